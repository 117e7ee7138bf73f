/** The figures that the cluster's plan asks for: one field for each indicator, and one for each place that is spoken of. */

import type { PlannedIndicator } from '../../../modules/indicators/index.ts'
import { isRatio } from '../../../modules/indicators/schema.ts'
import { sayReport } from '../../messages/reporting.ts'
import { named } from '../../numbers.ts'
import { unitOf } from '../indicators/format.ts'
import { figureName, type ShownFigure, shownFigures } from './figures.ts'
import { Choice } from './parts.tsx'
import type { ReportProps } from './report.tsx'

export function Indicators({ loaded, report, indicators, values }: ReportProps) {
  const { language } = loaded
  if (indicators.length === 0) return null
  const { mayWrite, mayWriteWhole } = report
  const figures = shownFigures(report.values, indicators, values)
  // Who cannot write sees what was said, and not what was not.
  const spoken = mayWrite ? indicators : indicators.filter(({ id }) => report.values.some(value => value.planIndicatorId === id))
  const own = spoken.map(planned => (
    <fieldset key={planned.id} class="report-indicator">
      <legend>
        <bdi class="code">{planned.code}</bdi> <bdi>{named(planned, language)}</bdi>{' '}
        <span class="muted">({unitOf(planned, language)})</span>
      </legend>
      <div class="line-fields">
        {figures
          .filter(({ planIndicatorId, key }) => planIndicatorId === planned.id && (mayWrite || key !== planned.id))
          .map(figure => (
            <Figure
              key={figure.key}
              {...{ figure, planned, loaded }}
              mayWrite={mayWriteWhole || (mayWrite && figure.placeId !== null)}
            />
          ))}
      </div>
    </fieldset>
  ))
  return (
    <section class="card" aria-labelledby="indicators">
      <h2 id="indicators">{sayReport(language, 'indicators')}</h2>
      {mayWrite ? (
        <>
          <p class="hint">{sayReport(language, 'indicatorHint')}</p>
          {own}
          <details class="report-fold">
            <summary>{sayReport(language, 'addPlace')}</summary>
            <div class="line-fields">
              <Choice
                {...{ name: 'more.indicator', label: sayReport(language, 'indicator'), empty: '–' }}
                options={indicators.map(planned => ({ value: planned.id, text: `${planned.code} ${named(planned, language)}` }))}
              />
              <Choice
                {...{ name: 'more.place', label: sayReport(language, 'place'), empty: sayReport(language, 'wholeOperation') }}
                options={loaded.places
                  .filter(({ level }) => level === 1 || level === 2)
                  .map(place => ({ value: place.id, text: named(place, language) }))}
              />
            </div>
          </details>
        </>
      ) : spoken.length === 0 ? (
        <p class="muted">{sayReport(language, 'noFigures')}</p>
      ) : (
        own
      )}
    </section>
  )
}

interface FigureProps {
  figure: ShownFigure
  planned: PlannedIndicator
  loaded: ReportProps['loaded']
  mayWrite: boolean
}

function Figure({ figure, planned, loaded, mayWrite }: FigureProps) {
  const { language, places } = loaded
  const place = figure.placeId === null ? undefined : places.find(({ id }) => id === figure.placeId)
  const where = place ? named(place, language) : sayReport(language, 'wholeOperation')
  const parts = Object.values(figure.categories).join(' · ')
  const fields = isRatio(planned.unit) ? (['numerator', 'denominator'] as const) : (['numerator'] as const)
  return (
    <>
      {fields.map(field => {
        const name = figureName(figure.key, field)
        const label = `${where}${parts && ` · ${parts}`}${fields.length > 1 ? ` · ${sayReport(language, field)}` : ''}`
        const value = figure[field]
        return (
          <div key={field} class="field">
            {mayWrite ? (
              <>
                <label for={name}>{label}</label>
                <input id={name} name={name} value={value} inputMode="decimal" dir="ltr" autocomplete="off" />
              </>
            ) : (
              <p>
                <span class="muted">{label}</span> <bdi>{value || '–'}</bdi>
              </p>
            )}
          </div>
        )
      })}
    </>
  )
}
