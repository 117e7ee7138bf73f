/** A cluster by its mark and its name, with the way to its page. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { named } from '../../numbers.ts'
import type { Overview } from '../overview/load.ts'
import { ClusterMark } from '../overview/parts.tsx'
import type { Addresses } from './addresses.ts'

interface ClusterLinkProps {
  cluster: Cluster
  overview: Overview
  addresses: Addresses
  language: Language
}

export function ClusterLink({ cluster, overview, addresses, language }: ClusterLinkProps) {
  return (
    <span class="marked-name">
      <ClusterMark cluster={cluster} overview={overview} />
      <a href={addresses.cluster(cluster)}>
        <bdi>{named(cluster, language)}</bdi>
      </a>
    </span>
  )
}
