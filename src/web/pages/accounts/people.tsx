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
  operations: readonly { code: string; name: string }[]
  /** Roles the reader may invite to; empty: no form. */
  rolesToGive: readonly Role[]
  choices: ScopeChoices
  maySuspend: boolean
  mayShowAll: boolean
  values: Values
  errors: Errors
  /** A link just made, shown this once. */
  link?: { href: string; until: string } | undefined
}

function nameOf(choices: readonly Choice[], id: string | null): string | null {
  return id === null ? null : (choices.find(choice => choice.id === id)?.name ?? id)
}

function Where({ t, scope, choices }: { t: PageBase['t']; scope: RoleScope; choices: ScopeChoices }) {
  if (scope.operationId === null) return <td>{t('wholeInstallation')}</td>
  const parts = [
    nameOf(choices.clusters, scope.clusterId),
    nameOf(choices.organisations, scope.organisationId),
    nameOf(choices.places, scope.placeId),
  ].filter(part => part !== null)
  return <td>{parts.length > 0 ? parts.join(' · ') : t('wholeOperation')}</td>
}

function RoleRow({ base, person, held, props }: { base: PageBase; person: PersonWithRoles; held: HeldRole; props: PeopleProps }) {
  const { t, language } = base
  const operation = props.operation?.code ?? ''
  return (
    <tr>
      <th scope="row">
        {person.name} <span dir="ltr">{person.email}</span> {person.suspended && <em>{t('suspendedMark')}</em>}
      </th>
      <td>{roleNames[held.role][language]}</td>
      <Where t={t} scope={held} choices={props.choices} />
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
  const heads = [t('person'), t('role'), t('where'), t('since'), t('until'), t('endRole')]
  return (
    <Table caption={t('peopleTitle')} heads={heads}>
      {props.people.flatMap(person =>
        person.roles.map(held => <RoleRow key={held.id} base={base} person={person} held={held} props={props} />),
      )}
    </Table>
  )
}

function Suspending({ base: { t }, props }: { base: PageBase; props: PeopleProps }) {
  const operation = props.operation?.code ?? ''
  return (
    <ul>
      {props.people.map(person => (
        <li key={person.id}>
          {person.name}{' '}
          <ActionButton
            action="/people/suspend"
            label={t(person.suspended ? 'letIn' : 'suspend')}
            fields={{ personId: person.id, suspended: person.suspended ? 'no' : 'yes', operation }}
          />
        </li>
      ))}
    </ul>
  )
}

function Invitations({ base: { t, language }, props }: { base: PageBase; props: PeopleProps }) {
  if (props.invitations.length === 0) return null
  const operation = props.operation?.code ?? ''
  return (
    <section id="invitations">
      <h2>{t('invitations')}</h2>
      <Table caption={t('invitations')} heads={[t('email'), t('role'), t('where'), t('until'), t('withdraw')]}>
        {props.invitations.map(invitation => (
          <tr key={invitation.id}>
            <td dir="ltr">{invitation.email ?? '–'}</td>
            <td>{roleNames[invitation.role][language]}</td>
            <Where t={t} scope={invitation} choices={props.choices} />
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
    <section id="invite">
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
      <div class="stack">
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
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <FormError errors={props.errors} />
        <Invite base={base} props={props} />
        <People base={base} props={props} />
        <Invitations base={base} props={props} />
        {props.maySuspend && <Suspending base={base} props={props} />}
      </div>
    ),
  }
}
