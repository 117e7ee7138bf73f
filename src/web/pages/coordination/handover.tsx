/** Handing a cluster over: what is open, from whom to whom, and what was handed over before. */
import type { Context, Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { listPeople } from '../../../modules/accounts/index.ts'
import {
  countActionPoints,
  type Handover,
  handOverCluster,
  listHandovers,
  listMeetings,
} from '../../../modules/coordination/index.ts'
import { listReports } from '../../../modules/reporting/index.ts'
import { sayHandover } from '../../messages/handover.ts'
import { formatWhole, named } from '../../numbers.ts'
import { type Choice, commandIdOf, Field, Hidden, Moment, Select, Table, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { refusalOf, type Values } from './forms.ts'
import { type Actors, clusterAsked, knownActors, type Loaded, loadCoordination } from './load.ts'

interface Props {
  loaded: Loaded
  cluster: string
  heading: string
  open: readonly { what: string; count: number }[]
  /** Whoever is or was task manager of the cluster, and those who are. */
  from: readonly Choice[]
  to: readonly Choice[]
  before: readonly Handover[]
  actors: Actors
  wrong?: string | undefined
  written: Values
}

function HandoverPage({ loaded, cluster, heading, open, from, to, before, actors, wrong, written }: Props) {
  const { language, path, asking } = loaded
  const nameOf = (id: string) => actors.get(id)?.name ?? sayHandover(language, 'somebody')
  const own = from.some(({ id }) => id === asking.actor.id) ? asking.actor.id : undefined
  return (
    <div class="coordination">
      <h1>{sayHandover(language, 'handOver')}</h1>
      <p>
        <bdi>{heading}</bdi>
      </p>
      <p>{sayHandover(language, 'explained')}</p>
      {wrong && (
        <p class="notice notice-error" role="alert">
          {wrong}
        </p>
      )}
      <section class="card">
        <h2>{sayHandover(language, 'open')}</h2>
        <ul>
          {open.map(({ what, count }) => (
            <li key={what}>
              {what}: {formatWhole(count)}
            </li>
          ))}
        </ul>
        {to.length < 2 && from.length < 2 ? (
          <p class="notice">{sayHandover(language, 'nobody')}</p>
        ) : (
          <form method="post" action={`${path}/handover?${new URLSearchParams({ cluster })}`}>
            <Hidden fields={{ commandId: newId() }} />
            <Select name="from" label={sayHandover(language, 'from')} options={from} value={written.from ?? own} />
            <Select
              name="to"
              label={sayHandover(language, 'to')}
              options={to}
              value={written.to ?? to.find(({ id }) => id !== own)?.id}
            />
            <Field name="note" label={sayHandover(language, 'note')} value={written.note} maxLength={1_000} />
            <button type="submit">{sayHandover(language, 'handOver')}</button>
          </form>
        )}
      </section>
      {before.length > 0 && (
        <section>
          <h2>{sayHandover(language, 'before')}</h2>
          <Table
            caption={sayHandover(language, 'before')}
            heads={[
              sayHandover(language, 'at'),
              sayHandover(language, 'from'),
              sayHandover(language, 'to'),
              sayHandover(language, 'movedPoints'),
              sayHandover(language, 'note'),
            ]}
          >
            {before.map(handover => (
              <tr key={handover.id}>
                <td>
                  <Moment iso={handover.at} />
                </td>
                <td>
                  <bdi>{nameOf(handover.fromPersonId)}</bdi>
                </td>
                <td>
                  <bdi>{nameOf(handover.toPersonId)}</bdi>
                </td>
                <td>{formatWhole(handover.moved)}</td>
                <td>
                  <bdi>{handover.note ?? '–'}</bdi>
                </td>
              </tr>
            ))}
          </Table>
        </section>
      )}
    </div>
  )
}

export function handoverRoutes(app: Hono, house: House): void {
  const { reader, runner } = house

  async function show(
    c: Context,
    loaded: Loaded,
    clusterId: string,
    refused?: { text: string; status: 409 | 422; written: Values },
  ) {
    const { asking, operation, operationId, language, clusters } = loaded
    const before = await reader.read(listHandovers, { operationId, clusterId }, asking)
    const [people, meetings, counts, reports, actors] = await Promise.all([
      reader.read(listPeople, { operationId }, asking),
      reader.read(listMeetings, { operationId, clusterId, states: ['called'] }, asking),
      reader.read(countActionPoints, { operationId }, asking),
      reader.read(listReports, { operationId, clusterId, states: ['submitted'] }, asking),
      knownActors(
        house,
        loaded,
        before.flatMap(({ fromPersonId, toPersonId }) => [fromPersonId, toPersonId]),
      ),
    ])
    const managing = people.map(({ id, name, suspended, roles }) => ({
      ...{ id, name, suspended },
      roles: roles.filter(({ role, clusterId: of }) => role === 'task-manager' && of === clusterId),
    }))
    const points = counts.filter(count => count.clusterId === clusterId)
    const cluster = clusters.get(clusterId)
    return house.render(c, {
      title: sayHandover(language, 'handOver'),
      operation,
      body: (
        <HandoverPage
          loaded={loaded}
          cluster={cluster?.code ?? ''}
          heading={cluster ? `${cluster.code} ${named(cluster, language)}` : ''}
          open={[
            { what: sayHandover(language, 'meetings'), count: meetings.length },
            { what: sayHandover(language, 'actionPoints'), count: points.reduce((sum, { open }) => sum + open, 0) },
            { what: sayHandover(language, 'reports'), count: reports.counts.submitted ?? 0 },
          ]}
          from={managing.filter(({ roles }) => roles.length > 0)}
          to={managing.filter(({ roles, suspended }) => !suspended && roles.some(({ ended }) => !ended))}
          before={before}
          actors={actors}
          wrong={refused?.text}
          written={refused?.written ?? {}}
        />
      ),
      ...(refused && { status: refused.status }),
    })
  }

  /** The cluster that is handed over. @throws notFound unless the person runs it. */
  function clusterOf(c: Context, loaded: Loaded): string {
    const clusterId = clusterAsked(loaded, c.req.query('cluster'))
    if (!clusterId || !loaded.mayConvene(clusterId)) throw notFound()
    return clusterId
  }

  app.get('/o/:code/handover', async c => {
    const loaded = await loadCoordination(house, c)
    return show(c, loaded, clusterOf(c, loaded))
  })

  app.post('/o/:code/handover', async c => {
    const loaded = await loadCoordination(house, c)
    const clusterId = clusterOf(c, loaded)
    const { operationId, asking, language } = loaded
    const values = await valuesOf(c)
    const input = { operationId, clusterId, fromPersonId: values.from, toPersonId: values.to, note: values.note?.trim() || null }
    try {
      await runner.run(handOverCluster, input, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      return show(c, loaded, clusterId, { ...refusalOf(error, language), written: values })
    }
    return show(c, loaded, clusterId)
  })
}
