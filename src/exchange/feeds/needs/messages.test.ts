import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { problemCodes } from '../activities/messages.ts'
import { problemText } from '../messages.ts'
import { needsFeed, needsFields } from './columns.ts'
import { needsFieldName, needsGroups } from './field-names.ts'
import { needsProblemTexts } from './messages.ts'

const sources = ['./check.ts', './cells.ts'].map(file => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
const used = new Set(
  [...sources.matchAll(/(?:notes\.add|ofSheet|say)\(\s*'(?:error|warning|repair)',\s*'([a-z-]+)'/g)].map(
    ([, code]) => code ?? '',
  ),
)

test('every problem that a list of needs can have has words, and no words are left over', () => {
  expect(used.size).toBeGreaterThan(12)
  for (const code of used) expect([...problemCodes, ...Object.keys(needsProblemTexts)], code).toContain(code)
  for (const code of Object.keys(needsProblemTexts)) expect(used, code).toContain(code)
  for (const code of Object.keys(needsProblemTexts)) expect(problemCodes, `${code} has two texts`).not.toContain(code)
})

test.each(languages)('every text in %s is filled and names what the English one names', language => {
  const details = Object.fromEntries(['count', 'row', 'now', 'first', 'last'].map(name => [name, `<${name}>`]))
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of Object.keys(needsProblemTexts)) {
    const problem = { code, column: 'C', value: '<value>', details }
    const { message, remedy } = problemText(problem, language)
    expect(message + remedy, code).not.toMatch(/[{}]/)
    expect(named(message), code).toEqual(named(problemText(problem, 'en').message))
    expect(remedy, code).toMatch(/\S{2}/)
  }
})

test.each(languages)('every field has a name of its own in %s and can be chosen', language => {
  const offered = needsGroups.flatMap(({ targets }) => targets)
  expect([...offered].sort()).toEqual([...needsFields].sort())
  expect(new Set(offered.map(field => needsFieldName(field, language))).size).toBe(offered.length)
  for (const field of offered) expect(needsFeed.targetOf(field)).toBe(field)
})
