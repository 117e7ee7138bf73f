/** Illustrative indicators of the shipped operation: what each cluster of 2005 might have set out to reach, and figures by governorate. */
import type { CommandRunner, Giving } from '../../kernel/command.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { categoriesOf, library, storeDisaggregationCommand, storeIndicatorSheet } from '../../modules/indicators/index.ts'
import { isRatio } from '../../modules/indicators/schema.ts'
import type { LoadedOperation } from './load.ts'

/** An entry of the library in a cluster's plan. */
interface Aim {
  code: string
  /** What a governorate of middling size might reach in a year; of a ratio its target, as it is shown. */
  size: number
  /** Where things stood before, of a ratio. */
  before?: number
  /** What the operation has before it measures: about how large denominators are. */
  sample?: number
}

const aims: Record<string, readonly Aim[]> = {
  A: [
    { code: 'FSC-01', size: 24_000 },
    { code: 'FSC-02', size: 900 },
    { code: 'FSC-03', size: 18_000_000 },
    { code: 'FSC-05', size: 1_400 },
    { code: 'FSC-04', size: 12, before: 24, sample: 180 },
  ],
  B: [
    { code: 'EDU-01', size: 9_000 },
    { code: 'EDU-02', size: 60 },
    { code: 'EDU-03', size: 320 },
    { code: 'EDU-06', size: 35, before: 48, sample: 40 },
    { code: 'EDU-07', size: 70, before: 41, sample: 60 },
  ],
  C: [
    { code: 'ERY-01', size: 2_600 },
    { code: 'ERY-03', size: 120 },
    { code: 'ERY-04', size: 60, before: 35, sample: 90 },
    { code: 'PRO-12', size: 7_500 },
  ],
  D: [
    { code: 'HEA-01', size: 30_000 },
    { code: 'HEA-03', size: 14_000 },
    { code: 'HEA-04', size: 95, before: 78, sample: 400 },
    { code: 'HEA-02', size: 22 },
    { code: 'NUT-02', size: 75, before: 58, sample: 120 },
  ],
  E: [
    { code: 'WSH-01', size: 45_000 },
    { code: 'WSH-02', size: 50, before: 27, sample: 900 },
    { code: 'WSH-04', size: 2_200 },
    { code: 'INF-03', size: 34 },
  ],
  F: [
    { code: 'DUR-01', size: 420 },
    { code: 'SHL-01', size: 650 },
    { code: 'SHL-04', size: 60, before: 33, sample: 150 },
    { code: 'PRO-01', size: 2_400 },
    { code: 'PRO-04', size: 90 },
  ],
  G: [
    { code: 'ELE-02', size: 1_100 },
    { code: 'ELE-03', size: 260 },
  ],
}

/** Families of two indicators of the shelter cluster, as one. */
const families = {
  code: 'F-FAMILIES',
  parts: ['DUR-01', 'SHL-01'],
  names: {
    en: 'Families helped to return or to find shelter',
    ar: 'الأسر التي أُعينت على العودة أو إيجاد مأوى',
    ckb: 'ئەو خێزانانەی یارمەتی دراون بۆ گەڕانەوە یان دۆزینەوەی پەناگە',
  },
  definitions: {
    en: 'All families that one of the indicators below counts, place by place.',
    ar: 'كل الأسر التي يحتسبها أحد المؤشرات أدناه، مكانًا مكانًا.',
    ckb: 'هەموو ئەو خێزانانەی یەکێک لە نیشاندەرەکانی خوارەوە دەیانژمێرێت، شوێن بە شوێن.',
  },
}

const months = Array.from({ length: 12 }, (_, month) => `2005-${String(month + 1).padStart(2, '0')}`)
const source = 'illustrative'

export interface Illustrating {
  runner: CommandRunner
  loaded: LoadedOperation
  /** Uniform numbers in [0, 1) from a text. */
  chance(...parts: (string | number)[]): number
  step(name: string): Giving
  /** Agencies that report, by cluster. */
  reporters: Readonly<Record<string, readonly string[]>>
}

interface Figures {
  targets: object[]
  values: object[]
}

/** A governorate's targets and monthly figures of one indicator. */
function figuresOf(given: Illustrating, cluster: string, aim: Aim, governorate: string, found: Figures): void {
  const { loaded, chance, reporters } = given
  const entry = library().indicators.find(({ code }) => code === aim.code)
  if (!entry) throw new Error(`The library has no ${aim.code}.`)
  const at = [cluster, aim.code, governorate] as const
  const ids = { planIndicatorId: plannedId(loaded, cluster, aim.code), placeId: loaded.places.get(governorate) ?? null }
  const ratio = isRatio(entry.unit)
  const size = Math.max(1, Math.round(aim.size * (0.4 + 1.2 * chance(...at, 'size'))))
  // Half of the governorates have a target of their own; what a ratio is to reach holds for all of them.
  if (!ratio && chance(...at, 'target') < 0.8) found.targets.push({ ...ids, target: size, source, illustrative: true })
  const agencies = reporters[cluster] ?? []
  const agency = agencies[Math.floor(chance(...at, 'agency') * agencies.length)]
  // Of one governorate in six nobody speaks.
  if (agency === undefined || chance(...at, 'silent') < 0.16) return
  const first = Math.floor(4 * chance(...at, 'first'))
  for (const [month, period] of months.entries()) {
    if (month < first || month > 10 || chance(...at, period) < 0.15) continue
    const about = { ...ids, period, organisationId: loaded.organisations.get(agency) ?? null }
    if (chance(...at, period, 'unknown') < 0.04) {
      found.values.push({ ...about, numerator: null })
      continue
    }
    const wave = 0.6 + 0.7 * chance(...at, period, 'wave')
    if (ratio) {
      const denominator = Math.round((aim.sample ?? 100) * (0.6 + 0.8 * chance(...at, period, 'sample')))
      const reached = (aim.before ?? 0) + (aim.size - (aim.before ?? 0)) * ((month + 1) / 12) * wave
      found.values.push({
        ...about,
        numerator: Math.round((reached * denominator) / (entry.unit === 'percentage' ? 100 : (entry.per ?? 1))),
        denominator,
      })
      continue
    }
    const share = entry.overTime === 'sum' ? wave / 10 : Math.min(1.05, ((month + 2) / 12) * wave)
    const whole = Math.round(size * share)
    // Two in three say how many of them are women and girls.
    if (!entry.disaggregations.includes('sex') || chance(...at, 'parts') < 0.34) {
      found.values.push({ ...about, numerator: whole })
      continue
    }
    const women = Math.round(whole * (0.4 + 0.2 * chance(...at, period, 'women')))
    found.values.push({ ...about, categories: categoriesOf('sex=f'), numerator: women })
    found.values.push({ ...about, categories: categoriesOf('sex=m'), numerator: whole - women })
  }
}

const plannedId = ({ seed }: LoadedOperation, cluster: string, code: string) => idOf(seed, 'planned-indicator', cluster, code)
const definitionId = ({ seed }: LoadedOperation, code: string) => idOf(seed, 'indicator', code)

/** What figures are broken down by, as the library has it. @returns the ids by code. */
async function storeDimensions({ runner, loaded, step }: Illustrating): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const dimension of library().disaggregations.filter(({ code }) => code !== 'group')) {
    const id = idOf(loaded.seed, 'disaggregation', dimension.code)
    const input = { operationId: loaded.operationId, id, ...dimension }
    await runner.run(storeDisaggregationCommand, input, step(`disaggregation ${dimension.code}`))
    ids.set(dimension.code, id)
  }
  return ids
}

/** Stores indicators, targets and figures of 2005, all marked illustrative. @returns how many figures. */
export async function storeIllustrativeIndicators(given: Illustrating): Promise<number> {
  const { runner, loaded, step } = given
  const dimensions = await storeDimensions(given)
  const governorates = [...loaded.places.keys()].filter(code => /^IQG\d\d$/.test(code)).sort()
  const indicators: object[] = []
  const planned: object[] = []
  const uses = new Map<string, string[]>()
  const found: Figures = { targets: [], values: [] }
  const marked = { illustrative: true }
  const familiesId = plannedId(loaded, 'F', families.code)
  for (const [cluster, own] of Object.entries(aims))
    for (const [sort, aim] of own.entries()) {
      const entry = library().indicators.find(({ code }) => code === aim.code)
      const clusterId = loaded.clusters.get(cluster)
      if (!entry || !clusterId) continue
      const { clusters: _, operations: __, disaggregations, ...definition } = entry
      indicators.push({ ...definition, id: definitionId(loaded, aim.code), libraryCode: aim.code, source: 'library', ...marked })
      const id = plannedId(loaded, cluster, aim.code)
      planned.push({
        ...{ id, indicatorId: definitionId(loaded, aim.code), clusterId, sort: sort + 1, ...marked },
        parentId: families.parts.includes(aim.code) ? familiesId : null,
        ...(isRatio(entry.unit) ? { baseline: aim.before ?? null, target: aim.size } : {}),
      })
      for (const dimension of disaggregations) uses.set(dimension, [...(uses.get(dimension) ?? []), id])
      for (const governorate of governorates) figuresOf(given, cluster, aim, governorate, found)
    }
  const { code, names, definitions } = families
  const summed = { unit: 'households', overTime: 'sum', overPlaces: 'sum', overParts: 'sum' }
  indicators.push({ id: definitionId(loaded, code), code, names, definitions, ...summed, source, ...marked })
  planned.push({
    id: familiesId,
    indicatorId: definitionId(loaded, code),
    clusterId: loaded.clusters.get('F'),
    target: 18_000,
    sort: 0,
    ...marked,
  })
  const disaggregations = [...uses].flatMap(([dimension, planIndicatorIds]) => {
    const disaggregationId = dimensions.get(dimension)
    return disaggregationId ? [{ disaggregationId, planIndicatorIds }] : []
  })
  const sheet = { operationId: loaded.operationId, ...marked, indicators, planned, disaggregations, ...found }
  await runner.run(storeIndicatorSheet, sheet, step('indicators'))
  return found.values.length
}
