/** A person's calendar as an iCalendar file (RFC 5545). */
import icalGenerator, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { Language } from '../../kernel/pure/languages.ts'
import type { CalendarEntry } from './views/calendar.ts'

const titles: Record<Language, string> = { en: 'Wusul', ar: 'وصول', ckb: 'وسول' }
const hour = 3_600_000
/** How often calendar programs ask again, in seconds. */
const refreshSeconds = 3_600

/** Writes the entries in a language; `site` is the address of the site without a final slash. */
export function calendarFile(
  entries: readonly CalendarEntry[],
  { language, site }: { language: Language; site: string },
): string {
  const calendar = icalGenerator({
    name: titles[language],
    prodId: { company: 'Wusul', product: 'Wusul', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  })
  for (const entry of entries) {
    const { subject, body } = entry.texts[language]
    const start = entry.day ?? entry.startsAt ?? entry.changedAt
    calendar.createEvent({
      id: `${entry.id}@${new URL(site).hostname}`,
      start: new Date(start),
      ...(entry.day === null
        ? { end: new Date(entry.endsAt ?? Date.parse(start) + hour) }
        : { allDay: true, transparency: ICalEventTransparency.TRANSPARENT }),
      stamp: new Date(entry.changedAt),
      sequence: entry.sequence,
      summary: `${entry.operation}: ${subject}`,
      description: `${body}\n${site}${entry.link}`,
      url: `${site}${entry.link}`,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      timezone: null,
    })
  }
  return calendar.toString()
}
