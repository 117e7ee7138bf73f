import { sql } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { type KeptEntry, KeptInput, keepers, keptColumns, keptOnly } from '../../operations/index.ts'

export interface KeptOrganisation extends KeptEntry {
  type: string | null
  isDonor: boolean
}

/** The organisations as those see them who keep the list: what sheets brought in, and what was merged into what. */
export const listOrganisationNames = view({
  name: 'organisations.names',
  summary: 'Organisations with their state: reviewed, unreviewed or merged, and the import that brought them in.',
  input: KeptInput,
  policy: keepers,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, input) =>
    db.rows<KeptOrganisation>(sql`select ${keptColumns}, e.acronym as code, e.type, e.is_donor as "isDonor", coalesce(a.aliases, '{}') as aliases
      from organisation e
      left join (select organisation_id, array_agg(alias order by alias) as aliases
        from organisation_alias where operation_id = ${input.operationId} group by organisation_id) a on a.organisation_id = e.id
      where ${keptOnly(input)} order by coalesce(e.acronym, e.names ->> 'en'), e.id`),
})
