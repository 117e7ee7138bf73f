import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { IdSchema } from '../../operations/index.ts'
import { planWriters } from '../access.ts'
import { clustersOfObjectives, noDraft, staleObjective } from '../framework-store.ts'

export const objectiveHasParts = defineProblem('objective-has-parts', 422, {
  en: 'Other objectives stand below this one. End those first, or move them.',
  ar: 'تقع أهداف أخرى تحت هذا الهدف. أنهِها أولًا أو انقلها.',
  ckb: 'ئامانجی تر لەژێر ئەمەدان. سەرەتا ئەوانە کۆتایی پێبهێنە یان بیانگوازەوە.',
})

/** Ends an objective in a draft: it stays readable there, and is not copied into the next version. */
export const endObjective = command({
  name: 'plan.end-objective',
  summary: 'End an objective in the draft of a strategic plan, with the reason.',
  input: v.object({
    operationId: IdSchema,
    id: IdSchema,
    version: v.number(),
    reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000)),
  }),
  policy: planWriters,
  load: async (tx, input) => (await clustersOfObjectives(tx, input.operationId, [input.id]))[0] ?? null,
  scope: ({ clusterId }, input) => ({ operation: input.operationId, cluster: clusterId }),
  async apply(tx, { operationId, id, version, reason }, loaded, context) {
    if (!loaded.draft) throw noDraft()
    if (loaded.version !== version) throw staleObjective({ code: loaded.code })
    const part = await tx.find(
      sql`select 1 from objective where operation_id = ${operationId} and parent_id = ${id} and ended is null limit 1`,
    )
    if (part) throw objectiveHasParts()
    const ended = await tx.run(
      sql`update objective set ended = ${reason}, version = version + 1 where operation_id = ${operationId} and id = ${id} and ended is null`,
    )
    if (ended === 0) throw notFound()
    context.touch('objective', id, 'ended')
    return { id }
  },
})
