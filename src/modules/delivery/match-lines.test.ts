import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ArrivingLine, matchLines, type StandingLine } from './match-lines.ts'

const arriving = (key: string, hash: string): ArrivingLine => ({ key, identity: 'i', hash })
const standing = (key: string, hash: string, moved = false): StandingLine => ({
  key,
  identity: moved ? 'i' : null,
  hash,
  withdrawn: false,
})
const keys = (matches: ReturnType<typeof matchLines>) => [...matches].map(([from, { key }]) => `${from}>${key}`)

test('a row that says what a moved line says means that line, whatever keys the two have', () => {
  expect(keys(matchLines([arriving('k1', 'h')], [standing('old', 'h', true)]))).toEqual(['k1>old'])
})

test('a corrected row means the line that was moved, when no other has its key', () => {
  expect(keys(matchLines([arriving('k1', 'new')], [standing('old', 'h', true)]))).toEqual(['k1>old'])
})

test('two rows that became one identity each keep their line, in whichever order they come', () => {
  const lines = [standing('k1', 'theirs'), standing('old', 'ours', true)]
  expect(keys(matchLines([arriving('k1', 'ours'), arriving('k2', 'theirs')], lines)).sort()).toEqual(['k1>old', 'k2>k1'])
  expect(keys(matchLines([arriving('k1', 'theirs'), arriving('k2', 'ours')], lines)).sort()).toEqual(['k1>k1', 'k2>old'])
})

test('a line in use is meant before a withdrawn one', () => {
  const lines = [{ ...standing('gone', 'h', true), withdrawn: true }, standing('here', 'h', true)]
  expect(keys(matchLines([arriving('k1', 'h')], lines))).toEqual(['k1>here'])
})

test('a row whose key another row’s line has gets a key of its own', () => {
  const matches = matchLines([arriving('k1', 'a'), arriving('k2', 'b')], [standing('k2', 'a')])
  expect(matches.get('k1')).toEqual({ key: 'k2', fresh: false })
  expect(matches.get('k2')?.fresh).toBe(true)
  expect(matchLines([arriving('k1', 'a')], [], new Set(['k1'])).get('k1')?.fresh).toBe(true)
})

test('every row gets one key, no two the same, as many stored lines as can be are meant, and equal content always finds its like', () => {
  const hash = fc.constantFrom('a', 'b', 'c')
  const rows = fc.uniqueArray(fc.record({ key: fc.constantFrom('k1', 'k2', 'k3', 'k4'), hash }), { selector: row => row.key })
  const lines = fc.uniqueArray(
    fc.record({ key: fc.constantFrom('k1', 'k2', 'k3', 'o1', 'o2', 'o3'), hash, withdrawn: fc.boolean() }),
    { selector: line => line.key },
  )
  fc.assert(
    fc.property(rows, lines, (given, stored) => {
      const matches = matchLines(
        given.map(row => ({ ...row, identity: 'i' })),
        stored.map(line => ({ ...line, identity: 'i' })),
      )
      expect([...matches.keys()].sort()).toEqual(given.map(({ key }) => key).sort())
      const targets = [...matches.values()].map(({ key }) => key)
      expect(new Set(targets).size).toBe(targets.length)
      const meant = stored.filter(({ key }) => targets.includes(key))
      expect(meant.length).toBe(Math.min(given.length, stored.length))
      for (const value of ['a', 'b', 'c']) {
        const alike = given.filter(
          row => stored.find(({ key }) => key === matches.get(row.key)?.key)?.hash === row.hash && row.hash === value,
        )
        const count = (all: { hash: string }[]) => all.filter(one => one.hash === value).length
        expect(alike.length).toBe(Math.min(count(given), count(stored)))
      }
    }),
  )
})
