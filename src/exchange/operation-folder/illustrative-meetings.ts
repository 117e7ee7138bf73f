/** The illustrative meetings of the shipped operation: what a cluster and the country team might have talked about and agreed on in 2005. */
import * as v from 'valibot'
import type { CommandRunner, Giving } from '../../kernel/command.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { storeIllustrativeMeetings } from '../../modules/coordination/index.ts'
import type { LoadedOperation } from './load.ts'

const Lines = v.array(v.string())

export const MeetingFile = v.array(
  v.strictObject({
    /** Code; null: of the operation as a whole. */
    cluster: v.nullable(v.string()),
    title: v.string(),
    startsAt: v.string(),
    endsAt: v.string(),
    timeZone: v.string(),
    place: v.string(),
    agenda: Lines,
    minutes: v.string(),
    decisions: Lines,
    /** Acronyms. */
    organisations: Lines,
    points: v.array(
      v.strictObject({
        what: v.string(),
        organisation: v.string(),
        due: v.string(),
        /** Day on which it was done; null: it is open. */
        done: v.nullable(v.string()),
        note: v.nullable(v.string()),
      }),
    ),
  }),
)
export type MeetingFile = v.InferOutput<typeof MeetingFile>

/** @throws Error naming a cluster or organisation that the folder does not have. @returns how many were stored. */
export async function storeMeetingsOf(
  runner: CommandRunner,
  { seed, operationId, clusters, organisations, meetings }: LoadedOperation,
  step: (name: string) => Giving,
): Promise<number> {
  if (meetings.length === 0) return 0
  const known = (ids: Map<string, string>, code: string) => {
    const id = ids.get(code)
    if (!id) throw new Error(`A meeting names ${code}, which the operation does not have.`)
    return id
  }
  const stored = meetings.map(({ cluster, organisations: acronyms, points, ...meeting }) => ({
    ...meeting,
    id: idOf(seed, 'meeting', meeting.startsAt, cluster ?? ''),
    clusterId: cluster === null ? null : known(clusters, cluster),
    organisationIds: acronyms.map(acronym => known(organisations, acronym)),
    points: points.map(({ organisation, ...point }) => ({
      ...point,
      id: idOf(seed, 'action-point', meeting.startsAt, point.what),
      organisationId: known(organisations, organisation),
    })),
  }))
  await runner.run(storeIllustrativeMeetings, { operationId, meetings: stored }, step('meetings'))
  return stored.length
}
