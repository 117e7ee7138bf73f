/** What one row of a sheet of money says, each cell read and each name resolved, before rows are brought together. */
import { minorDigitsOf, writtenAmount } from '../../../kernel/pure/money.ts'
import type { Earmark } from '../../../modules/funding/schema.ts'
import type { Resolver } from '../activities/resolve.ts'
import { type DateOrder, readDate } from '../dates.ts'
import { readAmount, readCurrency } from '../projects/cells.ts'
import type { PlaceNames } from '../projects/places.ts'
import type { SheetRow } from '../sheet-row.ts'
import { cleanText, westernDigits } from '../text.ts'
import { type Read, readQuantity } from '../values.ts'
import { amountFields, amountKinds } from './columns.ts'
import type { AmountField, FlowField } from './fields.ts'
import type { Codes } from './find.ts'
import { type FlowKind, kindNamed, kindOf, strengthOf } from './kinds.ts'

export type FlowRow = SheetRow<FlowField>

export interface ReadContext {
  resolver: Resolver
  places: PlaceNames
  projects: Codes<string>
  funds: Codes<string>
  baseCurrency: string
  /** Words for the kinds, for saying what may stand in a cell. */
  kindWords: string
  order: DateOrder | undefined
  from1904: boolean | undefined
}

/** One movement that a row tells of. */
export interface Movement {
  kind: FlowKind
  /** Column of its amount. */
  field: FlowField
  amountMinor: bigint
  currency: string
}

export interface SaidRow {
  row: FlowRow
  movements: Movement[]
  happened: string | null
  agreement: string | null
  parent: string | null
  giverId: string | null
  receiverId: string | null
  fund: string | null
  reference: string | null
  clusterId: string | null
  projectCode: string | null
  placeId: string | null
  groupId: string | null
  budgetLine: string | null
  words: string | null
  rate: string | null
  rateSource: string | null
  baseMinor: string | null
  into: { currency: string; amountMinor: string } | null
  strength: Earmark['strength'] | null
  earmarkWords: string | null
  inKind: string | null
  starts: string | null
  ends: string | null
  entry: string | null
}

const codeMax = 80

/** A code as it stands; a date or a long text is none. */
function codeOf(row: FlowRow, field: FlowField): string | null {
  if (row.cell(field) instanceof Date) {
    row.add('error', 'plan-code-is-date', field)
    return null
  }
  return row.words(field, codeMax)
}

function organisationOf(row: FlowRow, field: 'giver' | 'receiver', { resolver }: ReadContext): string | null {
  const name = row.text(field)
  if (name === null) return null
  const found = resolver.organisation({ acronym: null, name }, row.row, { isDonor: field === 'giver' })
  if (found.how === 'unknown' && found.several !== undefined) {
    row.add('error', 'organisation-several', field, { names: found.several })
    return null
  }
  return row.entry(field, 'project-organisation-unknown', found, { name })
}

function placeOf(row: FlowRow, { places }: ReadContext): string | null {
  const code = row.text('placeCode')
  const name = row.text('placeName')
  if (code !== null) {
    const id = places.byCode(code)
    if (id === undefined) {
      row.add('error', 'project-place-unknown', 'placeCode', { name: code, suggestions: '' })
      return null
    }
    if (name !== null && !places.isNamed(id, name)) row.add('warning', 'project-place-name-differs', 'placeName', { code })
    return id
  }
  if (name === null) return null
  const found = places.byName(name)
  if (found.how !== 'unknown') return found.id
  const suggestions = found.suggestions.map(({ label }) => label).join(', ')
  row.add('error', 'project-place-unknown', 'placeName', { name, suggestions })
  return null
}

const amountWithCurrency = /^([A-Za-z]{3}|US\$|€)?\s*([-−]?\s*[\d\u0660-\u0669\u06f0-\u06f9][\s\S]*?)\s*([A-Za-z]{3}|US\$|€)?$/

/** An amount with the currency that stands beside it or in its own cell. */
function amountOf(row: FlowRow, field: FlowField, currencyField: FlowField | null, otherwise: string | null) {
  const cell = row.cell(field)
  const parts = typeof cell === 'string' ? amountWithCurrency.exec(cell.trim()) : null
  const inside = parts?.[1] ?? parts?.[3] ?? null
  const said = currencyField === null ? null : row.text(currencyField)
  const currency =
    said !== null || inside !== null
      ? row.take(readCurrency(said ?? inside), said === null ? field : (currencyField ?? field))
      : otherwise
  if (currency === null) {
    if (said === null && inside === null) row.add('error', 'currency-missing', field)
    return null
  }
  const read = readAmount(inside === null ? cell : parts?.[2], currency)
  const amount = takeAmount(row, field, read, currency)
  return amount === null ? null : { amountMinor: amount, currency }
}

/** Hands an amount on; what had to be assumed is told as people write amounts, and not in minor units. */
function takeAmount(row: FlowRow, field: FlowField, { value, note, doubt, error }: Read<number>, currency: string) {
  if (error === 'number-below-zero') row.add('error', 'flow-amount-below-zero', field)
  else if (error) row.add('error', error, field, { digits: minorDigitsOf(currency) })
  else if (note) row.add(doubt ? 'warning' : 'repair', note, field, { now: `${writtenAmount(value, currency)} ${currency}` })
  return value === null ? null : BigInt(value)
}

/** The kinds of movement that a row tells of, with the columns of their amounts. */
function kindsOf(row: FlowRow, { kindWords }: ReadContext): { kind: FlowKind; field: FlowField }[] {
  const written = row.text('kind')
  const filled = amountFields.filter(field => row.text(field) !== null)
  if (written === null) {
    if (filled.length === 0) row.add('error', 'flow-kind-missing', row.has('kind') ? 'kind' : null, { kinds: kindWords })
    return filled.flatMap(field => {
      const kind = kindNamed(amountKinds[field])
      return kind ? [{ kind, field }] : []
    })
  }
  const kind = kindOf(written)
  if (!kind) {
    row.add('error', 'flow-kind-unknown', 'kind', { kinds: kindWords })
    return []
  }
  const own = amountFields.find((field): field is AmountField => amountKinds[field] === kind.code)
  if (row.text('amount') !== null) return [{ kind, field: 'amount' }]
  if (own !== undefined && row.text(own) !== null) return [{ kind, field: own }]
  if (row.text('baseAmount') !== null) return [{ kind, field: 'baseAmount' }]
  row.add('error', 'flow-amount-missing', row.has('amount') ? 'amount' : null)
  return []
}

function movementsOf(row: FlowRow, context: ReadContext): Movement[] {
  return kindsOf(row, context).flatMap(({ kind, field }) => {
    const money =
      field === 'baseAmount' ? amountOf(row, field, null, context.baseCurrency) : amountOf(row, field, 'currency', null)
    if (money === null) return []
    if (money.amountMinor === 0n) {
      // A column of its own for each kind has zeros where nothing of the kind was there.
      if (field === 'amount' || field === 'baseAmount') row.add('error', 'flow-amount-zero', field)
      return []
    }
    return [{ kind, field, ...money }]
  })
}

/** A decimal without zeros that say nothing: 1450.00 is 1450. */
export const withoutZeros = (decimal: string): string =>
  decimal
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')

/** A rate as it is written, as a decimal; more digits than any table has are no rate. */
function rateOf(row: FlowRow): string | null {
  const read = readQuantity(row.cell('rate'))
  const value = row.take(read.note === 'number-thousand-or-one' ? { value: read.value } : read, 'rate')
  if (value === null) return null
  if (Number(value) > 0 && /^\d{1,12}(\.\d{1,12})?$/.test(value)) return withoutZeros(value)
  row.add('error', 'flow-rate-unreadable', 'rate')
  return null
}

function dateOf(row: FlowRow, field: 'date' | 'starts' | 'ends', { order, from1904 }: ReadContext): string | null {
  const edge = field === 'ends' ? 'end' : 'start'
  return row.take(readDate(row.cell(field), { order, from1904, edge }), field)
}

/** The code that a text means among those there are; an unknown one is an error. */
function codeAmong(row: FlowRow, field: FlowField, codes: Codes<string>, problem: string): string | null {
  const written = codeOf(row, field)
  if (written === null) return null
  const found = codes.find(written)
  if (found === undefined) {
    row.add('error', problem, field, { suggestions: codes.near(written) })
    return null
  }
  if (found.code !== written && found.differs) row.add('repair', 'name-spelled-otherwise', field, { now: found.code })
  return found.code
}

/** How far the stated amount may lie from amount ÷ rate. */
const rateTolerance = 0.01

function baseOf(row: FlowRow, movements: readonly Movement[], rate: string | null, { baseCurrency }: ReadContext): string | null {
  const [only] = movements
  if (row.text('baseAmount') === null || !only || only.field === 'baseAmount') return null
  if (movements.length > 1) {
    row.add('warning', 'flow-base-of-several', 'baseAmount')
    return null
  }
  const base = takeAmount(row, 'baseAmount', readAmount(row.cell('baseAmount'), baseCurrency), baseCurrency)
  if (base === null || base === 0n) return null
  const units = (minor: bigint, currency: string) => Number(minor) / 10 ** minorDigitsOf(currency)
  const stated = units(base, baseCurrency)
  const found =
    units(only.amountMinor, only.currency) / (rate === null ? (only.currency === baseCurrency ? 1 : Number.NaN) : Number(rate))
  if (Math.abs(found - stated) > Math.max(1, found * rateTolerance))
    row.add('warning', 'flow-rate-differs', row.has('rate') ? 'rate' : 'baseAmount', {
      stated: writtenAmount(base, baseCurrency),
      found: String(Math.round(found)),
    })
  return String(base)
}

/** Reads a row. What is wrong with it is noted in it. */
export function readRow(row: FlowRow, context: ReadContext): SaidRow {
  const movements = movementsOf(row, context)
  const happened = dateOf(row, 'date', context)
  if (happened === null && row.text('date') === null) row.add('error', 'flow-date-missing', row.has('date') ? 'date' : null)
  const cluster = row.text('cluster')
  const group = row.text('group')
  const strengthWritten = row.text('earmark')
  const strength = strengthWritten === null ? null : (strengthOf(strengthWritten) ?? null)
  if (strengthWritten !== null && strength === null) row.add('error', 'flow-earmark-unknown', 'earmark')
  const rate = rateOf(row)
  const isExchange = movements.some(({ kind }) => kind.code === 'exchange')
  const into = isExchange ? amountOf(row, 'intoAmount', 'intoCurrency', null) : null
  const starts = dateOf(row, 'starts', context)
  const ends = dateOf(row, 'ends', context)
  if (starts !== null && ends !== null && ends < starts) row.add('error', 'project-ends-early', 'ends', { starts })
  return {
    ...{ row, movements, happened, starts, ends, rate, strength },
    ...{ agreement: codeOf(row, 'agreement'), parent: codeOf(row, 'parent'), entry: row.words('entry', 200) },
    giverId: organisationOf(row, 'giver', context),
    receiverId: organisationOf(row, 'receiver', context),
    fund: codeAmong(row, 'fund', context.funds, 'flow-fund-unknown'),
    reference: row.words('reference', 200),
    clusterId:
      cluster === null ? null : row.entry('cluster', 'cluster-not-listed', context.resolver.cluster(cluster, cluster, row.row)),
    groupId: group === null ? null : row.entry('group', 'group-unknown', context.resolver.group(group, row.row)),
    projectCode: codeAmong(row, 'project', context.projects, 'flow-project-unknown'),
    placeId: placeOf(row, context),
    budgetLine: codeOf(row, 'budgetLine'),
    words: row.words('note', 1_000),
    rateSource: row.words('rateSource', 300),
    baseMinor: baseOf(row, movements, rate, context),
    into: into === null ? null : { currency: into.currency, amountMinor: String(into.amountMinor) },
    earmarkWords: row.words('earmarkWords', 2_000),
    inKind: inKindOf(row),
  }
}

const noWords = new Set(['no', 'cash', 'financial', 'money', 'لا', 'نقدي', 'نەخێر', 'non', 'numéraire', 'efectivo', 'false', '0'])
const yesWords = new Set([
  'yes',
  'y',
  'x',
  '1',
  'true',
  'in kind',
  'in-kind',
  'نعم',
  'عيني',
  'بەڵێ',
  'oui',
  'en nature',
  'sí',
  'si',
  'en especie',
])

/** How what is given in kind was valued; a bare yes says that it is in kind and nothing of how. */
function inKindOf(row: FlowRow): string | null {
  const written = row.words('inKind', 300)
  if (written === null) return null
  const word = westernDigits(cleanText(written)).toLowerCase()
  if (noWords.has(word)) return null
  if (yesWords.has(word)) {
    row.add('warning', 'flow-in-kind-unvalued', 'inKind')
    return 'not stated'
  }
  return written
}
