import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { IdSchema, type Labelled, members } from '../../operations/index.ts'

export interface Organisation {
  id: string
  acronym: string | null
  names: Names
  aliases: string[]
  type: string | null
  isDonor: boolean
  inCountryTeam: boolean
  status: 'reviewed' | 'unreviewed'
  illustrative: boolean
  source: string | null
}

/** All organisations in use of an operation, by acronym and name. */
export async function allOrganisations(db: Db, operationId: string): Promise<Organisation[]> {
  return db.rows<Organisation>(sql`
    select o.id, o.acronym, o.names, o.type, o.is_donor as "isDonor", o.in_country_team as "inCountryTeam", o.status, o.illustrative, o.source,
      coalesce(a.aliases, '{}') as aliases
    from organisation o
    left join (select organisation_id, array_agg(alias order by alias) as aliases
      from organisation_alias where operation_id = ${operationId} group by organisation_id) a on a.organisation_id = o.id
    where o.operation_id = ${operationId} and o.status <> 'merged'
    order by coalesce(o.acronym, o.names ->> 'en'), o.id`)
}

export const listOrganisations = view({
  name: 'organisations.organisations',
  summary: 'The organisations of an operation.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, input) => allOrganisations(db, input.operationId),
})

/** Whether any organisation in use is made up to show how the platform works. */
export async function organisationsAreIllustrative(db: Db, operationId: string): Promise<boolean> {
  const found = await db.find<{ found: boolean }>(
    sql`select exists (select 1 from organisation where operation_id = ${operationId} and illustrative and status <> 'merged') as found`,
  )
  return found?.found === true
}

/** What ids of organisations stand for, merged ones too: for what was said before they were merged. */
export const labelsOfOrganisations = (db: Db, operationId: string, ids: readonly string[]): Promise<Labelled[]> =>
  db.rows<Labelled>(sql`select id, names, acronym as code, merged_into as "mergedInto"
    from organisation where operation_id = ${operationId} and id = any(${[...ids]}::uuid[])`)
