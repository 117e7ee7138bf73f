/** When: the month of a row, its dates and how far the work is. */
import { nameKey } from '../../text.ts'
import { readDate, readMonth } from '../../values.ts'
import type { ActivityRecord } from '../record.ts'
import type { Reading, Shared } from './row.ts'

const statusWords: Record<NonNullable<ActivityRecord['status']>, readonly string[]> = {
  planned: ['planned', 'plan', 'pipeline', 'planeada', 'planifié', 'prévu', 'مخطط', 'مخطط له', 'پلان بۆ دانراو'],
  ongoing: [
    'ongoing',
    'on going',
    'in progress',
    'active',
    'functional',
    'en cours',
    'en curso',
    'implementing',
    'جار',
    'جاري',
    'مستمر',
    'بەردەوام',
  ],
  completed: [
    'completed',
    'complete',
    'finished',
    'done',
    'closed',
    'terminé',
    'achevé',
    'finalizada',
    'completada',
    'مكتمل',
    'منجز',
    'تەواوبوو',
  ],
  suspended: ['suspended', 'on hold', 'suspendu', 'suspendida', 'متوقف', 'معلق', 'ڕاگیراو'],
  cancelled: ['cancelled', 'canceled', 'annulé', 'cancelada', 'ملغى', 'هەڵوەشاوە'],
}
const statusByWord = new Map(
  Object.entries(statusWords).flatMap(([status, words]) =>
    words.map(word => [nameKey(word), status as NonNullable<ActivityRecord['status']>] as const),
  ),
)

export function readPeriod({ cell, notes }: Reading, { options, reference }: Shared): string | null {
  // A month without a year is of the year that the whole sheet was sent for.
  const read = readMonth(cell('period'), cell('year') ?? options.period?.slice(0, 4))
  const own = notes.take(read, 'period')
  const period = own ?? (read.error ? null : (options.period ?? null))
  if (period === null) {
    if (!read.error) notes.add('error', 'period-missing', 'period')
    return null
  }
  if (own !== null && options.period && own !== options.period)
    notes.add('warning', 'period-differs', 'period', { asked: options.period })
  if (reference.closedPeriods.has(period)) notes.add('error', 'period-closed', 'period', { period })
  else if (period > options.today.slice(0, 7)) notes.add('error', 'period-in-future', 'period', { period })
  return period
}

export function readDates({ cell, notes, text }: Reading, { options }: Shared): Pick<ActivityRecord, 'start' | 'end' | 'status'> {
  const start = notes.take(readDate(cell('start')), 'start')
  const end = notes.take(readDate(cell('end')), 'end')
  if (start !== null && end !== null && end < start) notes.add('error', 'end-before-start', 'end', { start })
  const word = text('status')
  const status = word === null ? null : (statusByWord.get(nameKey(word)) ?? null)
  if (word !== null && status === null) notes.add('warning', 'status-unknown', 'status')
  if (status === 'completed' && end !== null && end > options.today) notes.add('error', 'completed-in-future', 'end', { end })
  return { start, end, status }
}
