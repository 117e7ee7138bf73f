/** Keys that make an import repeatable: the same line has the same key, a changed one another hash. */
import { hash } from 'node:crypto'
import { freshNameKey } from '../../../kernel/pure/text.ts'
import { ReportLine } from '../schema.ts'

const uuidLength = 36
const scratch = Buffer.alloc(uuidLength)

/**
 * 128 bits of SHA-256 written as a UUID (RFC 9562 version 8: the bits are ours). Written through a buffer: put together from pieces, each
 * of a hundred thousand keys would hold on to all of its pieces, four times its own size.
 */
function uuidOf(text: string): string {
  const hex = hash('sha256', text)
  scratch.write(
    `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    'latin1',
  )
  return scratch.toString('latin1')
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

/** Lists in their order, parts in the order of their names; `''` when there is nothing in it. */
function severalOf(value: object): string {
  if (Array.isArray(value)) return value.length === 0 ? '' : `[${value.join()}]`
  const parts = value as Record<string, unknown>
  let text = ''
  for (const name of Object.keys(parts).sort()) text += `${name}=${parts[name]},`
  return text
}

/**
 * Content of a line, for seeing whether it changed; what is not stated is left out, so that it need not be spelled out. A text is
 * written after its length, so that no text can be taken for the field that follows it.
 */
export function contentHashOf(line: Partial<ReportLine>): string {
  let text = ''
  for (const field of contentFields) {
    const value = line[field]
    if (value === null || value === undefined) continue
    if (typeof value === 'string') text += `${field}"${value.length}:${value}`
    else if (typeof value === 'object') {
      const several = severalOf(value)
      if (several !== '') text += `${field}{${several}`
    } else text += `${field}=${value},`
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
> & {
  /** `siteKeyOf` the site, where it is known already. */
  siteKey?: string | null
}

/** What all spellings of a site have in common: the same site with other accents, dots or brackets is the same site. */
export function siteKeyOf(site: string): string
export function siteKeyOf(site: string | null): string | null
export function siteKeyOf(site: string | null): string | null {
  // A name of signs alone has no other key than itself.
  return site === null ? null : freshNameKey(site) || site
}

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
    record.siteKey === undefined ? siteKeyOf(record.site) : record.siteKey,
    record.groupId,
    record.status,
  ]
}

/** The key of the nth line with one identity; the first needs no number. */
export function keyOf(identity: readonly (string | null)[], nth: number): string {
  return lineKeyOf(nth === 1 ? identity : [...identity, String(nth)])
}
