/** Who may move which money, and who sees what of it. Donors see the path of their own, and nobody else's terms. */
import { type Actor, type Policy, systemRole, within } from '../../kernel/access.ts'
import { keepers } from '../operations/index.ts'

/** Who may write: those who keep the operation's lists, and finance officers of an organisation that gives or receives. */
export const moneyWriters: Policy = [...keepers, ...within(['operation', 'organisation'], 'finance-officer')]

/** Who may read what is of one organisation: itself, as a donor or as a partner. */
export const organisationReaders: Policy = [
  ...keepers,
  ...within(['operation', 'organisation'], 'finance-officer', 'focal-point', 'donor'),
]

export interface Parties {
  giverId: string | null
  receiverId: string | null
}

/**
 * What access to an agreement is decided on: of its parties, the one that the actor acts for.
 * @param sides who of the two may act: giver, receiver, or either.
 */
export function scopeOfParties(
  operation: string,
  { giverId, receiverId }: Parties,
  actor: Actor,
  sides: 'giver' | 'receiver' | 'either',
) {
  const parties = [...(sides === 'receiver' ? [] : [giverId]), ...(sides === 'giver' ? [] : [receiverId])].filter(
    id => id !== null,
  )
  const own = parties.find(id =>
    actor.grants.some(
      ({ role, scope }) => role === 'finance-officer' && scope.operation === operation && scope.organisation === id,
    ),
  )
  return { operation, organisation: own ?? parties[0] ?? null }
}

/** What of an operation's agreements somebody sees; totals are everybody's who has a role in it. */
export interface Sight {
  /** Everything, with all terms. */
  all: boolean
  /** Agreements that these organisations give or receive under, with their terms. */
  organisations: ReadonlySet<string>
  /** Agreements for these clusters, with their terms. */
  clusters: ReadonlySet<string>
  /** The path of what these organisations gave, without others' terms. */
  donors: ReadonlySet<string>
}

const ofOrganisation = ['finance-officer', 'focal-point', 'donor']

export function sightOf(actor: Actor, operationId: string): Sight {
  const here = actor.grants.filter(
    ({ role, scope }) => role === systemRole || role === 'administrator' || scope.operation === operationId,
  )
  const scopes = (roles: readonly string[], dimension: 'organisation' | 'cluster') =>
    new Set(here.filter(({ role }) => roles.includes(role)).flatMap(({ scope }) => scope[dimension] ?? []))
  return {
    all: here.some(({ role }) => [systemRole, 'administrator', 'coordinator', 'information-officer'].includes(role)),
    organisations: scopes(ofOrganisation, 'organisation'),
    clusters: scopes(['task-manager'], 'cluster'),
    donors: scopes(['donor'], 'organisation'),
  }
}

/** How an agreement is seen: with its terms, only where own money goes through it, or not at all. */
export type Seen = 'terms' | 'path' | 'no'

/**
 * @param clusterIds of the agreement: its own, those it lies in, and those it is earmarked to.
 * @param ownMoney whether money of a contribution that the actor's organisation gave goes through it.
 */
export function seenAs(sight: Sight, parties: Parties, clusterIds: readonly string[], ownMoney: boolean): Seen {
  const isParty = [parties.giverId, parties.receiverId].some(id => id !== null && sight.organisations.has(id))
  if (sight.all || isParty || clusterIds.some(id => sight.clusters.has(id))) return 'terms'
  return ownMoney ? 'path' : 'no'
}
