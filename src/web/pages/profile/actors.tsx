/** Who did something, as far as the reader may know: a name where they look after the person, else the roles. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { KnownActor } from '../../../modules/accounts/index.ts'
import { roleNames } from '../../../modules/operations/index.ts'
import { tell } from '../../messages/pages.ts'

interface ActorProps {
  id: string
  kind: string
  known: ReadonlyMap<string, KnownActor>
  language: Language
}

export function ActorName({ id, kind, known, language }: ActorProps) {
  if (kind === 'system') return <>{tell(language, 'actorSystem')}</>
  if (kind === 'visitor') return <>{tell(language, 'actorLink')}</>
  const actor = known.get(id)
  if (!actor) return <>{tell(language, 'actorSomebody')}</>
  const roles = actor.roles.map(role => roleNames[role][language]).join(', ')
  return (
    <>
      {actor.byToken && `${tell(language, 'actorToken')} `}
      {actor.name !== null ? (
        <>
          <bdi>{actor.name}</bdi>
          {actor.own && ` (${tell(language, 'actorYou')})`}
          <span class="source"> {roles}</span>
        </>
      ) : (
        roles
      )}
    </>
  )
}
