import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { problemText } from '../messages.ts'
import { ftsProblemTexts } from './messages.ts'

const folders = [new URL('.', import.meta.url), new URL('../../formats/fts/', import.meta.url)]
const source = folders
  .flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.ts') && !name.includes('test') && name !== 'messages.ts')
      .map(name => readFileSync(new URL(name, folder), 'utf8')),
  )
  .join('\n')
const notCodes = new Set(['fts-flow', 'fts-parent-flow', 'fts-version', 'fts-year-missing'])
const codes = new Set([...source.matchAll(/'(fts-[a-z-]+)'/g)].map(([, code]) => code ?? '').filter(code => !notCodes.has(code)))

test('every problem that a file of the service can have has words, and no words are left over', () => {
  expect([...codes].sort()).toEqual(Object.keys(ftsProblemTexts).sort())
})

test.each(languages)('every text in %s is filled and names what the English one names', language => {
  const names = [...JSON.stringify(ftsProblemTexts).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const details = Object.fromEntries(names.map(name => [name, `<${name}>`]))
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of Object.keys(ftsProblemTexts)) {
    const problem = { code, column: '<column>', value: '<value>', details }
    const { message, remedy } = problemText(problem, language)
    expect(message + remedy, code).not.toMatch(/[{}]/)
    const english = problemText(problem, 'en')
    expect([named(message), named(remedy)], code).toEqual([named(english.message), named(english.remedy)])
  }
})
