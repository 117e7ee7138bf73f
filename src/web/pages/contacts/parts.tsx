/** What the pages about contacts share: where somebody is, and whom to talk to. */
import type { ContactRecord, Responsibility, Stay } from '../../../modules/coordination/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { named } from '../../numbers.ts'
import type { Actors } from '../coordination/load.ts'
import { ActorName } from '../profile/actors.tsx'
import { Records } from '../profile/records.tsx'
import { formatDate } from '../profile/time.ts'
import type { LoadedContacts } from './load.ts'

export function Wrong({ wrong }: { wrong?: string | undefined }) {
  return wrong ? (
    <p class="notice notice-error" role="alert">
      {wrong}
    </p>
  ) : null
}

type Placed = Pick<LoadedContacts, 'language' | 'placeName'>

/** Where a contact is now: in the operation, at which place, and whether they should have left. */
export function Where({ contact, loaded }: { contact: ContactRecord; loaded: Placed }) {
  const { language, placeName } = loaded
  if (contact.endedOn !== null) return <>{sayContact(language, 'left', { day: formatDate(contact.endedOn, language) })}</>
  const open = contact.stays.filter(({ leftOn }) => leftOn === null)
  const stay = open.find(({ placeId }) => placeId !== null) ?? open[0]
  if (!stay) return <span class="muted">{sayContact(language, 'away')}</span>
  const until = stay.until ?? open.find(each => each.until !== null)?.until ?? null
  return (
    <>
      {stay.placeId === null ? (
        sayContact(language, 'here', { day: formatDate(stay.since, language) })
      ) : (
        <bdi>{placeName(stay.placeId)}</bdi>
      )}
      {until !== null && ` ${sayContact(language, 'until', { day: formatDate(until, language) })}`}
      {contact.overdue && <span class="badge badge-after">{sayContact(language, 'overdue')}</span>}
    </>
  )
}

/** Where somebody was, the latest first. */
export function Stays({ stays, loaded: { language, placeName } }: { stays: readonly Stay[]; loaded: Placed }) {
  const day = (date: string | null) => (date === null ? '–' : <time dateTime={date}>{formatDate(date, language)}</time>)
  return (
    <Records
      head={sayContact(language, 'place')}
      caption={sayContact(language, 'whereBefore')}
      columns={[
        { head: sayContact(language, 'since') },
        { head: sayContact(language, 'untilDay') },
        { head: sayContact(language, 'leftOn') },
      ]}
      rows={stays.map(({ placeId, since, until, leftOn }) => ({
        key: `${placeId}|${since}|${leftOn}`,
        head: placeId === null ? sayContact(language, 'wholeOperation') : <bdi>{placeName(placeId)}</bdi>,
        cells: [day(since), day(until), day(leftOn)],
      }))}
    />
  )
}

interface HolderProps {
  held: Responsibility
  loaded: Pick<LoadedContacts, 'language' | 'path'>
  actors: Actors
}

/** Who holds a responsibility, as far as the reader may know. */
export function Holder({ held, loaded: { language, path }, actors }: HolderProps) {
  if (held.name !== null && held.seenContactId !== null)
    return (
      <a href={`${path}/contacts/${held.seenContactId}`}>
        <bdi>{held.name}</bdi>
      </a>
    )
  if (held.personId !== null) return <ActorName id={held.personId} kind="person" known={actors} language={language} />
  return <span class="muted">{sayContact(language, 'hidden')}</span>
}

interface ResponsibleProps {
  held: readonly Responsibility[]
  loaded: Pick<LoadedContacts, 'language' | 'path' | 'clusters' | 'labelOf'>
  actors: Actors
  /** Says of what each is. */
  withWhat?: boolean
  /** What stands at the end of a row. */
  action?: (held: Responsibility) => preact.ComponentChildren
}

/** Responsibilities as a table: what, who, from when to when. */
export function Responsible({ held, loaded, actors, withWhat = false, action }: ResponsibleProps) {
  const { language, clusters, labelOf } = loaded
  const ofWhat = ({ clusterId, organisationId }: Responsibility) => {
    const cluster = clusterId === null ? undefined : clusters.get(clusterId)
    if (cluster) return <bdi>{`${cluster.code} ${named(cluster, language)}`}</bdi>
    return organisationId === null ? sayContact(language, 'wholeOperation') : <bdi>{labelOf(organisationId)}</bdi>
  }
  const day = (date: string | null) => (date === null ? '–' : <time dateTime={date}>{formatDate(date, language)}</time>)
  return (
    <Records
      head={sayContact(language, 'kind')}
      caption={sayContact(language, 'responsibilities')}
      columns={[
        ...(withWhat ? [{ head: sayContact(language, 'of') }] : []),
        { head: sayContact(language, 'holder') },
        { head: sayContact(language, 'starts') },
        { head: sayContact(language, 'ends') },
        ...(action ? [{ head: sayContact(language, 'endIt') }] : []),
      ]}
      rows={held.map(each => ({
        key: each.id,
        head: sayContact(language, `kind_${each.kind}`),
        cells: [
          ...(withWhat ? [ofWhat(each)] : []),
          <Holder key="holder" held={each} loaded={loaded} actors={actors} />,
          day(each.starts),
          day(each.ends),
          ...(action ? [action(each)] : []),
        ],
      }))}
    />
  )
}

/** The people of a cluster or an organisation, on its page; nothing when nobody is named. */
export function WhoToTalkTo(props: Omit<ResponsibleProps, 'withWhat' | 'action'>) {
  const { language } = props.loaded
  if (props.held.length === 0) return null
  return (
    <section class="card">
      <h2>{sayContact(language, 'responsibilities')}</h2>
      <Responsible {...props} />
    </section>
  )
}
