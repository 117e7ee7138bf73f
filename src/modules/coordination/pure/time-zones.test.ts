import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, isTimeZone, offsetOf, timeZonesOf, wallTimeOf } from './time-zones.ts'

test('an hour in Baghdad is the instant that it is: three hours behind in winter, four in the summers of 2005', () => {
  expect(instantOf({ day: '2005-01-10', hour: '10:00' }, 'Asia/Baghdad')).toBe('2005-01-10T07:00:00.000Z')
  expect(instantOf({ day: '2005-07-10', hour: '10:00' }, 'Asia/Baghdad')).toBe('2005-07-10T06:00:00.000Z')
  expect(offsetOf('2005-01-10T07:00:00.000Z', 'Asia/Baghdad')).toBe('UTC+3')
  expect(offsetOf('2005-07-10T06:00:00.000Z', 'Asia/Baghdad')).toBe('UTC+4')
  expect(offsetOf('2005-01-10T07:00:00.000Z', 'UTC')).toBe('UTC')
  expect(offsetOf('2024-01-10T07:00:00.000Z', 'Asia/Kathmandu')).toBe('UTC+5:45')
  expect(offsetOf('2024-01-10T07:00:00.000Z', 'America/St_Johns')).toBe('UTC−3:30')
})

test('what a clock shows leads back to its instant, in whatever zone', () => {
  const minutes = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
  const zones = fc.constantFrom('Asia/Baghdad', 'Asia/Amman', 'Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'UTC')
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const instant = new Date(minute * 60_000).toISOString()
      const found = instantOf(wallTimeOf(instant, zone), zone)
      // An hour that comes twice in autumn may be either of the two.
      expect(found && wallTimeOf(found, zone)).toEqual(wallTimeOf(instant, zone))
    }),
  )
})

test.each([
  ['2005-02-30', '10:00'],
  ['2005-13-01', '10:00'],
  ['2005-01-01', '24:00'],
  ['', '10:00'],
  ['2005-01-01', ''],
])('%s %s is no time', (day, hour) => {
  expect(instantOf({ day, hour }, 'UTC')).toBeNull()
})

test('zones are those of the countries, and of nothing that is none', () => {
  expect(timeZonesOf(['IQ', 'JO'])).toEqual(['Asia/Baghdad', 'Asia/Amman', 'UTC'])
  expect(timeZonesOf(['Kuwait'])).toEqual(['UTC'])
  expect(['Asia/Baghdad', 'UTC', 'Nowhere/City', '', '+03:00'].map(isTimeZone)).toEqual([true, true, false, false, false])
})
