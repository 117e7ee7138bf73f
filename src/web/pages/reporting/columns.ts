/** The fields of an activity line as the columns of the grid and the fields of the form: their names, and what may be chosen in them. */
import type { Target } from '../../../exchange/feeds/activities/columns.ts'
import { targetGroups, targetName } from '../../../exchange/feeds/activities/field-names.ts'
import { fields, offeredParts } from '../../../exchange/feeds/activities/fields.ts'
import { type Language, languages, type Names, nameIn } from '../../../kernel/pure/languages.ts'
import type { GridColumn } from '../../islands/grid/data.ts'

/** Everything that a line may name, as the operation knows it. */
export interface Known {
  organisations: readonly { names: Names; acronym: string | null }[]
  places: readonly { id: string; parentId: string | null; level: number; names: Names }[]
  subclusters: readonly { code: string; names: Names }[]
  groups: readonly { names: Names }[]
  activities: readonly { names: Names }[]
  objectives: readonly string[]
  projects: readonly { code: string }[]
  indicators: readonly { code: string }[]
}

/** The report says these itself: whose it is, to which cluster, for when. */
const saidByReport: readonly Target[] = [
  ...(['period', 'year', 'leadOrganisation', 'leadAcronym', 'organisationRole', 'organisationType'] as const),
  ...(['cluster', 'clusterCode', 'country', 'change', 'recordId'] as const),
]
/** What most lines say, in the order in which it is asked for. The others are shown when a line says them, or when they are asked for. */
const usual: readonly Target[] = [
  ...(['subcluster', 'activity', 'adm1Name', 'adm2Name', 'site', 'group', 'reached'] as const),
  ...offeredParts.map((part): Target => `reached+${part}`),
  ...(['targeted', 'unit', 'quantity', 'status', 'implementingOrganisation', 'donor', 'projectCode', 'objective'] as const),
  'activityDetail',
  'comments',
]
const numbers: readonly string[] = [
  ...['quantity', 'value', 'latitude', 'longitude', 'households', 'targeted', 'reached', 'reachedNew'],
]
const statuses = ['planned', 'ongoing', 'completed', 'suspended', 'cancelled']
const wide: readonly string[] = ['activity', 'activityDetail', 'objective', 'comments', 'implementingOrganisation']

/** All fields of a line that somebody writes, the usual ones first. */
export const lineFields: readonly Target[] = [
  ...new Set([...usual, ...targetGroups.flatMap(({ targets }) => targets), ...fields]),
].filter(target => !saidByReport.includes(target))
export const isUsual = (field: string): boolean => usual.includes(field as Target)

/** Names in the reader's language, each once, in its order. */
function namesOf(entries: readonly { names: Names }[], language: Language): string[] {
  const names = entries.map(entry => nameIn(entry.names, language)).filter(Boolean)
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, language === 'ckb' ? 'ku' : language))
}

function choicesFor(field: string, known: Known, language: Language): GridColumn['choices'] {
  const level = Number(/^adm([1-4])Name$/.exec(field)?.[1])
  if (level === 1)
    return namesOf(
      known.places.filter(place => place.level === 1),
      language,
    )
  if (level > 1) {
    const parents = known.places.filter(place => place.level === level - 1)
    const inside = (id: string) => known.places.filter(({ parentId, level: own }) => parentId === id && own === level)
    const lists = Object.fromEntries(
      parents.map(parent => [nameIn(parent.names, language), namesOf(inside(parent.id), language)] as const),
    )
    return Object.values(lists).some(list => list.length > 0) ? { column: `adm${level - 1}Name`, lists } : undefined
  }
  const lists: Record<string, () => readonly string[]> = {
    subcluster: () => known.subclusters.map(({ code }) => code),
    activity: () => namesOf(known.activities, language),
    group: () => namesOf(known.groups, language),
    implementingOrganisation: () => namesOf(known.organisations, language),
    donor: () => namesOf(known.organisations, language),
    objective: () => known.objectives,
    projectCode: () => known.projects.map(({ code }) => code),
    indicator: () => known.indicators.map(({ code }) => code),
    status: () => statuses,
  }
  const list = lists[field]?.()
  return list && list.length > 0 ? list : undefined
}

/** Nothing else may be written in these: they are no names that somebody could add. */
const closed: readonly string[] = ['status', 'subcluster']

export function columnOf(field: Target, known: Known, language: Language): GridColumn {
  const choices = choicesFor(field, known, language)
  const isNumber = numbers.includes(field) || field.startsWith('reached+')
  const name = targetName(field, language)
  return {
    field,
    name,
    names: [...new Set([field, ...languages.map(each => targetName(field, each))])],
    kind: choices ? 'choice' : isNumber ? 'number' : 'text',
    width: wide.includes(field) ? 180 : isNumber ? 104 : 140,
    ...(choices && { choices }),
    ...(choices && !closed.includes(field) && { open: true }),
    ...(field === 'start' || field === 'end' ? { hint: 'YYYY-MM-DD' } : {}),
  }
}

/**
 * The columns of a report: the usual ones, and those in which one of its lines says something.
 * @param all shows every field there is.
 */
export function columnsOf(
  rows: readonly { cells: Readonly<Record<string, string>> }[],
  known: Known,
  language: Language,
  all = false,
): GridColumn[] {
  const said = new Set(rows.flatMap(({ cells }) => Object.keys(cells).filter(field => cells[field] !== '')))
  const offersNothing = (field: Target) => field === 'subcluster' && known.subclusters.length === 0
  return lineFields
    .filter(field => said.has(field) || ((all || isUsual(field)) && !offersNothing(field)))
    .map(field => columnOf(field, known, language))
}

/** The columns of the grid: parts of people reached stand under a heading that says the part alone. */
export const gridColumnsOf = (...given: Parameters<typeof columnsOf>): GridColumn[] =>
  columnsOf(...given).map(column =>
    column.field.startsWith('reached+') ? { ...column, name: column.name.replace(/^.*: /, '') } : column,
  )
