/** `wusul import`: sheets in, and a whole import taken back. */
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import {
  checkFile,
  commitImport,
  type ImportOutcome,
  inOrderOfWeight,
  receiveActivities,
} from '../../exchange/feeds/activities/import.ts'
import { problemText } from '../../exchange/feeds/activities/messages.ts'
import { importNeeds } from '../../exchange/feeds/needs/import.ts'
import { FileProblem } from '../../exchange/formats/table.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { undoImport } from '../../modules/delivery/index.ts'
import { fileBytesMax, listImports, showImport } from '../../modules/imports/index.ts'
import { actor, aMonth, answer, codeOf, columns, inHouse, operationOf, print, program, sentenceOf } from '../terminal.ts'

interface ImportFlags {
  operation?: string
  period?: string
  learn?: boolean
  dryRun?: boolean
  json?: boolean
}

const shownProblems = 30

/** What `--json` prints: one object for each file. */
function answerOf(outcome: ImportOutcome, importId: string | null, language: Language) {
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
  }
}

function report(file: string, answer: ReturnType<typeof answerOf>, dryRun: boolean): void {
  print(file)
  print(
    `  ${answer.rows} rows: ${answer.new} new, ${answer.changed} changed, ${answer.unchanged} unchanged, ${answer.rejected} rejected, ${answer.repaired} repaired${dryRun ? ' (nothing stored)' : ''}`,
  )
  if (answer.learned > 0) print(`  ${answer.learned} new names taken in as unreviewed`)
  for (const problem of answer.problems.slice(0, shownProblems))
    print(
      `  ${problem.severity}${problem.row > 0 ? ` row ${problem.row}` : ''}${problem.column ? ` · ${problem.column}` : ''}${problem.value ? ` · "${problem.value}"` : ''}: ${problem.message} ${problem.remedy}`,
    )
  if (answer.problemCount > shownProblems) print(`  … ${answer.problemCount - shownProblems} more; see them all with --json`)
  if (answer.import) print(`  import ${answer.import}`)
}

async function importActivities(files: string[], flags: ImportFlags): Promise<void> {
  const answers: object[] = []
  let refused = false
  await inHouse(async (house, language) => {
    const operation = await operationOf(house, flags.operation)
    const asking = { actor, language }
    const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
    const options = { ...(flags.period && { period: flags.period }), learn: flags.learn ?? false }
    for (const file of files) {
      try {
        const { size } = await stat(file)
        if (size > fileBytesMax)
          throw new FileProblem('file-too-large', { megabytes: Math.ceil(size / 1_000_000), limit: fileBytesMax / 1_000_000 })
        const bytes = new Uint8Array(await readFile(file))
        const given = { code: operation.code, operationId: operation.id, fileName: path.basename(file), bytes, options }
        let outcome: ImportOutcome
        let id: string | null = null
        if (flags.dryRun) outcome = await checkFile(doors, asking, given)
        else {
          id = await receiveActivities(doors, asking, given)
          outcome = await commitImport(doors, asking, { code: operation.code, operationId: operation.id, importId: id })
        }
        const answer = answerOf(outcome, id, language)
        if (outcome.counts.rejected > 0) process.exitCode = 3
        if (flags.json) answers.push(answer)
        else report(file, answer, flags.dryRun ?? false)
      } catch (error) {
        refused = true
        const message = sentenceOf(error, language)
        if (flags.json)
          answers.push({
            rows: 0,
            new: 0,
            changed: 0,
            unchanged: 0,
            rejected: 0,
            repaired: 0,
            problems: [{ row: 0, column: null, code: codeOf(error), value: null, message, remedy: '' }],
            import: null,
          })
        else print(`${file}\n  ${message}`)
      }
    }
  })
  if (flags.json) print(JSON.stringify(answers.length === 1 ? answers[0] : answers))
  if (refused) process.exitCode = 1
}

const importing = program.command('import').description('take in a sheet')
importing
  .command('activities')
  .description('who does what, where, when, for whom: XLSX, CSV or HXL; all good rows are stored, the others are listed')
  .argument('<file...>')
  .option('--operation <code>', 'operation, when there are several')
  .option('--period <YYYY-MM>', 'month of rows that do not say theirs', aMonth)
  .option('--learn', 'take in names the operation does not know, as unreviewed entries')
  .option('--dry-run', 'check and say what would happen; store nothing')
  .option('--json', 'print as JSON')
  .action(importActivities)
importing
  .command('needs')
  .description('displaced people by place (IOM DTM lists and their like), as people in need')
  .argument('<file...>')
  .option('--operation <code>', 'operation, when there are several')
  .option('--period <YYYY-MM>', 'month that the list holds for', aMonth)
  .option('--dry-run', 'check and say what would happen; store nothing')
  .option('--json', 'print as JSON')
  .action((files: string[], flags: ImportFlags) =>
    inHouse(async (house, language) => {
      const operation = await operationOf(house, flags.operation)
      for (const file of files) {
        const given = {
          code: operation.code,
          fileName: path.basename(file),
          bytes: new Uint8Array(await readFile(file)),
          period: flags.period,
          dryRun: flags.dryRun,
        }
        const outcome = await importNeeds(
          { db: dbOf(house.pool), runner: house.runner, reader: house.reader },
          { actor, language },
          given,
        )
        const problems = inOrderOfWeight(outcome.problems).map(problem => ({ ...problem, ...problemText(problem, language) }))
        if (outcome.rejected > 0) process.exitCode = 3
        if (flags.json) print(JSON.stringify({ ...outcome, problems }))
        else {
          print(
            `${file}\n  ${outcome.rows} rows, ${outcome.people} people in ${outcome.stored} places, ${outcome.rejected} rows rejected`,
          )
          for (const problem of problems.slice(0, shownProblems))
            print(`  ${problem.severity} row ${problem.row}: ${problem.message} ${problem.remedy}`)
          if (problems.length > shownProblems) print(`  … ${problems.length - shownProblems} more; see them all with --json`)
        }
      }
    }),
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
      const undone = await house.runner.run(undoImport, { operationId: operation.id, importId }, { actor })
      answer(flags, undone, () => `${undone.withdrawn} lines withdrawn, ${undone.restored} as they were before`)
    }),
  )
