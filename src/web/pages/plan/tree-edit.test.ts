import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Objective, ObjectiveInput } from '../../../modules/plan/index.ts'
import { treeOf } from '../../../modules/plan/rules.ts'
import { editsOfTree, linesOfForm, linesOfTree, type Move, type TreeLine } from './tree-edit.ts'

const levels = 3
/** A tree of up to three levels, as it is stored. */
const aTree = fc
  .array(fc.record({ deep: fc.integer({ min: 1, max: levels }), below: fc.nat(), sort: fc.integer({ min: 0, max: 2 }) }), {
    minLength: 1,
    maxLength: 20,
  })
  .map(drawn => {
    const made: Objective[] = []
    for (const [nth, { deep, below, sort }] of drawn.entries()) {
      const above = made.filter(({ level }) => level < deep)
      const parent = deep === 1 ? undefined : above[below % Math.max(1, above.length)]
      made.push({
        ...{ id: `id${nth}`, lineageId: `l${nth}`, parentId: parent?.id ?? null, level: parent ? deep : 1, code: `C${nth}` },
        ...{ names: { en: `Name ${nth}`, ar: `اسم ${nth}` }, clusterId: null, sort, ended: null, source: null },
        ...{ illustrative: false, version: nth + 1 },
      })
    }
    return treeOf(made)
  })

let made = 0
const edit = (tree: readonly Objective[], lines: readonly TreeLine[], move?: Move) =>
  editsOfTree(tree, { lines, move }, { language: 'en', levels, newId: () => `new${made++}` })
/** The tree after what was found is stored. */
function stored(tree: readonly Objective[], objectives: readonly ObjectiveInput[]) {
  const after = new Map(tree.map(objective => [objective.id, objective]))
  for (const { version: _, ...input } of objectives) {
    const id = input.id ?? ''
    const before = after.get(id)
    after.set(id, { lineageId: id, ended: null, ...before, ...input, id, version: (before?.version ?? 0) + 1 })
  }
  return treeOf([...after.values()])
}
const order = (tree: readonly Objective[]) => tree.map(({ id }) => id)

test('a form that nobody wrote in changes nothing', () => {
  fc.assert(
    fc.property(aTree, tree => {
      const blank = { id: '', version: '', code: '', name: '', parent: '' }
      expect(edit(tree, [...linesOfTree(tree, 'en'), blank, blank])).toEqual({ objectives: [], wrong: [] })
    }),
  )
})

test('whatever codes, names and parents are written, that is what the tree says afterwards, and nothing else changes', () => {
  fc.assert(
    fc.property(aTree, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 8 }), fc.nat(), (tree, moves, renamed) => {
      const lines = linesOfTree(tree, 'en')
      const oldCode = new Map(tree.map(({ id, code }) => [id, code]))
      const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]))
      for (const [what, where] of moves) {
        const own = tree[what % tree.length]
        const above = tree.filter(({ level }) => own && level < own.level)
        if (!own || above.length === 0) continue
        const parent = above[where % above.length]
        parents.set(own.id, parent?.id ?? null)
        const line = lines.find(({ id }) => id === own.id)
        if (line) line.parent = oldCode.get(parent?.id ?? '') ?? ''
      }
      const line = lines[renamed % lines.length]
      if (line) Object.assign(line, { code: 'RENAMED', name: 'Called otherwise' })
      const { objectives, wrong } = edit(tree, lines)
      expect(wrong).toEqual([])
      const after = stored(tree, objectives)
      for (const each of after) {
        const before = tree.find(({ id }) => id === each.id)
        expect(each.parentId).toBe(parents.get(each.id) ?? null)
        expect(each.code).toBe(each.id === line?.id ? 'RENAMED' : before?.code)
        expect(each.names).toEqual({ ...before?.names, ...(each.id === line?.id && { en: 'Called otherwise' }) })
        expect([each.level, each.sort]).toEqual([before?.level, before?.sort])
      }
      expect(edit(after, linesOfTree(after, 'en')).objectives).toEqual([])
    }),
  )
})

test('what is moved changes places with its neighbour, and back again; the ends move nowhere', () => {
  fc.assert(
    fc.property(aTree, fc.nat(), fc.constantFrom(-1 as const, 1 as const), (tree, nth, by) => {
      const own = tree[nth % tree.length]
      const like = tree.filter(({ parentId }) => parentId === own?.parentId).map(({ id }) => id)
      const at = like.indexOf(own?.id ?? '')
      const push = (of: readonly Objective[], way: -1 | 1) =>
        stored(of, edit(of, linesOfTree(of, 'en'), { id: own?.id ?? '', by: way }).objectives)
      const after = push(tree, by)
      const moves = at + by >= 0 && at + by < like.length
      const expected = moves ? like.with(at, like[at + by] ?? '').with(at + by, own?.id ?? '') : like
      expect(after.filter(({ parentId }) => parentId === own?.parentId).map(({ id }) => id)).toEqual(expected)
      if (moves) expect(order(push(after, by === 1 ? -1 : 1))).toEqual(order(tree))
      else expect(order(after)).toEqual(order(tree))
    }),
  )
})

const small: Objective[] = linesToObjectives([
  ['a', null, 1, '1'],
  ['b', 'a', 2, '1.1'],
  ['c', 'b', 3, '1.1.1'],
  ['d', null, 1, '2'],
])
function linesToObjectives(rows: [id: string, parentId: string | null, level: number, code: string][]): Objective[] {
  return rows.map(([id, parentId, level, code], sort) => ({
    ...{ id, lineageId: id, parentId, level, code, names: { ar: `اسم ${code}` }, clusterId: parentId && 'cluster', sort },
    ...{ ended: null, source: null, illustrative: false, version: 4 },
  }))
}
const row = (code: string, name: string, parent: string): TreeLine => ({ id: '', version: '', code, name, parent })

test('new rows stand below the objective they name, of its cluster and after its parts, also below one another', () => {
  const { objectives, wrong } = edit(small, [row('1.2', 'More', '1'), row('1.2.1', 'Deeper', '1.2'), row('1.1.2', 'Part', '1.1')])
  expect(wrong).toEqual([])
  expect(objectives.map(({ code, level, clusterId, sort, version }) => [code, level, clusterId, sort, version])).toEqual([
    ['1.2', 2, null, 2, undefined],
    ['1.2.1', 3, null, 0, undefined],
    ['1.1.2', 3, 'cluster', 3, undefined],
  ])
  expect(objectives[1]?.parentId).toBe(objectives[0]?.id)
})

test('what cannot be is said row by row; a name in another language alone is enough, and stays', () => {
  const lines = linesOfTree(small, 'en')
  expect(lines[0]?.name).toBe('')
  expect(edit(small, lines)).toEqual({ objectives: [], wrong: [] })
  const wrong = (...rows: TreeLine[]) => edit(small, [...lines.slice(4), ...rows]).wrong
  expect(wrong(row('1.9', '', '1'))).toEqual(['1.9: write what is to be reached.'])
  expect(wrong(row('', 'Nameless', '1'))).toEqual(['“Nameless” has no code.'])
  expect(wrong(row('3.1', 'Lost', '3'))).toEqual(['3.1: there is no objective “3” for it to stand below.'])
  expect(wrong(row('1.1.1.1', 'Too deep', '1.1.1'))).toEqual(['1.1.1.1: the plan has no level for it so far down.'])
  const turned = { ...(lines[3] as TreeLine), parent: '1' }
  expect(edit(small, [turned]).wrong).toEqual(['2: it must stand below an objective of a higher level.'])
  expect(edit(small, [{ ...(lines[1] as TreeLine), parent: '' }]).wrong).toEqual([
    '1.1: it must stand below an objective of a higher level.',
  ])
})

test('an edited row carries the version that was seen, a moved neighbour its own', () => {
  const lines = linesOfTree(small, 'ar').map(line => ({ ...line, version: '3' }))
  const { objectives } = edit(small, lines.slice(3), { id: 'd', by: -1 })
  expect(objectives.map(({ code, sort, version }) => [code, sort, version])).toEqual([
    ['1', 1, 4],
    ['2', 0, 3],
  ])
})

test('the rows of a form are read with the move that was asked for', () => {
  const values = {
    rows: '2',
    'id.0': 'a',
    'version.0': '4',
    'code.0': ' 1 ',
    'name.0': 'x',
    'parent.0': '',
    'code.1': '2',
    move: 'up:a',
  }
  expect(linesOfForm(values)).toEqual({
    lines: [
      { id: 'a', version: '4', code: '1', name: 'x', parent: '' },
      { id: '', version: '', code: '2', name: '', parent: '' },
    ],
    move: { id: 'a', by: -1 },
  })
  expect(linesOfForm({ rows: 'many', move: 'sideways:a' })).toEqual({ lines: [], move: undefined })
})
