/** Which column of a sheet of projects holds what. Rows with one code are one project; each row may add one thing of every kind. */
import type { SheetSummary } from '../../formats/table.ts'
import { assignColumns, type Choices, candidatesBy, type FieldRule, type MappedColumn } from '../column-rules.ts'
import type { Feed } from '../reading.ts'

type Heading = readonly [en: string, ar: string, ckb: string]

interface Column {
  /** Heading and tag as we write them. */
  heading: Heading
  tag: string
  /** Other headings that mean it. */
  also?: readonly string[]
  /** Attributes that a tag must have, and must not have, to mean it. */
  has?: readonly string[]
  hasNot?: readonly string[]
}

const columns = {
  code: {
    heading: ['Project code', 'رمز المشروع', 'کۆدی پڕۆژە'],
    tag: '#activity+code+project',
    has: ['code'],
    also: ['project', 'project id', 'project number', 'project no', 'code projet', 'code', 'ref', 'reference'],
  },
  version: {
    heading: ['Version', 'النسخة', 'وەشان'],
    tag: '#meta+version',
    has: ['version'],
    also: ['sheet version'],
  },
  nameEn: {
    heading: ['Title (English)', 'العنوان (بالإنجليزية)', 'ناونیشان (ئینگلیزی)'],
    tag: '#activity+i_en+name+project',
    has: ['name'],
    hasNot: ['i_ar', 'i_ckb', 'i_ku', 'code'],
    also: ['title', 'project title', 'project name', 'name', 'titre', 'titre du projet', 'name in english'],
  },
  nameAr: {
    heading: ['Title (Arabic)', 'العنوان (بالعربية)', 'ناونیشان (عەرەبی)'],
    tag: '#activity+i_ar+name+project',
    has: ['name', 'i_ar'],
    also: ['اسم المشروع', 'عنوان المشروع', 'العنوان', 'name in arabic', 'title ar'],
  },
  nameCkb: {
    heading: ['Title (Sorani)', 'العنوان (بالكردية السورانية)', 'ناونیشان (سۆرانی)'],
    tag: '#activity+i_ckb+name+project',
    has: ['name', 'i_ckb'],
    also: ['ناوی پڕۆژە', 'ناونیشانی پڕۆژە', 'name in kurdish', 'title ckb', 'title (kurdish)'],
  },
  cluster: {
    heading: ['Cluster code', 'رمز المجموعة', 'کۆدی کڵەستەر'],
    tag: '#sector+code',
    also: ['cluster', 'sector', 'cluster name', 'المجموعة', 'القطاع', 'کڵەستەر'],
  },
  objective: {
    heading: ['What it is to achieve', 'ما يهدف إلى تحقيقه', 'چی بەدی بهێنێت'],
    tag: '#description+objective+project',
    has: ['objective'],
    also: ['objective', 'objectives', 'project objective', 'description', 'project description', 'هدف المشروع', 'ئامانجی پڕۆژە'],
  },
  planObjective: {
    heading: ['Objective of the plan', 'هدف الخطة', 'ئامانجی پلان'],
    tag: '#objective+code',
    has: ['code'],
    also: ['objective code', 'cluster objective', 'strategic objective', 'رمز الهدف', 'کۆدی ئامانج'],
  },
  lead: {
    heading: ['Lead partner', 'الشريك القائد', 'هاوبەشی سەرکردە'],
    tag: '#org+lead',
    has: ['lead'],
    also: [
      'lead',
      'lead agency',
      'lead organisation',
      'lead organization',
      'agency',
      'agencies',
      'appealing agency',
      'الجهة القائدة',
    ],
  },
  implementing: {
    heading: ['Implementing partners', 'الشركاء المنفذون', 'هاوبەشە جێبەجێکارەکان'],
    tag: '#org+impl',
    has: ['impl'],
    also: ['implementing partner', 'implementing', 'implementing organisation', 'implementing organization', 'الشريك المنفذ'],
  },
  funding: {
    heading: ['Funding partners', 'الشركاء الممولون', 'هاوبەشە بەخشەرەکان'],
    tag: '#org+funder',
    has: ['funder'],
    also: ['funding partner', 'funding', 'funding organisation', 'الشريك الممول'],
  },
  partner: {
    heading: ['Partners, part not stated', 'شركاء لم يُذكر دورهم', 'هاوبەش، ڕۆڵ نەوتراوە'],
    tag: '#org+partner',
    has: ['partner'],
    also: ['partners', 'other partners', 'partner', 'الشركاء', 'هاوبەشەکان'],
  },
  placeCode: {
    heading: ['P-code', 'الرمز المكاني', 'P-codeی شوێن'],
    tag: '#loc+code',
    has: ['code'],
    also: ['pcode', 'p-codes', 'place code', 'place p-code', 'location code', 'location p-code'],
  },
  placeName: {
    heading: ['Place', 'المكان', 'شوێن'],
    tag: '#loc+name',
    has: ['name'],
    also: [
      'places',
      'location',
      'locations',
      'place name',
      'location name',
      'governorate',
      'governorates',
      'المحافظة',
      'پارێزگا',
    ],
  },
  areas: {
    heading: ['Where, in other words', 'المكان بعبارة أخرى', 'شوێن بە وشەی تر'],
    tag: '#loc+description',
    has: ['description'],
    also: ['where', 'areas', 'area in words'],
  },
  starts: {
    heading: ['Starts', 'البداية', 'دەستپێک'],
    tag: '#date+start',
    has: ['start'],
    also: ['start', 'start date', 'date started', 'تاريخ البدء', 'بەرواری دەستپێک'],
  },
  ends: {
    heading: ['Ends', 'النهاية', 'کۆتایی'],
    tag: '#date+end',
    has: ['end'],
    also: ['end', 'end date', 'completion date', 'تاريخ الانتهاء', 'بەرواری کۆتایی'],
  },
  donor: {
    heading: ['Donor', 'المانح', 'بەخشەر'],
    tag: '#org+budget+donor',
    has: ['donor'],
    also: ['donors', 'donor name', 'bailleur', 'الجهة المانحة'],
  },
  amount: {
    heading: ['Budget', 'الميزانية', 'بودجە'],
    tag: '#value+budget',
    has: ['budget'],
    also: ['amount', 'budget amount', 'budget by donor', 'total budget', 'project budget', 'المبلغ', 'بڕ'],
  },
  currency: {
    heading: ['Currency', 'العملة', 'دراو'],
    tag: '#currency+budget',
    hasNot: ['award'],
    also: ['budget currency', 'ccy'],
  },
  group: {
    heading: ['Population group', 'الفئة السكانية', 'گروپی دانیشتووان'],
    tag: '#population_group+code',
    also: ['population groups', 'group', 'groups', 'beneficiaries', 'affected group', 'الفئة', 'گروپ'],
  },
  risk: {
    heading: ['Risk', 'الخطر', 'مەترسی'],
    tag: '#description+risk',
    has: ['risk'],
    hasNot: ['response'],
    also: ['risks', 'المخاطر', 'مەترسییەکان'],
  },
  riskLevel: {
    heading: ['Risk level', 'درجة الخطر', 'ئاستی مەترسی'],
    tag: '#severity+risk',
    has: ['risk'],
    also: ['how grave', 'likelihood', 'الخطورة', 'چەند مەترسیدار'],
  },
  riskResponse: {
    heading: ['What is done about the risk', 'ما يُعمل بشأن الخطر', 'چی بۆ مەترسییەکە دەکرێت'],
    tag: '#description+response+risk',
    has: ['response', 'risk'],
    also: ['risk response', 'mitigation', 'risk mitigation', 'what is done about it'],
  },
  award: {
    heading: ['Contract', 'العقد', 'گرێبەست'],
    tag: '#description+award',
    has: ['award'],
    also: ['contract award', 'contract awards', 'award', 'contracts', 'العقود المرساة'],
  },
  contractor: {
    heading: ['Contractor', 'المتعاقد', 'بەڵێندەر'],
    tag: '#org+award+contractor',
    has: ['contractor'],
    also: ['awarded to', 'supplier'],
  },
  awardAmount: {
    heading: ['Contract amount', 'مبلغ العقد', 'بڕی گرێبەست'],
    tag: '#value+award',
    has: ['award'],
    also: ['award amount', 'contract value'],
  },
  awardCurrency: {
    heading: ['Contract currency', 'عملة العقد', 'دراوی گرێبەست'],
    tag: '#currency+award',
    has: ['award'],
    also: ['award currency'],
  },
  awarded: {
    heading: ['Awarded', 'تاريخ الإرساء', 'بەرواری پێدان'],
    tag: '#date+award',
    has: ['award'],
    also: ['award date', 'date awarded', 'contract date'],
  },
  note: {
    heading: ['Note', 'ملاحظة', 'تێبینی'],
    tag: '#description+note+project',
    has: ['note'],
    also: ['notes', 'remarks', 'comments', 'ملاحظات'],
  },
  source: { heading: ['Source', 'المصدر', 'سەرچاوە'], tag: '#meta+source', has: ['source'] },
  state: {
    heading: ['State', 'الحالة', 'دۆخ'],
    tag: '#status+project',
    also: ['status', 'project status', 'project state', 'stage', 'حالة المشروع', 'دۆخی پڕۆژە'],
  },
} as const satisfies Record<string, Column>

export type ProjectField = keyof typeof columns
export const projectFields = Object.keys(columns) as ProjectField[]
export const projectColumns: Record<ProjectField, Column> = columns

/** The fields in the groups in which a person looks for what a column holds. */
export const projectGroups: readonly { name: Heading; targets: readonly ProjectField[] }[] = [
  {
    name: ['Project', 'المشروع', 'پڕۆژە'],
    targets: [
      'code',
      'version',
      'nameEn',
      'nameAr',
      'nameCkb',
      'cluster',
      'objective',
      'planObjective',
      'starts',
      'ends',
      'state',
    ],
  },
  { name: ['Partners', 'الشركاء', 'هاوبەشەکان'], targets: ['lead', 'implementing', 'funding', 'partner'] },
  { name: ['Budget by donor', 'الميزانية حسب المانح', 'بودجە بەپێی بەخشەر'], targets: ['donor', 'amount', 'currency'] },
  { name: ['Where and for whom', 'أين ولمن', 'لە کوێ و بۆ کێ'], targets: ['placeCode', 'placeName', 'areas', 'group'] },
  { name: ['Risks', 'المخاطر', 'مەترسییەکان'], targets: ['risk', 'riskLevel', 'riskResponse'] },
  {
    name: ['Contract awards', 'العقود المرساة', 'گرێبەستە پێدراوەکان'],
    targets: ['award', 'contractor', 'awardAmount', 'awardCurrency', 'awarded'],
  },
  { name: ['Other', 'أخرى', 'هی تر'], targets: ['note', 'source'] },
]

const tagOf = ({ tag, has, hasNot }: Column) => ({
  tag: tag.split('+')[0] ?? tag,
  ...(has && { has }),
  ...(hasNot && { hasNot }),
})
const places = { placeCode: ['#adm1', '#adm2', '#adm3', '#adm4'], placeName: ['#adm1', '#adm2', '#adm3', '#adm4'] } as Partial<
  Record<ProjectField, readonly string[]>
>
const rules: FieldRule<ProjectField>[] = projectFields.map(field => {
  const column = projectColumns[field]
  return {
    field,
    tags: [tagOf(column), ...(places[field] ?? []).map(tag => ({ tag, has: column.has ?? [] }))],
    names: [...column.heading, ...(column.also ?? [])],
  }
})
const candidatesOf = candidatesBy<ProjectField>(rules, new Set())

export interface ProjectMapping {
  /** Position of the column that holds a field, from 0. */
  at: Partial<Record<ProjectField, number>>
  /** Columns that say the same field once more; the first is used. */
  doubled: MappedColumn<ProjectField>[]
  columns: MappedColumn<ProjectField>[]
}

export function mapProjectColumns(sheet: SheetSummary, choices: Choices<ProjectField> = {}): ProjectMapping {
  const mapped = assignColumns(sheet.columns, candidatesOf, choices)
  const holds = (field: ProjectField) => mapped.some(({ target, how }) => target === field && how !== 'repeated')
  // A donor of whom no amount is said is one who funds.
  if (!holds('amount') && !holds('funding')) for (const column of mapped) if (column.target === 'donor') column.target = 'funding'
  const at: ProjectMapping['at'] = {}
  for (const { column, target, how } of mapped) if (target !== null && how !== 'repeated') at[target] = column.index
  return { at, columns: mapped, doubled: mapped.filter(({ how }) => how === 'repeated') }
}

const saying: readonly ProjectField[] = projectFields.filter(field => !['code', 'version', 'source', 'note'].includes(field))
/** What is told of a project as a whole. */
const telling: readonly ProjectField[] = [
  'version',
  'amount',
  'objective',
  'starts',
  'ends',
  'risk',
  'award',
  'state',
  'lead',
  'partner',
]
/** Fewer of these are in many sheets that name a project beside what they are about. */
const tellingMin = 4

/** A sheet of projects has their codes, and says something of them. */
function projectFit(sheet: SheetSummary, choices: Choices<ProjectField> = {}): number {
  if (sheet.headerRow === null && sheet.tagRow === null) return 0
  const { at } = mapProjectColumns(sheet, choices)
  if (at.code === undefined || !saying.some(field => at[field] !== undefined)) return 0
  return 10 + Object.keys(at).length + (sheet.tagRow === null ? 0 : 5) - (sheet.hidden ? 20 : 0)
}

/** Whether a sheet that nobody said anything of is one of projects: it names them by code and title, and tells of them as a whole. */
export function looksLikeProjects(sheet: SheetSummary): boolean {
  const { at } = mapProjectColumns(sheet)
  const titled = at.nameEn ?? at.nameAr ?? at.nameCkb
  return projectFit(sheet) > 0 && titled !== undefined && telling.filter(field => at[field] !== undefined).length >= tellingMin
}

export const projectFeed: Feed<ProjectField, ProjectMapping> = {
  name: 'projects',
  map: mapProjectColumns,
  fit: projectFit,
  targetOf: text => projectFields.find(field => field === text),
}
