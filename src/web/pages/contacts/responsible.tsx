/** Whom to talk to, as a table: on the page of contacts, of a cluster and of an organisation. */
import type { ComponentChildren } from 'preact'
import type { Actor } from '../../../kernel/access.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { listActors } from '../../../modules/accounts/index.ts'
import { listResponsibilities, type Responsibility } from '../../../modules/coordination/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { Scroll } from '../../ui/scroll.tsx'
import type { Actors } from '../coordination/load.ts'
import type { House } from '../house.ts'
import { ActorName } from '../profile/actors.tsx'
import { Records } from '../profile/records.tsx'
import { formatDate } from '../profile/time.ts'
import type { LoadedContacts } from './load.ts'
import { ClusterName } from './parts.tsx'

/** Who is responsible now, and who stands behind the accounts among them, as far as the reader may know. */
export async function loadResponsible(
  { reader }: House,
  asking: { actor: Actor; language: Language },
  of: { operationId: string; clusterId?: string; organisationId?: string },
) {
  const held = await reader.read(listResponsibilities, of, asking)
  const ids = [...new Set(held.flatMap(({ personId }) => personId ?? []))].slice(0, 500)
  const known = ids.length === 0 ? [] : await reader.read(listActors, { operationId: of.operationId, ids }, asking)
  return { held, actors: new Map(known.map(actor => [actor.id, actor])) }
}
export type Responsibles = Awaited<ReturnType<typeof loadResponsible>>

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
  loaded: Pick<LoadedContacts, 'language' | 'path'>
  actors: Actors
  /** Says of what each is. */
  of?: Pick<LoadedContacts, 'clusters' | 'labelOf'>
  /** What stands at the end of a row. */
  action?: (held: Responsibility) => ComponentChildren
}

/** Responsibilities as a table: what, who, from when to when. */
export function Responsible({ held, loaded, actors, of, action }: ResponsibleProps) {
  const { language } = loaded
  const ofWhat = ({ clusters, labelOf }: NonNullable<typeof of>, { clusterId, organisationId }: Responsibility) => {
    const cluster = clusterId === null ? undefined : clusters.get(clusterId)
    if (cluster) return <ClusterName cluster={cluster} language={language} />
    return organisationId === null ? sayContact(language, 'wholeOperation') : <bdi>{labelOf(organisationId)}</bdi>
  }
  const day = (date: string | null) => (date === null ? '–' : <time dateTime={date}>{formatDate(date, language)}</time>)
  return (
    <Records
      head={sayContact(language, 'kind')}
      caption={sayContact(language, 'responsibilities')}
      columns={[
        ...(of ? [{ head: sayContact(language, 'of') }] : []),
        { head: sayContact(language, 'holder') },
        { head: sayContact(language, 'starts') },
        { head: sayContact(language, 'ends') },
        ...(action ? [{ head: sayContact(language, 'endIt') }] : []),
      ]}
      rows={held.map(each => ({
        key: each.id,
        head: sayContact(language, `kind_${each.kind}`),
        cells: [
          ...(of ? [ofWhat(of, each)] : []),
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
export function WhoToTalkTo({ held, actors, language, path }: Responsibles & { language: Language; path: string }) {
  if (held.length === 0) return null
  const title = sayContact(language, 'responsibilities')
  return (
    <Scroll label={title}>
      <h2>{title}</h2>
      <Responsible held={held} loaded={{ language, path }} actors={actors} />
    </Scroll>
  )
}
