/** Every problem of a sheet in words, with its remedy, in every language. `{name}` is filled from the problem's details. */
import { fill } from '../../../kernel/pure/fill.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { RowProblem } from '../problem.ts'
import { fieldName } from './field-names.ts'
import { besideTexts } from './messages/beside.ts'
import { datesTexts } from './messages/dates.ts'
import { numbersTexts } from './messages/numbers.ts'
import { peopleTexts } from './messages/people.ts'
import { sheetTexts } from './messages/sheet.ts'
import { templateTexts } from './messages/template.ts'
import type { Entries, Text } from './messages/text.ts'
import { whatTexts } from './messages/what.ts'
import { whereTexts } from './messages/where.ts'
import { whoTexts } from './messages/who.ts'

const table: Entries = {
  ...sheetTexts,
  ...numbersTexts,
  ...datesTexts,
  ...whoTexts,
  ...whatTexts,
  ...whereTexts,
  ...peopleTexts,
  ...besideTexts,
  ...templateTexts,
}

const column: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

export const problemCodes: readonly string[] = Object.keys(table)

/** The problem in words. @throws Error for a code without words: a defect of ours. */
export function problemText(
  problem: Pick<RowProblem, 'code' | 'column' | 'value' | 'details'>,
  language: Language,
): { message: string; remedy: string } {
  const texts = table[problem.code]
  if (!texts) throw new Error(`The problem ${problem.code} has no words.`)
  const values: Record<string, string | number> = { column: problem.column ?? '', value: problem.value ?? '', ...problem.details }
  if (typeof values.field === 'string') values.field = fieldName(values.field, language)
  const said = (text: Text) => fill(text[column[language]], language, values, '–')
  return { message: said(texts.message), remedy: said(texts.remedy) }
}
