import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../kernel/pure/languages.ts'
import { noticeKindNames, noticeKinds, reminderOn } from './kinds.ts'
import { letterOf, withoutAddresses } from './letter.ts'

const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

test('reminders come a week before, on the day, and 1, 7 and 14 days after; a site that stood still gives the latest', () => {
  const on = (days: number) => reminderOn('2005-03-15', dayAfter('2005-03-15', days))
  expect([8, 7, 3, 1, 0, -1, -6, -7, -13, -14, -21, -22].map(on)).toEqual([
    ...[null, 'week', 'week', 'week', 'today', 'late-1', 'late-1', 'late-7', 'late-7', 'late-14', 'late-14', null],
  ])
})

test('looked at on any days, each reminder comes at most once and none goes back to an earlier one', () => {
  const order = ['week', 'today', 'late-1', 'late-7', 'late-14']
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: -30, max: 40 }), { maxLength: 20 }), offsets => {
      const seen = offsets
        .sort((a, b) => a - b)
        .flatMap(offset => reminderOn(dayAfter('2005-03-15', offset), '2005-03-15') ?? [])
        .map(stage => order.indexOf(stage))
      expect(seen).toEqual([...seen].sort((a, b) => a - b))
    }),
  )
})

test('a mail has a subject, one sentence and its link in every language, from the side the language is read from', () => {
  for (const kind of noticeKindNames)
    for (const language of languages) {
      const { name, sentence } = noticeKinds[kind][language]
      expect(name).not.toBe('')
      const parts = {
        kind,
        language,
        notices: null,
        operation: 'IRQ-2004',
        site: 'https://example.org',
        link: '/o/IRQ-2004/meetings/1',
      }
      const { subject, text, html } = letterOf(parts)
      expect(subject).toBe(`IRQ-2004: ${noticeKinds[kind][language].subject}`)
      expect(text).toContain(`${sentence}\n`)
      expect(text).toContain('https://example.org/o/IRQ-2004/meetings/1')
      expect(html).toContain(`<html lang="${language}" dir="${language === 'en' ? 'ltr' : 'rtl'}">`)
      expect(html).toContain(`text-align: ${language === 'en' ? 'left' : 'right'}`)
      // No figure, and nobody's name: what is said is the same for everybody.
      expect(`${subject}${sentence}`.replace('IRQ-2004', '')).not.toMatch(/\d/)
    }
})

test('a mail cannot be made to carry markup, and what a server says names no mailbox', () => {
  const parts = { kind: 'meeting-called', language: 'en', notices: null, operation: null } as const
  const { html } = letterOf({ ...parts, site: 'https://example.org', link: '/x"><script>alert(1)</script>' })
  expect(html).not.toContain('<script>')
  expect(withoutAddresses('550 <somebody.else@example.org>: no such user (somebody.else@example.org)')).toBe(
    '550 <…>: no such user (…)',
  )
})
