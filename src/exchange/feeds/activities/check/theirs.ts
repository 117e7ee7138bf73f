/** Whose: a row of another organisation, cluster or place than those that the sender reports for. */
import type { Actor } from '../../../../kernel/access.ts'
import { nameIn } from '../../../../kernel/pure/languages.ts'
import { identityOf, keyOf, keyOfRecordId } from '../../../../modules/delivery/pure/keys.ts'
import { holderOf } from '../../../../modules/delivery/pure/packed-lines.ts'
import {
  type NotTheirs,
  type OwnScopes,
  type ReportingRights,
  reportingRights,
} from '../../../../modules/delivery/pure/rights.ts'
import type { Reference } from '../../reference.ts'
import type { Field } from '../fields.ts'
import type { ActivityRecord } from '../record.ts'
import type { RowNotes, Shared } from './row.ts'
import { labelOfCluster } from './what.ts'

/** Whose rows the sender may report; null: everybody's. */
export function rightsIn(reference: Reference, actor: Actor | undefined): ReportingRights | null {
  if (!actor) return null
  const parents = new Map(reference.places.map(({ id, parentId }) => [id, parentId]))
  const around = (placeId: string) => {
    const found: string[] = []
    for (let at: string | null | undefined = placeId; at && !found.includes(at); at = parents.get(at)) found.push(at)
    return found
  }
  return reportingRights(actor, reference.operation.id, around)
}

const codes = { organisation: 'organisation-not-yours', cluster: 'cluster-not-yours', place: 'place-not-yours' } as const
const implementing: readonly Field[] = ['implementingOrganisation', 'implementingAcronym']
const fields: Record<NotTheirs, readonly Field[]> = {
  organisation: ['leadOrganisation', 'leadAcronym', ...implementing],
  cluster: ['cluster', 'clusterCode', 'subcluster'],
  place: ['adm4Name', 'adm4Code', 'adm3Name', 'adm3Code', 'adm2Name', 'adm2Code', 'adm1Name', 'adm1Code'],
}
/** Own organisations or places that a message names. */
const namedMax = 5

/** Notes an error for a row that the sender may not report, in the words of what the row itself says: no other thing shows in it. */
export function checkTheirs(record: ActivityRecord, notes: RowNotes, shared: Shared): void {
  const { ownKeys, keysElsewhere } = shared.options
  const key = record.recordId === null ? null : keyOfRecordId(record.recordId)
  // Somebody else's line and one that is not there read alike.
  if (ownKeys && key !== null && !ownKeys.has(key)) notes.add('error', 'record-not-yours', 'recordId')
  const reason = shared.rights?.whyNot(holderOf(record)) ?? null
  if (reason === null) {
    // By a partner's own record id the row means a line that is stored for another cluster or place.
    if (record.recordId !== null && key === null && keysElsewhere?.has(keyOf(identityOf(record), 1)))
      notes.add('error', 'record-elsewhere', 'recordId')
    return
  }
  if (!shared.rights) return
  const { at } = shared.mapping
  const own = fields[reason].filter(field => at[field] !== undefined)
  // The implementing partner's column is meant where the row names no lead.
  const meant = reason === 'organisation' && record.leadOrganisationId === null ? own.filter(f => implementing.includes(f)) : own
  const field = [...meant, ...own].find(each => notes.says(each)) ?? own[0] ?? null
  notes.add('error', codes[reason], field, { own: namesOf(reason, shared.rights.own, shared) })
}

function namesOf(reason: NotTheirs, own: OwnScopes, { resolver }: Shared): string {
  const names = {
    organisation: () => own.organisations.map(resolver.labelOfOrganisation),
    cluster: () => own.clusters.map(id => labelOfCluster({ resolver }, id)),
    place: () => own.places.map(id => nameIn(resolver.placeOf(id)?.names ?? {}, 'en')),
  }[reason]()
  return names.slice(0, namedMax).join(', ') + (names.length > namedMax ? ' …' : '')
}
