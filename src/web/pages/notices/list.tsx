/** What somebody was told, and what is coming up for them. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { type CalendarEntry, isNoticeKind, type Notice, noticeKinds } from '../../../modules/notices/index.ts'
import { say } from '../../messages/house.ts'
import { sayNotice } from '../../messages/notices.ts'
import { ActionButton, Hidden, Moment, Table } from '../accounts/parts.tsx'

/** An operation as notices name it. */
export interface NamedOperation {
  code: string
  name: string
  /** It holds something made up. */
  illustrative: boolean
}

interface Props {
  language: Language
  notices: readonly Notice[]
  unreadOnly: boolean
  unread: number
  /** The last one shown, when there are more; null: these are all. */
  more: { madeAt: string; id: string } | null
  entries: readonly CalendarEntry[]
  operations: ReadonlyMap<string, NamedOperation>
  /** The reader looks after the outbox. */
  administers: boolean
}

function OperationName({ operation, language }: { operation: NamedOperation | undefined; language: Language }) {
  if (!operation) return null
  return (
    <>
      <bdi>{operation.name}</bdi> {operation.illustrative && <span class="badge">{say(language, 'illustrative')}</span>}
    </>
  )
}

function NoticeItem({ notice, language, operations }: Pick<Props, 'language' | 'operations'> & { notice: Notice }) {
  const { subject, body } = notice.texts[language]
  const isUnread = notice.readAt === null
  return (
    <li class={isUnread ? 'notice-item notice-unread' : 'notice-item'}>
      <p class="notice-subject">
        <a href={notice.link}>
          <bdi>{subject}</bdi>
        </a>
        {isUnread && <span class="notice-mark">{sayNotice(language, 'notRead')}</span>}
      </p>
      <p>
        <bdi>{body}</bdi>
      </p>
      <div class="muted notice-about">
        <OperationName operation={operations.get(notice.operationId)} language={language} />
        {isNoticeKind(notice.kind) && <span>{noticeKinds[notice.kind][language].name}</span>}
        <Moment iso={notice.madeAt} />
        {isUnread && <ActionButton action="/notices/read" label={sayNotice(language, 'markRead')} fields={{ id: notice.id }} />}
      </div>
    </li>
  )
}

function ComingUp({ language, entries, operations }: Props) {
  return (
    <section id="coming-up" class="notice-coming">
      <h2>{sayNotice(language, 'comingUp')}</h2>
      {entries.length === 0 && <p>{sayNotice(language, 'comingUpNone')}</p>}
      {entries.length > 0 && (
        <Table
          caption={sayNotice(language, 'comingUp')}
          heads={[sayNotice(language, 'when'), sayNotice(language, 'what'), sayNotice(language, 'operation')]}
        >
          {entries.map(entry => (
            <tr key={entry.id}>
              <td>
                {entry.day === null ? (
                  <Moment iso={entry.startsAt ?? ''} />
                ) : (
                  <time dateTime={entry.day} dir="ltr">
                    {entry.day}
                  </time>
                )}
              </td>
              <th scope="row">
                <a href={entry.link}>
                  <bdi>{entry.texts[language].subject}</bdi>
                </a>
              </th>
              <td>
                <OperationName operation={operations.get(entry.operationId)} language={language} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

export function NoticesPage(props: Props) {
  const { language, notices, unreadOnly, unread, more, administers } = props
  const filter = (href: string, isHere: boolean, text: string) => (
    <a href={href} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      {text}
    </a>
  )
  return (
    <div class="notices">
      <h1>{sayNotice(language, 'notices')}</h1>
      <div class="notice-bar">
        <nav class="notice-filter" aria-label={sayNotice(language, 'notices')}>
          {filter('/notices', !unreadOnly, sayNotice(language, 'all'))}
          {filter('/notices?unread=yes', unreadOnly, `${sayNotice(language, 'unreadOnly')} (${unread})`)}
        </nav>
        {unread > 0 && (
          <form method="post" action="/notices/read">
            <Hidden fields={{ commandId: newId(), all: 'yes' }} />
            <button type="submit" class="button-quiet">
              {sayNotice(language, 'markAllRead')}
            </button>
          </form>
        )}
        <a href="/account#notices">{sayNotice(language, 'settings')}</a>
        {administers && <a href="/outbox">{sayNotice(language, 'outbox')}</a>}
      </div>
      {notices.length === 0 && <p>{sayNotice(language, unreadOnly ? 'noUnread' : 'noNotices')}</p>}
      <ul class="notice-list">
        {notices.map(notice => (
          <NoticeItem key={notice.id} notice={notice} {...props} />
        ))}
      </ul>
      {more && (
        <p>
          <a href={`/notices?${new URLSearchParams({ ...(unreadOnly && { unread: 'yes' }), before: more.madeAt, of: more.id })}`}>
            {sayNotice(language, 'earlier')}
          </a>
        </p>
      )}
      <ComingUp {...props} />
    </div>
  )
}
