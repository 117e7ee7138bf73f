/** Problems of every feed in words. Codes are of one house: each has one text, whichever feed finds the problem. */
import { fill } from '../../kernel/pure/fill.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import { problemText as activityProblemText } from './activities/messages.ts'
import { contactProblemTexts } from './contacts/messages.ts'
import { flowProblemTexts } from './flows/messages.ts'
import { ftsProblemTexts } from './fts/messages.ts'
import { iatiProblemTexts } from './iati/messages.ts'
import { indicatorProblemTexts } from './indicators/messages.ts'
import { needsProblemTexts } from './needs/messages.ts'
import { planProblemTexts } from './plan/messages.ts'
import type { RowProblem } from './problem.ts'
import { projectProblemTexts } from './projects/messages.ts'
import { rateProblemTexts } from './rates/messages.ts'

type Text = readonly [en: string, ar: string, ckb: string]
/** `{name}` is filled from the problem's details. */
export interface ProblemText {
  message: Text
  remedy: Text
}

const column: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

const feedTexts: Record<string, ProblemText> = {
  ...needsProblemTexts,
  ...planProblemTexts,
  ...indicatorProblemTexts,
  ...projectProblemTexts,
  ...contactProblemTexts,
  ...flowProblemTexts,
  ...ftsProblemTexts,
  ...rateProblemTexts,
  ...iatiProblemTexts,
}

/** The problem in words, with what to do. @throws Error for a code without words: a defect of ours. */
export function problemText(
  problem: Pick<RowProblem, 'code' | 'column' | 'value' | 'details'>,
  language: Language,
): { message: string; remedy: string } {
  const texts = feedTexts[problem.code]
  if (!texts) return activityProblemText(problem, language)
  const values: Record<string, string | number> = { column: problem.column ?? '', value: problem.value ?? '', ...problem.details }
  const said = (text: Text) => fill(text[column[language]], language, values, '–')
  return { message: said(texts.message), remedy: said(texts.remedy) }
}
