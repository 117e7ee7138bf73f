/** One entry: where it came from, what it may really be, and what it is called. */
import { labelOfEntry } from '../../../exchange/names/kinds.ts'
import type { ReviewedName } from '../../../exchange/names/review.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Suggestion } from '../../../kernel/pure/likeness.ts'
import { say } from '../../messages/names.ts'
import { type EditErrors, EditForm, type EditValues } from './edit-form.tsx'
import { queryOf } from './list.tsx'
import { SameAs, Separate } from './row.tsx'
import { describe, linesAddress, origin, usage } from './words.ts'

interface EntryProps {
  language: Language
  operationPath: string
  name: ReviewedName
  values: EditValues
  errors: EditErrors
  conflict: boolean
  /** What somebody looked for to merge it into, and what was found. */
  search: string
  found: readonly Suggestion[]
}

export function EntryPage(props: EntryProps) {
  const { language, operationPath, name } = props
  const { entry, into } = name
  const path = `${operationPath}/names`
  const back = queryOf({ kind: entry.kind, state: 'unreviewed', search: '', page: 1 })
  const label = labelOfEntry(entry, language)
  const what = describe(name, language)
  const lines = linesAddress(operationPath, entry, name)
  return (
    <>
      <p>
        <a href={path + back}>{say(language, 'back')}</a>
      </p>
      <h1>
        <bdi>{label}</bdi>
      </h1>
      <p>
        <strong>{say(language, entry.status)}</strong>
        {what && (
          <>
            {' · '}
            <bdi>{what}</bdi>
          </>
        )}
        {' · '}
        {usage(name, language)}
        {' · '}
        <bdi>{origin(name, language)}</bdi>
      </p>
      {lines && (
        <p>
          <a href={lines}>{say(language, 'seeLines')}</a>
        </p>
      )}
      {entry.status === 'merged' ? (
        <div class="card">
          {into && (
            <p>
              <a href={`${path}/${into.kind}/${into.id}`}>
                <bdi>{say(language, 'mergedInto', { name: labelOfEntry(into, language) })}</bdi>
              </a>
              {entry.mergedAt && ` · ${say(language, 'mergedOn', { date: entry.mergedAt.slice(0, 10) })}`}
            </p>
          )}
          {entry.mergedAt ? (
            <>
              <p class="muted">{say(language, 'separateNote')}</p>
              <Separate language={language} path={path} back={back} entry={entry} />
            </>
          ) : (
            <p class="muted">{say(language, 'cannotSeparate')}</p>
          )}
        </div>
      ) : (
        <>
          {entry.status === 'unreviewed' && (
            <form method="post" action={`${path}/${entry.kind}/keep`} class="name-keep">
              <input type="hidden" name="ids" value={entry.id} />
              <input type="hidden" name="commandId" value={newId()} />
              <input type="hidden" name="back" value={back} />
              <button type="submit">{say(language, 'keep')}</button>
            </form>
          )}
          <Merging {...props} path={path} back={back} />
          <EditForm {...props} path={path} entry={entry} />
        </>
      )}
    </>
  )
}

function Merging({ language, name, search, found, path, back }: EntryProps & { path: string; back: string }) {
  const { entry } = name
  const shown = search === '' ? name.suggestions : found
  return (
    <section class="card" aria-labelledby="what-else">
      <h2 id="what-else">{say(language, 'whatElse')}</h2>
      <p class="muted">{say(language, 'whatElseNote')}</p>
      {shown.length > 0 ? (
        <SameAs name={{ ...name, suggestions: [...shown] }} language={language} path={path} back={back} />
      ) : (
        <p>{search === '' ? say(language, 'noneAlike') : say(language, 'nothingFound', { text: search })}</p>
      )}
      <form method="get" action={`${path}/${entry.kind}/${entry.id}`} class="name-search">
        <label for="find">{say(language, 'search')}</label>
        <input id="find" name="find" type="search" value={search} />
        <button type="submit">{say(language, 'find')}</button>
      </form>
    </section>
  )
}
