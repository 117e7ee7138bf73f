/** What the plan's forms say, as the commands want it; and what was wrong with it, in words. Pure. */
import { readCount } from '../../../exchange/feeds/values.ts'
import { Problem } from '../../../kernel/problems.ts'
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import type { CaseloadInput, Objective } from '../../../modules/plan/index.ts'
import { type PlanMessage, sayPlan } from '../../messages/plan.ts'

export type Values = Readonly<Record<string, string>>

/** Names of a form's three fields; what is blank is not there. */
export function namesOf(values: Values, prefix = 'name'): Names {
  const names: Names = {}
  for (const [language, field] of [['en', 'En'] as const, ['ar', 'Ar'] as const, ['ckb', 'Ckb'] as const]) {
    const name = values[`${prefix}${field}`]?.trim()
    if (name) names[language] = name
  }
  return names
}

/** An objective as its form says it. */
export function objectiveOf(values: Values, stored: Objective | null) {
  return {
    ...(stored && { id: stored.id, version: Number(values.version) }),
    parentId: values.parentId || null,
    level: Number(values.level),
    code: values.code?.trim() ?? '',
    names: namesOf(values),
    clusterId: values.clusterId || null,
    sort: values.sort?.trim() ? Number(values.sort) : 100,
    source: values.source?.trim() || null,
    illustrative: stored?.illustrative ?? false,
  }
}

/** The form of an objective, filled with what is stored. */
export function valuesOfObjective(objective: Objective): Values {
  const { code, level, parentId, names, clusterId, sort, source, version } = objective
  return {
    ...{ code, level: String(level), parentId: parentId ?? '', clusterId: clusterId ?? '', sort: String(sort) },
    ...{
      nameEn: names.en ?? '',
      nameAr: names.ar ?? '',
      nameCkb: names.ckb ?? '',
      source: source ?? '',
      version: String(version),
    },
  }
}

/** One line of the form of people, as it was written. */
export interface PeopleLine {
  /** Set in a line of a figure that is stored: its place and group stand fast. */
  stored: boolean
  placeId: string
  groupId: string
  /** The place as it was chosen by its label, in a new line. */
  place: string
  inNeed: string
  targeted: string
  source: string
  remove: boolean
}

export const newLines = 5
const linesMax = 5_000

/** The lines of a posted form. */
export function linesOf(values: Values): PeopleLine[] {
  const count = Math.min(linesMax, Number(values.lines) || 0)
  return Array.from({ length: count }, (_, nth) => {
    const of = (field: string) => values[`${field}.${nth}`]?.trim() ?? ''
    return {
      ...{ stored: of('stored') === 'yes', placeId: of('placeId'), groupId: of('groupId'), place: of('place') },
      ...{ inNeed: of('inNeed'), targeted: of('targeted'), source: of('source'), remove: of('remove') === 'yes' },
    }
  })
}

const isBlank = ({ stored, place, inNeed, targeted, groupId }: PeopleLine) =>
  !stored && place === '' && inNeed === '' && targeted === '' && groupId === ''

/** Figures of the lines, and every line that cannot be read in words. Removed and blank lines are left out. */
export function figuresOf(
  lines: readonly PeopleLine[],
  placeNamed: (label: string) => string | null,
  language: Language,
): { figures: CaseloadInput[]; wrong: string[] } {
  const wrong: string[] = []
  const figures: CaseloadInput[] = []
  const people = (value: string, place: string): number | null => {
    const read = readCount(value)
    if (read.error) wrong.push(sayPlan(language, 'wrongNumber', { place: place || '–', value }))
    return read.value
  }
  for (const line of lines) {
    if (line.remove || isBlank(line)) continue
    const placeId = line.stored ? line.placeId || null : line.place === '' ? null : placeNamed(line.place)
    if (!line.stored && line.place !== '' && placeId === null) wrong.push(sayPlan(language, 'wrongPlace', { value: line.place }))
    figures.push({
      ...{ placeId, groupId: line.groupId || null, source: line.source || null },
      inNeed: people(line.inNeed, line.place),
      targeted: people(line.targeted, line.place),
    })
  }
  return { figures, wrong }
}

const fieldNames: Record<string, PlanMessage> = {
  code: 'code',
  names: 'name',
  name: 'name',
  en: 'name',
  level: 'level',
  levels: 'levelsTitle',
  clusterId: 'cluster',
  parentId: 'parent',
  reason: 'reason',
  from: 'fromDay',
  note: 'note',
  sort: 'sort',
  starts: 'starts',
  ends: 'ends',
}

/** Why a command was refused, in one or two sentences. Anything but a problem the person can mend is thrown on. */
export function refusalOf(error: unknown, language: Language): { text: string; status: 409 | 422; code: string } {
  if (!(error instanceof Problem) || error.status === 404) throw error
  const fields = [
    ...new Set(
      error.fields.flatMap(({ pointer }) => pointer.split('/').flatMap(part => (fieldNames[part] ? [fieldNames[part]] : []))),
    ),
  ].map(field => sayPlan(language, field))
  const said = error.code === 'already-exists' ? sayPlan(language, 'codeTaken') : error.messageIn(language)
  const text = fields.length > 0 ? `${said} ${sayPlan(language, 'fields', { fields: fields.join(', ') })}` : said
  return { text, status: error.status === 409 ? 409 : 422, code: error.code }
}
