/** A whole tree edited in one form: what was written, as objectives to store; and what was wrong with it, in words. Pure. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Objective, ObjectiveInput } from '../../../modules/plan/index.ts'
import { treeOf } from '../../../modules/plan/rules.ts'
import { sayPlan } from '../../messages/plan.ts'
import type { Values } from './forms.ts'

export type TreeObjective = Objective & { depth: number }

/** One row of the form, as it was written. */
export interface TreeLine {
  /** Empty in a row for a new objective. */
  id: string
  /** The version of the objective that the person saw. */
  version: string
  code: string
  /** In the language of the page. */
  name: string
  /** Code of the objective that it stands below. */
  parent: string
}
export interface Move {
  id: string
  by: -1 | 1
}

export const newRows = 3
const rowsMax = 5_000

/** The tree as the form shows it before anybody has written in it. */
export function linesOfTree(tree: readonly Objective[], language: Language): TreeLine[] {
  const codes = new Map(tree.map(({ id, code }) => [id, code]))
  return tree.map(({ id, version, code, names, parentId }) => ({
    ...{ id, code, version: String(version), name: names[language] ?? '', parent: codes.get(parentId ?? '') ?? '' },
  }))
}

/** The rows of a posted form, new ones among them, and the objective that is moved among its like. */
export function linesOfForm(values: Values): { lines: TreeLine[]; move: Move | undefined } {
  const count = Math.min(rowsMax, Number(values.rows) || 0)
  const lines = Array.from({ length: count }, (_, nth) => {
    const of = (field: string) => values[`${field}.${nth}`]?.trim() ?? ''
    return { id: of('id'), version: of('version'), code: of('code'), name: of('name'), parent: of('parent') }
  })
  const [way, id = ''] = values.move?.split(':') ?? []
  return { lines, move: way === 'up' || way === 'down' ? { id, by: way === 'up' ? -1 : 1 } : undefined }
}

type Edited = Pick<ObjectiveInput, 'parentId' | 'level' | 'code' | 'names' | 'clusterId' | 'sort' | 'source' | 'illustrative'> & {
  id: string
}

const says = ({ parentId, level, code, names, clusterId, sort }: Edited) =>
  JSON.stringify([parentId, level, code, names.en, names.ar, names.ckb, clusterId, sort])

/**
 * What the form changes in a tree. Rows that it does not have stay as they are, so do names in other languages; a parent that is written
 * as the form offered it is the same objective, even if its code is changed in the same form.
 * @param newId makes the id of a new objective.
 */
export function editsOfTree(
  tree: readonly Objective[],
  { lines, move }: { lines: readonly TreeLine[]; move?: Move | undefined },
  { language, levels, newId }: { language: Language; levels: number; newId: () => string },
): { objectives: ObjectiveInput[]; wrong: string[] } {
  const wrong: string[] = []
  const stored = new Map(tree.map(objective => [objective.id, objective]))
  const rows = lines
    .filter(({ id, code, name, parent }) => (id === '' ? code !== '' || name !== '' || parent !== '' : stored.has(id)))
    .map(line => ({ ...line, id: line.id || newId() }))
  const written = new Map(rows.map(({ id, code }) => [id, code]))
  const nowOf = (id: string) => written.get(id) ?? stored.get(id)?.code ?? ''
  const byCode = new Map(tree.map(({ id, code }) => [code, id]))
  for (const id of new Set([...stored.keys(), ...written.keys()])) byCode.set(nowOf(id), id)
  const after = new Map<string, Edited>(tree.map(objective => [objective.id, objective]))
  const made: (TreeLine & { parentId: string | null })[] = []
  for (const line of rows) {
    const { id, code, name, parent } = line
    const before = stored.get(id)
    const offered = before?.parentId ? (stored.get(before.parentId)?.code ?? '') : ''
    const parentId = parent === '' ? null : before && parent === offered ? before.parentId : (byCode.get(parent) ?? undefined)
    if (code === '') wrong.push(sayPlan(language, 'wrongCode', { name: name || '–' }))
    if (parentId === undefined) wrong.push(sayPlan(language, 'wrongParent', { code, parent }))
    else if (!before) made.push({ ...line, parentId })
    else {
      const names = { ...before.names, [language]: name }
      if (name === '') delete names[language]
      if (Object.keys(names).length === 0) wrong.push(sayPlan(language, 'wrongName', { code }))
      after.set(id, { ...before, code, names, parentId })
    }
  }
  const levelOf = (id: string, seen: ReadonlySet<string> = new Set()): number => {
    const line = made.find(each => each.id === id)
    if (!line || seen.has(id)) return after.get(id)?.level ?? levels
    return line.parentId === null ? 1 : levelOf(line.parentId, new Set([...seen, id])) + 1
  }
  for (const { id, code, name, parentId } of made) {
    if (name === '') wrong.push(sayPlan(language, 'wrongName', { code }))
    const above = after.get(parentId ?? '') ?? null
    const sort = 1 + Math.max(-1, ...[...after.values()].filter(each => each.parentId === parentId).map(each => each.sort))
    const level = levelOf(id)
    if (level > levels) wrong.push(sayPlan(language, 'wrongLevel', { code }))
    after.set(id, {
      ...{ id, code, parentId, level, names: { [language]: name }, clusterId: above?.clusterId ?? null },
      ...{ sort, source: null, illustrative: false },
    })
  }
  for (const [id, { code, level, parentId }] of after) {
    const above = parentId === null ? undefined : after.get(parentId)
    const changed = parentId !== (stored.get(id)?.parentId ?? null)
    if (changed && ((above && above.level >= level) || (parentId === null && level > 1)))
      wrong.push(sayPlan(language, 'wrongAbove', { code }))
  }
  if (move) moved(after, move)
  const version = new Map(rows.map(line => [line.id, Number(line.version)]))
  const objectives = [...after.values()].flatMap((objective): ObjectiveInput[] => {
    const before = stored.get(objective.id)
    if (before && says(before) === says(objective)) return []
    const { id, parentId, level, code, names, clusterId, sort, source, illustrative } = objective
    const seen = before && { version: version.get(id) ?? before.version }
    return [{ id, ...seen, parentId, level, code, names, clusterId, sort, source, illustrative }]
  })
  return { objectives, wrong }
}

/** Puts an objective before or behind its neighbour; the parts of their parent are numbered in the order they stand in. */
function moved(after: Map<string, Edited>, { id, by }: Move): void {
  const own = after.get(id)
  if (!own) return
  const like = treeOf([...after.values()].filter(({ parentId }) => parentId === own.parentId)).map(each => each.id)
  const at = like.indexOf(id)
  const [other] = like.slice(at + by, at + by + 1)
  if (at + by < 0 || other === undefined) return
  like[at] = other
  like[at + by] = id
  for (const [sort, each] of like.entries()) {
    const objective = after.get(each)
    if (objective) after.set(each, { ...objective, sort })
  }
}
