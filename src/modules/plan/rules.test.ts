import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesBetween, treeOf, type VersionedObjective } from './rules.ts'

const names = fc.record({ en: fc.constantFrom('Water', 'Health', 'Homes') })
/** A tree of up to three levels: each objective stands below one of the level above, when there is any. */
const tree = fc
  .array(fc.record({ level: fc.integer({ min: 1, max: 3 }), below: fc.nat(), sort: fc.integer({ min: 0, max: 3 }), names }), {
    maxLength: 25,
  })
  .map(drawn => {
    const made: VersionedObjective[] = []
    for (const [index, { level, below, ...rest }] of drawn.entries()) {
      const above = made.filter(objective => objective.level === level - 1)
      const parent = above[below % Math.max(1, above.length)]
      made.push({
        id: `o${index}`,
        lineageId: `l${index}`,
        parentId: parent?.id ?? null,
        level: parent ? level : 1,
        code: String(index),
        clusterId: null,
        ended: null,
        ...rest,
      })
    }
    return made
  })
/** The tree as a revision copies it: other ids, the same lineage. */
const copied = (objectives: readonly VersionedObjective[]) =>
  objectives.map(objective => ({
    ...objective,
    id: `copy-${objective.id}`,
    parentId: objective.parentId && `copy-${objective.parentId}`,
  }))
const version = (objectives: readonly VersionedObjective[]) => ({ objectives, caseloads: [] })

test('the tree has every objective once, directly or indirectly below its parent, whatever order they come in', () => {
  fc.assert(
    fc.property(tree, objectives => {
      const ordered = treeOf([...objectives].reverse())
      expect(ordered.map(({ id }) => id).sort()).toEqual(objectives.map(({ id }) => id).sort())
      for (const [index, { parentId, depth }] of ordered.entries()) {
        const above = ordered.slice(0, index).findLast(entry => entry.depth < depth)
        expect(above?.id ?? null).toBe(parentId)
      }
    }),
  )
})

test('parts stand in their order, and codes count as people count', () => {
  const part = (code: string, sort = 100): VersionedObjective => ({
    ...{ id: code, lineageId: code, parentId: null, level: 1, code, names: {}, clusterId: null, ended: null, sort },
  })
  expect(treeOf([part('1.10'), part('1.2'), part('9', 1)]).map(({ code }) => code)).toEqual(['9', '1.2', '1.10'])
})

test('a copy differs in nothing; what is taken away ended, what is put in is added, and the other way round', () => {
  fc.assert(
    fc.property(tree, fc.nat(), (objectives, at) => {
      expect(changesBetween(version(objectives), version(copied(objectives)))).toEqual([])
      const leaf = objectives.filter(({ id }) => !objectives.some(({ parentId }) => parentId === id))[
        at % (objectives.length || 1)
      ]
      if (!leaf) return
      const fewer = version(copied(objectives).filter(({ lineageId }) => lineageId !== leaf.lineageId))
      expect(changesBetween(version(objectives), fewer)).toMatchObject([{ kind: 'ended', lineageId: leaf.lineageId }])
      expect(changesBetween(fewer, version(objectives))).toMatchObject([{ kind: 'added', lineageId: leaf.lineageId }])
    }),
  )
})

test('renamed, moved, given to another cluster; and a figure that becomes unknown is not one that becomes zero', () => {
  const base: VersionedObjective = {
    ...{ id: 'a', lineageId: 'a', parentId: null, level: 1, code: '1', names: { en: 'Water' }, clusterId: null, ended: null },
    sort: 1,
  }
  const parts = [base, { ...base, id: 'b', lineageId: 'b', parentId: 'a', level: 2, code: '1.1' }]
  const figure = (objectiveId: string, inNeed: number | null) => ({
    ...{ objectiveId, placeId: 'p', groupId: null, targeted: 5, inNeed },
  })
  const later = copied(parts).map(entry =>
    entry.lineageId === 'b' ? { ...entry, parentId: null, level: 1, names: { en: 'Clean water' }, clusterId: 'E' } : entry,
  )
  const changed = (was: number | null, is: number | null) =>
    changesBetween({ objectives: parts, caseloads: [figure('b', was)] }, { objectives: later, caseloads: [figure('copy-b', is)] })
  expect(changed(10, 10)).toMatchObject([
    { kind: 'changed', lineageId: 'b', aspects: ['names', 'cluster', 'level', 'parent'], figures: [] },
  ])
  expect(changed(10, null)[0]?.figures).toMatchObject([{ before: { inNeed: 10 }, after: { inNeed: null } }])
  expect(changed(null, 0)[0]?.figures).toMatchObject([{ before: { inNeed: null }, after: { inNeed: 0 } }])
  expect(changed(0, 0)[0]?.figures).toEqual([])
})

test('what ended in the later version is told with its reason', () => {
  const base: VersionedObjective = {
    ...{ id: 'a', lineageId: 'a', parentId: null, level: 1, code: '1', names: {}, clusterId: null, ended: null, sort: 1 },
  }
  const later = [{ ...base, id: 'copy', ended: 'Handed to the ministry' }]
  expect(changesBetween(version([base]), version(later))).toMatchObject([
    { kind: 'ended', after: { ended: 'Handed to the ministry' } },
  ])
})
