/** What stands on top of the page on paper: the operation, what was asked for, when, and where to find it again. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import { askedFor, formatDay, spanOf } from './asked.ts'
import type { Overview } from './load.ts'

export function PrintHead({ overview, language, address }: { overview: Overview; language: Language; address: string }) {
  const { operation } = overview
  return (
    <div class="paper-only" aria-hidden="true">
      <p class="paper-title">
        <bdi>{named(operation, language)}</bdi>
        {overview.illustrative && <span class="badge badge-after">{say(language, 'illustrative')}</span>}
      </p>
      <p>
        {spanOf(overview, language)} · {askedFor(overview, language)} ·{' '}
        {sayFigure(language, 'asOf', { date: formatDay(new Date(), language) })}
      </p>
      <p>
        <bdi>{address}</bdi>
      </p>
    </div>
  )
}
