/** Checks the rows of a sheet of activity reports: every problem of every row in one pass, safe repairs made and said. */
import type { Cell, TableRow } from '../../formats/table.ts'
import type { RowProblem, Severity } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { cleanText, nameKey, saysNothing } from '../text.ts'
import { type Read, readCount, readDate, readDegrees, readMonth, readQuantity, readText } from '../values.ts'
import type { ColumnMapping } from './columns.ts'
import { type CheckedLine, createComparer } from './compare.ts'
import type { Field } from './fields.ts'
import { contentHashOf, keyOfRecordId } from './keys.ts'
import { minorDigitsOf } from './money.ts'
import type { ActivityRecord, NewEntry } from './record.ts'
import { createResolver, type Found, type Resolver } from './resolve.ts'

export interface CheckOptions {
  /** Month of the whole sheet, for rows that do not say theirs. */
  period?: string | null
  learn?: boolean
  /** Today, ISO: what lies after it cannot have been completed. */
  today: string
  /** Headings by column position, for naming the column in a problem. */
  headings: readonly string[]
}

export interface CheckResult {
  /** Rows with data that were read, without totals and repeated headings. */
  rows: number
  lines: CheckedLine[]
  rejected: number
  repaired: number
  problems: RowProblem[]
  /** Problems in all; the list is cut at `problemsKept`. */
  problemCount: number
  newEntries: NewEntry[]
}

export const problemsKept = 20_000

const statusWords: Record<NonNullable<ActivityRecord['status']>, readonly string[]> = {
  planned: ['planned', 'plan', 'pipeline', 'planeada', 'planifié', 'prévu', 'مخطط', 'مخطط له', 'پلان بۆ دانراو'],
  ongoing: [
    'ongoing',
    'on going',
    'in progress',
    'active',
    'functional',
    'en cours',
    'en curso',
    'implementing',
    'جار',
    'جاري',
    'مستمر',
    'بەردەوام',
  ],
  completed: [
    'completed',
    'complete',
    'finished',
    'done',
    'closed',
    'terminé',
    'achevé',
    'finalizada',
    'completada',
    'مكتمل',
    'منجز',
    'تەواوبوو',
  ],
  suspended: ['suspended', 'on hold', 'suspendu', 'suspendida', 'متوقف', 'معلق', 'ڕاگیراو'],
  cancelled: ['cancelled', 'canceled', 'annulé', 'cancelada', 'ملغى', 'هەڵوەشاوە'],
}
const statusByWord = new Map(
  Object.entries(statusWords).flatMap(([status, words]) =>
    words.map(word => [nameKey(word), status as NonNullable<ActivityRecord['status']>] as const),
  ),
)
const changeWords = new Map<string, NonNullable<ActivityRecord['change']>>(
  (
    [
      ['new', ['new', 'add', 'جديد', 'نوێ']],
      ['update', ['update', 'updated', 'change', 'changed', 'تحديث', 'نوێکردنەوە']],
      ['delete', ['delete', 'remove', 'removed', 'حذف', 'سڕینەوە']],
    ] as const
  ).flatMap(([change, words]) => words.map(word => [nameKey(word), change] as const)),
)
const totalWords = new Set(
  ['total', 'grandtotal', 'subtotal', 'totals', 'totalgeneral', 'sum', 'المجموع', 'الاجمالي', 'الإجمالي', 'کۆ', 'کۆیگشتی'].map(
    nameKey,
  ),
)
const organisationTypeWords = new Map<string, string>(
  (
    [
      ['ingo', ['ingo', 'international ngo', 'ong internationale', 'ong internacional', 'منظمة غير حكومية دولية']],
      ['nngo', ['nngo', 'national ngo', 'local ngo', 'ngo', 'lngo', 'ong nationale', 'ong nacional', 'منظمة غير حكومية وطنية']],
      ['un', ['un', 'un agency', 'united nations', 'agence onu', 'nations unies', 'الأمم المتحدة']],
      ['red-cross', ['red cross', 'red crescent', 'rcm', 'croix rouge', 'red cross movement']],
      ['government', ['government', 'gov', 'gouvernement', 'gobierno', 'حكومة']],
      ['international', ['international organisation', 'international organization', 'io', 'igo']],
      ['donor', ['donor']],
      ['private', ['private', 'private sector']],
      ['academic', ['academic', 'university']],
    ] as const
  ).flatMap(([type, words]) => words.map(word => [nameKey(word), type] as const)),
)
const placeFields: readonly { level: number; name: Field; code: Field }[] = [
  { level: 1, name: 'adm1Name', code: 'adm1Code' },
  { level: 2, name: 'adm2Name', code: 'adm2Code' },
  { level: 3, name: 'adm3Name', code: 'adm3Code' },
  { level: 4, name: 'adm4Name', code: 'adm4Code' },
]
const notPeopleUnits = new Set(
  [
    'kits',
    'kit',
    'items',
    'sessions',
    'session',
    'households',
    'hh',
    'families',
    'schools',
    'facilities',
    'centres',
    'centers',
    'shelters',
    'tents',
    'litres',
    'tons',
    'mt',
    'usd',
  ].map(nameKey),
)
/** Times the target from which a figure is taken for a slip of the pen. */
const targetTimesMax = 10
const peoplePerHouseholdMax = 20

/** Collects what is found in one row. */
class RowNotes {
  readonly found: RowProblem[] = []
  private readonly row: number
  private readonly cells: readonly Cell[]
  private readonly mapping: ColumnMapping
  private readonly headings: readonly string[]
  constructor(row: number, cells: readonly Cell[], mapping: ColumnMapping, headings: readonly string[]) {
    this.row = row
    this.cells = cells
    this.mapping = mapping
    this.headings = headings
  }
  add(severity: Severity, code: string, field: Field | number | null, details: RowProblem['details'] = {}): void {
    const index = field === null ? undefined : typeof field === 'number' ? field : this.mapping.at[field]
    const cell = index === undefined ? null : this.cells[index]
    const value =
      cell === null || cell === undefined
        ? null
        : cell instanceof Date
          ? cell.toISOString().slice(0, 10)
          : String(cell).slice(0, 200)
    this.found.push({
      row: this.row,
      column: index === undefined ? null : (this.headings[index] ?? null),
      columnIndex: index ?? null,
      severity,
      code,
      value,
      details,
    })
  }
  /** Hands a reading's value on, and notes what it took. */
  take<T>(read: Read<T>, field: Field | number): T | null {
    if (read.error) this.add('error', read.error, field)
    else if (read.note)
      this.add(read.note === 'date-order-assumed' ? 'warning' : 'repair', read.note, field, { now: String(read.value ?? '') })
    return read.value
  }
  get failed(): boolean {
    return this.found.some(problem => problem.severity === 'error')
  }
  get mended(): boolean {
    return this.found.some(problem => problem.severity === 'repair')
  }
}

/** One row while it is read. */
interface Reading {
  cells: readonly Cell[]
  notes: RowNotes
  row: number
  cell(field: Field): Cell | undefined
  text(field: Field): string | null
}

/** What all rows of one import share. */
interface Shared {
  reference: Reference
  mapping: ColumnMapping
  options: CheckOptions
  resolver: Resolver
  projects: Map<string, Reference['projects'][number]>
  country: { south: number; north: number; west: number; east: number } | null
}

/**
 * Checks all rows. Memory grows with the good lines and the first problems, not with the width of the sheet.
 * @returns lines ready to be stored with their keys; rows with an error are not among them.
 */
export async function checkActivities(
  rows: AsyncIterable<TableRow>,
  mapping: ColumnMapping,
  reference: Reference,
  options: CheckOptions,
): Promise<CheckResult> {
  const shared: Shared = {
    reference,
    mapping,
    options,
    resolver: createResolver(reference, options.learn ?? false),
    projects: new Map(reference.projects.map(project => [nameKey(project.code), project])),
    country: boundsOf(reference),
  }
  const result: CheckResult = { rows: 0, lines: [], rejected: 0, repaired: 0, problems: [], problemCount: 0, newEntries: [] }
  const keep = (problems: readonly RowProblem[]) => {
    result.problemCount += problems.length
    for (const problem of problems) if (result.problems.length < problemsKept) result.problems.push(problem)
  }
  keep(columnProblems(mapping, options))
  const comparer = createComparer(shared.resolver)
  const headings = options.headings.map(heading => heading.trim().toLowerCase())
  for await (const { row, cells, hidden } of rows) {
    const notes = new RowNotes(row, cells, mapping, options.headings)
    if (notData(cells, headings, notes)) {
      keep(notes.found)
      continue
    }
    result.rows += 1
    if (hidden) notes.add('warning', 'row-hidden', null)
    const record = readRow({ cells, notes, row, ...cellsOf(cells, mapping) }, shared)
    if (record && !notes.failed) {
      result.lines.push(comparer.add(lineOf(record), record, row, (code, details) => notes.add('warning', code, null, details)))
      if (notes.mended) result.repaired += 1
    } else result.rejected += 1
    keep(notes.found)
  }
  keep(comparer.afterAll())
  result.newEntries = shared.resolver.newEntries()
  return result
}

function cellsOf(cells: readonly Cell[], mapping: ColumnMapping): Pick<Reading, 'cell' | 'text'> {
  const cell = (field: Field) => {
    const index = mapping.at[field]
    return index === undefined ? undefined : cells[index]
  }
  return { cell, text: field => readText(cell(field)) }
}

/** Grand totals and headings in the middle of a sheet hold no data. */
function notData(cells: readonly Cell[], headings: readonly string[], notes: RowNotes): boolean {
  const first = cells.find(cell => cell !== null && cell !== '')
  if (typeof first === 'string' && totalWords.has(nameKey(first))) {
    notes.add('repair', 'total-row', null)
    return true
  }
  // A repeated heading stands in its own column; the first that differs decides for nearly every row.
  let texts = 0
  let repeated = 0
  for (const [index, cell] of cells.entries()) {
    if (typeof cell !== 'string' || cell === '') continue
    texts += 1
    if (cell.trim().toLowerCase() === headings[index]) repeated += 1
    else if (texts - repeated > 2) return false
  }
  if (repeated >= 3 && repeated >= texts * 0.8) {
    notes.add('repair', 'heading-row', null)
    return true
  }
  return false
}

function columnProblems(mapping: ColumnMapping, options: CheckOptions): RowProblem[] {
  const at = (
    column: { header: string; tag: string | null; index: number },
    code: string,
    details: RowProblem['details'],
  ): RowProblem => ({
    row: 0,
    column: options.headings[column.index] ?? column.header,
    columnIndex: column.index,
    severity: 'warning',
    code,
    value: null,
    details,
  })
  const missing = (code: string, severity: Severity): RowProblem => ({
    row: 0,
    column: null,
    columnIndex: null,
    severity,
    code,
    value: null,
    details: {},
  })
  const has = (...names: Field[]) => names.some(field => mapping.at[field] !== undefined)
  return [
    ...mapping.unused.map(column => at(column, 'column-not-used', {})),
    ...mapping.doubled.map(({ column, field }) => at(column, 'column-doubled', { field })),
    ...(has('leadOrganisation', 'leadAcronym', 'implementingOrganisation', 'implementingAcronym')
      ? []
      : [missing('column-organisation-missing', 'error')]),
    ...(has('cluster', 'clusterCode', 'subcluster') ? [] : [missing('column-cluster-missing', 'error')]),
    ...(has('adm1Name', 'adm1Code', 'adm2Name', 'adm2Code', 'adm3Name', 'adm3Code', 'adm4Name', 'adm4Code')
      ? []
      : [missing('column-place-missing', 'warning')]),
    ...(has('period') || options.period ? [] : [missing('column-period-missing', 'error')]),
    ...(has('reached') || mapping.parts.length > 0 ? [] : [missing('column-reached-missing', 'warning')]),
  ]
}

/** Reads one row; null when what identifies a line is missing. All problems are noted, not just the first. */
function readRow(reading: Reading, shared: Shared): ActivityRecord | null {
  const { notes, text, cell } = reading
  const change = readChange(reading)
  const period = readPeriod(reading, shared)
  const who = readOrganisations(reading, shared)
  const what = readCluster(reading, shared)
  const placeId = readPlace(reading, shared)
  const where = readPoint(reading, shared, placeId)
  const when = readDates(reading, shared)
  const groupId = readGroup(reading, shared)
  const people = readPeople(reading, shared)
  const donorIds = readDonors(reading, shared)
  const activity =
    what === null
      ? { id: null, detail: text('activityDetail') }
      : readActivity(reading, shared, what.subclusterId ?? what.clusterId)
  const projectCode = readProject(reading, shared, who.lead)
  const unit = text('unit')
  const quantity = notes.take(readQuantity(cell('quantity')), 'quantity')
  checkPeople(reading, shared, {
    people,
    unit,
    quantity,
    placeId,
    clusterId: what?.clusterId ?? null,
    status: when.status,
    activityId: activity.id,
  })
  if (period === null || what === null || (who.lead === null && who.implementing === null)) return null
  return {
    recordId: text('recordId'),
    change,
    period,
    plan: text('plan'),
    projectCode,
    leadOrganisationId: who.lead,
    implementingOrganisationId: who.implementing,
    donorIds,
    clusterId: what.clusterId,
    subclusterId: what.subclusterId,
    objective: text('objective'),
    indicatorCode: text('indicator'),
    activityId: activity.id,
    activityDetail: activity.detail,
    unit,
    quantity,
    modality: text('modality'),
    mechanism: text('mechanism'),
    currency: text('currency')?.toUpperCase() ?? null,
    valueMinor: readMoney(reading),
    placeId,
    site: text('site'),
    siteType: text('siteType'),
    latitude: where.latitude,
    longitude: where.longitude,
    status: when.status,
    start: when.start,
    end: when.end,
    groupId,
    ...people,
    comments: text('comments'),
  }
}

function readChange({ text, notes }: Reading): ActivityRecord['change'] {
  const word = text('change')
  if (word === null) return null
  const change = changeWords.get(nameKey(word))
  if (!change) notes.add('error', 'change-unknown', 'change')
  return change ?? null
}

function readPeriod({ cell, notes }: Reading, { options, reference }: Shared): string | null {
  // A month without a year is of the year that the whole sheet was sent for.
  const read = readMonth(cell('period'), cell('year') ?? options.period?.slice(0, 4))
  const own = notes.take(read, 'period')
  const period = own ?? (read.error ? null : (options.period ?? null))
  if (period === null) {
    if (!read.error) notes.add('error', 'period-missing', 'period')
    return null
  }
  if (own !== null && options.period && own !== options.period)
    notes.add('warning', 'period-differs', 'period', { asked: options.period })
  if (reference.closedPeriods.has(period)) notes.add('error', 'period-closed', 'period', { period })
  else if (period > options.today.slice(0, 7)) notes.add('error', 'period-in-future', 'period', { period })
  return period
}

/** Notes what resolving gave; the id, or null when it is unknown. */
function taken(found: Found, notes: RowNotes, field: Field, code: string): string | null {
  if (found.how === 'unknown') {
    notes.add('error', code, field, { suggestions: found.suggestions.map(({ label }) => label).join(', ') })
    return null
  }
  if (found.how === 'spelled-otherwise') notes.add('repair', 'name-spelled-otherwise', field, { now: found.label })
  return found.id
}

function readOrganisations(
  { text, notes, row }: Reading,
  { resolver, mapping }: Shared,
): { lead: string | null; implementing: string | null } {
  const type = organisationTypeWords.get(nameKey(text('organisationType') ?? '')) ?? null
  const one = (nameField: Field, acronymField: Field) => {
    const name = text(nameField)
    const acronym = text(acronymField)
    if (name === null && acronym === null) return null
    return taken(
      resolver.organisation({ acronym, name }, row, { type }),
      notes,
      name === null ? acronymField : nameField,
      'organisation-unknown',
    )
  }
  const lead = one('leadOrganisation', 'leadAcronym')
  const implementing = one('implementingOrganisation', 'implementingAcronym')
  const role = text('organisationRole')
  if (lead === null && implementing === null && !notes.failed)
    notes.add(
      'error',
      'organisation-missing',
      mapping.at.leadOrganisation === undefined ? 'implementingOrganisation' : 'leadOrganisation',
    )
  // One column of organisations and one that says which part each plays.
  if (role !== null && implementing === null && /implement|partner|منفذ|جێبەجێ/i.test(role) && !/primary|lead/i.test(role))
    return { lead: null, implementing: lead }
  return { lead, implementing }
}

function readCluster(
  { text, notes, row }: Reading,
  { resolver }: Shared,
): { clusterId: string; subclusterId: string | null } | null {
  const name = text('cluster')
  const code = text('clusterCode')
  const sub = text('subcluster')
  if (name === null && code === null && sub === null) {
    notes.add('error', 'cluster-missing', 'cluster')
    return null
  }
  const id =
    name === null && code === null
      ? null
      : taken(resolver.cluster(name, code, row), notes, name === null ? 'clusterCode' : 'cluster', 'cluster-unknown')
  if (id === null && sub === null) return null
  if (id !== null && sub === null) {
    const parent = resolver.clusterOf(id)?.parentId ?? null
    return parent === null ? { clusterId: id, subclusterId: null } : { clusterId: parent, subclusterId: id }
  }
  if (id === null && (name !== null || code !== null)) return null
  const subId = taken(resolver.subcluster(sub ?? '', id ?? '', row), notes, 'subcluster', 'cluster-unknown')
  if (subId === null) return null
  if (id === null)
    return {
      clusterId: resolver.clusterOf(subId)?.parentId ?? subId,
      subclusterId: resolver.clusterOf(subId)?.parentId ? subId : null,
    }
  if (subId === id) return { clusterId: id, subclusterId: null }
  if (resolver.clusterOf(subId)?.parentId !== id) {
    notes.add('error', 'subcluster-elsewhere', 'subcluster')
    return null
  }
  return { clusterId: id, subclusterId: subId }
}

const placeSeverity: Record<string, Severity> = {
  'place-code-other-system': 'repair',
  'place-code-mended': 'repair',
  'place-code-unknown': 'warning',
  'place-wrong-column': 'repair',
  'place-not-inside': 'error',
  'place-unknown': 'error',
  'place-unknown-inside': 'warning',
}

function readPlace({ text, notes, row }: Reading, { resolver, mapping }: Shared): string | null {
  const levels = placeFields.map(({ level, name, code }) => ({ level, name: text(name), code: text(code) }))
  if (levels.every(({ name, code }) => name === null && code === null)) {
    if (placeFields.some(({ name, code }) => mapping.at[name] !== undefined || mapping.at[code] !== undefined))
      notes.add('warning', 'place-missing', null)
    return null
  }
  const found = resolver.place(levels, row)
  for (const { code, level, details } of found.problems) {
    const entry = placeFields.find(place => place.level === level)
    const field = entry && (mapping.at[entry.name] === undefined ? entry.code : entry.name)
    notes.add(placeSeverity[code] ?? 'warning', code, field ?? null, details)
  }
  return found.id
}

/** Box around all known points of the country, with a margin in degrees; null when too few are known. */
function boundsOf(reference: Reference): Shared['country'] {
  const points = reference.places.filter(place => place.latitude !== null && place.longitude !== null)
  if (points.length < 3) return null
  const latitudes = points.map(place => place.latitude ?? 0)
  const longitudes = points.map(place => place.longitude ?? 0)
  const margin = 3
  return {
    south: Math.min(...latitudes) - margin,
    north: Math.max(...latitudes) + margin,
    west: Math.min(...longitudes) - margin,
    east: Math.max(...longitudes) + margin,
  }
}

function readPoint(
  reading: Reading,
  { country, resolver }: Shared,
  placeId: string | null,
): { latitude: number | null; longitude: number | null } {
  const { cell, notes } = reading
  const latitude = notes.take(readDegrees(cell('latitude')), 'latitude')
  const longitude = notes.take(readDegrees(cell('longitude')), 'longitude')
  if (latitude === null || longitude === null) return { latitude: null, longitude: null }
  if (latitude === 0 && longitude === 0) {
    notes.add('repair', 'coordinates-zero', 'latitude')
    return { latitude: null, longitude: null }
  }
  const inCountry = (lat: number, lon: number) =>
    country !== null && lat > country.south && lat < country.north && lon > country.west && lon < country.east
  if (!inCountry(latitude, longitude) && inCountry(longitude, latitude)) {
    notes.add('repair', 'coordinates-swapped', 'latitude')
    return { latitude: longitude, longitude: latitude }
  }
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    notes.add('error', 'coordinates-impossible', 'latitude')
    return { latitude: null, longitude: null }
  }
  const place = placeId === null ? undefined : resolver.placeOf(placeId)
  if (
    (country !== null && !inCountry(latitude, longitude)) ||
    (place?.boundary && !isInside(place.boundary, latitude, longitude))
  )
    notes.add('warning', 'coordinates-outside', 'latitude', { place: place?.names.en ?? '' })
  return { latitude, longitude }
}

type Ring = readonly (readonly [number, number])[]

/** Whether a point lies inside a boundary, by counting crossings of its rings. */
function isInside(
  boundary: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown },
  latitude: number,
  longitude: number,
): boolean {
  const polygons = (boundary.type === 'Polygon' ? [boundary.coordinates] : boundary.coordinates) as readonly (readonly Ring[])[]
  return polygons.some(rings => {
    let inside = false
    for (const ring of rings)
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [x1 = 0, y1 = 0] = ring[i] ?? []
        const [x2 = 0, y2 = 0] = ring[j] ?? []
        if (y1 > latitude !== y2 > latitude && longitude < ((x2 - x1) * (latitude - y1)) / (y2 - y1) + x1) inside = !inside
      }
    return inside
  })
}

function readDates({ cell, notes, text }: Reading, { options }: Shared): Pick<ActivityRecord, 'start' | 'end' | 'status'> {
  const start = notes.take(readDate(cell('start')), 'start')
  const end = notes.take(readDate(cell('end')), 'end')
  if (start !== null && end !== null && end < start) notes.add('error', 'end-before-start', 'end', { start })
  const word = text('status')
  const status = word === null ? null : (statusByWord.get(nameKey(word)) ?? null)
  if (word !== null && status === null) notes.add('warning', 'status-unknown', 'status')
  if (status === 'completed' && end !== null && end > options.today) notes.add('error', 'completed-in-future', 'end', { end })
  return { start, end, status }
}

function readGroup({ text, notes, row }: Reading, { resolver }: Shared): string | null {
  const name = text('group')
  return name === null ? null : taken(resolver.group(name, row), notes, 'group', 'group-unknown')
}

function readDonors({ text, notes, row }: Reading, { resolver, reference }: Shared): string[] {
  const given = text('donor')
  if (given === null) {
    const comments = text('comments')
    if (comments !== null) {
      const key = ` ${comments.toLowerCase()} `
      const donor = reference.organisations.find(
        entry => entry.isDonor && entry.acronym && entry.acronym.length > 2 && key.includes(` ${entry.acronym.toLowerCase()} `),
      )
      if (donor) notes.add('warning', 'donor-in-comments', 'comments', { donor: donor.acronym ?? '' })
    }
    return []
  }
  const ids: string[] = []
  // One donor's name may hold a comma: the whole is tried first, and a bar, where there is one, is the only divider.
  const whole = resolver.organisation({ acronym: null, name: given }, row, { isDonor: true, onlyKnown: true })
  if (whole.how !== 'unknown') return [whole.id]
  for (const part of given.split(given.includes('|') ? '|' : /[;,/\n]+/)) {
    const name = cleanText(part)
    if (saysNothing(name)) continue
    const id = taken(resolver.organisation({ acronym: null, name }, row, { isDonor: true }), notes, 'donor', 'donor-unknown')
    if (id !== null && !ids.includes(id)) ids.push(id)
  }
  return ids
}

function readActivity(
  { text, notes }: Reading,
  { resolver, reference }: Shared,
  clusterId: string,
): { id: string | null; detail: string | null } {
  const name = text('activity')
  const detail = text('activityDetail')
  if (name === null) return { id: null, detail }
  const found = resolver.activity(name, clusterId)
  const written = detail === null ? name : `${name}: ${detail}`
  if (!('activity' in found)) {
    // An operation without a catalogue of activities takes them as they are written.
    if (reference.activities.length > 0)
      notes.add('warning', 'activity-unknown', 'activity', {
        suggestions: found.suggestions.map(({ label }) => label).join(', '),
      })
    return { id: null, detail: written }
  }
  const { activity } = found
  if (activity.retired) notes.add('error', 'activity-retired', 'activity')
  const top = resolver.clusterOf(clusterId)?.parentId ?? clusterId
  if (activity.clusterId !== clusterId && activity.clusterId !== top)
    notes.add('warning', 'activity-of-other-cluster', 'activity')
  return { id: activity.id, detail }
}

function readProject({ text, notes }: Reading, { projects }: Shared, leadId: string | null): string | null {
  const code = text('projectCode')
  if (code === null) return null
  const project = projects.get(nameKey(code))
  if (!project) {
    if (projects.size > 0) notes.add('warning', 'project-unknown', 'projectCode')
    return code
  }
  if (leadId !== null && project.organisationIds.length > 0 && !project.organisationIds.includes(leadId))
    notes.add('warning', 'project-of-other-organisation', 'projectCode')
  return project.code
}

type People = Pick<ActivityRecord, 'households' | 'targeted' | 'reached' | 'reachedNew' | 'breakdown'>

function readPeople({ cell, cells, notes }: Reading, { mapping }: Shared): People {
  const count = (field: Field) => notes.take(readCount(cell(field)), field)
  const breakdown: Record<string, number> = {}
  for (const { key, index } of mapping.parts) {
    const value = notes.take(readCount(cells[index]), index)
    if (value !== null) breakdown[key] = value
  }
  const total = count('reached')
  // Parts by sex and age are of one whole; people with disabilities are counted among them.
  const parts = Object.entries(breakdown).filter(([key]) => !key.includes('disabled'))
  const finest = Math.max(0, ...parts.map(([key]) => key.split('+').length))
  const whole = parts.filter(([key]) => key.split('+').length === finest)
  const complete =
    whole.length > 0 &&
    whole.length === mapping.parts.filter(({ key }) => !key.includes('disabled') && key.split('+').length === finest).length
  const sum = whole.reduce((all, [, value]) => all + value, 0)
  const index = mapping.parts[0]?.index
  if (total !== null && whole.length > 0 && (complete ? sum !== total : sum > total) && index !== undefined)
    notes.add('error', 'parts-do-not-sum', mapping.at.reached === undefined ? index : 'reached', { sum, total })
  let reached = total
  if (total === null && complete && !notes.failed) {
    reached = sum
    if (mapping.at.reached !== undefined) notes.add('repair', 'reached-from-parts', 'reached', { now: sum })
  }
  return { households: count('households'), targeted: count('targeted'), reached, reachedNew: count('reachedNew'), breakdown }
}

interface Plausibility {
  people: People
  unit: string | null
  quantity: string | null
  placeId: string | null
  clusterId: string | null
  status: ActivityRecord['status']
  activityId: string | null
}

/** Figures that are possible but hardly right. */
function checkPeople({ notes }: Reading, { reference, resolver }: Shared, given: Plausibility): void {
  const { people, unit, quantity, placeId, clusterId, status, activityId } = given
  const { reached, targeted, households, breakdown, reachedNew } = people
  const activity = activityId === null ? undefined : activityById(reference).get(activityId)
  if (activity?.audience === 'children') {
    const adults = Object.entries(breakdown).find(([key, value]) => /adults|elderly/.test(key) && value > 0)
    if (adults) notes.add('error', 'adults-in-children-activity', 'activity', { people: adults[1] })
  }
  if (status === 'planned' && reached !== null && reached > 0) notes.add('warning', 'planned-with-reached', 'reached')
  if (reached === null) return
  if (reachedNew !== null && reachedNew > reached) notes.add('error', 'new-above-reached', 'reachedNew', { reached })
  if (households !== null && households > 0 && (reached < households || reached > households * peoplePerHouseholdMax))
    notes.add('warning', 'household-size', 'households', { reached })
  const otherUnit =
    (unit !== null && notPeopleUnits.has(nameKey(unit))) ||
    (activity?.unit !== undefined && activity.unit !== null && activity.unit !== 'people')
  if (otherUnit && quantity !== null && Number(quantity) === reached)
    notes.add('warning', 'counted-as-people', 'reached', { unit: unit ?? activity?.unit ?? '' })
  if (targeted !== null && targeted > 0 && reached > targeted * targetTimesMax)
    notes.add('warning', 'reached-ten-times-target', 'reached', { targeted })
  const place = placeId === null ? undefined : resolver.placeOf(placeId)
  if (place?.population && reached > place.population)
    notes.add('warning', 'reached-above-population', 'reached', { population: place.population })
  const need = placeId === null || clusterId === null ? undefined : reference.need.get(`${placeId}|${clusterId}`)
  if (need !== undefined && reached > need) notes.add('warning', 'reached-above-need', 'reached', { need })
}

const activityIndexes = new WeakMap<Reference, Map<string, Reference['activities'][number]>>()
function activityById(reference: Reference) {
  let index = activityIndexes.get(reference)
  if (!index) {
    index = new Map(reference.activities.map(activity => [activity.id, activity]))
    activityIndexes.set(reference, index)
  }
  return index
}

/** The line as it is stored; its natural key is completed by `compare.ts`, which knows the other rows. */
function lineOf(record: ActivityRecord): Omit<CheckedLine, 'lineKey' | 'row'> {
  const { change, ...stated } = record
  const line = {
    ...stated,
    recordId: stated.recordId !== null && keyOfRecordId(stated.recordId) !== null ? null : stated.recordId,
  }
  return { ...line, withdraw: change === 'delete', contentHash: contentHashOf(line) }
}

/** An amount in minor units of its currency, as text; unknown without a currency. */
function readMoney({ cell, text, notes }: Reading): string | null {
  const amount = notes.take(readQuantity(cell('value')), 'value')
  if (amount === null) return null
  const currency = text('currency')?.toUpperCase() ?? null
  if (currency === null || !/^[A-Z]{3}$/.test(currency)) {
    notes.add('error', 'currency-missing', currency === null ? 'value' : 'currency')
    return null
  }
  const digits = minorDigitsOf(currency)
  const [whole = '0', decimals = ''] = amount.split('.')
  if (/[1-9]/.test(decimals.slice(digits)) || whole.length + digits > 18) {
    notes.add('error', 'amount-too-fine', 'value', { digits })
    return null
  }
  return BigInt(whole + decimals.slice(0, digits).padEnd(digits, '0')).toString()
}
