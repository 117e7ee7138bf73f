/** Lists of money as CSV, with whole amounts in each currency; what is not known is empty. */
import { type OutCell, writeCsv } from '../../../exchange/formats/write-table.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { writtenAmount } from '../../../kernel/pure/money.ts'
import type { ListedAgreement, ListedEntry } from '../../../modules/funding/index.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { named } from '../../numbers.ts'
import type { LoadedMoney } from './load.ts'

const figures = ['pledged', 'committed', 'paid', 'spent', 'overheads', 'held'] as const
const wordsOfFigures: Record<(typeof figures)[number], (language: Language) => string> = {
  pledged: language => wordOf('account', 'pledged', language),
  committed: language => sayMoney(language, 'committed'),
  paid: language => sayMoney(language, 'received'),
  spent: language => sayMoney(language, 'spent'),
  overheads: language => sayMoney(language, 'overheads'),
  held: language => wordOf('account', 'held', language),
}

function namesIn({ organisations, clusters, language }: LoadedMoney) {
  const organisation = (id: string | null) => {
    const found = organisations.get(id ?? '')
    return found ? (found.acronym ?? named(found, language)) : null
  }
  return { organisation, cluster: (id: string | null) => clusters.get(id ?? '')?.code ?? null }
}

/** The mark of what is made up, where the operation holds any. */
const marked = (language: Language, isMarked: boolean, of: (row: { illustrative: boolean }) => OutCell) => ({
  head: isMarked ? [sayMoney(language, 'illustrative')] : [],
  cell: (row: { illustrative: boolean }) => (isMarked ? [of(row)] : []),
})

/** One row for each currency of an agreement. */
export function agreementsCsv(rows: readonly ListedAgreement[], loaded: LoadedMoney, isMarked: boolean): string {
  const { language } = loaded
  const { organisation, cluster } = namesIn(loaded)
  const mark = marked(language, isMarked, row => (row.illustrative ? sayMoney(language, 'yes') : null))
  const heads: MoneyMessage[] = ['code', 'kind', 'state', 'agreement', 'giver', 'receiver', 'parent', 'fromFund', 'intoFund']
  const more: MoneyMessage[] = ['cluster', 'project', 'signedOn', 'starts', 'ends', 'currency']
  const head = [...heads, ...more].map(message => sayMoney(language, message))
  return writeCsv([
    [...head, ...figures.map(name => wordsOfFigures[name](language)), ...mark.head],
    ...rows.flatMap(row => {
      const currencies = new Set([
        row.currency,
        ...figures.flatMap(name => row.totals[name].currencies.map(({ currency }) => currency)),
      ])
      return [...currencies].map((currency): OutCell[] => [
        ...[row.code, wordOf('agreement', row.kind, language), wordOf('state', row.state, language), named(row, language)],
        ...[organisation(row.giverId), organisation(row.receiverId), row.parent, row.fromFund, row.intoFund],
        ...[cluster(row.clusterId), row.projectCode, row.signedOn, row.starts, row.ends, currency],
        ...figures.map(name => {
          const found = row.totals[name].currencies.find(each => each.currency === currency)
          return writtenAmount(found ? BigInt(found.amountMinor) : 0n, currency)
        }),
        ...mark.cell(row),
      ])
    }),
  ])
}

/** One row for each contribution whose money an entry moved; what a reversal takes back stands below zero. */
export function entriesCsv(rows: readonly ListedEntry[], loaded: LoadedMoney, baseCurrency: string, isMarked: boolean): string {
  const { language, placesById, codeOfPlace } = loaded
  const { organisation, cluster } = namesIn(loaded)
  const mark = marked(language, isMarked, row => (row.illustrative ? sayMoney(language, 'yes') : null))
  const heads: MoneyMessage[] = ['entry', 'happened', 'kind', 'agreement', 'counterpart', 'contribution', 'donor']
  const more: MoneyMessage[] = ['currency', 'amount']
  const last: MoneyMessage[] = ['cluster', 'project', 'placeCode', 'words', 'source', 'reverses', 'reversedBy']
  const t = (message: MoneyMessage) => sayMoney(language, message)
  return writeCsv([
    [...heads.map(t), ...more.map(t), sayMoney(language, 'inBase', { currency: baseCurrency }), ...last.map(t), ...mark.head],
    ...rows.flatMap(row => {
      const place = placesById.get(row.placeId ?? '')
      const sign = row.reverses === null ? 1n : -1n
      return row.parts.map((part): OutCell[] => [
        ...[row.no, row.happened, wordOf('entry', row.kind, language), row.agreement, row.counterpart],
        part.others ? t('others') : part.contribution,
        organisation(part.donorId),
        row.currency,
        writtenAmount(sign * BigInt(part.amountMinor), row.currency),
        part.baseMinor === null ? null : writtenAmount(sign * BigInt(part.baseMinor), baseCurrency),
        ...[cluster(row.clusterId), row.projectCode, place ? codeOfPlace(place) : null, row.words, row.source],
        ...[row.reverses ? t('yes') : null, row.reversedBy ? t('yes') : null],
        ...mark.cell(row),
      ])
    }),
  ])
}
