import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { activityRules, organisationRules } from '../../formats/iati/standard-rules.ts'
import { problemText } from '../messages.ts'
import { iatiProblemTexts } from './messages.ts'

const sourcesOf = (folder: URL) =>
  readdirSync(folder)
    .filter(
      name =>
        name.endsWith('.ts') && !name.includes('test') && !['messages.ts', 'standard-rules.ts', 'file-texts.ts'].includes(name),
    )
    .map(name => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
const source = sourcesOf(new URL('.', import.meta.url)) + sourcesOf(new URL('../../formats/iati/', import.meta.url))
const refusals = [
  'iati-not-iati',
  'iati-version-old',
  'iati-version-unknown',
  'iati-only-organisations',
  'iati-changed',
  'iati-activity',
  'iati-organisation',
  'iati-activities',
  'iati-organisations',
  'iati-identifier',
  'iati-equivalent',
]
const codes = new Set([
  ...[...source.matchAll(/'(iati-[a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => code ?? '').filter(code => !refusals.includes(code)),
  ...[...activityRules, ...organisationRules].map(({ code }) => code),
])

test('every problem that a file of IATI can have has words, and no words are left over', () => {
  expect(codes.size).toBeGreaterThan(55)
  expect([...codes].sort()).toEqual(Object.keys(iatiProblemTexts).sort())
})

test.each(languages)('every text in %s is filled and names what the English one names', language => {
  const names = [...JSON.stringify(iatiProblemTexts).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const details = Object.fromEntries(names.map(name => [name, `<${name}>`]))
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of Object.keys(iatiProblemTexts)) {
    const problem = { code, column: '<column>', value: '<value>', details }
    const { message, remedy } = problemText(problem, language)
    expect(message + remedy, code).not.toMatch(/[{}]/)
    const english = problemText(problem, 'en')
    expect([named(message), named(remedy)], code).toEqual([named(english.message), named(english.remedy)])
  }
})
