/** The tree of a draft as one form: codes, words, and where each objective stands. Works without JavaScript. */
import { newId } from '../../../kernel/pure/ids.ts'
import { sayPlan } from '../../messages/plan.ts'
import { named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Hidden } from '../accounts/parts.tsx'
import type { LoadedPlans, LoadedVersion } from './load.ts'
import { addressOfVersion, ClusterName, levelName, VersionHead, Wrong } from './parts.tsx'
import { linesOfTree, newRows, type TreeLine, type TreeObjective } from './tree-edit.ts'

export interface TreeEditorProps {
  loaded: LoadedPlans
  shown: LoadedVersion
  /** The form as it was written, when it was refused. */
  lines?: readonly TreeLine[] | undefined
  wrong?: readonly string[] | undefined
}

const blank: TreeLine = { id: '', version: '', code: '', name: '', parent: '' }

export function TreeEditor(props: TreeEditorProps) {
  const { loaded, shown, wrong = [] } = props
  const { language, path } = loaded
  const written = new Map(props.lines?.filter(({ id }) => id !== '').map(line => [line.id, line]))
  const asked = props.lines?.filter(({ id }) => id === '') ?? []
  const added = [...asked, ...Array.from({ length: Math.max(0, newRows - asked.length) }, () => blank)]
  const stored = new Map(linesOfTree(shown.tree, language).map(line => [line.id, line]))
  const editable = shown.tree.filter(({ clusterId }) => loaded.mayWrite(clusterId))
  const save = <button type="submit">{sayPlan(language, 'saveTree')}</button>
  return (
    <div class="plan">
      <VersionHead loaded={loaded} shown={shown} title={sayPlan(language, 'editTree')}>
        <p>
          <a href={addressOfVersion(path, shown)}>{sayPlan(language, 'backToPlan')}</a>
        </p>
      </VersionHead>
      {wrong.length > 0 && <Wrong wrong={wrong.join(' ')} />}
      <form method="post" action={`${path}/edit`}>
        <Hidden
          fields={{
            ...{ commandId: newId(), planId: shown.framework.plan.id, plan: shown.framework.plan.code },
            ...{ version: String(shown.framework.version.no), rows: String(editable.length + added.length) },
          }}
        />
        <p class="muted">{sayPlan(language, 'editTreeHint')}</p>
        {/* Above the tree, too: what Enter does in a field is the first button of the form. */}
        <p>{save}</p>
        <Scroll label={sayPlan(language, 'objectives')}>
          <table class="plan-tree plan-edit">
            <thead>
              <tr>
                <th scope="col">{sayPlan(language, 'level')}</th>
                <th scope="col">{sayPlan(language, 'objective')}</th>
                <th scope="col">{sayPlan(language, 'code')}</th>
                <th scope="col">{sayPlan(language, 'parent')}</th>
                <th scope="col">{sayPlan(language, 'cluster')}</th>
                <th scope="col">{sayPlan(language, 'order')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.tree.map(objective => (
                <Row
                  key={objective.id}
                  {...props}
                  objective={objective}
                  nth={editable.indexOf(objective)}
                  stored={stored.get(objective.id) ?? blank}
                  line={written.get(objective.id)}
                />
              ))}
              {added.map((line, nth) => (
                <tr key={String(nth)}>
                  <td class="muted plan-level-name">{sayPlan(language, 'newRow', { nth: nth + 1 })}</td>
                  <Fields
                    {...props}
                    line={line}
                    nth={editable.length + nth}
                    label={sayPlan(language, 'newRow', { nth: nth + 1 })}
                    depth={0}
                  />
                  <td class="plan-of" />
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
          <datalist id="codes">
            {shown.tree
              .filter(({ level }) => level < shown.framework.plan.levels.length)
              .map(objective => (
                <option key={objective.id} value={objective.code}>
                  {named(objective, language)}
                </option>
              ))}
          </datalist>
        </Scroll>
        {save}
      </form>
    </div>
  )
}

interface RowProps extends TreeEditorProps {
  objective: TreeObjective
  /** Which row of the form it is; below zero for one that the person may not write. */
  nth: number
  stored: TreeLine
  line: TreeLine | undefined
}

function Row({ loaded, shown, objective, nth, stored, line }: RowProps) {
  const { language, path, clusters } = loaded
  const { id, code, level, depth, clusterId, version, parentId } = objective
  const like = shown.tree.filter(each => each.parentId === parentId)
  const moves = nth >= 0 && like.every(each => loaded.mayWrite(each.clusterId))
  // Somebody changed it since it was read: what it says now stands below what was written.
  const changed = line !== undefined && line.version !== String(version)
  return (
    <tr id={id} class={depth === 0 ? 'plan-top' : undefined}>
      <td class="muted plan-level-name">{levelName(shown, level, language)}</td>
      {nth < 0 ? (
        <>
          <th scope="row">
            <span class="plan-name" style={`--depth:${depth}`}>
              <bdi>{named(objective, language)}</bdi>
            </span>
          </th>
          <td data-label={sayPlan(language, 'code')}>
            <bdi class="plan-code">{code}</bdi>
          </td>
          <td data-label={sayPlan(language, 'parent')}>
            <bdi>{stored.parent || '–'}</bdi>
          </td>
        </>
      ) : (
        <Fields
          {...{ loaded, shown, nth, depth }}
          line={{ ...(line ?? stored), version: String(version) }}
          label={code}
          other={named(objective, language)}
          now={changed ? stored : undefined}
        />
      )}
      <td class="plan-of">
        <ClusterName cluster={clusters.get(clusterId ?? '')} loaded={loaded} short />
      </td>
      <td class="plan-actions">
        {moves &&
          (['up', 'down'] as const).map(way => (
            <button
              key={way}
              type="submit"
              name="move"
              value={`${way}:${id}`}
              class="button-quiet plan-move"
              disabled={like.at(way === 'up' ? 0 : -1)?.id === id}
              aria-label={sayPlan(language, way === 'up' ? 'moveUp' : 'moveDown', { code })}
            >
              <span aria-hidden="true">{way === 'up' ? '↑' : '↓'}</span>
            </button>
          ))}{' '}
        {nth >= 0 && (
          <a href={`${path}/objective/${id}`} aria-label={sayPlan(language, 'editNamed', { code })}>
            {sayPlan(language, 'edit')}
          </a>
        )}
      </td>
    </tr>
  )
}

interface FieldsProps extends Pick<TreeEditorProps, 'loaded'> {
  line: TreeLine
  nth: number
  depth: number
  /** What the fields are of, for those who hear them. */
  label: string
  /** The name in whichever language there is one. */
  other?: string
  now?: TreeLine | undefined
}

function Fields({ loaded: { language }, line, nth, depth, label, other, now }: FieldsProps) {
  const field = (name: string) => `${name}.${nth}`
  const of = (name: 'code' | 'objective' | 'parent') => `${sayPlan(language, name)}, ${label}`
  const nowText = (what: 'code' | 'name' | 'parent') =>
    now &&
    now[what] !== line[what] && (
      <small>
        <bdi>{sayPlan(language, 'nowSays', { text: now[what] || '–' })}</bdi>
      </small>
    )
  return (
    <>
      <th scope="row">
        <span class="plan-name" style={`--depth:${depth}`}>
          {line.id !== '' && <Hidden fields={{ [field('id')]: line.id, [field('version')]: line.version }} />}
          <textarea
            name={field('name')}
            rows={line.name.length > 48 ? 2 : 1}
            maxLength={300}
            placeholder={other}
            dir="auto"
            aria-label={of('objective')}
          >
            {line.name}
          </textarea>
          {nowText('name')}
        </span>
      </th>
      <td data-label={sayPlan(language, 'code')}>
        <input name={field('code')} value={line.code} maxLength={80} dir="ltr" size={8} aria-label={of('code')} />
        {nowText('code')}
      </td>
      <td data-label={sayPlan(language, 'parent')}>
        <input
          name={field('parent')}
          value={line.parent}
          list="codes"
          maxLength={80}
          dir="ltr"
          size={8}
          placeholder="–"
          aria-label={of('parent')}
        />
        {nowText('parent')}
      </td>
    </>
  )
}
