/** Which column of a sheet of a plan holds what. One row is an objective, or the people of one in a place and group. */
import type { SheetSummary } from '../../formats/table.ts'
import { assignColumns, type Choices, candidatesBy, type FieldRule, type MappedColumn } from '../column-rules.ts'
import type { Feed } from '../reading.ts'
import { nameKey } from '../text.ts'

export const planFields = [
  'level',
  'code',
  'parent',
  'nameEn',
  'nameAr',
  'nameCkb',
  'cluster',
  'place',
  'group',
  'inNeed',
  'targeted',
  'source',
] as const
export type PlanField = (typeof planFields)[number]

type Heading = readonly [en: string, ar: string, ckb: string]
/** Headings and tags as we write them. */
export const planHeadings: Record<PlanField, { heading: Heading; tag: string }> = {
  level: { heading: ['Level', 'المستوى', 'ئاست'], tag: '#objective+level' },
  code: { heading: ['Objective code', 'رمز الهدف', 'کۆدی ئامانج'], tag: '#objective+code' },
  parent: { heading: ['Parent code', 'رمز الهدف الأعلى', 'کۆدی ئامانجی سەروو'], tag: '#objective+code+parent' },
  nameEn: { heading: ['Objective (English)', 'الهدف (بالإنجليزية)', 'ئامانج (ئینگلیزی)'], tag: '#objective+i_en+name' },
  nameAr: { heading: ['Objective (Arabic)', 'الهدف (بالعربية)', 'ئامانج (عەرەبی)'], tag: '#objective+i_ar+name' },
  nameCkb: { heading: ['Objective (Sorani)', 'الهدف (بالكردية السورانية)', 'ئامانج (سۆرانی)'], tag: '#objective+i_ckb+name' },
  cluster: { heading: ['Cluster code', 'رمز المجموعة', 'کۆدی کڵەستەر'], tag: '#sector+code' },
  place: { heading: ['P-code', 'الرمز المكاني', 'P-codeی شوێن'], tag: '#loc+code' },
  group: { heading: ['Population group', 'الفئة السكانية', 'گروپی دانیشتووان'], tag: '#population_group+code' },
  inNeed: { heading: ['People in need', 'المحتاجون', 'کەسانی پێویستدار'], tag: '#inneed' },
  targeted: { heading: ['People targeted', 'المستهدفون', 'کەسانی بەئامانجگیراو'], tag: '#targeted' },
  source: { heading: ['Source', 'المصدر', 'سەرچاوە'], tag: '#meta+source' },
}

const alsoCalled: Partial<Record<PlanField, readonly string[]>> = {
  level: ['objective level', 'type', 'niveau', 'nivel'],
  code: ['code', 'objective', 'objective id', 'ref', 'reference', 'code objectif', 'الرمز', 'کۆد'],
  parent: ['parent', 'parent objective', 'above', 'code parent', 'الهدف الأعلى', 'ئامانجی سەروو'],
  nameEn: ['name', 'objective name', 'title', 'description', 'statement', 'name en', 'name (english)', 'intitulé'],
  nameAr: ['name ar', 'name (arabic)', 'اسم الهدف', 'الاسم'],
  nameCkb: ['name ckb', 'name ku', 'name (sorani)', 'name (kurdish)', 'ناوی ئامانج', 'ناو'],
  cluster: ['cluster', 'sector', 'cluster name', 'المجموعة', 'کڵەستەر'],
  place: ['pcode', 'p-code', 'place', 'area', 'place p-code', 'admin pcode', 'admin code', 'المكان', 'شوێن'],
  group: ['group', 'affected group', 'الفئة', 'گروپ'],
  inNeed: ['in need', 'pin', 'total pin', 'المحتاجين'],
  targeted: ['targeted', 'target', 'people target', 'بەئامانجگیراو'],
  source: ['المصدر', 'سەرچاوە'],
}

const tags: Record<PlanField, FieldRule<PlanField>['tags']> = {
  level: [{ tag: '#objective', has: ['level'] }],
  code: [{ tag: '#objective', has: ['code'], hasNot: ['parent'] }],
  parent: [{ tag: '#objective', has: ['code', 'parent'] }],
  nameEn: [{ tag: '#objective', hasNot: ['code', 'level', 'i_ar', 'i_ckb', 'i_ku'] }],
  nameAr: [{ tag: '#objective', has: ['i_ar'] }],
  nameCkb: [
    { tag: '#objective', has: ['i_ckb'] },
    { tag: '#objective', has: ['i_ku'] },
  ],
  cluster: [{ tag: '#sector' }],
  place: [
    { tag: '#loc', has: ['code'] },
    { tag: '#adm1', has: ['code'] },
    { tag: '#adm2', has: ['code'] },
  ],
  group: [{ tag: '#population_group' }, { tag: '#beneficiary' }],
  inNeed: [{ tag: '#inneed' }],
  targeted: [{ tag: '#targeted' }],
  source: [{ tag: '#meta', has: ['source'] }],
}

const rules: FieldRule<PlanField>[] = planFields.map(field => ({
  field,
  tags: tags[field],
  names: [...planHeadings[field].heading, ...(alsoCalled[field] ?? [])],
}))

const candidatesOf = candidatesBy<PlanField>(rules, new Set())

export interface PlanMapping {
  /** Position of the column that holds a field, from 0. */
  at: Partial<Record<PlanField, number>>
  /** Columns that say the same field once more; the first is used. */
  doubled: MappedColumn<PlanField>[]
  columns: MappedColumn<PlanField>[]
}

export function mapPlanColumns(sheet: SheetSummary, choices: Choices<PlanField> = {}): PlanMapping {
  const columns = assignColumns(sheet.columns, candidatesOf, choices)
  const at: PlanMapping['at'] = {}
  for (const { column, target, how } of columns) if (target !== null && how !== 'repeated') at[target] = column.index
  return { at, columns, doubled: columns.filter(({ how }) => how === 'repeated') }
}

/** A sheet of a plan has codes of objectives, and says of them what they are or whom they are for. */
function planFit(sheet: SheetSummary, choices: Choices<PlanField> = {}): number {
  if (sheet.headerRow === null && sheet.tagRow === null) return 0
  const { at } = mapPlanColumns(sheet, choices)
  const says = [at.nameEn, at.nameAr, at.nameCkb, at.inNeed, at.targeted].some(index => index !== undefined)
  if (at.code === undefined || !says) return 0
  return 10 + Object.keys(at).length + (sheet.tagRow === null ? 0 : 5) - (sheet.hidden ? 20 : 0)
}

/** Whether a sheet that nobody said anything of is one of a plan: it names objectives by codes of their own, in a tree. */
export function looksLikePlan(sheet: SheetSummary): boolean {
  const { at, columns } = mapPlanColumns(sheet)
  const code = columns.find(({ target, how }) => target === 'code' && how !== 'repeated')?.column
  const ofObjectives =
    code?.tag?.startsWith('#objective') || planHeadings.code.heading.some(name => nameKey(name) === nameKey(code?.header ?? ''))
  return planFit(sheet) > 0 && Boolean(ofObjectives) && (at.level ?? at.parent) !== undefined
}

export const planFeed: Feed<PlanField, PlanMapping> = {
  name: 'plan',
  map: mapPlanColumns,
  fit: planFit,
  targetOf: text => planFields.find(field => field === text),
}
