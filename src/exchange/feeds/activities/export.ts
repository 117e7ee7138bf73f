/** Report lines as a sheet that the import reads back without a difference. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import { exportLines, type FullLine } from '../../../modules/delivery/index.ts'
import { recordIdOfKey } from '../../../modules/delivery/pure/keys.ts'
import { listOrganisations, type Organisation } from '../../../modules/organisations/index.ts'
import { listPlaces, type Place } from '../../../modules/places/index.ts'
import { showPlan } from '../../../modules/plan/index.ts'
import { type OutCell, writeCsv, writeWorkbook } from '../../formats/write-table.ts'
import { headingOfPart } from './columns.ts'
import type { Asking, ImportHouse } from './import.ts'

export const exportFormats = ['xlsx', 'csv', 'hxl'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const mediaTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  hxl: 'text/csv; charset=utf-8',
}

type Heading = readonly [en: string, ar: string, ckb: string]
interface Column {
  heading: Heading
  tag: string
  cell(line: FullLine, names: Lookups): OutCell
}

interface Lookups {
  places: Map<string, Place>
  organisations: Map<string, Organisation>
  clusters: Map<string, { code: string; names: Place['names'] }>
  groups: Map<string, { code: string; names: Place['names'] }>
  activities: Map<string, { names: Place['names'] }>
}

const organisationOf = (id: string | null, { organisations }: Lookups) => (id === null ? undefined : organisations.get(id))

/** The place of a level that a line's place is, or lies in. */
function placeAt(id: string | null, level: number, { places }: Lookups): Place | undefined {
  for (
    let place = id === null ? undefined : places.get(id);
    place;
    place = place.parentId === null ? undefined : places.get(place.parentId)
  )
    if (place.level === level) return place
  return undefined
}

const areaHeadings: readonly Heading[] = [
  ['Governorate', 'المحافظة', 'پارێزگا'],
  ['District', 'القضاء', 'قەزا'],
  ['Sub-district', 'الناحية', 'ناحیە'],
  ['Community', 'القرية', 'گوند'],
]
const codeHeadings: readonly Heading[] = [
  ['Governorate P-code', 'رمز المحافظة', 'admin1 pcode'],
  ['District P-code', 'رمز القضاء', 'admin2 pcode'],
  ['Sub-district P-code', 'رمز الناحية', 'admin3 pcode'],
  ['Community P-code', 'رمز القرية', 'admin4 pcode'],
]

function areaColumns(level: number): Column[] {
  const heading = areaHeadings[level - 1] ?? [`Admin ${level}`, `Admin ${level}`, `Admin ${level}`]
  const codeHeading = codeHeadings[level - 1] ?? [`Admin ${level} P-code`, `Admin ${level} P-code`, `Admin ${level} P-code`]
  return [
    {
      heading,
      tag: `#adm${level}+name`,
      cell: (line, names) => nameIn(placeAt(line.placeId, level, names)?.names ?? {}, 'en') || null,
    },
    {
      heading: codeHeading,
      tag: `#adm${level}+code`,
      cell: (line, names) => placeAt(line.placeId, level, names)?.codes[0]?.code ?? null,
    },
  ]
}

function amountOf({ valueMinor, currency }: FullLine): string | null {
  if (valueMinor === null || currency === null) return null
  const digits = minorDigitsOf(currency)
  const padded = valueMinor.padStart(digits + 1, '0')
  return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}

const fixedColumns: readonly Column[] = [
  {
    heading: ['Record ID', 'رقم السجل', 'ناسنامەی تۆمار'],
    tag: '#meta+id',
    cell: line => line.recordId ?? recordIdOfKey(line.lineKey),
  },
  { heading: ['Change', 'التغيير', 'گۆڕان'], tag: '#status+change', cell: () => null },
  { heading: ['Reporting month', 'شهر التقرير', 'مانگی ڕاپۆرت'], tag: '#date+reported', cell: line => line.period },
  { heading: ['Plan', 'الخطة', 'پلان'], tag: '#response+name', cell: line => line.plan },
  { heading: ['Project code', 'رمز المشروع', 'کۆدی پڕۆژە'], tag: '#activity+code+project', cell: line => line.projectCode },
  {
    heading: ['Lead organisation', 'المنظمة الرائدة', 'ڕێکخراوی سەرەکی'],
    tag: '#org+name+prog',
    cell: (line, names) => nameIn(organisationOf(line.leadOrganisationId, names)?.names ?? {}, 'en') || null,
  },
  {
    heading: ['Implementing partner', 'الشريك المنفذ', 'هاوبەشی جێبەجێکار'],
    tag: '#org+impl+name',
    cell: (line, names) => nameIn(organisationOf(line.implementingOrganisationId, names)?.names ?? {}, 'en') || null,
  },
  {
    heading: ['Donors', 'المانح', 'بەخشەر'],
    tag: '#org+funding',
    cell: (line, names) => line.donorIds.map(id => nameIn(names.organisations.get(id)?.names ?? {}, 'en')).join(' | ') || null,
  },
  {
    heading: ['Cluster code', 'رمز المجموعة', 'کۆدی کڵەستەر'],
    tag: '#sector+code',
    cell: (line, names) => names.clusters.get(line.clusterId)?.code ?? null,
  },
  {
    heading: ['Cluster', 'المجموعة', 'کڵەستەر'],
    tag: '#sector+name',
    cell: (line, names) => nameIn(names.clusters.get(line.clusterId)?.names ?? {}, 'en') || null,
  },
  {
    heading: ['Sub-cluster', 'المجموعة الفرعية', 'لقە کڵەستەر'],
    tag: '#subsector',
    cell: (line, names) => (line.subclusterId === null ? null : (names.clusters.get(line.subclusterId)?.code ?? null)),
  },
  { heading: ['Objective', 'الهدف', 'ئامانج'], tag: '#objective', cell: line => line.objective },
  { heading: ['Indicator', 'المؤشر', 'نیشاندەر'], tag: '#indicator+code', cell: line => line.indicatorCode },
  {
    heading: ['Activity', 'النشاط', 'چالاکی'],
    tag: '#activity+name',
    cell: (line, names) => (line.activityId === null ? null : nameIn(names.activities.get(line.activityId)?.names ?? {}, 'en')),
  },
  {
    heading: ['Activity detail', 'تفاصيل النشاط', 'وردەکاری چالاکی'],
    tag: '#activity+detail',
    cell: line => line.activityDetail,
  },
  { heading: ['Unit', 'الوحدة', 'یەکە'], tag: '#output+unit', cell: line => line.unit },
  { heading: ['Quantity', 'الكمية', 'بڕ'], tag: '#output', cell: line => line.quantity },
  { heading: ['Modality', 'طريقة التنفيذ', 'شێواز'], tag: '#modality', cell: line => line.modality },
  { heading: ['Delivery mechanism', 'آلية التسليم', 'میکانیزم'], tag: '#modality+mechanism', cell: line => line.mechanism },
  { heading: ['Currency', 'العملة', 'دراو'], tag: '#currency', cell: line => line.currency },
  { heading: ['Value', 'القيمة', 'نرخ'], tag: '#value', cell: amountOf },
  ...[1, 2, 3, 4].flatMap(areaColumns),
  { heading: ['Site', 'الموقع', 'شوێن'], tag: '#loc+name', cell: line => line.site },
  { heading: ['Site type', 'نوع الموقع', 'جۆری شوێن'], tag: '#loc+type', cell: line => line.siteType },
  { heading: ['Latitude', 'خط العرض', 'هێڵی پانی'], tag: '#geo+lat', cell: line => line.latitude },
  { heading: ['Longitude', 'خط الطول', 'هێڵی درێژی'], tag: '#geo+lon', cell: line => line.longitude },
  { heading: ['Status', 'الحالة', 'دۆخ'], tag: '#status', cell: line => line.status },
  { heading: ['Start date', 'تاريخ البدء', 'دەستپێک'], tag: '#date+start', cell: line => line.start },
  { heading: ['End date', 'تاريخ الانتهاء', 'کۆتایی'], tag: '#date+end', cell: line => line.end },
  {
    heading: ['Population group', 'الفئة السكانية', 'گروپی دانیشتووان'],
    tag: '#beneficiary+type',
    cell: (line, names) => (line.groupId === null ? null : nameIn(names.groups.get(line.groupId)?.names ?? {}, 'en')),
  },
  { heading: ['Households', 'الأسر', 'خێزانەکان'], tag: '#reached+hh', cell: line => line.households },
  { heading: ['People targeted', 'المستهدفون', 'بەئامانجگیراو'], tag: '#targeted', cell: line => line.targeted },
  { heading: ['People reached', 'من وصلت إليهم المساعدة', 'پێگەیشتوو'], tag: '#reached', cell: line => line.reached },
  { heading: ['New people reached', 'الجدد', 'نوێ'], tag: '#reached+new', cell: line => line.reachedNew },
  { heading: ['Comments', 'ملاحظات', 'تێبینی'], tag: '#description', cell: line => line.comments },
]

/** Read by nobody: the import leaves it out, and people see which figures are made up. */
const illustrativeColumn: Column = {
  heading: ['Illustrative', 'توضيحي', 'نموونەیی'],
  tag: '#meta+illustrative',
  cell: line => (line.illustrative ? 'illustrative' : null),
}

const languageColumn: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

/** The headings and tags of the sheet, without the parts by sex and age. */
export function sheetColumns(language: Language): { heading: string; tag: string }[] {
  return fixedColumns.map(({ heading, tag }) => ({ heading: heading[languageColumn[language]], tag }))
}

interface Laying {
  operationId: string
  /** Whether a row of HXL tags follows the headings. */
  tags: boolean
}

/** Lines as rows of a sheet: headings, tags where they are asked for, data. */
export async function rowsOfLines(
  { reader }: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  { operationId, tags }: Laying,
  lines: readonly FullLine[],
): Promise<OutCell[][]> {
  const [places, organisations, plan] = await Promise.all([
    reader.read(listPlaces, { operationId }, asking),
    reader.read(listOrganisations, { operationId }, asking),
    reader.read(showPlan, { operationId }, asking),
  ])
  const byId = <T extends { id: string }>(entries: readonly T[]) => new Map(entries.map(entry => [entry.id, entry]))
  const names: Lookups = {
    places: byId(places),
    organisations: byId(organisations),
    clusters: byId(plan.clusters),
    groups: byId(plan.groups),
    activities: byId(plan.activities),
  }
  const parts = [...new Set(lines.flatMap(line => Object.keys(line.breakdown)))].sort()
  const partColumns: Column[] = parts.map(key => ({
    heading: [headingOfPart(key), headingOfPart(key), headingOfPart(key)],
    tag: `#reached+${key}`,
    cell: line => line.breakdown[key] ?? null,
  }))
  const illustrative = lines.some(line => line.illustrative) ? [illustrativeColumn] : []
  const columns = [...fixedColumns, ...partColumns, ...illustrative]
  const rows: OutCell[][] = [columns.map(({ heading }) => heading[languageColumn[asking.language]])]
  if (tags) rows.push(columns.map(({ tag }) => tag))
  for (const line of lines) rows.push(columns.map(column => column.cell(line, names)))
  return rows
}

/**
 * The lines of an operation that the person may see, as rows: headings, tags unless the format has none, data.
 * @returns rows and their number without headings.
 */
export async function exportRows(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: { operationId: string; from?: string | undefined; to?: string | undefined; tags: boolean },
): Promise<{ rows: OutCell[][]; count: number }> {
  const { operationId, from, to } = given
  const lines = await house.reader.read(exportLines, { operationId, ...(from && { from }), ...(to && { to }) }, asking)
  return { rows: await rowsOfLines(house, asking, given, lines), count: lines.length }
}

/** The lines as a file of a format. */
export async function exportFile(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: { operationId: string; code: string; from?: string | undefined; to?: string | undefined; format: ExportFormat },
): Promise<{ body: string | ReadableStream<Uint8Array>; name: string; count: number }> {
  const { rows, count } = await exportRows(house, asking, { ...given, tags: given.format !== 'csv' })
  const name = `${given.code.toLowerCase()}-activities.${given.format === 'xlsx' ? 'xlsx' : given.format === 'hxl' ? 'hxl.csv' : 'csv'}`
  return { body: given.format === 'xlsx' ? writeWorkbook('Activities', rows) : writeCsv(rows), name, count }
}
