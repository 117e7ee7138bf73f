/** What sheets of money are checked against in tests: a small operation that stands in no database. */
import { checkFlows } from '../../src/exchange/feeds/flows/check.ts'
import { flowFeed } from '../../src/exchange/feeds/flows/columns.ts'
import type { EntryContent, KnownAgreement, KnownEntry, KnownFlows } from '../../src/exchange/feeds/flows/known.ts'
import { isOfSheet } from '../../src/exchange/feeds/flows/known.ts'
import type { Reference } from '../../src/exchange/feeds/reference.ts'
import { chooseSheet, headingsOf } from '../../src/exchange/feeds/sheet-choice.ts'
import { openTable } from '../../src/exchange/formats/open-table.ts'
import { writeCsv } from '../../src/exchange/formats/write-table.ts'
import type { Language } from '../../src/kernel/pure/languages.ts'
import { clusters, groups, idOf, organisations, places } from './known-projects.ts'

const reference: Reference = {
  ...{ places, clusters, groups, organisations, activities: [], projects: [], need: new Map() },
  operation: { id: 'operation', code: 'TEST', country: 'IQ', start: null, end: null },
  ...{ closedPeriods: new Set(), currentCodeSystem: 'iq' },
}

export const funds: KnownFlows['funds'] = [
  { code: 'ITF', names: { en: 'Iraq Trust Fund', ar: 'صندوق العراق' }, organisationId: idOf('unicef') },
]

export const emptyFlows: KnownFlows = {
  ...{ reference, baseCurrency: 'USD', funds, agreements: [], entries: [], projectCodes: ['D9-01', 'D9-02'] },
  ...{ closedMonths: new Set(), seesAll: true },
}

/** What is known after a check was stored. */
export function storedAfter(known: KnownFlows, check: Awaited<ReturnType<typeof checkFlows>>): KnownFlows {
  const agreements = new Map(known.agreements.map(agreement => [agreement.code, agreement]))
  const codes = new Map<string, string>()
  for (const { identifiers: _i, conditions: _c, note: _n, code, externalId, ...rest } of check.agreements) {
    const agreement: KnownAgreement = { ...rest, code: code ?? externalId, externalId, endedOn: null }
    agreements.set(agreement.code, agreement)
    codes.set(externalId, agreement.code)
  }
  const entries = new Map(known.entries.map(entry => [entry.externalId ?? entry.id, entry]))
  for (const entry of check.entries) {
    const { externalId, contentHash: _h, row: _r, activityId: _a, rate, agreement, ...rest } = entry
    const content: EntryContent = {
      ...rest,
      budgetLine: rest.budgetLine ?? null,
      agreement: codes.get(agreement) ?? agreement,
      ...{ rate: rate?.unitsPerBase ?? null, rateSource: rate && rate.source !== 'sheet' ? rate.source : null },
    }
    const id = entries.get(externalId)?.id ?? idOf(externalId)
    entries.set(externalId, { id, externalId, content })
  }
  return { ...known, agreements: [...agreements.values()], entries: [...entries.values()] }
}

/** The same operation, as if its money had been recorded on its pages. */
export const recordedHere = (known: KnownFlows): KnownFlows => ({
  ...known,
  agreements: known.agreements.map(agreement => ({ ...agreement, externalId: null })),
  entries: known.entries.map(
    (entry): KnownEntry => ({ ...entry, externalId: isOfSheet(entry.externalId) ? null : entry.externalId }),
  ),
})

type Row = readonly (string | number | null)[]

/** Checks a sheet as a person who may record all money, or what is said. */
export async function checkMoney(
  known: KnownFlows,
  rows: readonly Row[] | { bytes: Uint8Array; fileName: string },
  {
    language = 'en',
    mayRecord = () => true,
  }: { language?: Language; mayRecord?: Parameters<typeof checkFlows>[3]['mayRecord'] } = {},
) {
  const { bytes, fileName } =
    'bytes' in rows ? rows : { bytes: await new Response(writeCsv(rows)).bytes(), fileName: 'money.csv' }
  const table = await openTable(bytes, fileName)
  const chosen = chooseSheet(table.sheets, flowFeed, {}, undefined)
  if ('found' in chosen) throw new Error(`No sheet: ${chosen.found}`)
  return checkFlows(table.rows(chosen.index), chosen.mapping, known, { headings: headingsOf(chosen.sheet), language, mayRecord })
}

/** What was found, in short: row, severity and code. */
export const said = ({ problems }: { problems: readonly { row: number; severity: string; code: string }[] }) =>
  problems.map(({ row, severity, code }) => `${row} ${severity} ${code}`)
