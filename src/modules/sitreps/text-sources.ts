/**
 * Where texts come from that organisations wrote already. A source is a view of a room below; each is asked for the months of the report
 * when figures are taken, and what it says is kept in the snapshot.
 */
import type { Db } from '../../kernel/database/sql.ts'
import type { ViewContext } from '../../kernel/view.ts'
import { listAcceptedTexts } from '../reporting/index.ts'
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
  read(db: Db, asked: AskedTexts, context: ViewContext): Promise<readonly WrittenText[]>
}

export const textSources: readonly TextSource[] = [
  {
    view: listAcceptedTexts.name,
    async read(db, asked, context) {
      const accepted = await listAcceptedTexts.read(db, asked, context)
      return accepted.map(({ reportId, organisationId, clusterId, period, narrative, constraints, illustrative }) => ({
        ...{ id: reportId, organisationId, clusterId, period, narrative, constraints, illustrative },
      }))
    },
  },
]
