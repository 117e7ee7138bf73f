/** Where people are in need and nobody reports an activity. */
import { say } from '../../messages/house.ts'
import { formatWhole, named } from '../../numbers.ts'
import { addressOf } from './filters.ts'
import { codeOfPlace, queryOf } from './load.ts'
import { ClusterMark, FigureHead, type PartProps } from './parts.tsx'

const gapsShown = 12

export function Gaps(props: PartProps) {
  const { overview, language, path } = props
  const { picture, clusters, allPlaces } = overview
  const query = queryOf(overview)
  return (
    <section class="card" id="gaps" aria-labelledby="gaps-title">
      <FigureHead {...props} figure="gaps" id="gaps-title" title={say(language, 'gaps')} />
      <p class="muted">
        {say(language, 'gapsNote')} {say(language, 'coarseNote')}
      </p>
      {picture.gaps.length === 0 ? (
        <p>{say(language, 'noGaps')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say(language, 'cluster')}</th>
              <th scope="col">{say(language, 'area')}</th>
              <th scope="col" class="number">
                {say(language, 'inNeed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {picture.gaps.slice(0, gapsShown).map(gap => {
              const cluster = clusters.get(gap.clusterId)
              const place = allPlaces.get(gap.areaId)
              return (
                <tr key={`${gap.clusterId}${gap.areaId}`}>
                  <td>
                    <span class="marked">
                      {cluster && <ClusterMark cluster={cluster} overview={overview} />}
                      <bdi>{cluster && named(cluster, language)}</bdi>
                    </span>
                  </td>
                  <td>
                    {place && (
                      <a href={addressOf(path, { ...query, area: codeOfPlace(place) })}>
                        <bdi>{named(place, language)}</bdi>
                      </a>
                    )}
                  </td>
                  <td class="number">{formatWhole(gap.inNeed)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {picture.gaps.length > gapsShown && (
        <p class="muted">{say(language, 'shownFirst', { shown: gapsShown, count: picture.gaps.length })}</p>
      )}
    </section>
  )
}
