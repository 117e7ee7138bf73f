import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { problemCodes } from '../activities/messages.ts'
import { problemText } from '../messages.ts'
import { needsProblemTexts } from '../needs/messages.ts'
import { planProblemTexts } from './messages.ts'

const source = readFileSync(new URL('./check.ts', import.meta.url), 'utf8')
const used = new Set(
  [...source.matchAll(/'(plan-[a-z-]+|[a-z]+-(?:unknown|not-listed)|name-[a-z-]+)'/g)].map(([, code]) => code ?? ''),
)

test('every problem that a sheet of a plan can have has words of its own, and no words are left over', () => {
  expect(used.size).toBeGreaterThan(15)
  for (const code of used) expect([...problemCodes, ...Object.keys(planProblemTexts)], code).toContain(code)
  for (const code of Object.keys(planProblemTexts)) {
    expect(used, code).toContain(code)
    expect([...problemCodes, ...Object.keys(needsProblemTexts)], `${code} has two texts`).not.toContain(code)
  }
})

test.each(languages)('every text in %s is filled and names what the English one names', language => {
  const details = Object.fromEntries(
    ['count', 'row', 'parent', 'parts', 'limit', 'inNeed', 'levels', 'suggestions'].map(name => [name, `<${name}>`]),
  )
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of Object.keys(planProblemTexts)) {
    const problem = { code, column: 'C', value: '<value>', details }
    const { message, remedy } = problemText(problem, language)
    expect(message + remedy, code).not.toMatch(/[{}]/)
    const english = problemText(problem, 'en')
    expect([named(message), named(remedy)], code).toEqual([named(english.message), named(english.remedy)])
  }
})
