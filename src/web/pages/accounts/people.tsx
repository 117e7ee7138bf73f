/** People of an operation, their roles, and invitations. */
import { newId } from '../../../kernel/pure/ids.ts'
import {
  type HeldRole,
  newSecret,
  type OpenInvitation,
  type PersonWithRoles,
  type RoleScope,
} from '../../../modules/accounts/index.ts'
import { type Role, roleNames } from '../../../modules/operations/index.ts'
import {
  ActionButton,
  type Choice,
  Copyable,
  type Errors,
  Field,
  FormError,
  Hidden,
  type Page,
  type PageBase,
  type ScopeChoices,
  Select,
  Table,
  type Values,
} from './parts.tsx'

export interface PeopleProps {
  people: readonly PersonWithRoles[]
  invitations: readonly OpenInvitation[]
  /** The operation shown; null shows the whole installation, to administrators. */
  operation: { id: string; code: string } | null
  operations: readonly { id: string; code: string; name: string }[]
  /** Roles the reader may invite to; empty: no form. */
  rolesToGive: readonly Role[]
  choices: ScopeChoices
  maySuspend: boolean
  mayShowAll: boolean
  values: Values
  errors: Errors
  /** A link just made, shown this once. */
  link?: { href: string; until: string } | undefined
  /** A link for a new password just made, shown this once. */
  recoveryLink?: { href: string; name: string } | undefined
}

function nameOf(choices: readonly Choice[], id: string | null): string | null {
  return id === null ? null : (choices.find(choice => choice.id === id)?.name ?? id)
}

function Where({ t, scope, props }: { t: PageBase['t']; scope: RoleScope; props: PeopleProps }) {
  if (scope.operationId === null) return <td>{t('wholeInstallation')}</td>
  const { choices, operation, operations } = props
  const parts = [
    operation ? null : (operations.find(({ id }) => id === scope.operationId)?.name ?? null),
    nameOf(choices.clusters, scope.clusterId),
    nameOf(choices.organisations, scope.organisationId),
    nameOf(choices.places, scope.placeId),
  ].filter(part => part !== null)
  if (parts.length === 0) return <td>{t('wholeOperation')}</td>
  return (
    <td>
      {parts.map((part, i) => (
        <>
          {i > 0 && ' · '}
          <bdi>{part}</bdi>
        </>
      ))}
    </td>
  )
}

function RoleRow({ base, person, held, props }: { base: PageBase; person: PersonWithRoles; held: HeldRole; props: PeopleProps }) {
  const { t, language } = base
  const operation = props.operation?.code ?? ''
  return (
    <tr>
      <th scope="row">
        <bdi>{person.name}</bdi>{' '}
        <span class="muted" dir="ltr">
          {person.email}
        </span>{' '}
        {person.suspended && <span class="badge">{t('suspendedMark')}</span>}
      </th>
      <td>{roleNames[held.role][language]}</td>
      <Where t={t} scope={held} props={props} />
      <td>{held.validFrom}</td>
      <td>{held.ended ? `${held.validTo ?? ''} ${t('ended')}` : (held.validTo ?? '–')}</td>
      <td>
        {held.mayEnd && <ActionButton action="/people/end-role" label={t('endRole')} fields={{ grantId: held.id, operation }} />}
      </td>
    </tr>
  )
}

function People({ base, props }: { base: PageBase; props: PeopleProps }) {
  const { t } = base
  const heads = [t('person'), t('role'), t('where'), t('since'), t('until'), t('manage')]
  return (
    <section id="roles" class="card">
      <h2>{t('rolesHeld')}</h2>
      {props.people.every(person => person.roles.length === 0) ? (
        <p class="muted">{t('nobodyYet')}</p>
      ) : (
        <Table caption={t('rolesHeld')} heads={heads}>
          {props.people.flatMap(person =>
            person.roles.map(held => <RoleRow key={held.id} base={base} person={person} held={held} props={props} />),
          )}
        </Table>
      )}
    </section>
  )
}

function AccountRow({ base: { t }, person, props }: { base: PageBase; person: PersonWithRoles; props: PeopleProps }) {
  const fields = { personId: person.id, operation: props.operation?.code ?? '' }
  return (
    <tr>
      <th scope="row">
        <bdi>{person.name}</bdi>
      </th>
      <td>
        <bdi dir="ltr">{person.email}</bdi>
      </td>
      <td>
        {person.mayRecover && (
          <details>
            <summary>{t('recoveryLink')}</summary>
            <form method="post" action="/people/recovery-link">
              <Hidden fields={{ commandId: newId(), secret: newSecret(), name: person.name, ...fields }} />
              <label class="check">
                <input type="checkbox" name="removeSecondStep" value="yes" /> {t('removeSecondStep')}
              </label>
              <button type="submit">{t('recoveryLink')}</button>
            </form>
          </details>
        )}
        {props.maySuspend && (
          <ActionButton
            action="/people/suspend"
            label={t(person.suspended ? 'letIn' : 'suspend')}
            fields={{ suspended: person.suspended ? 'no' : 'yes', ...fields }}
          />
        )}
      </td>
    </tr>
  )
}

/** What may be done with accounts themselves; for those who may do something. */
function Accounts({ base, props }: { base: PageBase; props: PeopleProps }) {
  const { t } = base
  const manageable = props.people.filter(person => props.maySuspend || person.mayRecover)
  if (manageable.length === 0) return null
  return (
    <section id="accounts" class="card">
      <h2>{t('accounts')}</h2>
      <p>{t('accountsText')}</p>
      {props.recoveryLink && (
        <div class="notice" role="status">
          <p>{t('recoveryLinkMade', { name: props.recoveryLink.name })}</p>
          <Copyable>{props.recoveryLink.href}</Copyable>
        </div>
      )}
      <Table caption={t('accounts')} heads={[t('person'), t('email'), t('manage')]}>
        {manageable.map(person => (
          <AccountRow key={person.id} base={base} person={person} props={props} />
        ))}
      </Table>
    </section>
  )
}

function Invitations({ base: { t, language }, props }: { base: PageBase; props: PeopleProps }) {
  if (props.invitations.length === 0) return null
  const operation = props.operation?.code ?? ''
  return (
    <section id="invitations" class="card">
      <h2>{t('invitations')}</h2>
      <Table caption={t('invitations')} heads={[t('email'), t('role'), t('where'), t('until'), t('manage')]}>
        {props.invitations.map(invitation => (
          <tr key={invitation.id}>
            <td>
              <bdi dir="ltr">{invitation.email ?? '–'}</bdi>
            </td>
            <td>{roleNames[invitation.role][language]}</td>
            <Where t={t} scope={invitation} props={props} />
            <td>{invitation.expired ? t('expired') : invitation.expiresAt.slice(0, 10)}</td>
            <td>
              {invitation.mayWithdraw && (
                <ActionButton
                  action="/people/withdraw"
                  label={t('withdraw')}
                  fields={{ invitationId: invitation.id, operation }}
                />
              )}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  )
}

function Invite({ base: { t, language }, props }: { base: PageBase; props: PeopleProps }) {
  const { values, errors, choices, rolesToGive } = props
  if (rolesToGive.length === 0) return null
  const roleChoices = rolesToGive.map(role => ({ id: role, name: roleNames[role][language] }))
  return (
    <section id="invite" class="card">
      <h2>{t('inviteTitle')}</h2>
      {props.link && (
        <div class="notice" role="status">
          <p>{t('inviteLink', { until: props.link.until.slice(0, 10) })}</p>
          <Copyable>{props.link.href}</Copyable>
        </div>
      )}
      <form method="post" action="/people/invite">
        <Hidden fields={{ commandId: newId(), secret: newSecret(), operation: props.operation?.code ?? '' }} />
        <Select name="role" label={t('role')} options={roleChoices} value={values.role} error={errors.role} />
        {props.operation && (
          <>
            <Select
              name="clusterId"
              label={t('cluster')}
              options={choices.clusters}
              value={values.clusterId}
              error={errors.clusterId}
              empty={t('notThisOne')}
            />
            <Select
              name="organisationId"
              label={t('organisation')}
              options={choices.organisations}
              value={values.organisationId}
              error={errors.organisationId}
              empty={t('notThisOne')}
            />
            <Select
              name="placeId"
              label={t('place')}
              options={choices.places}
              value={values.placeId}
              error={errors.placeId}
              empty={t('notThisOne')}
            />
          </>
        )}
        <Field
          name="email"
          type="email"
          label={t('emailOptional')}
          value={values.email}
          error={errors.email}
          autocomplete="off"
        />
        <Field name="to" type="date" label={t('lastDay')} value={values.to} error={errors.to} />
        <button type="submit">{t('invite')}</button>
      </form>
    </section>
  )
}

export function peoplePage(base: PageBase, props: PeopleProps): Page {
  const { t } = base
  return {
    title: t('peopleTitle'),
    body: (
      <>
        <h1>{t('peopleTitle')}</h1>
        <nav aria-label={t('operation')}>
          <ul class="tabs">
            {props.mayShowAll && (
              <li>
                <a href="/people?operation=" aria-current={props.operation ? undefined : 'page'}>
                  {t('wholeInstallation')}
                </a>
              </li>
            )}
            {props.operations.map(({ code, name }) => (
              <li key={code}>
                <a
                  href={`/people?operation=${encodeURIComponent(code)}`}
                  aria-current={props.operation?.code === code ? 'page' : undefined}
                >
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {props.mayShowAll && (
          <p>
            <a href="/permissions">{t('permissionsTitle')}</a>
          </p>
        )}
        <FormError errors={props.errors} />
        <People base={base} props={props} />
        <Invite base={base} props={props} />
        <Invitations base={base} props={props} />
        <Accounts base={base} props={props} />
      </>
    ),
  }
}
