/** All clusters of an operation with their figures: those in force in the months shown, and those before and after. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { SilentPartner } from '../../../modules/delivery/index.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatWhole, named } from '../../numbers.ts'
import { FilterForm } from '../overview/filters-form.tsx'
import type { Overview } from '../overview/load.ts'
import type { Addresses } from '../profile/addresses.ts'
import { ClusterLink } from '../profile/cluster-link.tsx'
import { NotStated, validityText } from '../profile/facts.tsx'
import type { Shown } from '../profile/load.ts'
import { Figures, ListPage } from '../profile/page.tsx'
import { Records } from '../profile/records.tsx'

interface ClustersProps {
  shown: Shown
  silent: readonly SilentPartner[]
}

export function ClustersPage({ shown, silent }: ClustersProps) {
  const { overview, addresses, language, path } = shown
  const { clusters, picture } = overview
  const all = [...clusters.values()]
  const inForce = new Set(picture.rows)
  const current = picture.rows.flatMap(id => clusters.get(id) ?? [])
  const others = all.filter(({ id, parentId }) => parentId === null && !inForce.has(id))
  const topOf = (leafId: string) => clusters.get(leafId)?.parentId ?? leafId
  const count = (ids: readonly string[], id: string) => ids.filter(each => each === id).length
  const gaps = picture.gaps.map(({ clusterId }) => clusterId)
  const silentIn = silent.map(({ leafId }) => topOf(leafId))
  const head = (cluster: Cluster) => (
    <ClusterHead cluster={cluster} overview={overview} addresses={addresses} language={language} />
  )
  return (
    <ListPage shown={shown} title={say(language, 'clusters')}>
      <FilterForm overview={overview} language={language} path={`${path}/clusters`} fields={['months', 'group']} />
      {all.length === 0 && <p class="notice">{tell(language, 'noClusters')}</p>}
      {current.length > 0 && (
        <Figures
          shown={shown}
          title={tell(language, 'inForce')}
          note
          head={say(language, 'cluster')}
          extra={[
            {
              head: tell(language, 'gapCount'),
              cell: key => (key === '' ? formatWhole(gaps.length) : formatWhole(count(gaps, key))),
            },
            {
              head: tell(language, 'silentCount'),
              cell: key => (key === '' ? formatWhole(silentIn.length) : formatWhole(count(silentIn, key))),
            },
          ]}
          rows={[
            ...current.map(cluster => ({
              key: cluster.id,
              head: head(cluster),
              figure: picture.at(cluster.id, ''),
              lines: addresses.lines({ cluster: cluster.code }),
            })),
            {
              key: '',
              head: tell(language, 'allTogether'),
              figure: picture.at('', ''),
              lines: addresses.lines({}),
              isTotal: true,
            },
          ]}
        />
      )}
      {others.length > 0 && (
        <section class="card" aria-labelledby="others-title">
          <h2 id="others-title">{tell(language, 'notInForce')}</h2>
          <Records
            head={say(language, 'cluster')}
            columns={[{ head: tell(language, 'validity') }, { head: tell(language, 'lead') }]}
            rows={others.map(cluster => ({
              key: cluster.id,
              head: head(cluster),
              cells: [
                validityText(cluster, language),
                cluster.lead ? <bdi>{cluster.lead}</bdi> : <NotStated language={language} />,
              ],
            }))}
          />
        </section>
      )}
    </ListPage>
  )
}

interface ClusterHeadProps {
  cluster: Cluster
  overview: Overview
  addresses: Addresses
  language: Language
}

function ClusterHead({ cluster, overview, addresses, language }: ClusterHeadProps) {
  const children = [...overview.clusters.values()].filter(({ parentId }) => parentId === cluster.id)
  return (
    <>
      <ClusterLink cluster={cluster} overview={overview} addresses={addresses} language={language} />
      {cluster.status === 'unreviewed' && <span class="badge badge-after">{say(language, 'unreviewed')}</span>}
      {children.length > 0 && (
        <ul class="plain inside">
          {children.map(child => (
            <li key={child.id}>
              <a href={addresses.cluster(child)}>
                <bdi>{named(child, language)}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
