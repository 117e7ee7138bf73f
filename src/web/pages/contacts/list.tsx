/** The list of contacts: one's own on top, then those that are asked for. */
import { contactFormats } from '../../../exchange/feeds/contacts/export.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { visibilities } from '../../../modules/coordination/contacts/schema.ts'
import type { ContactRecord } from '../../../modules/coordination/index.ts'
import { type ContactMessage, sayContact } from '../../messages/contacts.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Hidden } from '../accounts/parts.tsx'
import { Records } from '../profile/records.tsx'
import { formatDate } from '../profile/time.ts'
import type { LoadedContacts } from './load.ts'
import { Where, Wrong } from './parts.tsx'

export const selections = ['all', 'present', 'overdue', 'left'] as const
export type Selection = (typeof selections)[number]

export interface Asked {
  cluster: string
  organisation: string
  place: string
  which: Selection
  /** Sent in the body of a form, never in an address: it may be a name. */
  search: string
}

interface Props {
  loaded: LoadedContacts
  asked: Asked
  contacts: readonly ContactRecord[]
  own: ContactRecord | null
  wrong?: string | undefined
}

export function ContactsPage(props: Props) {
  const { loaded, asked, contacts, wrong } = props
  const { language, base, keepsAny } = loaded
  const title = asked.search
    ? sayContact(language, 'found', { search: asked.search })
    : sayContact(language, `which_${asked.which}`)
  return (
    <div class="coordination">
      <h1>{sayContact(language, 'contacts')}</h1>
      <p>{sayContact(language, 'introduction')}</p>
      <ul class="links">
        <li>
          <a href={`${base}/responsibilities`}>{sayContact(language, 'responsibilities')}</a>
        </li>
        {keepsAny && (
          <>
            <li>
              <a href={`${base}/new`}>{sayContact(language, 'add')}</a>
            </li>
            <li>
              <a href={`${base}/import`}>{sayContact(language, 'importTitle')}</a>
            </li>
          </>
        )}
      </ul>
      <Wrong wrong={wrong} />
      <Own {...props} />
      <Filters loaded={loaded} asked={asked} />
      <form method="post" action={`${base}/search`} class="filters">
        <div>
          <label for="search">{sayContact(language, 'search')}</label>
          <input id="search" name="search" value={asked.search} maxLength={100} autocomplete="off" />
        </div>
        <button type="submit">{sayContact(language, 'find')}</button>
      </form>
      <Scroll label={title}>
        <h2>
          {title} · {formatWhole(contacts.length)}
        </h2>
        {contacts.length === 0 ? (
          <p class="muted">{sayContact(language, 'none')}</p>
        ) : (
          <ContactsTable loaded={loaded} contacts={contacts} caption={title} />
        )}
      </Scroll>
      {loaded.takesOut && <TakeOut loaded={loaded} />}
    </div>
  )
}

/** Contacts as a file, for those who see all of them. */
function TakeOut({ loaded: { language, base } }: { loaded: LoadedContacts }) {
  return (
    <section class="card" aria-labelledby="file-title">
      <h2 id="file-title">{sayContact(language, 'fileTitle')}</h2>
      <p>{sayContact(language, 'fileExplained')}</p>
      <form action={`${base}/file`} class="filters">
        <div>
          <label for="for">{sayContact(language, 'fileFor')}</label>
          <select id="for" name="for">
            {visibilities.map(each => (
              <option key={each} value={each}>
                {sayContact(language, `fileFor_${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="format">{sayContact(language, 'fileFormat')}</label>
          <select id="format" name="format">
            {contactFormats.map(each => (
              <option key={each} value={each}>
                {each.toUpperCase()}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{sayContact(language, 'takeOut')}</button>
      </form>
    </section>
  )
}

/** The reader's own contact, and one click to say that they are here or gone. */
function Own({ loaded: { language, base }, own }: Props) {
  if (own?.endedOn) return null
  const here = own?.stays.find(({ placeId, leftOn }) => placeId === null && leftOn === null)
  return (
    <section class="card" aria-label={sayContact(language, 'you')}>
      <p>
        {own === null
          ? sayContact(language, 'youAreNot')
          : here
            ? sayContact(language, 'youAreHere', { day: formatDate(here.since, language) })
            : sayContact(language, 'youAreAway')}
      </p>
      {own === null ? (
        <a href={`${base}/new?own=1`}>{sayContact(language, 'addYourself')}</a>
      ) : (
        <form method="post" action={`${base}/${own.id}/${here ? 'check-out' : 'check-in'}`}>
          <Hidden fields={{ commandId: newId(), back: 'list', ...(here && { of: 'operation' }) }} />
          <button type="submit">{sayContact(language, here ? 'checkMeOut' : 'checkMeIn')}</button>{' '}
          <a class="spaced" href={`${base}/${own.id}`}>
            <bdi>{own.name}</bdi>
          </a>
        </form>
      )}
    </section>
  )
}

function Filters({ loaded, asked }: { loaded: LoadedContacts; asked: Asked }) {
  const { language, base, clusters, organisations, places, labelOf } = loaded
  const choices = (
    name: 'cluster' | 'organisation' | 'place',
    any: ContactMessage,
    options: readonly { value: string; text: string }[],
  ) => (
    <div>
      <label for={name}>{sayContact(language, name)}</label>
      <select id={name} name={name}>
        <option value="">{sayContact(language, any)}</option>
        {options.map(({ value, text }) => (
          <option key={value} value={value} selected={value === asked[name]}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
  return (
    <form action={base} class="filters">
      {choices(
        'cluster',
        'anyCluster',
        [...clusters.values()].map(cluster => ({ value: cluster.code, text: `${cluster.code} ${named(cluster, language)}` })),
      )}
      {choices(
        'organisation',
        'anyOrganisation',
        organisations.map(({ id }) => ({ value: id, text: labelOf(id) })),
      )}
      {choices(
        'place',
        'anyPlace',
        places.filter(({ level }) => level === 1).map(place => ({ value: place.id, text: named(place, language) })),
      )}
      <div>
        <label for="which">{sayContact(language, 'which')}</label>
        <select id="which" name="which">
          {selections.map(which => (
            <option key={which} value={which} selected={which === asked.which}>
              {sayContact(language, `which_${which}`)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{sayContact(language, 'show')}</button>
    </form>
  )
}

function ContactsTable({
  loaded,
  contacts,
  caption,
}: {
  loaded: LoadedContacts
  contacts: readonly ContactRecord[]
  caption: string
}) {
  const { language, base, labelOf, clusters } = loaded
  return (
    <Records
      head={sayContact(language, 'name')}
      caption={caption}
      columns={[
        { head: sayContact(language, 'function') },
        { head: sayContact(language, 'organisation') },
        { head: sayContact(language, 'clusters') },
        { head: sayContact(language, 'where') },
        { head: sayContact(language, 'telephone') },
      ]}
      rows={contacts.map(contact => ({
        key: contact.id,
        head: (
          <a href={`${base}/${contact.id}`}>
            <bdi>{contact.name}</bdi>
          </a>
        ),
        cells: [
          <bdi key="function">{contact.function ?? '–'}</bdi>,
          <bdi key="organisation">{contact.organisationId === null ? '–' : labelOf(contact.organisationId)}</bdi>,
          contact.clusterIds.flatMap(id => clusters.get(id)?.code ?? []).join(', ') || '–',
          <Where key="where" contact={contact} loaded={loaded} />,
          <bdi key="telephone" dir="ltr">
            {contact.phones[0] ?? contact.satellitePhone ?? '–'}
          </bdi>,
        ],
      }))}
    />
  )
}
