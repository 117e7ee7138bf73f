/** `wusul import flows|fts|rates`, `wusul export flows|fts` and `wusul template flows`: money that comes in and goes out as files. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Command, Option } from 'commander'
import { type FlowFormat, flowFormats, flowsFile } from '../../exchange/feeds/flows/export.ts'
import { checkFlowsFile, commitFlowsImport, type FlowsOutcome, knownFlows } from '../../exchange/feeds/flows/import.ts'
import { flowTemplate } from '../../exchange/feeds/flows/template.ts'
import { ftsAnswer } from '../../exchange/feeds/fts/export.ts'
import { checkFtsFiles, commitFtsImport, type FtsOutcome, oneFile } from '../../exchange/feeds/fts/import.ts'
import { markSheet, marksOf } from '../../exchange/feeds/marking.ts'
import { checkRatesFile, commitRatesImport, type RatesOutcome } from '../../exchange/feeds/rates/import.ts'
import { receiveSheet } from '../../exchange/feeds/reading.ts'
import { FileProblem } from '../../exchange/formats/table.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { writtenAmount } from '../../kernel/pure/money.ts'
import { fileBytesMax } from '../../modules/imports/index.ts'
import { columnsIn, exitCodeRejected, problemLine, problemsIn, refusedFile, refusedLine, unusedLines } from '../sheet-answer.ts'
import { actor, aMonth, answer, asJson, begun, inHouse, ofOperation, operationOf, writing } from '../terminal.ts'

interface Flags {
  operation?: string
  sheet?: string
  period?: string
  year?: number
  learn?: boolean
  corrected?: string
  check?: boolean
  dryRun?: boolean
  json?: boolean
}

const shownProblems = 30

interface Said {
  rows: number
  new: number
  changed: number
  unchanged: number
  rejected: number
  repaired: number
  problems: ReturnType<typeof problemsIn>
  problemCount: number
  learned: number
  import: string | null
}

/** What `--json` prints of every feed. */
function saidOf(
  {
    counts,
    check,
  }: {
    counts: FlowsOutcome['counts']
    check: { problems: FlowsOutcome['check']['problems']; problemCount: number; newEntries?: readonly unknown[] }
  },
  importId: string | null,
  language: Language,
): Said {
  const problems = problemsIn(check.problems, language)
  return { ...counts, problems, problemCount: check.problemCount, learned: check.newEntries?.length ?? 0, import: importId }
}

function linesOf(file: string, what: string, said: Said, more: readonly string[]): string {
  return [
    file,
    `  ${said.rows} rows, ${said.rejected} rejected, ${said.repaired} repaired; ${what}: ${said.new} new, ${said.changed} changed, ${said.unchanged} unchanged${said.import === null ? ' (nothing stored)' : ''}`,
    ...more,
    ...(said.learned > 0 ? [`  ${said.learned} organisations taken in as unreviewed`] : []),
    ...said.problems.slice(0, shownProblems).map(problem => problemLine(problem)),
    ...(said.problemCount > shownProblems ? [`  … ${said.problemCount - shownProblems} more; see them all with --json`] : []),
    ...(said.import === null ? [] : [`  import ${said.import}`]),
  ].join('\n')
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const { size } = await stat(file)
  if (size > fileBytesMax)
    throw new FileProblem('file-too-large', { megabytes: Math.ceil(size / 1_000_000), limit: fileBytesMax / 1_000_000 })
  return new Uint8Array(await readFile(file))
}

type House = Parameters<Parameters<typeof inHouse>[0]>[0]
interface Work {
  doors: { db: ReturnType<typeof dbOf>; runner: House['runner']; reader: House['reader'] }
  asking: { actor: typeof actor; language: Language }
  operation: Awaited<ReturnType<typeof operationOf>>
}

/** Does the work of an import, and answers for a file that cannot be read or stored in words. */
async function importing(file: string, flags: Flags, work: (given: Work) => Promise<void>): Promise<void> {
  await inHouse(async (house, language) => {
    try {
      const operation = await operationOf(house, flags.operation)
      const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
      await work({ doors, asking: { actor, language }, operation })
    } catch (error) {
      process.exitCode = 1
      answer(flags, refusedFile(error, language), said => refusedLine(file, said))
    }
  })
}

const onlyChecks = ({ check, dryRun }: Flags) => check || dryRun

async function importFlows(file: string, flags: Flags): Promise<void> {
  await importing(file, flags, async ({ doors, asking, operation }) => {
    const { code, id: operationId } = operation
    const bytes = await bytesOf(file)
    const fileName = path.basename(file)
    const options = { ...(flags.sheet && { sheet: flags.sheet }), learn: flags.learn ?? false }
    let outcome: FlowsOutcome = await checkFlowsFile(doors, asking, { code, fileName, bytes, options })
    let importId: string | null = null
    // What says nothing new leaves no import behind.
    if (!onlyChecks(flags) && outcome.check.entries.length + outcome.check.agreements.length > 0) {
      importId = await receiveSheet(doors, asking, { operationId, feed: 'flows', fileName, bytes, options })
      outcome = await commitFlowsImport(doors, asking, { code, operationId, importId })
    }
    if (flags.corrected !== undefined) {
      const marks = marksOf({ ...outcome, mapping: { at: {} } })
      await writeFile(flags.corrected, await markSheet({ bytes, fileName, language: asking.language, ...marks }))
    }
    if (outcome.counts.rejected > 0) process.exitCode = exitCodeRejected
    const { sums, agreements } = outcome.check
    const said = {
      ...saidOf(outcome, importId, asking.language),
      ...{ agreements: agreements.map(agreement => agreement.code), sums, sheet: outcome.sheet },
      columns: columnsIn(outcome.mapping.columns),
    }
    answer(flags, said, () =>
      linesOf(file, 'movements', said, [
        ...sums.map(
          ({ kind, currency, amountMinor, count }) =>
            `  ${kind}: ${count}, ${writtenAmount(BigInt(amountMinor), currency)} ${currency}`,
        ),
        ...(agreements.length > 0 ? [`  agreements: ${said.agreements.join(', ')}`] : []),
        ...unusedLines(said.columns),
      ]),
    )
  })
}

async function importFts(files: string[], flags: Flags): Promise<void> {
  const [first = ''] = files
  await importing(first, flags, async ({ doors, asking, operation }) => {
    const { code, id: operationId } = operation
    const read = await Promise.all(files.map(async file => ({ name: path.basename(file), bytes: await bytesOf(file) })))
    const options = { learn: flags.learn ?? false, ...(flags.year !== undefined && { year: flags.year }) }
    let outcome: FtsOutcome = await checkFtsFiles(doors, asking, { code, files: read, options })
    let importId: string | null = null
    if (!onlyChecks(flags) && outcome.check.agreements.length + outcome.check.requirements.length > 0) {
      const { name, bytes } = oneFile(read)
      const period = flags.year === undefined ? {} : { period: `${flags.year}-01` }
      importId = await receiveSheet(doors, asking, {
        operationId,
        feed: 'fts',
        fileName: name,
        bytes,
        options: { learn: options.learn, ...period },
      })
      outcome = await commitFtsImport(doors, asking, { code, operationId, importId, options })
    }
    if (outcome.counts.rejected > 0) process.exitCode = exitCodeRejected
    const { totals, apart, requirements } = outcome.check
    const said = { ...saidOf(outcome, importId, asking.language), totals, apart, requirements: requirements.length }
    answer(flags, said, () =>
      linesOf(files.join(', '), 'flows', said, [
        `  incoming funding ${totals.found.incoming.fundingTotal} USD${totals.stated ? `, stated ${totals.stated.incoming.fundingTotal} USD` : ''}; ${totals.storable.incoming.fundingTotal} USD can be stored`,
        ...(apart.count > 0 ? [`  ${apart.count} flows shared with what lies outside, ${apart.amountUSD} USD, in no total`] : []),
        ...(requirements.length > 0 ? [`  ${requirements.length} requirements`] : []),
      ]),
    )
  })
}

async function importRates(file: string, flags: Flags): Promise<void> {
  await importing(file, flags, async ({ doors, asking, operation }) => {
    const { code, id: operationId } = operation
    const bytes = await bytesOf(file)
    const fileName = path.basename(file)
    const options = { ...(flags.sheet && { sheet: flags.sheet }), ...(flags.period && { period: flags.period }) }
    let outcome: RatesOutcome = await checkRatesFile(doors, asking, { operationId, fileName, bytes, options })
    let importId: string | null = null
    if (!onlyChecks(flags) && outcome.check.rates.length > 0) {
      importId = await receiveSheet(doors, asking, { operationId, feed: 'rates', fileName, bytes, options })
      outcome = await commitRatesImport(doors, asking, { code, operationId, importId })
    }
    if (outcome.counts.rejected > 0) process.exitCode = exitCodeRejected
    const said = {
      ...saidOf(outcome, importId, asking.language),
      ...{ baseCurrency: outcome.baseCurrency, sheet: outcome.sheet, columns: columnsIn(outcome.mapping.columns) },
    }
    answer(flags, said, () => linesOf(file, `rates for one ${outcome.baseCurrency}`, said, unusedLines(said.columns)))
  })
}

const aYear = (text: string) => {
  if (!/^(?:19|20)\d\d$/.test(text)) throw new Error('A year has four digits.')
  return Number(text)
}

/** Options that every import of money has. */
const common = (command: Command): Command =>
  command
    .option(...ofOperation)
    .option('--check', 'check and say what would happen; store nothing')
    .addOption(new Option('--dry-run', 'the same as --check').hideHelp())
    .option(...asJson)

common(
  begun('import')
    .command('flows')
    .description('money in a sheet: who gave whom how much, and what became of it; the same sheet again is no new money'),
)
  .argument('<file>')
  .option('--sheet <name>', 'the sheet of a workbook; the likeliest when left out')
  .option('--learn', 'take in organisations that nobody knows, as unreviewed')
  .option('--corrected <file>', 'write the sheet with its problems marked, as a workbook (.xlsx)')
  .action(importFlows)
common(
  begun('import')
    .command('fts')
    .description('flows of the Financial Tracking Service (JSON), all pages together; requirements by cluster as well'),
)
  .argument('<file...>')
  .option('--learn', 'take in organisations that nobody knows, as unreviewed')
  .option('--year <year>', 'year of requirements', aYear)
  .action(importFts)
common(
  begun('import')
    .command('rates')
    .description('exchange rates as the United Nations publish them: date, currency, units for one US dollar'),
)
  .argument('<file>')
  .option('--sheet <name>', 'the sheet of a workbook; the likeliest when left out')
  .option('--period <YYYY-MM>', 'month of rows that do not say theirs', aMonth)
  .action(importRates)

begun('export')
  .command('flows')
  .description('all money as the import reads it back')
  .option(...ofOperation)
  .addOption(new Option('--format <format>', 'kind of file').choices([...flowFormats]).default('xlsx'))
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: { operation?: string; format: FlowFormat; out?: string; json?: boolean }) =>
    inHouse(async (house, language) => {
      const { code } = await operationOf(house, flags.operation)
      const known = await knownFlows(house, { actor, language }, code)
      const { body, name, count } = flowsFile(known, { code, format: flags.format, language })
      const file = writing(flags.out, name)
      await writeFile(file, new Uint8Array(await new Response(body).arrayBuffer()))
      answer(flags, { file, entries: count }, () => `${count} movements in ${file}`)
    }),
  )
begun('export')
  .command('fts')
  .description('contributions and what was passed on, as flows of the Financial Tracking Service (JSON)')
  .option(...ofOperation)
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: { operation?: string; out?: string; json?: boolean }) =>
    inHouse(async (house, language) => {
      const { code } = await operationOf(house, flags.operation)
      const { body, flows, withoutRate } = ftsAnswer(await knownFlows(house, { actor, language }, code))
      const file = writing(flags.out, `${code.toLowerCase()}-fts.json`)
      await writeFile(file, body)
      const left = withoutRate > 0 ? `; ${withoutRate} left out, for which no rate to the dollar is known` : ''
      answer(flags, { file, flows, withoutRate }, () => `${flows} flows in ${file}${left}`)
    }),
  )
begun('template')
  .command('flows')
  .description('a workbook for money, with drop-down lists and a row of HXL tags')
  .option(...ofOperation)
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: { operation?: string; out?: string; json?: boolean }) =>
    inHouse(async (house, language) => {
      const { code } = await operationOf(house, flags.operation)
      const file = writing(flags.out, `${code.toLowerCase()}-money-template.xlsx`)
      await writeFile(file, await flowTemplate(await knownFlows(house, { actor, language }, code), language))
      answer(flags, { file }, () => file)
    }),
  )
