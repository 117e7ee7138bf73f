/** A checked sheet beside the lines that are stored. */
import { listReportedBefore } from '../../../modules/delivery/index.ts'
import type { Reference } from '../reference.ts'
import type { CheckResult } from './check.ts'
import { askedBefore, notCompared, problemsBefore } from './compare/before.ts'
import type { Asking, ImportHouse } from './import.ts'

/** Adds what shows only beside the months and organisations that are stored, as far as the person may see them. */
export async function compareWithBefore(
  house: ImportHouse,
  asking: Asking,
  reference: Reference,
  check: CheckResult,
): Promise<void> {
  const asked = askedBefore(check.reported)
  if (!asked || asked.organisationIds.length === 0) return
  const not = notCompared(asked.organisationIds.length)
  const stored = not ? [] : await house.reader.read(listReportedBefore, { operationId: reference.operation.id, ...asked }, asking)
  const found = not ? [not] : problemsBefore(check.reported, stored, reference)
  check.problems.push(...found)
  check.problemCount += found.length
}
