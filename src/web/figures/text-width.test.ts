import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitText, textWidth, wrapText } from './text-width.ts'

test('letters are as wide as they are, marks over them take no room', () => {
  expect(textWidth('mmm', 10)).toBeGreaterThan(textWidth('iii', 10) * 2)
  expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10))
  expect(textWidth('Ł', 10)).toBeGreaterThan(0)
  expect(textWidth('محمّد', 10)).toBe(textWidth('محمد', 10))
})

test('a text that does not fit ends with an ellipsis; an address is broken, and nothing of it is lost', () => {
  expect(fitText('Sulaymaniyah', 40, 10)).toMatch(/^Sul.*…$/)
  const address = 'https://example.org/o/IRQ-2004?from=2005-01&to=2005-12&measure=coverage'
  const lines = wrapText(`Source ${address}`, 100, 10)
  expect(lines.length).toBeGreaterThan(2)
  expect(lines.join('').replace('Source', '')).toBe(address)
})

test('any text: every line fits, and a limit of lines holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
      for (const line of wrapText(text, width, 10)) expect(textWidth(line, 10)).toBeLessThanOrEqual(width)
      const limited = wrapText(text, width, 10, 400, 2)
      expect(limited.length).toBeLessThanOrEqual(2)
      for (const line of limited) expect(textWidth(line, 10)).toBeLessThanOrEqual(width)
    }),
  )
})
