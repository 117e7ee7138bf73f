/** `wusul import projects` and `wusul export projects`: the sheets of projects as a file. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Option } from 'commander'
import { markSheet, marksOf } from '../../exchange/feeds/marking.ts'
import { type ProjectFormat, projectFormats, projectsFile } from '../../exchange/feeds/projects/export.ts'
import { checkProjectsFile, commitProjectsImport, type ProjectsOutcome } from '../../exchange/feeds/projects/import.ts'
import { receiveSheet } from '../../exchange/feeds/reading.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { columnsIn, exitCodeRejected, problemLine, problemsIn, refusedFile, refusedLine, unusedLines } from '../sheet-answer.ts'
import { actor, answer, asJson, begun, inHouse, ofOperation, operationOf, writing } from '../terminal.ts'

interface ImportFlags {
  operation?: string
  sheet?: string
  corrected?: string
  dryRun?: boolean
  json?: boolean
}

function answerOf({ sheet, counts, check, mapping }: ProjectsOutcome, importId: string | null, language: Language) {
  return {
    ...counts,
    projects: check.changes.map(({ code, version, fields }) => ({ code, version, fields })),
    problems: problemsIn(check.problems, language),
    problemCount: check.problemCount,
    learned: 0,
    import: importId,
    sheet,
    columns: columnsIn(mapping.columns),
  }
}

function inWords(file: string, said: ReturnType<typeof answerOf>): string {
  const { rows, new: made, changed, unchanged, rejected, repaired, problems, projects } = said
  return [
    file,
    `  ${rows} rows, ${rejected} rejected, ${repaired} repaired; projects: ${made} new, ${changed} changed, ${unchanged} unchanged${said.import === null ? ' (nothing stored)' : ''}`,
    ...projects.map(({ code, version, fields }) => `  ${version === null ? 'new' : 'changed'} ${code}: ${fields.join(', ')}`),
    ...unusedLines(said.columns),
    ...problems.map(problem => problemLine(problem)),
    ...(said.import === null ? [] : [`  import ${said.import}`]),
  ].join('\n')
}

async function importProjects(file: string, flags: ImportFlags): Promise<void> {
  await inHouse(async (house, language) => {
    try {
      const operation = await operationOf(house, flags.operation)
      const operationId = operation.id
      const asking = { actor, language }
      const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
      const bytes = new Uint8Array(await readFile(file))
      const fileName = path.basename(file)
      const options = { ...(flags.sheet && { sheet: flags.sheet }) }
      const checked = await checkProjectsFile(doors, asking, { code: operation.code, fileName, bytes, options })
      let importId: string | null = null
      // What changes nothing leaves no import behind.
      if (checked.check.changes.length > 0 && !flags.dryRun) {
        importId = await receiveSheet(doors, asking, { operationId, feed: 'projects', fileName, bytes, options })
        await commitProjectsImport(doors, asking, { code: operation.code, operationId, importId })
      }
      if (flags.corrected !== undefined) {
        const marks = marksOf({ ...checked, mapping: { at: {} } })
        await writeFile(flags.corrected, await markSheet({ bytes, fileName, language, ...marks }))
      }
      if (checked.counts.rejected > 0) process.exitCode = exitCodeRejected
      answer(flags, answerOf(checked, importId, language), said => inWords(file, said))
    } catch (error) {
      process.exitCode = 1
      answer(flags, refusedFile(error, language), said => refusedLine(file, said))
    }
  })
}

begun('import')
  .command('projects')
  .description('sheets of projects: XLSX or CSV; each project is stored whole or left as it is')
  .argument('<file>')
  .option(...ofOperation)
  .option('--sheet <name>', 'the sheet of a workbook; the likeliest when left out')
  .option('--corrected <file>', 'write the sheet with its problems marked, as a workbook (.xlsx)')
  .option('--dry-run', 'check and say what would happen; store nothing')
  .option('--json', 'print what was found as JSON')
  .action(importProjects)

begun('export')
  .command('projects')
  .description('the sheets of all projects, as the import reads them back')
  .option(...ofOperation)
  .addOption(
    new Option('--format <format>', 'kind of file; hxl is CSV with a row of tags').choices([...projectFormats]).default('xlsx'),
  )
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: { operation?: string; format: ProjectFormat; out?: string; json?: boolean }) =>
    inHouse(async (house, language) => {
      const { code } = await operationOf(house, flags.operation)
      const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
      const { body, name, count } = await projectsFile(doors, { actor, language }, { code, format: flags.format })
      const file = writing(flags.out, name)
      await writeFile(file, new Uint8Array(await new Response(body).arrayBuffer()))
      answer(flags, { file, projects: count }, () => `${count} projects in ${file}`)
    }),
  )
