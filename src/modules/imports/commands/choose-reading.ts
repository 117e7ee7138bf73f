import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { IdSchema, keepers, members, PeriodSchema } from '../../operations/index.ts'
import { FeedSchema } from '../feeds.ts'
import { findImport } from '../views/imports.ts'

export const importClosed = defineProblem('import-closed', 409, {
  en: 'This import is already stored or undone; how its file is read cannot be changed any more. Send the file again.',
  ar: 'هذا الاستيراد مخزَّن أو متراجَع عنه، ولم يعد بالإمكان تغيير طريقة قراءة ملفه. أرسل الملف مجددًا.',
  ckb: 'ئەم هاوردەکردنە پێشتر پاشەکەوت کراوە یان هەڵوەشێنراوەتەوە؛ شێوەی خوێندنەوەی فایلەکەی ئیتر ناگۆڕدرێت. فایلەکە دووبارە بنێرە.',
})

const Reading = v.object({
  /** Month of rows that do not say theirs; null takes it back. */
  period: v.optional(v.nullable(PeriodSchema)),
  learn: v.optional(v.boolean()),
  /** The sheet of a workbook; null leaves it to the feed. */
  sheet: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(300)))),
  /** What columns hold, by the keys the feed gives them; null is "do not use". */
  columns: v.optional(v.record(v.pipe(v.string(), v.maxLength(400)), v.nullable(v.pipe(v.string(), v.maxLength(80))))),
})

/** Says how a received file is to be read, before it is stored: as what, which sheet, which columns, for which month. */
export const chooseReading = command({
  name: 'imports.choose-reading',
  summary: 'Say how a received file is to be read: as what, which sheet of it, which columns, for which month.',
  input: v.object({ operationId: IdSchema, id: IdSchema, feed: v.optional(FeedSchema), options: v.optional(Reading, {}) }),
  policy: members,
  async load(tx, { operationId, id }, { actor }) {
    const found = await findImport(tx, operationId, id, { lock: true })
    const own = found?.actor_id === actor.id || isAllowed(actor, keepers, [{ operation: operationId }])
    return found && own ? found : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, id, feed, options }, loaded, context) {
    if (loaded.status !== 'received') throw importClosed()
    const given = { ...loaded.options, ...options }
    // What is taken back leaves no trace: the file is then read as if it had never been said.
    const kept = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined))
    await tx.run(sql`update import set feed = ${feed ?? loaded.feed}, options = ${JSON.stringify(kept)}::jsonb, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    context.touch('import', id, 'changed')
    return { id }
  },
})
