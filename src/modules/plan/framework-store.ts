/** Writes of strategic plans; each takes a transaction. */
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { defineProblem } from '../../kernel/problems.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { CaseloadInput, ObjectiveInput } from './schema.ts'

export const noDraft = defineProblem('plan-no-draft', 409, {
  en: 'This plan has no draft. A version in force is not edited: revise the plan first.',
  ar: 'لا توجد مسودة لهذه الخطة. النسخة السارية لا تُعدَّل: راجع الخطة أولًا.',
  ckb: 'ئەم پلانە ڕەشنووسی نییە. وەشانی کارپێکراو دەستکاری ناکرێت: سەرەتا پلانەکە پێداچوونەوەی بۆ بکە.',
})
export const treeBroken = defineProblem('plan-tree-broken', 422, {
  en: 'The objective {code} does not stand below one of a higher level of the same version.',
  ar: 'الهدف {code} ليس تحت هدف من مستوى أعلى في النسخة نفسها.',
  ckb: 'ئامانجی {code} لەژێر ئامانجێکی ئاستی بەرزتری هەمان وەشاندا نییە.',
})
export const staleObjective = defineProblem('objective-changed', 409, {
  en: 'Somebody changed the objective {code} in the meantime. Look at it as it is now, then change it again.',
  ar: 'غيّر شخص آخر الهدف {code} في هذه الأثناء. انظر إليه كما هو الآن ثم عدّله مجددًا.',
  ckb: 'لەم نێوەندەدا کەسێکی تر ئامانجی {code}ی گۆڕیوە. وەک ئێستا سەیری بکە و دواتر دووبارە بیگۆڕە.',
})

export interface PlanVersion {
  planId: string
  no: number
  status: 'draft' | 'in-force' | 'superseded' | 'withdrawn'
  inForceFrom: string | null
  note: string | null
  /** Why a draft was withdrawn. */
  withdrawn: string | null
}

/** The version that is edited; undefined when there is none. Locked until the transaction ends. */
export async function lockDraft(tx: Tx, operationId: string, planId: string): Promise<number | undefined> {
  const draft = await tx.find<{ no: number }>(
    sql`select no from plan_version where operation_id = ${operationId} and plan_id = ${planId} and status = 'draft' for update`,
  )
  return draft?.no
}

/** Clusters of stored objectives by their ids: what access to them is decided on. */
export function clustersOfObjectives(db: Db, operationId: string, ids: readonly string[]) {
  return db.rows<{ id: string; planId: string; clusterId: string | null; code: string; version: number; draft: boolean }>(
    sql`select o.id, o.plan_id as "planId", o.cluster_id as "clusterId", o.code, o.version, v.status = 'draft' as draft
      from objective o join plan_version v on v.operation_id = o.operation_id and v.plan_id = o.plan_id and v.no = o.version_no
      where o.operation_id = ${operationId} and o.id = any(${ids}::uuid[])`,
  )
}

/** Adds and changes objectives of a draft. @throws staleObjective, treeBroken */
export async function storeObjectives(
  tx: Tx,
  given: { operationId: string; planId: string; no: number },
  input: readonly ObjectiveInput[],
): Promise<string[]> {
  const { operationId, planId, no } = given
  const rows = input.map(objective => ({ ...objective, id: objective.id ?? newId() }))
  const before = new Map(
    (
      await clustersOfObjectives(
        tx,
        operationId,
        rows.map(({ id }) => id),
      )
    ).map(row => [row.id, row]),
  )
  const stale = rows.find(({ id, version }) => before.has(id) && before.get(id)?.version !== version)
  if (stale) throw staleObjective({ code: stale.code })
  await tx.run(sql`insert into objective (operation_id, id, plan_id, version_no, lineage_id, parent_id, level, code, names, cluster_id, sort, source, illustrative)
    select ${operationId}, id, ${planId}, ${no}, id, "parentId", level, code, names, "clusterId", sort, source, illustrative
    from ${recordset(rows, 'id uuid, "parentId" uuid, level smallint, code text, names jsonb, "clusterId" uuid, sort smallint, source text, illustrative boolean')}
    order by level
    on conflict (operation_id, id) do update set parent_id = excluded.parent_id, level = excluded.level, code = excluded.code, names = excluded.names,
      cluster_id = excluded.cluster_id, sort = excluded.sort, source = excluded.source, version = objective.version + 1
    where objective.plan_id = ${planId} and objective.version_no = ${no}`)
  const broken = await tx.find<{ code: string }>(sql`select o.code from objective o
    left join objective p on p.operation_id = o.operation_id and p.id = o.parent_id
    where o.operation_id = ${operationId} and o.plan_id = ${planId} and o.version_no = ${no} and o.ended is null
      and ((o.parent_id is null and o.level > 1) or (o.parent_id is not null
        and (p.level >= o.level or p.version_no <> o.version_no or p.plan_id <> o.plan_id or p.ended is not null))) limit 1`)
  if (broken) throw treeBroken({ code: broken.code })
  return rows.map(({ id }) => id)
}

/** Copies the tree and caseloads of what holds as a draft. @returns the draft's number. */
export async function copyAsDraft(tx: Tx, operationId: string, planId: string, note: string | null): Promise<number> {
  const known = await tx.find<{ last: number; held: number | null }>(
    sql`select max(no)::int as last, max(no) filter (where status <> 'withdrawn')::int as held
      from plan_version where operation_id = ${operationId} and plan_id = ${planId}`,
  )
  const from = known?.held ?? 0
  const no = (known?.last ?? 0) + 1
  await tx.run(sql`insert into plan_version (operation_id, plan_id, no, note) values (${operationId}, ${planId}, ${no}, ${note})`)
  await tx.run(sql`create temp table copied on commit drop as select id as old_id, gen_random_uuid() as new_id from objective
    where operation_id = ${operationId} and plan_id = ${planId} and version_no = ${from} and ended is null`)
  await tx.run(sql`insert into objective (operation_id, id, plan_id, version_no, lineage_id, parent_id, level, code, names, cluster_id, sort, source, illustrative)
    select o.operation_id, c.new_id, o.plan_id, ${no}, o.lineage_id, p.new_id, o.level, o.code, o.names, o.cluster_id, o.sort, o.source, o.illustrative
    from objective o join copied c on c.old_id = o.id left join copied p on p.old_id = o.parent_id
    where o.operation_id = ${operationId} order by o.level`)
  await tx.run(sql`insert into caseload (operation_id, objective_id, place_id, group_id, in_need, targeted, source)
    select l.operation_id, c.new_id, l.place_id, l.group_id, l.in_need, l.targeted, l.source
    from caseload l join copied c on c.old_id = l.objective_id where l.operation_id = ${operationId}`)
  return no
}

/** Replaces every figure of the objectives. @returns how many figures there are now. */
export async function replaceCaseloads(
  tx: Tx,
  operationId: string,
  caseloads: readonly { objectiveId: string; figures: readonly CaseloadInput[] }[],
): Promise<number> {
  const ids = [...new Set(caseloads.map(({ objectiveId }) => objectiveId))]
  const rows = caseloads.flatMap(({ objectiveId, figures }) => figures.map(figure => ({ objectiveId, ...figure })))
  await tx.run(sql`delete from caseload where operation_id = ${operationId} and objective_id = any(${ids}::uuid[])`)
  await tx.run(sql`insert into caseload (operation_id, objective_id, place_id, group_id, in_need, targeted, source)
    select ${operationId}, "objectiveId", "placeId", "groupId", "inNeed", targeted, source
    from ${recordset(rows, '"objectiveId" uuid, "placeId" uuid, "groupId" uuid, "inNeed" bigint, targeted bigint, source text')}`)
  await tx.run(sql`update objective set version = version + 1 where operation_id = ${operationId} and id = any(${ids}::uuid[])`)
  return rows.length
}

/**
 * Withdraws what is illustrative in all versions of all plans, with its people. One that something real stands below stays, without its
 * illustrative people, and keeps its mark.
 */
export async function withdrawIllustrative(tx: Tx, operationId: string): Promise<number> {
  const withdrawn = await tx.run(sql`with recursive held as (
      select parent_id from objective where operation_id = ${operationId} and not illustrative and ended is null
      union select o.parent_id from objective o join held h on h.parent_id = o.id where o.operation_id = ${operationId})
    update objective set ended = coalesce(ended, 'illustrative'), withdrawn = true, version = version + 1
    where operation_id = ${operationId} and illustrative and not withdrawn
      and id not in (select parent_id from held where parent_id is not null)`)
  await tx.run(sql`delete from caseload l using objective o where l.operation_id = ${operationId} and o.operation_id = ${operationId}
    and o.id = l.objective_id and o.illustrative and (o.withdrawn or l.source = 'illustrative')`)
  return withdrawn
}
