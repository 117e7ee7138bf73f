/** Shapes of made-up agreements with everything that belongs to them, for a demonstration. */
import * as v from 'valibot'
import { DateSchema, IdSchema } from '../operations/schema.ts'
import { OpenFund, ProposeAgreement, SetBudgetLines, SetDuties, SetPlannedPayments } from './schema.ts'

const { operationId: _fund, illustrative: _made, ...fund } = OpenFund.entries
const { operationId: _agreement, illustrative: _up, knownApart: _apart, ...proposal } = ProposeAgreement.pipe[0].entries

export const StoreIllustrativeFunding = v.object({
  operationId: IdSchema,
  funds: v.pipe(v.array(v.object(fund)), v.maxLength(100)),
  agreements: v.pipe(
    v.array(
      v.object({
        ...proposal,
        /** Day from which it is in force; null: it is only proposed. */
        signedOn: v.nullable(DateSchema),
        lines: v.optional(SetBudgetLines.entries.lines, []),
        duties: v.optional(
          v.array(
            v.object({ ...SetDuties.entries.duties.pipe[0].item.entries, doneOn: v.optional(v.nullable(DateSchema), null) }),
          ),
          [],
        ),
        payments: v.optional(SetPlannedPayments.entries.payments, []),
      }),
    ),
    v.maxLength(1_000),
  ),
})
export type StoreIllustrativeFunding = v.InferInput<typeof StoreIllustrativeFunding>
