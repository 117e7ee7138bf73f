import * as v from 'valibot'
import type { Actor } from '../../../kernel/access.ts'
import { systemRole } from '../../../kernel/access.ts'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import type { Names } from '../../../kernel/pure/languages.ts'
import { view } from '../../../kernel/view.ts'
import { type Fact, readFacts } from '../facts.ts'
import { anyRole, members } from '../roles.ts'

export interface OperationSummary {
  id: string
  code: string
  names: Names
  country: string
  starts: string | null
  ends: string | null
  demonstration: boolean
  closedPeriods: string[]
  version: number
}

export interface OperationDetail extends OperationSummary {
  facts: Fact[]
  hubs: { names: Names; country: string; active: boolean; from: string | null; to: string | null; source: string | null }[]
  timeline: { happened: string; texts: Names; source: string | null }[]
  sources: { key: string; title: string; url: string | null }[]
}

const summaryColumns = sql`id, code, names, country, starts::text, ends::text, demonstration, closed_periods as "closedPeriods", version`

/** Id of the operation with a code, for the views and commands that are given a code. */
async function findOperationId(db: Db, code: string): Promise<string | undefined> {
  return (await db.find<{ id: string }>(sql`select id from operation where code = ${code.toUpperCase()}`))?.id
}

/** The summary of one operation, for rooms that check dates and months against it. */
export async function findOperation(db: Db, id: string): Promise<OperationSummary | undefined> {
  return db.find<OperationSummary>(sql`select ${summaryColumns} from operation where id = ${id}`)
}

function visibleTo(actor: Actor) {
  if (actor.grants.some(grant => grant.role === systemRole || grant.role === 'administrator')) return sql`true`
  const ids = actor.grants.flatMap(grant => (grant.scope.operation ? [grant.scope.operation] : []))
  return sql`id = any(${ids}::uuid[])`
}

/** The operations the actor has a role in. Everybody signed in may ask; the rows are limited. */
export const listOperations = view({
  name: 'operations.operations',
  summary: 'The operations you have a role in.',
  input: v.object({}),
  policy: anyRole,
  scope: async () => ({}),
  read: (db, _input, { actor }) =>
    db.rows<OperationSummary>(
      sql`select ${summaryColumns} from operation where ${visibleTo(actor)} order by demonstration desc, code`,
    ),
})

/** One operation with its hubs, timeline, facts and sources. */
export const showOperation = view({
  name: 'operations.operation',
  summary: 'One operation with its hubs, timeline, facts and sources.',
  input: v.object({ code: v.string() }),
  policy: members,
  scope: async (db, input) => {
    const operation = await findOperationId(db, input.code)
    return operation ? { operation } : null
  },
  async read(db, input): Promise<OperationDetail> {
    const operation = await db.find<OperationSummary & { facts: unknown[] }>(
      sql`select ${summaryColumns}, facts from operation where code = ${input.code.toUpperCase()}`,
    )
    if (!operation) throw new Error('The operation was there a moment ago.')
    const [hubs, timeline, sources] = await Promise.all([
      db.rows<OperationDetail['hubs'][number]>(
        sql`select names, country, active, valid_from as "from", valid_to as "to", source from hub where operation_id = ${operation.id} order by active desc, valid_from`,
      ),
      db.rows<OperationDetail['timeline'][number]>(
        // What is dated by its month alone stands after the days of that month.
        sql`select happened, texts, source from timeline_event where operation_id = ${operation.id} order by rpad(happened, 10, '~') collate "C", id`,
      ),
      db.rows<OperationDetail['sources'][number]>(
        sql`select key, title, url from source where operation_id = ${operation.id} order by key`,
      ),
    ])
    return { ...operation, facts: readFacts(operation.facts), hubs, timeline, sources }
  },
})

/** Codes of all operations by their ids, for rooms that name operations outside of them. */
export async function operationCodes(db: Db): Promise<Map<string, string>> {
  const rows = await db.rows<{ id: string; code: string }>(sql`select id, code from operation`)
  return new Map(rows.map(({ id, code }) => [id, code]))
}
