/** One's own account: who I am, my roles and language; how I sign in; my tokens. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { AccessToken, Person, RoleScope, Session } from '../../../modules/accounts/index.ts'
import { roleNames } from '../../../modules/operations/index.ts'
import { type NoticeSettings, Notices } from './account-notices.tsx'
import { Passkeys, Password, SecondFactor, Sessions } from './account-security.tsx'
import { Tokens } from './account-tokens.tsx'
import { type Errors, FormError, Hidden, LanguageSelect, type Page, type PageBase, type Values } from './parts.tsx'

export interface SessionOnPage extends Session {
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
  roles: readonly (RoleScope & { operationName: string | null })[]
  sessions: readonly SessionOnPage[]
  passkeys: readonly PasskeyOnPage[]
  secondFactorOn: boolean
  tokens: readonly AccessToken[]
  /** Browser and system that the page is looked at with. */
  device: string | null
  values: Values
  errors: Errors
  setUp?: SecondFactorSetUp | undefined
  /** Backup codes made anew, shown this once. */
  newCodes?: string[] | undefined
  /** A token just made, shown this once. */
  newToken?: string | undefined
  passwordChanged?: boolean | undefined
  notices: NoticeSettings
  /** The address of the calendar just made, shown this once. */
  newCalendar?: string | undefined
}

function Roles({ t, language, roles }: PageBase & AccountProps) {
  return (
    <section>
      <h2>{t('myRoles')}</h2>
      {roles.length === 0 && <p>{t('noRoles')}</p>}
      <ul>
        {roles.map(role => (
          <li key={`${role.role}${role.operationId}${role.clusterId}${role.organisationId}${role.placeId}`}>
            {roleNames[role.role][language]}
            {role.operationName && (
              <>
                {' · '}
                <bdi>{role.operationName}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function accountPage(base: PageBase, props: AccountProps): Page {
  const { t } = base
  return {
    title: t('accountTitle'),
    body: (
      <>
        <h1>{t('accountTitle')}</h1>
        <p>
          <bdi>{props.person.name}</bdi> · <span dir="ltr">{props.person.email}</span>
        </p>
        <FormError errors={props.errors} />
        <div class="account">
          <div class="card stack">
            <Roles {...base} {...props} />
            <form method="post" action="/account/language">
              <Hidden fields={{ commandId: newId() }} />
              <LanguageSelect t={t} chosen={props.person.language} />
              <button type="submit">{t('save')}</button>
            </form>
          </div>
          <Notices {...base} {...props} />
          <SecondFactor {...base} {...props} />
          <Passkeys {...base} {...props} />
          <Password {...base} {...props} />
          <Sessions {...base} {...props} />
          <Tokens {...base} {...props} />
        </div>
        <form method="post" action="/sign-out">
          <button type="submit">{t('signOut')}</button>
        </form>
      </>
    ),
  }
}
