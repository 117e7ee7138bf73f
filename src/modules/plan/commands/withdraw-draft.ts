import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { lockDraft, noDraft } from '../framework-store.ts'

export const onlyVersion = defineProblem('plan-only-version', 422, {
  en: 'This draft is all there is of the plan: nothing would be left. Change it, or put it in force.',
  ar: 'هذه المسودة هي كل ما في الخطة ولن يبقى منها شيء. عدّلها أو اجعلها سارية.',
  ckb: 'ئەم ڕەشنووسە هەموو پلانەکەیە و هیچی لێ نامێنێتەوە. بیگۆڕە یان کاری پێ بکە.',
})

/** Withdraws the draft of a plan that has a version in force: it stays on record with the reason, and holds no more. */
export const withdrawDraft = command({
  name: 'plan.withdraw-draft',
  summary: 'Withdraw the draft of a strategic plan, with the reason; what is in force stays in force.',
  input: v.object({
    operationId: IdSchema,
    planId: IdSchema,
    reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000)),
  }),
  policy: keepers,
  load: async (tx, input) => ({ no: await lockDraft(tx, input.operationId, input.planId) }),
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, planId, reason }, { no }, context) {
    if (no === undefined) throw noDraft()
    const held = await tx.find(
      sql`select 1 from plan_version where operation_id = ${operationId} and plan_id = ${planId} and status = 'in-force'`,
    )
    if (!held) throw onlyVersion()
    await tx.run(sql`update plan_version set status = 'withdrawn', withdrawn = ${reason}, version = version + 1
      where operation_id = ${operationId} and plan_id = ${planId} and no = ${no}`)
    context.touch('plan', planId, 'changed')
    return { no }
  },
})
