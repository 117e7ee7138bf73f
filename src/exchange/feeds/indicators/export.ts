/** Indicators as a workbook that the import reads back without a difference: definitions with the plan, targets, figures. */
import { type Language, nameIn } from '../../../kernel/pure/languages.ts'
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import {
  listDefinitions,
  listDisaggregations,
  listPlanned,
  listTargets,
  listValues,
  type PlannedIndicator,
} from '../../../modules/indicators/index.ts'
import { isRatio } from '../../../modules/indicators/schema.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces, type Place } from '../../../modules/places/index.ts'
import { showPlan } from '../../../modules/plan/index.ts'
import { type OutCell, writeSheets } from '../../formats/write-table.ts'
import type { Asking, ImportHouse } from '../activities/import.ts'
import { dimensionTag, type Field, fieldRules, type Kind, kinds, sheetFields, sheetNames } from './columns.ts'

const columnOf: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

/** A figure as people write it: money in its currency instead of minor units of it. */
const written = (value: number | null, { unit, currency }: Pick<PlannedIndicator, 'unit' | 'currency'>): number | null =>
  value === null || unit !== 'money' || currency === null ? value : value / 10 ** minorDigitsOf(currency)

type Cells = Partial<Record<Field, OutCell>>
interface OutRow {
  cells: Cells
  categories: Record<string, string>
  illustrative: boolean
}

/** The areas that a place lies in, by level, in names and codes. */
function areasOf(places: ReadonlyMap<string, Place>, placeId: string | null, language: Language): Cells {
  const cells: Cells = {}
  for (let at = placeId; at !== null; ) {
    const place: Place | undefined = places.get(at)
    if (!place) break
    const { level } = place
    if (level === 1 || level === 2 || level === 3 || level === 4) {
      cells[`adm${level}Name`] = nameIn(place.names, language)
      cells[`adm${level}Code`] = place.codes[0]?.code ?? null
    }
    at = place.parentId
  }
  return cells
}

/**
 * Sheets of the workbook with headings in the reader's language and tags. Figures are those that the reader's roles open; of what is not
 * known the sheet says `unknown`, for a blank says nothing.
 */
export async function indicatorsWorkbook(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: { operationId: string; values: boolean },
): Promise<{ bytes: Uint8Array; rows: number }> {
  const { operationId } = given
  const { language } = asking
  const [definitions, planned, dimensions, targets, values, places, organisations, plan] = await Promise.all([
    house.reader.read(listDefinitions, { operationId }, asking),
    house.reader.read(listPlanned, { operationId }, asking),
    house.reader.read(listDisaggregations, { operationId }, asking),
    house.reader.read(listTargets, { operationId }, asking),
    given.values ? house.reader.read(listValues, { operationId }, asking) : [],
    house.reader.read(listPlaces, { operationId }, asking),
    house.reader.read(listOrganisations, { operationId }, asking),
    house.reader.read(showPlan, { operationId }, asking),
  ])
  const byId = new Map(planned.map(entry => [entry.id, entry]))
  const definitionOf = new Map(definitions.map(entry => [entry.id, entry]))
  const clusterCode = new Map(plan.clusters.map(({ id, code }) => [id, code]))
  const placeOf = new Map(places.map(place => [place.id, place]))
  const organisationName = new Map(organisations.map(({ id, acronym, names }) => [id, acronym ?? nameIn(names, language)]))
  // A sheet has columns for areas below the country; what is said of a country itself would come back as said of nowhere.
  const hasColumn = (placeId: string | null) => placeId === null || (placeOf.get(placeId)?.level ?? 0) > 0
  const about = (entry: PlannedIndicator): Cells => ({ code: entry.code, cluster: clusterCode.get(entry.clusterId) ?? null })
  const level = (value: number | null, entry: PlannedIndicator) => written(value, entry)

  const rows: Record<Kind, OutRow[]> = {
    definitions: planned
      .filter(({ ended }) => ended === null)
      .map(entry => ({
        cells: {
          ...about(entry),
          ...{ nameEn: entry.names.en ?? null, nameAr: entry.names.ar ?? null, nameCkb: entry.names.ckb ?? null },
          ...{
            definitionEn: entry.definitions.en ?? null,
            definitionAr: entry.definitions.ar ?? null,
            definitionCkb: entry.definitions.ckb ?? null,
          },
          ...{ unit: entry.unit, currency: entry.currency, per: entry.unit === 'ratio' ? entry.per : null },
          ...{ overTime: entry.overTime, overPlaces: entry.overPlaces, overParts: entry.overParts },
          lowerIsBetter: entry.lowerIsBetter ? 'yes' : null,
          parent: entry.parentId === null ? null : (byId.get(entry.parentId)?.code ?? null),
          ...{ baseline: level(entry.baseline, entry), target: level(entry.target, entry), inNeed: level(entry.inNeed, entry) },
          ...{ starts: entry.starts, ends: entry.ends, order: entry.sort },
          dimensions: entry.disaggregations.flatMap(({ code, ended }) => (ended === null ? [code] : [])).join(', ') || null,
        },
        categories: {},
        illustrative: entry.illustrative || definitionOf.get(entry.indicatorId)?.illustrative === true,
      })),
    targets: targets.flatMap(target => {
      const entry = byId.get(target.planIndicatorId)
      if (!entry || !hasColumn(target.placeId)) return []
      const cells = {
        ...about(entry),
        ...areasOf(placeOf, target.placeId, language),
        ...{ baseline: level(target.baseline, entry), target: level(target.target, entry), inNeed: level(target.inNeed, entry) },
        source: target.source,
      }
      return [{ cells, categories: target.categories, illustrative: target.illustrative }]
    }),
    values: values.flatMap(value => {
      const entry = byId.get(value.planIndicatorId)
      if (!entry || !hasColumn(value.placeId)) return []
      const unknown = value.numerator === null
      const figure = isRatio(entry.unit)
        ? { numerator: unknown ? 'unknown' : value.numerator, denominator: value.denominator }
        : { value: unknown ? 'unknown' : written(value.numerator, entry) }
      const cells = {
        ...about(entry),
        ...{ period: value.period, ...areasOf(placeOf, value.placeId, language), ...figure, note: value.note },
        organisation: value.organisationId === null ? null : (organisationName.get(value.organisationId) ?? null),
      }
      return [{ cells, categories: value.categories, illustrative: value.illustrative }]
    }),
  }

  const ruleOf = new Map(fieldRules.map(rule => [rule.field, rule]))
  const marked = Object.values(rows).some(all => all.some(({ illustrative }) => illustrative))
  const markHeading = ruleOf.get('illustrative')
  const sheets = kinds.map(kind => {
    const fields = sheetFields[kind]
    const parts = kind === 'definitions' ? [] : dimensions
    const at = fields.indexOf('adm4Code') + 1
    const around = <T>(of: (field: Field) => T, part: (code: string, nth: number) => T, mark: T): T[] => [
      ...fields.slice(0, at).map(of),
      ...parts.map(({ code }, nth) => part(code, nth)),
      ...fields.slice(at).map(of),
      ...(marked ? [mark] : []),
    ]
    const heading = (field: Field): OutCell => ruleOf.get(field)?.heading[columnOf[language]] ?? field
    const heads = around<OutCell>(
      heading,
      (code, nth) => nameIn(parts[nth]?.names ?? {}, language) || code,
      markHeading?.heading[columnOf[language]] ?? '',
    )
    const tags = around<OutCell>(field => ruleOf.get(field)?.tag ?? null, dimensionTag, markHeading?.tag ?? null)
    const lines = rows[kind].map(({ cells, categories, illustrative }) =>
      around<OutCell>(
        field => cells[field] ?? null,
        code => categories[code] ?? null,
        illustrative ? 'illustrative' : null,
      ),
    )
    return { name: sheetNames[kind][columnOf[language]], rows: [heads, tags, ...lines] }
  })
  const count = kinds.reduce((sum, kind) => sum + rows[kind].length, 0)
  return { bytes: await writeSheets(sheets, language !== 'en'), rows: count }
}
