/** Dates and numbers that the reference HXL library was seen to read, and how we read them. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDate, readMonth } from './dates.ts'
import { readCount } from './values.ts'

const file = path.resolve(import.meta.dirname, '../../../../shared/data/real/hxl-libhxl/recorded/datatypes.json')
const here = existsSync(file)
interface Recorded {
  fn: string
  args: unknown[]
  result?: unknown
}
const recorded: Recorded[] = here ? JSON.parse(readFileSync(file, 'utf8')) : []
const answers = (fn: string) =>
  recorded
    .filter(entry => entry.fn === fn && typeof entry.args[0] === 'string' && entry.result !== undefined)
    .map(({ args, result }) => [String(args[0]), result] as const)

test.skipIf(here)('what the reference library was seen to read is not beside the project: nothing to compare with', () => {})

describe.skipIf(!here)('as the reference HXL library', () => {
  // Seconds and days since 1970 stand in no sheet of people, and would be read over the serial dates of spreadsheets.
  const dates = answers('normalise_date').filter(
    ([text, date]) => !/^\d{5,}$/.test(text) && /^\d{4}-\d{2}(-\d{2})?$/.test(String(date)),
  )
  test('there is something to compare', () => expect(dates.length).toBeGreaterThan(10))
  test.each(dates)('%o is %s', (text, date) => {
    const found = String(date).length === 7 ? readMonth(text) : readDate(text)
    expect(found.value).toBe(date)
  })

  const numbers = answers('normalise_number').filter(([, number]) => Number.isInteger(number))
  test.each(numbers.filter(([text]) => /^[\d\s.,]+$/.test(text)))('%o is %o', (text, number) => {
    expect(readCount(text).value).toBe(number)
  })
})
