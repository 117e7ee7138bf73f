/** What several commands of the room share: finding and locking what they change, checking whom it names, and the history of points. */
import type { CommandContext } from '../../kernel/command.ts'
import { recordset } from '../../kernel/database/batch.ts'
import { type Db, sql, type Tx } from '../../kernel/database/sql.ts'
import { changedMeanwhile } from '../../kernel/problems.ts'
import { type Machine, stepOf } from '../../kernel/pure/machine.ts'
import { peopleOfOperation } from '../accounts/index.ts'
import { allOrganisations } from '../organisations/index.ts'
import { allClusters } from '../plan/index.ts'
import { endsBeforeStart, organisationUnknown, personWithoutRole, stepNotOpen } from './problems.ts'
import { type ActionState, type ActionStep, actionMachine, type MeetingState } from './rules.ts'
import type { Attendance } from './schema.ts'
import { tellOfAction } from './telling.ts'

export interface StoredMeeting {
  id: string
  clusterId: string | null
  state: MeetingState
  startsAt: Date
  minutes: string | null
  version: number
}

/** A meeting, held until the command is done; undefined when there is none. */
export const lockMeeting = (tx: Tx, operationId: string, id: string) =>
  tx.find<StoredMeeting>(sql`select id, cluster_id as "clusterId", state, starts_at as "startsAt", minutes, version
    from meeting where operation_id = ${operationId} and id = ${id} for update`)

export interface StoredAction {
  id: string
  clusterId: string | null
  organisationId: string
  state: ActionState
  version: number
}

/** An action point, held until the command is done; undefined when there is none. */
export const lockAction = (tx: Tx, operationId: string, id: string) =>
  tx.find<StoredAction>(sql`select id, cluster_id as "clusterId", organisation_id as "organisationId", state, version
    from action_point where operation_id = ${operationId} and id = ${id} for update`)

/** Whether a cluster is one in use of the operation; none at all stands for the operation as a whole. */
export async function hasCluster(db: Db, operationId: string, clusterId: string | null): Promise<boolean> {
  return clusterId === null || (await allClusters(db, operationId)).some(({ id }) => id === clusterId)
}

/** @throws organisationUnknown @throws personWithoutRole */
export async function assertKnown(db: Db, operationId: string, named: readonly Attendance[]): Promise<void> {
  const organisations = new Set((await allOrganisations(db, operationId)).map(({ id }) => id))
  if (named.some(({ organisationId }) => organisationId !== null && !organisations.has(organisationId)))
    throw organisationUnknown({}, [{ pointer: '/organisationId', code: 'organisation-unknown' }])
  const asked = [...new Set(named.flatMap(({ personId }) => (personId === null ? [] : [personId])))]
  if (asked.length > 0 && (await peopleOfOperation(db, operationId, asked)).length < asked.length)
    throw personWithoutRole({}, [{ pointer: '/personId', code: 'person-without-role' }])
}

/** @throws changedMeanwhile when somebody changed it after the version that the caller saw. */
export function assertSeen(seen: number, { version }: { version: number }): void {
  if (seen !== version) throw changedMeanwhile({ seen, current: version })
}

/** @throws stepNotOpen when the step does not lead out of the state. @returns the state that it leads to. */
export function stateAfter<State extends string>(machine: Machine<State>, state: State, name: string): State {
  const step = stepOf(machine, state, name)
  if (!step) throw stepNotOpen({ state })
  return step.to
}

/** @throws endsBeforeStart */
export function assertInOrder({ startsAt, endsAt }: { startsAt: string; endsAt: string | null }): void {
  if (endsAt !== null && Date.parse(endsAt) <= Date.parse(startsAt))
    throw endsBeforeStart({}, [{ pointer: '/endsAt', code: 'meeting-ends-before-start' }])
}

export type ActionEventKind = 'raised' | 'came-back' | 'changed' | 'done' | 'dropped' | 'reopened'

interface HappenedToActions {
  operationId: string
  ids: readonly string[]
  kind: ActionEventKind
  meetingId?: string | null
  note?: string | null
}

/** Writes down what happened to action points, with the deadline and owner that they have now. */
export async function noteActions(tx: Tx, happened: HappenedToActions, { actor, now }: CommandContext): Promise<void> {
  const { operationId, ids, kind, meetingId = null, note = null } = happened
  await tx.run(sql`insert into action_point_event (operation_id, action_point_id, no, kind, at, actor_id, meeting_id, note, due, organisation_id)
    select a.operation_id, a.id, coalesce((select max(e.no) from action_point_event e where e.operation_id = a.operation_id and e.action_point_id = a.id), 0) + 1,
      ${kind}, ${now}, ${actor.id}, ${meetingId}, ${note}, a.due, a.organisation_id
    from action_point a where a.operation_id = ${operationId} and a.id = any(${[...ids]}::uuid[])`)
}

/** Puts who was at a meeting in the place of what was written down before; each once. */
export async function storeAttendance(
  tx: Tx,
  { operationId, meetingId }: { operationId: string; meetingId: string },
  attendance: readonly Attendance[],
  newId: () => string,
): Promise<void> {
  const once = new Map(attendance.map(entry => [`${entry.organisationId ?? ''}|${entry.personId ?? ''}`, entry]))
  const rows = [...once.values()].map(({ organisationId, personId }) => ({
    ...{ id: newId(), organisation_id: organisationId, person_id: personId },
  }))
  await tx.run(sql`delete from meeting_attendance where operation_id = ${operationId} and meeting_id = ${meetingId}`)
  await tx.run(sql`insert into meeting_attendance (operation_id, id, meeting_id, organisation_id, person_id)
    select ${operationId}, id, ${meetingId}, organisation_id, person_id
    from ${recordset(rows, 'id uuid, organisation_id uuid, person_id text')}`)
}

interface ActionStepTaken {
  operationId: string
  version: number
  step: ActionStep
  kind: ActionEventKind
  reason: string | null
}

/** Takes a step of an action point, as its machine allows it. */
export async function takeActionStep(tx: Tx, taken: ActionStepTaken, point: StoredAction, context: CommandContext) {
  const { operationId, version, step, kind, reason } = taken
  assertSeen(version, point)
  const state = stateAfter<ActionState>(actionMachine, point.state, step)
  const closedAt = state === 'open' ? null : context.now
  await tx.run(sql`update action_point set state = ${state}, closed_at = ${closedAt}, version = version + 1
    where operation_id = ${operationId} and id = ${point.id}`)
  await noteActions(tx, { operationId, ids: [point.id], kind, note: reason }, context)
  await tellOfAction(tx, { operationId, id: point.id, given: state === 'open' }, context)
  context.touch('action-point', point.id, state === 'open' ? 'changed' : 'ended')
  return { id: point.id, version: point.version + 1 }
}
