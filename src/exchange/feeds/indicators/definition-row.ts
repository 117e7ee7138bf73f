/** Rows that define indicators and plan them: one row for each indicator of each cluster. */
import { newId } from '../../../kernel/pure/ids.ts'
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import { type Definition, library, type PlannedIndicator } from '../../../modules/indicators/index.ts'
import type { Rule } from '../../../modules/indicators/rules.ts'
import { type IndicatorInput, isRatio, type PlanIndicatorInput, type Unit } from '../../../modules/indicators/schema.ts'
import { readMonth } from '../dates.ts'
import { nameKey } from '../text.ts'
import { readQuantity } from '../values.ts'
import { addPlanned, type CheckContext, codeKey, dropPlanned, type Effect, type PlannedNow } from './context.ts'
import { type Row, readCluster } from './rows.ts'
import { isYes, offeredRules, offeredUnits, ruleOfWord, unitOfWord } from './words.ts'

/** What an indicator is before the row says anything: as it is kept, as the library has it, or nothing. */
function startOf(
  code: string,
  context: CheckContext,
  clusterId: string | null,
): { kept: Definition | undefined; base: IndicatorInput | null } {
  const kept = context.definitions.find(each => codeKey(each.code) === codeKey(code))
  const entry = kept ? undefined : library().indicators.find(each => each.code === code)
  const known = kept ?? entry
  if (!known) return { kept, base: null }
  return {
    kept,
    base: {
      ...(kept ? { id: kept.id } : {}),
      code: known.code,
      names: known.names,
      definitions: { en: known.definitions.en ?? null, ar: known.definitions.ar ?? null, ckb: known.definitions.ckb ?? null },
      unit: known.unit,
      currency: known.currency ?? null,
      per: known.per ?? 1,
      overTime: known.overTime,
      overPlaces: known.overPlaces,
      overParts: known.overParts ?? 'sum',
      lowerIsBetter: known.lowerIsBetter ?? false,
      clusterId: kept ? kept.clusterId : clusterId,
      libraryCode: kept ? kept.libraryCode : known.code,
      source: kept ? kept.source : 'library',
      illustrative: kept?.illustrative ?? false,
    },
  }
}

function readUnit(row: Row, base: IndicatorInput | null): { unit: Unit | null; currency: string | null } {
  const word = row.text('unit')
  const unit = word === null ? (base?.unit ?? null) : (unitOfWord(word) ?? null)
  if (word !== null && unit === null) row.add('error', 'indicator-unit-unknown', 'unit', { offered: offeredUnits.join(', ') })
  if (word === null && unit === null) row.add('error', 'indicator-unit-missing', 'unit', { offered: offeredUnits.join(', ') })
  const currency = row.text('currency')?.toUpperCase() ?? base?.currency ?? null
  if (unit === 'money' && (currency === null || !/^[A-Z]{3}$/.test(currency)))
    row.add('error', 'currency-missing', row.has('currency') ? 'currency' : 'unit')
  return { unit, currency: unit === 'money' ? currency : null }
}

function readRule(row: Row, field: 'overTime' | 'overPlaces' | 'overParts', unit: Unit | null, before: Rule | undefined): Rule {
  const word = row.text(field)
  if (word === null) {
    if (before === undefined && field !== 'overParts') row.add('warning', 'indicator-rule-assumed', row.has(field) ? field : null)
    return before ?? 'sum'
  }
  const rule = ruleOfWord(word)
  if (!rule) row.add('error', 'indicator-rule-unknown', field, { offered: offeredRules.join(', ') })
  if (rule === 'average' && unit !== null && isRatio(unit)) row.add('error', 'indicator-ratio-averaged', field)
  return rule ?? 'sum'
}

/** Names or definitions; a blank leaves what is there. */
function readTexts(row: Row, field: 'name' | 'definition', before: Partial<Record<'en' | 'ar' | 'ckb', string | null>>) {
  const at = (language: 'En' | 'Ar' | 'Ckb') => row.text(`${field}${language}`)
  return { en: at('En') ?? before.en ?? null, ar: at('Ar') ?? before.ar ?? null, ckb: at('Ckb') ?? before.ckb ?? null }
}

/** A level in the unit of the indicator: money in minor units. A blank is unknown; a column that is not there changes nothing. */
export function readLevel(
  row: Row,
  field: 'baseline' | 'target' | 'inNeed',
  counted: { unit: Unit; currency: string | null },
  before: number | null,
): number | null {
  if (!row.has(field)) return before
  const cell = row.cell(field)
  const plain = typeof cell === 'string' ? cell.replace(/%\s*$/, '') : cell
  const text = row.take(readQuantity(plain), field)
  if (text === null) return null
  const value = Number(text)
  if (counted.unit !== 'money' || counted.currency === null) return value
  return Math.round(value * 10 ** minorDigitsOf(counted.currency))
}

/** The cluster that a row plans for: the one it names, or the only one that plans its code already. */
function clusterOf(row: Row, code: string, context: CheckContext): string | null {
  const named = readCluster(row, context.resolver, context.reference)
  if (named !== null || row.text('cluster') !== null) return named
  const [first, ...others] = context.plannedByCode.get(codeKey(code)) ?? []
  if (first && others.length === 0) return first.clusterId
  row.add('error', first ? 'indicator-ambiguous' : 'indicator-cluster-missing', row.has('cluster') ? 'cluster' : null)
  return null
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Reads one row; what it does to what is stored, or null when it cannot be stored. */
export function readDefinition(row: Row, context: CheckContext): Effect | null {
  const code = row.text('code')
  if (code === null) {
    row.add('error', 'indicator-code-missing', 'code')
    return null
  }
  const clusterId = clusterOf(row, code, context)
  const { kept, base } = startOf(code, context, clusterId)
  const { unit, currency } = readUnit(row, base)
  const names = Object.fromEntries(Object.entries(readTexts(row, 'name', base?.names ?? {})).filter(([, name]) => name !== null))
  if (Object.keys(names).length === 0) row.add('error', 'indicator-name-missing', row.has('nameEn') ? 'nameEn' : null)
  const per = row.take(readQuantity(row.cell('per')), 'per')
  const rule = (field: 'overTime' | 'overPlaces' | 'overParts') => readRule(row, field, unit, base?.[field])
  const overTime = rule('overTime')
  const overPlaces = rule('overPlaces')
  const overParts = rule('overParts')
  const counted = { unit: unit ?? 'people', currency }
  const planned =
    clusterId === null ? undefined : context.plannedByCode.get(codeKey(code))?.find(each => each.clusterId === clusterId)
  const keptPlan = planned && context.planned.find(({ id }) => id === planned.id)
  const level = (field: 'baseline' | 'target' | 'inNeed') => readLevel(row, field, counted, keptPlan?.[field] ?? null)
  const levels = { baseline: level('baseline'), target: level('target'), inNeed: level('inNeed') }
  const month = (field: 'starts' | 'ends') =>
    row.has(field) ? row.take(readMonth(row.cell(field)), field) : (keptPlan?.[field] ?? null)
  const months = { starts: month('starts'), ends: month('ends') }
  const dimensions = readDimensions(row, context)
  const seen = clusterId !== null && context.gathered.planned.has(`${codeKey(code)}|${clusterId}`)
  if (seen) row.add('error', 'indicator-twice', 'code')
  if (row.failed || unit === null || clusterId === null) return null

  const input: IndicatorInput = {
    ...(base ?? { clusterId, libraryCode: null, source: null, illustrative: false, lowerIsBetter: false }),
    id: context.gathered.indicators.get(codeKey(code))?.id ?? kept?.id ?? newId(),
    code: base?.code ?? code,
    names,
    definitions: readTexts(row, 'definition', base?.definitions ?? {}),
    unit,
    currency,
    per: per === null ? (base?.per ?? 1) : Number(per),
    overTime,
    overPlaces,
    overParts,
    lowerIsBetter: row.has('lowerIsBetter') ? isYes(row.text('lowerIsBetter')) : (base?.lowerIsBetter ?? false),
  }
  const differs = {
    definition: !kept || !same(ordered({ ...(base as IndicatorInput), id: input.id }), ordered(input)),
    plan: true,
  }
  if (
    kept &&
    (kept.unit !== unit || kept.currency !== currency) &&
    context.values.some(value => context.planned.some(each => each.id === value.planIndicatorId && each.indicatorId === kept.id))
  )
    row.add('error', 'indicator-unit-in-use', 'unit')
  const now =
    planned ?? addPlanned(context, { indicatorId: input.id ?? '', code: input.code, clusterId, unit, currency, ended: null })
  Object.assign(now, { unit, currency })
  const plan: PlanIndicatorInput = {
    id: now.id,
    indicatorId: input.id ?? '',
    clusterId,
    objectiveId: keptPlan?.objectiveId ?? null,
    parentId: keptPlan?.parentId ?? null,
    ...levels,
    ...months,
    sort: readOrder(row, keptPlan),
    illustrative: keptPlan?.illustrative ?? false,
  }
  differs.plan = !keptPlan || planFields.some(field => plan[field] !== keptPlan[field])
  assertRights(row, context, clusterId, differs, input.clusterId)
  if (row.failed) {
    dropPlanned(context, code, now.id)
    return null
  }
  const before = context.gathered.indicators.get(codeKey(code))
  context.gathered.indicators.set(codeKey(code), { ...input, differs: differs.definition || before?.differs === true })
  context.gathered.planned.set(`${codeKey(code)}|${clusterId}`, { ...plan, differs: differs.plan })
  const added = useDimensions(now, dimensions, context)
  if (!kept || !keptPlan) return 'new'
  return differs.definition || differs.plan || added > 0 ? 'changed' : 'unchanged'
}

const planFields = ['baseline', 'target', 'inNeed', 'starts', 'ends', 'sort'] as const

/** What the row would change, and whether the person may change it. */
function assertRights(
  row: Row,
  context: CheckContext,
  clusterId: string,
  differs: { definition: boolean; plan: boolean },
  keeper: string | null,
): void {
  if (differs.definition && !context.mayPlan(keeper)) row.add('error', 'indicator-definition-not-yours', 'code')
  if (differs.plan && !context.mayPlan(clusterId))
    row.add('error', 'indicator-plan-not-yours', row.has('cluster') ? 'cluster' : 'code')
}

/** With its keys in one order and without what is null, for comparing. */
const ordered = ({ names, definitions, ...input }: IndicatorInput) => [
  Object.entries(names).sort(),
  Object.entries(definitions)
    .filter(([, text]) => text !== null)
    .sort(),
  Object.entries(input).sort(),
]

function readOrder(row: Row, kept: PlannedIndicator | undefined): number {
  const text = row.has('order') ? row.take(readQuantity(row.cell('order')), 'order') : null
  return text === null ? (kept?.sort ?? 100) : Math.round(Number(text))
}

/** Dimensions that the row says its indicator is broken down by; null where the sheet has no such column. */
function readDimensions(row: Row, context: CheckContext): string[] | null {
  if (!row.has('dimensions')) return null
  const words = (row.text('dimensions') ?? '')
    .split(/[,;|،؛]/)
    .map(word => word.trim())
    .filter(Boolean)
  return words.flatMap(word => {
    const key = nameKey(word)
    const found = context.dimensions.find(({ code, names }) =>
      [code, ...Object.values(names)].some(name => nameKey(name) === key),
    )
    if (!found)
      row.add('error', 'indicator-dimension-unknown', 'dimensions', {
        word,
        offered: context.dimensions.map(({ code }) => code).join(', '),
      })
    return found ? [found.code] : []
  })
}

/** Breaks a planned indicator down by dimensions that it is not broken down by yet. What is not named stays. @returns how many were added. */
function useDimensions(now: PlannedNow, codes: readonly string[] | null, context: CheckContext): number {
  let added = 0
  for (const code of codes ?? []) {
    const dimension = context.dimensions.find(each => each.code === code)
    if (!dimension || now.dimensions.has(code)) continue
    now.dimensions.set(code, period =>
      dimension.categories.filter(({ ended }) => !ended || period <= ended).map(category => category.code),
    )
    const uses = context.gathered.uses.get(dimension.id) ?? new Set<string>()
    uses.add(now.id)
    context.gathered.uses.set(dimension.id, uses)
    added += 1
  }
  return added
}

/** Takes out what a row that turned out to be wrong has brought. */
export function dropDefinition(row: Row, context: CheckContext): void {
  const code = row.text('code') ?? ''
  const clusterId = clusterOfRow(row, code, context)
  const plan = clusterId ? context.gathered.planned.get(`${codeKey(code)}|${clusterId}`) : undefined
  if (!plan?.id) return
  context.gathered.planned.delete(`${codeKey(code)}|${clusterId}`)
  for (const uses of context.gathered.uses.values()) uses.delete(plan.id)
  dropPlanned(context, code, plan.id)
}

/** Links what rolls up into what, when all rows are read: a parent may stand below its parts. */
export function linkParents(rows: readonly Row[], context: CheckContext): void {
  const parents = new Map<string, { id: string | null; row: Row }>()
  for (const row of rows) {
    if (!row.has('parent')) continue
    const code = row.text('code')
    const clusterId = code === null ? undefined : clusterOfRow(row, code, context)
    const plan = clusterId ? context.gathered.planned.get(`${codeKey(code ?? '')}|${clusterId}`) : undefined
    if (!plan) continue
    const word = row.text('parent')
    const whole = word === null ? null : parentOf(word, plan.clusterId, context)
    if (whole === undefined) row.add('error', 'indicator-parent-unknown', 'parent')
    const own = context.plannedByCode.get(codeKey(code ?? ''))?.find(({ id }) => id === plan.id)
    if (whole && own && (whole.unit !== own.unit || whole.currency !== own.currency))
      row.add('error', 'indicator-parent-unit-differs', 'parent', { parent: whole.code })
    plan.parentId = whole?.id ?? null
    if (plan.parentId !== (context.planned.find(({ id }) => id === plan.id)?.parentId ?? null)) {
      plan.differs = true
      for (const clusterId of [plan.clusterId, whole?.clusterId ?? plan.clusterId])
        if (!context.mayPlan(clusterId)) row.add('error', 'indicator-plan-not-yours', 'parent')
    }
    parents.set(plan.id ?? '', { id: plan.parentId, row })
  }
  const upOf = (id: string) =>
    parents.has(id) ? (parents.get(id)?.id ?? null) : (context.planned.find(each => each.id === id)?.parentId ?? null)
  for (const [id, { row }] of parents) {
    let at = upOf(id)
    for (let steps = 0; at !== null && steps < 100; steps++) {
      if (at === id) {
        row.add('error', 'indicator-parent-circle', 'parent')
        break
      }
      at = upOf(at)
    }
  }
}

function clusterOfRow(row: Row, code: string, context: CheckContext): string | undefined {
  const name = row.text('cluster')
  const all = context.plannedByCode.get(codeKey(code)) ?? []
  if (name === null) return all.length === 1 ? all[0]?.clusterId : undefined
  const found = context.resolver.cluster(name, context.reference.clusters.some(each => each.code === name) ? name : null, row.row)
  return found.how === 'unknown' ? undefined : found.id
}

/** The planned indicator of a code: of the same cluster before any other; undefined when there is none, or several elsewhere. */
function parentOf(word: string, clusterId: string, context: CheckContext): PlannedNow | undefined {
  const all = context.plannedByCode.get(codeKey(word)) ?? []
  return all.find(each => each.clusterId === clusterId) ?? (all.length === 1 ? all[0] : undefined)
}
