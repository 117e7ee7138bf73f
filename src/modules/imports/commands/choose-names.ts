import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { IdSchema, keepers } from '../../operations/index.ts'

/** Says which unknown names of a received file are to be taken in as new entries when it is stored; what was said before stays said. */
export const chooseNames = command({
  name: 'imports.choose-names',
  summary: 'Say which unknown names of a received file are new entries.',
  input: v.object({
    operationId: IdSchema,
    importId: IdSchema,
    /** Kind and name, as the check of the file gives them: `organisation|relief`. */
    learn: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(500))), v.minLength(1), v.maxLength(5_000)),
  }),
  policy: keepers,
  async load(tx, input) {
    const found = await tx.find<{ chosen: string[] }>(sql`select coalesce(options -> 'learnNames', '[]') as chosen from import
      where operation_id = ${input.operationId} and id = ${input.importId} and status = 'received' for update`)
    return found ?? null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, importId, learn }, { chosen }, context) {
    const names = [...new Set([...chosen, ...learn])]
    await tx.run(sql`update import set options = options || jsonb_build_object('learnNames', ${JSON.stringify(names)}::jsonb), version = version + 1
      where operation_id = ${operationId} and id = ${importId}`)
    context.touch('import', importId, 'changed')
    return { chosen: names.length }
  },
})
