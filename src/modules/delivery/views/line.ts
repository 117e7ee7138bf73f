import * as v from 'valibot'
import { type Db, sql } from '../../../kernel/database/sql.ts'
import { journalOutline } from '../../../kernel/journal.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { type ImportOrigin, originsOf } from '../../imports/index.ts'
import { IdSchema, type Labelled, lineReaders } from '../../operations/index.ts'
import { labelsOfOrganisations } from '../../organisations/index.ts'
import { labelsOfPlaces } from '../../places/index.ts'
import { labelsOfPlan } from '../../plan/index.ts'
import { type FullLine, fullLineColumns, visibleTo } from './lines.ts'

/** What a line said at one time, and which command wrote it. */
export interface LineVersion extends FullLine {
  withdrawn: boolean
  commandId: string
  /** When it was written, UTC. */
  recordedAt: string
}

/** The journal's entry of a command that wrote the line: who and when, without what else the command was given. */
export interface LineEntry {
  seq: number
  commandId: string
  command: string
  actorId: string
  actorKind: string
  deviceAt: string | null
  serverAt: string
}

/** What the ids in all versions stand for, merged entries too. */
export interface LineLabels {
  organisations: Labelled[]
  places: Labelled[]
  clusters: Labelled[]
  groups: Labelled[]
  activities: Labelled[]
}

export interface LineRecord {
  line: LineVersion
  /** What it said before, oldest first. */
  before: LineVersion[]
  /** Oldest first. */
  entries: LineEntry[]
  imports: ImportOrigin[]
  labels: LineLabels
}

type StoredVersion = Omit<LineVersion, 'recordedAt'> & { recordedAt: Date }

const versionColumns = sql`${fullLineColumns}, withdrawn, command_id as "commandId", recorded_at as "recordedAt"`
const dated = (row: StoredVersion): LineVersion => ({ ...row, recordedAt: row.recordedAt.toISOString() })
const stated = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter(id => id !== null))]

async function labelsOf(db: Db, operationId: string, versions: readonly LineVersion[]): Promise<LineLabels> {
  const organisationIds = versions.flatMap(version => [
    version.leadOrganisationId,
    version.implementingOrganisationId,
    ...version.donorIds,
  ])
  const [organisations, places, plan] = await Promise.all([
    labelsOfOrganisations(db, operationId, stated(organisationIds)),
    labelsOfPlaces(db, operationId, stated(versions.map(({ placeId }) => placeId))),
    labelsOfPlan(db, operationId, {
      clusters: stated(versions.flatMap(({ clusterId, subclusterId }) => [clusterId, subclusterId])),
      groups: stated(versions.map(({ groupId }) => groupId)),
      activities: stated(versions.map(({ activityId }) => activityId)),
    }),
  ])
  return { organisations, places, ...plan }
}

/** One report line whole, with what it said before and what the journal says about it. Whose lines one sees: `rowLimitsOf`. */
export const showLine = view({
  name: 'delivery.line',
  summary: 'One report line whole, with its former versions, its import and its entries in the journal.',
  input: v.object({ operationId: IdSchema, lineId: IdSchema }),
  policy: lineReaders,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, lineId }, { actor }): Promise<LineRecord> {
    const visible = await visibleTo(db, actor, operationId)
    const found = await db.find<StoredVersion>(
      sql`select ${versionColumns} from activity_report
        where operation_id = ${operationId} and id = ${lineId} and ${visible.lines}`,
    )
    if (!found) throw notFound()
    const former = await db.rows<StoredVersion>(
      sql`select ${versionColumns} from (select r.* from activity_report_before b,
          lateral jsonb_populate_record(null::activity_report, b.content) r
        where b.operation_id = ${operationId} and b.id = ${lineId}) kept order by version`,
    )
    const line = dated(found)
    const before = former.map(dated)
    const versions = [...before, line]
    const [entries, imports, labels] = await Promise.all([
      journalOutline(db, operationId, {
        commandIds: [...new Set(versions.map(({ commandId }) => commandId))],
        limit: versions.length,
      }),
      originsOf(db, operationId, stated(versions.map(({ importId }) => importId))),
      labelsOf(db, operationId, versions),
    ])
    return {
      line,
      before,
      entries: entries.reverse().map(({ seq, commandId, command, actorId, actorKind, deviceAt, serverAt }) => ({
        seq,
        commandId,
        command,
        actorId,
        actorKind,
        deviceAt,
        serverAt,
      })),
      imports,
      labels,
    }
  },
})
