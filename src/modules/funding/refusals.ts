/** Why money may not move, as problems that name the agreement, what is allowed, what was asked, and what can be done. */
import type { Db } from '../../kernel/database/sql.ts'
import type { Problem } from '../../kernel/problems.ts'
import { languages } from '../../kernel/pure/languages.ts'
import { labelsOfPlaces } from '../places/index.ts'
import { allClusters, allGroups } from '../plan/index.ts'
import { afterEnd, beforeStart, kindNotHere, noAgreement, otherCurrency, outsideEarmark } from './problems.ts'
import type { Asked, EarmarkDimension, Objection } from './rules.ts'
import type { Earmark } from './schema.ts'

/** What ids of an earmark or an entry are called: codes, for they are the same in every language. */
export type Called = (dimension: EarmarkDimension, ids: readonly string[]) => string

/** How everything is called that objections are about. */
export async function calledIn(
  db: Db,
  operationId: string,
  about: readonly { earmark: Earmark; asked: Asked }[],
): Promise<Called> {
  const names = new Map<string, string>()
  if (about.length > 0) {
    const placeIds = about.flatMap(({ earmark, asked }) => [
      ...earmark.placeIds,
      ...(asked.placeId === null ? [] : [asked.placeId]),
    ])
    for (const { id, code, names: own } of await labelsOfPlaces(db, operationId, placeIds)) names.set(id, code ?? own.en ?? id)
    for (const { id, code } of await allClusters(db, operationId)) names.set(id, code)
    for (const { id, code } of await allGroups(db, operationId)) names.set(id, code)
  }
  return (_dimension, ids) => ids.map(id => names.get(id) ?? id).join(', ')
}

const listed: Record<EarmarkDimension, (earmark: Earmark) => readonly string[]> = {
  cluster: earmark => earmark.clusterIds,
  project: earmark => earmark.projectCodes,
  place: earmark => earmark.placeIds,
  group: earmark => earmark.groupIds,
}
const wanted: Record<EarmarkDimension, (asked: Asked) => string | null> = {
  cluster: asked => asked.clusterId,
  project: asked => asked.projectCode,
  place: asked => asked.placeId,
  group: asked => asked.groupId,
}

export function problemOf(objection: Objection, asked: Asked, called: Called): Problem {
  const { agreement } = objection
  switch (objection.code) {
    case 'outside-earmark': {
      const { dimension, earmark } = objection
      const value = wanted[dimension](asked)
      const allowed = called(dimension, listed[dimension](earmark))
      return outsideEarmark({ agreement, dimension, allowed, asked: called(dimension, value === null ? [] : [value]) })
    }
    case 'no-agreement': {
      const { state, signedOn, endedOn } = objection
      const allowed = [state, signedOn, endedOn].filter(each => each !== null).join(' · ')
      return noAgreement({ agreement, allowed, asked: asked.happened })
    }
    case 'before-start':
      return beforeStart({ agreement, allowed: objection.allowed, asked: asked.happened })
    case 'after-end':
      return afterEnd({ agreement, allowed: objection.allowed, asked: asked.happened })
    case 'kind-not-here':
      return kindNotHere({ agreement, allowed: objection.kind, asked: asked.kind })
    case 'other-currency':
      return otherCurrency({ agreement, allowed: objection.allowed, asked: asked.currency })
  }
}

export interface Refusal {
  /** Which of the movements, from 0. */
  nth: number
  problem: Problem
}

/** Throws the first refusal, with all of them as its fields. */
export function refuseAll(refusals: readonly Refusal[], list: 'postings' | 'entries' = 'postings'): void {
  const [first] = refusals
  if (!first) return
  const { problem } = first
  for (const { nth, problem: each } of refusals) {
    const [en = '', ar = '', ckb = ''] = languages.map(language => each.messageIn(language))
    problem.fields.push({ pointer: `/${list}/${nth}`, code: each.code, text: { en, ar, ckb } })
  }
  throw problem
}
