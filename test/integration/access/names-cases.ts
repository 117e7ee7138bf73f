/** Names that sheets brought in, and who may keep, correct, merge and separate them: those who keep the operation's lists. */
import { newId } from '../../../src/kernel/pure/ids.ts'
import { mergeOrganisation, storeOrganisationsCommand } from '../../../src/modules/organisations/index.ts'
import { mergePlace, storePlacesCommand } from '../../../src/modules/places/index.ts'
import { mergeActivity, mergeCluster, mergeGroup, storePlan } from '../../../src/modules/plan/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

/** Of one kind: an entry that nobody has looked at, one that it may be merged into, and one that was merged. */
export interface NamedScene {
  fresh: string
  into: string
  merged: string
}
const kinds = ['place', 'organisation', 'cluster', 'group', 'activity'] as const
type Kind = (typeof kinds)[number]

/** @param standing places and organisations that are there already, and the cluster that activities are of. */
export async function openNames(
  house: TestHouse,
  operationId: string,
  standing: { place: string; organisation: string; cluster: string },
): Promise<Record<Kind, NamedScene>> {
  const triple = () => ({ fresh: newId(), into: newId(), merged: newId() })
  const ids = {
    place: { ...triple(), into: standing.place },
    organisation: { ...triple(), into: standing.organisation },
    cluster: triple(),
    group: triple(),
    activity: triple(),
  }
  const entriesOf = <T extends object>(kind: Kind, more: T) =>
    [ids[kind].fresh, ids[kind].merged, ...(kind === 'place' || kind === 'organisation' ? [] : [ids[kind].into])].map(
      (id, nth) => ({ id, names: { en: `A ${kind} ${nth}` }, status: 'unreviewed' as const, ...more }),
    )
  await house.runner.run(storePlacesCommand, { operationId, places: entriesOf('place', { level: 1, codes: [] }) }, house.system)
  await house.runner.run(storeOrganisationsCommand, { operationId, organisations: entriesOf('organisation', {}) }, house.system)
  const coded = (kind: Kind) => entriesOf(kind, {}).map((entry, nth) => ({ ...entry, code: `${kind}-${nth}` }))
  const plan = {
    operationId,
    clusters: coded('cluster'),
    groups: coded('group'),
    activities: entriesOf('activity', { clusterId: standing.cluster }),
  }
  await house.runner.run(storePlan, plan, house.system)
  const merging = (kind: Kind) => ({ operationId, id: ids[kind].merged, intoId: ids[kind].into })
  await house.runner.run(mergePlace, merging('place'), house.system)
  await house.runner.run(mergeOrganisation, merging('organisation'), house.system)
  await house.runner.run(mergeCluster, merging('cluster'), house.system)
  await house.runner.run(mergeGroup, merging('group'), house.system)
  await house.runner.run(mergeActivity, merging('activity'), house.system)
  return ids
}

const keepers: Who[] = ['administrator', 'coordinator', 'informationOfficer']
const on =
  (kind: Kind, which: keyof NamedScene, more: object = {}) =>
  (scene: Scene) => ({ operationId: scene.operationId, id: scene.named[kind][which], ...more })
const edited = { version: 1, names: { en: 'Corrected' }, aliases: [] }
const editing: Record<Kind, object> = {
  place: { ...edited, code: null },
  organisation: { ...edited, acronym: null, type: null, isDonor: true },
  cluster: { ...edited, code: 'corrected' },
  group: { ...edited, code: 'corrected' },
  activity: { ...edited, code: null, unit: null, audience: null, recurrent: false, retired: false },
}
const commands: Record<Kind, { room: string; one: string; many: string }> = {
  place: { room: 'places', one: 'place', many: 'places' },
  organisation: { room: 'organisations', one: 'organisation', many: 'organisations' },
  cluster: { room: 'plan', one: 'cluster', many: 'clusters' },
  group: { room: 'plan', one: 'group', many: 'groups' },
  activity: { room: 'plan', one: 'activity', many: 'activities' },
}

const casesOf = (kind: Kind): Record<string, AccessCase> => {
  const { room, one, many } = commands[kind]
  return {
    [`${room}.review-${many}`]: {
      who: keepers,
      input: scene => ({ operationId: scene.operationId, ids: [scene.named[kind].fresh] }),
    },
    [`${room}.edit-${one}`]: { who: keepers, input: on(kind, 'fresh', editing[kind]) },
    [`${room}.add-${one}-aliases`]: {
      who: keepers,
      input: scene => ({
        operationId: scene.operationId,
        aliases: [{ id: scene.named[kind].into, alias: 'Called otherwise', isCode: false }],
      }),
    },
    [`${room}.merge-${one}`]: {
      who: keepers,
      input: scene => on(kind, 'fresh', { intoId: scene.named[kind].into })(scene),
    },
    [`${room}.separate-${one}`]: { who: keepers, input: on(kind, 'merged') },
  }
}

export const namesCases: Record<string, AccessCase> = {
  ...Object.assign({}, ...kinds.map(casesOf)),
  'organisations.names': { who: keepers, input: scene => ({ operationId: scene.operationId }) },
  'places.names': { who: keepers, input: scene => ({ operationId: scene.operationId }) },
  'plan.names': { who: keepers, input: scene => ({ operationId: scene.operationId }) },
  'imports.names': { who: keepers, input: scene => ({ operationId: scene.operationId, ids: [scene.received] }) },
  'imports.choose-names': {
    who: keepers,
    input: scene => ({ operationId: scene.operationId, importId: scene.received, learn: ['organisation|relief'] }),
  },
  'delivery.name-usage': {
    who: keepers,
    input: scene => ({ operationId: scene.operationId, kind: 'organisation', ids: [scene.iom] }),
  },
}
