/** How one signs in: where one is signed in now, passkeys, the second step, the password. */
import { passwordLengthMin } from '../../../modules/accounts/index.ts'
import { QrCode } from '../../qr/code.tsx'
import type { AccountProps, PasskeyOnPage, SecondFactorSetUp } from './account.tsx'
import { deviceOf } from './device.ts'
import { ActionButton, Copyable, Field, Hidden, Moment, type PageBase, Table } from './parts.tsx'

export function Sessions({ t, sessions }: PageBase & AccountProps) {
  return (
    <section id="sessions" class="card account-wide">
      <h2>{t('sessions')}</h2>
      <Table caption={t('sessions')} heads={[t('device'), t('since'), t('until'), t('manage')]}>
        {sessions.map(session => (
          <tr key={session.id}>
            <th scope="row" title={session.userAgent ?? undefined}>
              <bdi>{deviceOf(session.userAgent) ?? session.userAgent ?? t('unknownDevice')}</bdi>
            </th>
            <td>
              <Moment iso={session.createdAt} />
            </td>
            <td>
              <Moment iso={session.expiresAt} />
            </td>
            <td>
              {session.current ? (
                t('thisDevice')
              ) : (
                <ActionButton action="/account/sessions/revoke" label={t('revoke')} fields={{ sessionId: session.id }} />
              )}
            </td>
          </tr>
        ))}
      </Table>
      {sessions.some(({ current }) => !current) && (
        <ActionButton action="/account/sessions/revoke-others" label={t('signOutElsewhere')} fields={{}} />
      )}
    </section>
  )
}

function Passkey({ t, passkey }: PageBase & { passkey: PasskeyOnPage }) {
  const name = passkey.name ?? t('unknownDevice')
  return (
    <li>
      <bdi>{name}</bdi> <span class="muted">{passkey.createdAt ? <Moment iso={passkey.createdAt} /> : ''}</span>{' '}
      <ActionButton action="/account/passkeys/remove" label={t('remove')} fields={{ passkeyId: passkey.id }} />
      <details>
        <summary>{t('rename')}</summary>
        <form method="post" action="/account/passkeys/rename">
          <Hidden fields={{ passkeyId: passkey.id }} />
          <Field
            id={`passkey-${passkey.id}`}
            name="passkeyName"
            label={t('passkeyName')}
            value={passkey.name ?? ''}
            maxLength={80}
            required
          />
          <button type="submit">{t('save')}</button>
        </form>
      </details>
    </li>
  )
}

export function Passkeys(props: PageBase & AccountProps) {
  const { t, passkeys, device } = props
  return (
    <section id="passkeys" class="card">
      <h2>{t('passkeys')}</h2>
      <p>{t('passkeysText')}</p>
      {passkeys.length === 0 ? (
        <p class="muted">{t('noPasskeys')}</p>
      ) : (
        <ul class="plain">
          {passkeys.map(passkey => (
            <Passkey key={passkey.id} {...props} passkey={passkey} />
          ))}
        </ul>
      )}
      <div data-island="passkey" data-next="/account#passkeys" data-failed={t('passkeyFailed')} data-stale={t('passkeyStale')}>
        <div class="field" hidden>
          <label for="new-passkey">{t('passkeyName')}</label>
          <input id="new-passkey" data-passkey-name value={device ?? ''} maxLength={80} autocomplete="off" />
        </div>
        <button type="button" data-passkey="add" hidden>
          {t('addPasskey')}
        </button>
        <p role="status" data-passkey-status />
        <noscript>
          <p class="hint">{t('needsScript')}</p>
        </noscript>
      </div>
    </section>
  )
}

function BackupCodes({ t, codes }: { t: PageBase['t']; codes: readonly string[] }) {
  return (
    <>
      <p>{t('backupCodes')}</p>
      <ul class="codes" dir="ltr">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

function SetUp({ t, setUp, errors }: PageBase & AccountProps & { setUp: SecondFactorSetUp }) {
  return (
    <>
      <p>{t('secondFactorScan')}</p>
      <QrCode text={setUp.uri} label={t('secondFactorScan')} />
      <p>{t('secondFactorKey')}</p>
      <Copyable>{new URL(setUp.uri).searchParams.get('secret')}</Copyable>
      <p>
        <a href={setUp.uri}>{t('openInApp')}</a>
      </p>
      <BackupCodes t={t} codes={setUp.backupCodes} />
      <form method="post" action="/account/second-step/confirm">
        <Hidden fields={{ uri: setUp.uri, backupCodes: setUp.backupCodes.join(' ') }} />
        <Field name="code" label={t('code')} autocomplete="one-time-code" inputMode="numeric" error={errors.code} required />
        <button type="submit">{t('next')}</button>
      </form>
    </>
  )
}

function PasswordOfNow({ t, name, error }: { t: PageBase['t']; name: string; error: string | undefined }) {
  return <Field name={name} type="password" label={t('currentPassword')} autocomplete="current-password" error={error} required />
}

export function SecondFactor(props: PageBase & AccountProps) {
  const { t, secondFactorOn, setUp, newCodes, errors } = props
  return (
    <section id="second-step" class="card">
      <h2>{t('secondFactor')}</h2>
      <p>{t(secondFactorOn ? 'secondFactorOn' : 'secondFactorOff')}</p>
      {newCodes && (
        <div class="notice" role="status">
          <BackupCodes t={t} codes={newCodes} />
        </div>
      )}
      {setUp ? (
        <SetUp {...props} setUp={setUp} />
      ) : (
        <form method="post" action={secondFactorOn ? '/account/second-step/off' : '/account/second-step'}>
          <PasswordOfNow t={t} name="secondStepPassword" error={errors.secondStepPassword} />
          <button type="submit">{t(secondFactorOn ? 'turnOff' : 'turnOn')}</button>
        </form>
      )}
      {secondFactorOn && !setUp && (
        <details open={errors.codesPassword !== undefined}>
          <summary>{t('newBackupCodes')}</summary>
          <form method="post" action="/account/second-step/codes">
            <p class="hint">{t('newBackupCodesHint')}</p>
            <PasswordOfNow t={t} name="codesPassword" error={errors.codesPassword} />
            <button type="submit">{t('newBackupCodes')}</button>
          </form>
        </details>
      )}
    </section>
  )
}

export function Password({ t, errors, passwordChanged }: PageBase & AccountProps) {
  return (
    <section id="password-change" class="card">
      <h2>{t('changePassword')}</h2>
      {passwordChanged && (
        <p class="notice" role="status">
          {t('passwordChanged')}
        </p>
      )}
      <form method="post" action="/account/password">
        <PasswordOfNow t={t} name="currentPassword" error={errors.currentPassword} />
        <Field
          name="newPassword"
          type="password"
          label={t('newPassword')}
          hint={t('passwordHint', { length: passwordLengthMin })}
          autocomplete="new-password"
          minLength={passwordLengthMin}
          error={errors.newPassword}
          required
        />
        <button type="submit">{t('changePassword')}</button>
      </form>
    </section>
  )
}
