/** The numbers that the page of an organisation begins with, looking like the key figures of the overview. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatWhole } from '../../numbers.ts'
import type { Figure } from '../overview/picture.ts'

export interface PanelNumber {
  name: string
  /** A text stands for itself; null is unknown. */
  value: number | string | null
  note?: string
}

export function NumberPanel({ numbers, language }: { numbers: readonly PanelNumber[]; language: Language }) {
  return (
    <dl class="card key-figures">
      {numbers.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          {value === null ? (
            <dd class="key-value key-unknown">
              <i class="dots" aria-hidden="true" />
              {say(language, 'unknown')}
            </dd>
          ) : (
            <dd class={typeof value === 'string' ? 'key-value as-text' : 'key-value'}>
              {typeof value === 'string' ? value : formatWhole(value)}
            </dd>
          )}
          {note && <dd class="key-note">{note}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** How many people were reached, and how many lines do not say it. */
export function reachedNumber(figure: Figure, language: Language): PanelNumber {
  const { linesUnknown, lines } = figure
  return {
    name: say(language, 'reached'),
    value: figure.reached,
    ...(linesUnknown > 0
      ? { note: sayFigure(language, 'peopleUnsaid', { unknown: formatWhole(linesUnknown), lines: formatWhole(lines) }) }
      : {}),
  }
}
