/**
 * The steps from values to kept figures, as queries that name each other. `recalculate.ts` runs them one after another as temporary
 * tables when much is made anew, or as one statement when little is.
 */
import { recordset } from '../../kernel/database/batch.ts'
import { type RawBuilder, sql } from '../../kernel/database/sql.ts'
import { notStated } from './not-stated.ts'

export type Fragment = RawBuilder<unknown>

export interface Step {
  name: string
  query: Fragment
  /** It only puts rows of other steps beside each other: reading it again costs less than writing it down. */
  light?: boolean
}

/** How a planned indicator of the work counts. */
export interface CountingRow {
  id: string
  parent_id: string | null
  /** How many it rolls up into, one in another. */
  depth: number
  over_time: string
  over_places: string
  over_parts: string
  ratio: boolean
  /** Its figures are made anew; the others are here because they roll up into one that is. */
  made: boolean
  /** Others roll up into it. */
  parts: boolean
}

export interface Work {
  operationId: string
  counting: readonly CountingRow[]
  /** Only what a batch of values touches; null is everything. */
  touched: Touched | null
  /** Kept cells of places, and those of areas. */
  kept: { places: Fragment; areas: Fragment }
}

export interface Touched {
  placeIds: readonly string[]
  /** Years * 12 + month; null is every month, for areas that get their first cell. */
  months: readonly number[] | null
}

export const uuids = (ids: readonly string[]) => sql`any(${[...ids]}::uuid[])`
/** Planned indicators of the work that fit. */
export const idsOf = ({ counting }: Work, which: (row: CountingRow) => boolean) =>
  uuids(counting.filter(which).map(({ id }) => id))
/** Ids stand in a statement of little work, where they lead to an index; where all are meant they would only be in the way. */
const among = (work: Work, column: Fragment, which: (row: CountingRow) => boolean) =>
  work.touched ? sql`and ${column} = ${idsOf(work, which)}` : nothing
const inTouchedPlaces = ({ touched }: Work, column: Fragment) =>
  touched ? sql`and ${column} = ${uuids(touched.placeIds)}` : nothing
const inTouchedMonths = ({ touched }: Work, column: Fragment) =>
  touched?.months ? sql`and ${column} = any(${[...touched.months]}::int[])` : nothing

const nothing = sql``

/**
 * What counts of the planned indicator in `c`. Values are put together one planned indicator after the other: so the index hands them over
 * in its order, and the groups of one are few enough to stay near the processor.
 */
const ofPlanned = ({ operationId }: Work) => sql`operation_id = ${operationId} and current and plan_indicator_id = c.id`

/**
 * What numerators and denominators give under the rule of their row; `numerator` and `denominator` then take what the rule asks for. Rows
 * have `numerator` (null when unknown), `denominator` and `recency`. A ratio is chosen whole; a count by the latest month and then by its
 * size, both in one number. Only what the rule reads is put together: most of the work is here.
 * @param rule by which they are put together; its flags stand in the table of that name (`countingStep`).
 * @param inMonth all rows are of one month.
 */
function gathered(rule: 'time' | 'place' | 'part', table = 'c', inMonth = false): Fragment {
  const flag = (name: string) => sql.ref(`${table}.${rule}_${name}`)
  const latest = inMonth ? sql`false` : flag('latest')
  return sql`sum(numerator) filter (where ${flag('adds')}) as summed, sum(denominator) filter (where ${flag('adds_below')}) as summed_below,
  max(numerator) filter (where ${flag(inMonth ? 'top_of_month' : 'top')}) as highest,
  max(recency * ${latestStep} + numerator) filter (where ${latest} and not ${flag('picks')}) as latest_count,
  max(array[case when ${latest} then recency else 0 end::float8, coalesce(numerator::float8 / nullif(denominator, 0)::float8, -1), numerator::float8, denominator::float8])
    filter (where ${flag('picks')} and numerator is not null) as picked`
}
/** No figure is as large. */
const latestStep = sql.raw('1e15')

/** A numerator by the rule of its row; a mean is still a sum, unless it is to be read as one number again (`settle`). */
const numerator = (rule: Fragment, ratio: Fragment, settle = false) =>
  sql`case when ${rule} = 'sum' then summed when ${rule} = 'average' then ${settle ? sql`summed / nullif(weight, 0)` : sql`summed`}
    when ${ratio} then picked[3]::numeric when ${rule} = 'highest' then highest else mod(latest_count, ${latestStep}) end`
const denominator = (rule: Fragment, ratio: Fragment) =>
  sql`case when not ${ratio} then null when ${rule} = 'sum' then summed_below else picked[4]::numeric end`

const ratio = sql.ref('c.ratio')
const overTime = sql.ref('c.over_time')
const overPlaces = sql.ref('c.over_places')
const overParts = sql.ref('c.over_parts')
/** In one month the last figure is as late as any other: the greatest of them counts. */
const inMonth = sql`case when c.over_places = 'last' and not c.ratio then 'highest' else c.over_places end`

/** What a rule reads, so that nothing else is put together. */
const flagsOf = (column: string, rule: string) =>
  sql.raw(`${column} = 'last' as ${rule}_latest, ratio and ${column} <> 'sum' as ${rule}_picks, ${column} in ('sum', 'average') as ${rule}_adds,
      ratio and ${column} = 'sum' as ${rule}_adds_below, not ratio and ${column} = 'highest' as ${rule}_top,
      not ratio and ${column} in ('highest', 'last') as ${rule}_top_of_month`)

/** The planned indicators of the work. */
export const countingStep = ({ counting }: Work): Step => ({
  name: 'counting',
  query: sql`select *, ${sql.join(
    [
      ['over_time', 'time'],
      ['over_places', 'place'],
      ['over_parts', 'part'],
    ].map(([column = '', rule = '']) => flagsOf(column, rule)),
  )}
    from ${recordset(counting, 'id uuid, parent_id uuid, depth int, over_time text, over_places text, over_parts text, ratio boolean, made boolean, parts boolean')}`,
})

const figureColumns = sql.raw('id, place_id, key, numerator, denominator, weight, places, said, unknown, latest, illustrative')

/**
 * What was said of places themselves: months first, by organisation, then organisations. For planned indicators that fit; a figure that
 * is one part of several is read as one number (`settle`).
 */
function own(work: Work, which: Fragment, settle = false): Fragment {
  return sql`select c.id, o.place_id, o.key, ${numerator(overPlaces, ratio, settle)} as numerator, ${denominator(overPlaces, ratio)} as denominator,
      weight, least(weight, 1) as places, said, unknown, latest, illustrative
    from counting c cross join lateral (
      select u.place_id, u.key, ${gathered('place')}, count(numerator)::int as weight, sum(said)::int as said,
        sum(unknown)::int as unknown, max(recency) as latest, bool_or(illustrative) as illustrative
      from (
        select m.place_id, m.key, ${numerator(overTime, ratio, true)} as numerator, ${denominator(overTime, ratio)} as denominator,
          m.said, m.said - m.weight as unknown, m.latest as recency, m.illustrative
        from (
          select v.place_id, v.key, ${gathered('time')}, count(numerator)::int as weight,
            count(*)::int as said, max(recency) filter (where numerator is not null) as latest, bool_or(illustrative) as illustrative
          from (select place_id, key, organisation_id, month as recency, numerator, denominator, illustrative
            from indicator_value where ${ofPlanned(work)} ${inTouchedPlaces(work, sql.ref('place_id'))}) v
          group by v.place_id, v.key, v.organisation_id) m) u
      group by u.place_id, u.key) o
    where c.made and ${which}`
}

/** Cells of places that are kept and are not made anew. */
function keptPlaces(work: Work): Fragment {
  const { operationId, touched, kept, counting } = work
  if (touched === null && counting.every(({ made }) => made)) return nothing
  const anew = touched ? sql`c.made and k.place_id = ${uuids(touched.placeIds)}` : sql`c.made`
  return sql`union all select plan_indicator_id, place_id, key, numerator, denominator, weight, places, said, unknown, latest, illustrative
    from ${kept.places} k join counting c on c.id = k.plan_indicator_id
    where k.operation_id = ${operationId} ${among(work, sql.ref('k.plan_indicator_id'), () => true)} and not (${anew})`
}

/** `fresh_place`: cells of places, those of parts before what they roll up into. */
export function placeSteps(work: Work): Step[] {
  const depths = [...new Set(work.counting.flatMap(({ made, parts, depth }) => (made && parts ? [depth] : [])))].sort(
    (a, b) => b - a,
  )
  const steps: Step[] = [{ name: 'own_place', query: own(work, sql`not c.parts`) }]
  const before = () =>
    sql.join(
      steps.map(({ name }) => sql`select ${figureColumns} from ${sql.table(name)}`),
      sql` union all `,
    )
  for (const depth of depths) {
    const only = work.touched ? sql`where o.place_id = ${uuids(work.touched.placeIds)}` : nothing
    const query = sql`select x.id, x.place_id, x.key, ${numerator(overParts, ratio, true)} as numerator, ${denominator(overParts, ratio)} as denominator,
        least(weight, 1) as weight, least(weight, 1) as places, said, unknown, latest, illustrative
      from (
        select part.id, part.place_id, part.key, ${gathered('part')}, count(numerator)::int as weight,
          sum(said)::int as said, sum(unknown)::int as unknown, max(recency) as latest, bool_or(illustrative) as illustrative
        from (
          select p.parent_id as id, o.place_id, o.key, case when p.over_places = 'average' then o.numerator / nullif(o.weight, 0) else o.numerator end as numerator,
            o.denominator, o.latest as recency, o.said, o.unknown, o.illustrative
          from (${before()} ${keptPlaces(work)}) o join counting p on p.id = o.id
          join counting parent on parent.id = p.parent_id and parent.made and parent.depth = ${depth} ${only}
          union all
          select id, place_id, key, numerator, denominator, latest, said, unknown, illustrative
          from (${own(work, sql`c.parts and c.depth = ${depth}`, true)}) direct) part
        join counting c on c.id = part.id
        group by part.id, part.place_id, part.key) x
      join counting c on c.id = x.id`
    steps.push({ name: `own_place_${depth}`, query })
  }
  return [...steps, { name: 'fresh_place', query: before(), light: true }]
}

/** Where figures of places are put together first, and the areas that they are handed up to from there. */
export interface Areas {
  homes: { place_id: string; home_id: string }[]
  /** `depth` counts from the whole operation, which is 0. */
  areas: { area_id: string; parent_id: string | null; depth: number; wanted: boolean }[]
}

export const areaSteps = ({ homes, areas }: Areas): Step[] => [
  { name: 'area_home', query: sql`select place_id, home_id from ${recordset(homes, 'place_id uuid, home_id uuid')}` },
  {
    name: 'area',
    query: sql`select area_id, parent_id, depth, wanted from ${recordset(areas, 'area_id uuid, parent_id uuid, depth int, wanted boolean')}`,
  },
]

const depthsOf = ({ areas }: Areas) => [...new Set(areas.map(({ depth }) => depth))].sort((a, b) => b - a)

/** One step for each depth of areas, the deepest first: what lies in an area itself, with what the areas inside it hand up. */
function upwards(name: string, areas: Areas, own: Fragment, columns: Fragment, together: (rows: Fragment) => Fragment): Step[] {
  let below: string | null = null
  return depthsOf(areas).map(depth => {
    const inside: Fragment = below
      ? sql`union all select b.id, a.parent_id as area_id, b.key, ${columns}, true as inside from ${sql.table(below)} b join area a on a.area_id = b.area_id`
      : nothing
    const rows = sql`select o.id, o.area_id, o.key, ${columns}, o.inside from ${own} o join area a on a.area_id = o.area_id and a.depth = ${depth} ${inside}`
    below = `${name}_${depth}`
    return { name: below, query: together(rows) }
  })
}

/** `area_total`: areas with all that lies inside them, to date. One that nothing lies inside of has no cell of its own. */
export function totalSteps(work: Work, areas: Areas): Step[] {
  const columns = sql.raw('numerator, denominator, weight, places, said, unknown, latest, illustrative')
  const own = sql`(select o.id, h.home_id as area_id, o.key, ${columns}, o.place_id <> h.home_id as inside
    from (select ${figureColumns} from fresh_place ${keptPlaces(work)}) o join area_home h on h.place_id = o.place_id)`
  const steps = upwards(
    'total',
    areas,
    own,
    columns,
    rows => sql`select x.id, x.area_id, x.key, ${numerator(overPlaces, ratio)} as numerator, ${denominator(overPlaces, ratio)} as denominator,
        weight, places, said, unknown, latest, illustrative, inside
      from (
        select o.id, o.area_id, o.key, ${gathered('place')}, sum(weight)::int as weight, sum(places)::int as places,
          sum(said)::int as said, sum(unknown)::int as unknown, max(recency) as latest, bool_or(illustrative) as illustrative, bool_or(inside) as inside
        from (select r.*, r.latest as recency from (${rows}) r) o join counting c on c.id = o.id and c.made
        group by o.id, o.area_id, o.key) x
      join counting c on c.id = x.id`,
  )
  const all = sql.join(
    steps.map(({ name }) => sql`select * from ${sql.table(name)}`),
    sql` union all `,
  )
  steps.push({
    name: 'area_total',
    light: true,
    query: sql`select t.* from (${all}) t join area a on a.area_id = t.area_id and a.wanted where t.inside or t.area_id = ${notStated}`,
  })
  return steps
}

/** Values of the months of the work, of the planned indicator in `c`. */
const valuesByMonth = (work: Work) => sql`(select place_id, key, month as recency, numerator, denominator
  from indicator_value where ${ofPlanned(work)} ${inTouchedMonths(work, sql.ref('month'))}) v`

/** `area_month`: areas by month. Planned indicators that others roll up into are put together place by place first. */
export function monthSteps(work: Work, areas: Areas): Step[] {
  const steps: Step[] = [
    {
      name: 'home_month',
      query: sql`select c.id, x.home_id as area_id, x.key, x.month, ${numerator(inMonth, ratio)} as numerator, ${denominator(inMonth, ratio)} as denominator,
          weight, said, said - weight as unknown, true as inside
        from counting c cross join lateral (
          select h.home_id, v.key, v.recency as month, ${gathered('place', 'c', true)}, count(numerator)::int as weight, count(*)::int as said
          from ${valuesByMonth(work)} join area_home h on h.place_id = v.place_id
          group by h.home_id, v.key, v.recency) x
        where c.made and not c.parts`,
    },
  ]
  const parts = work.counting.some(each => each.parts)
  if (parts) steps.push(...partMonthSteps(work))
  const homes = parts ? sql`(select * from home_month union all select * from home_month_of_parts)` : sql`home_month`
  const columns = sql.raw('month, numerator, denominator, weight, said, unknown')
  const deepest = depthsOf(areas)[0]
  const levels = upwards(
    'month',
    areas,
    homes,
    columns,
    rows =>
      // Nothing is handed up to the deepest areas: what lies in them is put together already.
      sql`select x.id, x.area_id, x.key, x.month, ${numerator(inMonth, ratio)} as numerator, ${denominator(inMonth, ratio)} as denominator,
        weight, said, unknown
      from (
        select o.id, o.area_id, o.key, o.month, ${gathered('place', 'c', true)}, sum(weight)::int as weight, sum(said)::int as said, sum(unknown)::int as unknown
        from (select r.*, r.month as recency from (${rows}) r) o join counting c on c.id = o.id
        group by o.id, o.area_id, o.key, o.month) x
      join counting c on c.id = x.id`,
  )
  const [first, ...others] = levels
  if (first)
    steps.push(
      {
        ...first,
        light: true,
        query: sql`select o.id, o.area_id, o.key, ${columns} from ${homes} o join area a on a.area_id = o.area_id and a.depth = ${deepest}`,
      },
      ...others,
    )
  const all = sql.join(
    levels.map(({ name }) => sql`select id, area_id, key, ${columns} from ${sql.table(name)}`),
    sql` union all `,
  )
  return [
    ...steps,
    { name: 'area_month', light: true, query: sql`select m.* from (${all}) m join area a on a.area_id = m.area_id and a.wanted` },
  ]
}

function partMonthSteps(work: Work): Step[] {
  const columns = sql.raw('id, place_id, key, month, numerator, denominator, said, unknown, whole, into_id')
  const steps: Step[] = [
    {
      name: 'part_month',
      // `whole`: the figure with all its parts; what was said for an indicator directly is one part of it. `into_id`: what it is a part of.
      query: sql`select c.id, x.place_id, x.key, x.month, ${numerator(inMonth, ratio, true)} as numerator, ${denominator(inMonth, ratio)} as denominator,
          said, said - weight as unknown, not c.parts as whole, case when c.parts then c.id else c.parent_id end as into_id
        from counting c cross join lateral (
          select v.place_id, v.key, v.recency as month, ${gathered('place', 'c', true)}, count(numerator)::int as weight, count(*)::int as said
          from ${valuesByMonth(work)}
          group by v.place_id, v.key, v.recency) x
        where c.parts or c.parent_id is not null`,
    },
  ]
  const before = () =>
    sql.join(
      steps.map(({ name }) => sql`select ${columns} from ${sql.table(name)}`),
      sql` union all `,
    )
  const depths = [...new Set(work.counting.flatMap(({ parts, depth }) => (parts ? [depth] : [])))].sort((a, b) => b - a)
  for (const depth of depths)
    steps.push({
      name: `part_month_${depth}`,
      query: sql`select x.id, x.place_id, x.key, x.month, ${numerator(partInMonth, ratio, true)} as numerator, ${denominator(partInMonth, ratio)} as denominator,
          said, unknown, true as whole, c.parent_id as into_id
        from (
          select m.into_id as id, m.place_id, m.key, m.month, ${gathered('part', 'c', true)}, count(numerator)::int as weight,
            sum(said)::int as said, sum(unknown)::int as unknown
          from (select p.*, p.month as recency from (${before()}) p) m join counting c on c.id = m.into_id and c.depth = ${depth}
          group by m.into_id, m.place_id, m.key, m.month) x
        join counting c on c.id = x.id`,
    })
  const home: Step = {
    name: 'home_month_of_parts',
    query: sql`select x.id, x.home_id as area_id, x.key, x.month, ${numerator(inMonth, ratio)} as numerator, ${denominator(inMonth, ratio)} as denominator,
        weight, said, unknown, true as inside
      from (
        select m.id, h.home_id, m.key, m.month, ${gathered('place', 'c', true)}, count(numerator)::int as weight, sum(said)::int as said, sum(unknown)::int as unknown
        from (select p.*, p.month as recency from (${before()}) p where whole) m join counting c on c.id = m.id and c.parts and c.made
        join area_home h on h.place_id = m.place_id
        group by m.id, h.home_id, m.key, m.month) x
      join counting c on c.id = x.id`,
  }
  return [...steps, home]
}

/** Of parts of one month the last is as late as any other, too. */
const partInMonth = sql`case when c.over_parts = 'last' and not c.ratio then 'highest' else c.over_parts end`

/** `area_series`: months of areas in one row each; months that were not touched as they are kept. */
export function seriesSteps(work: Work): Step[] {
  const { operationId, touched } = work
  const keptMonths = touched?.months
    ? sql`union all select k.plan_indicator_id, k.place_id, k.key, s.month, s.numerator, s.denominator, s.weight, s.said, s.unknown
        from indicator_cell k join area_total t on t.id = k.plan_indicator_id and t.area_id = k.place_id and t.key = k.key
        cross join lateral unnest(k.months, k.month_numerators, k.month_denominators, k.month_weights, k.month_said, k.month_unknown)
          as s(month, numerator, denominator, weight, said, unknown)
        where k.operation_id = ${operationId} ${among(work, sql.ref('k.plan_indicator_id'), ({ made }) => made)} and not (s.month = any(${[...touched.months]}::int[]))`
    : nothing
  return [
    {
      name: 'area_series',
      query: sql`select id, area_id, key, array_agg(month) as months, array_agg(numerator) as numerators, array_agg(denominator) as denominators,
          array_agg(weight) as weights, array_agg(said) as said, array_agg(unknown) as unknown
        from (select id, area_id, key, month, numerator, denominator, weight, said, unknown from area_month ${keptMonths} order by 1, 2, 3, 4) m
        group by id, area_id, key`,
    },
  ]
}

/** The rows that become cells of places, and those that become cells of areas. */
export const freshPlaces = ({
  operationId,
}: Work) => sql`select ${operationId}::uuid as operation_id, id as plan_indicator_id, place_id, key, numerator, denominator,
  weight, places, said, unknown, latest, illustrative from fresh_place`
export const freshAreas = ({
  operationId,
}: Work) => sql`select ${operationId}::uuid as operation_id, t.id as plan_indicator_id, t.area_id as place_id, t.key, t.numerator, t.denominator,
    t.weight, t.places, t.said, t.unknown, t.latest, t.illustrative, coalesce(s.months, '{}') as months,
    coalesce(s.numerators, '{}') as month_numerators, coalesce(s.denominators, '{}') as month_denominators, coalesce(s.weights, '{}') as month_weights,
    coalesce(s.said, '{}') as month_said, coalesce(s.unknown, '{}') as month_unknown
  from area_total t left join area_series s on s.id = t.id and s.area_id = t.area_id and s.key = t.key`
