/** What was done in an operation, newest first, and whether the chain of hashes holds. */
import type { ChainVerdict, JournalOutline, Touched } from '../../../kernel/journal.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { KnownActor } from '../../../modules/accounts/index.ts'
import { sayCommand } from '../../messages/commands.ts'
import { tell, tellCode } from '../../messages/pages.ts'
import { formatWhole } from '../../numbers.ts'
import { ActorName } from '../profile/actors.tsx'
import { Records } from '../profile/records.tsx'
import { formatInstant } from '../profile/time.ts'

interface JournalProps {
  entries: readonly JournalOutline[]
  more: boolean
  isNewest: boolean
  touching: { kind: string; id: string } | undefined
  actors: ReadonlyMap<string, KnownActor>
  /** Null: not asked for. */
  verdict: ChainVerdict | null
  language: Language
  path: string
}

export function JournalPage(props: JournalProps) {
  const { entries, more, isNewest, touching, actors, verdict, language, path } = props
  const address = (query: Record<string, string>) => `${path}/journal?${new URLSearchParams({ ...(touching ?? {}), ...query })}`
  const oldest = entries.at(-1)?.seq
  return (
    <>
      <h1>{tell(language, 'journal')}</h1>
      <p>{tell(language, 'journalNote')}</p>
      <form action={`${path}/journal`} class="filters">
        <input type="hidden" name="verify" value="yes" />
        <button type="submit">{tell(language, 'verifyChain')}</button>
      </form>
      {verdict && <Verdict verdict={verdict} language={language} />}
      {touching && (
        <p>
          {tell(language, 'onlyTouching', { kind: tellCode(language, 'kind', touching.kind) })}{' '}
          <a href={`${path}/journal`}>{tell(language, 'allEntries')}</a>
        </p>
      )}
      {entries.length === 0 ? (
        <p class="notice">{tell(language, 'noEntries')}</p>
      ) : (
        <section class="card" aria-label={tell(language, 'journal')}>
          <Records
            head={tell(language, 'entry')}
            columns={[
              { head: tell(language, 'whenDone') },
              { head: tell(language, 'done') },
              { head: tell(language, 'doneBy') },
              { head: tell(language, 'touched') },
              { head: tell(language, 'given') },
            ]}
            rows={entries.map(entry => ({
              key: String(entry.seq),
              head: <span id={`entry-${entry.seq}`}>{formatWhole(entry.seq)}</span>,
              cells: [
                <>
                  {formatInstant(entry.serverAt, language)}
                  {entry.deviceAt && (
                    <span class="source">
                      {' '}
                      {tell(language, 'deviceClock', { when: formatInstant(entry.deviceAt, language) })}
                    </span>
                  )}
                </>,
                <>
                  {sayCommand(language, entry.command)}{' '}
                  <bdi class="code" dir="ltr">
                    {entry.command}
                  </bdi>
                </>,
                <ActorName id={entry.actorId} kind={entry.actorKind} known={actors} language={language} />,
                <TouchedThings entry={entry} language={language} path={path} />,
                <Given entry={entry} language={language} />,
              ],
            }))}
          />
        </section>
      )}
      <p class="pager">
        {!isNewest && <a href={address({})}>{tell(language, 'newest')}</a>}
        {more && oldest !== undefined && <a href={address({ before: String(oldest) })}>{tell(language, 'older')}</a>}
      </p>
    </>
  )
}

function Verdict({ verdict, language }: { verdict: ChainVerdict; language: Language }) {
  const holds = verdict.brokenAt === null
  return (
    <p class={holds ? 'notice' : 'notice notice-error'} role={holds ? 'status' : 'alert'}>
      {holds
        ? tell(language, 'chainHolds', { entries: formatWhole(verdict.entries) })
        : tell(language, 'chainBroken', { seq: formatWhole(verdict.brokenAt ?? 0) })}
    </p>
  )
}

const pagesOfKinds: Record<string, string> = {
  import: 'imports',
  place: 'areas',
  organisation: 'organisations',
  cluster: 'clusters',
  meeting: 'meetings',
  'action-point': 'meetings/actions',
}

interface EntryProps {
  entry: JournalOutline
  language: Language
}

/** Things of one kind and change are counted; a single one leads to its page, and several to nowhere: they are many. */
function TouchedThings({ entry, language, path }: EntryProps & { path: string }) {
  if (entry.touchedCount === 0) return <>–</>
  const groups = Map.groupBy(entry.touched, ({ kind, change }: Touched) => `${kind} ${change}`)
  const unlisted = entry.touchedCount - entry.touched.length
  return (
    <ul class="plain">
      {[...groups.values()].map(things => {
        const [first] = things
        if (!first) return null
        const words = `${tellCode(language, 'kind', first.kind)}: ${tellCode(language, 'change', first.change)}`
        const page = pagesOfKinds[first.kind]
        return (
          <li key={words}>
            {things.length === 1 && page ? <a href={`${path}/${page}/${first.id}`}>{words}</a> : words}
            {things.length === 1 && (
              <>
                {' · '}
                <a href={`${path}/journal?${new URLSearchParams({ kind: first.kind, id: first.id })}`}>
                  {tell(language, 'history')}
                </a>
              </>
            )}
            {things.length > 1 && ` × ${formatWhole(things.length)}`}
          </li>
        )
      })}
      {unlisted > 0 && <li>{tell(language, 'andMore', { count: formatWhole(unlisted) })}</li>}
    </ul>
  )
}

/** What the command was given, as the journal keeps it; personal fields are not in it. */
function Given({ entry, language }: EntryProps) {
  const fields = entry.input.filter(({ value }) => value !== null)
  if (fields.length === 0) return <>–</>
  return (
    <details>
      <summary>{tell(language, 'given')}</summary>
      <ul class="plain given" dir="ltr">
        {fields.map(({ field, value, isCount }) => (
          <li key={field}>
            <span class="muted">{field}</span> <bdi>{isCount ? `× ${value}` : value}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}
