/** What the pages of indicators share: the operation, its clusters, places and organisations, and how a page is asked for. */
import type { Context } from 'hono'
import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { listPlanned, mayPlan, type PlannedIndicator } from '../../../modules/indicators/index.ts'
import { type OperationDetail, PeriodSchema, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations, type Organisation } from '../../../modules/organisations/index.ts'
import { listPlaces, type Place } from '../../../modules/places/index.ts'
import { type Cluster, showPlan } from '../../../modules/plan/index.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'

const Month = v.optional(v.fallback(v.optional(PeriodSchema), undefined))
const Code = v.optional(v.pipe(v.string(), v.maxLength(300)))
const Asked = v.object({ cluster: Code, area: Code, from: Month, to: Month, said: Code })
export type Asked = v.InferOutput<typeof Asked>

export interface Loaded {
  asking: { actor: Actor; language: Language }
  language: Language
  operation: OperationDetail
  operationId: string
  /** Of the pages of indicators. */
  path: string
  asked: Asked
  clusters: Map<string, Cluster>
  places: Map<string, Place>
  cluster: Cluster | null
  area: Place | null
}

/** @throws Problem `not-found` for an operation, cluster or area that is not there or may not be seen. */
export async function load(house: House, c: Context): Promise<Loaded> {
  const asking = await house.askingOf(c)
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const operationId = operation.id
  const given = Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value !== ''))
  const asked = v.parse(Asked, given)
  const [plan, places] = await Promise.all([
    house.reader.read(showPlan, { operationId }, asking),
    house.reader.read(listPlaces, { operationId }, asking),
  ])
  const cluster = asked.cluster ? (plan.clusters.find(({ code }) => code === asked.cluster) ?? null) : null
  const area = asked.area
    ? (places.find(({ id, codes }) => id === asked.area || codes.some(({ code }) => code === asked.area)) ?? null)
    : null
  if ((asked.cluster && !cluster) || (asked.area && !area)) throw notFound()
  return {
    asking,
    language: asking.language,
    operation,
    operationId,
    path: `/o/${operation.code}/indicators`,
    asked,
    clusters: new Map(plan.clusters.map(entry => [entry.id, entry])),
    places: new Map(places.map(place => [place.id, place])),
    cluster,
    area,
  }
}

export interface LoadedOne extends Loaded {
  planned: PlannedIndicator
  mayEdit: boolean
}

/** One planned indicator of the address. @throws Problem `not-found` */
export async function loadOne(house: House, c: Context): Promise<LoadedOne> {
  const loaded = await load(house, c)
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw notFound()
  const [planned] = await house.reader.read(listPlanned, { operationId: loaded.operationId, ids: [id] }, loaded.asking)
  if (!planned) throw notFound()
  return { ...loaded, planned, mayEdit: mayPlan(loaded.asking.actor, loaded.operationId, planned.clusterId) }
}

/** Only somebody who may plan sees the forms; others are told what is told of something that is not there. */
export async function loadToEdit(house: House, c: Context): Promise<LoadedOne> {
  const loaded = await loadOne(house, c)
  if (!loaded.mayEdit) throw notFound()
  return loaded
}

export const organisationsOf = async (house: House, { asking, operationId }: Loaded): Promise<Map<string, Organisation>> =>
  new Map((await house.reader.read(listOrganisations, { operationId }, asking)).map(entry => [entry.id, entry]))

/** Clusters that a form offers: those that the person may plan for. */
export const plannable = ({ asking, operationId, clusters }: Loaded): Cluster[] =>
  [...clusters.values()].filter(({ id }) => mayPlan(asking.actor, operationId, id))

/** Clusters in the order of the plan that are shown: the asked one with its parts, or all. */
export function clustersShown({ clusters, cluster }: Loaded): Cluster[] {
  return [...clusters.values()].filter(({ id, parentId }) => cluster === null || id === cluster.id || parentId === cluster.id)
}

/** The code a place has in an address. */
export const areaCode = (place: Place) => place.codes[0]?.code ?? place.id

/** The level of places that a page shows side by side below an area: the next one that has any. */
export function areasBelow({ places }: Pick<Loaded, 'places'>, area: Place | null): Place[] {
  const all = [...places.values()]
  const below = (parent: string | null) => all.filter(({ parentId }) => parentId === parent)
  if (area) return below(area.id)
  // A single country stands for the whole operation: what lies in it is of interest.
  let shown = below(null)
  while (shown.length === 1 && shown[0]) shown = below(shown[0].id)
  return shown.length > 0 ? shown : below(null)
}

export const placeName = (places: Map<string, Place>, id: string | null, language: Language): string => {
  const place = id === null ? undefined : places.get(id)
  return place ? named(place, language) : ''
}

/** An address with what is asked for, leaving out what is not set. */
export function addressOf(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value)
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
