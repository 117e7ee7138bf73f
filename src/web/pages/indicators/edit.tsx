/** Forms of one indicator: its definition, its place in the plan, what it is broken down by, and its end. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Definition, Disaggregation, PlannedIndicator } from '../../../modules/indicators/index.ts'
import { rules } from '../../../modules/indicators/rules.ts'
import { isRatio, units } from '../../../modules/indicators/schema.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { formatMonth, named } from '../../numbers.ts'
import { Check, CommandId, type Errors, Field, FormErrors, Select, type Values } from './form.tsx'
import { inMajor, ruleText } from './format.ts'
import type { LoadedOne } from './load.ts'

const written = (value: number | null, planned: Pick<PlannedIndicator, 'unit' | 'currency'>) =>
  value === null ? '' : String(inMajor(value, planned))

/** The values a definition's form begins with. */
export const definitionValues = (definition: Definition): Values => ({
  code: definition.code,
  nameEn: definition.names.en ?? '',
  nameAr: definition.names.ar ?? '',
  nameCkb: definition.names.ckb ?? '',
  definitionEn: definition.definitions.en ?? '',
  definitionAr: definition.definitions.ar ?? '',
  definitionCkb: definition.definitions.ckb ?? '',
  unit: definition.unit,
  currency: definition.currency ?? '',
  per: String(definition.per),
  overTime: definition.overTime,
  overPlaces: definition.overPlaces,
  overParts: definition.overParts,
  lowerIsBetter: definition.lowerIsBetter ? 'yes' : '',
  version: String(definition.version),
})

interface DefinitionFieldsProps {
  values: Values
  errors: Errors
  language: Language
}

export function DefinitionFields({ values, errors, language }: DefinitionFieldsProps) {
  const field = (name: string, label: Parameters<typeof say>[1], more: object = {}) => (
    <Field name={name} label={say(language, label)} value={values[name]} error={errors[name]} {...more} />
  )
  // How a ratio adds up is told in the words of a ratio once one is chosen.
  const unit = units.find(each => each === values.unit) ?? 'people'
  const rule = (name: 'overTime' | 'overPlaces' | 'overParts') => (
    <Select
      name={name}
      label={say(language, name)}
      options={rules
        .filter(each => each !== 'average' || !isRatio(unit))
        .map(each => ({ id: each, name: ruleText(each, { unit }, language) }))}
      value={values[name]}
      error={errors[name]}
    />
  )
  return (
    <>
      {field('code', 'code', { required: true, latin: true })}
      {field('nameEn', 'nameEn', { lang: 'en' })}
      {field('nameAr', 'nameAr', { lang: 'ar' })}
      {field('nameCkb', 'nameCkb', { lang: 'ckb' })}
      {field('definitionEn', 'definitionEn', { lang: 'en', area: true })}
      {field('definitionAr', 'definitionAr', { lang: 'ar', area: true })}
      {field('definitionCkb', 'definitionCkb', { lang: 'ckb', area: true })}
      <Select
        name="unit"
        label={say(language, 'unit')}
        options={units.map(each => ({ id: each, name: say(language, each) }))}
        value={values.unit}
        error={errors.unit}
      />
      {field('currency', 'currency', { latin: true })}
      {field('per', 'per', { latin: true })}
      {rule('overTime')}
      {rule('overPlaces')}
      {rule('overParts')}
      <Check name="lowerIsBetter" label={say(language, 'lowerIsBetter')} checked={values.lowerIsBetter === 'yes'} />
    </>
  )
}

export interface EditProps {
  loaded: LoadedOne
  definition: Definition
  /** Whether the person may edit the definition too. */
  mayDefine: boolean
  /** Others of the operation that it may roll up into. */
  possibleParents: readonly PlannedIndicator[]
  dimensions: readonly Disaggregation[]
  /** Objectives that it may stand under. */
  objectives: readonly { id: string; name: string }[]
  /** Which of the forms was refused, with what it held. */
  refused?: { form: 'plan' | 'definition' | 'other'; values: Values; errors: Errors } | undefined
}

export function EditPage(props: EditProps) {
  const { loaded, definition, mayDefine, refused } = props
  const { language, planned, path } = loaded
  const own = `${path}/${planned.id}`
  const errors = (form: 'plan' | 'definition' | 'other') => (refused?.form === form ? refused.errors : {})
  return (
    <>
      <h1>
        {say(language, 'edit')}: <bdi>{named(planned, language)}</bdi>
      </h1>
      <p>
        <a href={own}>
          <bdi>{named(planned, language)}</bdi>
        </a>
      </p>
      <FormErrors errors={refused?.errors ?? {}} language={language} />
      <PlanForm {...props} errors={errors('plan')} />
      <Dimensions {...props} />
      <section class="card" aria-labelledby="definition">
        <h2 id="definition">{say(language, 'definition')}</h2>
        {mayDefine ? (
          <form method="post" action={`${own}/definition`}>
            <CommandId />
            <input type="hidden" name="version" value={definition.version} />
            <DefinitionFields
              values={refused?.form === 'definition' ? refused.values : definitionValues(definition)}
              errors={errors('definition')}
              language={language}
            />
            <button type="submit">{say(language, 'save')}</button>
          </form>
        ) : (
          <p>{say(language, 'definitionKept')}</p>
        )}
      </section>
      <EndForm loaded={loaded} />
    </>
  )
}

function PlanForm({ loaded, possibleParents, objectives, refused, errors }: EditProps & { errors: Errors }) {
  const { language, planned, path } = loaded
  const values: Values =
    refused?.form === 'plan'
      ? refused.values
      : {
          baseline: written(planned.baseline, planned),
          target: written(planned.target, planned),
          inNeed: written(planned.inNeed, planned),
          parentId: planned.parentId ?? '',
          objectiveId: planned.objectiveId ?? '',
          starts: planned.starts ?? '',
          ends: planned.ends ?? '',
          sort: String(planned.sort),
        }
  const field = (name: 'baseline' | 'target' | 'inNeed' | 'starts' | 'ends', label: Parameters<typeof say>[1]) => (
    <Field name={name} label={say(language, label)} value={values[name]} error={errors[name]} latin />
  )
  return (
    <section class="card" aria-labelledby="plan">
      <h2 id="plan">{say(language, 'inPlan')}</h2>
      <p class="muted">{say(language, 'blankIsUnknown')}</p>
      <form method="post" action={`${path}/${planned.id}/plan`}>
        <CommandId />
        <input type="hidden" name="version" value={planned.version} />
        {field('baseline', 'baseline')}
        {field('target', 'target')}
        {!isRatio(planned.unit) && field('inNeed', 'inNeed')}
        <Select
          name="parentId"
          label={say(language, 'rollsUpInto')}
          empty={say(language, 'noParent')}
          options={possibleParents.map(each => ({ id: each.id, name: `${each.code} · ${named(each, language)}` }))}
          value={values.parentId}
          error={errors.parentId}
        />
        {objectives.length > 0 && (
          <Select
            name="objectiveId"
            label={say(language, 'objective')}
            empty={say(language, 'noParent')}
            options={objectives}
            value={values.objectiveId}
            error={errors.objectiveId}
          />
        )}
        {field('starts', 'starts')}
        {field('ends', 'ends')}
        <Field name="sort" label={say(language, 'order')} value={values.sort} error={errors.sort} latin />
        <button type="submit">{say(language, 'save')}</button>
      </form>
    </section>
  )
}

function Dimensions({ loaded, dimensions }: EditProps) {
  const { language, planned, path } = loaded
  const used = new Set(planned.disaggregations.filter(({ ended }) => ended === null).map(({ id }) => id))
  const others = dimensions.filter(({ id }) => !used.has(id))
  return (
    <section class="card" aria-labelledby="broken-down">
      <h2 id="broken-down">{say(language, 'brokenDownBy')}</h2>
      {planned.disaggregations.length === 0 && <p>{say(language, 'nothingBrokenDown')}</p>}
      <ul class="plain">
        {planned.disaggregations.map(each => (
          <li key={each.id}>
            <bdi>{named(each, language)}</bdi>
            {each.starts && <> · {say(language, 'startsWith', { month: formatMonth(each.starts, language) })}</>}
            {each.ended ? (
              <> · {say(language, 'endedWith', { month: formatMonth(each.ended, language) })}</>
            ) : (
              <form method="post" action={`${path}/${planned.id}/end-dimension`} class="inline">
                <CommandId />
                <input type="hidden" name="disaggregationId" value={each.id} />
                <input
                  name="ended"
                  required
                  aria-label={`${say(language, 'valueMonth')} – ${named(each, language)}`}
                  placeholder="YYYY-MM"
                  dir="ltr"
                  pattern="\d{4}-(0[1-9]|1[0-2])"
                />
                <button type="submit" class="button-quiet">
                  {say(language, 'endDimension')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <form method="post" action={`${path}/${planned.id}/add-dimension`}>
          <CommandId />
          <Select
            name="disaggregationId"
            label={say(language, 'addDimension')}
            options={others.map(each => ({ id: each.id, name: named(each, language) }))}
          />
          <Field name="starts" label={say(language, 'starts')} latin />
          <button type="submit">{say(language, 'save')}</button>
        </form>
      )}
    </section>
  )
}

function EndForm({ loaded }: { loaded: LoadedOne }) {
  const { language, planned, path } = loaded
  return (
    <section class="card" aria-labelledby="end">
      <h2 id="end">{say(language, planned.ended ? 'takeUp' : 'endIt')}</h2>
      <form method="post" action={`${path}/${planned.id}/end`}>
        <CommandId />
        <input type="hidden" name="version" value={planned.version} />
        {planned.ended === null && (
          <>
            <p class="muted">{say(language, 'endNote')}</p>
            <Field name="ended" label={say(language, 'valueMonth')} latin required />
          </>
        )}
        <button type="submit" class={planned.ended ? '' : 'button-quiet'}>
          {say(language, planned.ended ? 'takeUp' : 'endIt')}
        </button>
      </form>
    </section>
  )
}

interface NewProps {
  language: Language
  path: string
  clusters: readonly Cluster[]
  values: Values
  errors: Errors
}

/** An indicator of one's own, taken into the plan of a cluster at once. */
export function NewPage({ language, path, clusters, values, errors }: NewProps) {
  return (
    <>
      <h1>{say(language, 'newIndicator')}</h1>
      <FormErrors errors={errors} language={language} />
      <form method="post" action={`${path}/new`} class="card">
        <CommandId />
        <Select
          name="clusterId"
          label={say(language, 'cluster')}
          options={clusters.map(each => ({ id: each.id, name: named(each, language) }))}
          value={values.clusterId}
          error={errors.clusterId}
        />
        <DefinitionFields values={values} errors={errors} language={language} />
        <Field name="baseline" label={say(language, 'baseline')} value={values.baseline} error={errors.baseline} latin />
        <Field
          name="target"
          label={say(language, 'target')}
          value={values.target}
          error={errors.target}
          hint={say(language, 'blankIsUnknown')}
          latin
        />
        <button type="submit">{say(language, 'save')}</button>
      </form>
    </>
  )
}
