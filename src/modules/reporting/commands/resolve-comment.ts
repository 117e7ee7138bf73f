import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema } from '../../operations/index.ts'
import { eitherSide, scopeOf } from '../access.ts'
import { loadReport, openComments } from '../store.ts'

/** Says that what a comment asks for is done. */
export const resolveComment = command({
  name: 'reporting.resolve-comment',
  summary: 'Say that what a comment on a report asks for is done.',
  input: v.object({ operationId: IdSchema, id: IdSchema }),
  policy: eitherSide,
  async load(tx, { operationId, id }) {
    const comment = await tx.find<{ reportId: string }>(sql`select report_id as "reportId" from report_comment
      where operation_id = ${operationId} and id = ${id}`)
    return comment ? loadReport(tx, { operationId, reportId: comment.reportId }) : null
  },
  scope: (report, { operationId }) => scopeOf(operationId, report),
  async apply(tx, { operationId, id }, report, context) {
    await tx.run(sql`update report_comment set resolved_by = ${context.actor.id}, resolved_at = ${context.now}
      where operation_id = ${operationId} and id = ${id} and resolved_at is null`)
    await tx.run(sql`update report set open_comments = ${openComments(operationId, report.id)}
      where operation_id = ${operationId} and id = ${report.id}`)
    context.touch('report', report.id, 'changed')
    return { id, reportId: report.id }
  },
})
