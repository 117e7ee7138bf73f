/** Who is where: the organisations that report, with how many areas and clusters they are in. */
import { say } from '../../messages/house.ts'
import { formatWhole, named } from '../../numbers.ts'
import { addressesOf } from '../profile/addresses.ts'
import { FigureHead, type PartProps } from './parts.tsx'

const presenceShown = 15

export function Presence(props: PartProps) {
  const { overview, language } = props
  const { picture, organisations } = overview
  const addresses = addressesOf(overview)
  if (picture.presence.length === 0) return null
  return (
    <section class="card" aria-labelledby="presence-title">
      <FigureHead {...props} figure="presence" id="presence-title" title={say(language, 'presence')} />
      <table>
        <thead>
          <tr>
            <th scope="col">{say(language, 'organisation')}</th>
            <th scope="col" class="number">
              {say(language, 'areas')}
            </th>
            <th scope="col" class="number">
              {say(language, 'clusters')}
            </th>
            <th scope="col" class="number">
              {say(language, 'lines')}
            </th>
          </tr>
        </thead>
        <tbody>
          {picture.presence.slice(0, presenceShown).map(entry => {
            const organisation = organisations.get(entry.organisationId)
            const name = organisation ? organisation.acronym || named(organisation, language) : ''
            return (
              <tr key={entry.organisationId}>
                <td>
                  {organisation && (
                    <a href={addresses.organisation(organisation)}>
                      <bdi>{name}</bdi>
                    </a>
                  )}
                </td>
                <td class="number">{formatWhole(entry.areaIds.length)}</td>
                <td class="number">{formatWhole(entry.clusterIds.length)}</td>
                <td class="number">{formatWhole(entry.lines)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {picture.presence.length > presenceShown && (
        <p class="muted">{say(language, 'shownFirst', { shown: presenceShown, count: picture.presence.length })}</p>
      )}
    </section>
  )
}
