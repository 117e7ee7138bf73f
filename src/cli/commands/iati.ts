/** `wusul import iati` and `wusul export iati`: activities that anybody published, and those of an operation, with projects and money. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { exportIati } from '../../exchange/feeds/iati/export.ts'
import { checkIatiFile, commitIatiImport, type IatiOutcome } from '../../exchange/feeds/iati/import.ts'
import { receiveSheet } from '../../exchange/feeds/reading.ts'
import { IatiSchemas, type SchemaFault, type SchemaKind } from '../../exchange/formats/iati/validate.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { writtenAmount } from '../../kernel/pure/money.ts'
import { readSettings } from '../../kernel/settings.ts'
import type { FlowsStored } from '../../modules/funding/schema.ts'
import { exitCodeRejected, problemLine, problemsIn, refusedFile, refusedLine } from '../sheet-answer.ts'
import { actor, answer, asJson, begun, inHouse, ofOperation, operationOf, writing } from '../terminal.ts'

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
      const bytes = () => readFile(file)
      const options = { learn: flags.learn, onlyCountry: flags.onlyCountry ?? false }
      const { code, id: operationId } = operation
      let outcome = await checkIatiFile(doors, asking, { code, bytes: await bytes(), options })
      let stored: FlowsStored | null = null
      let importId: string | null = null
      if (!flags.check) {
        importId = await receiveSheet(doors, asking, {
          operationId,
          feed: 'iati',
          fileName: path.basename(file),
          bytes: await bytes(),
          options,
        })
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

/** What the official schema finds wrong; null where the schemas are not there. */
async function schemaFaults(bytes: Uint8Array, kind: SchemaKind): Promise<SchemaFault[] | null> {
  const { iatiSchemas } = readSettings(process.env)
  if (iatiSchemas === null) return null
  using schemas = await IatiSchemas.open(iatiSchemas)
  return schemas.faults(bytes, kind)
}

interface ExportFlags {
  operation?: string
  organisationFile?: boolean
  publisher?: string
  out?: string
  json?: boolean
}

begun('export')
  .command('iati')
  .description('projects with their money, places, clusters and people reached as IATI 2.03')
  .option(...ofOperation)
  .option('--organisation-file', 'budgets by year instead: asked for, committed to each receiver, spent')
  .option('--publisher <identifier>', 'identifier of who publishes it, as the IATI registry has it')
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: ExportFlags) =>
    inHouse(async (house, language) => {
      const { code } = await operationOf(house, flags.operation)
      const { organisationFile, publisher } = flags
      const made = await exportIati({ reader: house.reader }, { actor, language }, { code, organisationFile, publisher })
      const file = writing(flags.out, made.name)
      await writeFile(file, made.body)
      const { count, findings } = made
      const what = organisationFile ? 'organisations' : 'activities'
      const faults = await schemaFaults(new TextEncoder().encode(made.body), what)
      if (faults && faults.length > 0) process.exitCode = 1
      answer(flags, { file, count, findings, schemaFaults: faults }, () =>
        [
          `${count} ${what} in ${file}; ${findings} findings`,
          faults === null
            ? 'not tried against the official schemas: WUSUL_IATI_SCHEMAS is not set'
            : `${faults.length} faults by the official schema`,
          ...(faults ?? []).slice(0, shownProblems).map(({ line, message }) => `  line ${line}: ${message}`),
        ].join('\n'),
      )
    }),
  )
