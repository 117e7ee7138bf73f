/** Looks at one flow as it was published: whether it can be taken in, and everything that is wrong or odd about it. Pure. */
import currencies from 'currency-codes'
import {
  type FtsFinding,
  type FtsFlow,
  type FtsObject,
  ftsBoundaries,
  ftsContributionTypes,
  ftsFlowTypes,
  ftsSharings,
  ftsStatuses,
  type Json,
  type JsonObject,
} from './model.ts'

interface Where {
  file: string
  at: number
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as it is shown in a finding, at most 200 characters of it. */
export const textOf = (value: Json | undefined): string | null =>
  value === null || value === undefined ? null : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200)

const instant = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T[\d:.]{5,16}(?:Z|[+-]\d\d:?\d\d)?)?$/
const isDay = (text: string) => {
  if (!instant.test(text)) return false
  const day = text.slice(0, 10)
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
}

/** Where the stated dollars are further than this from amount ÷ rate, the rate is not the one that was used. */
const rateTolerance = 0.005

/** @returns the flow where it can be taken in, else null with the reason among what was found. */
export function checkFlow(value: Json, where: Where): { flow: FtsFlow | null; found: FtsFinding[] } {
  const found: FtsFinding[] = []
  if (!isObject(value))
    return {
      flow: null,
      found: [
        {
          ...{ ...where, severity: 'error', code: 'fts-not-a-flow', flowId: null, key: null },
          ...{ value: textOf(value), details: {} },
        },
      ],
    }
  const id = typeof value.id === 'number' ? String(value.id) : typeof value.id === 'string' ? value.id.trim() : ''
  const tell = (
    severity: FtsFinding['severity'],
    code: FtsFinding['code'],
    key: string | null,
    details: FtsFinding['details'] = {},
  ) =>
    found.push({
      ...{ ...where, severity, code, flowId: id === '' ? null : id, key },
      ...{ value: key === null ? null : textOf(value[key]), details },
    })
  if (id === '') tell('error', 'fts-value-missing', 'id')
  /** One of a list of words; what is not there at all is wrong only where it is needed. */
  const word = (key: string, words: readonly string[], severity: 'error' | 'warning') => {
    const said = value[key]
    if (said === undefined || said === null) {
      if (severity === 'error') tell('error', 'fts-value-missing', key)
    } else if (typeof said !== 'string' || !words.includes(said))
      tell(severity, 'fts-value-unknown', key, { known: words.join(', ') })
  }
  word('status', ftsStatuses, 'error')
  word('boundary', ftsBoundaries, 'error')
  word('onBoundary', ftsSharings, 'error')
  word('contributionType', ftsContributionTypes, 'warning')
  word('flowType', ftsFlowTypes, 'warning')
  checkAmounts(value, tell)
  checkDates(value, tell)
  for (const key of ['sourceObjects', 'destinationObjects']) {
    const objects = value[key]
    if (objects === undefined || objects === null) tell('error', 'fts-value-missing', key)
    else if (!Array.isArray(objects) || !objects.every(isFtsObject)) tell('error', 'fts-objects-unreadable', key)
  }
  const failed = found.some(({ severity }) => severity === 'error')
  // The published value stays as it is: a number as id is read as text.
  return { flow: failed ? null : ({ ...value, id } as unknown as FtsFlow), found }
}

function isFtsObject(value: Json): value is FtsObject {
  return isObject(value) && typeof value.type === 'string' && typeof value.name === 'string'
}

type Tell = (
  severity: FtsFinding['severity'],
  code: FtsFinding['code'],
  key: string | null,
  details?: FtsFinding['details'],
) => void

/** A number that is kept exactly: no more than 15 digits. */
const isExact = (value: Json | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER

function checkAmounts({ amountUSD, originalAmount, originalCurrency, exchangeRate }: JsonObject, tell: Tell): void {
  if (amountUSD === undefined || amountUSD === null) tell('error', 'fts-value-missing', 'amountUSD')
  else if (!isExact(amountUSD) || amountUSD < 0) tell('error', 'fts-value-unreadable', 'amountUSD')
  const hasAmount = originalAmount !== undefined && originalAmount !== null
  const hasCurrency = originalCurrency !== undefined && originalCurrency !== null && originalCurrency !== ''
  if (hasAmount && (!isExact(originalAmount) || originalAmount < 0)) tell('error', 'fts-value-unreadable', 'originalAmount')
  if (hasCurrency && (typeof originalCurrency !== 'string' || !currencies.code(originalCurrency)))
    tell('error', 'fts-value-unknown', 'originalCurrency', { known: 'ISO 4217' })
  if (hasAmount && !hasCurrency) tell('warning', 'fts-amount-without-currency', 'originalAmount')
  if (hasCurrency && !hasAmount) tell('repair', 'fts-currency-without-amount', 'originalCurrency')
  if (exchangeRate === undefined || exchangeRate === null) return
  if (!isExact(exchangeRate) || exchangeRate <= 0) tell('error', 'fts-value-unreadable', 'exchangeRate')
  else if (isExact(originalAmount) && isExact(amountUSD)) {
    const dollars = originalAmount / exchangeRate
    if (Math.abs(dollars - amountUSD) > Math.max(1, dollars * rateTolerance))
      tell('warning', 'fts-rate-differs', 'exchangeRate', { stated: amountUSD, found: Math.round(dollars) })
  }
}

function checkDates(value: JsonObject, tell: Tell): void {
  const { date } = value
  if (date === undefined || date === null || date === '') tell('error', 'fts-value-missing', 'date')
  else if (typeof date !== 'string' || !isDay(date)) tell('error', 'fts-value-unreadable', 'date')
  for (const key of ['decisionDate', 'firstReportedDate', 'createdAt', 'updatedAt']) {
    const said = value[key]
    if (said !== undefined && said !== null && said !== '' && (typeof said !== 'string' || !isDay(said)))
      tell('warning', 'fts-value-unreadable', key)
  }
}
