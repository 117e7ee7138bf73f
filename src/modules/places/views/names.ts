import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, type KeptEntry, KeptInput, keepers, keptColumns, keptOnly } from '../../operations/index.ts'

export interface KeptPlace extends KeptEntry {
  parentId: string | null
  level: number
}

/** The places as those see them who keep the list: what sheets brought in, and what was merged into what. */
export const listPlaceNames = view({
  name: 'places.names',
  summary: 'Places with their state: reviewed, unreviewed or merged, and the import that brought them in.',
  input: v.object({
    ...KeptInput.entries,
    /** Only places right inside these areas. */
    parentIds: v.optional(v.pipe(v.array(IdSchema), v.maxLength(10_000))),
  }),
  policy: keepers,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { parentIds, ...input }) =>
    db.rows<KeptPlace>(sql`select ${keptColumns}, e.parent_id as "parentId", e.level,
        (select code from place_code c where c.operation_id = e.operation_id and c.place_id = e.id order by current desc, system limit 1) as code,
        coalesce((select array_agg(alias order by alias) from place_alias a where a.operation_id = e.operation_id and a.place_id = e.id), '{}') as aliases
      from place e where ${keptOnly(input)} and (${parentIds === undefined} or e.parent_id = any(${parentIds ?? []}::uuid[]))
      order by e.level, e.names ->> 'en', e.id`),
})
