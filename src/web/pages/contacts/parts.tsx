/** What the pages about contacts share: what was wrong, and where somebody is. */

import type { Language } from '../../../kernel/pure/languages.ts'
import type { ContactRecord, Stay } from '../../../modules/coordination/index.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { named } from '../../numbers.ts'
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

/** A cluster by its code and its name, each in its own direction. */
export function ClusterName({ cluster, language }: { cluster: Pick<Cluster, 'code' | 'names'>; language: Language }) {
  return (
    <>
      <bdi class="code">{cluster.code}</bdi> <bdi>{named(cluster, language)}</bdi>
    </>
  )
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
        { head: sayContact(language, 'stayUntil') },
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
