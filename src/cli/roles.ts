/** Roles as people write them: a cluster by its code, an organisation by its acronym, a place by its P-code. */
import type { House } from '../house.ts'
import type { RoleScope } from '../modules/accounts/index.ts'
import { listOperations, type Role, roleDimensions } from '../modules/operations/index.ts'
import { listOrganisations } from '../modules/organisations/index.ts'
import { listPlaces } from '../modules/places/index.ts'
import { showPlan } from '../modules/plan/index.ts'
import { actor, operationOf } from './terminal.ts'

export interface RoleFlags {
  role: Role
  operation?: string
  cluster?: string
  organisation?: string
  place?: string
}

const same = (a: string | null | undefined, b: string) => a?.toLowerCase() === b.toLowerCase()

function found<T extends { id: string }>(entry: T | undefined, kind: string, name: string): string {
  if (!entry) throw new Error(`The operation has no ${kind} ${name}.`)
  return entry.id
}

/** A role with what it is limited to. @throws Error when something named is not in the operation. */
export async function roleScopeOf(house: House, flags: RoleFlags): Promise<RoleScope> {
  const { role, cluster, organisation, place } = flags
  const nothing = { role, operationId: null, clusterId: null, organisationId: null, placeId: null }
  if (roleDimensions[role].length === 0) return nothing
  const { id: operationId } = await operationOf(house, flags.operation)
  const asked = { operationId }
  const asking = { actor }
  return {
    role,
    operationId,
    clusterId: cluster
      ? found(
          (await house.reader.read(showPlan, asked, asking)).clusters.find(({ code }) => same(code, cluster)),
          'cluster',
          cluster,
        )
      : null,
    organisationId: organisation
      ? found(
          (await house.reader.read(listOrganisations, asked, asking)).find(
            ({ acronym, names }) => same(acronym, organisation) || same(names.en, organisation),
          ),
          'organisation',
          organisation,
        )
      : null,
    placeId: place
      ? found(
          (await house.reader.read(listPlaces, asked, asking)).find(({ codes }) => codes.some(({ code }) => same(code, place))),
          'place',
          place,
        )
      : null,
  }
}

/** Says in a few words what roles are limited to. */
export async function scopeNames(house: House): Promise<(scope: Omit<RoleScope, 'role'>) => string> {
  const names = new Map<string, string>()
  const asking = { actor }
  for (const operation of await house.reader.read(listOperations, {}, asking)) {
    names.set(operation.id, operation.code)
    const asked = { operationId: operation.id }
    for (const { id, code } of (await house.reader.read(showPlan, asked, asking)).clusters) names.set(id, `cluster ${code}`)
    for (const { id, acronym, names: own } of await house.reader.read(listOrganisations, asked, asking))
      names.set(id, acronym ?? own.en ?? own.ar ?? id)
    for (const { id, codes, names: own } of await house.reader.read(listPlaces, asked, asking))
      names.set(id, codes[0]?.code ?? own.en ?? id)
  }
  return ({ operationId, clusterId, organisationId, placeId }) =>
    [operationId, clusterId, organisationId, placeId].flatMap(id => (id ? [names.get(id) ?? id] : [])).join(' · ') ||
    'whole installation'
}
