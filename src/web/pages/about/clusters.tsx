/** The clusters of an operation through time: those of now with where they came from, and those before them. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ClusterOfPlan } from '../../../modules/plan/index.ts'
import { clusterColours } from '../../figures/drawing.tsx'
import { sayOfAbout as say } from '../../messages/about.ts'
import { named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { type Base, dateAsWritten, Refs, Unknown, Words } from './parts.tsx'

interface ClusterNameProps {
  cluster: ClusterOfPlan
  /** All of the operation: a cluster's colour is by its place among them. */
  clusters: readonly ClusterOfPlan[]
  /** Of the operation. */
  code: string
  language: Language
}

/** A cluster by its mark and its name, with the way to its page. */
export function ClusterName({ cluster, clusters, code, language }: ClusterNameProps) {
  const tops = clusters.filter(({ parentId }) => parentId === null)
  const at = tops.findIndex(({ id }) => id === (cluster.parentId ?? cluster.id))
  return (
    <span class="marked-name">
      <span class={`mark k${(Math.max(0, at) % clusterColours.length) + 1}`} aria-hidden="true">
        {[...cluster.code].length <= 4 ? cluster.code : ''}
      </span>
      <a href={`/o/${code}/clusters/${encodeURIComponent(cluster.code)}`}>
        <bdi {...(cluster.names[language] ? {} : { lang: 'en' })}>{named(cluster, language)}</bdi>
      </a>
    </span>
  )
}

export function validityOf(language: Language, from: string | null, to: string | null): string {
  if (from && to) return `${dateAsWritten(from, language)} – ${dateAsWritten(to, language)}`
  if (from) return say(language, 'since', { date: dateAsWritten(from, language) })
  return to ? say(language, 'until', { date: dateAsWritten(to, language) }) : '–'
}

function Heads({ cluster, ...base }: Base & { cluster: ClusterOfPlan }) {
  if (!cluster.lead) return <Unknown language={base.language} />
  return (
    <>
      <bdi>{[cluster.lead, cluster.deputy].filter(Boolean).join(', ')}</bdi> <Refs {...base} keys={cluster.leadSource} />
    </>
  )
}

interface ClustersProps extends Base {
  clusters: readonly ClusterOfPlan[]
  code: string
  /** Whether a cluster is of the past. */
  ended(cluster: ClusterOfPlan): boolean
  nameOf(organisationId: string): string
}

/** Name, its source, and what is to be said of it. */
function Head({
  cluster,
  clusters,
  code,
  ...base
}: Base & Pick<ClustersProps, 'clusters' | 'code'> & { cluster: ClusterOfPlan }) {
  return (
    <>
      <ClusterName cluster={cluster} clusters={clusters} code={code} language={base.language} />{' '}
      <Refs {...base} keys={cluster.source} />
      {cluster.note && cluster.source && (
        <p class="muted">
          <Words language={base.language}>{cluster.note}</Words>
        </p>
      )}
    </>
  )
}

function CameFrom({ cluster, clusters, ...base }: Base & Pick<ClustersProps, 'clusters'> & { cluster: ClusterOfPlan }) {
  const { language } = base
  if (cluster.predecessors.length === 0) return <>–</>
  return (
    <ul class="plain">
      {cluster.predecessors.map(({ code, confidence }) => {
        const before = clusters.find(each => each.code === code)
        return (
          <li key={code}>
            <bdi>{code}</bdi> <bdi>{before ? named(before, language) : ''}</bdi>{' '}
            {confidence === 'general' ? (
              <span class="unsourced">{say(language, 'generalKnowledge')}</span>
            ) : (
              <Refs {...base} keys={before?.source ?? null} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

export function Clusters({ clusters, code, ended, nameOf, ...base }: ClustersProps) {
  const { language } = base
  const current = clusters.filter(cluster => !ended(cluster))
  const before = clusters.filter(ended)
  const head = (cluster: ClusterOfPlan) => <Head {...base} cluster={cluster} clusters={clusters} code={code} />
  const followers = (cluster: ClusterOfPlan) =>
    clusters.filter(({ predecessors }) => predecessors.some(each => each.code === cluster.code)).map(each => each.code)
  return (
    <>
      {current.length > 0 && (
        <section id="clusters" class="card about-clusters">
          <h2>{say(language, 'clusters')}</h2>
          <Records
            head={say(language, 'name')}
            columns={[
              { head: say(language, 'heads') },
              { head: say(language, 'membersNamed') },
              { head: say(language, 'cameFrom') },
              { head: say(language, 'valid') },
            ]}
            rows={current.map(cluster => ({
              key: cluster.id,
              head: head(cluster),
              cells: [
                <Heads {...base} cluster={cluster} />,
                cluster.members.length === 0 ? (
                  <Unknown language={language} />
                ) : (
                  cluster.members.map(({ organisationId, source }) => (
                    <span key={organisationId}>
                      <bdi>{nameOf(organisationId)}</bdi> <Refs {...base} keys={source} />{' '}
                    </span>
                  ))
                ),
                <CameFrom {...base} cluster={cluster} clusters={clusters} />,
                validityOf(language, cluster.validFrom, cluster.validTo),
              ],
            }))}
          />
        </section>
      )}
      {before.length > 0 && (
        <section id="clusters-before" class="card about-clusters">
          <h2>{say(language, 'clustersBefore')}</h2>
          <Records
            head={say(language, 'name')}
            columns={[{ head: say(language, 'heads') }, { head: say(language, 'wentInto') }, { head: say(language, 'valid') }]}
            rows={before.map(cluster => ({
              key: cluster.id,
              head: head(cluster),
              cells: [
                <Heads {...base} cluster={cluster} />,
                <bdi dir="ltr">{followers(cluster).join(', ') || '–'}</bdi>,
                validityOf(language, cluster.validFrom, cluster.validTo),
              ],
            }))}
          />
        </section>
      )}
    </>
  )
}
