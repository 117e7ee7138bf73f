/** How a figure is made, opened step by step down to the values that were said and where each comes from. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Explained, PlaceStep, TracedValue, UnitStep } from '../../../modules/indicators/index.ts'
import { type Figure, type Rule, shown } from '../../../modules/indicators/rules.ts'
import { isRatio } from '../../../modules/indicators/schema.ts'
import type { Organisation } from '../../../modules/organisations/index.ts'
import { say as sayHouse } from '../../messages/house.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { formatFigure, ruleText } from './format.ts'
import { addressOf, areaCode, type LoadedOne, placeName } from './load.ts'

interface Props {
  explained: Explained
  loaded: LoadedOne
  organisations: ReadonlyMap<string, Organisation>
}

interface Shared extends Props {
  language: Language
  /** A figure as its indicator shows it; with a mean, by the rule it was put together with. */
  show(figure: Figure, rule?: Rule): string
}

export function Explanation(props: Props) {
  const { explained, loaded } = props
  const { language, planned, path, asked, places, area } = loaded
  const counting = { ratio: isRatio(planned.unit), per: planned.per }
  const show = (figure: Figure, rule: Rule = planned.overPlaces) =>
    formatFigure(shown(figure, { ...counting, overPlaces: rule }), planned, language)
  const shared: Shared = { ...props, language, show }
  const { figure, rule, areas, own } = explained
  const order = new Map([...places.keys()].map((id, at) => [id, at]))
  const inOrder = [...areas].sort((a, b) => (order.get(a.placeId) ?? 0) - (order.get(b.placeId) ?? 0))
  return (
    <section class="card explained" aria-labelledby="explanation">
      <h2 id="explanation">{say(language, 'explanation')}</h2>
      <p class="muted">{say(language, 'explanationIntroduction')}</p>
      {figure.said === 0 ? (
        <p>{say(language, 'nothingSaid')}</p>
      ) : (
        <>
          {areas.length > 0 && (
            <p>
              <strong>
                {say(language, 'stepAreas', {
                  value: show(figure),
                  count: areas.length + (own ? 1 : 0),
                  rule: ruleText(rule, planned, language),
                })}
              </strong>{' '}
              <Sum figure={figure} shared={shared} /> <Unknown figure={figure} language={language} />
            </p>
          )}
          <ul>
            {inOrder.map(step => {
              const place = places.get(step.placeId)
              const name = <bdi>{placeName(places, step.placeId, language)}</bdi>
              return (
                <li key={step.placeId}>
                  {step.place ? (
                    <details>
                      <summary>
                        {name}: <strong>{show(step.figure)}</strong> <Unknown figure={step.figure} language={language} />
                      </summary>
                      <PlaceSteps step={step.place} shared={shared} />
                    </details>
                  ) : (
                    <p>
                      {name}: <strong>{show(step.figure)}</strong> <Unknown figure={step.figure} language={language} />{' '}
                      {place && (
                        <a
                          href={`${addressOf(`${path}/${planned.id}`, { ...asked, said: undefined, area: areaCode(place) })}#explanation`}
                        >
                          {say(language, 'openArea')} <span class="visually-hidden">{name}</span>
                        </a>
                      )}
                    </p>
                  )}
                </li>
              )
            })}
            {own && (
              <li>
                <details open={areas.length === 0}>
                  <summary>
                    {areas.length > 0 ? (
                      say(language, area ? 'ownOfArea' : 'notStated')
                    ) : (
                      <bdi>{area ? named(area, language) : say(language, 'notStated')}</bdi>
                    )}
                    : <strong>{show(own.figure)}</strong> <Unknown figure={own.figure} language={language} />
                  </summary>
                  <PlaceSteps step={own} shared={shared} />
                </details>
              </li>
            )}
          </ul>
        </>
      )}
    </section>
  )
}

/** The sums that a ratio or a mean was made from. */
function Sum({ figure, shared }: { figure: Figure; shared: Shared }) {
  const { planned } = shared.loaded
  const { numerator, denominator, weight } = figure
  if (numerator === null) return null
  if (isRatio(planned.unit) && denominator !== null)
    return (
      <span class="muted" dir="ltr">
        ({formatWhole(numerator)} ÷ {formatWhole(denominator)})
      </span>
    )
  if (planned.overPlaces === 'average')
    return (
      <span class="muted" dir="ltr">
        ({formatWhole(numerator)} ÷ {weight})
      </span>
    )
  return null
}

function Unknown({ figure, language }: { figure: Figure; language: Language }) {
  return figure.unknown > 0 ? (
    <span class="muted">({say(language, 'unknownOf', { unknown: figure.unknown, said: figure.said })})</span>
  ) : null
}

/** One place: the indicators that roll up there, and what each organisation said. */
function PlaceSteps({ step, shared }: { step: PlaceStep<TracedValue>; shared: Shared }) {
  const { language, explained, loaded } = shared
  const { planned, path } = loaded
  const nameOf = (id: string) => explained.parts.find(part => part.id === id)
  return (
    <div class="made-of">
      {step.partsRule && step.parts.length + (step.units.length > 0 ? 1 : 0) > 1 && (
        <p>{say(language, 'stepParts', { rule: ruleText(step.partsRule, planned, language) })}</p>
      )}
      {step.parts.length > 0 && (
        <ul>
          {step.parts.map(part => {
            const entry = nameOf(part.planIndicatorId)
            const place = step.placeId ? loaded.places.get(step.placeId) : undefined
            return (
              <li key={part.planIndicatorId}>
                <a href={`${addressOf(`${path}/${part.planIndicatorId}`, { area: place && areaCode(place) })}#explanation`}>
                  <bdi>{entry && named(entry, language)}</bdi>
                </a>
                : <strong>{shared.show(part.figure, 'sum')}</strong>
              </li>
            )
          })}
        </ul>
      )}
      {step.units.length > 1 && <p>{say(language, 'stepOrganisations', { rule: ruleText(step.rule, planned, language) })}</p>}
      {step.units.map((unit, index) => (
        <Unit key={String(index)} unit={unit} shared={shared} />
      ))}
    </div>
  )
}

/** What one organisation said, month by month. */
function Unit({ unit, shared }: { unit: UnitStep<TracedValue>; shared: Shared }) {
  const { language, organisations, loaded } = shared
  const { planned } = loaded
  const organisation = unit.organisationId ? organisations.get(unit.organisationId) : undefined
  const hidden = unit.values.length === 0
  const name = hidden
    ? say(language, 'otherOrganisation')
    : organisation
      ? organisation.acronym || named(organisation, language)
      : say(language, 'clusterItself')
  const ratio = isRatio(planned.unit)
  return (
    <div class="said-by">
      <p>
        <bdi>{name}</bdi>: <strong>{shared.show(unit.figure, 'sum')}</strong>
        {!hidden && unit.values.length > 1 && (
          <> · {say(language, 'stepMonths', { rule: ruleText(unit.rule, planned, language) })}</>
        )}{' '}
        <Unknown figure={unit.figure} language={language} />
      </p>
      {!hidden && (
        <Scroll label={name} card={false}>
          <table class="narrow-table">
            <thead>
              <tr>
                <th scope="col">{say(language, 'month')}</th>
                {ratio && (
                  <>
                    <th scope="col" class="number">
                      {say(language, 'numerator')}
                    </th>
                    <th scope="col" class="number">
                      {say(language, 'denominator')}
                    </th>
                  </>
                )}
                <th scope="col" class="number">
                  {say(language, 'figure')}
                </th>
                <th scope="col">{say(language, 'source')}</th>
              </tr>
            </thead>
            <tbody>
              {unit.values.map(value => (
                <ValueRow key={value.id} value={value} shared={shared} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </div>
  )
}

const sourceMessage = { report: 'sourceReport', import: 'sourceImport', manual: 'sourceManual' } as const

function ValueRow({ value, shared }: { value: TracedValue; shared: Shared }) {
  const { language, loaded } = shared
  const { planned, path } = loaded
  const ratio = isRatio(planned.unit)
  const number = (amount: number | null) => (amount === null ? say(language, 'unknown') : formatWhole(amount))
  const { kind, id, row } = value.source
  const source = `${say(language, sourceMessage[kind])}${row === null ? '' : `, ${say(language, 'sourceRow', { row })}`}`
  return (
    <tr>
      <th scope="row">{formatMonth(value.period, language)}</th>
      {ratio && (
        <>
          <td class="number">{number(value.numerator)}</td>
          <td class="number">{number(value.denominator)}</td>
        </>
      )}
      <td class="number">
        {formatFigure(shown({ ...value, weight: 1 }, { ratio, overPlaces: 'sum', per: planned.per }), planned, language)}
      </td>
      <td>
        {value.derived ? (
          say(language, 'derived')
        ) : kind === 'import' && !value.illustrative ? (
          <a href={`${path}/sheets/${id}`}>{source}</a>
        ) : (
          source
        )}
        {value.illustrative && <span class="badge badge-after">{sayHouse(language, 'illustrative')}</span>}
        {value.note && (
          <span class="muted">
            {' '}
            <bdi>{value.note}</bdi>
          </span>
        )}
      </td>
    </tr>
  )
}
