import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparable, minorOfWritten, money, percentText } from './amounts.ts'

const plain = (text: string) => text.replace(/[\u2066\u2069]/g, '').replaceAll('\u00a0', ' ')

test('amounts have the digits of their currency, and their sign', () => {
  expect(plain(money('125000050', 'USD'))).toBe('1,250,000.50 USD')
  expect(plain(money('125000000', 'USD'))).toBe('1,250,000 USD')
  expect(plain(money('1250500', 'IQD'))).toBe('1,250.500 IQD')
  expect(plain(money('1250', 'JPY'))).toBe('1,250 JPY')
  expect(plain(money(-5n, 'USD'))).toBe('−0.05 USD')
})

test('what somebody writes is read whole, in the digits of any language, or not at all', () => {
  expect(minorOfWritten('1,250,000.50', 'USD')).toBe('125000050')
  expect(minorOfWritten('١٬٢٥٠٫٥', 'USD')).toBe('125050')
  expect(minorOfWritten(' ', 'USD')).toBeNull()
  for (const written of ['1.005', '-5', '0', 'a lot', '1.2.3']) expect(minorOfWritten(written, 'USD'), written).toBeUndefined()
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 17n }), fc.constantFrom('USD', 'IQD', 'JPY'), (minor, currency) => {
      expect(minorOfWritten(plain(money(minor, currency)).replace(` ${currency}`, ''), currency)).toBe(String(minor))
    }),
  )
})

test('something is never 0 %, and less than all is never 100 %', () => {
  const share = (part: bigint, whole: bigint) => plain(percentText(part, whole))
  expect(share(1n, 3n)).toBe('33.3 %')
  expect(share(2n, 3n)).toBe('66.7 %')
  expect(share(1n, 1_000_000n)).toBe('<0.1 %')
  expect(share(999_999n, 1_000_000n)).toBe('>99.9 %')
  expect(share(5n, 5n)).toBe('100 %')
  expect(share(0n, 0n)).toBe('–')
})

test('figures are compared in their one currency, else in the reporting currency', () => {
  const figure = (currencies: [string, string][], baseMinor: string, withoutBase = 0) => ({
    ...{ baseMinor, withoutBase },
    currencies: currencies.map(([currency, amountMinor]) => ({ currency, amountMinor })),
  })
  const euros = figure([['EUR', '75']], '100')
  const one = comparable([euros, figure([], '0')], 'USD')
  expect([one.currency, one.of(euros), one.withoutRate]).toEqual(['EUR', 75n, false])
  const unknown = figure([['XAF', '5']], '0', 1)
  const several = comparable([euros, unknown], 'USD')
  expect([several.currency, several.of(euros), several.withoutRate]).toEqual(['USD', 100n, true])
})
