/** What the pages about situation reports are made from, and what the reader may do. */
import type { Context } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { type Language, languages } from '../../../kernel/pure/languages.ts'
import { type KnownActor, listActors } from '../../../modules/accounts/index.ts'
import { showPeriods } from '../../../modules/delivery/index.ts'
import { showOperation } from '../../../modules/operations/index.ts'
import { showPlan } from '../../../modules/plan/index.ts'
import { makers, type SitrepRecord, showSitrep } from '../../../modules/sitreps/index.ts'
import { saySitrep } from '../../messages/sitreps.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'

export async function loadSitreps(house: House, c: Context) {
  const asking = await house.askingOf(c)
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const plan = await house.reader.read(showPlan, { operationId: operation.id }, asking)
  const mayMake = (cluster: string | null) => isAllowed(asking.actor, makers, [{ operation: operation.id, cluster }])
  return {
    ...{ asking, operation, operationId: operation.id, language: asking.language, mayMake },
    root: `/o/${operation.code}`,
    path: `/o/${operation.code}/sitreps`,
    clusters: plan.clusters.filter(({ parentId }) => parentId === null),
  }
}
export type Loaded = Awaited<ReturnType<typeof loadSitreps>>

/** The last half-year that was reported for, as a proposal; that of today where nothing was. */
export async function proposedMonths(house: House, { asking, operationId }: Loaded): Promise<{ from: string; to: string }> {
  const known = await house.reader.read(showPeriods, { operationId }, asking)
  const latest = known.at(-1)?.period ?? new Date().toISOString().slice(0, 7)
  const [year, half] = [latest.slice(0, 4), latest.slice(5) <= '06' ? ['01', '06'] : ['07', '12']]
  return { from: `${year}-${half[0]}`, to: `${year}-${half[1]}` }
}

export interface LoadedOne extends Loaded {
  sitrep: SitrepRecord
  /** Whether the reader is one of its makers. */
  makes: boolean
  actors: Map<string, KnownActor>
}

/** The report of the address. @throws notFound */
export async function loadOne(house: House, c: Context): Promise<LoadedOne> {
  const loaded = await loadSitreps(house, c)
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw notFound()
  const { asking, operationId } = loaded
  const sitrep = await house.reader.read(showSitrep, { operationId, id }, asking)
  const acted = [...new Set([...sitrep.events.map(({ actorId }) => actorId), asking.actor.id])]
  const actors = await house.reader.read(listActors, { operationId, ids: acted.slice(0, 500) }, asking)
  return {
    ...{ ...loaded, sitrep, makes: loaded.mayMake(sitrep.clusterNow) },
    actors: new Map(actors.map(actor => [actor.id, actor])),
  }
}

export const aLanguage = (tag: string | undefined): Language | undefined => languages.find(language => language === tag)

/** Why a command was refused, in words. Anything that the person cannot mend is thrown on. */
export function refusalOf(error: unknown, language: Language): { text: string; status: 409 | 422 } {
  if (!(error instanceof Problem) || error.status === 404) throw error
  if (error.code === 'changed-meanwhile') return { text: saySitrep(language, 'changedMeanwhile'), status: 409 }
  const wrong = error.fieldsIn(language).map(({ message }) => message)
  return { text: [error.messageIn(language), ...new Set(wrong)].join(' '), status: error.status === 409 ? 409 : 422 }
}

/** The fields of a form and what a command is given with. */
export async function formOf(c: Context, { asking }: Loaded) {
  const values = await valuesOf(c)
  return { values, giving: { ...asking, ...commandIdOf(values) } }
}
