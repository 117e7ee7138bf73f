/** The logframe on paper: every objective of a version with whom it is for, where, and what it is known from. */
import { sayPlan } from '../../messages/plan.ts'
import { named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { inOrder, type LoadedPlans, type LoadedVersion } from './load.ts'
import { addressOfVersion, ClusterName, People, VersionHead } from './parts.tsx'
import { Notes } from './tree.tsx'

const areasNamed = 6

interface LogframeProps {
  loaded: LoadedPlans
  shown: LoadedVersion
  /** Address of the page as people open it, for paper. */
  address: string
}

export function LogframePage({ loaded, shown, address }: LogframeProps) {
  const { language, path, operation } = loaded
  const { plan } = shown.framework
  const caseloads = inOrder(shown.framework.caseloads, loaded)
  const places = new Map(loaded.places.map(place => [place.id, place]))
  const groups = new Map(loaded.groups.map(group => [group.id, group]))
  // Paper has no room for a column in which nothing stands.
  const sourced = shown.tree.some(({ source }) => source !== null)
  const rowOf = (objective: LoadedVersion['tree'][number]) => {
    const own = caseloads.filter(({ objectiveId }) => objectiveId === objective.id)
    const distinct = (ids: readonly (string | null)[]) => [...new Set(ids)]
    const areas = distinct(own.map(({ placeId }) => placeId)).map(id => {
      const place = places.get(id ?? '')
      return place ? named(place, language) : sayPlan(language, 'allAreas')
    })
    const groupNames = distinct(own.map(({ groupId }) => groupId)).map(id => {
      const group = groups.get(id ?? '')
      return group ? named(group, language) : sayPlan(language, 'allGroups')
    })
    const people = shown.people.get(objective.id)
    return (
      <tr key={objective.id} class={objective.depth === 0 ? 'plan-top' : undefined}>
        <td class="muted">{named({ names: plan.levels[objective.level - 1] ?? {} }, language)}</td>
        <td>
          <bdi class="plan-code">{objective.code}</bdi>
        </td>
        <th scope="row">
          <bdi>{named(objective, language)}</bdi>
          {objective.illustrative && <small>{sayPlan(language, 'illustrative')}</small>}
        </th>
        <td>
          <ClusterName cluster={loaded.clusters.get(objective.clusterId ?? '')} loaded={loaded} />
        </td>
        <td>
          <bdi>{groupNames.join(language === 'en' ? ', ' : '، ')}</bdi>
        </td>
        <td class="plan-areas">
          <bdi>{areas.slice(0, areasNamed).join(language === 'en' ? ', ' : '، ')}</bdi>
          {areas.length > areasNamed && <small>{sayPlan(language, 'moreFigures', { count: areas.length - areasNamed })}</small>}
        </td>
        {people &&
          (['inNeed', 'targeted', 'reached'] as const).map(figure => (
            <td key={figure} class="number plan-figure">
              <People language={language} people={people} figure={figure} />
            </td>
          ))}
        {sourced && (
          <td>
            <bdi>{objective.source}</bdi>
          </td>
        )}
      </tr>
    )
  }
  return (
    <div class="plan logframe">
      <p class="not-on-paper">
        <a href={addressOfVersion(path, shown)}>{sayPlan(language, 'backToPlan')}</a> · {sayPlan(language, 'printHint')}
      </p>
      <VersionHead loaded={loaded} shown={shown} title={`${sayPlan(language, 'logframe')} · ${named(operation, language)}`}>
        <p class="muted paper-only" dir="ltr">
          {address}
        </p>
      </VersionHead>
      <Scroll label={sayPlan(language, 'logframe')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{sayPlan(language, 'level')}</th>
              <th scope="col">{sayPlan(language, 'code')}</th>
              <th scope="col">{sayPlan(language, 'objective')}</th>
              <th scope="col">{sayPlan(language, 'cluster')}</th>
              <th scope="col">{sayPlan(language, 'groups')}</th>
              <th scope="col">{sayPlan(language, 'areas')}</th>
              {(['inNeed', 'targeted', 'reached'] as const).map(figure => (
                <th key={figure} scope="col" class="number">
                  {sayPlan(language, figure)}
                </th>
              ))}
              {sourced && <th scope="col">{sayPlan(language, 'source')}</th>}
            </tr>
          </thead>
          <tbody>{shown.tree.map(rowOf)}</tbody>
        </table>
      </Scroll>
      <Notes loaded={loaded} shown={shown} />
    </div>
  )
}
