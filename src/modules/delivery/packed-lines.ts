/**
 * Lines packed for storing: the text that COPY takes, and what must be known of all lines before any may be stored. A sheet of 100,000
 * lines is packed while it is checked and never stands in memory as objects.
 */
import type * as v from 'valibot'
import { copyLine } from '../../kernel/database/sql.ts'
import type { ImportOutcomeKept, LearnedEntries, ReportLine } from './schema.ts'

/** Columns of the table that lines are loaded into, in the order in which they are packed. */
export const lineColumns = `"lineKey" uuid, identity uuid, "contentHash" uuid, row int, withdraw boolean, "recordId" text, period text, plan text, "projectCode" text,
  "leadOrganisationId" uuid, "implementingOrganisationId" uuid, "donorIds" uuid[], "clusterId" uuid, "subclusterId" uuid, objective text, "indicatorCode" text,
  "activityId" uuid, "activityDetail" text, unit text, quantity numeric, modality text, mechanism text, currency text, "valueMinor" bigint, "placeId" uuid, site text, "siteType" text, latitude float8, longitude float8,
  status text, start date, "end" date, "groupId" uuid, households int, targeted bigint, reached bigint, "reachedNew" bigint, breakdown jsonb, comments text`

const lineFields = [...lineColumns.matchAll(/"?(\w+)"?\s+(uuid\[\]|\w+)/g)].map(([, field = '', type = '']) => ({
  field: field as keyof ReportLine,
  type,
}))

type Referred = 'place' | 'organisation' | 'cluster' | 'group' | 'activity'

export interface Holder {
  cluster: string
  organisation: string | null
  place: string | null
}

/** For whom a line reports: its lead, or whoever implements where no lead is named. */
export const holderOf = (
  line: Pick<ReportLine, 'clusterId' | 'leadOrganisationId' | 'implementingOrganisationId' | 'placeId'>,
): Holder => ({
  cluster: line.clusterId,
  organisation: line.leadOrganisationId ?? line.implementingOrganisationId,
  place: line.placeId,
})

export interface PackedSummary {
  count: number
  /** Months that lines are of. */
  periods: string[]
  /** For which organisation in which cluster and place lines report: what access is decided on. */
  holders: Holder[]
  /** Which cluster lines say an area of responsibility belongs to, with the first row that does. */
  parts: { cluster: string; subcluster: string; row: number | null }[]
  /** Every id that lines name, with the first row that does. */
  references: { kind: Referred; id: string; row: number | null }[]
}

/** Packed lines on their way to be stored, while a sheet is still being checked. */
export interface PackedLines {
  /** The packed text in pieces of whole lines. */
  batches: Iterable<PackedText> | AsyncIterable<PackedText>
  /** What is known when the last of them is packed. @throws what was wrong with the sheet as a whole. */
  finished: Promise<PackedEnd>
}
export type PackedText = string | Uint8Array

export interface PackedEnd {
  summary: PackedSummary
  learned: v.InferInput<typeof LearnedEntries> | null
  outcome: ImportOutcomeKept
}

export interface LinePacker {
  add(line: ReportLine): void
  /** Hands over what is still held back. */
  finish(): PackedSummary
}

/** Characters that are collected before they are handed on: about five thousand lines, which are stored at once. */
const batchLength = 2_500_000

/** @param write takes the packed text, chunk by chunk. */
export function createLinePacker(write: (text: string) => void): LinePacker {
  let chunk = ''
  let count = 0
  const periods = new Set<string>()
  const holders = new Map<string, PackedSummary['holders'][number]>()
  const parts = new Map<string, PackedSummary['parts'][number]>()
  const references = new Map<string, PackedSummary['references'][number]>()
  const refer = (kind: Referred, id: string | null, row: number | null) => {
    if (id !== null && !references.has(id)) references.set(id, { kind, id, row })
  }
  return {
    add(line) {
      count += 1
      periods.add(line.period)
      const { cluster: of, organisation, place } = holderOf(line)
      const holder = `${of}|${organisation}|${place}`
      if (!holders.has(holder)) holders.set(holder, { cluster: of, organisation, place })
      const { clusterId: cluster, subclusterId: subcluster, row } = line
      if (subcluster !== null && !parts.has(`${cluster}|${subcluster}`))
        parts.set(`${cluster}|${subcluster}`, { cluster, subcluster, row })
      refer('place', line.placeId, line.row)
      refer('organisation', line.leadOrganisationId, line.row)
      refer('organisation', line.implementingOrganisationId, line.row)
      for (const donor of line.donorIds) refer('organisation', donor, line.row)
      refer('cluster', line.clusterId, line.row)
      refer('cluster', line.subclusterId, line.row)
      refer('group', line.groupId, line.row)
      refer('activity', line.activityId, line.row)
      chunk += packed(line)
      if (chunk.length < batchLength) return
      write(chunk)
      chunk = ''
    },
    finish() {
      if (chunk !== '') write(chunk)
      chunk = ''
      return {
        count,
        periods: [...periods],
        holders: [...holders.values()],
        parts: [...parts.values()],
        references: [...references.values()],
      }
    },
  }
}

/** Packs lines that stand in memory already. */
export function packLines(lines: readonly ReportLine[]): { batches: string[]; summary: PackedSummary } {
  const batches: string[] = []
  const packer = createLinePacker(text => batches.push(text))
  for (const line of lines) packer.add(line)
  return { batches, summary: packer.finish() }
}

function packed(line: ReportLine): string {
  const values = lineFields.map(({ field, type }) => {
    const value = line[field] ?? null
    if (value === null) return null
    if (type === 'uuid[]') return `{${(value as string[]).join(',')}}`
    return type === 'jsonb' ? JSON.stringify(value) : (value as string | number | boolean)
  })
  return `${copyLine(values)}\n`
}
