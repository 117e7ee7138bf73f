/** Clusters down, areas across, one measure. Row and column heads narrow the whole page; a cell opens its report lines. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { figureValue, fullText, missing, shortText } from './figures.tsx'
import { addressOf } from './filters.ts'
import { codeOfPlace, type Overview } from './load.ts'
import { classBounds, classOf } from './picture.ts'

interface MatrixProps {
  overview: Overview
  language: Language
  path: string
}

/** Filters of the page without the number of the page of lines. */
export function queryOf({ filters }: Overview) {
  const { page: _, ...rest } = filters
  return rest
}

export function Matrix({ overview, language, path }: MatrixProps) {
  const { picture, filters, clusters, allPlaces, measure } = overview
  const query = queryOf(overview)
  const bounds = classBounds(
    picture.rows.flatMap(row => picture.areas.map(area => figureValue(picture.at(row, area), measure) ?? 0)),
  )
  const heads = picture.areas.flatMap(id => {
    const place = allPlaces.get(id)
    return place ? [place] : []
  })
  const cell = (clusterId: string, areaId: string) => {
    const figure = picture.at(clusterId, areaId)
    const cluster = clusters.get(clusterId)
    const place = allPlaces.get(areaId)
    const title = [cluster && named(cluster, language), place && named(place, language), fullText(figure, measure, language)]
      .filter(Boolean)
      .join(' · ')
    const value = figureValue(figure, measure)
    const hatched = value === null && missing(figure, measure) === 'noData'
    const shade = areaId === '' || clusterId === '' || !value ? '' : `s${classOf(value, bounds) + (bounds.length < 5 ? 1 : 0)}`
    const shown = shortText(figure, measure, language)
    if (figure.lines === 0 || !overview.mayReadLines)
      return (
        <td>
          <span class={hatched ? 'hatch' : shade} title={title}>
            {shown}
          </span>
        </td>
      )
    const href = addressOf(`${path}/lines`, {
      from: overview.months.from,
      to: overview.months.to,
      group: filters.group,
      cluster: cluster?.code ?? filters.cluster,
      area: place ? codeOfPlace(place) : filters.area,
      organisation: filters.organisation,
    })
    return (
      <td>
        <a class={shade} href={href} title={title}>
          {shown}
        </a>
      </td>
    )
  }
  return (
    <Scroll label={say(language, 'matrix')} card={false}>
      <table class="matrix">
        <caption class="visually-hidden">{`${say(language, 'matrix')}: ${say(language, measure)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{say(language, 'cluster')}</th>
            <th scope="col">
              <span>{say(language, 'total')}</span>
            </th>
            {heads.map(place => (
              <th key={place.id} scope="col">
                <a href={addressOf(path, { ...query, area: codeOfPlace(place) })}>
                  <span>{named(place, language)}</span>
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {picture.rows.map(id => {
            const cluster = clusters.get(id)
            if (!cluster) return null
            return (
              <tr key={id}>
                <th scope="row">
                  <a href={addressOf(path, { ...query, cluster: cluster.code })}>
                    <bdi>{named(cluster, language)}</bdi>
                  </a>
                </th>
                {cell(id, '')}
                {heads.map(place => cell(id, place.id))}
              </tr>
            )
          })}
          {picture.rows.length > 1 && (
            <tr class="sum">
              <th scope="row">{say(language, 'total')}</th>
              {cell('', '')}
              {heads.map(place => cell('', place.id))}
            </tr>
          )}
        </tbody>
      </table>
    </Scroll>
  )
}
