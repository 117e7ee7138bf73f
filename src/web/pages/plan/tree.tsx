/** The plan: its version in force (or the one asked for) as a nested table, and what may be done with it. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Objective } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { sayPlan } from '../../messages/plan.ts'
import { sayProject } from '../../messages/projects.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Field, Hidden } from '../accounts/parts.tsx'
import type { LoadedPlans, LoadedVersion } from './load.ts'
import { addressOfVersion, ClusterName, IllustrativeMark, levelName, People, VersionHead, versionText, Wrong } from './parts.tsx'

interface TreeProps {
  loaded: LoadedPlans
  shown: LoadedVersion
  wrong?: string | undefined
}

export function PlanPage(props: TreeProps) {
  const { loaded, shown } = props
  const { language, path, mayKeep } = loaded
  const { plan, version } = shown.framework
  const earlier = plan.versions.findLast(({ no, status }) => no < version.no && status !== 'withdrawn')
  return (
    <div class="plan">
      <VersionHead loaded={loaded} shown={shown}>
        <p class="plan-links">
          <a href={addressOfVersion(path, shown, '&print=yes')}>{sayPlan(language, 'print')}</a>
          {earlier && (
            <a href={`${path}/changes?plan=${encodeURIComponent(plan.code)}&from=${earlier.no}&to=${version.no}`}>
              {sayPlan(language, 'whatChangedSince', { no: earlier.no })}
            </a>
          )}
          {(['xlsx', 'csv'] as const).map(format => (
            <a key={format} href={addressOfVersion(`${path}/file/${format}`, shown)}>
              {sayPlan(language, 'download')} {format.toUpperCase()}
            </a>
          ))}
          <a href={`/o/${loaded.operation.code}/projects`}>{sayProject(language, 'projects')}</a>
        </p>
      </VersionHead>
      <Wrong wrong={props.wrong} />
      <Chooser {...props} />
      <Scroll label={sayPlan(language, 'objectives')}>
        {shown.tree.length === 0 ? <p>{sayPlan(language, 'noObjectives')}</p> : <Tree {...props} />}
        {shown.draft && loaded.mayWriteSome && (
          <p class="plan-buttons">
            <a class="button" href={addressOfVersion(`${path}/edit`, shown)}>
              {sayPlan(language, 'editTree')}
            </a>{' '}
            {mayKeep && (
              <a class="button button-quiet" href={addressOfVersion(`${path}/objective/new`, shown)}>
                {sayPlan(language, 'addObjective')}
              </a>
            )}
          </p>
        )}
      </Scroll>
      {shown.tree.length > 0 && <Notes {...props} />}
      <Ended {...props} />
      {shown.draft && loaded.mayWriteSome && <Upload {...props} />}
      {mayKeep && <Revision {...props} />}
      {mayKeep && <Withdraw {...props} />}
      {mayKeep && (
        <p>
          <a href={`${path}/new`}>{sayPlan(language, 'startPlan')}</a>
        </p>
      )}
    </div>
  )
}

/** What the figures are, said once below the tree. */
export function Notes({ loaded: { language }, shown }: TreeProps) {
  const month = (period: string) => formatMonth(period, language)
  return (
    <div class="muted">
      <p>{sayPlan(language, 'peopleNote')}</p>
      {shown.reachedIn && (
        <p>{sayPlan(language, 'reachedNote', { from: month(shown.reachedIn.from), to: month(shown.reachedIn.to) })}</p>
      )}
      <Unbound language={language} unbound={shown.reach.unbound} />
      {shown.tree.some(({ illustrative }) => illustrative) && <p>{sayPlan(language, 'illustrativeNote')}</p>}
    </div>
  )
}

const wordsShown = 5

/** Lines that name an objective the version does not have: they count for none, and somebody should know. */
function Unbound({ language, unbound: { lines, words } }: { language: Language; unbound: LoadedVersion['reach']['unbound'] }) {
  if (lines === 0) return null
  return (
    <p class="plan-unbound">
      {sayPlan(language, 'unboundNote', { lines: formatWhole(lines) })}{' '}
      {words.slice(0, wordsShown).map(word => (
        <q key={word}>
          <bdi>{word}</bdi>
        </q>
      ))}
      {words.length > wordsShown && ` ${sayPlan(language, 'moreFigures', { count: formatWhole(words.length - wordsShown) })}`}
    </p>
  )
}

/** Another plan is chosen by a form; a version of this one by its link, for another plan has other versions. */
function Chooser({ loaded, shown }: TreeProps) {
  const { language, plans, path } = loaded
  const { plan, version } = shown.framework
  return (
    <>
      {plans.length > 1 && (
        <form class="filters" action={path} aria-label={say(language, 'filters')}>
          <div>
            <label for="plan">{sayPlan(language, 'plan')}</label>
            <select id="plan" name="plan">
              {plans.map(each => (
                <option key={each.id} value={each.code} selected={each.id === plan.id}>
                  {named(each, language)}
                </option>
              ))}
            </select>
          </div>
          <button type="submit">{say(language, 'show')}</button>
        </form>
      )}
      {plan.versions.length > 1 && (
        <nav aria-label={sayPlan(language, 'version')}>
          <ul class="plan-versions">
            {plan.versions.map(each => (
              <li key={each.no}>
                <a
                  href={`${path}?plan=${encodeURIComponent(plan.code)}&version=${each.no}`}
                  {...(each.no === version.no ? { 'aria-current': 'page' as const } : {})}
                >
                  {sayPlan(language, 'versionNo', { no: each.no })} · {versionText(each, language)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}

function Tree(props: TreeProps) {
  const { loaded, shown } = props
  const { language } = loaded
  const edits = shown.draft && shown.tree.some(({ clusterId }) => loaded.mayWrite(clusterId))
  return (
    <table class="plan-tree">
      <caption class="visually-hidden">{sayPlan(language, 'objectives')}</caption>
      <thead>
        <tr>
          <th scope="col">{sayPlan(language, 'level')}</th>
          <th scope="col">{sayPlan(language, 'objective')}</th>
          <th scope="col">{sayPlan(language, 'cluster')}</th>
          {(['inNeed', 'targeted', 'reached'] as const).map(figure => (
            <th key={figure} scope="col" class="number">
              {sayPlan(language, figure)}
            </th>
          ))}
          {edits && (
            <th scope="col">
              <span class="visually-hidden">{sayPlan(language, 'edit')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {shown.tree.map(objective => (
          <TreeRow key={objective.id} {...props} objective={objective} edits={edits} />
        ))}
      </tbody>
    </table>
  )
}

function TreeRow({ loaded, shown, objective, edits }: TreeProps & { objective: LoadedVersion['tree'][number]; edits: boolean }) {
  const { language, path, clusters } = loaded
  const { id, code, level, depth, clusterId, illustrative } = objective
  const people = shown.people.get(id)
  return (
    <tr class={depth === 0 ? 'plan-top' : undefined}>
      <td class="muted plan-level-name">{levelName(shown, level, language)}</td>
      <th scope="row">
        <span class="plan-name" style={`--depth:${depth}`}>
          <bdi class="plan-code">{code}</bdi>{' '}
          <a href={`${path}/objective/${id}`}>
            <bdi>{named(objective, language)}</bdi>
          </a>
          {illustrative && <IllustrativeMark language={language} />}
        </span>
      </th>
      <td class="plan-of">
        <ClusterName cluster={clusters.get(clusterId ?? '')} loaded={loaded} short />
      </td>
      {people &&
        (['inNeed', 'targeted', 'reached'] as const).map(figure => (
          <td key={figure} class="number plan-figure" data-label={sayPlan(language, figure)}>
            <People language={language} people={people} figure={figure} />
          </td>
        ))}
      {edits && (
        <td class="plan-actions">
          {loaded.mayWrite(clusterId) && (
            <a href={`${path}/objective/${id}`} aria-label={sayPlan(language, 'editNamed', { code })}>
              {sayPlan(language, 'edit')}
            </a>
          )}{' '}
          {loaded.mayWriteSome && level < shown.framework.plan.levels.length && (
            <a
              href={addressOfVersion(`${path}/objective/new`, shown, `&parent=${id}`)}
              aria-label={sayPlan(language, 'addBelowNamed', { code })}
            >
              {sayPlan(language, 'addBelow')}
            </a>
          )}
        </td>
      )}
    </tr>
  )
}

function Ended({ loaded: { language }, shown }: TreeProps) {
  if (shown.ended.length === 0) return null
  return (
    <Scroll label={sayPlan(language, 'endedObjectives')}>
      <h2>{sayPlan(language, 'endedObjectives')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{sayPlan(language, 'code')}</th>
            <th scope="col">{sayPlan(language, 'objective')}</th>
            <th scope="col">{sayPlan(language, 'reason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.ended.map((objective: Objective) => (
            <tr key={objective.id}>
              <td>
                <bdi>{objective.code}</bdi>
              </td>
              <td>
                <bdi>{named(objective, language)}</bdi>
              </td>
              <td>
                <bdi>{objective.ended}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Upload({ loaded: { language, path }, shown }: TreeProps) {
  return (
    <form class="card" method="post" action={`${path}/sheets`} enctype="multipart/form-data">
      <h2>{sayPlan(language, 'upload')}</h2>
      <input type="hidden" name="plan" value={shown.framework.plan.code} />
      <div class="field">
        <label for="file">{sayPlan(language, 'file')}</label>
        <input id="file" name="file" type="file" required accept=".xlsx,.csv,.tsv,.txt" aria-describedby="file-hint" />
        <p class="hint" id="file-hint">
          {sayPlan(language, 'uploadHint')}
        </p>
      </div>
      <button type="submit">{sayPlan(language, 'check')}</button>
    </form>
  )
}

/** A revision that is not wanted after all; the first draft of a plan is all there is of it, and stays. */
function Withdraw({ loaded: { language, path }, shown }: TreeProps) {
  const { plan } = shown.framework
  if (!shown.draft || !plan.versions.some(({ status }) => status === 'in-force')) return null
  return (
    <form class="card" method="post" action={`${path}/withdraw`}>
      <h2>{sayPlan(language, 'withdraw')}</h2>
      <p class="muted">{sayPlan(language, 'withdrawHint')}</p>
      <Hidden fields={{ commandId: newId(), planId: plan.id, plan: plan.code }} />
      <Field name="reason" label={sayPlan(language, 'reason')} required maxLength={1000} />
      <button type="submit" class="button-quiet">
        {sayPlan(language, 'withdraw')}
      </button>
    </form>
  )
}

/** A draft is put in force, what is in force is revised; both change nothing of what was. */
function Revision({ loaded: { language, path }, shown }: TreeProps) {
  const { plan } = shown.framework
  const drafted = plan.versions.some(({ status }) => status === 'draft')
  if (drafted && !shown.draft) return null
  const action = drafted ? 'putInForce' : 'revise'
  return (
    <form class="card" method="post" action={`${path}/${drafted ? 'put-in-force' : 'revise'}`}>
      <h2>{sayPlan(language, action)}</h2>
      <p class="muted">{sayPlan(language, drafted ? 'putInForceHint' : 'reviseHint')}</p>
      <input type="hidden" name="commandId" value={newId()} />
      <input type="hidden" name="planId" value={plan.id} />
      <input type="hidden" name="plan" value={plan.code} />
      <div class="field">
        <label for="revision">{sayPlan(language, drafted ? 'fromDay' : 'note')}</label>
        {drafted ? (
          <input id="revision" name="from" type="date" required />
        ) : (
          <input id="revision" name="note" type="text" maxLength={1000} />
        )}
      </div>
      <button type="submit">{sayPlan(language, action)}</button>
    </form>
  )
}
