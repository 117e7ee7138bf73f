/** What the columns of a sheet were understood to hold, and asking about what is left. */
import type { MappedColumn } from '../../../exchange/feeds/column-rules.ts'
import { meaningOf, meaningsOf } from '../../../exchange/feeds/meanings.ts'
import type { Samples } from '../../../exchange/feeds/samples.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { FeedName, ImportSummary } from '../../../modules/imports/index.ts'
import { say } from '../../messages/house.ts'
import { type SheetMessage, sayOfSheets } from '../../messages/sheets.ts'
import { formatWhole } from '../../numbers.ts'

const columnsShown = 120
const namesShown = 8
/** When the month alone is missing, more columns than these are shown only to somebody who asks for them. */
const columnsAskedMax = 20

export interface ColumnsProps {
  language: Language
  /** Address of the import. */
  path: string
  feed: FeedName
  sheet: string | null
  /** Sheets that could be meant, this one among them. */
  sheets: readonly (string | null)[]
  columns: readonly MappedColumn[]
  samples: Samples
  /** What a report needs and no column holds, in words. */
  missing: readonly string[]
  /** Something else than the month is missing: only a column can hold it. */
  missesColumn: boolean
  /** The month that was said. */
  period: string | undefined
  /** The month that the names of file and sheet speak of. */
  suggestedMonth: string | null
  /** Whether the month is asked for. */
  asksMonth: boolean
  /** Whether choices can be remembered, and for whom they then hold. */
  remembers: 'everyone' | 'own' | null
}

const isOpen = ({ how }: MappedColumn) => how === 'unknown' || how === 'repeated'
const nameOf = ({ column }: MappedColumn) => column.header || column.tag || ''

/** Whether there is something to ask: something is missing, and a column or the month could be it. */
export function asksFor({ missing, columns, asksMonth }: Pick<ColumnsProps, 'missing' | 'columns' | 'asksMonth'>): boolean {
  return missing.length > 0 && (columns.some(isOpen) || asksMonth)
}

export function ColumnsSection(props: ColumnsProps) {
  const { language, columns, missing } = props
  const open = columns.filter(isOpen)
  const known = columns.filter(column => !isOpen(column))
  const asks = asksFor(props)
  return (
    <section class="card" id="columns" aria-labelledby="columns-title">
      <h2 id="columns-title">{sayOfSheets(language, 'columns')}</h2>
      {missing.map(text => (
        <p key={text} class="missing">
          {text}
        </p>
      ))}
      {asks && <p>{sayOfSheets(language, 'askColumns')}</p>}
      <Summary language={language} open={open} known={known} />
      {asks ? <ColumnsForm {...props} open={open} known={known} /> : <ClosedForm {...props} open={open} known={known} />}
      <OtherSheets {...props} />
    </section>
  )
}

interface Sorted {
  open: readonly MappedColumn[]
  known: readonly MappedColumn[]
}

function Summary({ language, open, known }: Sorted & { language: Language }) {
  const used = known.filter(({ target }) => target !== null).length
  const more = open.length - namesShown
  return (
    <p>
      {sayOfSheets(language, 'columnsUnderstood', { count: formatWhole(used) })}
      {open.length > 0 && (
        <>
          {' '}
          {sayOfSheets(language, 'columnsOpen')}
          {open.slice(0, namesShown).map((column, at) => (
            <span key={column.key}>
              {at > 0 && ', '}
              <bdi>{nameOf(column)}</bdi>
            </span>
          ))}
          {more > 0 && sayOfSheets(language, 'columnsAnd', { count: formatWhole(more) })}.
        </>
      )}
    </p>
  )
}

function ClosedForm(props: ColumnsProps & Sorted) {
  return (
    <details>
      <summary>{sayOfSheets(props.language, 'changeColumns')}</summary>
      <ColumnsForm {...props} />
    </details>
  )
}

function ColumnsForm(props: ColumnsProps & Sorted) {
  const { language, path, open, known, feed, period, suggestedMonth, asksMonth, remembers, missing, missesColumn } = props
  const groups = meaningsOf(feed, language)
  const all = [...open, ...known]
  const shown = new Set(all.slice(0, columnsShown))
  const title = sayOfSheets(language, 'openColumns')
  const asks = asksFor(props)
  const offered = period === undefined && suggestedMonth !== null
  const list = (columns: readonly MappedColumn[]) => (
    <ul class="column-list">
      {columns
        .filter(column => shown.has(column))
        .map(column => (
          <Column key={column.key} {...props} entry={column} groups={groups} />
        ))}
    </ul>
  )
  return (
    <form method="post" action={`${path}/columns`}>
      {asksMonth && (
        <div class="field">
          <label for="reading-period">{sayOfSheets(language, feed === 'needs' ? 'monthOfList' : 'monthOfAll')}</label>
          <input
            id="reading-period"
            name="period"
            type="text"
            dir="ltr"
            pattern="\d{4}-(0[1-9]|1[0-2])"
            placeholder={say(language, 'monthHint')}
            value={period ?? suggestedMonth ?? ''}
            aria-describedby={offered ? 'reading-period-hint' : undefined}
          />
          {offered && (
            <p class="muted" id="reading-period-hint">
              {sayOfSheets(language, 'monthOfName')}
            </p>
          )}
        </div>
      )}
      {open.length > 0 &&
        (asks && (missesColumn || open.length <= columnsAskedMax) ? (
          <>
            <h3>{title}</h3>
            {list(open)}
          </>
        ) : (
          <details>
            <summary>
              {title} ({formatWhole(open.length)})
            </summary>
            {list(open)}
          </details>
        ))}
      {known.length > 0 && (
        <details>
          <summary>{sayOfSheets(language, 'knownColumns', { count: formatWhole(known.length) })}</summary>
          {list(known)}
        </details>
      )}
      {all.length > columnsShown && (
        <p class="muted">{sayOfSheets(language, 'tooManyColumns', { shown: columnsShown, count: formatWhole(all.length) })}</p>
      )}
      {remembers && (
        <div class="check">
          <input id="remember" name="remember" type="checkbox" value="yes" checked aria-describedby="remember-hint" />{' '}
          <label for="remember">{sayOfSheets(language, 'remember')}</label>{' '}
          <span class="muted" id="remember-hint">
            {sayOfSheets(language, remembers === 'everyone' ? 'rememberAll' : 'rememberOwn')}
          </span>
        </div>
      )}
      <button type="submit" class={missing.length > 0 ? undefined : 'button-plain'}>
        {sayOfSheets(language, 'readAnew')}
      </button>
    </form>
  )
}

const hows: Record<MappedColumn['how'], SheetMessage> = {
  chosen: 'howChosen',
  remembered: 'howRemembered',
  tag: 'howTag',
  heading: 'howHeading',
  repeated: 'howRepeated',
  unknown: 'howUnknown',
}

interface ColumnProps extends ColumnsProps {
  entry: MappedColumn
  groups: ReturnType<typeof meaningsOf>
}

function Column({ language, feed, entry, groups, samples }: ColumnProps) {
  const { column, key, target, how } = entry
  const id = `column-${column.index}`
  const chosen = how === 'chosen' ? (target ?? '-') : ''
  const meaning = target === null ? null : meaningOf(feed, target, language)
  const values = samples[column.index] ?? []
  // What the column is without a word of the person.
  const itself =
    how === 'chosen'
      ? sayOfSheets(language, 'byItself')
      : how === 'repeated' || meaning === null
        ? sayOfSheets(language, how === 'remembered' ? 'doNotUse' : 'notKnown')
        : meaning
  return (
    <li>
      <div>
        <label for={id}>
          <bdi>{nameOf(entry)}</bdi>
        </label>
        {column.tag && column.header && (
          <p class="muted">
            <bdi dir="ltr">{column.tag}</bdi>
          </p>
        )}
        <p class="muted">
          <span class="visually-hidden">{sayOfSheets(language, 'firstValues')}: </span>
          {values.length === 0
            ? sayOfSheets(language, 'noValues')
            : values.map((value, at) => (
                <span key={value}>
                  {at > 0 && ' · '}
                  <bdi>{value}</bdi>
                </span>
              ))}
        </p>
      </div>
      <div>
        <input type="hidden" name={`h:${key}`} value={nameOf(entry)} />
        <select
          id={id}
          name={`c:${key}`}
          aria-label={sayOfSheets(language, 'holds', { column: nameOf(entry) })}
          aria-describedby={`${id}-how`}
        >
          <option value="" selected={chosen === ''}>
            {itself}
          </option>
          <option value="-" selected={chosen === '-'}>
            {sayOfSheets(language, 'doNotUse')}
          </option>
          {groups.map(group => (
            <optgroup key={group.name} label={group.name}>
              {group.choices.map(choice => (
                <option key={choice.target} value={choice.target} selected={chosen === choice.target}>
                  {choice.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <div class="how" id={`${id}-how`}>
        {sayOfSheets(language, hows[how], { name: meaning ?? '' })}
      </div>
    </li>
  )
}

function OtherSheets({ language, path, sheet, sheets }: ColumnsProps) {
  const named = sheets.filter(name => name !== null)
  if (named.length < 2) return null
  return (
    <form method="post" action={`${path}/sheet`} class="filters">
      <div>
        <label for="sheet">{sayOfSheets(language, 'otherSheet')}</label>
        <select id="sheet" name="sheet">
          {named.map(name => (
            <option key={name} value={name} selected={name === sheet}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button-plain">
        {sayOfSheets(language, 'readThisSheet')}
      </button>
    </form>
  )
}

/** What the columns of a stored import held. */
export function StoredColumns({ language, stored }: { language: Language; stored: Pick<ImportSummary, 'feed' | 'options'> }) {
  const { columns = {}, headings = {} } = stored.options
  const used = Object.entries(columns).filter((entry): entry is [string, string] => entry[1] !== null)
  if (used.length === 0) return null
  return (
    <details class="card">
      <summary>{sayOfSheets(language, 'columns')}</summary>
      <ul>
        {used.map(([key, target]) => (
          <li key={key}>
            <bdi>{headings[key] ?? key}</bdi>: {meaningOf(stored.feed, target, language)}
          </li>
        ))}
      </ul>
    </details>
  )
}
