/** The mails of the installation, for its administrators. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { isNoticeKind, type MailState, mailStates, noticeKinds, type Outbox } from '../../../modules/notices/index.ts'
import { sayNotice } from '../../messages/notices.ts'
import { ActionButton, Hidden, Moment, Table } from '../accounts/parts.tsx'

interface Props {
  language: Language
  outbox: Outbox
  state: MailState | undefined
  /** Names of people by their ids. */
  names: ReadonlyMap<string, string>
  /** Whom mails are from; null: none go out. */
  mailFrom: string | null
}

function Mails({ language, outbox, names }: Props) {
  const head = (name: Parameters<typeof sayNotice>[1]) => sayNotice(language, name)
  return (
    <Table
      caption={head('outbox')}
      heads={[
        head('queuedAt'),
        head('person'),
        head('kind'),
        head('state'),
        head('attempts'),
        head('next'),
        head('lastError'),
        '',
      ]}
    >
      {outbox.mails.map(mail => {
        const at = mail.sentAt ?? mail.againAt
        const hasFailed = mail.state === 'failed' || mail.state === 'given-up'
        return (
          <tr key={mail.id}>
            <td>
              <Moment iso={mail.queuedAt} />
            </td>
            <th scope="row">
              <bdi>{names.get(mail.personId) ?? mail.personId}</bdi>
            </th>
            <td>{isNoticeKind(mail.kind) ? noticeKinds[mail.kind][language].name : head('digest')}</td>
            <td class={hasFailed ? 'mail-failed' : undefined}>{head(`state_${mail.state}`)}</td>
            <td>{mail.attempts}</td>
            <td>{at ? <Moment iso={at} /> : '–'}</td>
            <td>
              <bdi dir="ltr">{mail.lastError ?? '–'}</bdi>
            </td>
            <td>{hasFailed && <ActionButton action="/outbox/retry" label={head('retry')} fields={{ id: mail.id }} />}</td>
          </tr>
        )
      })}
    </Table>
  )
}

export function OutboxPage(props: Props) {
  const { language, outbox, state, mailFrom } = props
  const failed = outbox.counts.failed + outbox.counts['given-up']
  return (
    <div class="notices">
      <h1>{sayNotice(language, 'outbox')}</h1>
      {mailFrom === null ? (
        <p class="notice notice-error">{sayNotice(language, 'mailsOff')}</p>
      ) : (
        <p>
          <bdi>{sayNotice(language, 'sentAs', { from: mailFrom })}</bdi>
        </p>
      )}
      <p class="muted">{sayNotice(language, 'outboxText')}</p>
      <div class="notice-bar">
        <nav class="notice-filter" aria-label={sayNotice(language, 'state')}>
          <a href="/outbox" {...(state === undefined ? { 'aria-current': 'page' as const } : {})}>
            {sayNotice(language, 'all')}
          </a>
          {mailStates.map(each => (
            <a key={each} href={`/outbox?state=${each}`} {...(state === each ? { 'aria-current': 'page' as const } : {})}>
              {sayNotice(language, `state_${each}`)} ({outbox.counts[each]})
            </a>
          ))}
        </nav>
        {failed > 0 && (
          <form method="post" action="/outbox/retry">
            <Hidden fields={{ commandId: newId(), all: 'yes' }} />
            <button type="submit">{sayNotice(language, 'retryAll')}</button>
          </form>
        )}
      </div>
      {outbox.mails.length === 0 ? <p>{sayNotice(language, 'noMails')}</p> : <Mails {...props} />}
    </div>
  )
}
