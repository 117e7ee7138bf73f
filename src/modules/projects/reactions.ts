/** Projects that the plan comes to know get a sheet with what was said of them, and nothing more. */
import * as v from 'valibot'
import type { CommandContext, Reaction } from '../../kernel/command.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { allOrganisations } from '../organisations/index.ts'
import { allPlaces } from '../places/index.ts'
import { type ProjectOfPlan, ProjectsStored, projectsOfPlan } from '../plan/index.ts'
import type { Sheet } from './schema.ts'
import { saveVersion } from './store.ts'
import { openSheet } from './write.ts'

const precise = (written: string | null, day: string | null) =>
  written !== null && /^\d{4}(-\d{2}){0,2}$/.test(written) ? written : day

/**
 * The sheet of a project as a source tells it. Which part a partner has, how donors share the budget and where the project stands is
 * said by no source here: it stays unknown.
 * @param organisations ids by acronym and English name: as they are, and nothing that is only alike.
 * @param areas ids of first-level places by name.
 */
function sheetOfSource(
  project: ProjectOfPlan,
  organisations: ReadonlyMap<string, string>,
  areas: ReadonlyMap<string, string>,
): Sheet {
  const { title, clusterId, budgetMinor, budgetCurrency, details, source } = project
  const partner = (role: 'funding' | null) => (name: string) => {
    const organisationId = organisations.get(name) ?? null
    return { role, organisationId, asWritten: organisationId === null ? name : null }
  }
  const unnamed = details.areas.filter(area => !areas.has(area))
  return {
    names: details.names ?? { en: title.slice(0, 300) },
    objective: null,
    clusterId,
    objectiveId: null,
    starts: precise(project.startsAsWritten, project.starts),
    ends: precise(project.endsAsWritten, project.ends),
    partners: [...project.agencies.map(partner(null)), ...project.donors.map(partner('funding'))],
    budget:
      budgetMinor === null || budgetCurrency === null
        ? []
        : [{ organisationId: null, asWritten: null, amountMinor: budgetMinor, currency: budgetCurrency }],
    placeIds: details.areas.flatMap(area => areas.get(area) ?? []),
    areas: details.areasAsWritten ?? (unnamed.length > 0 ? unnamed.join(', ') : null),
    groupIds: [],
    risks: [],
    awards: [],
    note: details.result,
    source,
  }
}

async function adopt(tx: Tx, operationId: string, codes: readonly string[], { actor, now }: CommandContext): Promise<void> {
  const known = await tx.rows<{ code: string }>(sql`select code from project_sheet
    where operation_id = ${operationId} and ended_at is null`)
  const fresh = new Set(codes.filter(code => !known.some(each => each.code === code)))
  if (fresh.size === 0) return
  const projects = await projectsOfPlan(tx, operationId)
  const organisations = await allOrganisations(tx, operationId)
  const places = await allPlaces(tx, operationId)
  const called = organisations.flatMap(({ acronym, names, id }) =>
    [names.en, acronym].flatMap(name => (name ? [[name, id] as const] : [])),
  )
  const byName = new Map(
    places.filter(({ level }) => level === 1).flatMap(({ names, id }) => (names.en ? [[names.en, id] as const] : [])),
  )
  for (const project of projects.filter(({ code }) => fresh.has(code))) {
    const { code } = project
    const no = await openSheet(tx, operationId, code, null)
    if (no === null) continue
    await saveVersion(tx, { operationId, code, no, reason: null, actor, now }, sheetOfSource(project, new Map(called), byName))
  }
}

export const reactions: readonly Reaction[] = [
  {
    event: 'plan.projects-stored',
    react(tx, payload, context) {
      const { operationId, codes } = v.parse(ProjectsStored, payload)
      return adopt(tx, operationId, codes, context)
    },
  },
]
