/** What was decided, what is to be done, and what organisations wrote. */
import { listActionPoints, listMeetings } from '../coordination/index.ts'
import { wallTimeOf } from '../coordination/pure/time-zones.ts'
import type { SnapshotContent } from './content.ts'
import type { Gathering } from './gather.ts'
import { textSources } from './text-sources.ts'

type Gathered = Pick<SnapshotContent, 'decisions' | 'actions' | 'reported'>

/** Last day of a month, YYYY-MM. */
function lastDayOf(month: string): string {
  const [year = 0, nth = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, nth, 0)).toISOString().slice(0, 10)
}

export async function gatherTalk({ db, asked, context, organisation, clusterCode }: Gathering): Promise<Gathered> {
  const { operationId, clusterId, from, to } = asked
  const ofCluster = clusterId === null ? {} : { clusterId }
  const states = ['held', 'minutes-agreed'] as const
  const [first, last] = [`${from}-01`, lastDayOf(to)]
  const meetings = await listMeetings.read(db, { operationId, ...ofCluster, states: [...states], from: first, to: last }, context)
  const closedInMonths = { closedFrom: first, closedTo: last }
  const points = await listActionPoints.read(db, { operationId, ...ofCluster, which: 'all', ...closedInMonths }, context)
  const isIn = (day: string) => day.slice(0, 7) >= from && day.slice(0, 7) <= to
  const today = context.now.toISOString().slice(0, 10)
  const written = (await Promise.all(textSources.map(source => source.read(db, { operationId, clusterId, from, to })))).flat()
  return {
    decisions: meetings
      .map(meeting => ({ meeting, day: wallTimeOf(meeting.startsAt, meeting.timeZone).day }))
      .filter(({ day }) => isIn(day))
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.meeting.id < b.meeting.id ? -1 : 1))
      .flatMap(({ meeting, day }) =>
        meeting.decisions.map((text, nth) => ({
          ...{ id: `${meeting.id}|${nth}`, text, meeting: meeting.title, day, cluster: clusterCode(meeting.clusterId) },
          ...{ agreed: meeting.state === 'minutes-agreed', illustrative: meeting.illustrative },
        })),
      ),
    // Those that are open when this is taken, and those that were closed in the months.
    actions: points
      .filter(({ state, closedAt }) => state === 'open' || (closedAt !== null && isIn(closedAt)))
      .map(point => ({
        ...{ id: point.id, what: point.what, organisation: labelled(organisation(point.organisationId)), due: point.due },
        ...{ state: point.state, late: point.state === 'open' && point.due < today, cluster: clusterCode(point.clusterId) },
        illustrative: point.illustrative,
      })),
    reported: written.map(({ organisationId, clusterId: of, ...text }) => ({
      ...text,
      ...{ organisation: labelled(organisation(organisationId)), cluster: clusterCode(of) },
    })),
  }
}

/** By the acronym that it is known by, else by its names. */
const labelled = ({ code, names }: { code: string | null; names: SnapshotContent['operation']['names'] }) =>
  code === null ? names : { en: code }
