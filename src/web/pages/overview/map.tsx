/** One measure on the areas' boundaries or as a tile grid, and the same as a list. */
import { Inline } from '../../figures/drawing.tsx'
import { say } from '../../messages/house.ts'
import { addressOf } from './filters.ts'
import { queryOf } from './load.ts'
import { mapModel, measureTitle } from './map-model.ts'
import { AreaBars, FigureHead, Legend, type PartProps } from './parts.tsx'

/** Pixels that the map has beside the matrix. */
const width = 376

export function AreaMap(props: PartProps) {
  const { overview, language, path } = props
  const { measure } = overview
  const query = queryOf(overview)
  const model = mapModel(overview, language, path)
  const drawing = model.draw(width)
  const states = new Set(model.areas.map(({ state }) => state))
  return (
    <section class="card map-card" aria-labelledby="map-title">
      <FigureHead
        {...props}
        figure="map"
        id="map-title"
        title={say(language, 'map')}
        note={measureTitle(overview, model.kind === 'tiles' ? model.unit : 1, language)}
      />
      {model.both && (
        <ul class="tabs">
          {(['areas', 'tiles'] as const).map(kind => (
            <li key={kind}>
              <a href={addressOf(path, { ...query, map: kind })} aria-current={model.kind === kind ? 'true' : undefined}>
                {say(language, kind === 'areas' ? 'mapAreas' : 'mapTiles')}
              </a>
            </li>
          ))}
        </ul>
      )}
      {drawing && (
        <>
          <div class="map">
            <Inline drawing={drawing} />
          </div>
          <Legend classes={model.classes} measure={measure} states={states} language={language} />
        </>
      )}
      {model.kind === 'list' && model.areas.length > 0 && <AreaBars areas={model.areas} measure={measure} />}
      {model.areas.length === 0 && <p>{say(language, 'noData')}</p>}
      <p class="muted fine">{model.notes.join(' ')}</p>
      {drawing && (
        <details>
          <summary>{say(language, 'asList')}</summary>
          <AreaBars areas={model.areas} measure={measure} />
        </details>
      )}
    </section>
  )
}
