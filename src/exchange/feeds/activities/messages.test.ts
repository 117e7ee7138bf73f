import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { problemCodes, problemText } from './messages.ts'

const questions = readdirSync(new URL('./check/', import.meta.url)).map(file => `./check/${file}`)
const sources = ['./check.ts', './compare.ts', './resolve.ts', '../values.ts', ...questions]
  .map(file => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n')
const usedCodes = new Set([
  ...[...sources.matchAll(/notes\.add\(\s*'(?:error|warning|repair)',\s*'([a-z-]+)'/g)].map(match => match[1]),
  ...[...sources.matchAll(/(?:missing|warn)\(\s*'([a-z-]+)'/g)].map(match => match[1]),
  ...[...sources.matchAll(/(?:error|note|code): '([a-z]+(?:-[a-z]+)+)'/g)].map(match => match[1]),
])

test('every problem that a check can find has words', () => {
  expect(usedCodes.size).toBeGreaterThan(50)
  for (const code of usedCodes) expect(problemCodes, code).toContain(code)
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

test('a translation names the same details as the English text', () => {
  const marks = Object.fromEntries(
    ['now', 'suggestions', 'above', 'place', 'row', 'sum', 'total', 'period', 'start', 'end'].map(name => [name, `<${name}>`]),
  )
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of problemCodes) {
    const texts = languages.map(language => problemText({ code, column: null, value: null, details: marks }, language))
    for (const { message, remedy } of texts) {
      expect(named(message), code).toEqual(named(texts[0]?.message ?? ''))
      expect(named(remedy), code).toEqual(named(texts[0]?.remedy ?? ''))
    }
  }
})
