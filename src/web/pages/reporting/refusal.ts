/** Why something about a report was refused, in words. */
import { Problem } from '../../../kernel/problems.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { type ReportingMessage, sayReport } from '../../messages/reporting.ts'

export interface Refusal {
  text: string
  status: 409 | 422
  code: string
}

/** Anything but a problem the person can mend is thrown on. */
export function refusalOf(error: unknown, language: Language): Refusal {
  if (!(error instanceof Problem) || error.status === 404) throw error
  const { code } = error
  if (code === 'changed-meanwhile') return { text: sayReport(language, 'changedMeanwhile'), status: 409, code }
  if (code === 'report-step-not-open') {
    const state = sayReport(language, `state_${error.details.state}` as ReportingMessage)
    return { text: sayReport(language, 'notNow', { state }), status: 409, code }
  }
  // What is wrong with rows is said of each row; figures have no other place.
  const figures = error.fields.flatMap(({ pointer, text }) => (pointer.startsWith('/values') && text ? [text[language]] : []))
  const words = [error.messageIn(language), ...new Set(figures)].join(' ')
  return { text: words, status: error.status === 409 ? 409 : 422, code }
}
