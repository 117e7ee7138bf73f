import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { IdSchema } from '../../operations/index.ts'
import { senders } from '../access.ts'
import { photoRefused, photosTooMany } from '../problems.ts'
import { withoutMetadata } from '../pure/photos.ts'
import { ofReport, photoBytesMax, photosMax } from '../schema.ts'
import { senderScopes } from '../sender-scopes.ts'
import { assertOpenFor, assertSeen, loadReport } from '../store.ts'

const base64 = v.pipe(v.string(), v.maxLength(Math.ceil((photoBytesMax * 4) / 3) + 4), v.regex(/^[A-Za-z0-9+/]*={0,2}$/))
const bytes = v.pipe(
  v.instance(Uint8Array),
  v.check(given => given.length <= photoBytesMax),
)

/** Adds a photograph to a report, without what the camera wrote into it: a photograph must not betray a place or a person. */
export const addPhoto = command({
  name: 'reporting.add-photo',
  summary: 'Add a photograph to a report; what the camera wrote into it is removed.',
  input: v.object({
    ...ofReport,
    id: v.optional(IdSchema),
    name: v.pipe(v.string(), v.maxLength(200)),
    /** JPEG, PNG or WebP of at most 5 MB; in base64 where it is written as JSON. */
    content: v.union([bytes, base64]),
    caption: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(500))), null),
  }),
  policy: senders,
  async load(tx, input, { actor }) {
    const report = await loadReport(tx, input)
    if (!report) return null
    return { report, scopes: await senderScopes(tx, input.operationId, actor, report, { places: [], whole: false }) }
  },
  version: ({ report }) => report.version,
  scope: ({ scopes }) => scopes,
  journalled: ({ content: _, ...rest }) => rest,
  async apply(tx, { operationId, version, name, content, caption, id: given }, { report }, context) {
    assertSeen(version, report)
    assertOpenFor('submit', report)
    const photo = withoutMetadata(typeof content === 'string' ? Buffer.from(content, 'base64') : content)
    if (photo === null) throw photoRefused({}, [{ pointer: '/content', code: 'photo-refused' }])
    const there = await tx.find<{ count: number }>(sql`select count(*)::int as count from report_file
      where operation_id = ${operationId} and report_id = ${report.id} and removed_at is null`)
    if ((there?.count ?? 0) >= photosMax) throw photosTooMany({ max: photosMax })
    const id = given ?? newId()
    await tx.run(sql`insert into report_file (operation_id, report_id, id, name, media_type, bytes, caption, by, at)
      values (${operationId}, ${report.id}, ${id}, ${name}, ${photo.mediaType}, ${Buffer.from(photo.bytes)}, ${caption || null}, ${context.actor.id}, ${context.now})`)
    await tx.run(sql`update report set version = version + 1 where operation_id = ${operationId} and id = ${report.id}`)
    context.touch('report', report.id, 'changed')
    return { id, version: report.version + 1 }
  },
})
