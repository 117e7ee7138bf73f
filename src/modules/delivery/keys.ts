/** Keys that make an import repeatable: the same line has the same key, a changed one another hash. */
import { hash } from 'node:crypto'
import { nameKey } from '../../kernel/pure/text.ts'
import { ReportLine } from './schema.ts'

/** 128 bits of SHA-256 written as a UUID (RFC 9562 version 8: the bits are ours). */
function uuidOf(text: string): string {
  const hex = hash('sha256', text)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Identity of a line: what does not change when its figures are corrected. */
export function lineKeyOf(parts: readonly (string | null)[]): string {
  return uuidOf(parts.map(part => part ?? '').join('\u001f'))
}

const keyFields: readonly string[] = ['lineKey', 'identity', 'contentHash', 'row', 'withdraw']
/** What a line says, in one order: where in the sheet it stands and in which order its columns come is no content. */
const contentFields = Object.keys(ReportLine.entries)
  .filter(field => !keyFields.includes(field))
  .sort() as (keyof ReportLine)[]

/** Content of a line, for seeing whether it changed; what is not stated is left out, so that it need not be spelled out. */
export function contentHashOf(line: Partial<ReportLine>): string {
  let text = ''
  for (const field of contentFields) {
    const value = line[field]
    if (value === null || value === undefined) continue
    if (typeof value !== 'object') text += `${field}:${JSON.stringify(value)}\n`
    else {
      const parts = Object.entries(value)
      if (parts.length > 0) text += `${field}:${JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)))}\n`
    }
  }
  return uuidOf(text)
}

const ownRecordId = /^W-([0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12})$/

/** Record id that an export gives a line without one of its partner's: it leads back to the very line, whatever is edited in it. */
export function recordIdOfKey(lineKey: string): string {
  return `W-${lineKey}`
}

/** The key of the line that a record id of ours names; null for a partner's own id. */
export function keyOfRecordId(recordId: string): string | null {
  return ownRecordId.exec(recordId)?.[1] ?? null
}

/** What a line is known by when no key of ours leads to it. */
export type Identified = Pick<
  ReportLine,
  | 'recordId'
  | 'period'
  | 'leadOrganisationId'
  | 'implementingOrganisationId'
  | 'plan'
  | 'projectCode'
  | 'clusterId'
  | 'subclusterId'
  | 'indicatorCode'
  | 'activityId'
  | 'activityDetail'
  | 'placeId'
  | 'site'
  | 'groupId'
  | 'status'
>

/** Identity of a line apart from how often the sheet repeats it. */
export function identityOf(record: Identified): (string | null)[] {
  if (record.recordId !== null) return ['id', record.recordId, record.leadOrganisationId ?? record.implementingOrganisationId]
  return [
    'line',
    record.period,
    record.leadOrganisationId,
    record.implementingOrganisationId,
    record.plan,
    record.projectCode,
    record.clusterId,
    record.subclusterId,
    record.indicatorCode,
    record.activityId ?? record.activityDetail,
    record.placeId,
    // The same site with other accents, dots or brackets is the same site.
    record.site === null ? null : nameKey(record.site) || record.site,
    record.groupId,
    record.status,
  ]
}

/** The key of the nth line with one identity; the first needs no number. */
export function keyOf(identity: readonly (string | null)[], nth: number): string {
  return lineKeyOf(nth === 1 ? identity : [...identity, String(nth)])
}
