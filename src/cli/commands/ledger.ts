/** `wusul ledger`: entries, the proof that they balance, exchange rates and closed months. */
import { InvalidArgumentError, Option } from 'commander'
import type { House } from '../../house.ts'
import { writtenAmount } from '../../kernel/pure/money.ts'
import { closeLedgerPeriod, listEntries, listPeriods, listRates, verifyLedgerView } from '../../modules/ledger/index.ts'
import { type EntryKind, entryKinds } from '../../modules/ledger/schema.ts'
import { listPlaces } from '../../modules/places/index.ts'
import { showPlan } from '../../modules/plan/index.ts'
import { aCount, actor, aDay, aMonth, answer, asJson, columns, inHouse, ofOperation, operationOf, program } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
}

interface EntryFlags extends Flags {
  kind?: EntryKind
  from?: string
  to?: string
  agreement?: string
  contribution?: string
  project?: string
  cluster?: string
  place?: string
  legs?: boolean
  limit: number
}

function aCurrency(text: string): string {
  if (!/^[A-Za-z]{3}$/.test(text)) throw new InvalidArgumentError('A currency is its ISO 4217 code of three letters.')
  return text.toUpperCase()
}

/** Ids of a place and of all inside it. */
const inside = (places: readonly { id: string; parentId: string | null }[], id: string): string[] => [
  id,
  ...places.filter(({ parentId }) => parentId === id).flatMap(place => inside(places, place.id)),
]

/** Ids of a cluster and a place as they are written on the command line. */
async function idsOf(house: House, operationId: string, { cluster, place }: EntryFlags) {
  const { clusters } = cluster ? await house.reader.read(showPlan, { operationId }, { actor }) : { clusters: [] }
  const clusterId = clusters.find(({ code }) => code === cluster)?.id
  if (cluster && !clusterId) throw new Error(`There is no cluster ${cluster}.`)
  const places = place ? await house.reader.read(listPlaces, { operationId }, { actor }) : []
  const placeId = places.find(({ codes }) => codes.some(({ code }) => code === place))?.id
  if (place && !placeId) throw new Error(`There is no place ${place}.`)
  return { ...(clusterId && { clusterId }), ...(placeId && { placeIds: inside(places, placeId) }) }
}

const ledger = program.command('ledger').description('the ledger of the money: entries, rates, closed months, and its proof')
ledger
  .command('verify')
  .description('prove from the legs alone that every entry balances and that what pages show follows from them')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const verdict = await house.reader.read(verifyLedgerView, { operationId }, { actor })
      const differing = Object.values(verdict.counts).reduce((sum, count) => sum + count, 0)
      answer(flags, verdict, ({ entries, legs, accounts, findings }) =>
        [
          `${entries} entries, ${legs} legs, ${accounts} accounts: ${differing === 0 ? 'everything follows from the legs' : `${differing} differences`}`,
          ...(findings.length > 0 ? [columns(findings.map(({ kind, id, detail }) => [kind, id, detail]))] : []),
        ].join('\n'),
      )
      if (differing > 0) process.exitCode = 1
    }),
  )
ledger
  .command('entries')
  .description('entries, the latest to happen first')
  .option(...ofOperation)
  .addOption(new Option('--kind <kind>', 'only those of a kind').choices([...entryKinds]))
  .option('--from <day>', 'that happened on the day or later', aDay)
  .option('--to <day>', 'that happened on the day or before', aDay)
  .option('--agreement <id>', 'of an agreement')
  .option('--contribution <id>', 'with money of a contribution')
  .option('--project <code>', 'of a project')
  .option('--cluster <code>', 'of a cluster')
  .option('--place <p-code>', 'of a place and all inside it')
  .option('--legs', 'with what each does to which account')
  .option('--limit <number>', 'how many', aCount, 50)
  .option(...asJson)
  .action((flags: EntryFlags) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { kind, agreement, contribution, project, from, to, legs, limit } = flags
      const input = {
        operationId,
        ...(kind && { kinds: [kind] }),
        ...(from && { from }),
        ...(to && { to }),
        ...(agreement && { agreementIds: [agreement] }),
        ...(contribution && { rootIds: [contribution] }),
        ...(project && { projectCode: project }),
        ...(await idsOf(house, operationId, flags)),
        legs: legs ?? false,
        limit,
      }
      const found = await house.reader.read(listEntries, input, { actor })
      answer(flags, found, ({ rows, total }) =>
        [
          `${rows.length} of ${total} entries`,
          columns(
            rows.flatMap(row => [
              [
                row.happened,
                row.reverses ? `reversal of ${row.kind}` : row.kind,
                amount(row),
                row.reversedBy ? 'reversed' : '',
                row.id,
              ],
              ...(row.legs ?? []).map(leg => [
                '',
                `  ${leg.kind}`,
                amount(leg),
                leg.rootId ? '' : 'origin not known',
                leg.holderId,
              ]),
            ]),
          ),
        ].join('\n'),
      )
    }),
  )
ledger
  .command('rates')
  .description('exchange rates that count: units for one of the base currency, with their source')
  .option(...ofOperation)
  .option('--currency <code>', 'of one currency', aCurrency)
  .option('--on <day>', 'of each currency the one that counts on the day', aDay)
  .option(...asJson)
  .action((flags: Flags & { currency?: string; on?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { currency, on } = flags
      const found = await house.reader.read(listRates, { operationId, currency, on }, { actor })
      answer(flags, found, ({ baseCurrency, rates }) =>
        columns([
          ['day', 'currency', `for 1 ${baseCurrency}`, 'source'],
          ...rates.map(rate => [rate.day, rate.currency, rate.unitsPerBase, rate.source]),
        ]),
      )
    }),
  )
ledger
  .command('close')
  .description('close a month for good: it takes no more entries; without a month, the closed ones')
  .argument('[month]', 'YYYY-MM', aMonth)
  .option(...ofOperation)
  .option(...asJson)
  .action((month: string | undefined, flags: Flags) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      if (month) await house.runner.run(closeLedgerPeriod, { operationId, month }, { actor })
      const closed = await house.reader.read(listPeriods, { operationId }, { actor })
      answer(flags, closed, () => columns(closed.map(period => [period.month, `closed ${period.closedAt.slice(0, 10)}`])))
    }),
  )

const amount = ({ amountMinor, currency }: { amountMinor: string; currency: string }) =>
  `${writtenAmount(BigInt(amountMinor), currency)} ${currency}`
