import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { eitherSide, scopeOf } from '../access.ts'
import { stepNotOpen } from '../problems.ts'
import { loadReport, openComments } from '../store.ts'

/** Writes a comment on a report, on one of its rows, or on one cell: by whoever sends or reviews it, until it is accepted. */
export const commentOnReport = command({
  name: 'reporting.comment-on-report',
  summary: 'Write a comment on a report, one of its rows or one cell.',
  input: v.object({
    operationId: IdSchema,
    reportId: IdSchema,
    id: v.optional(IdSchema),
    rowId: v.optional(v.nullable(IdSchema), null),
    field: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(60))), null),
    text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000)),
  }),
  policy: eitherSide,
  load: (tx, input) => loadReport(tx, input),
  scope: (report, { operationId }) => scopeOf(operationId, report),
  async apply(tx, input, report, context) {
    const { operationId, reportId, rowId, field, text } = input
    if (report.state === 'accepted' || report.state === 'waived') throw stepNotOpen({ state: report.state })
    const id = input.id ?? newId()
    await tx.run(sql`insert into report_comment (operation_id, id, report_id, row_id, field, text, by, at)
      values (${operationId}, ${id}, ${reportId}, ${rowId}, ${rowId === null ? null : field}, ${text}, ${context.actor.id}, ${context.now})`)
    await tx.run(sql`update report set open_comments = ${openComments(operationId, reportId)}
      where operation_id = ${operationId} and id = ${reportId}`)
    context.touch('report', reportId, 'changed')
    return { id }
  },
})
