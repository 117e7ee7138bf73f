/** Finds places level by level: by code where there is one, else by name inside the place above. */
import type { Likeness, Suggestion } from '../../../../kernel/pure/likeness.ts'
import { labelOf, lazyLikeness, namesOf } from '../../../../kernel/pure/name-index.ts'
import type { Reference } from '../../reference.ts'
import { nameKey, placeKey } from '../../text.ts'
import { type Draft, draft, type Learner } from '../learning.ts'
import { CodeIndex } from './codes.ts'

export interface PlaceLevel {
  level: number
  name: string | null
  code: string | null
}

export interface PlaceProblem {
  code: string
  level: number
  /** Which of the two cells it is about. */
  of: 'name' | 'code'
  details: Record<string, string | number>
}

export interface FoundPlace {
  /** The finest place that was resolved; null when none was. */
  id: string | null
  problems: PlaceProblem[]
  /** The name that is neither known nor taken in. */
  unknown?: Draft
}

interface Node {
  id: string
  parentId: string | null
  level: number
  label: string
  /** Current code, for saying what a cell should hold. */
  code: string
}

/** What kind of area a name is of: no part of the name, and written before or after it. */
const areaWords =
  /(?:^|\s)(?:governorate|gov|province|district|sub-?district|state|region|région|county|department|departamento|municipality|municipio|commune|city|town|village|camp of|محافظة|محافظه|قضاء|ناحية|ناحيه|مدينة|قرية|پارێزگای|قەزای|ناحیەی|شاری|گوندی)(?=\s|$)/giu
const withoutAreaWords = (name: string) => name.replace(areaWords, ' ').trim()

export function createPlaceFinder(reference: Reference, learner: Learner) {
  const nodes = new Map<string, Node>()
  const codes = new CodeIndex()
  const byName = new Map<string, string[]>()
  const addName = (level: number, key: string, id: string) => {
    if (key === '') return
    const slot = `${level}|${key}`
    const ids = byName.get(slot)
    if (!ids) byName.set(slot, [id])
    else if (!ids.includes(id)) ids.push(id)
  }
  const addNode = (node: Node, names: readonly string[], itsCodes: readonly { system: string; code: string }[]) => {
    nodes.set(node.id, node)
    for (const name of names) {
      addName(node.level, nameKey(name), node.id)
      addName(node.level, placeKey(name), node.id)
    }
    for (const { system, code } of itsCodes) codes.add(code, system, node.id)
  }
  for (const place of reference.places)
    addNode(
      {
        id: place.id,
        parentId: place.parentId,
        level: place.level,
        label: labelOf(place.names),
        code: place.codes.find(({ system }) => system === reference.currentCodeSystem)?.code ?? place.codes[0]?.code ?? '',
      },
      namesOf(place),
      place.codes,
    )
  const unreviewed = new Set(reference.places.filter(({ status }) => status === 'unreviewed').map(({ id }) => id))
  const isUnreviewed = (id: string) => unreviewed.has(id) || learner.isNew(id)
  const labelOfPlace = (id: string | null | undefined) => (id ? (nodes.get(id)?.label ?? '') : '')
  const inside = (id: string, ancestor: string): boolean => {
    for (let at: string | null | undefined = id; at; at = nodes.get(at)?.parentId) if (at === ancestor) return true
    return false
  }
  const country = new Set(reference.places.filter(({ level }) => level === 0).map(({ id }) => id))
  /** What a place lies right in; null is the country. */
  const areaOf = (id: string): string | null => {
    const parent = nodes.get(id)?.parentId ?? null
    return parent !== null && country.has(parent) ? null : parent
  }
  const idsNamed = (level: number, name: string): readonly string[] => {
    const exact = byName.get(`${level}|${nameKey(name)}`) ?? byName.get(`${level}|${placeKey(name)}`)
    if (exact) return exact
    const bare = withoutAreaWords(name)
    if (bare === '' || bare === name) return []
    return byName.get(`${level}|${nameKey(bare)}`) ?? byName.get(`${level}|${placeKey(bare)}`) ?? []
  }
  const named = (
    level: number,
    name: string,
    above: string | null,
    isMeant: (id: string) => boolean = () => true,
  ): string | undefined => {
    const ids = idsNamed(level, name).filter(isMeant)
    const fitting = above === null ? ids : ids.filter(id => inside(id, above))
    if (fitting.length < 2) return fitting[0]
    // Where areas in between are left out, the place that lies right in the named one is meant.
    const area = above !== null && country.has(above) ? null : above
    const right = fitting.filter(id => areaOf(id) === area)
    return right.length === 1 ? right[0] : undefined
  }
  const likely = new Map<number, () => Likeness>()
  const suggestions = (level: number, name: string, above: string | null) => {
    const ofLevel =
      likely.get(level) ??
      lazyLikeness(() =>
        reference.places
          .filter(place => place.level === level)
          .map(place => ({ id: place.id, label: labelOf(place.names), names: namesOf(place) })),
      )
    likely.set(level, ofLevel)
    return ofLevel().near(name, { skip: id => above !== null && !inside(id, above) })
  }

  interface Step {
    level: number
    name: string | null
    code: string | null
    above: string | null
    note(code: string, of: 'name' | 'code', details?: PlaceProblem['details']): void
  }

  /** The place of a code, and what was wrong with it; the name beside it decides between two places of one code. */
  function byCode({ level, name, code, above, note }: Step): string | undefined {
    if (code === null) return undefined
    const byItsName = name === null ? undefined : named(level, name, above)
    const found = codes.find(
      code,
      ids => {
        if (byItsName !== undefined && ids.includes(byItsName)) return byItsName
        const fitting = ids.filter(id => nodes.get(id)?.level === level && (above === null || inside(id, above)))
        return fitting.length === 1 ? fitting[0] : undefined
      },
      reference.currentCodeSystem,
    )
    if (found === undefined) {
      if (byItsName === undefined) return undefined
      note(codes.isSpoiled(code) ? 'place-code-spoiled' : 'place-code-unknown', 'code', {
        place: labelOfPlace(byItsName),
        now: nodes.get(byItsName)?.code ?? '',
      })
      return byItsName
    }
    const node = nodes.get(found.id)
    if (!node) return undefined
    if (node.level < level) {
      // The code of the larger area written once more says nothing new.
      note('place-code-larger', 'code', { place: node.label })
      return byItsName ?? (above !== null && inside(above, found.id) ? above : found.id)
    }
    if (byItsName !== undefined && byItsName !== found.id && !inside(found.id, byItsName)) {
      note('place-code-and-name-differ', 'code', { place: node.label, name: labelOfPlace(byItsName) })
      return undefined
    }
    const details = { place: node.label, now: node.code }
    if (found.how === 'mended') note('place-code-mended', 'code', details)
    else if (found.how === 'other-system') note('place-code-other-system', 'code', details)
    if (node.level > level) note('place-wrong-column', 'code', { place: node.label })
    return found.id
  }

  const roots = reference.places.filter(place => place.parentId === null).map(({ id }) => id)
  const aliases = new Map(reference.places.map(place => [place.id, new Set(place.aliases.map(nameKey))]))
  const draftOf = ({ level, name, code, above }: Step) => draft('place', name ?? code ?? '', { code, parentId: above, level })

  /** The place of a name, also of one that stands in the column of another level. */
  function byItsName(step: Step): string | undefined {
    const { level, name, code, above, note } = step
    if (name === null) return undefined
    const here = named(level, name, above)
    if (here !== undefined) return here
    // "All districts" or "nationwide", where the area is known by that too.
    const area = (above === null ? roots : [above]).find(id => aliases.get(id)?.has(nameKey(name)))
    if (area !== undefined) return area
    // A name with a code of its own names a place of this level, whatever else has that name.
    if (code !== null) return undefined
    // People put codes into the column of names.
    const coded = codes.find(name, () => undefined, reference.currentCodeSystem)
    if (coded && nodes.get(coded.id)?.level === level && coded.how !== 'mended') return coded.id
    for (const deeper of [level + 1, level + 2]) {
      const id = named(deeper, name, above, found => !isUnreviewed(found))
      if (id === undefined) continue
      note('place-wrong-column', 'name', { place: labelOfPlace(id) })
      return id
    }
    // The larger area named once more. When learning it is taken for a smaller one of the same name, as capitals are.
    if (above !== null && !learner.wishes(draftOf(step)))
      for (let at: string | null | undefined = above; at; at = nodes.get(at)?.parentId) {
        if (!idsNamed(nodes.get(at)?.level ?? 0, name).includes(at)) continue
        note('place-larger', 'name', { place: labelOfPlace(at) })
        return above
      }
    return undefined
  }

  function find(levels: readonly PlaceLevel[], row: number): FoundPlace {
    const problems: PlaceProblem[] = []
    let above: string | null = null
    for (const { level, name, code } of levels) {
      if (name === null && code === null) continue
      const before = problems.length
      const step: Step = {
        level,
        name,
        code,
        above,
        note: (problem, of, details = {}) => problems.push({ code: problem, level, of, details }),
      }
      let id = byCode(step)
      if (id === undefined && problems.slice(before).some(problem => problem.code === 'place-code-and-name-differ'))
        return { id: null, problems }
      id ??= byItsName(step)
      if (id !== undefined && above !== null && !inside(id, above) && !inside(above, id)) {
        const of = name === null ? ('code' as const) : ('name' as const)
        if (!isUnreviewed(id)) {
          problems.push({ code: 'place-not-inside', level, of, details: whereItLies(id, above) })
          return { id: null, problems }
        }
        // Where such a place lies is known from sheets alone, and they say two things: its code decides, and a person must look.
        problems.push({ code: 'place-also-elsewhere', level, of, details: whereItLies(id, above) })
        learner.seen(id, row)
        above = id
        continue
      }
      if (id === undefined) {
        const elsewhere = name === null ? undefined : named(level, name, null)
        const made = draftOf(step)
        const wished = learner.wishes(made)
        if (!wished && elsewhere !== undefined && above !== null) {
          problems.push({ code: 'place-not-inside', level, of: 'name', details: whereItLies(elsewhere, above) })
          return { id: null, problems }
        }
        const same =
          wished && elsewhere !== undefined && code === null && !isUnreviewed(elsewhere) ? nodes.get(elsewhere) : undefined
        const taken = learner.learn(made, row, () => suggestionsFor(step, same))
        if ('suggestions' in taken) {
          problems.push(unknown(step, taken.suggestions))
          return { id: above, problems, unknown: made }
        }
        id = taken.id
        if (same)
          step.note('place-same-name-elsewhere', 'name', { above: labelOfPlace(above), within: labelOfPlace(same.parentId) })
        addNode(
          { id, parentId: above, level, label: made.name, code: code ?? '' },
          [made.name],
          code === null ? [] : [{ system: '', code }],
        )
      } else learner.seen(id, row)
      above = above !== null && inside(above, id) ? above : id
    }
    return { id: above, problems }
  }

  function whereItLies(id: string, above: string): PlaceProblem['details'] {
    // The area of the same level as the one that was written.
    const level = nodes.get(above)?.level
    let at = nodes.get(id)
    while (at && at.level !== level && at.parentId !== null) at = nodes.get(at.parentId)
    return { place: labelOfPlace(id), above: labelOfPlace(above), within: at?.label ?? '' }
  }

  function suggestionsFor({ level, name, code, above }: Step, same: Node | undefined): Suggestion[] {
    const near = suggestions(level, name ?? code ?? '', above)
    return same ? [{ id: same.id, label: same.label, score: 1 }, ...near] : near
  }

  function unknown({ level, name, code, above }: Step, near: readonly Suggestion[]): PlaceProblem {
    const spoiled = name === null && code !== null && codes.isSpoiled(code)
    return {
      code: spoiled ? 'place-code-lost' : above === null ? 'place-unknown' : 'place-unknown-inside',
      level,
      of: name === null ? 'code' : 'name',
      details: { above: labelOfPlace(above), suggestions: near.map(({ label }) => label).join(', ') },
    }
  }

  const remembered = new Map<string, FoundPlace>()
  return {
    /** The same places are named by thousands of rows: each combination is looked up once. */
    find(levels: readonly PlaceLevel[], row: number): FoundPlace {
      let key = ''
      for (const { name, code } of levels) key += `${code ?? ''}\u001f${name ?? ''}\u001e`
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
    codeOf: (id: string) => nodes.get(id)?.code ?? '',
  }
}
