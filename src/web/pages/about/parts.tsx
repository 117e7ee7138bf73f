/** What the pages about an operation share: references to sources, and values with what is known about them. */
import type { ComponentChildren } from 'preact'
import { directionOf, type Language, type Names, nameIn } from '../../../kernel/pure/languages.ts'
import type { Fact, OperationDetail } from '../../../modules/operations/index.ts'
import { phraseIn, sayOfAbout as say } from '../../messages/about.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'

type Source = OperationDetail['sources'][number]

export interface Base {
  language: Language
  /** Sources in the order in which the pages number them; a number is the same on every page. */
  sources: readonly Source[]
}

/** Keys of sources as the files write them: separated by commas. */
const keysIn = (keys: string | null): string[] => (keys ?? '').split(',').map(key => key.trim())

/** Numbers of sources behind what they say, each a link to the list below; "no source" where there is none. */
export function Refs({ language, sources, keys }: Base & { keys: string | null }) {
  const numbered = keysIn(keys).flatMap(key => {
    const at = sources.findIndex(source => source.key === key)
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

/** Every source that something shown carries, at whatever depth, with its number. */
export function citedIn(sources: readonly Source[], ...shown: readonly unknown[]): { number: number; source: Source }[] {
  const keys = new Set<string>()
  const collect = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return
    for (const [name, inside] of Object.entries(value))
      if (typeof inside === 'string' && /source$/i.test(name)) for (const key of keysIn(inside)) keys.add(key)
      else collect(inside)
  }
  collect(shown)
  return sources.flatMap((source, at) => (keys.has(source.key) ? [{ number: at + 1, source }] : []))
}

/** Words of a source, in the language they were written in; a phrase that sources share, in the reader's. */
export function Words({ children, language }: { children: string; language: Language }) {
  const phrase = phraseIn(children, language)
  if (phrase) return <bdi>{phrase}</bdi>
  return (
    <bdi lang="en" dir="ltr">
      {children}
    </bdi>
  )
}

/** A name of ours: in the reader's language where it has one, else marked as English. */
export function Named({ names, language }: { names: Names; language: Language }) {
  const name = names[language]
  // A text may begin with an acronym in Latin: its direction is that of its language, not of its first letter.
  if (name) return <bdi dir={directionOf(language)}>{name}</bdi>
  return <bdi lang="en">{nameIn(names, language)}</bdi>
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

/** Nobody says it: looks different from any number. */
export function Unknown({ language }: { language: Language }) {
  return <span class="unknown-value">{say(language, 'unknown')}</span>
}

/** A number or an amount, never broken or turned round. */
export function Value({ children, qualifier, language }: { children: string; qualifier?: string | null; language: Language }) {
  return (
    <>
      {qualifier && (
        <>
          <Words language={language}>{qualifier}</Words>{' '}
        </>
      )}
      <bdi dir="ltr" class="value">
        {children}
      </bdi>
    </>
  )
}

function isUnknown(fact: Fact): boolean {
  if (fact.kind === 'number') return fact.value === null
  if (fact.kind === 'money') return fact.minor === null
  if (fact.kind === 'text') return fact.text === null
  return fact.kind === 'range' && (fact.low === null || fact.high === null)
}

/** What a fact says, without its label. */
function FactValue({ fact, language }: { fact: Fact; language: Language }): ComponentChildren {
  const qualified = (value: string) => (
    <Value qualifier={fact.qualifier} language={language}>
      {value}
    </Value>
  )
  switch (fact.kind) {
    case 'number':
      if (fact.value === null) return <Unknown language={language} />
      if (fact.unit === 'days') return <span class="value">{say(language, 'days', { count: fact.value })}</span>
      return qualified(fact.unit === 'percent' ? `${fact.value} %` : formatWhole(fact.value))
    case 'range':
      if (fact.low === null || fact.high === null) return <Unknown language={language} />
      return qualified(`${formatWhole(fact.low)} – ${formatWhole(fact.high)}`)
    case 'money':
      return fact.minor === null ? <Unknown language={language} /> : qualified(formatMoney(fact.minor, fact.currency))
    case 'text':
      if (fact.text === null) return <Unknown language={language} />
      if (/^\d{4}(-\d{2}){0,2}$/.test(fact.text)) return <span class="value">{dateAsWritten(fact.text, language)}</span>
      return <Words language={language}>{fact.text}</Words>
    case 'items':
      return (
        <ul class="fact-items">
          {fact.items.map(item => (
            <li key={item}>
              <Words language={language}>{item}</Words>
            </li>
          ))}
        </ul>
      )
  }
}

/** What a fact says with its source; what no source says is unknown, and needs no second word for that. */
export function SourcedFact({ fact, ...base }: Base & { fact: Fact }) {
  return (
    <>
      <FactValue fact={fact} language={base.language} />
      {!(fact.source === null && isUnknown(fact)) && (
        <>
          {' '}
          <Refs {...base} keys={fact.source} />
        </>
      )}
    </>
  )
}
