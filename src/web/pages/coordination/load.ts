/** What the pages about meetings and action points are made from: the operation's lists, and what the reader may do. */
import type { Context } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { type KnownActor, listActors, listPeople } from '../../../modules/accounts/index.ts'
import { callMeeting } from '../../../modules/coordination/index.ts'
import { timeZonesOf } from '../../../modules/coordination/pure/time-zones.ts'
import { showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { showPlan } from '../../../modules/plan/index.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'

/** Somebody whom the reader may name: they look after them. */
export interface KnownPerson {
  id: string
  name: string
  /** The organisation that they hold a role for, where there is one. */
  organisationId: string | null
}

/** The operation with its clusters and organisations, and what the asking person may do in it. */
export async function loadCoordination(house: House, c: Context) {
  const asking = await house.askingOf(c)
  const { actor, language } = asking
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const operationId = operation.id
  const [plan, organisations, looksAfter] = await Promise.all([
    house.reader.read(showPlan, { operationId }, asking),
    house.reader.read(listOrganisations, { operationId }, asking),
    house.reader.mayRead(listPeople, { operationId }, actor),
  ])
  const listed = looksAfter ? await house.reader.read(listPeople, { operationId }, asking) : []
  const people = listed
    .filter(({ roles, suspended }) => !suspended && roles.some(({ ended }) => !ended))
    .map(({ id, name, roles }): KnownPerson => {
      const held = roles.find(({ ended, organisationId }) => !ended && organisationId !== null)
      return { id, name, organisationId: held?.organisationId ?? null }
    })
  const clusters = new Map(plan.clusters.map(cluster => [cluster.id, cluster]))
  const labelled = new Map(organisations.map(entry => [entry.id, entry.acronym ?? named(entry, language)]))
  /** Whether the person may call meetings of a cluster; null: of the whole operation. */
  const mayConvene = (cluster: string | null) => isAllowed(actor, callMeeting.policy, [{ operation: operationId, cluster }])
  return {
    ...{ asking, operation, operationId, language, clusters, organisations, people, mayConvene },
    path: `/o/${operation.code}`,
    labelOf: (organisationId: string) => labelled.get(organisationId) ?? '',
    timeZones: timeZonesOf([operation.country, ...operation.hubs.map(({ country }) => country)]),
    /** Day of today, UTC. */
    today: new Date().toISOString().slice(0, 10),
    /** Clusters that the person may call meetings of; null stands for the whole operation. */
    convenes: [null, ...clusters.values()].filter(cluster => mayConvene(cluster?.id ?? null)),
  }
}
export type Loaded = Awaited<ReturnType<typeof loadCoordination>>

/** Stands in addresses for the operation as a whole. */
export const wholeOperation = '-'

/** The cluster that an address names: undefined for all, null for the operation as a whole. @throws notFound */
export function clusterAsked({ clusters }: Loaded, code: string | undefined): string | null | undefined {
  if (!code) return undefined
  if (code === wholeOperation) return null
  const found = [...clusters.values()].find(cluster => cluster.code === code || cluster.id === code)
  if (!found) throw notFound()
  return found.id
}

/** Who stands behind ids of people, as far as the reader may know. */
export async function knownActors(house: House, { asking, operationId }: Loaded, ids: readonly (string | null)[]) {
  const asked = [...new Set(ids.flatMap(id => (id === null ? [] : [id])))]
  const found: KnownActor[] = []
  for (let from = 0; from < asked.length; from += 500)
    found.push(...(await house.reader.read(listActors, { operationId, ids: asked.slice(from, from + 500) }, asking)))
  return new Map(found.map(actor => [actor.id, actor]))
}
export type Actors = Awaited<ReturnType<typeof knownActors>>
