/** All clusters of an operation with their figures: those in force in the months shown, and those before and after. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { SilentPartner } from '../../../modules/delivery/index.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { FilterForm } from '../overview/filters-form.tsx'
import type { Overview } from '../overview/load.ts'
import type { Addresses } from '../profile/addresses.ts'
import { ClusterLink } from '../profile/cluster-link.tsx'
import { NotStated, validityText } from '../profile/facts.tsx'
import { FiguresTable } from '../profile/figures-table.tsx'
import { Frame } from '../profile/frame.tsx'
import { Records } from '../profile/records.tsx'

interface ClustersProps {
  overview: Overview
  silent: readonly SilentPartner[]
  addresses: Addresses
  language: Language
  path: string
  address: string
}

export function ClustersPage({ overview, silent, addresses, language, path, address }: ClustersProps) {
  const { clusters, picture, months, mayReadLines } = overview
  const all = [...clusters.values()]
  const shown = new Set(picture.rows)
  const current = picture.rows.flatMap(id => clusters.get(id) ?? [])
  const others = all.filter(({ id, parentId }) => parentId === null && !shown.has(id))
  const topOf = (leafId: string) => clusters.get(leafId)?.parentId ?? leafId
  const count = (ids: readonly string[], id: string) => ids.filter(each => each === id).length
  const gaps = picture.gaps.map(({ clusterId }) => clusterId)
  const silentIn = silent.map(({ leafId }) => topOf(leafId))
  const head = (cluster: Cluster) => (
    <ClusterHead cluster={cluster} overview={overview} addresses={addresses} language={language} />
  )
  return (
    <Frame overview={overview} language={language} address={address}>
      <h1>{say(language, 'clusters')}</h1>
      <p class="muted">
        {say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })}
        {picture.illustrative && <span class="badge badge-after">{say(language, 'illustrative')}</span>}
      </p>
      <FilterForm overview={overview} language={language} path={`${path}/clusters`} fields={['months', 'group']} />
      {all.length === 0 && <p class="notice">{tell(language, 'noClusters')}</p>}
      {current.length > 0 && (
        <Scroll label={tell(language, 'inForce')}>
          <h2>{tell(language, 'inForce')}</h2>
          <FiguresTable
            head={say(language, 'cluster')}
            language={language}
            mayReadLines={mayReadLines}
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
          <p class="muted">{say(language, 'uniqueNote')}</p>
        </Scroll>
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
    </Frame>
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
