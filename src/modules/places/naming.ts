/** What the commands share that name, merge and separate places. */
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { defineProblem } from '../../kernel/problems.ts'
import type { MergedEntry, NamedEntry } from '../operations/index.ts'
import { placesInside } from './tree.ts'

export const mergeOtherLevel = defineProblem('merge-other-level', 422, {
  en: 'A place is merged into one of its own level. One without places inside it may also be merged into the area it lies in, or, when it stands right below the country, into a place one or two levels deeper that was written in the wrong column, once that place is reviewed.',
  ar: 'يُدمج المكان في مكان من مستواه. والمكان الذي لا أماكن بداخله يُدمج أيضًا في المنطقة التي يقع فيها، أو، إن كان تحت البلد مباشرة، في مكان أعمق بمستوى أو مستويين كُتب في العمود الخطأ، بعد مراجعة ذلك المكان.',
  ckb: 'شوێنێک تێکەڵی شوێنێکی هەمان ئاست دەکرێت. ئەوەی هیچ شوێنێکی تێدا نییە دەشکرێت تێکەڵی ئەو ناوچەیە بکرێت کە تێیدایە، یان ئەگەر ڕاستەوخۆ لەژێر وڵات بێت، تێکەڵی شوێنێک یەک یان دوو ئاست قووڵتر کە لە ستوونی هەڵەدا نووسراوە، دوای ئەوەی ئەو شوێنە پێداچوونەوەی بۆ کرا.',
})
export const mergeElsewhere = defineProblem('merge-elsewhere', 422, {
  en: 'It lies in {above}, and the other place does not. Merge {above} first, if that is another spelling; else these are two places.',
  ar: 'يقع في {above}، والمكان الآخر لا يقع فيها. ادمج {above} أولًا إن كان إملاءً آخر، وإلا فهما مكانان.',
  ckb: 'لە {above} دایە و شوێنەکەی تر تێیدا نییە. سەرەتا {above} تێکەڵ بکە ئەگەر نووسینێکی ترە؛ ئەگەرنا ئەمانە دوو شوێنن.',
})

/** What a merge changed in this room. */
export interface MergeMemory {
  id: string
  /** Instant of the merge, ISO. */
  at: string
  /** Status of the entry before. */
  status: 'reviewed' | 'unreviewed'
  /** Aliases that the other place got by it. */
  aliases: string[]
  codes: { system: string; code: string; current: boolean }[]
  /** Places inside it, which lie in the other one now. */
  children: string[]
}

export interface StoredPlace extends NamedEntry {
  parentId: string | null
  level: number
  codes: { system: string; code: string; current: boolean }[]
  status: 'reviewed' | 'unreviewed' | 'merged'
  mergedInto: string | null
  merge: MergeMemory | null
  version: number
}

const stored = (
  operationId: string,
) => sql`select p.id, p.names, p.parent_id as "parentId", p.level, p.status, p.merged_into as "mergedInto", p.merge, p.version,
    coalesce((select jsonb_agg(jsonb_build_object('system', system, 'code', code, 'current', current) order by current desc, system)
      from place_code c where c.operation_id = p.operation_id and c.place_id = p.id), '[]') as codes,
    coalesce((select array_agg(alias order by alias) from place_alias a where a.operation_id = p.operation_id and a.place_id = p.id), '{}') as aliases
  from place p where p.operation_id = ${operationId}`

/** The places with these ids in their order, merged ones too; undefined for one that is not there. */
export async function findPlaces(tx: Tx, operationId: string, ids: readonly string[]): Promise<(StoredPlace | undefined)[]> {
  const rows = await tx.rows<StoredPlace>(sql`${stored(operationId)} and p.id = any(${[...ids]}::uuid[])`)
  return ids.map(id => rows.find(row => row.id === id))
}

/** Places in use that a name beside this place could be taken for: those of its level in the area around it. */
export function neighboursOf(tx: Tx, operationId: string, place: StoredPlace, but: readonly string[]): Promise<StoredPlace[]> {
  return tx.rows(sql`${stored(operationId)} and p.status <> 'merged' and p.level = ${place.level}
    and p.parent_id is not distinct from ${place.parentId} and p.id <> all(${[...but]}::uuid[])`)
}

/** Places in use that a sheet could mean by a name of one of these levels inside an area; null is anywhere. */
export function placesNear(
  tx: Tx,
  operationId: string,
  areaId: string | null,
  levels: { from: number; to: number },
  but: readonly string[],
): Promise<StoredPlace[]> {
  const inArea = areaId === null ? sql`true` : sql`p.id in (${placesInside(operationId, areaId)})`
  return tx.rows(sql`${stored(operationId)} and p.status <> 'merged' and p.level between ${levels.from} and ${levels.to}
    and ${inArea} and p.id <> all(${[...but]}::uuid[])`)
}

/** Ids of the places right inside a place: those in use, or merged ones too, which lie where they would be when separated. */
export async function childrenOf(tx: Tx, operationId: string, id: string, which: 'in use' | 'all'): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from place
    where operation_id = ${operationId} and parent_id = ${id} and (${which === 'all'} or status <> 'merged')`)
  return rows.map(row => row.id)
}

export function addAliases(tx: Tx, operationId: string, aliases: readonly { id: string; alias: string }[]): Promise<number> {
  return tx.run(sql`insert into place_alias (operation_id, place_id, alias)
    select distinct ${operationId}::uuid, id, alias from ${recordset(aliases, 'id uuid, alias text')} on conflict do nothing`)
}

/** The place in use or merged that holds a code, in whatever system. */
export function holderOfCode(tx: Tx, operationId: string, code: string): Promise<{ id: string } | undefined> {
  return tx.find(
    sql`select place_id as id from place_code where operation_id = ${operationId} and upper(code) = upper(${code}) limit 1`,
  )
}

/** The P-code system that most current codes of the operation belong to. */
export async function usualCodeSystem(tx: Tx, operationId: string): Promise<string> {
  const row = await tx.find<{ system: string }>(sql`select system from place_code where operation_id = ${operationId} and current
    group by system order by count(*) desc, system limit 1`)
  return row?.system ?? 'sheet'
}

/** Into which place each merged one was merged, and by which merge: for rooms that bring old references up to date. */
export function mergedPlaces(db: Db, operationId: string): Promise<MergedEntry[]> {
  return db.rows(sql`select id, merged_into as "intoId", merge ->> 'id' as "mergeId"
    from place where operation_id = ${operationId} and status = 'merged'`)
}
