/** Per cent by month as small as a word, with the same in words for those who cannot see it. Time runs from left to right. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatMonth } from '../../numbers.ts'

const size = { width: 120, height: 24 }

interface RateLineProps {
  /** All months of the page, so that lines beside each other share their time. */
  span: readonly string[]
  rates: ReadonlyMap<string, number | null>
  language: Language
}

export function RateLine({ span, rates, language }: RateLineProps) {
  const shown = span.slice(-24)
  const slot = size.width / Math.max(1, shown.length)
  const words = shown.flatMap(period => {
    const rate = rates.get(period) ?? null
    return rate === null ? [] : [`${formatMonth(period, language)}: ${rate} %`]
  })
  return (
    <svg
      class="rate-line"
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      role="img"
      aria-label={`${sayReport(language, 'rate')}. ${words.join('; ')}`}
    >
      {shown.map((period, at) => {
        const rate = rates.get(period) ?? null
        const tall = rate === null ? 2 : Math.max(1.5, (rate / 100) * (size.height - 2))
        return (
          <rect
            key={period}
            class={rate === null ? 'nothing' : 'rate'}
            x={(at * slot + slot * 0.14).toFixed(1)}
            y={(size.height - tall).toFixed(1)}
            width={(slot * 0.72).toFixed(1)}
            height={tall.toFixed(1)}
          />
        )
      })}
    </svg>
  )
}
