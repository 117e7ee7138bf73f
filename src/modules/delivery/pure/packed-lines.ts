/**
 * Lines packed for storing: the text that COPY takes, and what must be known of all lines before any may be stored. A sheet of 100,000
 * lines is packed while it is checked and never stands in memory as objects.
 */
import type * as v from 'valibot'
import type { ImportOutcomeKept, LearnedEntries, ReportLine } from '../schema.ts'

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
/** Rows in the text format of COPY, in UTF-8. */
export type PackedText = Uint8Array<ArrayBuffer>

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

/** Bytes that are collected before they are handed on: about four thousand lines, which are stored at once. */
const batchBytes = 1_200_000
/** UTF-8 takes at most three bytes for what JavaScript counts as one character. */
const bytesPerCharacter = 3

export interface PackingSinks {
  /** Takes whole lines. */
  write(packed: PackedText): void
  /** Memory that was handed on before and is free again, if there is any. */
  reuse?: (() => ArrayBuffer | undefined) | undefined
}

/** Packs lines into as few pieces of memory as there are batches under way. */
export function createLinePacker({ write, reuse }: PackingSinks): LinePacker {
  let buffer = Buffer.alloc(0)
  let used = 0
  let count = 0
  const periods = new Set<string>()
  const holders = new Map<string, PackedSummary['holders'][number]>()
  const parts = new Map<string, PackedSummary['parts'][number]>()
  const references = new Map<string, PackedSummary['references'][number]>()
  const refer = (kind: Referred, id: string | null, row: number | null) => {
    if (id !== null && !references.has(id)) references.set(id, { kind, id, row })
  }
  const handOn = () => {
    if (used > 0) write(new Uint8Array(buffer.buffer, buffer.byteOffset, used))
    buffer = Buffer.alloc(0)
    used = 0
  }
  /** Makes room for one more line of so many bytes. */
  const provide = (bytes: number) => {
    if (used + bytes <= buffer.length) return
    handOn()
    const free = bytes <= batchBytes ? reuse?.() : undefined
    // Not from a pool that is shared with others: it is handed to another thread whole.
    buffer = free ? Buffer.from(free) : Buffer.allocUnsafeSlow(Math.max(batchBytes, bytes))
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
      const text = packed(line)
      provide(text.length * bytesPerCharacter)
      used += buffer.write(text, used)
    },
    finish() {
      handOn()
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
export function packLines(lines: readonly ReportLine[]): { batches: PackedText[]; summary: PackedSummary } {
  const batches: PackedText[] = []
  const packer = createLinePacker({ write: batch => void batches.push(batch) })
  for (const line of lines) packer.add(line)
  return { batches, summary: packer.finish() }
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string) => (/[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, sign => escapes[sign] ?? sign) : text)

/** One row of COPY's text format with its line feed; null is `\N`. */
function packed(line: ReportLine): string {
  let text = ''
  for (const { field, type } of lineFields) {
    const value = line[field] ?? null
    if (text !== '') text += '\t'
    if (value === null) text += '\\N'
    else if (type === 'text') text += escaped(value as string)
    else if (type === 'jsonb') text += escaped(JSON.stringify(value))
    else if (type === 'uuid[]') text += `{${(value as string[]).join(',')}}`
    else text += value as string | number | boolean
  }
  return `${text}\n`
}
