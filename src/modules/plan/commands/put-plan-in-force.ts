import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { DateSchema, IdSchema, keepers } from '../../operations/index.ts'
import { lockDraft, noDraft } from '../framework-store.ts'

export const notAfterBefore = defineProblem('plan-in-force-before', 422, {
  en: 'The version that holds now is in force since {since}. The next one starts on a later day.',
  ar: 'النسخة السارية الآن سارية منذ {since}. تبدأ التالية في يوم لاحق.',
  ckb: 'ئەو وەشانەی ئێستا کاری پێدەکرێت لە {since}ەوە کارپێکراوە. ئەوەی دواتر لە ڕۆژێکی دواتردا دەستپێدەکات.',
})

/** Announced when a version is put in force: which objective of an earlier version is which of it. */
export const PutInForce = v.object({ operationId: IdSchema, moved: v.array(v.object({ fromId: IdSchema, toId: IdSchema })) })
export type PutInForce = v.InferOutput<typeof PutInForce>

/** Puts the draft in force from a day on; the version before it is superseded and stays as it was. */
export const putPlanInForce = command({
  name: 'plan.put-plan-in-force',
  summary: 'Put the draft of a strategic plan in force from a day on.',
  input: v.object({ operationId: IdSchema, planId: IdSchema, from: DateSchema }),
  policy: keepers,
  load: async (tx, input) => ({ no: await lockDraft(tx, input.operationId, input.planId) }),
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, planId, from }, { no }, context) {
    if (no === undefined) throw noDraft()
    const held = await tx.find<{ since: string }>(sql`select in_force_from::text as since from plan_version
      where operation_id = ${operationId} and plan_id = ${planId} and status = 'in-force'`)
    if (held && from <= held.since) throw notAfterBefore({ since: held.since })
    await tx.run(sql`update plan_version set status = 'superseded', version = version + 1
      where operation_id = ${operationId} and plan_id = ${planId} and status = 'in-force'`)
    await tx.run(sql`update plan_version set status = 'in-force', in_force_from = ${from}, version = version + 1
      where operation_id = ${operationId} and plan_id = ${planId} and no = ${no}`)
    context.touch('plan', planId, 'changed')
    // What stood under an objective of an earlier version stands under what it has become.
    const moved = await tx.rows<{ fromId: string; toId: string }>(sql`select o.id as "fromId", n.id as "toId"
      from objective n join objective o on o.operation_id = n.operation_id and o.plan_id = n.plan_id and o.lineage_id = n.lineage_id and o.version_no < n.version_no
      where n.operation_id = ${operationId} and n.plan_id = ${planId} and n.version_no = ${no}`)
    await context.announce('plan.put-in-force', { operationId, moved } satisfies PutInForce)
    return { no }
  },
})
