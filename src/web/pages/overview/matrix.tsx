/**
 * Clusters down, areas across, one measure. Heads and cells narrow the whole page. On a narrow screen one cluster is shown at a time:
 * its areas with bars, and the clusters to choose from.
 */
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { addressOf } from './filters.ts'
import { codeOfPlace, queryOf } from './load.ts'
import { mapModel, measureTitle, unitNote } from './map-model.ts'
import { matrixModel } from './matrix-model.ts'
import { AreaBars, ClusterMark, FigureHead, Legend, type PartProps } from './parts.tsx'
import { validIn } from './picture.ts'

const shadeClass = { hatched: 'hatch', dotted: 'dots', plain: undefined } as const

export function Matrix(props: PartProps) {
  const { overview, language, path } = props
  const { measure, months } = overview
  const query = queryOf(overview)
  const model = matrixModel(overview, language)
  const title = say(language, 'matrix')
  const cell = (cluster: (typeof model.rows)[number] | null, place: (typeof model.columns)[number] | null) => {
    const { fill, state, short, full } = model.cell(cluster, place)
    const shade = fill === 'hatched' || fill === 'dotted' || fill === 'plain' ? shadeClass[fill] : `s${fill.slice(1)}`
    const names = [cluster && named(cluster, language), place && named(place, language)].filter(Boolean)
    const href = addressOf(path, {
      ...query,
      from: months.from,
      to: months.to,
      cluster: cluster?.code ?? query.cluster,
      area: place ? codeOfPlace(place) : query.area,
    })
    return (
      <td key={place?.id ?? ''}>
        <a
          {...(shade ? { class: shade } : short === '0' ? { class: 'zero' } : {})}
          href={href}
          title={[...names, full].join(' · ')}
        >
          {state === 'noData' ? <span class="visually-hidden">{full}</span> : short}
        </a>
      </td>
    )
  }
  return (
    <section class="card matrix-card" id="matrix" aria-labelledby="matrix-title">
      <FigureHead
        {...props}
        figure="matrix"
        id="matrix-title"
        title={title}
        note={say(language, measure)}
        unit={unitNote(overview, model.unit, language)}
      />
      <OneCluster {...props} />
      <Scroll label={title} card={false} look="matrix-scroll wide-only">
        <table class="matrix">
          <caption class="visually-hidden">{`${title}: ${measureTitle(overview, model.unit, language)}`}</caption>
          <thead>
            <tr>
              <th scope="col">{say(language, 'cluster')}</th>
              <th scope="col">
                <span>{say(language, 'total')}</span>
              </th>
              {model.columns.map(place => (
                <th key={place.id} scope="col">
                  <a href={addressOf(path, { ...query, area: codeOfPlace(place) })}>
                    <span>{named(place, language)}</span>
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.rows.map(cluster => (
              <tr key={cluster.id}>
                <th scope="row">
                  <a href={addressOf(path, { ...query, cluster: cluster.code })}>
                    <ClusterMark cluster={cluster} overview={overview} />
                    <bdi>{named(cluster, language)}</bdi>
                  </a>
                </th>
                {cell(cluster, null)}
                {model.columns.map(place => cell(cluster, place))}
              </tr>
            ))}
            {model.rows.length > 1 && (
              <tr class="sum">
                <th scope="row">{say(language, 'total')}</th>
                {cell(null, null)}
                {model.columns.map(place => cell(null, place))}
              </tr>
            )}
          </tbody>
        </table>
      </Scroll>
      <div class="matrix-legend wide-only">
        <Legend classes={model.classes} measure={measure} states={model.states} language={language} />
      </div>
      {model.empty.length > 0 && (
        <p class="muted fine">
          {sayFigure(language, 'nothingOf')}{' '}
          {model.empty.map((cluster, index) => (
            <>
              {index > 0 && ' · '}
              <bdi>{named(cluster, language)}</bdi>
            </>
          ))}
        </p>
      )}
      <p class="muted fine">{say(language, 'uniqueNote')}</p>
    </section>
  )
}

/** For narrow screens: the chosen cluster's areas with bars, and the others to choose. */
function OneCluster({ overview, language, path }: PartProps) {
  const { cluster, clusters, months, picture, measure } = overview
  const query = queryOf(overview)
  const { areas } = mapModel(overview, language, path)
  const choices = [...clusters.values()].filter(
    each =>
      each.parentId === null &&
      (validIn(each, months.from, months.to) || picture.rows.includes(each.id) || each.id === cluster?.id),
  )
  const all = say(language, 'allClusters')
  const to = (code: string | undefined) => `${addressOf(path, { ...query, cluster: code })}#matrix`
  return (
    <div class="one-cluster narrow-only">
      <details class="chooser">
        <summary>
          {cluster && <ClusterMark cluster={cluster} overview={overview} />}
          {sayFigure(language, 'chooseCluster', { name: cluster ? named(cluster, language) : all })}
        </summary>
        <ul class="plain">
          {cluster && (
            <li>
              <a href={to(undefined)}>{all}</a>
            </li>
          )}
          {choices
            .filter(({ id }) => id !== cluster?.id)
            .map(each => (
              <li key={each.id}>
                <a href={to(each.code)}>
                  <ClusterMark cluster={each} overview={overview} />
                  <bdi>{named(each, language)}</bdi>
                </a>
              </li>
            ))}
        </ul>
      </details>
      <AreaBars areas={areas} measure={measure} />
    </div>
  )
}
