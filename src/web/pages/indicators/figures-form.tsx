/** Forms of figures: targets of areas, and one figure reported by hand with its parts. */
import type { Language } from '../../../kernel/pure/languages.ts'
import {
  categoriesOf,
  dimensionsIn,
  keyOf,
  type PlannedIndicator,
  type StatedTargetRow,
} from '../../../modules/indicators/index.ts'
import { isRatio } from '../../../modules/indicators/schema.ts'
import type { Place } from '../../../modules/places/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Check, CommandId, type Errors, Field, FormErrors, Select, type Values } from './form.tsx'
import { inMajor, unitOf } from './format.ts'
import { addressOf, areaCode, areasBelow, type LoadedOne } from './load.ts'

interface TargetsProps {
  loaded: LoadedOne
  targets: readonly StatedTargetRow[]
  values: Values
  errors: Errors
}

/** The field of an area in the form. */
export const targetField = (measure: string, placeId: string) => `${measure}-${placeId}`

/** One line for each area below the asked one. */
export function TargetsPage({ loaded, targets, values, errors }: TargetsProps) {
  const { language, planned, path, area } = loaded
  const own = `${path}/${planned.id}`
  const stated = new Map(targets.filter(({ categories }) => keyOf(categories) === '').map(target => [target.placeId, target]))
  const measures = isRatio(planned.unit) ? (['baseline', 'target'] as const) : (['baseline', 'target', 'inNeed'] as const)
  return (
    <>
      <h1>
        {say(language, 'editTargets')}: <bdi>{named(planned, language)}</bdi>
      </h1>
      <p>
        <a href={own}>
          <bdi>{named(planned, language)}</bdi>
        </a>
        {area && (
          <>
            {' · '}
            <a href={`${own}/targets`}>{say(language, 'allAreas')}</a>
          </>
        )}
      </p>
      <p class="muted">
        {say(language, 'unit')}: {unitOf(planned, language)}. {say(language, 'blankIsUnknown')}
      </p>
      <FormErrors errors={errors} language={language} />
      <form method="post" action={addressOf(`${own}/targets`, { area: area ? areaCode(area) : undefined })}>
        <CommandId />
        <input type="hidden" name="version" value={planned.version} />
        <Scroll label={say(language, 'editTargets')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say(language, 'area')}</th>
                {measures.map(measure => (
                  <th key={measure} scope="col">
                    {say(language, measure)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {areasBelow(loaded, area).map(place => (
                <tr key={place.id}>
                  <th scope="row">
                    <a href={addressOf(`${own}/targets`, { area: areaCode(place) })}>
                      <bdi>{named(place, language)}</bdi>
                    </a>
                  </th>
                  {measures.map(measure => {
                    const name = targetField(measure, place.id)
                    const kept = stated.get(place.id)?.[measure] ?? null
                    return (
                      <td key={measure}>
                        <input
                          id={name}
                          name={name}
                          inputMode="decimal"
                          dir="ltr"
                          class="number-input"
                          aria-label={`${say(language, measure)} – ${named(place, language)}`}
                          aria-invalid={errors[name] ? 'true' : undefined}
                          value={values[name] ?? (kept === null ? '' : String(inMajor(kept, planned)))}
                        />
                        {errors[name] && <p class="error">{errors[name]}</p>}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <button type="submit">{say(language, 'save')}</button>
      </form>
    </>
  )
}

interface ValueProps {
  loaded: LoadedOne
  /** Places that the person may report of, and whether a figure may leave its place open. */
  offered: readonly Place[]
  mayNowhere: boolean
  /** Those that the person may report for; the cluster itself where they may. */
  organisations: readonly { id: string; name: string }[]
  /** Whether a figure of the cluster itself may be reported. */
  mayWithout: boolean
  values: Values
  errors: Errors
}

/** More places than these are not offered in a list: their code is written. */
const placesOffered = 1_500

/** The field of a part (`''` for the total) in the form. */
export const partField = (name: 'numerator' | 'denominator', key: string) => (key === '' ? name : `${name}:${key}`)

/** Parts that the form asks for: each dimension by itself. */
export const partsAsked = (planned: PlannedIndicator, period: string): string[] =>
  [...dimensionsIn(planned, period)].flatMap(([dimension, categories]) =>
    categories.map(category => keyOf({ [dimension]: category })),
  )

export function ValuePage({ loaded, offered, mayNowhere, organisations, mayWithout, values, errors }: ValueProps) {
  const { language, planned, path, places } = loaded
  const keys = partsAsked(planned, values.period ?? '9999-12')
  return (
    <>
      <h1>
        {say(language, 'reportFigure')}: <bdi>{named(planned, language)}</bdi>
      </h1>
      <p class="muted">
        {say(language, 'unit')}: {unitOf(planned, language)}
      </p>
      <FormErrors errors={errors} language={language} />
      <form method="post" action={`${path}/${planned.id}/value`} class="card">
        <CommandId />
        <Field name="period" label={say(language, 'valueMonth')} value={values.period} error={errors.period} latin required />
        {offered.length > placesOffered ? (
          <Field
            name="placeId"
            label={`${say(language, 'valuePlace')} (P-code)`}
            value={values.placeId}
            error={errors.placeId}
            latin
          />
        ) : (
          <Select
            name="placeId"
            label={say(language, 'valuePlace')}
            {...(mayNowhere ? { empty: say(language, 'notStated') } : {})}
            options={offered.map(place => ({ id: place.id, name: placeLabel(place, places, language) }))}
            value={values.placeId}
            error={errors.placeId}
          />
        )}
        <Select
          name="organisationId"
          label={say(language, 'organisation')}
          {...(mayWithout ? { empty: say(language, 'clusterItself') } : {})}
          options={organisations}
          value={values.organisationId}
          error={errors.organisationId}
        />
        <Amount
          planned={planned}
          partKey=""
          label={say(language, 'valueTotal')}
          values={values}
          errors={errors}
          language={language}
          hint={keys.length > 0 ? say(language, 'totalHint') : undefined}
        />
        {keys.map(key => (
          <Amount
            key={key}
            planned={planned}
            partKey={key}
            label={partLabel(key, planned, language)}
            values={values}
            errors={errors}
            language={language}
          />
        ))}
        <Check name="unknown" label={say(language, 'unknownFigure')} checked={values.unknown === 'yes'} />
        <Field name="note" label={say(language, 'note')} value={values.note} error={errors.note} />
        <button type="submit">{say(language, 'save')}</button>
      </form>
    </>
  )
}

/** A place with the areas it lies in, so that two of one name are told apart. */
function placeLabel(place: Place, places: Map<string, Place>, language: Language): string {
  const above: string[] = []
  for (let at = place.parentId; at !== null; at = places.get(at)?.parentId ?? null) {
    const parent = places.get(at)
    if (parent && parent.level > 0) above.push(named(parent, language))
  }
  return [named(place, language), ...above].join(' – ')
}

function partLabel(key: string, planned: PlannedIndicator, language: Language): string {
  return Object.entries(categoriesOf(key))
    .map(([dimension, category]) => {
      const found = planned.disaggregations.find(({ code }) => code === dimension)
      const named_ = found?.categories.find(({ code }) => code === category)
      return `${found ? named(found, language) : dimension}: ${named_ ? named(named_, language) : category}`
    })
    .join(', ')
}

interface AmountProps {
  planned: PlannedIndicator
  partKey: string
  label: string
  values: Values
  errors: Errors
  language: Language
  hint?: string | undefined
}

function Amount({ planned, partKey, label, values, errors, language, hint }: AmountProps) {
  const numerator = partField('numerator', partKey)
  const denominator = partField('denominator', partKey)
  if (!isRatio(planned.unit))
    return <Field name={numerator} label={label} value={values[numerator]} error={errors[numerator]} hint={hint} latin />
  return (
    <fieldset class="pair">
      <legend>{label}</legend>
      <Field
        name={numerator}
        label={say(language, 'numerator')}
        value={values[numerator]}
        error={errors[numerator]}
        hint={hint}
        latin
      />
      <Field
        name={denominator}
        label={say(language, 'denominator')}
        value={values[denominator]}
        error={errors[denominator]}
        latin
      />
    </fieldset>
  )
}
