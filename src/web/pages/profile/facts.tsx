/** What is known about one thing: a list of terms, each with its source; what nobody stated says so. */
import type { ComponentChildren } from 'preact'
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import { languages } from '../../../kernel/pure/languages.ts'
import type { OperationDetail } from '../../../modules/operations/index.ts'
import { tell } from '../../messages/pages.ts'
import { formatDate } from './time.ts'

export interface Fact {
  term: string
  /** Nothing: not stated. */
  value: ComponentChildren
}

export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Other spellings that a thing is known by; no fact where there are none. */
export function spellingsOf(aliases: readonly string[], language: Language): Fact[] {
  if (aliases.length === 0) return []
  const value = aliases.map((alias, index) => (
    <>
      {index > 0 && ', '}
      <bdi>{alias}</bdi>
    </>
  ))
  return [{ term: tell(language, 'spellings'), value }]
}

/** Where all that is known of a thing comes from; no fact where nobody said. */
export function sourceOf(source: string | null, sources: OperationDetail['sources'], language: Language): Fact[] {
  if (!source) return []
  return [{ term: tell(language, 'sourceOf'), value: <Source keys={source} sources={sources} language={language} bare /> }]
}

export function NotStated({ language }: { language: Language }) {
  return <span class="unknown">{tell(language, 'noneStated')}</span>
}

interface SourceProps {
  /** Keys of sources, separated by commas, as the operation's files have them. */
  keys: string | null
  sources: OperationDetail['sources']
  language: Language
  /** The titles alone, where a term says already that they are sources. */
  bare?: boolean
}

/** The titles behind keys of sources, as links where they have an address. */
export function Source({ keys, sources, language, bare = false }: SourceProps) {
  if (!keys) return null
  return (
    <span class="source">
      {bare ? '' : `${tell(language, 'sourceOf')}: `}
      {keys.split(/\s*,\s*/).map((key, index) => {
        const source = sources.find(entry => entry.key === key)
        const title = <bdi>{source?.title ?? key}</bdi>
        return (
          <>
            {index > 0 && '; '}
            {source?.url && /^https?:\/\/\S+$/.test(source.url) ? (
              <a href={source.url} rel="noreferrer">
                {title}
              </a>
            ) : (
              title
            )}
          </>
        )
      })}
    </span>
  )
}

const ownNames: Record<Language, string> = { en: 'English', ar: 'العربية', ckb: 'کوردی' }

/** A name in every language it is known in, and where it is not known. */
export function NameList({ names, language }: { names: Names; language: Language }) {
  return (
    <ul class="plain">
      {languages.map(each => (
        <li key={each}>
          <span class="muted" lang={each}>
            {ownNames[each]}
          </span>{' '}
          {names[each] ? <bdi lang={each}>{names[each]}</bdi> : <NotStated language={language} />}
        </li>
      ))}
    </ul>
  )
}

/** From when to when something holds, in words. */
export function validityText(thing: { validFrom: string | null; validTo: string | null }, language: Language): string {
  const from = thing.validFrom && formatDate(thing.validFrom, language)
  const to = thing.validTo && formatDate(thing.validTo, language)
  if (from && to) return tell(language, 'fromTo', { from, to })
  if (from) return tell(language, 'fromOn', { from })
  return to ? tell(language, 'untilOn', { to }) : tell(language, 'alwaysValid')
}
