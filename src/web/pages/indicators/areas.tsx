/** One indicator by area and month, and by what it is broken down by. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { AreaRow, PartRow, PlannedIndicator } from '../../../modules/indicators/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { allMonths, ProgressBar } from './charts.tsx'
import { formatFigure, percent } from './format.ts'
import { addressOf, areaCode, areasBelow, type LoadedOne, placeName } from './load.ts'

interface AreasProps {
  loaded: LoadedOne
  areas: readonly AreaRow[]
}

/** The areas inside the shown one, with targets and months. */
export function Areas({ loaded, areas }: AreasProps) {
  const { language, planned, path, asked, area, places } = loaded
  const rows = new Map(areas.map(row => [row.placeId ?? '', row]))
  const below = areasBelow(loaded, area).filter(place => rows.has(place.id))
  if (below.length === 0) return null
  const own = rows.get(area?.id ?? '')
  const span = allMonths(own?.months.map(({ period }) => period) ?? [])
  const holdsMore = new Set([...rows.keys()].flatMap(id => places.get(id)?.parentId ?? []))
  const line = (row: AreaRow | undefined, head: ComponentChildren, key: string) => {
    const months = new Map(row?.months.map(month => [month.period, month.value]))
    return (
      <tr key={key}>
        <th scope="row">{head}</th>
        <td class="number">
          {row?.levels.target.value == null ? '–' : formatFigure(row.levels.target.value, planned, language)}
        </td>
        <td class="number">{formatFigure(row?.figure.value ?? null, planned, language)}</td>
        <td class="way-cell">
          {row?.progress != null && (
            <ProgressBar
              planned={planned}
              value={row?.figure.value ?? null}
              target={row?.levels.target.value ?? null}
              progress={row?.progress ?? null}
              language={language}
            />
          )}
        </td>
        <td class="number">{row?.progress == null ? '–' : `${formatWhole(percent(row.progress) ?? 0)} %`}</td>
        {span.map(period => (
          <td key={period} class="number">
            {months.has(period) ? formatFigure(months.get(period) ?? null, planned, language) : '–'}
          </td>
        ))}
      </tr>
    )
  }
  return (
    <Scroll label={say(language, 'byArea')}>
      <h2>{say(language, 'byArea')}</h2>
      <table class="by-area">
        <thead>
          <tr>
            <th scope="col">{say(language, 'area')}</th>
            <th scope="col" class="number">
              {say(language, 'target')}
            </th>
            <th scope="col" class="number">
              {say(language, 'reached')}
            </th>
            <th scope="col" class="number" colSpan={2}>
              {say(language, 'progress')}
            </th>
            {span.map(period => (
              <th key={period} scope="col" class="number">
                {formatMonth(period, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {below.map(place =>
            line(
              rows.get(place.id),
              holdsMore.has(place.id) ? (
                <a href={addressOf(`${path}/${planned.id}`, { ...asked, said: undefined, area: areaCode(place) })}>
                  <bdi>{named(place, language)}</bdi>
                </a>
              ) : (
                <bdi>{named(place, language)}</bdi>
              ),
              place.id,
            ),
          )}
          {line(own, area ? <bdi>{placeName(places, area.id, language)}</bdi> : say(language, 'total'), 'own')}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Figures by each dimension; parts of two dimensions at once stand last. */
export function Disaggregated({
  planned,
  parts,
  language,
}: {
  planned: PlannedIndicator
  parts: readonly PartRow[]
  language: Language
}) {
  if (parts.length === 0) return null
  const dimensions = new Map(planned.disaggregations.map(each => [each.code, each]))
  const nameOf = (dimension: string, category: string) => {
    const found = dimensions.get(dimension)?.categories.find(({ code }) => code === category)
    return found ? named(found, language) : category
  }
  const order = (row: PartRow) => Object.keys(row.categories).length
  return (
    <section class="card" aria-labelledby="by-part">
      <h2 id="by-part">{say(language, 'byPart')}</h2>
      <table class="narrow-table">
        <thead>
          <tr>
            <th scope="col">{say(language, 'part')}</th>
            <th scope="col" class="number">
              {say(language, 'figure')}
            </th>
            <th scope="col">{say(language, 'notAllKnown')}</th>
          </tr>
        </thead>
        <tbody>
          {[...parts]
            .sort((a, b) => order(a) - order(b) || (JSON.stringify(a.categories) < JSON.stringify(b.categories) ? -1 : 1))
            .map(row => (
              <tr key={JSON.stringify(row.categories)}>
                <th scope="row">
                  {Object.entries(row.categories).map(([dimension, category], index) => (
                    <span key={dimension}>
                      {index > 0 && ', '}
                      <bdi>{nameOf(dimension, category)}</bdi>
                    </span>
                  ))}
                </th>
                <td class="number">{formatFigure(row.figure.value, planned, language)}</td>
                <td>
                  {row.figure.unknown > 0
                    ? say(language, 'unknownOf', { unknown: row.figure.unknown, said: row.figure.said })
                    : ''}
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  )
}
