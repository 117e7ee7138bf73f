/** `wusul columns`: what columns of sheets are remembered to hold. */
import { meaningOf } from '../../exchange/feeds/meanings.ts'
import { nameKey } from '../../exchange/feeds/text.ts'
import { forgetColumns, listRememberedColumns } from '../../modules/imports/index.ts'
import { actor, answer, asJson, inHouse, ofOperation, operationOf, print, program } from '../terminal.ts'

interface ColumnFlags {
  operation?: string
  json?: boolean
}

const columns = program.command('columns').description('what columns of sheets are remembered to hold')
columns
  .command('list')
  .description('list them: feed, heading, what it holds')
  .option('--operation <code>', 'operation, when there are several')
  .option('--json', 'print them as JSON')
  .action((flags: ColumnFlags) =>
    inHouse(async (house, language) => {
      const operation = await operationOf(house, flags.operation)
      const found = await house.reader.read(listRememberedColumns, { operationId: operation.id }, { actor })
      if (flags.json) return print(JSON.stringify(found))
      for (const column of found)
        print(
          [
            column.feed,
            column.heading,
            column.target === null ? 'not used' : meaningOf(column.feed, column.target, language),
            ...(column.forEveryone ? [] : ['for one person']),
          ].join('\t'),
        )
    }),
  )
columns
  .command('forget')
  .description('forget what a heading was remembered to hold; sheets with it ask again')
  .argument('<heading>')
  .option(...ofOperation)
  .option(...asJson)
  .action((heading: string, flags: ColumnFlags) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const found = await house.reader.read(listRememberedColumns, { operationId: operation.id }, { actor })
      const ids = found
        .filter(column => column.heading === heading || column.key === heading || column.key === nameKey(heading))
        .map(({ id }) => id)
      if (ids.length === 0) throw new Error(`Nothing is remembered for “${heading}”. See: wusul columns list.`)
      const done = await house.runner.run(forgetColumns, { operationId: operation.id, ids }, { actor })
      answer(flags, done, ({ forgotten }) => `${forgotten} forgotten`)
    }),
  )
