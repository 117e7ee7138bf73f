import type { Tx } from '../../kernel/database/sql.ts'
import { findOperation } from '../operations/index.ts'
import { monthClosed } from './problems.ts'
import { periodNamed } from './rules.ts'

/** @throws monthClosed when the operation takes no more reports for a month of the period. */
export async function assertMonthsOpen(tx: Tx, operationId: string, { period }: { period: string }): Promise<void> {
  const closed = new Set((await findOperation(tx, operationId))?.closedPeriods ?? [])
  const month = periodNamed(period)?.months.find(each => closed.has(each))
  if (month) throw monthClosed({ period: month })
}
