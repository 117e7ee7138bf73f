/** One objective: what it is and whom it is for; in a draft, its forms. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Objective } from '../../../modules/plan/index.ts'
import { type PlanMessage, sayPlan } from '../../messages/plan.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Field, Hidden, Select } from '../accounts/parts.tsx'
import { partsOfWhere } from './changes.tsx'
import { type PeopleLine, type Values, valuesOfObjective } from './forms.ts'
import { inOrder, type LoadedPlans, type LoadedVersion, writableClusters } from './load.ts'
import { addressOfVersion, ClusterName, People, VersionHead, Wrong } from './parts.tsx'
import { PeopleForm } from './people-form.tsx'
import { reachedWhere } from './reach.ts'

export interface ObjectiveProps {
  loaded: LoadedPlans
  shown: LoadedVersion
  /** Null for one that is only being added. */
  objective: Objective | null
  values: Values
  wrong?: string | undefined
  /** Somebody changed it meanwhile: what was written stands beside what it says now. */
  conflict?: boolean
  /** The form of people as it was written, when it was refused. */
  lines?: readonly PeopleLine[] | undefined
}

export function ObjectivePage(props: ObjectiveProps) {
  const { loaded, shown, objective } = props
  const { language, path } = loaded
  // Code and name each in its own direction.
  const title = objective ? (
    <>
      <bdi>{objective.code}</bdi> <bdi>{named(objective, language)}</bdi>
    </>
  ) : (
    sayPlan(language, 'addObjective')
  )
  const edits = shown.draft && objective?.ended == null && (objective === null || loaded.mayWrite(objective.clusterId))
  return (
    <div class="plan">
      <VersionHead loaded={loaded} shown={shown} title={title}>
        <p>
          <a href={addressOfVersion(path, shown)}>{sayPlan(language, 'backToPlan')}</a>
        </p>
      </VersionHead>
      <Wrong wrong={props.wrong} />
      {props.conflict && objective && <Conflict {...props} objective={objective} />}
      {objective && <Facts {...props} objective={objective} />}
      {objective && edits ? <PeopleForm {...props} objective={objective} /> : <PeopleTable {...props} />}
      {edits && <ObjectiveForm {...props} />}
      {objective && edits && <EndForm {...props} objective={objective} />}
    </div>
  )
}

type Stored = ObjectiveProps & { objective: Objective }

function Facts({ loaded, shown, objective }: Stored) {
  const { language, path, clusters } = loaded
  const parent = shown.tree.find(({ id }) => id === objective.parentId)
  const people = shown.people.get(objective.id)
  return (
    <dl class="card plan-facts">
      <div>
        <dt>{sayPlan(language, 'level')}</dt>
        <dd>{named({ names: shown.framework.plan.levels[objective.level - 1] ?? {} }, language)}</dd>
      </div>
      <div>
        <dt>{sayPlan(language, 'cluster')}</dt>
        <dd>
          {objective.clusterId === null ? (
            sayPlan(language, 'noCluster')
          ) : (
            <ClusterName cluster={clusters.get(objective.clusterId)} loaded={loaded} />
          )}
        </dd>
      </div>
      {parent && (
        <div>
          <dt>{sayPlan(language, 'parent')}</dt>
          <dd>
            <bdi>{parent.code}</bdi>{' '}
            <a href={`${path}/objective/${parent.id}`}>
              <bdi>{named(parent, language)}</bdi>
            </a>
          </dd>
        </div>
      )}
      {people &&
        (['inNeed', 'targeted', 'reached'] as const).map(figure => (
          <div key={figure}>
            <dt>{sayPlan(language, figure)}</dt>
            <dd class="plan-figure">
              <People language={language} people={people} figure={figure} />
            </dd>
          </div>
        ))}
      {objective.source && (
        <div>
          <dt>{sayPlan(language, 'source')}</dt>
          <dd>
            <bdi>{objective.source}</bdi>
          </dd>
        </div>
      )}
      {objective.ended && (
        <div>
          <dt>{sayPlan(language, 'ended')}</dt>
          <dd>
            <bdi>{objective.ended}</bdi>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** An area and a group, each in a cell of its own. */
function Where({ loaded, of }: { loaded: LoadedPlans; of: Parameters<typeof partsOfWhere>[1] }) {
  const [area, group] = partsOfWhere(loaded, of)
  return (
    <>
      <th scope="row">
        <bdi>{area}</bdi>
      </th>
      <td class="plan-group">
        <bdi>{group}</bdi>
      </td>
    </>
  )
}

function PeopleTable({ loaded, shown, objective }: ObjectiveProps) {
  const { language } = loaded
  const own = inOrder(
    shown.framework.caseloads.filter(({ objectiveId }) => objectiveId === objective?.id),
    loaded,
  )
  const cells = shown.reach.cells.filter(({ objectiveId }) => objectiveId === objective?.id)
  if (own.length + cells.length === 0) return null
  const reached = reachedWhere(cells, loaded.places, own)
  const unstated = <span class="muted">{sayPlan(language, 'notStated')}</span>
  const people = (value: number | null) =>
    value === null ? <span class="plan-unknown hatch">{sayPlan(language, 'unknown')}</span> : formatWhole(value)
  return (
    <Scroll label={sayPlan(language, 'people')}>
      <h2>{sayPlan(language, 'people')}</h2>
      <table class="records dense">
        <thead>
          <tr>
            <th scope="col">{sayPlan(language, 'area')}</th>
            <th scope="col">{sayPlan(language, 'group')}</th>
            <th scope="col" class="number">
              {sayPlan(language, 'inNeed')}
            </th>
            <th scope="col" class="number">
              {sayPlan(language, 'targeted')}
            </th>
            <th scope="col" class="number">
              {sayPlan(language, 'reached')}
            </th>
            <th scope="col">{sayPlan(language, 'source')}</th>
          </tr>
        </thead>
        <tbody>
          {own.map((figure, nth) => (
            <tr key={`${figure.placeId}|${figure.groupId}`}>
              <Where loaded={loaded} of={figure} />
              <td class="number" data-label={sayPlan(language, 'inNeed')}>
                {people(figure.inNeed)}
              </td>
              <td class="number" data-label={sayPlan(language, 'targeted')}>
                {people(figure.targeted)}
              </td>
              <td class="number" data-label={sayPlan(language, 'reached')}>
                {people(reached.stated[nth] ?? null)}
              </td>
              <td class="plan-source">
                <bdi>{figure.source}</bdi>
              </td>
            </tr>
          ))}
          {inOrder(reached.elsewhere, loaded).map(where => (
            <tr key={`${where.placeId}|${where.groupId}`}>
              <Where loaded={loaded} of={where} />
              <td class="number" data-label={sayPlan(language, 'inNeed')}>
                {unstated}
              </td>
              <td class="number" data-label={sayPlan(language, 'targeted')}>
                {unstated}
              </td>
              <td class="number" data-label={sayPlan(language, 'reached')}>
                {people(where.people)}
              </td>
              <td class="muted plan-source">{sayPlan(language, 'reachedElsewhere')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function ObjectiveForm({ loaded, shown, objective, values }: ObjectiveProps) {
  const { language, path, mayWrite } = loaded
  const { plan } = shown.framework
  const clusters = writableClusters(loaded, shown.framework, objective?.clusterId ?? null)
  const levels = plan.levels.map((names, at) => ({ id: String(at + 1), name: named({ names, code: String(at + 1) }, language) }))
  const parents = shown.tree
    .filter(({ id, level }) => id !== objective?.id && level < plan.levels.length)
    .map(entry => ({ id: entry.id, name: `${'– '.repeat(entry.depth)}${entry.code} ${named(entry, language)}` }))
  return (
    <form class="card" method="post" action={`${path}/objective`}>
      <h2>{sayPlan(language, objective ? 'edit' : 'addObjective')}</h2>
      <Hidden
        fields={{
          commandId: newId(),
          planId: plan.id,
          plan: plan.code,
          no: String(shown.framework.version.no),
          ...(objective && { id: objective.id, version: String(objective.version) }),
        }}
      />
      <Field name="code" label={sayPlan(language, 'code')} value={values.code} required maxLength={80} />
      {(['nameEn', 'nameAr', 'nameCkb'] as const).map(name => (
        <div key={name} class="field">
          <label for={name}>{sayPlan(language, name)}</label>
          <textarea
            id={name}
            name={name}
            rows={2}
            maxLength={300}
            lang={name.slice(4).toLowerCase()}
            dir={name === 'nameEn' ? 'ltr' : 'rtl'}
          >
            {values[name] ?? ''}
          </textarea>
        </div>
      ))}
      <Select name="level" label={sayPlan(language, 'level')} options={levels} value={values.level} />
      <Select
        name="parentId"
        label={sayPlan(language, 'parent')}
        options={parents}
        value={values.parentId}
        empty={sayPlan(language, 'noParent')}
      />
      <Select
        name="clusterId"
        label={sayPlan(language, 'cluster')}
        options={clusters.map(cluster => ({ id: cluster.id, name: `${cluster.code} · ${named(cluster, language)}` }))}
        value={values.clusterId}
        {...(mayWrite(null) ? { empty: sayPlan(language, 'noCluster') } : {})}
      />
      <Field name="sort" label={sayPlan(language, 'sort')} value={values.sort} />
      <Field name="source" label={sayPlan(language, 'source')} value={values.source} maxLength={300} />
      <button type="submit">{sayPlan(language, 'save')}</button>
    </form>
  )
}

function EndForm({ loaded: { language, path }, objective, shown }: Stored) {
  return (
    <form class="card" method="post" action={`${path}/objective/${objective.id}/end`}>
      <h2>{sayPlan(language, 'end')}</h2>
      <p class="muted">{sayPlan(language, 'endHint')}</p>
      <Hidden
        fields={{
          commandId: newId(),
          version: String(objective.version),
          plan: shown.framework.plan.code,
          no: String(shown.framework.version.no),
        }}
      />
      <Field name="reason" label={sayPlan(language, 'reason')} required maxLength={1000} />
      <button type="submit" class="button-quiet">
        {sayPlan(language, 'end')}
      </button>
    </form>
  )
}

const compared: readonly [field: string, name: PlanMessage][] = [
  ['code', 'code'],
  ['nameEn', 'nameEn'],
  ['nameAr', 'nameAr'],
  ['nameCkb', 'nameCkb'],
  ['level', 'level'],
  ['parentId', 'parent'],
  ['clusterId', 'cluster'],
  ['sort', 'sort'],
  ['source', 'source'],
]

/** What was written beside what somebody else has made of it. */
function Conflict({ loaded, shown, objective, values }: Stored) {
  const { language, clusters } = loaded
  const now = valuesOfObjective(objective)
  const read = (field: string, value: string | undefined): string => {
    if (!value) return '–'
    if (field === 'parentId') return shown.tree.find(({ id }) => id === value)?.code ?? '–'
    if (field === 'clusterId') return named(clusters.get(value) ?? { names: {} }, language)
    if (field === 'level') return named({ names: shown.framework.plan.levels[Number(value) - 1] ?? {}, code: value }, language)
    return value
  }
  const differing = compared.filter(([field]) => (values[field]?.trim() ?? '') !== (now[field] ?? ''))
  if (differing.length === 0) return null
  return (
    <Scroll label={sayPlan(language, 'conflict')}>
      <h2>{sayPlan(language, 'conflict')}</h2>
      <table class="plan-conflict">
        <thead>
          <tr>
            <th scope="col">{sayPlan(language, 'what')}</th>
            <th scope="col">{sayPlan(language, 'yours')}</th>
            <th scope="col">{sayPlan(language, 'now')}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(([field, name]) => (
            <tr key={field}>
              <th scope="row">{sayPlan(language, name)}</th>
              <td>
                <bdi>{read(field, values[field])}</bdi>
              </td>
              <td>
                <bdi>{read(field, now[field])}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{sayPlan(language, 'conflictHint')}</p>
    </Scroll>
  )
}
