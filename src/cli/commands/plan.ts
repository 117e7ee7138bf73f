/** `wusul import plan` and `wusul export plan`: the strategic plan as a sheet. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Option } from 'commander'
import { markSheet, marksOf } from '../../exchange/feeds/marking.ts'
import { planFile, planFormats } from '../../exchange/feeds/plan/export.ts'
import { checkPlanFile, commitPlanImport, type PlanOutcome, planNamed } from '../../exchange/feeds/plan/import.ts'
import { receiveSheet } from '../../exchange/feeds/reading.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { columnsIn, exitCodeRejected, problemLine, problemsIn, refusedFile, refusedLine, unusedLines } from '../sheet-answer.ts'
import { aCount, actor, answer, asJson, begun, inHouse, operationOf, writing } from '../terminal.ts'

interface PlanFlags {
  operation?: string
  plan?: string
  sheet?: string
  corrected?: string
  dryRun?: boolean
  json?: boolean
}

interface ExportFlags extends Pick<PlanFlags, 'operation' | 'plan' | 'json'> {
  planVersion?: number
  format: (typeof planFormats)[number]
  out?: string
}

function answerOf({ plan, sheet, counts, check, mapping }: PlanOutcome, importId: string | null, language: Language) {
  return {
    ...counts,
    problems: problemsIn(check.problems, language),
    problemCount: check.problemCount,
    learned: 0,
    import: importId,
    sheet,
    plan: plan.code,
    columns: columnsIn(mapping.columns),
  }
}

function inWords(file: string, said: ReturnType<typeof answerOf>): string {
  const { rows, new: made, changed, unchanged, rejected, repaired, problems } = said
  return [
    file,
    `  ${rows} rows: ${made} new, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected, ${repaired} repaired${said.import === null ? ' (nothing stored)' : ''}`,
    ...unusedLines(said.columns),
    ...problems.map(problem => problemLine(problem)),
    ...(said.import === null ? [] : [`  import ${said.import}`]),
  ].join('\n')
}

async function importPlan(file: string, flags: PlanFlags): Promise<void> {
  await inHouse(async (house, language) => {
    try {
      const operation = await operationOf(house, flags.operation)
      const operationId = operation.id
      const asking = { actor, language }
      const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
      const bytes = new Uint8Array(await readFile(file))
      const fileName = path.basename(file)
      const options = { ...(flags.sheet && { sheet: flags.sheet }) }
      const given = { code: operation.code, fileName, bytes, planCode: flags.plan, options }
      const checked = await checkPlanFile(doors, asking, given)
      const wrong = checked.check.rejected > 0
      let importId: string | null = null
      if (!wrong && !flags.dryRun) {
        const received = { operationId, feed: 'plan' as const, fileName, bytes, options: { ...options, plan: checked.plan.code } }
        importId = await receiveSheet(doors, asking, received)
        await commitPlanImport(doors, asking, { code: operation.code, operationId, importId })
      }
      if (flags.corrected !== undefined) {
        const marks = marksOf({ ...checked, mapping: { at: {} } })
        await writeFile(flags.corrected, await markSheet({ bytes, fileName, language, ...marks }))
      }
      if (wrong) process.exitCode = exitCodeRejected
      answer(flags, answerOf(checked, importId, language), said => inWords(file, said))
    } catch (error) {
      process.exitCode = 1
      answer(flags, refusedFile(error, language), said => refusedLine(file, said))
    }
  })
}

begun('import')
  .command('plan')
  .description('objectives of a strategic plan and their people into its draft: XLSX or CSV, whole or not at all')
  .argument('<file>')
  .option('--operation <code>', 'operation, when there are several')
  .option('--plan <code>', 'plan, when there are several')
  .option('--sheet <name>', 'the sheet of a workbook; the likeliest when left out')
  .option('--corrected <file>', 'write the sheet with its problems marked, as a workbook (.xlsx)')
  .option('--dry-run', 'check and say what would happen; store nothing')
  .option('--json', 'print what was found as JSON')
  .action(importPlan)

begun('export')
  .command('plan')
  .description('a version of a strategic plan, as the import reads it back')
  .option('--operation <code>', 'operation, when there are several')
  .option('--plan <code>', 'plan, when there are several')
  .option('--plan-version <number>', 'the version; the one in force, else the draft, when left out', aCount)
  .addOption(new Option('--format <format>', 'kind of file').choices([...planFormats]).default('xlsx'))
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: ExportFlags) =>
    inHouse(async (house, language) => {
      const operation = await operationOf(house, flags.operation)
      const operationId = operation.id
      const asking = { actor, language }
      const plan = await planNamed(house, asking, operationId, flags.plan)
      const given = { operationId, planId: plan.id, no: flags.planVersion, format: flags.format }
      const { body, name, count } = await planFile(house, asking, given)
      const file = writing(flags.out, name)
      await writeFile(file, new Uint8Array(await new Response(body).arrayBuffer()))
      answer(flags, { file, rows: count }, () => `${count} rows in ${file}`)
    }),
  )
