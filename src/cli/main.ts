/** `wusul`: the command line on the server. It acts for the installation itself, so it may do everything. */
import { Problem, problemDetails } from '../kernel/problems.ts'
import type { Language } from '../kernel/pure/languages.ts'
import './commands/import.ts'
import './commands/columns.ts'
import './commands/export.ts'
import './commands/operation.ts'
import './commands/names.ts'
import './commands/record.ts'
import './commands/accounts.ts'
import './commands/anything.ts'
import { program, sentenceOf } from './terminal.ts'

// Whoever reads us may have read enough (`wusul views | head`).
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
})

program.parseAsync().catch(error => {
  const language = program.opts<{ language?: Language }>().language ?? 'en'
  process.stderr.write(`${sentenceOf(error, language)}\n`)
  if (error instanceof Problem) process.stderr.write(`${JSON.stringify(problemDetails(error, language))}\n`)
  process.exitCode = 1
})
