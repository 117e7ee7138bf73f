/** Hours as people read them where a meeting is held, and the instants behind them. Pure. */

/** A day (YYYY-MM-DD) and an hour (HH:MM) on the clocks of a time zone. */
export interface WallTime {
  day: string
  hour: string
}

/** Whether a text is the IANA name of a time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en', { timeZone: name }) !== null
  } catch {
    return false
  }
}

/** What the clocks of a time zone show at an instant (ISO 8601). */
export function wallTimeOf(instant: string, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  })
  const parts = Object.fromEntries(format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
  return { day: `${parts.year}-${parts.month}-${parts.day}`, hour: `${parts.hour}:${parts.minute}` }
}

const asIfUtc = ({ day, hour }: WallTime) => Date.parse(`${day}T${hour}:00Z`)

/**
 * The instant (ISO 8601, UTC) at which the clocks of a time zone show a day and an hour. An hour that the clocks leap over in spring
 * is taken by the clock before the leap; of an hour that comes twice in autumn it is one of the two.
 * @returns null when day or hour are none.
 */
export function instantOf(wall: WallTime, timeZone: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(wall.day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(wall.hour)) return null
  const wanted = asIfUtc(wall)
  if (Number.isNaN(wanted) || new Date(wanted).toISOString().slice(0, 10) !== wall.day) return null
  let instant = wanted
  // The offset that holds at the first guess may not be that of the answer: the second guess is made with that of its own.
  for (let guess = 0; guess < 2; guess += 1) instant += wanted - asIfUtc(wallTimeOf(new Date(instant).toISOString(), timeZone))
  return new Date(instant).toISOString()
}

/** How far the clocks of a time zone are from UTC at an instant, as `UTC+3`. */
export function offsetOf(instant: string, timeZone: string): string {
  const { day, hour } = wallTimeOf(instant, timeZone)
  const minutes = Math.round((asIfUtc({ day, hour }) - Date.parse(`${instant.slice(0, 16)}:00Z`)) / 60_000)
  if (minutes === 0) return 'UTC'
  const [whole, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '−' : '+'}${whole}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`
}

/** Time zones of countries (ISO 3166-1 codes of two letters), the first country's first, and UTC at the end. */
export function timeZonesOf(countries: readonly string[]): string[] {
  const zones = countries.flatMap(country => {
    if (!/^[A-Za-z]{2}$/.test(country)) return []
    // An accessor in older engines, a method in newer ones.
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[]; timeZones?: string[] }
    return locale.getTimeZones?.() ?? locale.timeZones ?? []
  })
  return [...new Set([...zones, 'UTC'])]
}
