/** Pure rules of a plan's tree: its order, and what differs between two versions of it. Browser-safe. */
import type { Names } from '../../kernel/pure/languages.ts'

interface Node {
  id: string
  parentId: string | null
  sort: number
  code: string
}

/** Codes as people count: 1.2 before 1.10. */
const byCode = new Intl.Collator('en', { numeric: true })

/**
 * The tree from the top down: every objective directly below its parent, parts in their order. One whose parent is not among the given
 * stands at the top, so that nothing is left out.
 */
export function treeOf<T extends Node>(objectives: readonly T[]): (T & { depth: number })[] {
  const known = new Set(objectives.map(({ id }) => id))
  const below = new Map<string, T[]>()
  for (const objective of objectives) {
    const parent = objective.parentId !== null && known.has(objective.parentId) ? objective.parentId : ''
    const parts = below.get(parent)
    if (parts) parts.push(objective)
    else below.set(parent, [objective])
  }
  const tree: (T & { depth: number })[] = []
  const walk = (parent: string, depth: number) => {
    const parts = below.get(parent) ?? []
    below.delete(parent)
    for (const part of parts.sort((a, b) => a.sort - b.sort || byCode.compare(a.code, b.code))) {
      tree.push({ ...part, depth })
      walk(part.id, depth + 1)
    }
  }
  walk('', 0)
  return tree
}

export interface VersionedObjective extends Node {
  lineageId: string
  level: number
  names: Names
  clusterId: string | null
  ended: string | null
}
export interface VersionedFigure {
  objectiveId: string
  placeId: string | null
  groupId: string | null
  inNeed: number | null
  targeted: number | null
}
interface Version {
  objectives: readonly VersionedObjective[]
  caseloads: readonly VersionedFigure[]
}

/** A figure that differs; null is unknown, undefined is not stated at all. */
export interface FigureChange {
  placeId: string | null
  groupId: string | null
  before: Pick<VersionedFigure, 'inNeed' | 'targeted'> | undefined
  after: Pick<VersionedFigure, 'inNeed' | 'targeted'> | undefined
}
export type ObjectiveAspect = 'code' | 'names' | 'cluster' | 'level' | 'parent'
export interface ObjectiveChange {
  lineageId: string
  kind: 'added' | 'ended' | 'changed'
  before: VersionedObjective | undefined
  after: VersionedObjective | undefined
  /** What of the objective itself differs. */
  aspects: ObjectiveAspect[]
  figures: FigureChange[]
}

const figureKey = ({ placeId, groupId }: Pick<VersionedFigure, 'placeId' | 'groupId'>) => `${placeId ?? ''}|${groupId ?? ''}`

function figuresOf({ caseloads }: Version): Map<string, Map<string, VersionedFigure>> {
  const found = new Map<string, Map<string, VersionedFigure>>()
  for (const figure of caseloads) {
    const own = found.get(figure.objectiveId) ?? new Map<string, VersionedFigure>()
    own.set(figureKey(figure), figure)
    found.set(figure.objectiveId, own)
  }
  return found
}

/** Figures of an objective that differ, in the order they stand before, then the new ones. */
export function figureChanges(
  before: ReadonlyMap<string, VersionedFigure> | undefined,
  after: ReadonlyMap<string, VersionedFigure> | undefined,
): FigureChange[] {
  const changes: FigureChange[] = []
  for (const key of new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])) {
    const [was, is] = [before?.get(key), after?.get(key)]
    const { placeId = null, groupId = null } = is ?? was ?? {}
    const same = was !== undefined && is !== undefined && was.inNeed === is.inNeed && was.targeted === is.targeted
    if (!same) changes.push({ placeId, groupId, before: was, after: is })
  }
  return changes
}

const languagesOf = ({ en, ar, ckb }: Names) => JSON.stringify([en ?? null, ar ?? null, ckb ?? null])

/**
 * What differs between two versions of one plan, objective by objective, matched by their lineage whatever they are called: added,
 * ended, and changed in itself or in its people. An objective that had ended already is of neither version.
 * @returns in the order of the tree of the later version, then what ended in the order of the earlier one.
 */
export function changesBetween(earlier: Version, later: Version): ObjectiveChange[] {
  const standing = ({ objectives }: Version) => objectives.filter(({ ended }) => ended === null)
  const before = new Map(standing(earlier).map(objective => [objective.lineageId, objective]))
  const after = new Map(standing(later).map(objective => [objective.lineageId, objective]))
  const endedLater = new Map(later.objectives.filter(({ ended }) => ended !== null).map(entry => [entry.lineageId, entry]))
  const lineageOf = new Map([...earlier.objectives, ...later.objectives].map(({ id, lineageId }) => [id, lineageId]))
  const [figuresBefore, figuresAfter] = [figuresOf(earlier), figuresOf(later)]
  const parentOf = ({ parentId }: VersionedObjective) => (parentId === null ? null : (lineageOf.get(parentId) ?? null))
  const changes: ObjectiveChange[] = []
  for (const objective of treeOf([...after.values()])) {
    const { lineageId } = objective
    const was = before.get(lineageId)
    const figures = figureChanges(was && figuresBefore.get(was.id), figuresAfter.get(objective.id))
    if (!was) {
      changes.push({ lineageId, kind: 'added', before: undefined, after: objective, aspects: [], figures })
      continue
    }
    const aspects: ObjectiveAspect[] = []
    if (was.code !== objective.code) aspects.push('code')
    if (languagesOf(was.names) !== languagesOf(objective.names)) aspects.push('names')
    if (was.clusterId !== objective.clusterId) aspects.push('cluster')
    if (was.level !== objective.level) aspects.push('level')
    if (parentOf(was) !== parentOf(objective)) aspects.push('parent')
    if (aspects.length > 0 || figures.length > 0)
      changes.push({ lineageId, kind: 'changed', before: was, after: objective, aspects, figures })
  }
  for (const was of treeOf([...before.values()]))
    if (!after.has(was.lineageId)) {
      const figures = figureChanges(figuresBefore.get(was.id), undefined)
      changes.push({
        lineageId: was.lineageId,
        kind: 'ended',
        before: was,
        after: endedLater.get(was.lineageId),
        aspects: [],
        figures,
      })
    }
  return changes
}
