import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { IdSchema, keepers } from '../../operations/index.ts'
import { copyAsDraft, lockDraft } from '../framework-store.ts'

export const draftThere = defineProblem('plan-draft-there', 409, {
  en: 'This plan is being revised already. Work on that draft, or put it in force first.',
  ar: 'تجري مراجعة هذه الخطة بالفعل. اعمل على تلك المسودة أو اجعلها سارية أولًا.',
  ckb: 'ئەم پلانە پێشتر لە پێداچوونەوەدایە. لەسەر ئەو ڕەشنووسە کار بکە یان سەرەتا کاری پێ بکە.',
})

/** Starts a revision: a draft with everything that holds now, to be changed and put in force. The history stays. */
export const revisePlan = command({
  name: 'plan.revise-plan',
  summary: 'Start a revision of a strategic plan as a draft of everything that holds now.',
  input: v.object({
    operationId: IdSchema,
    planId: IdSchema,
    note: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(1_000))), null),
  }),
  policy: keepers,
  load: async (tx, input) =>
    (await tx.find<{ id: string }>(
      sql`select id from plan where operation_id = ${input.operationId} and id = ${input.planId} for update`,
    )) ?? null,
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, planId, note }, _loaded, context) {
    if ((await lockDraft(tx, operationId, planId)) !== undefined) throw draftThere()
    const no = await copyAsDraft(tx, operationId, planId, note)
    context.touch('plan', planId, 'changed')
    return { no }
  },
})
