/** When: the month of a row, its dates and how far the work is. */
import { type DateHints, days1904, readDate, readMonth } from '../../dates.ts'
import { nameKey } from '../../text.ts'
import type { ActivityRecord } from '../record.ts'
import { hasColumn, type Reading, type Shared } from './row.ts'

type Status = NonNullable<ActivityRecord['status']>

// English, French, Spanish, Portuguese, Ukrainian, Arabic, Sorani; between bars, compared without case and accents.
const statusWords: Record<Status, string> = {
  planned:
    'planned|plan|pipeline|not started|not yet started|upcoming|prévu|prévue|planifié|planifiée|planeada|planeado|planificada|planificado|planejado|заплановано|' +
    'مخطط|مخطط له|مخططة|لم يبدأ|لم يبدأ بعد|پلان بۆ دانراو|پلانبۆدانراو|دەستی پێنەکردووە',
  ongoing:
    'ongoing|on going|in progress|active|functional|implementing|underway|started|en cours|en cours de réalisation|en curso|en ejecución|en proceso|ejecución|em curso|триває|в процесі|' +
    'جار|جاري|جارٍ|جارية|مستمر|مستمرة|قيد التنفيذ|بەردەوام|بەردەوامە|لە جێبەجێکردندایە',
  completed:
    'completed|complete|finished|done|closed|ended|implemented|terminé|terminée|achevé|achevée|réalisé|réalisée|finalizada|finalizado|completada|completado|terminada|terminado|ejecutado|concluído|завершено|' +
    'مكتمل|مكتملة|منجز|منجزة|منتهي|منتهية|انتهى|تم|تەواوبوو|تەواو بووە|کۆتایی هاتووە',
  suspended:
    'suspended|on hold|paused|suspendu|suspendue|en pause|suspendida|suspendido|suspenso|призупинено|متوقف|متوقفة|معلق|معلقة|ڕاگیراو|ڕاگیراوە',
  cancelled:
    'cancelled|canceled|dropped|annulé|annulée|cancelada|cancelado|anulado|скасовано|ملغى|ملغي|ملغاة|هەڵوەشاوە|هەڵوەشێنراوەتەوە',
}
const statusByWord = new Map(
  Object.entries(statusWords).flatMap(([status, words]) =>
    words.split('|').map(word => [nameKey(word), status as Status] as const),
  ),
)

export function readPeriod(reading: Reading, shared: Shared): string | null {
  const { cell, notes } = reading
  const { options, reference, survey } = shared
  const hints: DateHints = { order: survey.dateOrder.period, from1904: options.from1904 }
  // A month without a year is of the year that the whole sheet was sent for.
  const read = readMonth(cell('period'), cell('year') ?? options.period?.slice(0, 4), hints)
  const own = notes.take(read, 'period')
  const period = own ?? (read.error ? null : (options.period ?? null))
  if (period === null) {
    if (!read.error && hasColumn(shared, 'period')) notes.add('error', 'period-missing', 'period')
    return null
  }
  if (own !== null && options.period && own !== options.period)
    notes.add('warning', 'period-differs', 'period', { asked: options.period })
  const { start, end } = reference.operation
  if (reference.closedPeriods.has(period)) notes.add('error', 'period-closed', 'period', { period })
  else if (period > options.today.slice(0, 7)) notes.add('error', 'period-in-future', 'period', { period })
  else if ((start !== null && period < start.slice(0, 7)) || (end !== null && period > end.slice(0, 7)))
    notes.add('error', 'period-outside-operation', 'period', { period, start: start ?? '…', end: end ?? '…' })
  return period
}

type Dates = Pick<ActivityRecord, 'start' | 'end' | 'status'>

/** @param period month of the row: work is done in it, not before and not after. */
export function readDates({ cell, notes, text }: Reading, { options, reference, survey }: Shared, period: string | null): Dates {
  const { from1904, today } = options
  const start = notes.take(readDate(cell('start'), { order: survey.dateOrder.start, from1904, edge: 'start' }), 'start')
  const end = notes.take(readDate(cell('end'), { order: survey.dateOrder.end, from1904, edge: 'end' }), 'end')
  const word = text('status')
  const status = word === null ? null : (statusByWord.get(nameKey(word)) ?? null)
  if (word !== null && status === null) notes.add('warning', 'status-unknown', 'status')
  if (start !== null && end !== null && end < start) {
    notes.add('error', 'end-before-start', 'end', { start })
    return { start, end, status }
  }
  if (status === 'completed' && end !== null && end > today) notes.add('error', 'completed-in-future', 'end', { end })
  if (period === null) return { start, end, status }
  const { operation } = reference
  if (end !== null && end < `${period}-01`) {
    // Copied between workbooks of the two date systems, every date moves by four years and a day.
    const meant = moved(end, days1904)
    if (meant.slice(0, 4) === period.slice(0, 4) && (start === null || moved(start, days1904).slice(0, 7) <= period))
      notes.add('warning', 'dates-of-other-system', 'end', { now: meant })
    else if (operation.start !== null && end < operation.start)
      notes.add('warning', 'dates-outside-operation', 'end', { start: operation.start, end: operation.end ?? '…' })
    else if (status !== 'cancelled') notes.add('warning', 'ended-before-month', 'end', { period })
  } else if (start !== null && operation.end !== null && start > operation.end)
    notes.add('warning', 'dates-outside-operation', 'start', { start: operation.start ?? '…', end: operation.end })
  else if (start !== null && start.slice(0, 7) > period && status !== 'planned' && status !== 'cancelled')
    notes.add('warning', 'starts-after-month', 'start', { period })
  if (status === 'planned' && start !== null && start < `${period}-01`)
    notes.add('warning', 'planned-but-begun', 'status', { start })
  return { start, end, status }
}

function moved(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)
}
