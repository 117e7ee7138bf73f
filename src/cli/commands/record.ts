/** `wusul journal` and `wusul totals`: what was done, and whether the record and the figures still hold. */
import { dbOf } from '../../kernel/database/sql.ts'
import { journalEntries, verifyJournal } from '../../kernel/journal.ts'
import { verifyTotals } from '../../modules/delivery/index.ts'
import { actor, inHouse, operationOf, print, program } from '../terminal.ts'

const journal = program.command('journal').description('the record of every change')
journal
  .command('show')
  .description('the latest changes of an operation, one JSON object a line, newest first')
  .option('--operation <code>', 'operation, when there are several')
  .option('--limit <number>', 'how many', Number, 20)
  .action((flags: { operation?: string; limit: number }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      for (const entry of await journalEntries(dbOf(house.pool), operation.id, { limit: flags.limit }))
        print(JSON.stringify(entry))
    }),
  )
journal
  .command('verify')
  .description('check the chain of hashes; fails when an entry was altered, removed or put in between')
  .action(() =>
    inHouse(async house => {
      const found = await verifyJournal(dbOf(house.pool))
      print(JSON.stringify(found))
      if (found.some(chain => chain.brokenAt !== null)) process.exitCode = 1
    }),
  )

program
  .command('totals')
  .description('the totals that overview and map are drawn from')
  .command('verify')
  .description('compute every total afresh from the report lines and compare')
  .option('--operation <code>', 'operation, when there are several')
  .action((flags: { operation?: string }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const found = await house.runner.run(verifyTotals, { operationId: operation.id }, { actor })
      print(JSON.stringify(found))
      if (found.reach + found.presence > 0) process.exitCode = 1
    }),
  )
