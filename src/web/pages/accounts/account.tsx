/** One's own account: roles, devices, passkeys, second step, password, language and tokens. */
import { newId } from '../../../kernel/pure/ids.ts'
import {
  type AccessToken,
  newTokenSecret,
  type Person,
  passwordLengthMin,
  type RoleScope,
} from '../../../modules/accounts/index.ts'
import { roleNames } from '../../../modules/operations/index.ts'
import {
  ActionButton,
  Copyable,
  type Errors,
  Field,
  FormError,
  Hidden,
  LanguageSelect,
  type Page,
  type PageBase,
  Table,
  type Values,
} from './parts.tsx'

export interface SessionOnPage {
  id: string
  userAgent: string | null
  createdAt: string
  expiresAt: string
  current: boolean
}

export interface PasskeyOnPage {
  id: string
  name: string | null
  createdAt: string | null
}

/** What the second step needs to be shown once, while it is set up. */
export interface SecondFactorSetUp {
  uri: string
  backupCodes: string[]
}

export interface AccountProps {
  person: Person
  roles: readonly RoleScope[]
  sessions: readonly SessionOnPage[]
  passkeys: readonly PasskeyOnPage[]
  secondFactorOn: boolean
  tokens: readonly AccessToken[]
  values: Values
  errors: Errors
  setUp?: SecondFactorSetUp | undefined
  /** A token just made, shown this once. */
  newToken?: string | undefined
  passwordChanged?: boolean | undefined
}

/** An instant as a day and a time in UTC, the same for all languages. */
function moment(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}

function Sessions({ t, sessions }: PageBase & AccountProps) {
  return (
    <section id="sessions">
      <h2>{t('sessions')}</h2>
      <Table caption={t('sessions')} heads={[t('device'), t('since'), t('until'), t('revoke')]}>
        {sessions.map(session => (
          <tr key={session.id}>
            <td dir="auto">{session.userAgent ?? t('unknownDevice')}</td>
            <td>{moment(session.createdAt)}</td>
            <td>{moment(session.expiresAt)}</td>
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
    </section>
  )
}

function Passkeys({ t, passkeys }: PageBase & AccountProps) {
  return (
    <section id="passkeys">
      <h2>{t('passkeys')}</h2>
      <p>{t('passkeysText')}</p>
      <ul>
        {passkeys.map(passkey => (
          <li key={passkey.id}>
            {passkey.name ?? t('unknownDevice')} {passkey.createdAt ? moment(passkey.createdAt) : ''}{' '}
            <ActionButton action="/account/passkeys/remove" label={t('remove')} fields={{ passkeyId: passkey.id }} />
          </li>
        ))}
      </ul>
      <div data-island="passkey" data-next="/account#passkeys" data-failed={t('passkeyFailed')}>
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

function SetUp({ t, setUp, errors }: PageBase & { setUp: SecondFactorSetUp; errors: Errors }) {
  return (
    <>
      <p>{t('secondFactorKey')}</p>
      <Copyable>{new URL(setUp.uri).searchParams.get('secret')}</Copyable>
      <p>
        <a href={setUp.uri}>{t('openInApp')}</a>
      </p>
      <p>{t('backupCodes')}</p>
      <ul class="codes" dir="ltr">
        {setUp.backupCodes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <form method="post" action="/account/second-step/confirm">
        <Hidden fields={{ uri: setUp.uri, backupCodes: setUp.backupCodes.join(' ') }} />
        <Field name="code" label={t('code')} autocomplete="one-time-code" error={errors.code} required />
        <button type="submit">{t('next')}</button>
      </form>
    </>
  )
}

function SecondFactor(props: PageBase & AccountProps) {
  const { t, secondFactorOn, setUp, errors } = props
  return (
    <section id="second-step">
      <h2>{t('secondFactor')}</h2>
      <p>{t(secondFactorOn ? 'secondFactorOn' : 'secondFactorOff')}</p>
      {setUp ? (
        <SetUp {...props} setUp={setUp} errors={errors} />
      ) : (
        <form method="post" action={secondFactorOn ? '/account/second-step/off' : '/account/second-step'}>
          <Field
            name="secondStepPassword"
            type="password"
            label={t('currentPassword')}
            autocomplete="current-password"
            error={errors.secondStepPassword}
            required
          />
          <button type="submit">{t(secondFactorOn ? 'turnOff' : 'turnOn')}</button>
        </form>
      )}
    </section>
  )
}

function Password({ t, errors, passwordChanged }: PageBase & AccountProps) {
  return (
    <section id="password-change">
      <h2>{t('changePassword')}</h2>
      {passwordChanged && (
        <p class="notice" role="status">
          {t('passwordChanged')}
        </p>
      )}
      <form method="post" action="/account/password">
        <Field
          name="currentPassword"
          type="password"
          label={t('currentPassword')}
          autocomplete="current-password"
          error={errors.currentPassword}
          required
        />
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

function Tokens({ t, tokens, values, errors, newToken }: PageBase & AccountProps) {
  return (
    <section id="tokens">
      <h2>{t('tokens')}</h2>
      <p>{t('tokensText')}</p>
      {newToken && (
        <div class="notice" role="status">
          <p>{t('tokenMade')}</p>
          <Copyable>{newToken}</Copyable>
        </div>
      )}
      {tokens.length > 0 && (
        <Table caption={t('tokens')} heads={[t('tokenName'), t('mayWrite'), t('until'), t('lastUsed'), t('revokeToken')]}>
          {tokens.map(token => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td>
                {t(token.mayWrite ? 'readWrite' : 'readOnly')} <code dir="ltr">{token.names?.join(', ')}</code>
              </td>
              <td>{token.expiresAt ? moment(token.expiresAt) : '–'}</td>
              <td>{token.lastUsedAt ? moment(token.lastUsedAt) : t('never')}</td>
              <td>
                <ActionButton action="/account/tokens/revoke" label={t('revokeToken')} fields={{ tokenId: token.id }} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <form method="post" action="/account/tokens">
        <Hidden fields={{ commandId: newId(), secret: newTokenSecret() }} />
        <Field name="name" label={t('tokenName')} value={values.name} error={errors.name} maxLength={80} required />
        <label class="check">
          <input type="checkbox" name="write" value="yes" checked={values.write === 'yes'} /> {t('mayWrite')}
        </label>
        <div class="field">
          <label for="names">{t('tokenNames')}</label>
          <textarea
            id="names"
            name="names"
            rows={3}
            dir="ltr"
            value={values.names}
            aria-invalid={errors.names ? 'true' : undefined}
          />
          {errors.names && <p class="error">{errors.names}</p>}
        </div>
        <Field name="lastDay" type="date" label={t('lastDay')} value={values.lastDay} error={errors.lastDay} />
        <button type="submit">{t('makeToken')}</button>
      </form>
    </section>
  )
}

export function accountPage(base: PageBase, props: AccountProps): Page {
  const { t, language } = base
  return {
    title: t('accountTitle'),
    body: (
      <div class="stack">
        <h1>{t('accountTitle')}</h1>
        <p>
          {props.person.name} <span dir="ltr">{props.person.email}</span>
        </p>
        <FormError errors={props.errors} />
        <section>
          <h2>{t('myRoles')}</h2>
          {props.roles.length === 0 && <p>{t('noRoles')}</p>}
          <ul>
            {props.roles.map(role => (
              <li key={`${role.role}${role.operationId}${role.clusterId}${role.organisationId}${role.placeId}`}>
                {roleNames[role.role][language]}
              </li>
            ))}
          </ul>
        </section>
        <form method="post" action="/account/language">
          <Hidden fields={{ commandId: newId() }} />
          <LanguageSelect t={t} language={props.person.language} />
          <button type="submit">{t('save')}</button>
        </form>
        <Sessions {...base} {...props} />
        <Passkeys {...base} {...props} />
        <SecondFactor {...base} {...props} />
        <Password {...base} {...props} />
        <Tokens {...base} {...props} />
        <form method="post" action="/sign-out">
          <button type="submit">{t('signOut')}</button>
        </form>
      </div>
    ),
  }
}
