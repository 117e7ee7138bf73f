/** `wusul import indicators`, `wusul export indicators`, and the figures of indicators compared with what was said. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inOrderOfWeight } from '../../exchange/feeds/activities/import.ts'
import { indicatorsWorkbook } from '../../exchange/feeds/indicators/export.ts'
import {
  checkIndicatorsFile,
  commitIndicatorsImport,
  type IndicatorsOutcome,
  storesSomething,
} from '../../exchange/feeds/indicators/import.ts'
import { markSheet, marksOfIndicators } from '../../exchange/feeds/marking.ts'
import { problemText } from '../../exchange/feeds/messages.ts'
import { receiveSheet } from '../../exchange/feeds/reading.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { recalculateFigures, verifyFigures } from '../../modules/indicators/index.ts'
import { exitCodeRejected, problemLine, refusedFile, refusedLine } from '../sheet-answer.ts'
import { actor, aMonth, answer, asJson, begun, inHouse, ofOperation, operationOf, program, writing } from '../terminal.ts'

interface ImportFlags {
  operation?: string
  period?: string
  sheet?: string
  dryRun?: boolean
  corrected?: string
  json?: boolean
}

interface Flags {
  operation?: string
  out?: string
  plan?: boolean
  json?: boolean
}

const shownProblems = 30

function answerOf({ sheet, counts, check }: IndicatorsOutcome, importId: string | null, language: Language) {
  return {
    ...counts,
    problems: inOrderOfWeight(check.problems).map(problem => ({
      row: problem.row,
      sheet: problem.details.sheet ?? sheet,
      column: problem.column,
      code: problem.code,
      severity: problem.severity,
      value: problem.value,
      ...problemText(problem, language),
    })),
    problemCount: check.problemCount,
    learned: 0,
    import: importId,
    sheet,
    sheets: check.sheets.map(({ name, kind, rows, unused }) => ({
      name,
      kind,
      rows,
      unused: unused.map(({ header }) => header),
    })),
  }
}

function inWords(file: string, said: ReturnType<typeof answerOf>): string {
  const { rows, new: made, changed, unchanged, rejected, repaired, problems, problemCount } = said
  return [
    file,
    `  ${rows} rows: ${made} new, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected, ${repaired} repaired${said.import === null ? ' (nothing stored)' : ''}`,
    ...said.sheets.flatMap(({ name, kind, rows: own, unused }) => [
      `  ${name ?? 'the sheet'}: ${own} rows of ${kind}`,
      ...(unused.length > 0 ? [`    columns not used: ${unused.join(', ')}`] : []),
    ]),
    ...problems.slice(0, shownProblems).map(problem => problemLine(problem, problem.sheet ? String(problem.sheet) : '')),
    ...(problemCount > shownProblems ? [`  … ${problemCount - shownProblems} more; see them all with --json`] : []),
    ...(said.import === null ? [] : [`  import ${said.import}`]),
  ].join('\n')
}

async function importIndicators(file: string, flags: ImportFlags): Promise<void> {
  await inHouse(async (house, language) => {
    try {
      const operation = await operationOf(house, flags.operation)
      const operationId = operation.id
      const asking = { actor, language }
      const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
      const bytes = new Uint8Array(await readFile(file))
      const fileName = path.basename(file)
      const options = { ...(flags.sheet && { sheet: flags.sheet }), ...(flags.period && { period: flags.period }) }
      const checked = await checkIndicatorsFile(doors, asking, { code: operation.code, fileName, bytes, options })
      let importId: string | null = null
      if (!flags.dryRun && storesSomething(checked)) {
        importId = await receiveSheet(doors, asking, { operationId, feed: 'indicators', fileName, bytes, options })
        await commitIndicatorsImport(doors, asking, { code: operation.code, operationId, importId })
      }
      if (flags.corrected !== undefined)
        await writeFile(flags.corrected, await markSheet({ bytes, fileName, language, ...marksOfIndicators(checked) }))
      if (checked.counts.rejected > 0) process.exitCode = exitCodeRejected
      answer(flags, answerOf(checked, importId, language), said => inWords(file, said))
    } catch (error) {
      process.exitCode = 1
      answer(flags, refusedFile(error, language), said => refusedLine(file, said))
    }
  })
}

begun('import')
  .command('indicators')
  .description(
    'indicators with their plan, targets by area and figures: XLSX or CSV; all good rows are stored, the others are listed',
  )
  .argument('<file>')
  .option('--operation <code>', 'operation, when there are several')
  .option('--period <YYYY-MM>', 'month of figures that do not say theirs', aMonth)
  .option('--sheet <name>', 'one sheet of a workbook; all that are about indicators when left out')
  .option('--dry-run', 'check and say what would happen; store nothing')
  .option('--corrected <file>', 'write the sheets with their problems marked, as a workbook (.xlsx)')
  .option('--json', 'print what was found as JSON')
  .action(importIndicators)

begun('export')
  .command('indicators')
  .description('indicators with their plan, targets and figures as a workbook, as the import reads it back')
  .option(...ofOperation)
  .option('--plan', 'the plan and targets alone, without figures')
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async (house, language) => {
      const operation = await operationOf(house, flags.operation)
      const given = { operationId: operation.id, values: !flags.plan }
      const { bytes, rows } = await indicatorsWorkbook(house, { actor, language }, given)
      const file = writing(flags.out, `${operation.code.toLowerCase()}-indicators.xlsx`)
      await writeFile(file, bytes)
      answer(flags, { file, rows }, () => `${rows} rows in ${file}`)
    }),
  )

const indicators = program.command('indicators').description('the figures of indicators that pages are drawn from')
indicators
  .command('verify')
  .description('compute every figure afresh from what was said and compare')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const found = await house.runner.run(verifyFigures, { operationId: operation.id }, { actor })
      answer(flags, found)
      if (found.places + found.areas > 0) process.exitCode = 1
    }),
  )
indicators
  .command('recompute')
  .description('compute every figure anew from what was said and keep it, when one was found to differ')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      answer(flags, await house.runner.run(recalculateFigures, { operationId: operation.id }, { actor }))
    }),
  )
