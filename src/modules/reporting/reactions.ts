/** Reports, duties and calendars follow the cluster or organisation that theirs is merged into, and go back when the two are separated. */
import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { sql } from '../../kernel/database/sql.ts'
import { Merged } from '../operations/index.ts'

type Column = 'cluster_id' | 'organisation_id'
type Table = 'report' | 'report_duty' | 'report_calendar'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Whether another row stands where a moved one would: of one calendar, organisation, cluster and period there is one report. */
function taken(name: Table, column: Column) {
  if (name === 'report_calendar') return sql`false`
  const otherColumn = sql.ref(column === 'cluster_id' ? 'organisation_id' : 'cluster_id')
  const samePeriod = name === 'report' ? sql`and o.period_start = t.period_start` : sql``
  return (
    intoId: string,
  ) => sql`exists (select 1 from ${sql.table(name)} o where o.operation_id = t.operation_id and o.calendar_id = t.calendar_id
    and o.${sql.ref(column)} = ${intoId} and o.${otherColumn} = t.${otherColumn} ${samePeriod})`
}

const free = (name: Table, column: Column, intoId: string) => {
  const found = taken(name, column)
  return typeof found === 'function' ? sql`not ${found(intoId)}` : sql`true`
}

/** What is merged moves; a report that the other entry has too stays where it was, with its history. */
function moving(event: string, column: Column, tables: readonly Table[]): Reaction[] {
  const ref = sql.ref(column)
  return [
    {
      event: `${event}merged`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        for (const name of tables) {
          const table = sql.table(name)
          await tx.run(sql`insert into moved_reports (merge_id, entry_id, kind, report_id, holder_id)
            select ${mergeId}, ${id}, ${name}, ${nobody}, t.id from ${table} t
            where t.operation_id = ${operationId} and t.${ref} = ${id} and ${free(name, column, intoId)}`)
          await tx.run(sql`update ${table} t set ${ref} = ${intoId} from moved_reports m
            where m.merge_id = ${mergeId} and m.entry_id = ${id} and m.kind = ${name} and t.operation_id = ${operationId} and t.id = m.holder_id`)
        }
      },
    },
    {
      event: `${event}separated`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        for (const name of tables)
          await tx.run(sql`update ${sql.table(name)} t set ${ref} = ${id} from moved_reports m
            where m.merge_id = ${mergeId} and m.entry_id = ${id} and m.kind = ${name} and t.id = m.holder_id
              and t.operation_id = ${operationId} and t.${ref} = ${intoId}`)
        await tx.run(
          sql`delete from moved_reports where merge_id = ${mergeId} and entry_id = ${id} and kind = any(${[...tables]}::text[])`,
        )
      },
    },
  ]
}

/** Lines that rows stand for name the entry that it was merged into: what is accepted later must not name one that is gone. */
function naming(event: string): Reaction[] {
  const kind = `line of ${event}`
  return [
    {
      event: `${event}merged`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        await tx.run(sql`insert into moved_reports (merge_id, entry_id, kind, report_id, holder_id, line)
          select ${mergeId}, ${id}, ${kind}, report_id, id, line from report_row
          where operation_id = ${operationId} and line::text like ${`%${id}%`}`)
        await tx.run(sql`update report_row w set line = replace(w.line::text, ${id}, ${intoId})::jsonb from moved_reports m
          where m.merge_id = ${mergeId} and m.entry_id = ${id} and m.kind = ${kind} and w.operation_id = ${operationId}
            and w.report_id = m.report_id and w.id = m.holder_id`)
        await tx.run(sql`update report_value set place_id = ${intoId} where operation_id = ${operationId} and place_id = ${id}`)
      },
    },
    {
      event: `${event}separated`,
      async react(tx, payload) {
        const { operationId, id, intoId, mergeId } = v.parse(Merged, payload)
        // Only what named the entry, and still says what the merge made of it.
        const back = sql`select jsonb_object_agg(e.key, e.value) from jsonb_each(m.line) e
          where e.value::text like ${`%${id}%`} and w.line -> e.key = replace(e.value::text, ${id}, ${intoId})::jsonb`
        await tx.run(sql`update report_row w set line = w.line || coalesce((${back}), '{}') from moved_reports m
          where m.merge_id = ${mergeId} and m.entry_id = ${id} and m.kind = ${kind} and w.operation_id = ${operationId}
            and w.report_id = m.report_id and w.id = m.holder_id and w.line is not null`)
        await tx.run(sql`delete from moved_reports where merge_id = ${mergeId} and entry_id = ${id} and kind = ${kind}`)
      },
    },
  ]
}

const named = ['places.', 'organisations.', 'plan.clusters-', 'plan.groups-', 'plan.activities-'] as const

export const reactions: readonly Reaction[] = [
  ...moving('plan.clusters-', 'cluster_id', ['report', 'report_duty', 'report_calendar']),
  ...moving('organisations.', 'organisation_id', ['report', 'report_duty']),
  ...named.flatMap(naming),
]
