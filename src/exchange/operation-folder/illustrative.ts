/**
 * The illustrative layer of the shipped operation: needs and monthly reports that fill every screen. Deterministic: the same folder
 * and seed give the same figures. Nothing of it is a fact; every line carries the mark *illustrative*.
 */
import { createHash } from 'node:crypto'
import { systemActor } from '../../kernel/access.ts'
import type { CommandRunner } from '../../kernel/command.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { storeActivityReports } from '../../modules/delivery/index.ts'
import { contentHashOf, lineKeyOf } from '../../modules/delivery/pure/keys.ts'
import { type NeedInput, storeNeedsCommand } from '../../modules/plan/index.ts'
import { type IllustrativeActivity, storeIllustrativeActivities } from './illustrative-activities.ts'
import { storeIllustrativeIndicators } from './illustrative-indicators.ts'
import { storeMeetingsOf } from './illustrative-meetings.ts'
import { storeIllustrativeMoney } from './illustrative-money.ts'
import { storeIllustrativePlan } from './illustrative-plan.ts'
import { projectOf, storeIllustrativeProjects } from './illustrative-projects.ts'
import { type IllustrativeLine, storeIllustrativeReports } from './illustrative-reports.ts'
import type { LoadedOperation } from './load.ts'

/** Uniform numbers in [0, 1) from a text, by SHA-256: the same text gives the same number on every machine. */
function chance(...parts: (string | number)[]): number {
  return createHash('sha256').update(parts.join('|')).digest().readUInt32BE(0) / 2 ** 32
}

interface Year {
  year: number
  /** Which agencies of the country team the illustration lets report, by cluster of that year. */
  reporters: Record<string, string[]>
  groups: Record<string, string[]>
}

/** The clusters were numbered in 2004 and lettered in 2005. */
const years: readonly Year[] = [
  {
    year: 2004,
    reporters: {
      1: ['UNESCO', 'UNICEF'],
      2: ['WHO', 'UNICEF'],
      3: ['UNICEF', 'UNDP'],
      4: ['UN-HABITAT', 'UNOPS'],
      5: ['FAO', 'UNEP'],
      6: ['WFP'],
      7: ['UNOPS'],
      8: ['UNHCR', 'IOM'],
      9: ['UNDP', 'IOM'],
      10: ['ILO', 'UNIFEM'],
      11: ['UNDP', 'IOM'],
    },
    groups: {
      1: ['displaced', 'vulnerable'],
      2: ['sick', 'vulnerable'],
      3: ['vulnerable'],
      4: ['displaced', 'vulnerable'],
      5: ['unemployed'],
      6: ['vulnerable'],
      7: ['vulnerable'],
      8: ['displaced', 'stranded'],
      9: ['dispossessed'],
      10: ['unemployed'],
      11: ['vulnerable'],
    },
  },
  {
    year: 2005,
    reporters: {
      A: ['FAO', 'WFP', 'UNEP'],
      B: ['UNESCO', 'UNICEF'],
      C: ['UNDP', 'IOM', 'ILO', 'UNIFEM'],
      D: ['WHO', 'UNICEF', 'IOM', 'UNFPA'],
      E: ['UNDP', 'UN-HABITAT', 'UNOPS', 'UNICEF'],
      F: ['UNHCR', 'IOM', 'UN-HABITAT'],
      G: ['UNDP', 'UNOPS'],
    },
    groups: {
      A: ['vulnerable', 'unemployed'],
      B: ['displaced', 'vulnerable'],
      C: ['unemployed', 'dispossessed'],
      D: ['sick', 'vulnerable'],
      E: ['vulnerable', 'displaced'],
      F: ['displaced', 'stranded', 'dispossessed'],
      G: ['vulnerable'],
    },
  },
]
const monthsOf = (year: number) => Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)

/** Districts by P-code with the code of their governorate. */
const districtsOf = (loaded: LoadedOperation) => [...loaded.places.keys()].filter(code => /^IQG\d\dQ\d\d$/.test(code)).sort()

/** Stores a catalogue of activities, needs and reports of 2004 and 2005 at district level, the objectives of the plan, indicators with figures, and reports of 2005: all marked illustrative. */
export async function storeIllustrativeLayer(
  runner: CommandRunner,
  loaded: LoadedOperation,
): Promise<{
  needs: number
  lines: number
  objectives: number
  figures: number
  meetings: number
  reports: number
  entries: number
}> {
  const step = (name: string) => ({ actor: systemActor(), commandId: idOf(loaded.seed, 'illustrative', name) })
  const needs: NeedInput[] = []
  const lines: IllustrativeLine[] = []
  const catalogue = await storeIllustrativeActivities(runner, loaded, step)
  for (const district of districtsOf(loaded))
    for (const year of years)
      for (const [cluster, groups] of Object.entries(year.groups))
        for (const group of groups)
          cellOf(loaded, year, { district, cluster, group, activities: catalogue.get(cluster) ?? [] }, needs, lines)
  await storeIllustrativeProjects(runner, loaded, step)
  await runner.run(storeNeedsCommand, { operationId: loaded.operationId, needs }, step('needs'))
  await runner.run(
    storeActivityReports,
    { operationId: loaded.operationId, illustrative: true, lines: lines.map(({ line }) => line) },
    step('reports'),
  )
  const objectives = await storeIllustrativePlan(runner, loaded, needs, step)
  const reporters = years.at(-1)?.reporters ?? {}
  const illustrating = { runner, loaded, chance, step, reporters }
  const figures = await storeIllustrativeIndicators(illustrating)
  const meetings = await storeMeetingsOf(runner, loaded, step)
  const reports = await storeIllustrativeReports(illustrating, lines)
  const entries = await storeIllustrativeMoney(illustrating, lines)
  return { needs: needs.length, lines: lines.length, objectives, figures, meetings, reports, entries }
}

/**
 * The objective that a partner says a line serves: one of those of the cluster that are for the group. One in eight says none, and those
 * of a year before the plan was in force have none to say.
 */
function objectiveOf({ plan }: LoadedOperation, year: number, at: readonly [string, string, string], organisation: string) {
  if (plan === null || plan.file.inForceFrom > `${year}-12-31`) return null
  const [, cluster, group] = at
  const lowest = plan.file.levels.length
  const fitting = plan.file.objectives.filter(
    each => each.level === lowest && each.cluster === cluster && each.groups.includes(group),
  )
  if (fitting.length === 0 || chance(...at, organisation, 'objective') < 0.125) return null
  return fitting[Math.floor(chance(...at, organisation, 'which objective') * fitting.length)]?.code ?? null
}

interface Cell {
  district: string
  cluster: string
  group: string
  activities: readonly IllustrativeActivity[]
}

/** What is done for the people of a cell. Of one in ten nobody says what. */
function activityOf({ district, cluster, group, activities }: Cell): IllustrativeActivity | null {
  const at = [district, cluster, group] as const
  if (chance(...at, 'activity') < 0.1) return null
  return activities[Math.floor(chance(...at, 'which activity') * activities.length)] ?? null
}

function cellOf(
  loaded: LoadedOperation,
  { year, reporters }: Year,
  cell: Cell,
  needs: NeedInput[],
  lines: IllustrativeLine[],
): void {
  const { district, cluster, group } = cell
  const at = [district, cluster, group] as const
  const idIn = (ids: ReadonlyMap<string, string>, code: string) => {
    const id = ids.get(code)
    if (id === undefined) throw new Error(`The operation has no ${code}.`)
    return id
  }
  const ids = {
    placeId: idIn(loaded.places, district),
    clusterId: idIn(loaded.clusters, cluster),
    groupId: idIn(loaded.groups, group),
  }
  // One cell in eight has no assessment: unknown stays unknown.
  if (chance(...at, 'assessed') < 0.125) return
  const inNeed = Math.round((800 + 24_000 * chance(...at, 'need') ** 3) / 10) * 10
  const targeted = chance(...at, 'target') < 0.15 ? null : Math.round((inNeed * (0.35 + 0.5 * chance(...at, 'share'))) / 10) * 10
  needs.push({
    ...ids,
    period: `${year}-01`,
    inNeed,
    targeted,
    severity: 1 + Math.floor(5 * chance(...at, 'phase')),
    source: 'illustrative',
    illustrative: true,
  })
  // Access differs: in the west and the north-west fewer could work.
  const reach = district.startsWith('IQG01') || district.startsWith('IQG15') ? 0.35 : 0.72
  const activity = activityOf(cell)
  for (const organisation of reporters[cluster] ?? []) {
    if (chance(...at, organisation) > reach * 0.55) continue
    const first = Math.floor(6 * chance(...at, organisation, 'first'))
    const last = first + 2 + Math.floor(7 * chance(...at, organisation, 'last'))
    for (const [month, period] of monthsOf(year).entries()) {
      if (month < first || month > last || chance(...at, organisation, period) < 0.35) continue
      const unknown = chance(...at, organisation, period, 'unknown') < 0.06
      const reached = unknown
        ? null
        : Math.round(
            (targeted ?? inNeed * 0.4) * Math.min(1.15, (0.25 + chance(...at, organisation, 'pace')) * ((month + 2) / 12)),
          )
      const line = {
        ...ids,
        period,
        activityId: activity?.id ?? null,
        objective: objectiveOf(loaded, year, at, organisation),
        projectCode: chance(...at, organisation, 'project') < 0.15 ? null : projectOf(cluster, organisation),
        leadOrganisationId: loaded.organisations.get(organisation),
        implementingOrganisationId: loaded.organisations.get(organisation),
        status: 'ongoing' as const,
        reached,
        targeted,
      }
      lines.push({
        ...{ year, district, cluster, group, organisation, activity: activity?.name ?? null },
        line: {
          ...line,
          lineKey: lineKeyOf(['illustrative', loaded.operationId, organisation, period, ...at]),
          contentHash: contentHashOf(line),
        },
      })
    }
  }
}
