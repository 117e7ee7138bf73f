/** Of which notices one gets a mail, and the secret address of one's calendar. */
import type { Hono } from 'hono'
import { newId } from '../../../kernel/pure/ids.ts'
import { newSecret } from '../../../modules/accounts/index.ts'
import {
  chooseMails,
  type MailPreferences,
  mailChoices,
  makeCalendarFeed,
  noticeKindNames,
  noticeKinds,
  revokeCalendarFeed,
} from '../../../modules/notices/index.ts'
import { sayNotice } from '../../messages/notices.ts'
import type { AccountProps } from './account.tsx'
import type { Tools } from './account-routes.tsx'
import { type AccountsPagesDeps, ActionButton, Copyable, commandIdOf, goTo, Hidden, type PageBase, valuesOf } from './parts.tsx'

export interface NoticeSettings extends MailPreferences {
  /** Whether mails go out at all. */
  sendsMails: boolean
}

function Mails({ language, notices }: PageBase & AccountProps) {
  return (
    <section id="notices" class="card account-wide">
      <h2>{sayNotice(language, 'mails')}</h2>
      <p>{sayNotice(language, 'mailsText')}</p>
      {!notices.sendsMails && <p class="notice">{sayNotice(language, 'mailsOff')}</p>}
      <form method="post" action="/account/notices">
        <Hidden fields={{ commandId: newId() }} />
        <div class="notice-choices">
          {notices.mails.map(({ kind, mail }) => (
            <div class="field" key={kind}>
              <label for={`mail-${kind}`}>{noticeKinds[kind][language].name}</label>
              <select id={`mail-${kind}`} name={kind}>
                {mailChoices.map(choice => (
                  <option key={choice} value={choice} selected={choice === mail}>
                    {sayNotice(language, `mail_${choice}`)}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
        <button type="submit">{sayNotice(language, 'save')}</button>
      </form>
    </section>
  )
}

function Calendar({ language, notices, newCalendar }: PageBase & AccountProps) {
  const { calendarSince } = notices
  return (
    <section id="calendar" class="card">
      <h2>{sayNotice(language, 'calendar')}</h2>
      <p>{sayNotice(language, 'calendarText')}</p>
      {newCalendar && (
        <div class="notice" role="status">
          <p>{sayNotice(language, 'calendarMade')}</p>
          <Copyable>{newCalendar}</Copyable>
        </div>
      )}
      {calendarSince && <p>{sayNotice(language, 'calendarSince', { day: calendarSince.slice(0, 10) })}</p>}
      <form method="post" action="/account/calendar">
        <Hidden fields={{ commandId: newId(), secret: newSecret() }} />
        {calendarSince && <p class="hint">{sayNotice(language, 'renewHint')}</p>}
        <button type="submit">{sayNotice(language, calendarSince ? 'renewCalendar' : 'makeCalendar')}</button>
      </form>
      {calendarSince && (
        <ActionButton action="/account/calendar/revoke" label={sayNotice(language, 'revokeCalendar')} fields={{}} />
      )}
    </section>
  )
}

export function Notices(props: PageBase & AccountProps) {
  return (
    <>
      <Calendar {...props} />
      <Mails {...props} />
    </>
  )
}

/** The forms of this part of the page. */
export function noticeSettingRoutes(app: Hono, { runner, authentication }: AccountsPagesDeps, { show, signedIn }: Tools): void {
  app.post(
    '/account/notices',
    signedIn(async (c, { own }) => {
      const values = await valuesOf(c)
      const choices = noticeKindNames.flatMap(kind => (values[kind] ? [{ kind, mail: values[kind] }] : []))
      await runner.run(chooseMails, { choices }, { actor: own, ...commandIdOf(values) })
      return goTo(c, '/account#notices')
    }),
  )

  app.post(
    '/account/calendar',
    signedIn(async (c, identity) => {
      const values = await valuesOf(c)
      const { secret = '' } = values
      await runner.run(makeCalendarFeed, { secret }, { actor: identity.own, ...commandIdOf(values) })
      return show(c, identity, { newCalendar: `${authentication.publicUrl}/calendar/${secret}.ics` })
    }),
  )

  app.post(
    '/account/calendar/revoke',
    signedIn(async (c, { own }) => {
      await runner.run(revokeCalendarFeed, {}, { actor: own, ...commandIdOf(await valuesOf(c)) })
      return goTo(c, '/account#calendar')
    }),
  )
}
