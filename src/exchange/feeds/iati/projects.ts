/** Makes sheets of projects of activities that are projects. Sheets that somebody edited here since are left as they are. */
import type { CurrentSheet } from '../../../modules/projects/index.ts'
import { differingFields } from '../../../modules/projects/rules.ts'
import type { Sheet } from '../../../modules/projects/schema.ts'
import { contentOf } from '../projects/build.ts'
import type { IatiGround } from './ground.ts'
import { codeOf } from './ids.ts'
import type { IatiNotes } from './notes.ts'
import type { SaidActivity, SaidParty } from './said.ts'

/** Marks sheets that files of IATI brought: the same activity, published anew, may change them. */
export const sheetSource = 'IATI'

export interface ProjectOfFile {
  code: string
  /** The version that is edited; null for a project that begins. */
  version: number | null
  sheet: Sheet
}
export interface ProjectsOfFile {
  /** Codes by the identifiers of activities, those that are stored already too. */
  codes: Map<string, string>
  changes: ProjectOfFile[]
  unchanged: number
}

/** Contributions to budgets, to what an organisation does as a whole, to pooled funds, and debt relief are no projects. */
const noProject = /^(?:A|B|F|G|H)/

/** Whether an activity is a project: it is none where its publisher calls it a contribution, or says nothing but that money goes elsewhere. */
export function isProject({ aidTypes, movements, hasResults, placeIds, areas }: SaidActivity): boolean {
  const type = aidTypes.find(({ vocabulary }) => vocabulary === '1')?.code
  if (type === undefined || !noProject.test(type)) return true
  return hasResults || placeIds.length + areas.length > 0 || movements.some(each => each.type === '4')
}

const roles: Record<string, Sheet['partners'][number]['role']> = { 1: 'funding', 2: 'lead', 3: 'lead', 4: 'implementing' }
const listMax = 200

function partnersOf(activity: SaidActivity, ground: IatiGround): Sheet['partners'] {
  const made = new Map<string, Sheet['partners'][number]>()
  const add = (party: SaidParty, role: Sheet['partners'][number]['role']) => {
    const asWritten = (party.name ?? party.ref ?? '').slice(0, 300)
    const { id } = ground.organisation(party, activity.line, role === 'funding')
    const key = `${role}|${id ?? asWritten}`
    if (!made.has(key)) made.set(key, { role, organisationId: id, asWritten: id === null ? asWritten : null })
  }
  for (const party of activity.participating) add(party, roles[party.role ?? ''] ?? null)
  if (!activity.participating.some(({ role }) => role === '2' || role === '3')) add(activity.reporting, 'lead')
  return [...made.values()].slice(0, listMax)
}

/** Minor units as a number; null where it is too large to be one, or below zero. */
const asNumber = (minor: bigint) => (minor >= 0n && minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(minor) : null)

function sheetOf(activity: SaidActivity, ground: IatiGround): Sheet {
  const { title, description, clusterIds, starts, ends, placeIds, areas, identifier, budgets } = activity
  return {
    names: title,
    ...{
      objective: description,
      clusterId: clusterIds.length === 1 ? (clusterIds[0] ?? null) : null,
      objectiveId: null,
      starts,
      ends,
    },
    partners: partnersOf(activity, ground),
    budget: budgets.flatMap(({ currency, minor }) => {
      const amountMinor = asNumber(minor)
      return amountMinor === null || amountMinor === 0 ? [] : [{ organisationId: null, asWritten: null, amountMinor, currency }]
    }),
    placeIds: placeIds.slice(0, 1_000),
    areas: areas.length === 0 ? null : [...new Set(areas)].join('; ').slice(0, 500),
    ...{ groupIds: [], risks: [], awards: [], note: null },
    source: `${sheetSource} ${identifier}`.slice(0, 300),
  }
}

export function projectsOf(
  activities: readonly SaidActivity[],
  stored: readonly CurrentSheet[],
  ground: IatiGround,
  notes: IatiNotes,
): ProjectsOfFile {
  const byCode = new Map(stored.map(sheet => [sheet.code, sheet]))
  const made: ProjectsOfFile = { codes: new Map(), changes: [], unchanged: 0 }
  for (const activity of activities) {
    if (!isProject(activity)) continue
    const code = codeOf(activity.identifier)
    made.codes.set(activity.identifier, code)
    const before = byCode.get(code)
    const sheet = sheetOf(activity, ground)
    if (!before) made.changes.push({ code, version: null, sheet })
    else if (differingFields(contentOf(before), sheet).length === 0) made.unchanged += 1
    else if (before.source?.startsWith(sheetSource)) made.changes.push({ code, version: before.no, sheet })
    else {
      made.unchanged += 1
      notes.add({ line: activity.line, value: activity.identifier }, 'warning', 'iati-project-kept', { code })
    }
  }
  return made
}
