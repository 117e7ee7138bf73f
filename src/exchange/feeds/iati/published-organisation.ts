/** The organisation file of an operation: what was asked for by year, what was committed to each receiver, what was spent. Pure. */
import { writtenAmount } from '../../../kernel/pure/money.ts'
import type { KnownFunding } from '../../../modules/funding/index.ts'
import type { IatiOrganisation, Value } from '../../formats/iati/model.ts'
import type { Publishing } from './published.ts'
import { narrativesOf } from './published.ts'

type Requirements = readonly { clusterId: string | null; year: number; currency: string; amountMinor: string; no: number }[]

interface Sum {
  year: string
  currency: string
  receiverId: string | null
  minor: bigint
}

const yearOf = (year: string, currency: string, minor: bigint): { start: string; end: string; value: Value } => ({
  ...{ start: `${year}-01-01`, end: `${year}-12-31` },
  value: { currency, valueDate: `${year}-01-01`, amount: writtenAmount(minor, currency) || '0' },
})

/** Sums by year, currency and, where it is asked for, receiver; never over currencies. */
function summed(entries: KnownFunding['entries'], receiverOf: (entry: KnownFunding['entries'][number]) => string | null): Sum[] {
  const sums = new Map<string, Sum>()
  for (const entry of entries) {
    const [year, receiverId] = [entry.happened.slice(0, 4), receiverOf(entry)]
    const key = `${year} ${entry.currency} ${receiverId}`
    const sum = sums.get(key) ?? { year, currency: entry.currency, receiverId, minor: 0n }
    sums.set(key, { ...sum, minor: sum.minor + BigInt(entry.amountMinor) })
  }
  return [...sums.values()].filter(({ minor }) => minor > 0n)
}

/** @param requirements every revision; the latest of a year counts */
export function publishedOrganisation(from: Publishing, requirements: Requirements): IatiOrganisation {
  const { publisher, operation, funding, reference, illustrative, today } = from
  const prefix = illustrative ? { en: 'ILLUSTRATIVE: ', ar: 'توضيحي: ', ckb: 'نموونەیی: ' } : {}
  const latest = new Map<number, Requirements[number]>()
  for (const each of requirements)
    if (each.clusterId === null && (latest.get(each.year)?.no ?? 0) < each.no) latest.set(each.year, each)
  const asked = [...latest.values()].filter(({ amountMinor }) => BigInt(amountMinor) > 0n)
  const agreements = new Map(funding.agreements.map(each => [each.id, each]))
  const organisations = new Map(reference.organisations.map(each => [each.id, each]))
  const happened = funding.entries.filter(entry => entry.happened <= today)
  const committed = summed(
    happened.filter(({ kind }) => kind === 'commitment'),
    ({ agreementId }) => agreements.get(agreementId ?? '')?.receiverId ?? null,
  )
  const spent = summed(
    happened.filter(({ kind }) => kind === 'expenditure'),
    () => null,
  )
  return {
    ...{ language: 'en', identifier: publisher.ref, name: narrativesOf(publisher.names, prefix) },
    reporting: { ref: publisher.ref, type: publisher.type, ...narrativesOf(publisher.names) },
    totalBudgets: asked.map(({ year, currency, amountMinor }) => ({
      ...{ status: '1', ...yearOf(String(year), currency, BigInt(amountMinor)), lines: [] },
    })),
    recipientOrganisationBudgets: committed.flatMap(({ year, currency, receiverId, minor }) => {
      const receiver = organisations.get(receiverId ?? '')
      if (!receiver) return []
      return [{ status: '2', recipient: narrativesOf(receiver.names), ...yearOf(year, currency, minor), lines: [] }]
    }),
    recipientRegionBudgets: [],
    recipientCountryBudgets: asked.map(({ year, currency, amountMinor }) => ({
      status: '1',
      country: { code: operation.country, narratives: [] },
      ...{ ...yearOf(String(year), currency, BigInt(amountMinor)), lines: [] },
    })),
    totalExpenditures: spent.map(({ year, currency, minor }) => ({ ...yearOf(year, currency, minor), lines: [] })),
    documents: [],
  }
}
