/** `wusul import iati`: activities that anybody published, with their projects and their money. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkIatiFile, commitIatiImport, type IatiOutcome } from '../../exchange/feeds/iati/import.ts'
import { receiveSheet } from '../../exchange/feeds/reading.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { writtenAmount } from '../../kernel/pure/money.ts'
import type { FlowsStored } from '../../modules/funding/schema.ts'
import { exitCodeRejected, problemLine, problemsIn, refusedFile, refusedLine } from '../sheet-answer.ts'
import { actor, answer, begun, inHouse, ofOperation, operationOf } from '../terminal.ts'

interface Flags {
  operation?: string
  check?: boolean
  learn: boolean
  onlyCountry?: boolean
  json?: boolean
}

const shownProblems = 30

function answerOf({ check, counts }: IatiOutcome, stored: FlowsStored | null, importId: string | null, language: Language) {
  return {
    ...counts,
    version: check.version,
    projects: check.projects.changes.map(({ code, version }) => ({ code, version })),
    agreements: check.agreements.length,
    funds: check.funds.length,
    entries: check.entries.length,
    money: check.sums.map(({ kind, currency, amountMinor, count }) => ({
      ...{ kind, currency, amount: writtenAmount(BigInt(amountMinor), currency) || '0', count },
    })),
    stored,
    problems: problemsIn(check.problems, language),
    problemCount: check.problemCount,
    learned: check.learned.length,
    import: importId,
  }
}

function inWords(file: string, said: ReturnType<typeof answerOf>): string {
  const { rows, rejected, repaired, projects, agreements, funds, entries, money, problems, problemCount, stored } = said
  const made = projects.filter(({ version }) => version === null).length
  return [
    file,
    `  IATI ${said.version ?? '2'}: ${rows} activities, ${rejected} left out, ${repaired} repaired${stored === null ? ' (nothing stored)' : ''}`,
    `  projects: ${made} new, ${projects.length - made} changed, ${said.unchanged} unchanged; ${said.learned} new organisations`,
    `  money: ${agreements} agreements, ${funds} funds, ${entries} movements`,
    ...money.map(({ kind, currency, amount, count }) => `    ${kind} ${currency} ${amount} (${count})`),
    ...(stored === null
      ? []
      : [
          `  stored: ${stored.entries.new} movements new, ${stored.entries.changed} changed, ${stored.entries.unchanged} unchanged; ${stored.entries.notStated} of money whose giver is not stated`,
        ]),
    ...problems.slice(0, shownProblems).map(problem => problemLine(problem)),
    ...(problemCount > shownProblems ? [`  … ${problemCount - shownProblems} more; see them all with --json`] : []),
    ...(said.import === null ? [] : [`  import ${said.import}`]),
  ].join('\n')
}

async function importIati(file: string, flags: Flags): Promise<void> {
  await inHouse(async (house, language) => {
    try {
      const operation = await operationOf(house, flags.operation)
      const asking = { actor, language }
      const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
      const bytes = new Uint8Array(await readFile(file))
      const options = { learn: flags.learn, onlyCountry: flags.onlyCountry ?? false }
      const { code, id: operationId } = operation
      let outcome = await checkIatiFile(doors, asking, { code, bytes, options })
      let stored: FlowsStored | null = null
      let importId: string | null = null
      if (!flags.check) {
        importId = await receiveSheet(doors, asking, { operationId, feed: 'iati', fileName: path.basename(file), bytes, options })
        const done = await commitIatiImport(doors, asking, { code, operationId, importId })
        stored = done.stored
        outcome = done
      }
      if (outcome.counts.rejected > 0) process.exitCode = exitCodeRejected
      answer(flags, answerOf(outcome, stored, importId, language), said => inWords(file, said))
    } catch (error) {
      process.exitCode = 1
      answer(flags, refusedFile(error, language), said => refusedLine(file, said))
    }
  })
}

begun('import')
  .command('iati')
  .description('published activities (IATI 2.01 to 2.03): their projects, and their money as it is stated')
  .argument('<file>')
  .option(...ofOperation)
  .option('--check', 'say what is found and what would be stored; store nothing')
  .option('--no-learn', 'leave organisations that nobody knows as not stated, instead of taking them in as unreviewed')
  .option('--only-country', 'leave out activities that are for other countries alone')
  .option('--json', 'print what was found as JSON')
  .action(importIati)
