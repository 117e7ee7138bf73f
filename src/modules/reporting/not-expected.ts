import type { CommandContext } from '../../kernel/command.ts'
import { type RawBuilder, sql, type Tx } from '../../kernel/database/sql.ts'
import { awaited } from './rules.ts'

/** Waives reports that wait for periods after the last month in which they are expected. @returns how many. */
export async function waiveAfter(
  tx: Tx,
  { operationId, whose, after, reason }: { operationId: string; whose: RawBuilder<unknown>; after: string; reason: string },
  { actor, now }: CommandContext,
): Promise<number> {
  return tx.run(sql`with waiting as (select id, state, state_since from report
      where operation_id = ${operationId} and ${whose} and state = any(${[...awaited]}::text[])
        and to_char(period_start, 'YYYY-MM') > ${after} order by id for update),
    moved as (update report r set state = 'waived', state_since = ${now}, version = version + 1 from waiting w
      where r.operation_id = ${operationId} and r.id = w.id returning r.id)
    insert into report_event (operation_id, report_id, no, step, from_state, to_state, reason, by, at, since)
    select ${operationId}, w.id, coalesce((select max(e.no) from report_event e where e.operation_id = ${operationId} and e.report_id = w.id), 0) + 1,
      'waive', w.state, 'waived', ${reason}, ${actor.id}, ${now}, w.state_since from waiting w join moved using (id)`)
}
