/** Whom the room tells of meetings and action points, and what it puts into their calendars. */
import type { CommandContext } from '../../kernel/command.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import type { Holding } from '../accounts/index.ts'
import { notify, putCalendarEntries, putCalendarEntry, reminderOn } from '../notices/index.ts'
import { operationCodes } from '../operations/index.ts'
import { allClusters, organisationsOfCluster } from '../plan/index.ts'
import { wallTimeOf } from './pure/time-zones.ts'
import { actionTexts, handoverTexts, type MeetingHappened, meetingTexts } from './telling-texts.ts'

/** Those expected at a meeting: who runs the cluster, its counterpart in the ministry, and the focal points of its members. */
async function expectedAt(db: Db, operationId: string, clusterId: string | null): Promise<Holding[]> {
  if (clusterId === null)
    return (['coordinator', 'information-officer', 'task-manager', 'focal-point', 'ministry-counterpart'] as const).map(role => ({
      role,
    }))
  const members = await organisationsOfCluster(db, operationId, clusterId)
  return [
    { role: 'coordinator' },
    { role: 'information-officer' },
    { role: 'task-manager', clusterId },
    { role: 'ministry-counterpart', clusterId },
    ...members.map((organisationId): Holding => ({ role: 'focal-point', organisationId })),
  ]
}

interface ToldMeeting {
  clusterId: string | null
  title: string
  startsAt: Date
  endsAt: Date | null
  timeZone: string
  place: string | null
  link: string | null
  cancelled: string | null
  version: number
}

const readMeeting = (db: Db, operationId: string, id: string) =>
  db.find<ToldMeeting>(sql`select cluster_id as "clusterId", title, starts_at as "startsAt", ends_at as "endsAt",
      time_zone as "timeZone", place, link, cancelled, version
    from meeting where operation_id = ${operationId} and id = ${id} and not illustrative`)

/** When and where a meeting is, as one text: people are told when this changes, not for every word of the agenda. */
export async function placeAndTime(db: Db, operationId: string, id: string): Promise<string> {
  const meeting = await readMeeting(db, operationId, id)
  return JSON.stringify([meeting?.startsAt, meeting?.endsAt, meeting?.timeZone, meeting?.place, meeting?.link])
}

/** Keeps the calendars of those expected right, and tells them; of what is put on record afterwards, or made up, nobody is told. */
export async function tellOfMeeting(
  tx: Tx,
  { operationId, id, happened }: { operationId: string; id: string; happened: MeetingHappened | 'reworded' },
  { actor, now }: CommandContext,
): Promise<void> {
  const meeting = await readMeeting(tx, operationId, id)
  if (!meeting) return
  const { startsAt, endsAt, timeZone, title, place, cancelled, version } = meeting
  const to = await expectedAt(tx, operationId, meeting.clusterId)
  const link = `/o/${(await operationCodes(tx)).get(operationId) ?? ''}/meetings/${id}`
  const { day, hour } = wallTimeOf(startsAt.toISOString(), timeZone)
  const said = { title, when: `${day} ${hour} (${timeZone})`, place, reason: cancelled }
  await putCalendarEntry(tx, {
    ...{ operationId, to, link, now, key: `meeting|${id}`, cancelled: cancelled !== null },
    // The place stays behind the sign-in: a calendar's address can fall into other hands.
    texts: meetingTexts('entry', { ...said, place: null }),
    when: { startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null },
  })
  if (happened === 'reworded' || startsAt <= now) return
  await notify(tx, {
    ...{ operationId, to, link, now, except: actor.id, due: day, kind: `meeting-${happened}` },
    texts: meetingTexts(happened, said),
    key: `meeting|${id}|${happened}|${version}`,
  })
}

interface ToldAction {
  id: string
  what: string
  organisationId: string
  personId: string | null
  due: string
  state: string
  /** How often it was opened again. */
  reopened: number
}

const actionColumns = sql`a.id, a.what, a.organisation_id as "organisationId", a.person_id as "personId", a.due::text, a.state,
  (select count(*)::int from action_point_event e where e.operation_id = a.operation_id and e.action_point_id = a.id
    and e.kind = 'reopened') as reopened`

/** Whose an action point is: the person named, and the focal points of the organisation. */
const ownersOf = ({ organisationId, personId }: ToldAction): Holding[] => [
  { role: 'focal-point', organisationId },
  ...(personId === null ? [] : [{ personId }]),
]

/** Keeps action points in the calendars of their owners while they are open. @returns those that are not made up. */
export async function showActions(
  tx: Tx,
  { operationId, ids }: { operationId: string; ids: readonly string[] },
  { now }: Pick<CommandContext, 'now'>,
): Promise<(ToldAction & { to: Holding[]; link: string })[]> {
  const stored = await tx.rows<ToldAction>(sql`select ${actionColumns} from action_point a
    where a.operation_id = ${operationId} and a.id = any(${[...ids]}::uuid[]) and not a.illustrative order by a.id`)
  const path = `/o/${(await operationCodes(tx)).get(operationId) ?? ''}/meetings/actions`
  const points = stored.map(point => ({ ...point, to: ownersOf(point), link: `${path}/${point.id}` }))
  const entries = points.map(({ id, to, link, what, due, state }) => ({
    ...{ to, link, key: `action|${id}`, cancelled: state !== 'open' },
    ...{ texts: actionTexts('entry', { what, due }), when: { day: due } },
  }))
  await putCalendarEntries(tx, { operationId, now }, entries)
  return points
}

/** Keeps an action point in the calendars of its owners while it is open, and tells those who have it newly. */
export async function tellOfAction(
  tx: Tx,
  { operationId, id, given }: { operationId: string; id: string; given: boolean },
  { actor, now }: Pick<CommandContext, 'actor' | 'now'>,
): Promise<void> {
  const [point] = await showActions(tx, { operationId, ids: [id] }, { now })
  if (!point || !given || point.due < now.toISOString().slice(0, 10)) return
  const { to, link, what, due, reopened } = point
  const owner = `${point.organisationId}|${point.personId ?? ''}`
  await notify(tx, {
    ...{ operationId, to, link, now, due, except: actor.id, kind: 'action-given', texts: actionTexts('given', { what, due }) },
    key: `action|${id}|given|${owner}|${due}|${reopened}`,
  })
}

/** Reminds of open action points a week before, on the day and after, each time once; given by the clock. */
export async function remindOfActions(tx: Tx, now: Date): Promise<void> {
  const today = now.toISOString().slice(0, 10)
  const codes = await operationCodes(tx)
  const open = await tx.rows<ToldAction & { operationId: string }>(sql`select a.operation_id as "operationId", ${actionColumns}
    from action_point a where a.state = 'open' and not a.illustrative and a.due between ${today}::date - 28 and ${today}::date + 7 order by a.due, a.id`)
  for (const point of open) {
    const stage = reminderOn(today, point.due)
    if (stage === null) continue
    const { id, operationId, what, due, reopened } = point
    await notify(tx, {
      ...{ operationId, to: ownersOf(point), now, due, kind: 'action-due' },
      texts: actionTexts(stage.startsWith('late') ? 'late' : 'due', { what, due }),
      link: `/o/${codes.get(operationId) ?? ''}/meetings/actions/${id}`,
      key: `action|${id}|${due}|${stage}|${reopened}`,
    })
  }
}

interface ToldHandover {
  operationId: string
  id: string
  clusterId: string
  toPersonId: string
  meetings: number
  actionPoints: number
  moved: number
}

/** Tells whoever takes a cluster over what is open there. */
export async function tellOfHandover(tx: Tx, handover: ToldHandover, { now }: Pick<CommandContext, 'now'>): Promise<void> {
  const { operationId, id, clusterId, toPersonId, ...counts } = handover
  const cluster = (await allClusters(tx, operationId)).find(entry => entry.id === clusterId)?.code ?? ''
  await notify(tx, {
    ...{ operationId, to: [{ personId: toPersonId }], now, kind: 'cluster-handed-over', key: `handover|${id}` },
    texts: handoverTexts({ cluster, ...counts }),
    link: `/o/${(await operationCodes(tx)).get(operationId) ?? ''}/meetings?cluster=${encodeURIComponent(cluster)}`,
  })
}
