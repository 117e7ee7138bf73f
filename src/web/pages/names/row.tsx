/** One name that waits to be looked at. */
import { labelOfEntry } from '../../../exchange/names/kinds.ts'
import type { ReviewedName } from '../../../exchange/names/review.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { say } from '../../messages/names.ts'
import { describe, origin, usage } from './words.ts'

interface RowProps {
  name: ReviewedName
  language: Language
  /** Address of the names of the operation. */
  path: string
  /** The query that leads back to the list as it is. */
  back: string
}

/** Names a person may say that it is the same as, each one click away. */
export function SameAs({ name, language, path, back }: RowProps) {
  const { entry, suggestions } = name
  const label = labelOfEntry(entry, language)
  return (
    <form method="post" action={`${path}/${entry.kind}/merge`} class="name-same">
      <input type="hidden" name="id" value={entry.id} />
      <input type="hidden" name="commandId" value={newId()} />
      <input type="hidden" name="back" value={back} />
      <span>{say(language, 'isSameAs')}</span>
      {suggestions.map(suggestion => (
        <button
          key={suggestion.id}
          type="submit"
          name="intoId"
          value={suggestion.id}
          class="button-choice"
          aria-label={`${say(language, 'isSameAs')} ${suggestion.label} – ${label}`}
        >
          <bdi>{suggestion.label}</bdi>
        </button>
      ))}
    </form>
  )
}

export function NameRow(props: RowProps) {
  const { name, language, path, back } = props
  const { entry, suggestions } = name
  const label = labelOfEntry(entry, language)
  const what = describe(name, language)
  return (
    <li class="card name-row">
      <div>
        <div class="name-head">
          <input
            id={`name-${entry.id}`}
            type="checkbox"
            name="ids"
            value={entry.id}
            form="keep"
            aria-label={say(language, 'select', { name: label })}
          />
          <label for={`name-${entry.id}`}>
            <bdi>{label}</bdi>
          </label>
        </div>
        <p class="muted">
          {what && (
            <>
              <bdi>{what}</bdi>
              {' · '}
            </>
          )}
          {usage(name, language)}
          {' · '}
          <bdi>{origin(name, language)}</bdi>
        </p>
      </div>
      <div>
        {suggestions.length > 0 && <SameAs {...props} />}
        <div class="name-actions">
          <form method="post" action={`${path}/${entry.kind}/keep`}>
            <input type="hidden" name="ids" value={entry.id} />
            <input type="hidden" name="commandId" value={newId()} />
            <input type="hidden" name="back" value={back} />
            <button type="submit" class="button-quiet" aria-label={`${say(language, 'keep')} – ${label}`}>
              {say(language, 'keep')}
            </button>
          </form>
          <a href={`${path}/${entry.kind}/${entry.id}`} aria-label={`${say(language, 'more')} – ${label}`}>
            {say(language, 'more')}
          </a>
        </div>
      </div>
    </li>
  )
}

/** A name that was merged into another one. */
export function MergedRow({ name, language, path, back }: RowProps) {
  const { entry, into } = name
  const label = labelOfEntry(entry, language)
  return (
    <li class="card name-row">
      <p class="name-head">
        <a href={`${path}/${entry.kind}/${entry.id}`}>
          <bdi>{label}</bdi>
        </a>
      </p>
      <p class="muted">
        {into && <bdi>{say(language, 'mergedInto', { name: labelOfEntry(into, language) })}</bdi>}
        {entry.mergedAt && ` · ${say(language, 'mergedOn', { date: entry.mergedAt.slice(0, 10) })}`}
      </p>
      {entry.mergedAt && into?.status !== 'merged' ? (
        <Separate language={language} path={path} back={back} entry={entry} />
      ) : (
        !entry.mergedAt && <p class="muted">{say(language, 'cannotSeparate')}</p>
      )}
    </li>
  )
}

export function Separate({
  language,
  path,
  back,
  entry,
}: Pick<RowProps, 'language' | 'path' | 'back'> & { entry: ReviewedName['entry'] }) {
  return (
    <form method="post" action={`${path}/${entry.kind}/separate`}>
      <input type="hidden" name="id" value={entry.id} />
      <input type="hidden" name="commandId" value={newId()} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" class="button-quiet" aria-label={`${say(language, 'separate')} – ${labelOfEntry(entry, language)}`}>
        {say(language, 'separate')}
      </button>
    </form>
  )
}
