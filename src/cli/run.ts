/** Every word of `wusul`, and how it ends. */
import { CommanderError } from 'commander'
import { Problem, problemDetails } from '../kernel/problems.ts'
import type { Language } from '../kernel/pure/languages.ts'
import './commands/import.ts'
import './commands/columns.ts'
import './commands/documents.ts'
import './commands/export.ts'
import './commands/plan.ts'
import './commands/indicators.ts'
import './commands/projects.ts'
import './commands/iati.ts'
import './commands/project-sheets.ts'
import './commands/money-files.ts'
import './commands/funding.ts'
import './commands/ledger.ts'
import './commands/operation.ts'
import './commands/names.ts'
import './commands/meeting.ts'
import './commands/contacts.ts'
import './commands/key.ts'
import './commands/sitrep.ts'
import './commands/notices.ts'
import './commands/people.ts'
import './commands/tokens.ts'
import './commands/record.ts'
import './commands/report.ts'
import './commands/trace.ts'
import './commands/anything.ts'
import { program, sentenceOf } from './terminal.ts'

const exitCodeFailed = 1
const exitCodeNotUnderstood = 2

/** Does what the arguments say. @returns the exit code, as `--help` lists them. */
export async function run(args: readonly string[]): Promise<number> {
  process.exitCode = 0
  try {
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode)
  } catch (error) {
    // What was not understood has been told already; so has help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodeNotUnderstood
    const language = program.opts<{ language?: Language }>().language ?? 'en'
    const json = args.includes('--json')
    if (json && error instanceof Problem) process.stderr.write(`${JSON.stringify(problemDetails(error, language))}\n`)
    else if (json) process.stderr.write(`${JSON.stringify({ detail: sentenceOf(error, language) })}\n`)
    else process.stderr.write(`${sentenceOf(error, language)}\n`)
    return exitCodeFailed
  }
}
