/** Finds places level by level: by code where there is one, else by name inside the place above. */
import type { Likeness } from '../../../kernel/pure/likeness.ts'
import type { Reference } from '../reference.ts'
import { nameKey, placeKey } from '../text.ts'
import { type Draft, draft, type Learner } from './learning.ts'
import { labelOf, lazyLikeness, namesOf } from './name-index.ts'

export interface PlaceLevel {
  level: number
  name: string | null
  code: string | null
}

export interface FoundPlace {
  /** The finest place that was resolved; null when none was. */
  id: string | null
  problems: { code: string; level: number; value: string; details: Record<string, string | number> }[]
  /** The name that is neither known nor taken in. */
  unknown?: Draft
}

/** How much deeper a place may lie than the column it stands in. */
const deeperMax = 2

/** Finds places level by level: by code where there is one, else by name inside the place above. */
export function createPlaceFinder(reference: Reference, learner: Learner) {
  interface Node {
    id: string
    parentId: string | null
    level: number
    label: string
  }
  const nodes = new Map<string, Node>()
  const byCode = new Map<string, string>()
  const otherSystems = new Set<string>()
  const byName = new Map<string, string[]>()
  const addName = (level: number, key: string, id: string) => {
    if (key === '') return
    const slot = `${level}|${key}`
    const ids = byName.get(slot)
    if (!ids) byName.set(slot, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  const addNode = (node: Node, names: readonly string[], codes: readonly string[]) => {
    nodes.set(node.id, node)
    for (const name of names) {
      addName(node.level, nameKey(name), node.id)
      addName(node.level, placeKey(name), node.id)
    }
    for (const code of codes) byCode.set(code.toUpperCase(), node.id)
  }
  for (const place of reference.places) {
    addNode(
      { id: place.id, parentId: place.parentId, level: place.level, label: labelOf(place.names) },
      namesOf(place),
      place.codes.map(({ code }) => code),
    )
    for (const { system, code } of place.codes) if (system !== reference.currentCodeSystem) otherSystems.add(code.toUpperCase())
  }
  const inside = (id: string, ancestor: string): boolean => {
    for (let at: string | null | undefined = id; at; at = nodes.get(at)?.parentId) if (at === ancestor) return true
    return false
  }
  const named = (level: number, name: string, above: string | null): string | undefined => {
    const ids = byName.get(`${level}|${nameKey(name)}`) ?? byName.get(`${level}|${placeKey(name)}`) ?? []
    const fitting = above === null ? ids : ids.filter(id => inside(id, above))
    return fitting.length === 1 ? fitting[0] : undefined
  }
  /** A code that a spreadsheet has spoiled: spaces, lower case, or leading zeros of its last part lost. */
  const mended = (code: string): string | undefined => byCode.get(code.replace(/\s/g, '').toUpperCase())
  const likely = new Map<number, () => Likeness>()
  const suggestions = (level: number, name: string, above: string | null) => {
    const likeness =
      likely.get(level) ??
      lazyLikeness(() =>
        reference.places
          .filter(place => place.level === level)
          .map(place => ({ id: place.id, label: labelOf(place.names), names: namesOf(place) })),
      )
    likely.set(level, likeness)
    return likeness().near(name, { skip: id => above !== null && !inside(id, above) })
  }
  /** An area is named once more, or as "all districts" or "nationwide", in the column of a finer level. */
  const roots = reference.places.filter(place => place.parentId === null).map(({ id }) => id)
  const saysArea = (area: string, name: string | null, code: string | null) =>
    (name !== null && areaNames.get(area)?.has(nameKey(name))) || (code !== null && byCode.get(code.toUpperCase()) === area)
  const areaNames = new Map(reference.places.map(place => [place.id, new Set(place.aliases.map(nameKey))]))

  function find(levels: readonly PlaceLevel[], row: number): FoundPlace {
    const problems: FoundPlace['problems'] = []
    let above: string | null = null
    for (const { level, name, code } of levels) {
      if (name === null && code === null) continue
      const value = [code, name].filter(text => text !== null).join(' ')
      let id: string | undefined
      if (code !== null) {
        id = byCode.get(code.toUpperCase())
        if (id !== undefined && otherSystems.has(code.toUpperCase()) && reference.currentCodeSystem)
          problems.push({ code: 'place-code-other-system', level, value, details: { place: nodes.get(id)?.label ?? '' } })
        if (id === undefined) {
          id = mended(code)
          if (id !== undefined)
            problems.push({ code: 'place-code-mended', level, value, details: { place: nodes.get(id)?.label ?? '' } })
        }
        const node = id === undefined ? undefined : nodes.get(id)
        // A code is taken at its word only when it is of this level; a name beside it may still be right.
        const deeper = node && name === null && above === null ? node.level - level : 0
        if (deeper > 0 && deeper <= deeperMax)
          problems.push({ code: 'place-wrong-column', level, value, details: { place: node?.label ?? '' } })
        else if (node && node.level !== level) id = undefined
      }
      if (id === undefined && name !== null) {
        id = named(level, name, above) ?? (code === null ? codeAsName(name, level) : undefined)
        if (id !== undefined && code !== null)
          problems.push({ code: 'place-code-unknown', level, value: code, details: { place: nodes.get(id)?.label ?? '' } })
      }
      if (id === undefined) {
        const area: string | undefined = (above === null ? roots : [above]).find(around => saysArea(around, name, code))
        if (area !== undefined) {
          above = area
          continue
        }
      }
      if (id === undefined && name !== null && above === null) {
        // A district written in the governorate's column, when only one place has the name.
        const deeper = Array.from({ length: deeperMax }, (_, nth) => level + 1 + nth)
          .map(other => named(other, name, null))
          .find(other => other !== undefined)
        if (deeper !== undefined) {
          problems.push({ code: 'place-wrong-column', level, value, details: { place: nodes.get(deeper)?.label ?? '' } })
          id = deeper
        }
      }
      if (id !== undefined && above !== null && !inside(id, above)) {
        problems.push({
          code: 'place-not-inside',
          level,
          value,
          details: { place: nodes.get(id)?.label ?? '', above: nodes.get(above)?.label ?? '' },
        })
        return { id: null, problems }
      }
      if (id === undefined) {
        const label = name ?? code ?? ''
        const inArea = above
        const unknown = draft('place', label, { code, parentId: above, level })
        const made = learner.learn(unknown, row, () => suggestions(level, label, inArea))
        if ('suggestions' in made) {
          problems.push({
            code: above === null ? 'place-unknown' : 'place-unknown-inside',
            level,
            value,
            details: {
              above: above === null ? '' : (nodes.get(above)?.label ?? ''),
              suggestions: made.suggestions.map(({ label }) => label).join(', '),
            },
          })
          return { id: above, problems, unknown }
        }
        id = made.id
        addNode({ id, parentId: above, level, label }, [label], code === null ? [] : [code])
      } else learner.seen(id, row)
      above = id
    }
    return { id: above, problems }
  }
  /** People put codes into the column of names. */
  const codeAsName = (name: string, level: number): string | undefined => {
    const id = byCode.get(name.toUpperCase())
    return id !== undefined && nodes.get(id)?.level === level ? id : undefined
  }
  const remembered = new Map<string, FoundPlace>()
  return {
    /** The same places are named by thousands of rows: each combination is looked up once. */
    find(levels: readonly PlaceLevel[], row: number): FoundPlace {
      const key = levels.map(({ name, code }) => `${code ?? ''}\u001f${name ?? ''}`).join('\u001e')
      const before = remembered.get(key)
      if (before) {
        if (before.id !== null) learner.seen(before.id, row)
        if (before.unknown) learner.learn(before.unknown, row, () => [])
        return before
      }
      const found = find(levels, row)
      remembered.set(key, found)
      return found
    },
  }
}
