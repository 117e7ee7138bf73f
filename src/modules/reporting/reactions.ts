/** Reports, duties and calendars follow the cluster or organisation that theirs is merged into, and go back when the two are separated. */
import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import { sql } from '../../kernel/database/sql.ts'
import { Merged } from '../operations/index.ts'
import { waiveAfter } from './not-expected.ts'
import { awaited } from './rules.ts'

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
              and t.operation_id = ${operationId} and t.${ref} = ${intoId} and ${free(name, column, id)}`)
        await tx.run(
          sql`delete from moved_reports where merge_id = ${mergeId} and entry_id = ${id} and kind = any(${[...tables]}::text[])`,
        )
      },
    },
  ]
}

const ownedByAnother = {
  en: 'Merged with an entry that reports for the same period.',
  ar: 'دُمج مع مدخل آخر يقدّم تقريرًا عن الفترة نفسها.',
  ckb: 'لەگەڵ تۆمارێکی تر یەکخرا کە بۆ هەمان ماوە ڕاپۆرت دەدات.',
}

/** Duties that stay with a merged entry ask for nothing, and its reports that nobody began to send are waived; separated, all is as it was. */
function resting(event: string, column: Column): Reaction[] {
  const ref = sql.ref(column)
  const kind = `waived by ${column}`
  return [
    {
      event: `${event}merged`,
      async react(tx, payload, context) {
        const { operationId, id, mergeId } = v.parse(Merged, payload)
        await tx.run(sql`update report_duty set merge_id = ${mergeId}
          where operation_id = ${operationId} and ${ref} = ${id} and merge_id is null`)
        await tx.run(sql`insert into moved_reports (merge_id, entry_id, kind, report_id, holder_id)
          select ${mergeId}, ${id}, ${kind}, id, id from report
          where operation_id = ${operationId} and ${ref} = ${id} and state = any(${[...awaited]}::text[])`)
        const reason = ownedByAnother[context.language]
        await waiveAfter(tx, { operationId, whose: sql`${ref} = ${id}`, after: '', reason }, context)
      },
    },
    {
      event: `${event}separated`,
      async react(tx, payload) {
        const { operationId, id, mergeId } = v.parse(Merged, payload)
        await tx.run(sql`update report_duty set merge_id = null
          where operation_id = ${operationId} and ${ref} = ${id} and merge_id = ${mergeId}`)
        const mine = sql`m.merge_id = ${mergeId} and m.entry_id = ${id} and m.kind = ${kind}`
        // Nobody decided it: the journal keeps that it was so, the report goes on from where it stood.
        await tx.run(sql`with waived as (delete from report_event e using moved_reports m
            where ${mine} and e.operation_id = ${operationId} and e.report_id = m.report_id and e.to_state = 'waived'
            returning e.report_id, e.from_state, e.since)
          update report r set state = w.from_state, state_since = w.since, version = version + 1 from waived w
            where r.operation_id = ${operationId} and r.id = w.report_id and r.state = 'waived'`)
        await tx.run(sql`delete from moved_reports m where ${mine}`)
      },
    },
  ]
}

/** Lines that rows stand for name the entry that it was merged into: what is accepted later must not name one that is gone. */
function naming(event: string): Reaction[] {
  const kind = `line of ${event}`
  const valueKind = `value of ${event}`
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
        await tx.run(sql`insert into moved_reports (merge_id, entry_id, kind, report_id, holder_id, line)
          select ${mergeId}, ${id}, ${valueKind}, report_id, gen_random_uuid(),
            jsonb_build_object('position', position, 'of', plan_indicator_id, 'month', month)
          from report_value where operation_id = ${operationId} and place_id = ${id}`)
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
        // A value that took the place of one that was moved is of another indicator or month, or is of the entry that it says.
        await tx.run(sql`update report_value w set place_id = ${id} from moved_reports m
          where m.merge_id = ${mergeId} and m.entry_id = ${id} and m.kind = ${valueKind} and w.operation_id = ${operationId}
            and w.report_id = m.report_id and w.place_id = ${intoId}
            and m.line = jsonb_build_object('position', w.position, 'of', w.plan_indicator_id, 'month', w.month)`)
        await tx.run(
          sql`delete from moved_reports where merge_id = ${mergeId} and entry_id = ${id} and kind = any(${[kind, valueKind]}::text[])`,
        )
      },
    },
  ]
}

const named = ['places.', 'organisations.', 'plan.clusters-', 'plan.groups-', 'plan.activities-'] as const

export const reactions: readonly Reaction[] = [
  ...moving('plan.clusters-', 'cluster_id', ['report', 'report_duty', 'report_calendar']),
  ...moving('organisations.', 'organisation_id', ['report', 'report_duty']),
  ...resting('plan.clusters-', 'cluster_id'),
  ...resting('organisations.', 'organisation_id'),
  ...named.flatMap(naming),
]
