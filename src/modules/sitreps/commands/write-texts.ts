import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { languages } from '../../../kernel/pure/languages.ts'
import { IdSchema } from '../../operations/index.ts'
import { makers } from '../access.ts'
import { textParts } from '../rules.ts'
import { TextsSchema, VersionSchema } from '../schema.ts'
import { assertSeen, lockSitrep, stateAfter, type Texts, tell, writersWith } from '../store.ts'

/** Writes what a report says in one language. Writing after the review takes the review back. */
export const writeTexts = command({
  name: 'sitreps.write-texts',
  summary:
    'Write the highlights, response, constraints and outlook of a situation report in one language, until it is published.',
  input: v.object({
    ...{ operationId: IdSchema, id: IdSchema, version: VersionSchema },
    language: v.picklist(languages),
    texts: TextsSchema,
  }),
  policy: makers,
  load: async (tx, input) => (await lockSitrep(tx, input.operationId, input.id)) ?? null,
  version: sitrep => sitrep.version,
  scope: ({ clusterNow }, input) => ({ operation: input.operationId, cluster: clusterNow }),
  async apply(tx, { operationId, id, version, language, texts }, sitrep, context) {
    assertSeen(version, sitrep)
    const state = stateAfter(sitrep.state, 'write')
    const written = Object.fromEntries(textParts.flatMap(part => (texts[part] ? [[part, texts[part]]] : [])))
    const { [language]: _, ...others } = sitrep.texts
    const all: Texts = Object.keys(written).length > 0 ? { ...others, [language]: written } : others
    const writers = await writersWith(tx, sitrep.writtenBy, context)
    await tx.run(sql`update sitrep set texts = ${JSON.stringify(all)}::jsonb, state = ${state}, written_by = ${writers}::text[],
        reviewed_by = null, reviewed_at = null, version = version + 1
      where operation_id = ${operationId} and id = ${id}`)
    await tell(tx, operationId, id, 'written', context, language)
    return { id, version: version + 1 }
  },
})
