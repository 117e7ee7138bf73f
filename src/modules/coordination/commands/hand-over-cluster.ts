import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { peopleHolding } from '../../accounts/index.ts'
import { PersonIdSchema } from '../../accounts/schema.ts'
import { IdSchema } from '../../operations/index.ts'
import { conveners } from '../access.ts'
import { passTaskManager } from '../contacts/responsibilities.ts'
import { dayOf } from '../contacts/store.ts'
import { cannotTakeOver } from '../problems.ts'
import { ReasonSchema } from '../schema.ts'
import { assertKnown, hasCluster, noteActions } from '../store.ts'
import { showActions, tellOfHandover } from '../telling.ts'

/**
 * Hands a cluster over to another of its task managers: open action points of the one are the other's, who is told what is open. Meetings
 * to be held and reports to review belong to the cluster, and so to whoever is its task manager. The one's responsibility for the cluster
 * ends and the other's begins. The role itself is given and ended by those who lead the operation.
 */
export const handOverCluster = command({
  name: 'coordination.hand-over-cluster',
  summary: 'Hand a cluster over to another of its task managers: what is open goes with it.',
  input: v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    clusterId: IdSchema,
    fromPersonId: PersonIdSchema,
    toPersonId: PersonIdSchema,
    note: v.optional(v.nullable(ReasonSchema), null),
  }),
  policy: conveners,
  load: async (tx, input) => ((await hasCluster(tx, input.operationId, input.clusterId)) ? {} : null),
  scope: (_loaded, input) => ({ operation: input.operationId, cluster: input.clusterId }),
  async apply(tx, input, _loaded, context) {
    const { operationId, clusterId, fromPersonId, toPersonId, note } = input
    await assertKnown(tx, operationId, [{ organisationId: null, personId: fromPersonId }])
    const managers = await peopleHolding(tx, operationId, [{ role: 'task-manager', clusterId }], context.now)
    if (fromPersonId === toPersonId || !managers.includes(toPersonId))
      throw cannotTakeOver({}, [{ pointer: '/toPersonId', code: 'cannot-take-over' }])
    const open = await tx.rows<{ id: string; own: boolean }>(sql`select id, coalesce(person_id = ${fromPersonId}, false) as own
      from action_point where operation_id = ${operationId} and cluster_id = ${clusterId} and state = 'open' order by id for update`)
    const ids = open.filter(({ own }) => own).map(({ id }) => id)
    await tx.run(sql`update action_point set person_id = ${toPersonId}, version = version + 1
      where operation_id = ${operationId} and id = any(${ids}::uuid[])`)
    await noteActions(tx, { operationId, ids, kind: 'changed', note }, context)
    await showActions(tx, { operationId, ids }, context)
    const called = await tx.find<{ count: number }>(sql`select count(*)::int as count from meeting
      where operation_id = ${operationId} and cluster_id = ${clusterId} and state = 'called' and not illustrative`)
    const id = input.id ?? newId()
    const counts = { meetings: called?.count ?? 0, actionPoints: open.length, moved: ids.length }
    await tx.run(sql`insert into handover (operation_id, id, cluster_id, from_person, to_person, note, meetings, action_points, moved, by, at)
      values (${operationId}, ${id}, ${clusterId}, ${fromPersonId}, ${toPersonId}, ${note}, ${counts.meetings}, ${counts.actionPoints},
        ${counts.moved}, ${context.actor.id}, ${context.now})`)
    const handed = { operationId, clusterId, fromPersonId, toPersonId, on: dayOf(context.now) }
    const { ended, begun } = await passTaskManager(tx, handed, { id: context.actor.id, now: context.now })
    for (const each of ended) context.touch('responsibility', each, 'ended')
    if (begun !== null) context.touch('responsibility', begun, 'made')
    await tellOfHandover(tx, { operationId, id, clusterId, toPersonId, ...counts }, context)
    context.touch('handover', id, 'made')
    return { id, ...counts }
  },
})
