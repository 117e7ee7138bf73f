/**
 * What the rooms share that keep lists of names: entries are confirmed, edited, merged into the one they really are and separated again,
 * and a name stands for one entry only.
 */
import type * as v from 'valibot'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { defineProblem } from '../../kernel/problems.ts'
import { languages, type Names } from '../../kernel/pure/languages.ts'
import { nameKey } from '../../kernel/pure/text.ts'
import type { KeptInput } from './schema.ts'

export const cannotMerge = defineProblem('cannot-merge', 422, {
  en: 'An entry can be merged only into another entry that is itself in use.',
  ar: 'لا يمكن دمج قيد إلا في قيد آخر مستعمل.',
  ckb: 'تۆمارێک تەنها دەکرێت لەگەڵ تۆمارێکی تری بەکارهاتوودا یەکبخرێت.',
})
export const cannotSeparate = defineProblem('cannot-separate', 422, {
  en: 'Only an entry that was merged can be separated again, and only while the entry it was merged into is itself in use. Separate that one first.',
  ar: 'لا يُفصل إلا قيد سبق دمجه، وما دام القيد الذي دُمج فيه مستعملًا. افصل ذاك أولًا.',
  ckb: 'تەنها تۆمارێک کە تێکەڵکراوە دەکرێت جیابکرێتەوە، ئەویش کاتێک ئەو تۆمارەی تێیدا تێکەڵکراوە خۆی بەکاردێت. سەرەتا ئەو جیابکەرەوە.',
})
export const nameTaken = defineProblem('name-taken', 409, {
  en: '“{name}” already stands for {other}. A name may stand for one entry only; merge the two if they are the same.',
  ar: '«{name}» يدل من قبل على {other}. لا يدل الاسم إلا على قيد واحد؛ ادمج القيدين إن كانا واحدًا.',
  ckb: '«{name}» پێشتر بۆ {other} بەکاردێت. ناوێک تەنها بۆ یەک تۆمار دەبێت؛ ئەگەر هەردووکیان یەکن تێکەڵیان بکە.',
})
export const versionConflict = defineProblem('version-conflict', 409, {
  en: 'Somebody changed this entry meanwhile. Look at what it says now, and change it again.',
  ar: 'غيّر شخص آخر هذا القيد في هذه الأثناء. انظر ما يقوله الآن ثم غيّره مجددًا.',
  ckb: 'لەم ماوەیەدا کەسێک ئەم تۆمارەی گۆڕیوە. سەیری ئەوە بکە کە ئێستا چی دەڵێت، پاشان دووبارە بیگۆڕە.',
})

/** A merged entry, the one it was merged into (which may be merged itself), and the merge, unless it was before merges were remembered. */
export interface MergedEntry {
  id: string
  intoId: string
  mergeId: string | null
}

/** Follows merges to the entry that is in use: for references from before. */
export function followMerges(merged: readonly MergedEntry[]): (id: string) => string {
  const into = new Map(merged.map(entry => [entry.id, entry.intoId]))
  return id => {
    let at = id
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next
    return at
  }
}

/**
 * Keeps names and what refers to them apart: whoever merges, separates or names entries holds it alone, whoever writes references to
 * entries holds it with others. So nothing is ever written that points at an entry merged a moment ago.
 */
export async function lockNames(tx: Tx, operationId: string, how: 'alone' | 'shared'): Promise<void> {
  const lock = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await tx.rows(sql`select ${lock}(hashtextextended(${`names ${operationId}`}, 0))`)
}

/** An entry by everything it is called. */
export interface NamedEntry {
  id: string
  names: Names
  /** Code or acronym. */
  code?: string | null
  aliases: readonly string[]
}

/** Everything an entry is called, its code among it. */
export function calledBy(entry: NamedEntry): string[] {
  return [...Object.values(entry.names), ...(entry.code ? [entry.code] : []), ...entry.aliases]
}

const labelOf = (entry: NamedEntry) => entry.names.en ?? entry.names.ar ?? entry.names.ckb ?? entry.code ?? ''

/**
 * Which of the names another entry has already, so that a sheet that uses it could mean either.
 * @param others entries among which a name must be one entry's alone.
 */
export function clashesOf(names: readonly string[], others: readonly NamedEntry[]): { name: string; other: string }[] {
  const taken = new Map(others.flatMap(entry => calledBy(entry).map(name => [nameKey(name), entry] as const)))
  return names.flatMap(name => {
    const other = taken.get(nameKey(name))
    return other ? [{ name, other: labelOf(other) }] : []
  })
}

/** @throws nameTaken for the first name that another entry has. */
export function assertNamesFree(names: readonly string[], others: readonly NamedEntry[]): void {
  const [clash] = clashesOf(names, others)
  if (clash) throw nameTaken(clash)
}

/**
 * The names of a merged entry that the other one is known by from then on. A code or an alias that a third entry has too stays that
 * one's; a name that a third entry has refuses the merge: sheets that use the name would not be understood as before.
 * @throws nameTaken
 */
export function namesToHandOver(entry: NamedEntry, others: readonly NamedEntry[]): { names: string[]; leftOut: string[] } {
  assertNamesFree(Object.values(entry.names), others)
  const leftOut = clashesOf(calledBy(entry), others).map(({ name }) => name)
  return { names: calledBy(entry).filter(name => !leftOut.includes(name)), leftOut }
}

/**
 * Refuses aliases that already stand for another entry, or that are given to two.
 * @param all the entries in use.
 * @throws nameTaken
 */
export function assertAliasesFree(aliases: readonly { id: string; alias: string }[], all: readonly NamedEntry[]): void {
  const holders = new Map(all.flatMap(entry => calledBy(entry).map(name => [nameKey(name), entry] as const)))
  const byId = new Map(all.map(entry => [entry.id, entry]))
  for (const { id, alias } of aliases) {
    const key = nameKey(alias)
    const holder = holders.get(key)
    if (holder && holder.id !== id) throw nameTaken({ name: alias, other: labelOf(holder) })
    const own = byId.get(id)
    if (own) holders.set(key, own)
  }
}

/** An entry of a list as those see it who keep the list: with its state and what became of it. */
export interface KeptEntry extends NamedEntry {
  code: string | null
  aliases: string[]
  status: 'reviewed' | 'unreviewed' | 'merged'
  /** What an edit is given with, so that it overwrites nothing it has not seen. */
  version: number
  /** The import whose sheet taught it. */
  importId: string | null
  mergedInto: string | null
  /** ISO instant; null also for a merge that cannot be taken back. */
  mergedAt: string | null
}

/** Condition of the asked entries on a table `e`. */
export function keptOnly({ operationId, ids, states }: v.InferOutput<typeof KeptInput>) {
  return sql`e.operation_id = ${operationId} and (${ids === undefined} or e.id = any(${ids ?? []}::uuid[]))
    and (${states === undefined} or e.status = any(${states ?? []}::text[]))`
}

/** The columns of a kept entry on a table `e`, but for its code and aliases. */
export const keptColumns = sql`e.id, e.names, e.status, e.version, e.import_id as "importId", e.merged_into as "mergedInto", e.merge ->> 'at' as "mergedAt"`

/**
 * The aliases of an entry after it is renamed: those asked for, and every name it had, so that sheets which use it are still understood.
 * What the entry is called anyway is no alias.
 */
export function aliasesAfter(before: NamedEntry, after: Omit<NamedEntry, 'id'>): string[] {
  const own = new Set([...Object.values(after.names), after.code ?? ''].map(nameKey))
  const kept = new Map<string, string>()
  const former = languages.flatMap(language => before.names[language] ?? [])
  for (const alias of [...after.aliases, ...former, ...(before.code ? [before.code] : [])]) {
    const key = nameKey(alias)
    if (key !== '' && !own.has(key) && !kept.has(key)) kept.set(key, alias)
  }
  return [...kept.values()]
}
