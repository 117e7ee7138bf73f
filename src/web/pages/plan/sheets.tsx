/** A sheet of a plan before it is stored, and a plan that is only being started. */

import { inOrderOfWeight } from '../../../exchange/feeds/activities/import.ts'
import type { PlanOutcome } from '../../../exchange/feeds/plan/import.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { ImportSummary } from '../../../modules/imports/index.ts'
import { sayPlan } from '../../messages/plan.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Field } from '../accounts/parts.tsx'
import { Counts, Problems } from '../imports/imports.tsx'
import type { Values } from './forms.ts'
import type { LoadedPlans } from './load.ts'
import { Wrong } from './parts.tsx'

const changesShown = 100

export function SheetPage({
  loaded,
  importId,
  fileName,
  outcome,
}: {
  loaded: LoadedPlans
  importId: string
  fileName: string
  outcome: PlanOutcome
}) {
  const { language, path } = loaded
  const { check, counts, plan } = outcome
  const changes = check.objectives.length + check.caseloads.length
  return (
    <div class="plan">
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <p class="muted">
        <bdi>{named(plan, language)}</bdi> ·{' '}
        <a href={`${path}?plan=${encodeURIComponent(plan.code)}&version=${plan.versions.at(-1)?.no}`}>
          {sayPlan(language, 'backToPlan')}
        </a>
      </p>
      <Counts language={language} counts={counts} />
      <div class="card">
        {check.rejected > 0 ? (
          <p>{sayPlan(language, 'sheetWrong')}</p>
        ) : changes === 0 ? (
          <p>{sayPlan(language, 'sheetSame')}</p>
        ) : (
          <form method="post" action={`${path}/sheets/${importId}/store`}>
            <input type="hidden" name="commandId" value={newId()} />
            <button type="submit">{sayPlan(language, 'storeSheet')}</button>
          </form>
        )}
        {check.problems.length > 0 && (
          <p>
            <a href={`${path}/sheets/${importId}/corrected.xlsx`}>{sayPlan(language, 'corrected')}</a>
          </p>
        )}
      </div>
      {changes > 0 && <SheetChanges loaded={loaded} outcome={outcome} />}
      <Problems language={language} problems={inOrderOfWeight(check.problems)} count={check.problemCount} />
    </div>
  )
}

function SheetChanges({ loaded: { language }, outcome: { check } }: { loaded: LoadedPlans; outcome: PlanOutcome }) {
  const people = new Map(check.caseloads.map(({ objectiveId, figures }) => [objectiveId, figures.length]))
  return (
    <Scroll label={sayPlan(language, 'wouldChange')}>
      <h2>{sayPlan(language, 'wouldChange')}</h2>
      <ul>
        {check.objectives.slice(0, changesShown).map(objective => (
          <li key={objective.id}>
            <b>{sayPlan(language, objective.version === undefined ? 'newOne' : 'changed')}</b> <bdi>{objective.code}</bdi>{' '}
            <bdi>{named(objective, language)}</bdi>
          </li>
        ))}
      </ul>
      {check.objectives.length > changesShown && (
        <p class="muted">{sayPlan(language, 'moreFigures', { count: formatWhole(check.objectives.length - changesShown) })}</p>
      )}
      {people.size > 0 && <p>{sayPlan(language, 'peopleChange', { count: formatWhole(people.size) })}</p>}
    </Scroll>
  )
}

/** A sheet that is stored in the draft. */
export function StoredSheetPage({ loaded, stored }: { loaded: LoadedPlans; stored: ImportSummary }) {
  const { language, path, plans } = loaded
  const plan = plans.find(({ code }) => code === stored.options.plan)
  const version = plan?.versions.findLast(({ status }) => status !== 'withdrawn')
  return (
    <div class="plan">
      <h1>
        <bdi>{stored.fileName}</bdi>
      </h1>
      <p class="notice" role="status">
        {sayPlan(language, 'sheetStored')}{' '}
        <a href={plan && version ? `${path}?plan=${encodeURIComponent(plan.code)}&version=${version.no}` : path}>
          {sayPlan(language, 'backToPlan')}
        </a>
      </p>
      {stored.counts && <Counts language={language} counts={stored.counts} />}
    </div>
  )
}

/** More levels than this are no plan that people can read; the API takes nine. */
const levelsOffered = 5

export function StartPage({ loaded, values, wrong }: { loaded: LoadedPlans; values: Values; wrong?: string | undefined }) {
  const { language, path } = loaded
  const nameFields = (prefix: string, label: string) =>
    (['En', 'Ar', 'Ckb'] as const).map(field => {
      const name = `${prefix}${field}`
      const languageName = { En: 'English', Ar: 'العربية', Ckb: 'کوردی' }[field]
      return <Field key={name} name={name} label={`${label} · ${languageName}`} value={values[name]} maxLength={300} />
    })
  return (
    <div class="plan">
      <h1>{sayPlan(language, 'startPlan')}</h1>
      <Wrong wrong={wrong} />
      <form class="card" method="post" action={`${path}/new`}>
        <input type="hidden" name="commandId" value={newId()} />
        <Field name="code" label={sayPlan(language, 'code')} value={values.code} required maxLength={80} />
        {nameFields('name', sayPlan(language, 'planName'))}
        <Field name="starts" type="date" label={sayPlan(language, 'starts')} value={values.starts} />
        <Field name="ends" type="date" label={sayPlan(language, 'ends')} value={values.ends} />
        <Field name="source" label={sayPlan(language, 'source')} value={values.source} maxLength={300} />
        <fieldset>
          <legend>{sayPlan(language, 'levelsTitle')}</legend>
          {Array.from({ length: levelsOffered }, (_, at) => (
            <div key={String(at)} class="plan-level">
              {nameFields(`level${at + 1}`, sayPlan(language, 'levelNth', { nth: at + 1 }))}
            </div>
          ))}
        </fieldset>
        <button type="submit">{sayPlan(language, 'startPlan')}</button>
      </form>
    </div>
  )
}

/** What the form of a new plan says. */
export function levelsOf(values: Values, namesOf: (values: Values, prefix: string) => object): object[] {
  return Array.from({ length: levelsOffered }, (_, at) => namesOf(values, `level${at + 1}`)).filter(
    names => Object.keys(names).length > 0,
  )
}
