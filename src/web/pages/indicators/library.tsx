/** The library to choose from, and the dimensions that figures are broken down by. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { type Disaggregation, type LibraryIndicator, suits } from '../../../modules/indicators/index.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { CommandId, type Errors, Field, FormErrors, type Values } from './form.tsx'
import { ruleText, unitOf } from './format.ts'
import type { Loaded } from './load.ts'

interface LibraryProps {
  loaded: Loaded
  entries: readonly LibraryIndicator[]
  clusters: readonly Cluster[]
  /** The cluster that is planned for. */
  cluster: Cluster
  /** Codes that it has in its plan already. */
  inPlan: ReadonlySet<string>
  errors: Errors
}

export function LibraryPage({ loaded, entries, clusters, cluster, inPlan, errors }: LibraryProps) {
  const { language, path, operation } = loaded
  const suited = entries.filter(entry => suits(entry, operation.code, cluster.code))
  const others = entries.filter(entry => !suited.includes(entry))
  return (
    <>
      <h1>{say(language, 'library')}</h1>
      <p>{say(language, 'libraryIntroduction')}</p>
      <FormErrors errors={errors} language={language} />
      <form class="filters library-for" action={`${path}/library`}>
        <div>
          <label for="cluster">{say(language, 'forCluster')}</label>
          <select id="cluster" name="cluster">
            {clusters.map(each => (
              <option key={each.id} value={each.code} selected={each.id === cluster.id}>
                {named(each, language)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{say(language, 'show')}</button>
      </form>
      <form method="post" action={`${path}/library`}>
        <CommandId />
        <input type="hidden" name="cluster" value={cluster.code} />
        {/* Above and below a long list, and never over it. */}
        <p>
          <button type="submit">{say(language, 'takeIn')}</button>
        </p>
        {suited.length > 0 && (
          <Entries title={say(language, 'suggested')} entries={suited} inPlan={inPlan} language={language} open />
        )}
        <Entries
          title={say(language, 'others')}
          entries={others}
          inPlan={inPlan}
          language={language}
          open={suited.length === 0}
        />
        <p>
          <button type="submit">{say(language, 'takeIn')}</button>
        </p>
      </form>
    </>
  )
}

interface EntriesProps {
  title: string
  entries: readonly LibraryIndicator[]
  inPlan: ReadonlySet<string>
  language: Language
  open: boolean
}

function Entries({ title, entries, inPlan, language, open }: EntriesProps) {
  return (
    <details class="card" open={open}>
      <summary>
        <strong>{title}</strong> ({formatWhole(entries.length)})
      </summary>
      <ul class="plain library-entries">
        {entries.map(entry => {
          const planned = inPlan.has(entry.code)
          const counted = { unit: entry.unit, currency: entry.currency ?? null, per: entry.per ?? 1 }
          return (
            <li key={entry.code}>
              <input
                id={entry.code}
                type="checkbox"
                name="codes"
                value={entry.code}
                disabled={planned}
                aria-describedby={`${entry.code}-about`}
              />
              <div>
                <label for={entry.code}>
                  <bdi>{named(entry, language)}</bdi> <span class="muted">{entry.code}</span>
                  {planned && <span class="muted"> · {say(language, 'inUse')}</span>}
                </label>
                <p class="muted" id={`${entry.code}-about`}>
                  {entry.definitions[language]}{' '}
                  <span>
                    ({unitOf(counted, language)}; {say(language, 'overTime')}: {ruleText(entry.overTime, entry, language)};{' '}
                    {say(language, 'overPlaces')}: {ruleText(entry.overPlaces, entry, language)})
                  </span>
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

interface DimensionsProps {
  loaded: Loaded
  dimensions: readonly Disaggregation[]
  mayKeep: boolean
  values: Values
  errors: Errors
}

/** One line for each category: code and names. Ended ones say so behind. */
export const categoryLines = ({ categories }: Pick<Disaggregation, 'categories'>): string =>
  categories
    .map(({ code, names, ended }) =>
      [code, names.en ?? '', names.ar ?? '', names.ckb ?? '', ...(ended ? [ended] : [])].join(' | '),
    )
    .join('\n')

export function DimensionsPage({ loaded, dimensions, mayKeep, values, errors }: DimensionsProps) {
  const { language, path } = loaded
  return (
    <>
      <h1>{say(language, 'dimensions')}</h1>
      <FormErrors errors={errors} language={language} />
      {dimensions.map(each => (
        <details key={each.id} class="card">
          <summary>
            <strong>
              <bdi>{named(each, language)}</bdi>
            </strong>{' '}
            <span class="muted">{each.code}</span>
          </summary>
          <ul>
            {each.categories.map(category => (
              <li key={category.code}>
                <bdi>{named(category, language)}</bdi> <span class="muted">{category.code}</span>
                {category.ended && <> · {say(language, 'endedWith', { month: formatMonth(category.ended, language) })}</>}
              </li>
            ))}
          </ul>
          {mayKeep && (
            <DimensionForm
              language={language}
              path={path}
              dimension={each}
              values={values.id === each.id ? values : {}}
              errors={values.id === each.id ? errors : {}}
            />
          )}
        </details>
      ))}
      {mayKeep && (
        <section class="card" aria-labelledby="new-dimension">
          <h2 id="new-dimension">{say(language, 'newDimension')}</h2>
          <DimensionForm
            language={language}
            path={path}
            dimension={null}
            values={values.id ? {} : values}
            errors={values.id ? {} : errors}
          />
        </section>
      )}
    </>
  )
}

interface DimensionFormProps {
  language: Language
  path: string
  dimension: Disaggregation | null
  values: Values
  errors: Errors
}

function DimensionForm({ language, path, dimension, values, errors }: DimensionFormProps) {
  const prefix = dimension ? `${dimension.code}-` : ''
  const field = (name: string, label: Parameters<typeof say>[1], kept: string | undefined, more: object = {}) => (
    <Field
      name={`${prefix}${name}`}
      label={say(language, label)}
      value={values[`${prefix}${name}`] ?? kept ?? ''}
      error={errors[`${prefix}${name}`]}
      {...more}
    />
  )
  return (
    <form method="post" action={`${path}/dimensions`}>
      <CommandId />
      <input type="hidden" name="prefix" value={prefix} />
      {dimension ? (
        <>
          <input type="hidden" name="id" value={dimension.id} />
          <input type="hidden" name="version" value={dimension.version} />
          <input type="hidden" name={`${prefix}code`} value={dimension.code} />
        </>
      ) : (
        field('code', 'dimensionCode', undefined, { latin: true, required: true })
      )}
      {field('nameEn', 'nameEn', dimension?.names.en, { lang: 'en' })}
      {field('nameAr', 'nameAr', dimension?.names.ar, { lang: 'ar' })}
      {field('nameCkb', 'nameCkb', dimension?.names.ckb, { lang: 'ckb' })}
      {field('categories', 'categories', dimension ? categoryLines(dimension) : undefined, { area: true })}
      <button type="submit">{say(language, 'save')}</button>
    </form>
  )
}
