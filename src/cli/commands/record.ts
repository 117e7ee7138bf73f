/** `wusul journal` and `wusul totals`: what was done, and whether the record and the figures still hold. */
import { dbOf } from '../../kernel/database/sql.ts'
import { journalEntries, verifyJournal } from '../../kernel/journal.ts'
import { installationId } from '../../kernel/pure/ids.ts'
import { agree, recomputeTotals, verifyTotals } from '../../modules/delivery/index.ts'
import { listOperations } from '../../modules/operations/index.ts'
import { aCount, actor, answer, asJson, columns, inHouse, ofOperation, operationOf, print, program } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
}

const journal = program.command('journal').description('the record of every change')
journal
  .command('show')
  .description('the latest changes, one JSON object a line, newest first')
  .option(...ofOperation)
  .option('--installation', 'changes that are of no operation: administrators, tokens')
  .option('--touching <kind:id>', 'only those that touched one thing, such as import:…')
  .option('--limit <number>', 'how many', aCount, 20)
  .option(...asJson)
  .action((flags: Flags & { installation?: boolean; touching?: string; limit: number }) =>
    inHouse(async house => {
      const id = flags.installation ? installationId : (await operationOf(house, flags.operation)).id
      const [kind, touched] = (flags.touching ?? '').split(':')
      const options = { limit: flags.limit, ...(kind && touched ? { touching: { kind, id: touched } } : {}) }
      for (const entry of await journalEntries(dbOf(house.pool), id, options)) print(JSON.stringify(entry))
    }),
  )
journal
  .command('verify')
  .description('check the chains of hashes; fails when an entry was altered, removed or put in between')
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const found = await verifyJournal(dbOf(house.pool))
      const codes = new Map(
        (await house.reader.read(listOperations, {}, { actor })).map(operation => [operation.id, operation.code]),
      )
      answer(flags, found, () =>
        columns(
          found.map(chain => [
            codes.get(chain.operationId) ?? 'installation',
            `${chain.entries} entries`,
            chain.brokenAt === null ? 'whole' : `BROKEN at entry ${chain.brokenAt}: ${chain.reason}`,
            chain.hash,
          ]),
        ),
      )
      if (found.some(chain => chain.brokenAt !== null)) process.exitCode = 1
    }),
  )

const totals = program.command('totals').description('the totals that overview and map are drawn from')
totals
  .command('verify')
  .description('compute every total afresh from the report lines and compare')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const found = await house.runner.run(verifyTotals, { operationId: operation.id }, { actor })
      answer(flags, found)
      if (!agree(found)) process.exitCode = 1
    }),
  )
totals
  .command('recompute')
  .description('compute every total anew from the report lines and keep it, when one was found to differ')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      answer(flags, await house.runner.run(recomputeTotals, { operationId: operation.id }, { actor }))
    }),
  )
