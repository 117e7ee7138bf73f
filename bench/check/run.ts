/**
 * The checks alone, without reading, database or storage: 100,000 rows of 30 columns with 2 % faulty ones against the shipped
 * operation. Run by hand: `npm run -s bench -- check`.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkActivities } from '../../src/exchange/feeds/activities/check.ts'
import { mapColumns } from '../../src/exchange/feeds/activities/columns.ts'
import type { Reference, ReferencePlace } from '../../src/exchange/feeds/reference.ts'
import type { TableRow } from '../../src/exchange/formats/table.ts'
import { headings, rowOf, somePlaces } from '../import/rows.ts'

const rowCount = Number(process.env.ROWS ?? 100_000)
const limits = { seconds: 3 }

/** The shipped operation as a check sees it, read from its files; ids are codes. */
function shippedReference(): Reference {
  const read = (file: string) =>
    JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../operations/iraq-2004', `${file}.json`), 'utf8'))
  interface PlaceFile extends Omit<ReferencePlace, 'id' | 'parentId'> {
    parentCode: string | null
  }
  const places = (read('places') as PlaceFile[]).map(place => ({
    ...place,
    id: place.codes[0]?.code ?? '',
    parentId: place.parentCode,
    latitude: place.latitude ?? null,
    longitude: place.longitude ?? null,
    boundary: null,
    boundaryIsSchematic: true,
    population: place.population ?? null,
    validFrom: null,
    validTo: null,
  }))
  const coded = (file: string) =>
    (read(file) as { code: string; predecessors?: { code: string }[] }[]).map(entry => ({
      aliases: [],
      parentId: null,
      ...entry,
      id: entry.code,
    }))
  const organisations = (read('organisations') as Omit<Reference['organisations'][number], 'id'>[]).map(entry => ({
    ...entry,
    aliases: entry.aliases ?? [],
    id: entry.acronym ?? entry.names.en ?? '',
  }))
  return {
    operation: { id: 'o', code: 'IRQ-2004', country: 'IQ', start: '2004-01-01', end: '2005-12-31' },
    closedPeriods: new Set(),
    places,
    currentCodeSystem: 'COD-AB',
    organisations,
    clusters: coded('clusters') as unknown as Reference['clusters'],
    groups: coded('groups') as unknown as Reference['groups'],
    activities: [],
    projects: [],
    need: new Map(),
  }
}

async function* rows(): AsyncIterable<TableRow> {
  const places = await somePlaces()
  for (let nth = 1; nth <= rowCount; nth++) yield { row: nth + 1, cells: rowOf(nth, places) }
}

const columns = headings.map((header, index) => ({ index, header, tag: null }))
const mapping = mapColumns({ name: null, tagRow: null, headerRow: 1, hidden: false, columns })
const megabytes = () => Math.round(process.memoryUsage().heapUsed / 1e6)
for await (const _ of rows());
/** Seconds of processor time so far: what others do on the machine is not counted. */
const processor = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const empty = processor()
for await (const _ of rows());
const generating = processor() - empty
globalThis.gc?.()
const before = megabytes()
const start = processor()
const options = { today: '2026-01-01', learn: { all: true, names: [] }, headings }
const result = await checkActivities(rows(), mapping, shippedReference(), options, () => {})
const seconds = processor() - start - generating
console.log(
  `${rowCount} rows × ${headings.length} columns: ${seconds.toFixed(2)} s (limit ${limits.seconds} s), ${result.good} lines, ${result.rejected} rejected, ${result.problemCount} problems, heap ${before} → ${megabytes()} MB`,
)
