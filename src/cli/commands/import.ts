/** `wusul import`: sheets in, and a whole import taken back. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Command } from 'commander'
import { checkFile, commitImport, type ImportOutcome, inOrderOfWeight } from '../../exchange/feeds/activities/import.ts'
import { undoIatiImport } from '../../exchange/feeds/iati/import.ts'
import { markSheet, marksOf } from '../../exchange/feeds/marking.ts'
import { meaningOf } from '../../exchange/feeds/meanings.ts'
import { problemText } from '../../exchange/feeds/messages.ts'
import { checkNeedsFile, commitNeedsImport, type NeedsOutcome } from '../../exchange/feeds/needs/import.ts'
import { receiveSheet } from '../../exchange/feeds/reading.ts'
import { FileProblem } from '../../exchange/formats/table.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { undoImport } from '../../modules/delivery/index.ts'
import { undoFlowsImport } from '../../modules/funding/index.ts'
import { fileBytesMax, listImports, rememberColumns, showImport } from '../../modules/imports/index.ts'
import { undoIndicatorImport } from '../../modules/indicators/index.ts'
import { undoNeedsImport } from '../../modules/plan/index.ts'
import { undoProjectsImport } from '../../modules/projects/index.ts'
import { type ColumnWord, columnWord, foundColumns } from '../columns.ts'
import { exitCodeRejected, problemLine, refusedFile, refusedLine } from '../sheet-answer.ts'
import { actor, aMonth, answer, columns, inHouse, operationOf, print, program } from '../terminal.ts'

interface ImportFlags {
  operation?: string
  period?: string
  learn?: boolean
  sheet?: string
  map?: string[]
  remember?: boolean
  corrected?: string
  dryRun?: boolean
  json?: boolean
}

const feeds = {
  activities: { check: checkFile, commit: commitImport },
  needs: { check: checkNeedsFile, commit: commitNeedsImport },
}
type SheetFeed = keyof typeof feeds

const shownProblems = 30
const shownColumns = 10

/** What `--json` prints: one object for each file. */
function answerOf(feed: SheetFeed, outcome: ImportOutcome | NeedsOutcome, importId: string | null, language: Language) {
  return {
    ...outcome.counts,
    problems: inOrderOfWeight(outcome.check.problems).map(problem => ({
      row: problem.row,
      column: problem.column,
      code: problem.code,
      severity: problem.severity,
      value: problem.value,
      ...problemText(problem, language),
    })),
    problemCount: outcome.check.problemCount,
    learned: outcome.check.newEntries.length,
    import: importId,
    sheet: outcome.sheet,
    columns: outcome.mapping.columns.map(({ column, target, how }) => ({
      column: column.header || column.tag,
      holds: how === 'repeated' ? null : target,
      name: target === null || how === 'repeated' ? null : meaningOf(feed, target, language),
      how,
    })),
  }
}

type Answer = ReturnType<typeof answerOf>

function report(file: string, answer: Answer, dryRun: boolean): void {
  print(file)
  print(
    `  ${answer.rows} rows: ${answer.new} new, ${answer.changed} changed, ${answer.unchanged} unchanged, ${answer.rejected} rejected, ${answer.repaired} repaired${dryRun ? ' (nothing stored)' : ''}`,
  )
  const used = answer.columns.filter(({ holds }) => holds !== null)
  print(
    `  ${used.length} columns understood${used.length > 0 ? `: ${used.map(({ column, name }) => (column === name ? column : `${column} → ${name}`)).join(', ')}` : ''}`,
  )
  const open = answer.columns.filter(({ how }) => how === 'unknown' || how === 'repeated')
  if (open.length > 0)
    print(
      `  ${open.length} columns not used: ${open
        .slice(0, shownColumns)
        .map(({ column }) => column)
        .join(', ')}${open.length > shownColumns ? ' …' : ''}. Say what one holds with --map "COLUMN=FIELD".`,
    )
  if (answer.learned > 0) print(`  ${answer.learned} new names taken in as unreviewed`)
  for (const problem of answer.problems.slice(0, shownProblems)) print(problemLine(problem))
  if (answer.problemCount > shownProblems) print(`  … ${answer.problemCount - shownProblems} more; see them all with --json`)
  if (answer.import) print(`  import ${answer.import}`)
}

async function bytesOf(file: string): Promise<Uint8Array> {
  const { size } = await stat(file)
  if (size > fileBytesMax)
    throw new FileProblem('file-too-large', { megabytes: Math.ceil(size / 1_000_000), limit: fileBytesMax / 1_000_000 })
  return new Uint8Array(await readFile(file))
}

async function importSheets(feed: SheetFeed, files: string[], flags: ImportFlags): Promise<void> {
  if (flags.corrected !== undefined && files.length > 1) throw new Error('--corrected writes one workbook: give one file.')
  const words = (flags.map ?? []).map(text => columnWord(feed, text))
  const answers: object[] = []
  let refused = false
  await inHouse(async (house, language) => {
    const operation = await operationOf(house, flags.operation)
    const operationId = operation.id
    const asking = { actor, language }
    const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
    const options = {
      ...(flags.period && { period: flags.period }),
      ...(flags.sheet && { sheet: flags.sheet }),
      ...(words.length > 0 && { columns: Object.fromEntries(words.map(({ key, target }) => [key, target])) }),
      learn: flags.learn ?? false,
    }
    const one = async (file: string): Promise<Answer> => {
      const bytes = await bytesOf(file)
      const fileName = path.basename(file)
      const given = { code: operation.code, operationId, feed, fileName, bytes, options }
      const said = words.length > 0 ? await foundColumns(house, asking, given, words) : []
      let outcome: ImportOutcome | NeedsOutcome
      let id: string | null = null
      if (flags.dryRun) outcome = await feeds[feed].check(doors, asking, given)
      else {
        id = await receiveSheet(doors, asking, given)
        outcome = await feeds[feed].commit(doors, asking, { code: operation.code, operationId, importId: id })
        if (flags.remember && said.length > 0) await remember(said)
      }
      if (flags.corrected !== undefined)
        await writeFile(flags.corrected, await markSheet({ bytes, fileName, language, ...marksOf(outcome) }))
      if (outcome.counts.rejected > 0) process.exitCode = exitCodeRejected
      return answerOf(feed, outcome, id, language)
    }
    const remember = (columns: readonly ColumnWord[]) => house.runner.run(rememberColumns, { operationId, feed, columns }, asking)
    for (const file of files) {
      try {
        const answer = await one(file)
        if (flags.json) answers.push(answer)
        else report(file, answer, flags.dryRun ?? false)
      } catch (error) {
        refused = true
        const answer = refusedFile(error, language)
        if (flags.json) answers.push(answer)
        else print(refusedLine(file, answer))
      }
    }
  })
  if (flags.json) print(JSON.stringify(answers.length === 1 ? answers[0] : answers))
  if (refused) process.exitCode = 1
}

const again = (value: string, before: string[] = []) => [...before, value]

const importing = program.command('import').description('take in a sheet')

/** A command of a feed; all have the same options. */
function sheetCommand(feed: SheetFeed, description: string, period: string): Command {
  return importing
    .command(feed)
    .description(description)
    .argument('<file...>')
    .option('--operation <code>', 'operation, when there are several')
    .option('--period <YYYY-MM>', period, aMonth)
    .option('--learn', 'take in names the operation does not know, as unreviewed entries')
    .option('--sheet <name>', 'the sheet of a workbook; the likeliest when left out')
    .option('--map <column=field>', 'what a column holds, or "column=-" for not using it; may be given several times', again)
    .option('--remember', 'remember what --map says, for the sheets to come')
    .option('--corrected <file>', 'write the sheet with its problems marked, as a workbook (.xlsx)')
    .option('--dry-run', 'check and say what would happen; store nothing')
    .option('--json', 'print what was found as JSON')
    .action((files: string[], flags: ImportFlags) => importSheets(feed, files, flags))
}

sheetCommand(
  'activities',
  'who does what, where, when, for whom: XLSX, CSV or HXL; all good rows are stored, the others are listed',
  'month of rows that do not say theirs',
)
sheetCommand(
  'needs',
  'people in need and targeted by place, cluster and group, or displaced people by place (IOM DTM lists and their like)',
  'month that the list holds for',
)
importing
  .command('list')
  .description('the latest imports')
  .option('--operation <code>', 'operation, when there are several')
  .option('--json', 'print as JSON')
  .action((flags: { operation?: string; json?: boolean }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const found = await house.reader.read(listImports, { operationId }, { actor })
      answer(flags, found, () =>
        columns(found.map(entry => [entry.id, entry.receivedAt, entry.feed, entry.status, entry.counts?.rows, entry.fileName])),
      )
    }),
  )
importing
  .command('show')
  .description('an import with its counts and problems')
  .argument('<import>')
  .option('--operation <code>', 'operation, when there are several')
  .option('--json', 'print as JSON')
  .action((id: string, flags: { operation?: string; json?: boolean }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      answer(flags, await house.reader.read(showImport, { operationId, id }, { actor }))
    }),
  )
importing
  .command('undo')
  .description('take a whole import back')
  .argument('<import>')
  .option('--operation <code>', 'operation, when there are several')
  .option('--json', 'print as JSON')
  .action((importId: string, flags: { operation?: string; json?: boolean }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const input = { operationId: operation.id, importId }
      const { feed } = await house.reader.read(showImport, { operationId: operation.id, id: importId }, { actor })
      if (feed === 'plan')
        throw new Error(
          'A sheet of a plan goes into a draft, which is edited until it is put in force: there is nothing to take back.',
        )
      if (feed === 'indicators') {
        const taken = await house.runner.run(undoIndicatorImport, input, { actor })
        const said = `${taken.withdrawn} figures withdrawn; ${taken.back} definitions and targets as they were before, ${taken.kept} kept as they were changed since or are in use`
        return answer(flags, taken, () => said)
      }
      if (feed === 'projects') {
        const taken = await house.runner.run(undoProjectsImport, input, { actor })
        const said = `${taken.withdrawn} projects withdrawn, ${taken.restored} as they were before, ${taken.kept} kept as they were changed since`
        return answer(flags, taken, () => said)
      }
      if (feed === 'rates')
        throw new Error(
          'Rates that were published are not taken back: import the table that corrects them, and its rates count from then on.',
        )
      if (feed === 'flows' || feed === 'fts') {
        const taken = await house.runner.run(undoFlowsImport, input, { actor })
        return answer(flags, taken, () => `${taken.reversed} entries reversed, ${taken.agreements} agreements withdrawn`)
      }
      if (feed === 'iati') {
        const taken = await undoIatiImport(house, { actor }, input)
        const said = `${taken.money.reversed} movements reversed; ${taken.projects.withdrawn} projects withdrawn, ${taken.projects.restored} as they were before, ${taken.projects.kept} kept as they were changed since`
        return answer(flags, taken, () => said)
      }
      const undone = await house.runner.run(feed === 'needs' ? undoNeedsImport : undoImport, input, { actor })
      const what = feed === 'needs' ? 'figures' : 'lines'
      answer(flags, undone, () => `${undone.withdrawn} ${what} withdrawn, ${undone.restored} as they were before`)
    }),
  )
