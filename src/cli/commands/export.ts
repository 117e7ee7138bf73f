/** `wusul template` and `wusul export`: sheets out. */
import { writeFile } from 'node:fs/promises'
import { Option } from 'commander'
import { exportFile, exportFormats } from '../../exchange/feeds/activities/export.ts'
import { activityTemplate } from '../../exchange/feeds/activities/template.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import { actor, aMonth, answer, asJson, inHouse, operationOf, program, writing } from '../terminal.ts'

interface ExportFlags {
  operation?: string
  format: (typeof exportFormats)[number]
  from?: string
  to?: string
  out?: string
  json?: boolean
}

program
  .command('template')
  .description('a workbook for partners to fill')
  .command('activities')
  .description('drop-down lists, a row of HXL tags, instructions in three languages')
  .option('--operation <code>', 'operation, when there are several')
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: { operation?: string; out?: string; json?: boolean }) =>
    inHouse(async (house, language) => {
      const operation = await operationOf(house, flags.operation)
      const file = writing(flags.out, `${operation.code.toLowerCase()}-template.xlsx`)
      await writeFile(
        file,
        new Uint8Array(await activityTemplate({ ...house, db: dbOf(house.pool) }, { actor, language }, operation.code)),
      )
      answer(flags, { file }, () => file)
    }),
  )

program
  .command('export')
  .description('take data out')
  .command('activities')
  .description('report lines, as the import reads them back')
  .option('--operation <code>', 'operation, when there are several')
  .addOption(new Option('--format <format>', 'kind of file').choices([...exportFormats]).default('xlsx'))
  .option('--from <YYYY-MM>', 'first month', aMonth)
  .option('--to <YYYY-MM>', 'last month', aMonth)
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: ExportFlags) =>
    inHouse(async (house, language) => {
      const { format, from, to } = flags
      const operation = await operationOf(house, flags.operation)
      const { body, name, count } = await exportFile(
        house,
        { actor, language },
        { operationId: operation.id, code: operation.code, format, from, to },
      )
      const file = writing(flags.out, name)
      await writeFile(file, new Uint8Array(await new Response(body).arrayBuffer()))
      answer(flags, { file, lines: count }, () => `${count} lines in ${file}`)
    }),
  )
