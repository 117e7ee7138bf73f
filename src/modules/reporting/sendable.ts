/** What keeps a report from being sent, all of it at once. */
import type { Tx } from '../../kernel/database/sql.ts'
import type { FieldProblem } from '../../kernel/problems.ts'
import type { FieldText } from '../../kernel/pure/field-texts.ts'
import type { ReportLine } from '../delivery/schema.ts'
import { problemsOfValues } from '../indicators/index.ts'
import { reportEmpty, rowsWrong } from './problems.ts'
import { type Foreign, whyForeign } from './pure/belongs.ts'
import { periodNamed } from './rules.ts'
import { withStandingOwner } from './standing-owner.ts'
import { asSaid, type StoredReport, type StoredRow, type StoredValue } from './store.ts'

const said = (en: string, ar: string, ckb: string): FieldText => ({ en, ar, ckb })

const foreign = {
  'row-of-another-organisation': said(
    'This report is of another organisation.',
    'هذا التقرير لمنظمة أخرى.',
    'ئەم ڕاپۆرتە هی ڕێکخراوێکی ترە.',
  ),
  'row-of-another-cluster': said(
    'This report is of another cluster.',
    'هذا التقرير لمجموعة أخرى.',
    'ئەم ڕاپۆرتە هی کڵەستەرێکی ترە.',
  ),
  'row-outside-period': said(
    'The month lies outside the period of this report.',
    'الشهر خارج فترة هذا التقرير.',
    'مانگەکە لە دەرەوەی ماوەی ئەم ڕاپۆرتەیە.',
  ),
} as const satisfies Record<Foreign, FieldText>

const rowHasError = said('This cannot be stored as it is.', 'لا يمكن تخزين هذا كما هو.', 'ئەمە وەک خۆی هەڵناگیرێت.')

type Owner = Pick<StoredReport, 'organisationId' | 'clusterId' | 'period'>

/** Whether a row is none of a report's, and why. */
export const foreignIn = (line: ReportLine, { organisationId, clusterId, period }: Owner): Foreign[] =>
  whyForeign(line, { organisationId, clusterId, months: periodNamed(period)?.months ?? [] })

function problemsOfRow({ line, problems }: StoredRow, nth: number, report: Owner): FieldProblem[] {
  if (line !== null) return foreignIn(line, report).map(code => ({ pointer: `/rows/${nth}`, code, text: foreign[code] }))
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return [{ pointer: `/rows/${nth}`, code: 'row-not-checked', text: rowHasError }]
  return errors.map(({ field, code }) => ({
    pointer: `/rows/${nth}${field === null ? '' : `/${field}`}`,
    code,
    text: rowHasError,
  }))
}

/**
 * @throws rowsWrong with every row and figure that cannot be sent, by pointers `/rows/<n>/<field>` and `/values/<n>/<field>`.
 * @throws reportEmpty
 */
export async function assertSendable(
  tx: Tx,
  operationId: string,
  stored: StoredReport,
  { rows, values }: { rows: readonly StoredRow[]; values: readonly StoredValue[] },
): Promise<void> {
  const report = await withStandingOwner(tx, operationId, stored)
  const { narrative, constraints } = report
  if (rows.length === 0 && values.length === 0 && narrative === null && constraints === null) throw reportEmpty()
  const ofRows = rows.flatMap((row, nth) => problemsOfRow(row, nth, report))
  const months = new Set(periodNamed(report.period)?.months ?? [])
  const ofMonths = values.flatMap(({ month }, nth): FieldProblem[] =>
    months.has(month)
      ? []
      : [{ pointer: `/values/${nth}/month`, code: 'row-outside-period', text: foreign['row-outside-period'] }],
  )
  const ofValues = await problemsOfValues(tx, operationId, asSaid(values, report.organisationId))
  const wrong = [...ofRows, ...ofMonths, ...ofValues]
  const places = new Set(wrong.map(({ pointer }) => pointer.split('/').slice(0, 3).join('/')))
  if (wrong.length > 0) throw rowsWrong({ rows: places.size }, wrong)
}
