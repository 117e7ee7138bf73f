/** What the pages about periodic reports are made from: the operation with its lists, and what the reader may do. */
import type { Context } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { type KnownActor, listActors } from '../../../modules/accounts/index.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces } from '../../../modules/places/index.ts'
import { showPlan } from '../../../modules/plan/index.ts'
import { setDuties } from '../../../modules/reporting/index.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map(entry => [entry.id, entry]))

export async function loadReporting(house: House, c: Context) {
  const asking = await house.askingOf(c)
  const { actor, language } = asking
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const operationId = operation.id
  const [plan, organisations, places] = await Promise.all([
    house.reader.read(showPlan, { operationId }, asking),
    house.reader.read(listOrganisations, { operationId }, asking),
    house.reader.read(listPlaces, { operationId }, asking),
  ])
  const known = byId(organisations)
  const mayArrangeFor = (cluster: string | null) => isAllowed(actor, setDuties.policy, [{ operation: operationId, cluster }])
  return {
    ...{ asking, operation, operationId, language, plan, places },
    clusters: byId(plan.clusters),
    organisations: known,
    path: `/o/${operation.code}`,
    base: `/o/${operation.code}/reports`,
    /** Whether the reader says who reports to a cluster, and reviews what it reports. */
    mayArrangeFor,
    mayArrange: [null, ...plan.clusters.map(({ id }) => id)].some(mayArrangeFor),
    /** Whether reports of an organisation are the reader's to send. */
    maySend: actor.grants.some(
      ({ role, scope }) => (role === 'focal-point' || role === 'field-staff') && scope.operation === operationId,
    ),
    mayKeep: isAllowed(actor, keepers, [{ operation: operationId }]),
    /** Day of today, UTC. */
    today: new Date().toISOString().slice(0, 10),
    labelOf(organisationId: string) {
      const organisation = known.get(organisationId)
      return organisation ? (organisation.acronym ?? named(organisation, language)) : ''
    },
  }
}
export type Loaded = Awaited<ReturnType<typeof loadReporting>>
export type Actors = ReadonlyMap<string, KnownActor>

/** Who stands behind ids of people, as far as the reader may know. */
export async function knownActors(
  house: House,
  { asking, operationId }: Loaded,
  ids: readonly (string | null)[],
): Promise<Actors> {
  const asked = [...new Set(ids.flatMap(id => (id === null ? [] : [id])))].slice(0, 500)
  const found = asked.length === 0 ? [] : await house.reader.read(listActors, { operationId, ids: asked }, asking)
  return new Map(found.map(actor => [actor.id, actor]))
}
