import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { problemCodes, problemText } from './messages.ts'

const sourcesIn = (folder: string, only = /\.ts$/) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter(file => only.test(file) && !file.endsWith('.test.ts'))
    .map(file => readFileSync(new URL(folder + file, import.meta.url), 'utf8'))
const own = readdirSync(new URL('./', import.meta.url)).filter(file => /^(check|compare|resolve)\.ts$/.test(file))
const sources = [
  ...own.map(file => readFileSync(new URL(file, import.meta.url), 'utf8')),
  ...['./check/', './compare/', './resolve/'].flatMap(folder => sourcesIn(folder)),
  // What reads cells; the files beside those are of all feeds.
  ...sourcesIn('../', /^(values|dates|coordinates|text|problem|reference)\.ts$/),
].join('\n')
const literals = new Set([...sources.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(match => match[1] ?? ''))
/** Words with a hyphen that are no problems. */
const otherWords = [
  'in-kind',
  'red-cross',
  'sub-total',
  'sous-total',
  'day-first',
  'month-first',
  'other-system',
  'spelled-otherwise',
]

test('every problem that a check can find has words', () => {
  expect([...literals].filter(code => !problemCodes.includes(code)).sort()).toEqual([...otherWords].sort())
})

test('no words are left of problems that no check finds any more', () => {
  expect(problemCodes.filter(code => !literals.has(code))).toEqual([])
})

test.each(languages)('every text in %s is filled', language => {
  const problem = { column: 'C', value: 'v', details: {} }
  for (const code of problemCodes) {
    const { message, remedy } = problemText({ code, ...problem }, language)
    expect(message, code).toMatch(/\S{2}/)
    expect(remedy, code).toMatch(/\S{2}/)
    expect(message + remedy, code).not.toMatch(/[{}]/)
  }
})

const names = [...readTexts().matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? '')
function readTexts(): string {
  return sourcesIn('./messages/').join('\n')
}

test('a translation names the same details as the English text', () => {
  const marks = Object.fromEntries(names.filter(name => name !== 'column' && name !== 'value').map(name => [name, `<${name}>`]))
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of problemCodes) {
    const texts = languages.map(language => problemText({ code, column: '<column>', value: '<value>', details: marks }, language))
    for (const { message, remedy } of texts) {
      expect(named(message), code).toEqual(named(texts[0]?.message ?? ''))
      expect(named(remedy), code).toEqual(named(texts[0]?.remedy ?? ''))
    }
  }
})

test('a field is named in the language of the reader', () => {
  const problem = { code: 'column-renamed', column: 'Govrnorate', value: null, details: { field: 'adm1Name' } }
  expect(problemText(problem, 'en').message).toContain('Governorate')
  expect(problemText(problem, 'ar').message).toContain('المحافظة')
  expect(problemText(problem, 'ckb').message).toContain('پارێزگا')
})
