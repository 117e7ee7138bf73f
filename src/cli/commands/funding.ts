/** `wusul funding`: agreements on money, how it moves, what is asked for, and the overview. */
import { InvalidArgumentError, Option } from 'commander'
import type { House } from '../../house.ts'
import { type Language, nameIn } from '../../kernel/pure/languages.ts'
import { minorOfDecimal, writtenAmount } from '../../kernel/pure/money.ts'
import {
  endAgreement,
  type Figure,
  listAgreements,
  listDeadlines,
  listFunds,
  listRequirements,
  postMoney,
  showAgreement,
  showForecast,
  showOverview,
  signAgreement,
} from '../../modules/funding/index.ts'
import { type AgreementKind, agreementKinds, type MoneyKind, moneyKinds } from '../../modules/funding/schema.ts'
import { listOrganisations } from '../../modules/organisations/index.ts'
import { listPlaces } from '../../modules/places/index.ts'
import { showPlan } from '../../modules/plan/index.ts'
import { aCount, actor, aDay, answer, asJson, columns, inHouse, ofOperation, operationOf, program } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
}

function aCurrency(text: string): string {
  if (!/^[A-Za-z]{3}$/.test(text)) throw new InvalidArgumentError('A currency is its ISO 4217 code of three letters.')
  return text.toUpperCase()
}

/** A figure in the reporting currency; marked where a part of it has no known rate. */
const written = ({ baseMinor, withoutBase }: Figure, currency: string) =>
  `${writtenAmount(BigInt(baseMinor), currency)}${withoutBase > 0 ? ' +?' : ''}`

/** Names of organisations and clusters by their ids. */
async function namesIn(house: House, operationId: string, language: Language) {
  const organisations = await house.reader.read(listOrganisations, { operationId }, { actor })
  const { clusters } = await house.reader.read(showPlan, { operationId }, { actor })
  const names = new Map([
    ...organisations.map(({ id, acronym, names: own }) => [id, acronym ?? nameIn(own, language)] as const),
    ...clusters.map(({ id, code }) => [id, code] as const),
  ])
  return (id: string | null) => (id === null ? 'not stated' : (names.get(id) ?? id))
}

const funding = program.command('funding').description('money: agreements, how it moves, what is asked for')

funding
  .command('overview')
  .description('what is asked for, promised, received and spent, by cluster and donor')
  .option(...ofOperation)
  .option('--year <year>', 'requirements of one year', aCount)
  .option(...asJson)
  .action((flags: Flags & { year?: number }) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const overview = await house.reader.read(showOverview, { operationId, year: flags.year ?? null }, { actor })
      const name = await namesIn(house, operationId, language)
      const { baseCurrency: currency, clusters, donors, total } = overview
      answer(flags, overview, () =>
        columns([
          [`cluster (${currency})`, 'required', 'pledged', 'committed', 'paid', 'spent', 'gap'],
          ...[...clusters.map(row => ({ ...row, label: name(row.clusterId) })), { ...total, label: 'all' }].map(row => [
            row.label,
            row.requirement?.currentMinor ? writtenAmount(BigInt(row.requirement.currentMinor), currency) : null,
            ...[row.pledged, row.committed, row.paid, row.spent].map(figure => written(figure, currency)),
            row.gapMinor === null ? null : writtenAmount(BigInt(row.gapMinor), currency),
          ]),
          ['donor', '', 'pledged', 'committed', 'paid', 'spent', ''],
          ...donors.map(row => [
            ...[name(row.donorId), ''],
            ...[row.pledged, row.committed, row.paid, row.spent].map(figure => written(figure, currency)),
            '',
          ]),
        ]),
      )
    }),
  )

funding
  .command('agreements')
  .description('contributions, allocations and sub-grants with their totals')
  .option(...ofOperation)
  .addOption(new Option('--kind <kind>', 'only those of a kind').choices([...agreementKinds]))
  .option('--text <words>', 'with these words in code or name')
  .option('--project <code>', 'of a project')
  .option('--fund <code>', 'that a fund receives under, or passes on')
  .option('--limit <number>', 'how many', aCount, 100)
  .option(...asJson)
  .action((flags: Flags & { kind?: AgreementKind; text?: string; project?: string; fund?: string; limit: number }) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { kind, text = '', project = null, fund = null, limit } = flags
      const asked = { operationId, kinds: kind ? [kind] : [], text, projectCode: project, fund, limit }
      const found = await house.reader.read(listAgreements, asked, { actor })
      const name = await namesIn(house, operationId, language)
      answer(flags, found, ({ rows, baseCurrency }) =>
        columns([
          ['code', 'kind', 'state', 'from', 'to', 'ends', `committed (${baseCurrency})`, 'paid', 'held', 'spent'],
          ...rows.map(({ code, kind: of, state, giverId, receiverId, ends, totals: { committed, paid, held, spent } }) => [
            ...[code, of, state, name(giverId), name(receiverId), ends],
            ...[committed, paid, held, spent].map(figure => written(figure, baseCurrency)),
          ]),
        ]),
      )
    }),
  )

funding
  .command('agreement')
  .description('one agreement: its terms, where its money comes from and goes to, and what lies on its accounts')
  .argument('<code>')
  .option(...ofOperation)
  .option(...asJson)
  .action((code: string, flags: Flags) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const shown = await house.reader.read(showAgreement, { operationId, code }, { actor })
      const name = await namesIn(house, operationId, language)
      answer(flags, shown, ({ agreement, above, below, balances, terms }) =>
        columns([
          ['code', agreement.code],
          ['name', nameIn(agreement.names, language)],
          ['kind', agreement.kind],
          ['state', agreement.state],
          ['from', name(agreement.giverId)],
          ['to', name(agreement.receiverId)],
          ['money of', above.map(each => each.code).join(' ← ') || agreement.fromFund],
          ['passed on as', below.map(each => each.code).join(' ')],
          ...balances.map(({ kind, currency, amountMinor, contribution }) => [
            kind,
            `${writtenAmount(BigInt(amountMinor), currency)} ${currency} of ${contribution ?? 'nobody stated'}`,
          ]),
          ...(terms?.duties ?? []).map(({ names, dueOn, doneOn }) => [
            `due ${dueOn}`,
            `${nameIn(names, language)}${doneOn ? ` (done ${doneOn})` : ''}`,
          ]),
        ]),
      )
    }),
  )

interface PostFlags extends Flags {
  happened: string
  currency?: string
  cluster?: string
  place?: string
  project?: string
  line?: string
  of?: string
  back?: string
  words?: string
  source?: string
  knownApart?: string
  intoCurrency?: string
  intoAmount?: string
}

function minorOf(amount: string, currency: string): string {
  const minor = minorOfDecimal(amount, currency)
  if (minor === null || minor <= 0n) throw new Error(`${amount} is no amount of ${currency}.`)
  return String(minor)
}

/** Ids of a cluster and a place as they are written on the command line. */
async function idsOf(house: House, operationId: string, { cluster, place }: PostFlags) {
  const { clusters } = await house.reader.read(showPlan, { operationId }, { actor })
  const clusterId = clusters.find(({ code }) => code === cluster)?.id ?? null
  if (cluster && !clusterId) throw new Error(`There is no cluster ${cluster}.`)
  const places = place ? await house.reader.read(listPlaces, { operationId }, { actor }) : []
  const placeId = places.find(({ codes }) => codes.some(({ code }) => code === place))?.id ?? null
  if (place && !placeId) throw new Error(`There is no place ${place}.`)
  return { clusterId, placeId }
}

funding
  .command('post')
  .description('move money of an agreement: a pledge, a payment, an allocation, expenditure …')
  .argument('<agreement>', 'its code; of interest also the code of a fund')
  .addOption(new Option('--kind <kind>', 'what moves').choices([...moneyKinds]).makeOptionMandatory())
  .requiredOption('--amount <number>', 'how much, such as 1250000.50')
  .requiredOption('--happened <day>', 'the day it happened', aDay)
  .option('--currency <code>', 'the currency, where it is not that of the agreement', aCurrency)
  .option('--cluster <code>', 'what it is for')
  .option('--place <p-code>', 'where it is spent')
  .option('--project <code>', 'which project it is for')
  .option('--line <code>', 'budget line of the agreement')
  .addOption(new Option('--of <what>', 'what a reduction lessens').choices(['pledged', 'committed']))
  .addOption(new Option('--back <where>', 'where a refund goes').choices(['up', 'out']))
  .option('--into-currency <code>', 'the currency that an exchange brings', aCurrency)
  .option('--into-amount <number>', 'how much of it')
  .option('--words <text>', 'what is said of it')
  .option('--source <text>', 'how it is known')
  .option('--known-apart <reason>', 'why it is not money that is counted already')
  .option(...ofOperation)
  .option(...asJson)
  .action((code: string, flags: PostFlags & { kind: MoneyKind; amount: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const isFund = (await house.reader.read(listFunds, { operationId }, { actor })).rows.some(fund => fund.code === code)
      const currency =
        flags.currency ??
        (isFund ? 'USD' : (await house.reader.read(showAgreement, { operationId, code }, { actor })).agreement.currency)
      const { kind, amount, happened, project, line, of, back, words, source, knownApart, intoCurrency, intoAmount } = flags
      const posting = {
        ...{
          agreement: code,
          kind,
          happened,
          currency,
          amountMinor: minorOf(amount, currency),
          ...(await idsOf(house, operationId, flags)),
        },
        ...{ projectCode: project ?? null, budgetLine: line ?? null, words: words ?? null, source: source ?? null },
        ...{ knownApart: knownApart ?? null, ...(of && { of }), ...(back && { back }) },
        ...(intoCurrency && intoAmount && { into: { currency: intoCurrency, amountMinor: minorOf(intoAmount, intoCurrency) } }),
      }
      const posted = await house.runner.run(postMoney, { operationId, postings: [posting] }, { actor })
      answer(flags, posted, ({ entryIds, remarks }) =>
        [`posted ${entryIds.join(' ')}`, ...remarks.map(remark => `${remark.kind}: ${remark.agreement} ${remark.detail}`)].join(
          '\n',
        ),
      )
    }),
  )

funding
  .command('sign')
  .description('put a proposed agreement in force')
  .argument('<code>')
  .requiredOption('--on <day>', 'the day it was signed', aDay)
  .option(...ofOperation)
  .option(...asJson)
  .action((code: string, flags: Flags & { on: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const done = await house.runner.run(signAgreement, { operationId, code, signedOn: flags.on }, { actor })
      answer(flags, done, ({ state }) => `${code}: ${state}`)
    }),
  )

funding
  .command('end')
  .description('end an agreement whose money is settled, or withdraw a proposed one')
  .argument('<code>')
  .requiredOption('--on <day>', 'the last day', aDay)
  .requiredOption('--reason <text>', 'why')
  .option(...ofOperation)
  .option(...asJson)
  .action((code: string, flags: Flags & { on: string; reason: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const done = await house.runner.run(endAgreement, { operationId, code, ended: flags.on, reason: flags.reason }, { actor })
      answer(flags, done, ({ state }) => `${code}: ${state}`)
    }),
  )

funding
  .command('requirements')
  .description('what money was asked for, the original and every revision')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const found = await house.reader.read(listRequirements, { operationId }, { actor })
      const name = await namesIn(house, operationId, language)
      answer(flags, found, rows =>
        columns(
          rows.map(({ year, clusterId, no, amountMinor, currency, source }) => [
            ...[year, clusterId === null ? 'whole plan' : name(clusterId), no === 1 ? 'original' : `revision ${no - 1}`],
            ...[`${writtenAmount(BigInt(amountMinor), currency)} ${currency}`, source],
          ]),
        ),
      )
    }),
  )

funding
  .command('deadlines')
  .description('what agreements ask for and was not done, the nearest first')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const found = await house.reader.read(listDeadlines, { operationId }, { actor })
      answer(flags, found, rows =>
        columns(rows.map(({ dueOn, agreement, kind, names }) => [dueOn, agreement, kind, nameIn(names, language)])),
      )
    }),
  )

funding
  .command('forecast')
  .description('what is held, what is planned to come in and go out by month, and the running balance')
  .option(...ofOperation)
  .option('--agreement <code>', 'of one agreement')
  .option('--project <code>', 'of a project')
  .option('--months <number>', 'how many months', aCount, 12)
  .option(...asJson)
  .action((flags: Flags & { agreement?: string; project?: string; months: number }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { agreement = null, project = null, months } = flags
      const asked = { operationId, agreement, projectCode: project, months }
      const found = await house.reader.read(showForecast, asked, { actor })
      answer(flags, found, ({ opening, months: rows, baseCurrency }) =>
        columns([
          [`month (${baseCurrency})`, 'in', 'out', 'balance'],
          ['held now', '', '', written(opening, baseCurrency)],
          ...rows.map(row => [
            row.month,
            written(row.in, baseCurrency),
            written(row.out, baseCurrency),
            writtenAmount(BigInt(row.balanceMinor), baseCurrency),
          ]),
        ]),
      )
    }),
  )
