/** The names of a kind that wait to be looked at, page by page, and those that were merged. */
import type { VNode } from 'preact'
import { type NameKind, nameKinds } from '../../../exchange/names/kinds.ts'
import type { ReviewedName } from '../../../exchange/names/review.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { say as sayHouse } from '../../messages/house.ts'
import { say } from '../../messages/names.ts'
import { formatWhole } from '../../numbers.ts'
import { MergedRow, NameRow } from './row.tsx'

/** What the list is asked for in its address. */
export interface ListAsked {
  kind: NameKind
  state: 'unreviewed' | 'merged'
  search: string
  page: number
}

/** The query of a list; what is usual is left out. */
export function queryOf({ kind, state, search, page }: ListAsked): string {
  const query = new URLSearchParams({ kind })
  if (state === 'merged') query.set('state', state)
  if (search !== '') query.set('q', search)
  if (page > 1) query.set('page', String(page))
  return `?${query}`
}

interface ListProps {
  language: Language
  /** Address of the operation. */
  operationPath: string
  asked: ListAsked
  counts: Record<NameKind, number>
  names: readonly ReviewedName[]
  /** Names in all that fit the search. */
  found: number
  pages: number
  /** What was done, or why it was not. */
  notice: VNode | null
}

function Tabs({ language, asked, counts, path }: Pick<ListProps, 'language' | 'asked' | 'counts'> & { path: string }) {
  return (
    <nav aria-label={say(language, 'kinds')} class="name-kinds">
      <ul class="tabs">
        {nameKinds.map(kind => (
          <li key={kind}>
            <a
              href={path + queryOf({ kind, state: 'unreviewed', search: '', page: 1 })}
              {...(kind === asked.kind ? { 'aria-current': 'page' as const } : {})}
            >
              {say(language, kind)} ({formatWhole(counts[kind])})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Pager({ language, asked, pages, path }: Pick<ListProps, 'language' | 'asked' | 'pages'> & { path: string }) {
  if (pages < 2) return null
  const { page } = asked
  const link = (to: number, text: string) => <a href={path + queryOf({ ...asked, page: to })}>{text}</a>
  return (
    <p class="pager">
      {page > 1 && link(page - 1, sayHouse(language, 'previous'))}
      <span>{sayHouse(language, 'page', { page, pages })}</span>
      {page < pages && link(page + 1, sayHouse(language, 'next'))}
    </p>
  )
}

/** Keeps what is chosen on the page, or all of it. */
function KeepMany({
  language,
  asked,
  names,
  path,
  back,
}: Pick<ListProps, 'language' | 'asked' | 'names'> & { path: string; back: string }) {
  return (
    <form id="keep" method="post" action={`${path}/${asked.kind}/keep`} class="name-keep">
      <input type="hidden" name="commandId" value={newId()} />
      <input type="hidden" name="back" value={back} />
      {names.map(({ entry }) => (
        <input key={entry.id} type="hidden" name="shown" value={entry.id} />
      ))}
      <button type="submit">{say(language, 'keepChosen')}</button>
      <button type="submit" name="all" value="yes" class="button-quiet">
        {say(language, 'keepPage', { count: formatWhole(names.length) })}
      </button>
    </form>
  )
}

function Empty({ language, asked, operationPath }: Pick<ListProps, 'language' | 'asked' | 'operationPath'>) {
  if (asked.search !== '') return <p class="card">{say(language, 'nothingFound', { text: asked.search })}</p>
  if (asked.state === 'merged') return <p class="card">{say(language, 'nothingMerged')}</p>
  return (
    <div class="card">
      <p>{say(language, 'nothing')}</p>
      <p>
        <a href={`${operationPath}/imports`}>{say(language, 'toImports')}</a>
      </p>
    </div>
  )
}

export function ListPage(props: ListProps) {
  const { language, operationPath, asked, counts, names, found, notice } = props
  const path = `${operationPath}/names`
  const back = queryOf(asked)
  const state = (to: ListAsked['state'], text: string) => (
    <a
      href={path + queryOf({ ...asked, state: to, search: '', page: 1 })}
      {...(asked.state === to ? { 'aria-current': 'page' as const } : {})}
    >
      {text}
    </a>
  )
  return (
    <>
      <h1>{say(language, 'title')}</h1>
      {notice}
      <p>{say(language, 'note')}</p>
      <Tabs language={language} asked={asked} counts={counts} path={path} />
      <h2 class="visually-hidden">{say(language, asked.kind)}</h2>
      <ul class="tabs">
        <li>{state('unreviewed', say(language, 'unreviewedTab', { count: formatWhole(counts[asked.kind]) }))}</li>
        <li>{state('merged', say(language, 'mergedTab'))}</li>
      </ul>
      <form method="get" action={path} class="name-search">
        <input type="hidden" name="kind" value={asked.kind} />
        {asked.state === 'merged' && <input type="hidden" name="state" value="merged" />}
        <label for="q">{say(language, 'search')}</label>
        <input id="q" name="q" type="search" value={asked.search} />
        <button type="submit">{say(language, 'find')}</button>
      </form>
      {found === 0 ? (
        <Empty {...props} />
      ) : (
        <>
          {asked.state === 'unreviewed' && <KeepMany {...props} path={path} back={back} />}
          <ul class="plain name-list">
            {names.map(name =>
              asked.state === 'merged' ? (
                <MergedRow key={name.entry.id} name={name} language={language} path={path} back={back} />
              ) : (
                <NameRow key={name.entry.id} name={name} language={language} path={path} back={back} />
              ),
            )}
          </ul>
          <Pager {...props} path={path} />
        </>
      )}
    </>
  )
}
