/** What needs a task manager's attention: overlaps, and partners who fell silent. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Overlap, SilentPartner } from '../../../modules/delivery/index.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import type { Overview } from './load.ts'
import { FigureHead, type PartProps } from './parts.tsx'

const shown = 10

const organisationName = ({ organisations }: Overview, id: string, language: Language) => {
  const organisation = organisations.get(id)
  return organisation ? (organisation.acronym ?? named(organisation, language)) : ''
}
const clusterName = ({ clusters }: Overview, id: string, language: Language) => {
  const cluster = clusters.get(id)
  return cluster ? named(cluster, language) : ''
}

export function Overlaps(props: PartProps & { overlaps: readonly Overlap[] }) {
  const { overview, language, overlaps } = props
  const { allPlaces, groups } = overview
  return (
    <Scroll label={say(language, 'overlaps')}>
      <FigureHead {...props} figure="overlaps" id="overlaps-title" title={say(language, 'overlaps')} />
      <p class="muted">{say(language, 'overlapsNote')}</p>
      {overlaps.length === 0 ? (
        <p>{say(language, 'noGaps')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['month', 'cluster', 'area', 'group', 'organisations'] as const).map(head => (
                <th key={head} scope="col">
                  {say(language, head)}
                </th>
              ))}
              <th scope="col" class="number">
                {say(language, 'reportedTwice')}
              </th>
            </tr>
          </thead>
          <tbody>
            {overlaps.slice(0, shown).map(overlap => {
              const place = allPlaces.get(overlap.placeId)
              const group = groups.find(({ id }) => id === overlap.groupId)
              const twice = overlap.sum === null || overlap.highest === null ? null : overlap.sum - overlap.highest
              return (
                <tr
                  key={[
                    overlap.period,
                    overlap.leafId,
                    overlap.placeId,
                    overlap.groupId,
                    overlap.activityId,
                    overlap.activityDetail,
                  ].join()}
                >
                  <td class="unbroken">{formatMonth(overlap.period, language)}</td>
                  <td>
                    <bdi>{clusterName(overview, overlap.leafId, language)}</bdi>
                    {overlap.activityDetail && (
                      <>
                        {': '}
                        <bdi>{overlap.activityDetail}</bdi>
                      </>
                    )}
                  </td>
                  <td>
                    <bdi>{place && named(place, language)}</bdi>
                  </td>
                  <td>
                    <bdi>{group ? named(group, language) : say(language, 'notStated')}</bdi>
                  </td>
                  <td>
                    <bdi>{overlap.organisationIds.map(id => organisationName(overview, id, language)).join(', ')}</bdi>
                  </td>
                  <td class="number">{twice === null ? say(language, 'unknown') : formatWhole(twice)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {overlaps.length > shown && (
        <p class="muted">{say(language, 'shownFirst', { shown, count: formatWhole(overlaps.length) })}</p>
      )}
    </Scroll>
  )
}

export function Silent(props: PartProps & { silent: readonly SilentPartner[] }) {
  const { overview, language, silent } = props
  return (
    <Scroll label={say(language, 'silent')}>
      <FigureHead {...props} figure="silent" id="silent-title" title={say(language, 'silent')} />
      <p class="muted">{say(language, 'silentNote', { month: formatMonth(overview.months.to, language) })}</p>
      {silent.length === 0 ? (
        <p>{say(language, 'noGaps')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say(language, 'organisation')}</th>
              <th scope="col">{say(language, 'cluster')}</th>
              <th scope="col">{say(language, 'lastReport')}</th>
            </tr>
          </thead>
          <tbody>
            {silent.slice(0, shown).map(partner => (
              <tr key={partner.organisationId + partner.leafId}>
                <td>
                  <bdi>{organisationName(overview, partner.organisationId, language)}</bdi>
                </td>
                <td>
                  <bdi>{clusterName(overview, partner.leafId, language)}</bdi>
                </td>
                <td>{formatMonth(partner.lastPeriod, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {silent.length > shown && <p class="muted">{say(language, 'shownFirst', { shown, count: formatWhole(silent.length) })}</p>}
    </Scroll>
  )
}
