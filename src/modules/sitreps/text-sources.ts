/**
 * Where texts come from that organisations wrote already. A source is a view of a room below; each is asked for the months of the report
 * when figures are taken, and what it says is kept in the snapshot.
 */
import type { Db } from '../../kernel/database/sql.ts'
import { acceptedTexts, listAcceptedTexts } from '../reporting/index.ts'
import type { ReportedText } from './content.ts'

export interface AskedTexts {
  operationId: string
  /** Null: of all clusters. */
  clusterId: string | null
  from: string
  to: string
}

/** What was written, before names and codes are put to the ids. */
export interface WrittenText extends Omit<ReportedText, 'organisation' | 'cluster'> {
  organisationId: string
  clusterId: string | null
}

interface TextSource {
  /** Name of the view, for the page. */
  view: string
  /** What everybody wrote: who may make the report reads it. */
  read(db: Db, asked: AskedTexts): Promise<readonly WrittenText[]>
}

export const textSources: readonly TextSource[] = [
  {
    view: listAcceptedTexts.name,
    async read(db, asked) {
      const accepted = await acceptedTexts(db, asked)
      return accepted.map(({ reportId, organisationId, clusterId, period, narrative, constraints, illustrative }) => ({
        ...{ id: reportId, organisationId, clusterId, period, narrative, constraints, illustrative },
      }))
    },
  },
]
