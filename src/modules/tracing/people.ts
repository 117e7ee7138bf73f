/** People at the end of the money: those of the projects that it paid for, by the rule for counting people. */
import type { Db } from '../../kernel/database/sql.ts'
import type { ViewContext } from '../../kernel/view.ts'
import { type PeopleCell, type ProjectReach, peopleByArea, showProjectReach, withoutSmall } from '../delivery/index.ts'
import { allPlaces } from '../places/index.ts'

/** People of some projects. */
export interface People {
  /** People reached, each counted once in a place and group; null is unknown. */
  reached: number | null
  /** Report lines, and how many of them do not say how many people they reached. */
  lines: number
  linesUnknown: number
  /** Figures that were left out for being small. */
  small: number
  /** Months of which people are known, YYYY-MM. */
  firstMonth: string | null
  lastMonth: string | null
  illustrative: boolean
}

export interface Reached {
  /** Of one project; of all of them together for null, each person once. */
  of(project: string | null): People
  /** First month from the given one on in which anybody was reached by one of the projects. */
  firstMonth(projects: readonly string[], from: string): string | null
}

/**
 * Reads the people of projects once.
 * @param protect leaves small numbers out, before anything is counted: for donors and the public.
 * @param within people in these places alone, with all that lies in them; left out, wherever they are.
 */
export async function peopleOf(
  db: Db,
  operationId: string,
  projects: readonly string[],
  context: ViewContext,
  protect: boolean,
  within?: readonly string[],
): Promise<Reached> {
  const read = projects.length === 0 ? [] : await showProjectReach.read(db, { operationId, projects: [...projects] }, context)
  const areas = projects.length === 0 ? [] : await allPlaces(db, operationId)
  const parentOf = new Map(areas.map(({ id, parentId }) => [id, parentId]))
  const isWithin = (id: string | null): boolean => {
    for (let at = id; at !== null; at = parentOf.get(at) ?? null) if (within?.includes(at)) return true
    return within === undefined
  }
  const all = read.filter(({ placeId }) => isWithin(placeId))
  const shown = protect ? withoutSmall(all).figures : all
  const count = (rows: readonly ProjectReach[], complete: readonly ProjectReach[]): People => {
    const cells: PeopleCell[] = rows.map(({ leafId, placeId, groupId, reached }) => ({
      ...{ clusterId: leafId, placeId, groupId },
      people: reached,
    }))
    const months = rows.flatMap(({ period, reached }) => (reached === null ? [] : [period])).sort()
    return {
      // A person whom two clusters reached is one person.
      reached: peopleByArea(cells, areas, () => '').get('|') ?? null,
      lines: complete.reduce((sum, { lines }) => sum + lines, 0),
      linesUnknown: complete.reduce((sum, { linesUnknown }) => sum + linesUnknown, 0),
      small: complete.length - rows.length,
      firstMonth: months[0] ?? null,
      lastMonth: months.at(-1) ?? null,
      illustrative: complete.some(({ illustrative }) => illustrative),
    }
  }
  return {
    of(project) {
      const fits = (row: ProjectReach) => project === null || row.project === project
      return count(shown.filter(fits), all.filter(fits))
    },
    firstMonth(wanted, from) {
      const months = shown.filter(row => wanted.includes(row.project) && row.period >= from && (row.reached ?? 0) > 0)
      return months.map(({ period }) => period).sort()[0] ?? null
    },
  }
}
