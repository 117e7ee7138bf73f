/** Reads what the pages about funding share: the operation and the names of who gives, receives, for what and where. */
import type { Context } from 'hono'
import { isAllowed, type Policy } from '../../../kernel/access.ts'
import { moneyWriters, organisationReaders } from '../../../modules/funding/index.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces } from '../../../modules/places/index.ts'
import { showPlan } from '../../../modules/plan/index.ts'
import { sayFunding } from '../../messages/funding.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { organisationKeys } from '../overview/organisation-key.ts'

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map(entry => [entry.id, entry]))

export async function loadFunding(house: House, c: Context) {
  const asking = await house.askingOf(c)
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const operationId = operation.id
  const [lists, organisations, places] = await Promise.all([
    house.reader.read(showPlan, { operationId }, asking),
    house.reader.read(listOrganisations, { operationId }, asking),
    house.reader.read(listPlaces, { operationId }, asking),
  ])
  const { language } = asking
  const [clustersById, organisationsById, placesById] = [byId(lists.clusters), byId(organisations), byId(places)]
  const may = (policy: Policy, organisation: string | null) =>
    isAllowed(asking.actor, policy, [{ operation: operationId, organisation }])
  const keyOf = organisationKeys(organisations)
  return {
    ...{ asking, operation, operationId, language },
    root: `/o/${operation.code}`,
    base: `/o/${operation.code}/funding`,
    clusters: clustersById,
    organisations: organisationsById,
    mayKeep: isAllowed(asking.actor, keepers, [{ operation: operationId }]),
    mayWrite: organisations.some(({ id }) => may(moneyWriters, id)),
    mayOpenDonor: (id: string) => may(organisationReaders, id),
    /** The short name of an organisation; `missing` where no source says which. */
    organisationName(id: string | null, missing: 'donorNotStated' | 'agencyNotStated'): string {
      const found = id === null ? undefined : organisationsById.get(id)
      return found ? (found.acronym ?? named(found, language)) : sayFunding(language, missing)
    },
    /** How an address names an organisation; null for one that is not in the list. */
    organisationKey(id: string): string | null {
      const found = organisationsById.get(id)
      return found ? keyOf(found) : null
    },
    clusterName(id: string | null): string {
      const found = id === null ? undefined : clustersById.get(id)
      return found ? named(found, language) : sayFunding(language, 'noCluster')
    },
    placeName(id: string | null): string {
      const found = id === null ? undefined : placesById.get(id)
      return found ? named(found, language) : sayFunding(language, 'noArea')
    },
  }
}
export type LoadedFunding = Awaited<ReturnType<typeof loadFunding>>
