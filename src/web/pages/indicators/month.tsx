/** One month of one indicator for all areas at once: what an organisation says of each. */
import { isRatio } from '../../../modules/indicators/schema.ts'
import type { Place } from '../../../modules/places/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { formatMonth, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { CommandId, type Errors, Field, FormErrors, Select, type Values } from './form.tsx'
import { inMajor, unitOf } from './format.ts'
import { addressOf, areaCode, type LoadedOne } from './load.ts'
import type { Reporting } from './reporting.ts'

/** What is said of an area now. */
export interface SaidNow {
  numerator: number | null
  denominator: number | null
}

/** Whose month it is. */
export interface AskedMonth {
  period: string
  /** Null: of the cluster itself. */
  organisationId: string | null
}

export const monthField = (name: 'numerator' | 'denominator', placeId: string) => `${name}-${placeId}`

interface MonthProps {
  loaded: LoadedOne
  reporting: Reporting
  /** Null until it is chosen. */
  asked: AskedMonth | null
  areas: readonly Place[]
  said: ReadonlyMap<string, SaidNow>
  values: Values
  errors: Errors
}

export function MonthPage(props: MonthProps) {
  const { loaded, reporting, asked, errors, values } = props
  const { language, planned, path, area } = loaded
  const own = `${path}/${planned.id}`
  return (
    <>
      <h1>
        {say(language, 'reportMonth')}: <bdi>{named(planned, language)}</bdi>
      </h1>
      <p>
        <a href={own}>
          <bdi>{named(planned, language)}</bdi>
        </a>
        {area && asked && (
          <>
            {' · '}
            <a href={addressOf(`${own}/month`, monthQuery(asked))}>{say(language, 'allAreas')}</a>
          </>
        )}
      </p>
      {loaded.asked.said === 'recorded' && (
        <p class="notice" role="status">
          {say(language, 'recorded')}
        </p>
      )}
      <FormErrors errors={errors} language={language} />
      <form class="filters" action={`${own}/month`}>
        {area && <input type="hidden" name="area" value={areaCode(area)} />}
        <Field name="period" label={say(language, 'valueMonth')} value={asked?.period ?? values.period} latin required />
        <Select
          name="organisation"
          label={say(language, 'organisation')}
          {...(reporting.mayWithout ? { empty: say(language, 'clusterItself') } : {})}
          options={reporting.organisations}
          value={asked?.organisationId ?? values.organisation}
        />
        <button type="submit" class="after-fields">
          {say(language, 'show')}
        </button>
      </form>
      {asked && <Grid {...props} asked={asked} />}
    </>
  )
}

export const monthQuery = ({ period, organisationId }: AskedMonth) => ({ period, organisation: organisationId ?? undefined })

function Grid({ loaded, asked, areas, said, values, errors }: MonthProps & { asked: AskedMonth }) {
  const { language, planned, path, area, places } = loaded
  const own = `${path}/${planned.id}/month`
  const ratio = isRatio(planned.unit)
  const fields = ratio ? (['numerator', 'denominator'] as const) : (['numerator'] as const)
  const holdsMore = new Set([...places.values()].map(({ parentId }) => parentId))
  const label = `${formatMonth(asked.period, language)} (${unitOf(planned, language)})`
  return (
    <form method="post" action={addressOf(own, { ...monthQuery(asked), area: area ? areaCode(area) : undefined })}>
      <CommandId />
      <Scroll label={label}>
        <h2>{label}</h2>
        <p class="muted">{say(language, 'monthHint')}</p>
        <table class="narrow-table">
          <thead>
            <tr>
              <th scope="col">{say(language, 'area')}</th>
              {fields.map(field => (
                <th key={field} scope="col">
                  {say(language, ratio ? field : 'figure')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map(place => {
              const now = said.get(place.id)
              return (
                <tr key={place.id}>
                  <th scope="row">
                    {holdsMore.has(place.id) ? (
                      <a href={addressOf(own, { ...monthQuery(asked), area: areaCode(place) })}>
                        <bdi>{named(place, language)}</bdi>
                      </a>
                    ) : (
                      <bdi>{named(place, language)}</bdi>
                    )}
                  </th>
                  {fields.map(field => {
                    const name = monthField(field, place.id)
                    return (
                      <td key={field}>
                        <input
                          id={name}
                          name={name}
                          inputMode="decimal"
                          dir="ltr"
                          class="number-input"
                          aria-label={`${say(language, ratio ? field : 'figure')} – ${named(place, language)}`}
                          aria-invalid={errors[name] ? 'true' : undefined}
                          aria-describedby={errors[name] ? `${name}-error` : undefined}
                          value={values[name] ?? writtenNow(now, field, loaded)}
                        />
                        {errors[name] && (
                          <p class="error" id={`${name}-error`}>
                            {errors[name]}
                          </p>
                        )}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <button type="submit">{say(language, 'save')}</button>
    </form>
  )
}

/** A figure that is said now as the form writes it: `?` for one that is said to be unknown. */
export function writtenNow(
  now: SaidNow | undefined,
  field: 'numerator' | 'denominator',
  { planned }: Pick<LoadedOne, 'planned'>,
): string {
  if (!now) return ''
  if (now.numerator === null) return field === 'numerator' ? '?' : ''
  const amount = now[field]
  return amount === null ? '' : String(field === 'numerator' ? inMajor(amount, planned) : amount)
}
