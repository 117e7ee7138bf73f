/** One report line whole: every field, stated or not, where it came from, and what it said before. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { KnownActor } from '../../../modules/accounts/index.ts'
import type { LineRecord, LineVersion } from '../../../modules/delivery/index.ts'
import { sayCommand } from '../../messages/commands.ts'
import { say } from '../../messages/house.ts'
import { sayMoney } from '../../messages/money.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { ActorName } from '../profile/actors.tsx'
import { Facts, NotStated } from '../profile/facts.tsx'
import { Records } from '../profile/records.tsx'
import { formatInstant } from '../profile/time.ts'
import { questionsOf, type Writing } from './fields.tsx'

interface LineProps {
  record: LineRecord
  actors: ReadonlyMap<string, KnownActor>
  /** Imports whose own page the reader may open. */
  openImports: ReadonlySet<string>
  /** Whether the reader may open the journal. */
  keeps: boolean
  language: Language
  path: string
}

/** What a line is, in a few words: its activity, else its cluster. */
function titleOf({ line, labels }: LineRecord, language: Language): string {
  const activity = labels.activities.find(({ id }) => id === line.activityId)
  const cluster = labels.clusters.find(({ id }) => id === (line.subclusterId ?? line.clusterId))
  return (
    (activity && named({ names: activity.names }, language)) ??
    line.activityDetail ??
    (cluster ? named({ names: cluster.names }, language) : '')
  )
}

export function LinePage(props: LineProps) {
  const { record, language, path } = props
  const { line, labels } = record
  const writing: Writing = { labels, language, path }
  return (
    <>
      <p class="links">
        <a href={`${path}/lines?from=${line.period}&to=${line.period}`}>
          {say(language, 'lines')}: {formatMonth(line.period, language)}
        </a>
        <a href={`${path}/funding/trace?line=${line.id}`}>{sayMoney(language, 'whoseMoney')}</a>
      </p>
      <h1>
        {tell(language, 'line')}: <bdi>{titleOf(record, language)}</bdi>
      </h1>
      {(line.illustrative || line.withdrawn) && (
        <p>
          {line.illustrative && <span class="badge">{say(language, 'illustrative')}</span>}{' '}
          {line.withdrawn && <span class="badge">{tell(language, 'withdrawn')}</span>}
        </p>
      )}
      {line.withdrawn && <p class="notice">{tell(language, 'withdrawnNote')}</p>}
      <div class="questions">
        {questionsOf(line, writing).map(({ title, fields }) => (
          <section key={title} class="card" aria-labelledby={`question-${title}`}>
            <h2 id={`question-${title}`}>{tell(language, title)}</h2>
            <Facts
              facts={fields.map(({ term, value }) => ({
                term,
                value: value ?? <span class="unknown">{say(language, 'notStated')}</span>,
              }))}
            />
          </section>
        ))}
      </div>
      <Origin {...props} />
      <History {...props} />
    </>
  )
}

function Origin({ record: { line, imports }, openImports, language, path }: LineProps) {
  const found = imports.find(({ id }) => id === line.importId)
  return (
    <section class="card" aria-labelledby="origin-title">
      <h2 id="origin-title">{tell(language, 'origin')}</h2>
      {found ? (
        <p>
          <ImportName
            id={found.id}
            name={found.fileName}
            row={line.importRow}
            open={openImports}
            language={language}
            path={path}
          />{' '}
          <span class="source">{tell(language, 'sentOn', { when: formatInstant(found.receivedAt, language) })}</span>
        </p>
      ) : (
        <p>{tell(language, 'byHand')}</p>
      )}
    </section>
  )
}

interface ImportNameProps {
  id: string
  name: string
  row: number | null
  open: ReadonlySet<string>
  language: Language
  path: string
}

function ImportName({ id, name, row, open, language, path }: ImportNameProps) {
  const isolated = `\u2068${name}\u2069`
  const text = row === null ? isolated : tell(language, 'fileRow', { row: formatWhole(row), file: isolated })
  return open.has(id) ? <a href={`${path}/imports/${id}`}>{text}</a> : text
}

/** Versions, newest first: who wrote each, by which command, and what it changed. */
function History({ record, actors, openImports, keeps, language, path }: LineProps) {
  const { line, before, entries, imports, labels } = record
  const versions = [...before, line]
  const former = new Map(versions.map(version => [version.version, version]))
  return (
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">{tell(language, 'history')}</h2>
      {line.version === 1 && <p>{tell(language, 'neverChanged')}</p>}
      <ol class="versions" reversed>
        {versions.toReversed().map(version => {
          const entry = entries.find(({ commandId }) => commandId === version.commandId)
          const from = imports.find(({ id }) => id === version.importId)
          return (
            <li key={version.version} value={version.version}>
              <h3>{tell(language, 'version', { version: version.version })}</h3>
              <p class="muted">
                {formatInstant(entry?.serverAt ?? version.recordedAt, language)}
                {entry && (
                  <>
                    {' · '}
                    {sayCommand(language, entry.command)}
                    {' · '}
                    <ActorName id={entry.actorId} kind={entry.actorKind} known={actors} language={language} />
                    {' · '}
                    {keeps ? (
                      <a href={`${path}/journal?before=${entry.seq + 1}#entry-${entry.seq}`}>
                        {tell(language, 'journalEntry', { seq: formatWhole(entry.seq) })}
                      </a>
                    ) : (
                      tell(language, 'journalEntry', { seq: formatWhole(entry.seq) })
                    )}
                  </>
                )}
                {from && (
                  <>
                    {' · '}
                    <ImportName
                      id={from.id}
                      name={from.fileName}
                      row={version.importRow}
                      open={openImports}
                      language={language}
                      path={path}
                    />
                  </>
                )}
                {entry?.deviceAt && ` · ${tell(language, 'deviceClock', { when: formatInstant(entry.deviceAt, language) })}`}
              </p>
              <Change version={version} before={former.get(version.version - 1)} writing={{ labels, language, path }} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

interface ChangeProps {
  version: LineVersion
  before: LineVersion | undefined
  writing: Writing
}

/** What a version says otherwise than the one before it, field by field. */
function Change({ version, before, writing }: ChangeProps) {
  const { language } = writing
  if (version.version === 1) return <p>{tell(language, 'firstVersion')}</p>
  if (!before) return <p>{tell(language, 'earlierUnkept')}</p>
  const earlier = questionsOf(before, writing).flatMap(({ fields }) => fields)
  const rows = questionsOf(version, writing)
    .flatMap(({ fields }) => fields)
    .flatMap((now, index) => {
      const former = earlier[index]
      return former && former.same !== now.same ? [{ key: now.key, term: now.term, was: former.value, now: now.value }] : []
    })
  if (version.withdrawn !== before.withdrawn)
    rows.push({
      key: 'withdrawn',
      term: tell(language, 'withdrawn'),
      was: tell(language, before.withdrawn ? 'yes' : 'no'),
      now: tell(language, version.withdrawn ? 'yes' : 'no'),
    })
  if (rows.length === 0) return <p>{tell(language, 'onlyOrigin')}</p>
  return (
    <Records
      head={tell(language, 'field')}
      columns={[{ head: tell(language, 'before') }, { head: tell(language, 'after') }]}
      rows={rows.map(({ key, term, was, now }) => ({
        key,
        head: term,
        cells: [was ?? <NotStated language={language} />, now ?? <NotStated language={language} />],
      }))}
    />
  )
}
