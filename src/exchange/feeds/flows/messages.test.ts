import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import { problemText } from '../messages.ts'
import { flowColumns } from './fields.ts'
import { flowKinds, kindOf, strengthOf, strengthWords } from './kinds.ts'
import { flowProblemTexts } from './messages.ts'

const here = new URL('.', import.meta.url)
const sources = readdirSync(here).filter(name => name.endsWith('.ts') && !name.includes('test') && !name.startsWith('messages'))
const source = sources.map(name => readFileSync(new URL(name, here), 'utf8')).join('\n')
const codes = new Set(
  [...source.matchAll(/'((?:flow|project|plan|organisation|currency|cluster|group)-[a-z-]+)'/g)].map(([, code]) => code ?? ''),
)

test('every problem that a sheet of money can have has words in every language, and no words are left over', () => {
  for (const code of [...codes].filter(each => each.startsWith('flow-')))
    for (const language of languages)
      expect(() => problemText({ code, column: null, value: null, details: {} }, language)).not.toThrow()
  expect([...codes].filter(code => code.startsWith('flow-')).sort()).toEqual(Object.keys(flowProblemTexts).sort())
})

test.each(languages)('every text in %s is filled and names what the English one names', language => {
  const names = [...JSON.stringify(flowProblemTexts).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const details = Object.fromEntries(names.map(name => [name, `<${name}>`]))
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of Object.keys(flowProblemTexts)) {
    const problem = { code, column: '<column>', value: '<value>', details }
    const { message, remedy } = problemText(problem, language)
    expect(message + remedy, code).not.toMatch(/[{}]/)
    const english = problemText(problem, 'en')
    expect([named(message), named(remedy)], code).toEqual([named(english.message), named(english.remedy)])
  }
})

test('no word means two kinds of movement, two kinds of earmarking or two columns', () => {
  for (const kind of flowKinds)
    for (const word of [kind.code, ...kind.words, ...kind.also]) expect(kindOf(word)?.code, word).toBe(kind.code)
  for (const [strength, { words, also }] of Object.entries(strengthWords))
    for (const word of [...words, ...also]) expect(strengthOf(word), word).toBe(strength)
  const fields = new Map<string, string>()
  for (const [field, { heading, also = [] }] of Object.entries(flowColumns))
    for (const word of [...heading, ...also]) {
      expect(fields.get(nameKey(word)) ?? field, word).toBe(field)
      fields.set(nameKey(word), field)
    }
})
