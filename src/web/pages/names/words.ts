/** What the pages about names say of an entry in a few words. */
import type { NameEntry, NameKind } from '../../../exchange/names/kinds.ts'
import { labelOfEntry } from '../../../exchange/names/kinds.ts'
import type { ReviewedName } from '../../../exchange/names/review.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { type NamesMessage, say } from '../../messages/names.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'

const levels: readonly NamesMessage[] = ['levelDeeper', 'level1', 'level2', 'level3']

/** What kind of thing it is, and where it belongs: "district in Ninewa". */
export function describe({ entry, above }: Pick<ReviewedName, 'entry' | 'above'>, language: Language): string | null {
  const name = above ? labelOfEntry(above, language) : null
  if (entry.kind === 'place') {
    const level = say(language, levels[entry.level ?? 0] ?? 'levelDeeper')
    return name === null ? level : `${level} ${say(language, 'within', { name })}`
  }
  if (entry.kind === 'cluster')
    return name === null ? null : `${say(language, 'areaOfResponsibility')} ${say(language, 'ofCluster', { name })}`
  if (entry.kind === 'activity') return name === null ? null : say(language, 'ofCluster', { name })
  if (entry.kind !== 'organisation') return null
  const type = entry.type === null ? [] : [say(language, `type-${entry.type}` as NamesMessage)]
  return [...type, ...(entry.isDonor ? [say(language, 'donor')] : [])].join(' · ') || null
}

/** Where it came from. */
export function origin({ fileName }: Pick<ReviewedName, 'fileName'>, language: Language): string {
  return fileName === null ? say(language, 'noFile') : say(language, 'fromFile', { file: fileName })
}

/** How many lines use it, and of which months they are. */
export function usage({ lines, firstPeriod, lastPeriod }: ReviewedName, language: Language): string {
  if (lines === 0 || firstPeriod === null || lastPeriod === null) return say(language, 'noLines')
  const count = lines === 1 ? say(language, 'oneLine') : say(language, 'lines', { count: formatWhole(lines) })
  const [from, to] = [formatMonth(firstPeriod, language), formatMonth(lastPeriod, language)]
  return `${count} · ${from === to ? from : say(language, 'during', { from, to })}`
}

/** Address of the lines that use an entry, where lines can be asked for by it. */
export function linesAddress(
  path: string,
  { kind, id, code }: NameEntry,
  { firstPeriod, lastPeriod }: ReviewedName,
): string | null {
  if (firstPeriod === null || lastPeriod === null) return null
  const filters: Partial<Record<NameKind, [name: string, value: string | null]>> = {
    organisation: ['organisation', id],
    place: ['area', code ?? id],
    cluster: ['cluster', code],
  }
  const [name, value] = filters[kind] ?? []
  if (!name || !value) return null
  return `${path}/lines?${new URLSearchParams({ from: firstPeriod, to: lastPeriod, [name]: value })}`
}
