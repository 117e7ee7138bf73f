/** Parts that the pages about funding share. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Figure } from '../../../modules/funding/index.ts'
import { sayFunding } from '../../messages/funding.ts'
import { fullAmount, shareText, shortAmount, titleOf } from './amounts.ts'

/** A sum in the reporting currency; what has no known rate is said beside it, in its own currency where there is nothing else. */
export function Amount({ figure, base, language }: { figure: Figure; base: string; language: Language }) {
  const { baseMinor, currencies, withoutBase } = figure
  if (withoutBase > 0 && baseMinor === '0')
    return (
      <span class="amount">
        {currencies.map(({ currency, amountMinor }) => (
          <bdi key={currency} title={fullAmount(amountMinor, currency)}>
            {`${currency} ${shortAmount(amountMinor, currency, language)}`}
          </bdi>
        ))}
      </span>
    )
  return (
    <span class={BigInt(baseMinor) < 0n ? 'amount below-zero' : 'amount'} title={titleOf(figure, base)}>
      <bdi>{shortAmount(baseMinor, base, language)}</bdi>
      {withoutBase > 0 && (
        <sup>
          <abbr title={sayFunding(language, 'withoutRate')}>+?</abbr>
        </sup>
      )}
    </span>
  )
}

/** A thin bar of a share with its number; the number alone says it to screen readers. */
export function ShareBar({ percent }: { percent: number | null }) {
  if (percent === null) return <span class="muted">–</span>
  return (
    <span class="share">
      <span class="share-bar" aria-hidden="true">
        <i style={`inline-size:${Math.min(100, Math.max(0, percent)).toFixed(1)}%`} />
      </span>
      <bdi>{shareText(percent)}</bdi>
    </span>
  )
}

export function Card({ id, title, note, children }: { id: string; title: string; note?: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note && <p class="muted fine">{note}</p>}
      {children}
    </section>
  )
}
