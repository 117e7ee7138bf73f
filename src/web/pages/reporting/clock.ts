/** How long a report has been waiting, or how late it is, in the words of a page. Pure. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ReportState } from '../../../modules/reporting/rules.ts'
import { daysBetween } from '../../../modules/reporting/rules.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { formatDate } from '../profile/time.ts'

export interface Clocked {
  state: ReportState
  /** ISO date. */
  dueOn: string
  reviewDueOn: string | null
  firstSubmittedAt: string | null
  submittedAt: string | null
}

/** More days than these are no longer counted: the day since when says more. */
const countedMax = 99

/** What the clock says, and whether somebody has missed a day. */
export function clockOf(report: Clocked, today: string, language: Language): { text: string; late: boolean } {
  const { state, dueOn, reviewDueOn, firstSubmittedAt, submittedAt } = report
  const left = daysBetween(today, dueOn)
  const day = (instant: string) => instant.slice(0, 10)
  const counted = (one: 'clock_lateByOne' | 'clock_dueInOne', many: 'clock_lateBy' | 'clock_dueIn', days: number) =>
    days === 1 ? sayReport(language, one) : sayReport(language, many, { days: formatWhole(days) })
  if (state === 'submitted') {
    const past = reviewDueOn === null ? 0 : daysBetween(reviewDueOn, today)
    if (past > countedMax && reviewDueOn !== null)
      return { text: sayReport(language, 'clock_reviewLateSince', { day: formatDate(reviewDueOn, language) }), late: true }
    if (past > 0) return { text: sayReport(language, 'clock_reviewLate', { days: formatWhole(past) }), late: true }
    const waits = submittedAt === null ? 0 : daysBetween(day(submittedAt), today)
    return {
      text:
        waits < 1 ? sayReport(language, 'clock_waitsToday') : sayReport(language, 'clock_waits', { days: formatWhole(waits) }),
      late: false,
    }
  }
  if (firstSubmittedAt !== null) {
    const days = daysBetween(dueOn, day(firstSubmittedAt))
    const isLate = days > 0
    return {
      text: isLate ? sayReport(language, 'clock_sentLate', { days: formatWhole(days) }) : sayReport(language, 'clock_sentOnTime'),
      late: isLate,
    }
  }
  if (state === 'waived') return { text: sayReport(language, 'clock_never'), late: false }
  if (left < -countedMax)
    return { text: sayReport(language, 'clock_lateSince', { day: formatDate(dueOn, language) }), late: true }
  if (left < 0) return { text: counted('clock_lateByOne', 'clock_lateBy', -left), late: true }
  if (left === 0) return { text: sayReport(language, 'clock_dueToday'), late: false }
  return { text: counted('clock_dueInOne', 'clock_dueIn', left), late: false }
}

const quarters: Record<Language, readonly string[]> = {
  en: ['Q1', 'Q2', 'Q3', 'Q4'],
  ar: ['الربع الأول', 'الربع الثاني', 'الربع الثالث', 'الربع الرابع'],
  ckb: ['چارەکی یەکەم', 'چارەکی دووەم', 'چارەکی سێیەم', 'چارەکی چوارەم'],
}
const halves: Record<Language, readonly string[]> = {
  en: ['first half of', 'second half of'],
  ar: ['النصف الأول من', 'النصف الثاني من'],
  ckb: ['نیوەی یەکەمی', 'نیوەی دووەمی'],
}

/** A period by its label: a month by its name, else the quarter or the half of its year. */
export function periodText(label: string, language: Language): string {
  const [year = '', part = ''] = label.split('-')
  const nth = Number(part.slice(1)) - 1
  if (part.startsWith('Q')) return `${quarters[language][nth] ?? part} ${year}`
  if (part.startsWith('H')) return `${halves[language][nth] ?? part} ${year}`
  return formatMonth(label, language)
}
