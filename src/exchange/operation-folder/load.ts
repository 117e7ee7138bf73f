/** Loads an operation that is written as plain files into the house, through the same commands as everybody else. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { systemActor } from '../../kernel/access.ts'
import type { CommandRunner } from '../../kernel/command.ts'
import { idOf, newId } from '../../kernel/pure/ids.ts'
import { createOperation, NamesSchema } from '../../modules/operations/index.ts'
import { OrganisationInput, storeOrganisationsCommand } from '../../modules/organisations/index.ts'
import { storePlacesCommand } from '../../modules/places/index.ts'
import { startStrategicPlan, storePlan } from '../../modules/plan/index.ts'
import { setPath } from '../../modules/projects/index.ts'
import { PathInput } from '../../modules/projects/schema.ts'
import { ActivityFile } from './illustrative-activities.ts'
import { MeetingFile } from './illustrative-meetings.ts'
import { MoneyFile, storeSourcedMoney } from './money-file.ts'
import { PlanFile } from './plan-file.ts'

const text = v.optional(v.nullable(v.string()), null)
const ClusterFile = v.array(
  v.object({
    code: v.string(),
    names: NamesSchema,
    validFrom: text,
    validTo: text,
    lead: text,
    deputy: text,
    leadSource: text,
    note: text,
    source: text,
    predecessors: v.array(v.object({ code: v.string(), confidence: text })),
    members: v.array(v.object({ acronym: v.string(), source: text })),
  }),
)
const GroupFile = v.array(v.object({ code: v.string(), names: NamesSchema }))
const PlaceFile = v.array(
  v.looseObject({ names: NamesSchema, codes: v.array(v.object({ system: v.string(), code: v.string() })) }),
)
const ProjectFile = v.array(
  v.looseObject({
    code: v.string(),
    title: v.string(),
    cluster: text,
    startsAsWritten: text,
    endsAsWritten: text,
  }),
)
const BoundaryFile = v.object({
  features: v.array(
    v.object({
      properties: v.object({ pcode: v.string() }),
      geometry: v.object({ type: v.picklist(['Polygon', 'MultiPolygon']), coordinates: v.array(v.any()) }),
    }),
  ),
})

async function readAs<T>(folder: string, file: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const content: unknown = JSON.parse(await readFile(path.join(folder, file), 'utf8'))
  const result = v.safeParse(schema, content)
  if (result.success) return result.output
  const issues = result.issues.map(issue => `${v.getDotPath(issue) ?? ''}: ${issue.message}`)
  throw new Error(`${file} is not as it should be. ${issues.join(' · ')}`)
}

/** First day of a day, month or year as it was written. */
export function firstDayOf(written: string | null): string | null {
  return written === null ? null : `${written}-01-01`.slice(0, 10)
}

/** Last day of a day, month or year as it was written. */
export function lastDayOf(written: string | null): string | null {
  if (written === null) return null
  if (written.length === 4) return `${written}-12-31`
  if (written.length === 10) return written
  const [year = 0, month = 0] = written.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** What loading gave, by code, for those who go on from there. */
export interface LoadedOperation {
  /** What all ids were made from. */
  seed: string
  operationId: string
  code: string
  places: Map<string, string>
  clusters: Map<string, string>
  groups: Map<string, string>
  organisations: Map<string, string>
  /** Names of organisations, by the same keys. */
  organisationNames: Map<string, { en?: string | undefined; ar?: string | undefined; ckb?: string | undefined }>
  /** English names of places and groups by code. */
  names: Map<string, string>
  /** The strategic plan: started, with the levels it names and an empty draft; null when the folder has none. */
  plan: { id: string; file: PlanFile } | null
  /** Made-up meetings, for the illustrative layer; none where the folder has none. */
  meetings: MeetingFile
  /** A made-up catalogue of activities, for the illustrative layer; none where the folder has none. */
  activities: ActivityFile
  /** Sourced money; null where the folder has none. */
  money: MoneyFile | null
}

/**
 * Loads the folder as a new operation. All ids come from the seed: loading again with the same one goes on where it was left.
 * @throws Error naming the file and every field that is wrong; nothing is stored then.
 */
export async function loadOperationFolder(runner: CommandRunner, folder: string, seed = newId()): Promise<LoadedOperation> {
  const step = (name: string) => ({ actor: systemActor(), commandId: idOf(seed, 'step', name) })
  const operation = await readAs(folder, 'operation.json', v.looseObject({ code: v.string() }))
  const clusterFile = await readAs(folder, 'clusters.json', ClusterFile)
  const groupFile = await readAs(folder, 'groups.json', GroupFile)
  const organisationFile = await readAs(folder, 'organisations.json', v.array(OrganisationInput))
  const placeFile = await readAs(folder, 'places.json', PlaceFile)
  const projectFile = await readAs(folder, 'projects.json', ProjectFile)
  const strategicPlan = existsSync(path.join(folder, 'plan.json')) ? await readAs(folder, 'plan.json', PlanFile) : null
  const listIn = async <T>(file: string, schema: v.GenericSchema<unknown, T[]>) =>
    existsSync(path.join(folder, file)) ? readAs(folder, file, schema) : []
  const meetings = await listIn('illustrative-meetings.json', MeetingFile)
  const activities = await listIn('illustrative-activities.json', ActivityFile)
  const moneyFile = existsSync(path.join(folder, 'money.json')) ? await readAs(folder, 'money.json', MoneyFile) : null
  const pathFile = path.join(folder, 'project-path.json')
  const projectPath = existsSync(pathFile) ? await readAs(folder, 'project-path.json', PathInput) : null
  const shapes = new Map(
    (await readAs(folder, 'boundaries.geojson', BoundaryFile)).features.map(shape => [shape.properties.pcode, shape.geometry]),
  )

  const { id: operationId } = await runner.run(
    createOperation,
    {
      ...operation,
      id: idOf(seed, 'operation'),
      sources: await readAs(folder, 'sources.json', v.array(v.any())),
      timeline: await readAs(folder, 'timeline.json', v.array(v.any())),
      facts: await readAs(folder, 'facts.json', v.array(v.any())),
    },
    step('operation'),
  )
  const places = placeFile.map(place => {
    const boundary = shapes.get(place.codes[0]?.code ?? '')
    return {
      ...place,
      id: idOf(seed, 'place', ...place.codes.map(({ system, code }) => `${system} ${code}`)),
      ...(boundary ? { boundary, boundaryIsSchematic: true, boundarySource: 'Natural Earth' } : {}),
    }
  })
  await runner.run(storePlacesCommand, { operationId, places }, step('places'))
  const organisations = organisationFile.map(organisation => ({
    ...organisation,
    id: idOf(seed, 'organisation', organisation.acronym ?? '', organisation.names.en ?? ''),
  }))
  await runner.run(storeOrganisationsCommand, { operationId, organisations }, step('organisations'))
  const organisationIds = new Map(organisations.flatMap(entry => [[entry.acronym ?? entry.names.en ?? '', entry.id] as const]))
  const clusters = new Map(clusterFile.map(({ code }) => [code, idOf(seed, 'cluster', code)]))
  const groups = new Map(groupFile.map(({ code }) => [code, idOf(seed, 'group', code)]))
  const known = (ids: Map<string, string>, code: string | null) => (code === null ? null : (ids.get(code) ?? null))
  await runner.run(
    storePlan,
    {
      operationId,
      clusters: clusterFile.map((cluster, sort) => ({
        ...cluster,
        id: clusters.get(cluster.code),
        sort,
        predecessors: cluster.predecessors.flatMap(before =>
          clusters.has(before.code) ? [{ id: clusters.get(before.code), confidence: before.confidence }] : [],
        ),
        memberIds: cluster.members.flatMap(member =>
          organisationIds.has(member.acronym) ? [{ id: organisationIds.get(member.acronym), source: member.source }] : [],
        ),
      })),
      groups: groupFile.map((group, sort) => ({ ...group, id: groups.get(group.code), sort })),
      projects: projectFile.map(project => ({
        ...project,
        clusterId: known(clusters, project.cluster),
        starts: firstDayOf(project.startsAsWritten),
        ends: lastDayOf(project.endsAsWritten),
        details: project,
      })),
    },
    step('plan'),
  )
  if (projectPath) await runner.run(setPath, { operationId, version: 0, path: projectPath }, step('project-path'))
  const plan = strategicPlan && { id: idOf(seed, 'strategic-plan', strategicPlan.code), file: strategicPlan }
  if (plan) {
    const { code, names, starts, ends, levels, source } = plan.file
    const input = { operationId, id: plan.id, code, names, starts, ends, levels, source }
    await runner.run(startStrategicPlan, input, step('strategic-plan'))
  }
  const sourced = { seed, operationId, organisations: organisationIds, money: moneyFile }
  await storeSourcedMoney(runner, sourced, step)
  const englishName = ({ names, code }: { names: { en?: string | undefined }; code: string }) => [code, names.en ?? code] as const
  return {
    seed,
    operationId,
    names: new Map([
      ...places.flatMap(({ names, codes }) => codes.map(({ code }) => englishName({ names, code }))),
      ...groupFile.map(englishName),
    ]),
    code: operation.code,
    places: new Map(places.flatMap(place => place.codes.map(({ code }) => [code, place.id] as const))),
    clusters,
    groups,
    organisations: organisationIds,
    organisationNames: new Map(organisations.map(({ acronym, names }) => [acronym ?? names.en ?? '', names])),
    plan,
    meetings,
    activities,
    money: moneyFile,
  }
}
