import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { IdSchema } from '../../operations/index.ts'
import { senders } from '../access.ts'
import { ofReport } from '../schema.ts'
import { senderScopes } from '../sender-scopes.ts'
import { assertOpenFor, assertSeen, loadReport } from '../store.ts'

/** Takes a photograph out of a report; its picture is gone for good, that there was one is not. */
export const removePhoto = command({
  name: 'reporting.remove-photo',
  summary: 'Take a photograph out of a report.',
  input: v.object({ ...ofReport, id: IdSchema }),
  policy: senders,
  async load(tx, input, { actor }) {
    const report = await loadReport(tx, input)
    if (!report) return null
    return { report, scopes: await senderScopes(tx, input.operationId, actor, report, { places: [], whole: false }) }
  },
  version: ({ report }) => report.version,
  scope: ({ scopes }) => scopes,
  async apply(tx, { operationId, version, id }, { report }, context) {
    assertSeen(version, report)
    assertOpenFor('submit', report)
    const gone = await tx.run(sql`update report_file set removed_at = ${context.now}, bytes = ''
      where operation_id = ${operationId} and report_id = ${report.id} and id = ${id} and removed_at is null`)
    if (gone === 0) throw notFound()
    await tx.run(sql`update report set version = version + 1 where operation_id = ${operationId} and id = ${report.id}`)
    context.touch('report', report.id, 'changed')
    return { id, version: report.version + 1 }
  },
})
