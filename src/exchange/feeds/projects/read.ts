/** What the rows of one project say together. */

import { minorDigitsOf, writtenAmount } from '../../../kernel/pure/money.ts'
import type { CurrentSheet } from '../../../modules/projects/index.ts'
import { partnerRoles, riskLevels } from '../../../modules/projects/schema.ts'
import type { Cell } from '../../formats/table.ts'
import type { Resolver } from '../activities/resolve.ts'
import type { DateOrder } from '../dates.ts'
import { cleanText, nameKey } from '../text.ts'
import { type Read, readText } from '../values.ts'
import { piecesOf, readAmount, readCurrency, readWritten, withoutBullet } from './cells.ts'
import type { ProjectField } from './columns.ts'
import { type Award, type BudgetLine, donorKey, type Partner, type Risk, whoKey } from './lines.ts'
import { type PlaceNames, placesOfRow } from './places.ts'
import type { ProjectRow } from './row.ts'

export interface ReadContext {
  resolver: Resolver
  places: PlaceNames
  /** Lineages of the objectives in force, by their codes. */
  objectives: ReadonlyMap<string, string>
  order: DateOrder | undefined
  from1904: boolean | undefined
}

/** A value that is said once of a project, and the row that said it first. */
interface Once {
  value: string
  row: ProjectRow
}
export interface Gathered {
  code: string
  stored: CurrentSheet | undefined
  rows: ProjectRow[]
  once: Map<ProjectField, Once>
  partners: Partner[]
  budget: { line: BudgetLine; row: ProjectRow }[]
  placeIds: Set<string>
  groupIds: Set<string>
  risks: Risk[]
  awards: Award[]
}

export const gathering = (code: string, stored: CurrentSheet | undefined): Gathered => ({
  ...{ code, stored, rows: [], once: new Map(), partners: [], budget: [] },
  ...{ placeIds: new Set(), groupIds: new Set(), risks: [], awards: [] },
})

export const textLimits = {
  nameEn: 300,
  nameAr: 300,
  nameCkb: 300,
  objective: 4_000,
  areas: 500,
  note: 4_000,
  source: 300,
} as const
const texts = Object.keys(textLimits) as (keyof typeof textLimits)[]
const levelWords: Record<(typeof riskLevels)[number], readonly string[]> = {
  low: ['low', 'منخفض', 'کەم', 'l', '1'],
  medium: ['medium', 'moderate', 'متوسط', 'مامناوەند', 'm', '2'],
  high: ['high', 'severe', 'مرتفع', 'زۆر', 'h', '3'],
}

/** Adds what a row says to what the rows of its project said before. */
export function gather(into: Gathered, row: ProjectRow, context: ReadContext): void {
  into.rows.push(row)
  for (const field of texts) say(into, row, field, row.words(field, textLimits[field]))
  const cluster = row.text('cluster')
  if (cluster !== null)
    say(into, row, 'cluster', row.entry('cluster', 'cluster-not-listed', context.resolver.cluster(cluster, cluster, row.row)))
  const objective = row.text('planObjective')
  const lineage = objective === null ? undefined : context.objectives.get(objective.toUpperCase())
  if (objective !== null && lineage === undefined) row.add('error', 'project-objective-unknown', 'planObjective')
  say(into, row, 'planObjective', lineage ?? null)
  for (const field of ['starts', 'ends'] as const) say(into, row, field, dateOf(row, field, row.cell(field), context))
  for (const field of ['state', 'version'] as const) say(into, row, field, row.text(field))
  into.partners.push(...partnersOf(into, row, context))
  for (const line of budgetOf(into, row, context)) into.budget.push({ line, row })
  for (const id of placesOfRow(row, context.places)) into.placeIds.add(id)
  for (const id of groupsOf(row, context)) into.groupIds.add(id)
  into.risks.push(...risksOf(into, row))
  into.awards.push(...awardsOf(into, row, context))
}

function say({ once }: Gathered, row: ProjectRow, field: ProjectField, value: string | null): void {
  if (value === null) return
  const before = once.get(field)
  if (before === undefined) once.set(field, { value, row })
  else if (before.value !== value) row.add('error', 'project-says-otherwise', field, { row: before.row.row })
}

function dateOf(row: ProjectRow, field: ProjectField, cell: Cell | undefined, { order, from1904 }: ReadContext): string | null {
  return row.take(readWritten(cell, { order, from1904 }), field)
}

/** Whom a name means: one of those that the stored sheet names as they are written, else an organisation of the list. */
function whoIs({ stored }: Gathered, row: ProjectRow, field: ProjectField, name: string, { resolver }: ReadContext) {
  const written = [...(stored?.partners ?? []), ...(stored?.budget ?? [])].find(
    ({ organisationId, asWritten }) => organisationId === null && asWritten !== null && readText(asWritten) === name,
  )
  if (written) return { organisationId: null, asWritten: written.asWritten }
  const found = resolver.organisation({ acronym: null, name }, row.row)
  if (found.how === 'unknown' && found.several !== undefined) {
    row.add('error', 'organisation-several', field, { names: found.several })
    return null
  }
  if (found.how === 'unknown') {
    row.add('error', 'project-organisation-unknown', field, {
      name,
      suggestions: found.suggestions.map(({ label }) => label).join(', '),
    })
    return null
  }
  const organisationId = row.entry(field, 'project-organisation-unknown', found)
  return organisationId === null ? null : { organisationId, asWritten: null }
}

/** Names in one cell: as a whole, else between semicolons, else between other marks where all of them are known. */
function namesIn(into: Gathered, row: ProjectRow, field: ProjectField, { resolver }: ReadContext): (string | null)[] {
  const whole = row.text(field)
  if (whole === null) return []
  const isKnown = (name: string) =>
    [...(into.stored?.partners ?? []), ...(into.stored?.budget ?? [])].some(
      ({ asWritten }) => asWritten !== null && readText(asWritten) === name,
    ) || resolver.organisation({ acronym: null, name }, row.row, { onlyKnown: true }).how !== 'unknown'
  if (isKnown(whole)) return [whole]
  return piecesOf(row.cell(field), 'semicolons').flatMap(piece => {
    if (piece === null || isKnown(piece)) return [piece]
    const parts = piece.split(/[,،/]/).map(part => cleanText(part))
    return parts.length > 1 && parts.every(part => part !== '' && isKnown(part)) ? parts : [piece]
  })
}

function partnersOf(into: Gathered, row: ProjectRow, context: ReadContext): Partner[] {
  return ([...partnerRoles, null] as const).flatMap(role => {
    const field = role ?? 'partner'
    return namesIn(into, row, field, context).flatMap(name => {
      const who = name === null ? null : whoIs(into, row, field, name, context)
      return who === null ? [] : [{ role, ...who }]
    })
  })
}

const amountWithCurrency = /^([A-Za-z]{3}|US\$|€)?\s*([\d\u0660-\u0669\u06f0-\u06f9][\s\S]*?)\s*([A-Za-z]{3}|US\$|€)?$/

/** Hands an amount on; what had to be assumed is told as people write amounts, and not in minor units. */
function takeAmount(row: ProjectRow, field: ProjectField, { value, note, doubt, error }: Read<number>, currency: string) {
  if (error) row.add('error', error, field, { digits: minorDigitsOf(currency) })
  else if (note) row.add(doubt ? 'warning' : 'repair', note, field, { now: `${writtenAmount(value, currency)} ${currency}` })
  return value
}

/** Amounts of a row with their currencies, in the order of their lists. */
function moneyOf(row: ProjectRow, fields: { amount: ProjectField; currency: ProjectField }) {
  const cell = row.cell(fields.amount)
  const listed = typeof cell === 'string' ? piecesOf(cell, 'semicolons') : []
  const amounts: (Cell | undefined)[] = listed.length > 1 ? listed : row.text(fields.amount) === null ? [] : [cell]
  const currencies = piecesOf(row.cell(fields.currency), 'semicolons')
  if (currencies.length > 1 && currencies.length !== amounts.length) {
    row.add('error', 'project-lists-differ', fields.currency, { count: currencies.length, other: amounts.length })
    return []
  }
  return amounts.map((amount, nth): { amountMinor: number | null; currency: string | null } => {
    const parts = typeof amount === 'string' ? amountWithCurrency.exec(amount.trim()) : null
    const inside = parts?.[1] ?? parts?.[3] ?? null
    const said = currencies.length > 1 ? (currencies[nth] ?? null) : (currencies[0] ?? null)
    const currency = row.take(readCurrency(said ?? inside), said === null ? fields.amount : fields.currency)
    if (amount === null || readText(amount) === null) return { amountMinor: null, currency }
    if (currency === null) {
      if ((said ?? inside) === null) row.add('error', 'currency-missing', fields.amount)
      return { amountMinor: null, currency }
    }
    const read = readAmount(inside === null ? amount : parts?.[2], currency)
    return { amountMinor: takeAmount(row, fields.amount, read, currency), currency }
  })
}

function budgetOf(into: Gathered, row: ProjectRow, context: ReadContext): BudgetLine[] {
  if (!row.has('amount')) return []
  const donors = namesIn(into, row, 'donor', context)
  const money = moneyOf(row, { amount: 'amount', currency: 'currency' })
  if (donors.length > 0 && money.length > 0 && donors.length !== money.length) {
    row.add('error', 'project-lists-differ', 'amount', { count: money.length, other: donors.length })
    return []
  }
  const currencies = piecesOf(row.cell('currency'), 'semicolons')
  const unsaid = () => ({ amountMinor: null, currency: row.take(readCurrency(currencies[0]), 'currency') })
  const lines = donors.length > 0 ? donors : money.map(() => null)
  return lines.flatMap((name, nth) => {
    const who = name === null ? { organisationId: null, asWritten: null } : whoIs(into, row, 'donor', name, context)
    return who === null ? [] : [{ ...who, ...(money[nth] ?? unsaid()) }]
  })
}

/** Refuses what two rows say of the money of one donor, unless it is so stored; drops donors of whom another row says an amount. */
export function settledBudget({ budget, stored }: Gathered): BudgetLine[] {
  const kept = new Set((stored?.budget ?? []).map(line => `${donorKey(line)}|${line.amountMinor ?? ''}`))
  const isStored = (line: BudgetLine) => kept.has(`${donorKey(line)}|${line.amountMinor ?? ''}`)
  const paid = new Set(budget.flatMap(({ line }) => (line.amountMinor === null ? [] : [whoKey(line)])))
  const said = budget.filter(({ line }) => line.amountMinor !== null || isStored(line) || !paid.has(whoKey(line)))
  const first = new Map<string, (typeof said)[number]>()
  for (const entry of said) {
    if (entry.line.amountMinor === null) continue
    const before = first.get(donorKey(entry.line))
    if (!before) first.set(donorKey(entry.line), entry)
    else if (
      before.row !== entry.row &&
      before.line.amountMinor !== entry.line.amountMinor &&
      !(isStored(before.line) && isStored(entry.line))
    )
      entry.row.add('error', 'project-amount-otherwise', 'amount', { row: before.row.row })
  }
  return said.map(({ line }) => line)
}

function groupsOf(row: ProjectRow, { resolver }: ReadContext): string[] {
  const whole = row.text('group')
  if (whole === null) return []
  const known = resolver.group(whole, row.row)
  if (known.how !== 'unknown') return [row.entry('group', 'group-unknown', known) ?? []].flat()
  return piecesOf(row.cell('group'), 'semicolons')
    .flatMap(piece => (piece ?? '').split(/[,،]/).map(part => cleanText(part)))
    .filter(Boolean)
    .flatMap(name => row.entry('group', 'group-unknown', resolver.group(name, row.row)) ?? [])
}

/** Lines of a cell that lists things in words; a stored text that itself has several lines is one. */
function wordsIn(row: ProjectRow, field: ProjectField, stored: readonly string[]): string[] {
  const whole = row.text(field)
  if (whole === null) return []
  const same = stored.find(words => readText(words) === whole)
  if (same !== undefined) return [same]
  const lines = piecesOf(row.cell(field), 'lines').flatMap(line => line ?? [])
  return lines.length < 2 ? lines : lines.map(withoutBullet)
}

/** What a column says beside each of several things: as many as there are, or nothing. */
function beside(row: ProjectRow, field: ProjectField, count: number): (Cell | undefined)[] {
  if (count < 2) return [row.cell(field)]
  const pieces = row.text(field) === null ? [] : piecesOf(row.cell(field), 'lines')
  if (pieces.length > 0 && pieces.length !== count)
    row.add('error', 'project-lists-differ', field, { count: pieces.length, other: count })
  return pieces.length === count ? pieces : []
}

function risksOf({ stored }: Gathered, row: ProjectRow): Risk[] {
  const before = stored?.risks ?? []
  const risks = wordsIn(
    row,
    'risk',
    before.map(({ words }) => words),
  )
  if (risks.length === 0 && (row.text('riskLevel') ?? row.text('riskResponse')) !== null)
    row.add('error', 'project-risk-missing', row.text('riskLevel') === null ? 'riskResponse' : 'riskLevel')
  const levels = beside(row, 'riskLevel', risks.length)
  const responses = beside(row, 'riskResponse', risks.length)
  return risks.flatMap((given, nth) => {
    const words = row.words('risk', 1_000, given)
    if (words === null) return []
    const same = before.find(risk => readText(risk.words) === readText(words))
    const written = readText(levels[nth])
    const level =
      written === null
        ? null
        : (riskLevels.find(each => levelWords[each].some(word => nameKey(word) === nameKey(written))) ?? null)
    if (written !== null && level === null) row.add('error', 'project-level-unknown', 'riskLevel')
    const response = row.words('riskResponse', 1_000, readText(responses[nth]))
    return [
      {
        words,
        level: row.has('riskLevel') ? level : (same?.level ?? null),
        response: row.has('riskResponse') ? kept(same?.response ?? null, response) : (same?.response ?? null),
      },
    ]
  })
}

function awardsOf({ stored }: Gathered, row: ProjectRow, context: ReadContext): Award[] {
  const before = stored?.awards ?? []
  const awards = wordsIn(
    row,
    'award',
    before.map(({ words }) => words),
  )
  const besides = ['contractor', 'awardAmount', 'awarded'] as const
  const alone = awards.length === 0 ? besides.find(field => row.text(field) !== null) : undefined
  if (alone) row.add('error', 'project-award-missing', alone)
  if (awards.length === 0) return []
  const contractors = beside(row, 'contractor', awards.length)
  const days = beside(row, 'awarded', awards.length)
  const money = moneyOf(row, { amount: 'awardAmount', currency: 'awardCurrency' })
  if (money.length > 0 && money.length !== awards.length)
    row.add('error', 'project-lists-differ', 'awardAmount', { count: money.length, other: awards.length })
  return awards.flatMap((given, nth) => {
    const words = row.words('award', 500, given)
    if (words === null) return []
    const same = before.find(award => readText(award.words) === readText(words))
    const contractor = row.words('contractor', 300, readText(contractors[nth]))
    const unsaid = { amountMinor: null, currency: row.take(readCurrency(row.cell('awardCurrency')), 'awardCurrency') }
    const { amountMinor, currency } = row.has('awardAmount')
      ? (money[nth] ?? unsaid)
      : { amountMinor: same?.amountMinor ?? null, currency: same?.currency ?? null }
    return [
      {
        ...{ words, amountMinor, currency },
        contractor: row.has('contractor') ? kept(same?.contractor ?? null, contractor) : (same?.contractor ?? null),
        awarded: row.has('awarded') ? dateOf(row, 'awarded', days[nth], context) : (same?.awarded ?? null),
      },
    ]
  })
}

/** What a sheet says of a text that is stored: written out and read back it is cleaned, and that alone is no change. */
export const kept = (stored: string | null, read: string | null): string | null =>
  stored !== null && readText(stored) === read ? stored : read
