/** One contact: how to reach them, where they are, what they are responsible for, and what may be done with it. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { ContactRecord, Responsibility } from '../../../modules/coordination/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { ActionButton, Field, Hidden } from '../accounts/parts.tsx'
import type { Actors } from '../coordination/load.ts'
import { VisibilityField } from './form.tsx'
import type { LoadedContacts } from './load.ts'
import { ClusterName, Stays, Where, Wrong } from './parts.tsx'
import { Responsible } from './responsible.tsx'

interface Props {
  loaded: LoadedContacts
  contact: ContactRecord
  held: readonly Responsibility[]
  actors: Actors
  wrong?: string | undefined
}

export function ContactPage({ loaded, contact, held, actors, wrong }: Props) {
  const { language, base } = loaded
  return (
    <div class="coordination">
      <p>
        <a href={base}>{sayContact(language, 'allContacts')}</a>
      </p>
      <h1>
        <bdi>{contact.name}</bdi>
      </h1>
      <p>
        <Where contact={contact} loaded={loaded} />
      </p>
      <Wrong wrong={wrong} />
      <Reached loaded={loaded} contact={contact} />
      {contact.mayChange && contact.endedOn === null && <Whereabouts loaded={loaded} contact={contact} />}
      {held.length > 0 && (
        <Scroll label={sayContact(language, 'responsibilities')}>
          <h2>{sayContact(language, 'held')}</h2>
          <Responsible held={held} loaded={loaded} actors={actors} of={loaded} />
        </Scroll>
      )}
      {contact.stays.length > 0 && (
        <Scroll label={sayContact(language, 'whereBefore')}>
          <h2>{sayContact(language, 'whereBefore')}</h2>
          <Stays stays={contact.stays} loaded={loaded} />
        </Scroll>
      )}
      {contact.mayChange && <Keeping loaded={loaded} contact={contact} />}
    </div>
  )
}

function Reached({ loaded, contact }: Pick<Props, 'loaded' | 'contact'>) {
  const { language, base, clusters, labelOf } = loaded
  const { email, phones, satellitePhone, callSign, languages, organisationId, clusterIds } = contact
  const call = (number: string) => (
    <a href={`tel:${number.replace(/[^+\d]/g, '')}`}>
      <bdi dir="ltr">{number}</bdi>
    </a>
  )
  const facts = [
    { term: 'function', value: contact.function && <bdi>{contact.function}</bdi> },
    { term: 'organisation', value: organisationId && <bdi>{labelOf(organisationId)}</bdi> },
    {
      term: 'clusters',
      value: clusterIds.flatMap(id => {
        const cluster = clusters.get(id)
        return cluster
          ? [
              <div key={id}>
                <ClusterName cluster={cluster} language={language} />
              </div>,
            ]
          : []
      }),
    },
    {
      term: 'email',
      value: email && (
        <a href={`mailto:${email}`}>
          <bdi dir="ltr">{email}</bdi>
        </a>
      ),
    },
    { term: 'telephone', value: phones.map(phone => <div key={phone}>{call(phone)}</div>) },
    { term: 'satellitePhone', value: satellitePhone && call(satellitePhone) },
    { term: 'callSign', value: callSign && <bdi>{callSign}</bdi> },
    { term: 'languagesShort', value: languages.length > 0 && <bdi>{languages.join(', ')}</bdi> },
    { term: 'visibility', value: sayContact(language, `visibility_${contact.visibility}`) },
  ] as const
  return (
    <section class="card" aria-label={sayContact(language, 'contact')}>
      <dl class="facts">
        {facts.map(({ term, value }) =>
          !value || (Array.isArray(value) && value.length === 0) ? null : (
            <div key={term}>
              <dt>{sayContact(language, term)}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {contact.mayChange && contact.endedOn === null && (
        <p>
          <a href={`${base}/${contact.id}/edit`}>{sayContact(language, 'edit')}</a>
        </p>
      )}
    </section>
  )
}

function Whereabouts({ loaded, contact }: Pick<Props, 'loaded' | 'contact'>) {
  const { language, base, today } = loaded
  const open = contact.stays.filter(({ leftOn }) => leftOn === null)
  const address = `${base}/${contact.id}`
  return (
    <section class="card">
      <h2>{sayContact(language, 'checkIn')}</h2>
      <form method="post" action={`${address}/check-in`}>
        <Hidden fields={{ commandId: newId() }} />
        <Field name="place" label={sayContact(language, 'placeAsked')} maxLength={200} />
        <div class="meeting-fields">
          <Field name="on" type="date" label={sayContact(language, 'on')} value={today} />
          <Field name="until" type="date" label={sayContact(language, 'untilDay')} />
        </div>
        <button type="submit">{sayContact(language, 'checkIn')}</button>
      </form>
      {open.length > 0 && (
        <p>
          {open.some(({ placeId }) => placeId !== null) && (
            <ActionButton
              action={`${address}/check-out`}
              label={sayContact(language, 'checkOutOfPlace')}
              fields={{ of: 'place' }}
            />
          )}{' '}
          <ActionButton action={`${address}/check-out`} label={sayContact(language, 'checkOut')} fields={{ of: 'operation' }} />
        </p>
      )}
    </section>
  )
}

function Keeping({ loaded, contact }: Pick<Props, 'loaded' | 'contact'>) {
  const { language, base } = loaded
  const address = `${base}/${contact.id}`
  const fields = { version: String(contact.version) }
  return (
    <section class="card">
      {contact.endedOn === null && (
        <>
          <form method="post" action={`${address}/visibility`}>
            <Hidden fields={{ commandId: newId(), ...fields }} />
            <VisibilityField language={language} chosen={contact.visibility} />
            <button type="submit">{sayContact(language, 'choose')}</button>
          </form>
          <p>
            <ActionButton action={`${address}/end`} label={sayContact(language, 'end')} fields={fields} />
          </p>
        </>
      )}
      <details class="meeting-fold">
        <summary>{sayContact(language, 'erase')}</summary>
        <p>{sayContact(language, 'eraseExplained')}</p>
        <ActionButton action={`${address}/erase`} label={sayContact(language, 'erase')} fields={fields} />
      </details>
    </section>
  )
}
