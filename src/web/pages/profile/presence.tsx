/** The organisations that reported here, each with its own page. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatWhole, named } from '../../numbers.ts'
import { codeOfPlace, type Overview } from '../overview/load.ts'
import type { Addresses } from './addresses.ts'
import { Records } from './records.tsx'

const shown = 40

export interface PresenceListProps {
  overview: Overview
  addresses: Addresses
  language: Language
  /** Of a cluster's page, clusters are no column; of an area's page, areas are none. */
  counts: readonly ('areas' | 'clusters')[]
}

export function PresenceList({ overview, addresses, language, counts }: PresenceListProps) {
  const { picture, organisations, cluster, area, mayReadLines } = overview
  return (
    <section class="card" aria-labelledby="presence-title">
      <h2 id="presence-title">{say(language, 'presence')}</h2>
      {picture.presence.length === 0 ? (
        <p>{tell(language, 'presentNobody')}</p>
      ) : (
        <Records
          head={say(language, 'organisation')}
          columns={[...counts, 'lines' as const].map(head => ({ head: say(language, head), number: true }))}
          rows={picture.presence.slice(0, shown).flatMap(entry => {
            const organisation = organisations.get(entry.organisationId)
            if (!organisation) return []
            const of = { areas: entry.areaIds.length, clusters: entry.clusterIds.length }
            const lines = addresses.lines({
              cluster: cluster?.code,
              area: area ? codeOfPlace(area) : undefined,
              organisation: addresses.keyOf(organisation),
            })
            return [
              {
                key: entry.organisationId,
                head: (
                  <a href={addresses.organisation(organisation)}>
                    <bdi>{organisation.acronym ?? named(organisation, language)}</bdi>
                  </a>
                ),
                cells: [
                  ...counts.map(count => formatWhole(of[count])),
                  mayReadLines ? (
                    <a href={lines} aria-label={`${formatWhole(entry.lines)} – ${say(language, 'openLines')}`}>
                      {formatWhole(entry.lines)}
                    </a>
                  ) : (
                    formatWhole(entry.lines)
                  ),
                ],
              },
            ]
          })}
        />
      )}
      {picture.presence.length > shown && (
        <p class="muted">{say(language, 'shownFirst', { shown, count: formatWhole(picture.presence.length) })}</p>
      )}
    </section>
  )
}
