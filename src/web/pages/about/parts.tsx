/** What the parts of the page about an operation share: references to sources, and values with what is known about them. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Fact, OperationDetail } from '../../../modules/operations/index.ts'
import { sayOfAbout as say } from '../../messages/about.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'

type Source = OperationDetail['sources'][number]

export interface Base {
  language: Language
  /** Sources in the order in which the page numbers them. */
  sources: readonly Source[]
}

/** Numbers of sources behind what they say, each a link to the list below; "no source" where there is none. */
export function Refs({ language, sources, keys }: Base & { keys: string | null }) {
  const numbered = (keys ?? '').split(',').flatMap(key => {
    const at = sources.findIndex(source => source.key === key.trim())
    return at < 0 ? [] : [{ number: at + 1, title: sources[at]?.title ?? '' }]
  })
  if (numbered.length === 0) return <span class="unsourced">{say(language, 'notSourced')}</span>
  return (
    <span class="refs">
      {numbered.map(({ number, title }) => (
        <a key={number} href={`#source-${number}`} title={title} aria-label={say(language, 'source', { number, title })}>
          {number}
        </a>
      ))}
    </span>
  )
}

/** Words of a source, in the language they were written in. */
export function Words({ children }: { children: ComponentChildren }) {
  return (
    <bdi lang="en" dir="ltr">
      {children}
    </bdi>
  )
}

/** A day, month or year as precise as it was written; anything else as it is. */
export function dateAsWritten(written: string, language: Language): string {
  const parts = /^(\d{4})(-\d{2})?(-\d{2})?$/.exec(written)
  if (!parts?.[2]) return written
  const month = formatMonth(`${parts[1]}${parts[2]}`, language)
  return parts[3] ? `${Number(parts[3].slice(1))} ${month}` : month
}

/** Integer minor units as an amount: USD 37,000,000. */
export function formatMoney(minor: number, currency: string): string {
  const cents = minor % 100
  return `${currency} ${formatWhole(Math.floor(minor / 100))}${cents === 0 ? '' : `.${String(cents).padStart(2, '0')}`}`
}

/** How many words "unknown" is worth: it looks different from any number. */
export function Unknown({ language }: { language: Language }) {
  return <span class="unknown-value">{say(language, 'unknown')}</span>
}

/** What a fact says, without its label. */
export function FactValue({ fact, language }: { fact: Fact; language: Language }) {
  const qualified = (value: string) => (
    <>
      {fact.qualifier && (
        <>
          <Words>{fact.qualifier}</Words>{' '}
        </>
      )}
      <bdi dir="ltr" class="value">
        {value}
      </bdi>
    </>
  )
  switch (fact.kind) {
    case 'number':
      if (fact.value === null) return <Unknown language={language} />
      return qualified(fact.unit === 'percent' ? `${fact.value} %` : formatWhole(fact.value))
    case 'range':
      if (fact.low === null || fact.high === null) return <Unknown language={language} />
      return qualified(`${formatWhole(fact.low)} – ${formatWhole(fact.high)}`)
    case 'money':
      return fact.minor === null ? <Unknown language={language} /> : qualified(formatMoney(fact.minor, fact.currency))
    case 'text':
      if (fact.text === null) return <Unknown language={language} />
      if (/^\d{4}(-\d{2}){0,2}$/.test(fact.text)) return <span class="value">{dateAsWritten(fact.text, language)}</span>
      return <Words>{fact.text}</Words>
    case 'items':
      return (
        <ul class="fact-items">
          {fact.items.map(item => (
            <li key={item}>
              <Words>{item}</Words>
            </li>
          ))}
        </ul>
      )
  }
}
