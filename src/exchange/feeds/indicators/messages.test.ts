import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { problemCodes } from '../activities/messages.ts'
import { problemText } from '../messages.ts'
import { needsProblemTexts } from '../needs/messages.ts'
import { planProblemTexts } from '../plan/messages.ts'
import { indicatorProblemTexts } from './messages.ts'

const source = ['definition-row', 'figure-row', 'rows']
  .map(file => readFileSync(new URL(`./${file}.ts`, import.meta.url), 'utf8'))
  .join('')
const used = new Set([...source.matchAll(/'((?:planned-)?(?:indicator|figure)-[a-z-]+)'/g)].map(([, code]) => code ?? ''))
const added = new Set([...source.matchAll(/add\('(?:error|warning|repair)', '([a-z-]+)'/g)].map(([, code]) => code ?? ''))

test('every problem that a workbook of indicators can have has words, and no words are left over', () => {
  expect(used.size).toBeGreaterThan(20)
  const others = [...problemCodes, ...Object.keys(needsProblemTexts), ...Object.keys(planProblemTexts)]
  for (const code of added) expect([...others, ...Object.keys(indicatorProblemTexts)], code).toContain(code)
  for (const code of Object.keys(indicatorProblemTexts)) {
    expect(used, code).toContain(code)
    expect(others, `${code} has two texts`).not.toContain(code)
  }
})

test.each(languages)('every text in %s is filled and names what the English one names', language => {
  const names = ['offered', 'word', 'parent', 'suggestions', 'indicator', 'row', 'ended']
  const details = Object.fromEntries(names.map(name => [name, `<${name}>`]))
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of Object.keys(indicatorProblemTexts)) {
    const problem = { code, column: 'C', value: '<value>', details }
    const { message, remedy } = problemText(problem, language)
    expect(message + remedy, code).not.toMatch(/[{}]/)
    const english = problemText(problem, 'en')
    expect([named(message), named(remedy)], code).toEqual([named(english.message), named(english.remedy)])
  }
})
