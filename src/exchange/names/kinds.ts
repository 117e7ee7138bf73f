/** The lists of names of an operation, alike for every kind: what is read of them and what can be done, whichever room keeps them. */
import type { CommandRunner, Giving } from '../../kernel/command.ts'
import { type Language, type Names, nameIn } from '../../kernel/pure/languages.ts'
import type { ViewReader } from '../../kernel/view.ts'
import type { KeptEntry } from '../../modules/operations/index.ts'
import {
  addOrganisationAliases,
  editOrganisation,
  listOrganisationNames,
  mergeOrganisation,
  reviewOrganisations,
  separateOrganisation,
} from '../../modules/organisations/index.ts'
import {
  addPlaceAliases,
  editPlace,
  listPlaceNames,
  mergePlace,
  reviewPlaces,
  separatePlace,
} from '../../modules/places/index.ts'
import {
  addActivityAliases,
  addClusterAliases,
  addGroupAliases,
  editActivity,
  editCluster,
  editGroup,
  listPlanNames,
  mergeActivity,
  mergeCluster,
  mergeGroup,
  reviewActivities,
  reviewClusters,
  reviewGroups,
  separateActivity,
  separateCluster,
  separateGroup,
} from '../../modules/plan/index.ts'

export const nameKinds = ['organisation', 'place', 'cluster', 'group', 'activity'] as const
export type NameKind = (typeof nameKinds)[number]

/** An entry of a list, with what only some kinds have. */
export interface NameEntry extends KeptEntry {
  kind: NameKind
  /** The area a place lies in, the cluster an area of responsibility or an activity belongs to. */
  aboveId: string | null
  /** Of a place. */
  level: number | null
  /** Of an organisation. */
  type: string | null
  isDonor: boolean
  /** Of an activity. */
  unit: string | null
  audience: string | null
  recurrent: boolean
  retired: boolean
}

/** Doors into the house, and who goes through them. */
export interface NamesHouse {
  runner: CommandRunner
  reader: ViewReader
}
export type AskingForNames = Pick<Giving, 'actor'> & { language: Language }

/** Which entries are asked for; all of them when nothing is said. */
export interface EntriesAsked {
  ids?: readonly string[]
  states?: readonly KeptEntry['status'][]
  /** Places right inside these areas alone. */
  parentIds?: readonly string[]
}

const bare = { level: null, type: null, isDonor: false, unit: null, audience: null, recurrent: false, retired: false }

/** The entries of a kind, merged ones too. @throws Problem `not-found` for whoever does not keep the lists. */
export async function readEntries(
  { reader }: NamesHouse,
  asking: AskingForNames,
  operationId: string,
  kind: NameKind,
  asked: EntriesAsked = {},
): Promise<NameEntry[]> {
  const { parentIds, ...filter } = asked
  const input = { operationId, ...filter }
  if (kind === 'organisation')
    return (await reader.read(listOrganisationNames, input, asking)).map(entry => ({ ...bare, ...entry, kind, aboveId: null }))
  if (kind === 'place') {
    const places = await reader.read(listPlaceNames, { ...input, ...(parentIds && { parentIds }) }, asking)
    return places.map(({ parentId, ...entry }) => ({ ...bare, ...entry, kind, aboveId: parentId }))
  }
  const plan = await reader.read(listPlanNames, input, asking)
  if (kind === 'cluster') return plan.clusters.map(({ parentId, ...entry }) => ({ ...bare, ...entry, kind, aboveId: parentId }))
  if (kind === 'group') return plan.groups.map(entry => ({ ...bare, ...entry, kind, aboveId: null }))
  return plan.activities.map(({ clusterId, ...entry }) => ({ ...bare, ...entry, kind, aboveId: clusterId }))
}

/** Name of an entry in the reader's language, with the code or acronym that tells it from others of the name. */
export function labelOfEntry({ names, code }: { names: Names; code: string | null }, language: Language): string {
  const name = nameIn(names, language)
  return code !== null && code !== name ? `${name} (${code})` : name
}

/** What an entry is corrected to; what its kind has not is left out. */
export interface Correction {
  operationId: string
  id: string
  version: number
  names: Names
  /** Code, acronym or current P-code; null for none (of a place: as it is). */
  code: string | null
  aliases: readonly string[]
  type?: string | null
  isDonor?: boolean
  unit?: string | null
  audience?: string | null
  recurrent?: boolean
  retired?: boolean
}

interface Doing {
  keep(
    runner: CommandRunner,
    input: { operationId: string; ids: readonly string[] },
    giving: Giving,
  ): Promise<{ reviewed: number }>
  merge(
    runner: CommandRunner,
    input: { operationId: string; id: string; intoId: string },
    giving: Giving,
  ): Promise<{ id: string; namesLeftOut: string[] }>
  separate(
    runner: CommandRunner,
    input: { operationId: string; id: string },
    giving: Giving,
  ): Promise<{ id: string; from: string }>
  /** Says that names of sheets, or codes of places, stand for entries. */
  addAliases(
    runner: CommandRunner,
    input: { operationId: string; aliases: readonly { id: string; alias: string; isCode?: boolean }[] },
    giving: Giving,
  ): Promise<{ added: number }>
  /** @throws Problem `version-conflict`, `name-taken`, or `invalid-input` with a pointer to each wrong field. */
  correct(runner: CommandRunner, input: Correction, giving: Giving): Promise<{ id: string; version: number }>
}

/** What can be done with the entries of each kind. */
export const doings: Record<NameKind, Doing> = {
  organisation: {
    keep: (runner, input, giving) => runner.run(reviewOrganisations, input, giving),
    merge: (runner, input, giving) => runner.run(mergeOrganisation, input, giving),
    separate: (runner, input, giving) => runner.run(separateOrganisation, input, giving),
    addAliases: (runner, input, giving) => runner.run(addOrganisationAliases, input, giving),
    correct: (runner, { code, ...input }, giving) => runner.run(editOrganisation, { ...input, acronym: code }, giving),
  },
  place: {
    keep: (runner, input, giving) => runner.run(reviewPlaces, input, giving),
    merge: (runner, input, giving) => runner.run(mergePlace, input, giving),
    separate: (runner, input, giving) => runner.run(separatePlace, input, giving),
    addAliases(runner, { operationId, aliases }, giving) {
      const codes = aliases.filter(({ isCode }) => isCode).map(({ id, alias }) => ({ id, code: alias }))
      return runner.run(addPlaceAliases, { operationId, aliases: aliases.filter(({ isCode }) => !isCode), codes }, giving)
    },
    correct: (runner, input, giving) => runner.run(editPlace, input, giving),
  },
  cluster: {
    keep: (runner, input, giving) => runner.run(reviewClusters, input, giving),
    merge: (runner, input, giving) => runner.run(mergeCluster, input, giving),
    separate: (runner, input, giving) => runner.run(separateCluster, input, giving),
    addAliases: (runner, input, giving) => runner.run(addClusterAliases, input, giving),
    correct: (runner, input, giving) => runner.run(editCluster, input, giving),
  },
  group: {
    keep: (runner, input, giving) => runner.run(reviewGroups, input, giving),
    merge: (runner, input, giving) => runner.run(mergeGroup, input, giving),
    separate: (runner, input, giving) => runner.run(separateGroup, input, giving),
    addAliases: (runner, input, giving) => runner.run(addGroupAliases, input, giving),
    correct: (runner, input, giving) => runner.run(editGroup, input, giving),
  },
  activity: {
    keep: (runner, input, giving) => runner.run(reviewActivities, input, giving),
    merge: (runner, input, giving) => runner.run(mergeActivity, input, giving),
    separate: (runner, input, giving) => runner.run(separateActivity, input, giving),
    addAliases: (runner, input, giving) => runner.run(addActivityAliases, input, giving),
    correct: (runner, input, giving) => runner.run(editActivity, input, giving),
  },
}
