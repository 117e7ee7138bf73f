import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { defineProblem } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { administrators } from '../roles.ts'
import { CreateOperation } from '../schema.ts'

export const codeTaken = defineProblem('operation-code-taken', 409, {
  en: 'There is an operation with the code {code} already. Choose another code.',
  ar: 'توجد عملية بالرمز {code}. اختر رمزًا آخر.',
  ckb: 'ئۆپەراسیۆنێک بە کۆدی {code} هەیە. کۆدێکی تر هەڵبژێرە.',
})

/** Starts an operation: its code, country and dates, and what is known of its hubs, timeline and sources. */
export const createOperation = command({
  name: 'operations.create-operation',
  summary: 'Start an operation in a country.',
  input: CreateOperation,
  policy: administrators,
  load: async (_tx, input) => ({ id: input.id ?? newId() }),
  scope: loaded => ({ operation: loaded.id }),
  async apply(tx, input, { id }, context) {
    const made = await tx.run(sql`insert into operation (id, code, names, country, starts, ends, demonstration, facts)
      values (${id}, ${input.code}, ${JSON.stringify(input.names)}::jsonb, ${input.country}, ${input.starts}, ${input.ends},
        ${input.demonstration}, ${JSON.stringify(input.facts)}::jsonb) on conflict (code) do nothing`)
    if (made === 0) throw codeTaken({ code: input.code })
    for (const hub of input.hubs)
      await tx.run(sql`insert into hub (operation_id, id, names, country, active, valid_from, valid_to, source)
        values (${id}, ${newId()}, ${JSON.stringify(hub.names)}::jsonb, ${hub.country}, ${hub.active}, ${hub.from}, ${hub.to}, ${hub.source})`)
    for (const event of input.timeline)
      await tx.run(sql`insert into timeline_event (operation_id, id, happened, texts, source)
        values (${id}, ${newId()}, ${event.happened}, ${JSON.stringify(event.texts)}::jsonb, ${event.source})`)
    for (const source of input.sources)
      await tx.run(
        sql`insert into source (operation_id, key, title, url) values (${id}, ${source.key}, ${source.title}, ${source.url})`,
      )
    context.touch('operation', id, 'made')
    return { id, code: input.code }
  },
})
