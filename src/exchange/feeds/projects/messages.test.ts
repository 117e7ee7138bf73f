import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { problemCodes } from '../activities/messages.ts'
import { indicatorProblemTexts } from '../indicators/messages.ts'
import { problemText } from '../messages.ts'
import { needsProblemTexts } from '../needs/messages.ts'
import { planProblemTexts } from '../plan/messages.ts'
import { projectProblemTexts } from './messages.ts'

const here = new URL('.', import.meta.url)
const sources = readdirSync(here).filter(name => name.endsWith('.ts') && !name.includes('test') && name !== 'messages.ts')
const source = sources.map(name => readFileSync(new URL(name, here), 'utf8')).join('\n')
const codes = new Set(
  [...source.matchAll(/(?:'(?:error|warning)', |error: )'([a-z]+(?:-[a-z]+)+)'/g)].map(([, code]) => code ?? ''),
)
const elsewhere = [problemCodes, ...[needsProblemTexts, planProblemTexts, indicatorProblemTexts].map(Object.keys)].flat()

test('every problem that a sheet of projects can have has words, and no words are left over', () => {
  expect(codes.size).toBeGreaterThan(15)
  for (const code of codes) expect([...elsewhere, ...Object.keys(projectProblemTexts)], code).toContain(code)
  for (const code of Object.keys(projectProblemTexts)) {
    expect(source, code).toContain(`'${code}'`)
    expect(elsewhere, `${code} has two texts`).not.toContain(code)
  }
})

test.each(languages)('every text in %s is filled and names what the English one names', language => {
  const names = [...JSON.stringify(projectProblemTexts).matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  const details = Object.fromEntries(names.map(name => [name, `<${name}>`]))
  const named = (text: string) => [...new Set(text.match(/<\w+>/g) ?? [])].sort()
  for (const code of Object.keys(projectProblemTexts)) {
    const problem = { code, column: '<column>', value: '<value>', details }
    const { message, remedy } = problemText(problem, language)
    expect(message + remedy, code).not.toMatch(/[{}]/)
    const english = problemText(problem, 'en')
    expect([named(message), named(remedy)], code).toEqual([named(english.message), named(english.remedy)])
  }
})
