/** Reads what the pages about projects share: the operation with its lists, its path, and what the asking person may do. */
import type { Context } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import type { KnownActor } from '../../../modules/accounts/index.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces } from '../../../modules/places/index.ts'
import { listPlans, type Objective, showFramework, showPlan } from '../../../modules/plan/index.ts'
import { sheetWriters, showPath, type showProject } from '../../../modules/projects/index.ts'
import type { House } from '../house.ts'

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map(entry => [entry.id, entry]))

/** Objectives of the plan in force; none where no plan is. */
async function objectivesInForce(
  house: House,
  asking: Awaited<ReturnType<House['askingOf']>>,
  operationId: string,
): Promise<Objective[]> {
  const plans = await house.reader.read(listPlans, { operationId }, asking)
  const inForce = plans.find(({ versions }) => versions.some(({ status }) => status === 'in-force'))
  if (!inForce) return []
  const { objectives } = await house.reader.read(showFramework, { operationId, planId: inForce.id }, asking)
  return objectives.filter(({ ended }) => ended === null)
}

export async function loadProjects(house: House, c: Context) {
  const asking = await house.askingOf(c)
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const operationId = operation.id
  const [lists, organisations, places, { path }, objectives] = await Promise.all([
    house.reader.read(showPlan, { operationId }, asking),
    house.reader.read(listOrganisations, { operationId }, asking),
    house.reader.read(listPlaces, { operationId }, asking),
    house.reader.read(showPath, { operationId }, asking),
    objectivesInForce(house, asking, operationId),
  ])
  const mayIn = (cluster: string | null, organisation: string | null) =>
    isAllowed(asking.actor, sheetWriters, [{ operation: operationId, cluster, organisation }])
  const led = organisations.filter(({ id }) => mayIn(null, id))
  return {
    ...{ asking, operation, operationId, places, path, objectives },
    language: asking.language,
    root: `/o/${operation.code}`,
    base: `/o/${operation.code}/projects`,
    clusters: byId(lists.clusters),
    groups: lists.groups,
    organisations: byId(organisations),
    mayKeep: isAllowed(asking.actor, keepers, [{ operation: operationId }]),
    /** Clusters that the person may start and edit projects of; with an own organisation in the lead, all. */
    writable: lists.clusters.filter(({ id }) => led.length > 0 || mayIn(id, null)),
    /** The person's own organisation, where a project that it leads is all they may start. */
    ownLead: led.length === 1 ? (led[0]?.id ?? null) : null,
    mayStart: led.length > 0 || lists.clusters.some(({ id }) => mayIn(id, null)),
  }
}
export type LoadedProjects = Awaited<ReturnType<typeof loadProjects>>

export const addressOfProject = (base: string, code: string, more = ''): string => `${base}/${encodeURIComponent(code)}${more}`

export type ShownProject = Awaited<ReturnType<typeof showProject.read>>

export interface ProjectProps {
  loaded: LoadedProjects
  project: ShownProject
  actors: ReadonlyMap<string, KnownActor>
}
