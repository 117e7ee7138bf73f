/** What a sheet teaches, in the shapes of the rooms that take it in. */
import type { Names } from '../../../kernel/pure/languages.ts'
import type { Reference } from '../reference.ts'
import type { NewEntry } from './record.ts'

/** Letters that Sorani has and Arabic has not. */
const sorani = /[ێۆڕڵەڤ]/
const arabicScript = /\p{Script=Arabic}/u
const latinScript = /\p{Script=Latin}/u
const nameLengthMax = 300

/** A name as that of the language that its script tells; in Latin letters it is taken for the English one. */
function namesInScript(name: string): Names {
  const text = name.slice(0, nameLengthMax)
  if (!arabicScript.test(text) || latinScript.test(text)) return { en: text }
  return sorani.test(text) ? { ckb: text } : { ar: text }
}

/** New entries in the shapes of their rooms. */
export function learnedOf(entries: readonly NewEntry[], reference: Reference) {
  const roots = reference.places.filter(place => place.level === 0)
  const root = roots.length === 1 ? (roots[0]?.id ?? null) : null
  const of = (kind: NewEntry['kind']) => entries.filter(entry => entry.kind === kind)
  const placeCodes = new Set(reference.places.flatMap(place => place.codes.map(({ code }) => code.toUpperCase())))
  const codes = new Set([...reference.clusters.map(({ code }) => code), ...reference.groups.map(({ code }) => code)])
  /** A code that stands for another place already, known or new, is not given to this one. */
  const placeCodesOf = ({ code }: NewEntry) => {
    if (code === null || placeCodes.has(code.toUpperCase())) return []
    placeCodes.add(code.toUpperCase())
    return [{ system: reference.currentCodeSystem ?? 'sheet', code: code.slice(0, 80) }]
  }
  /** A code of the entry's own that no other entry has. */
  const codeOf = (entry: NewEntry) => {
    const wanted = (entry.code ?? entry.name).slice(0, 60)
    let code = wanted
    for (let nth = 2; codes.has(code); nth++) code = `${wanted} (${nth})`
    codes.add(code)
    return code
  }
  return {
    places: of('place').map(entry => ({
      id: entry.temporaryId,
      parentId: entry.parentId ?? root,
      level: entry.level ?? 1,
      names: namesInScript(entry.name),
      codes: placeCodesOf(entry),
      source: 'import',
    })),
    organisations: of('organisation').map(entry => ({
      id: entry.temporaryId,
      acronym: entry.code?.slice(0, 80) ?? null,
      names: namesInScript(entry.name),
      type: entry.type,
      isDonor: entry.isDonor,
      source: 'import',
    })),
    clusters: of('cluster').map(entry => ({
      id: entry.temporaryId,
      code: codeOf(entry),
      names: namesInScript(entry.name),
      parentId: entry.parentId,
      source: 'import',
    })),
    groups: of('group').map(entry => ({ id: entry.temporaryId, code: codeOf(entry), names: namesInScript(entry.name) })),
    activities: of('activity').map(entry => ({
      id: entry.temporaryId,
      clusterId: entry.parentId ?? '',
      names: namesInScript(entry.name),
    })),
  }
}
