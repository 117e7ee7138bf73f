import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { indicatorsAreIllustrative } from '../../indicators/index.ts'
import { ledgerIsIllustrative } from '../../ledger/index.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { organisationsAreIllustrative } from '../../organisations/index.ts'
import { planIsIllustrative } from '../../plan/index.ts'

/** Whether an operation holds anything made up. Every screen and every file of it says so as long as it does. */
export const showIllustrative = view({
  name: 'delivery.illustrative',
  summary: 'Whether the operation holds figures that are made up to show how the platform works.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId }) {
    const [lines, plan, organisations, indicators, money] = await Promise.all([
      db.find<{ found: boolean }>(
        sql`select exists (select 1 from activity_report where operation_id = ${operationId} and illustrative and not withdrawn) as found`,
      ),
      planIsIllustrative(db, operationId),
      organisationsAreIllustrative(db, operationId),
      indicatorsAreIllustrative(db, operationId),
      ledgerIsIllustrative(db, operationId),
    ])
    return { illustrative: lines?.found === true || plan || organisations || indicators || money }
  },
})
