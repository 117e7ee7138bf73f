/** Action points of an operation: what is open and late, of which cluster and organisation. */
import {
  type ActionCount,
  type ActionPoint,
  type ActionSelection,
  actionSelections,
} from '../../../modules/coordination/index.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Records } from '../profile/records.tsx'
import type { Values } from './forms.ts'
import { type Actors, type Loaded, wholeOperation } from './load.ts'
import { ClusterSelect } from './meetings.tsx'
import { ActionFields, ClusterOf, Points, StepForm, Wrong } from './parts.tsx'

interface ActionsProps {
  loaded: Loaded
  asked: { cluster: string; organisation: string; which: ActionSelection }
  points: readonly ActionPoint[]
  /** Of the asked cluster and organisation. */
  counts: readonly ActionCount[]
  actors: Actors
  wrong?: string | undefined
  /** A new point as it was written, when it was refused. */
  written?: Values | undefined
}

export function ActionsPage(props: ActionsProps) {
  const { loaded, asked, points, counts, actors } = props
  const { language, path, organisations, labelOf } = loaded
  const title = sayMeeting(language, `which_${asked.which}`)
  return (
    <div class="coordination">
      <p>
        <a href={`${path}/meetings`}>{sayMeeting(language, 'allMeetings')}</a>
      </p>
      <h1>{sayMeeting(language, 'actions')}</h1>
      <Wrong wrong={props.wrong} />
      <form action={`${path}/meetings/actions`} class="filters">
        <ClusterSelect loaded={loaded} asked={asked.cluster} />
        <div>
          <label for="organisation">{sayMeeting(language, 'organisation')}</label>
          <select id="organisation" name="organisation">
            <option value="">{sayMeeting(language, 'anyOrganisation')}</option>
            {organisations.map(({ id }) => (
              <option key={id} value={id} selected={id === asked.organisation}>
                {labelOf(id)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="which">{sayMeeting(language, 'state')}</label>
          <select id="which" name="which">
            {actionSelections.map(which => (
              <option key={which} value={which} selected={which === asked.which}>
                {sayMeeting(language, `which_${which}`)}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">{sayMeeting(language, 'show')}</button>
      </form>
      <Scroll label={title}>
        <h2>
          {sayMeeting(language, 'actions')}: {title} · {formatWhole(points.length)}
        </h2>
        {points.length === 0 ? (
          <p class="muted">{sayMeeting(language, 'noActions')}</p>
        ) : (
          <Points points={points} loaded={loaded} actors={actors} withCluster caption={title} />
        )}
        <AddPoint {...props} />
      </Scroll>
      {counts.length > 0 && <Counts loaded={loaded} counts={counts} />}
    </div>
  )
}

/** The form of a point that was agreed on between meetings. */
function AddPoint({ loaded, asked, written }: ActionsProps) {
  const { language, path, convenes } = loaded
  if (convenes.length === 0) return null
  const chosen = written?.cluster ?? asked.cluster
  return (
    <details class="meeting-fold" open={written !== undefined}>
      <summary>{sayMeeting(language, 'addBetween')}</summary>
      <StepForm action={`${path}/meetings/actions`} label={sayMeeting(language, 'addAction')} fields={{}}>
        <div class="field">
          <label for="of-cluster">{sayMeeting(language, 'cluster')}</label>
          <select id="of-cluster" name="cluster">
            {convenes.map(cluster => {
              const code = cluster?.code ?? wholeOperation
              return (
                <option key={code} value={code} selected={code === chosen}>
                  {cluster ? `${cluster.code} ${named(cluster, language)}` : sayMeeting(language, 'wholeOperation')}
                </option>
              )
            })}
          </select>
        </div>
        <ActionFields loaded={loaded} values={written ?? {}} />
      </StepForm>
    </details>
  )
}

function Counts({ loaded, counts }: { loaded: Loaded; counts: readonly ActionCount[] }) {
  const { language, path, clusters, labelOf } = loaded
  const title = sayMeeting(language, 'perOrganisation')
  const address = ({ clusterId, organisationId }: ActionCount, which: ActionSelection) => {
    const cluster = clusterId === null ? wholeOperation : (clusters.get(clusterId)?.code ?? '')
    return `${path}/meetings/actions?${new URLSearchParams({ cluster, organisation: organisationId, which })}`
  }
  return (
    <Scroll label={title}>
      <h2>{title}</h2>
      <Records
        head={sayMeeting(language, 'organisation')}
        columns={[
          { head: sayMeeting(language, 'cluster') },
          { head: sayMeeting(language, 'open'), number: true },
          { head: sayMeeting(language, 'lateCount'), number: true },
        ]}
        rows={counts.map(count => ({
          key: `${count.clusterId}|${count.organisationId}`,
          head: <bdi>{labelOf(count.organisationId)}</bdi>,
          cells: [
            <ClusterOf key="cluster" id={count.clusterId} loaded={loaded} />,
            <a key="open" href={address(count, 'open')}>
              {formatWhole(count.open)}
            </a>,
            count.late === 0 ? (
              '0'
            ) : (
              <a key="late" href={address(count, 'late')} class="meeting-late">
                {formatWhole(count.late)}
              </a>
            ),
          ],
        }))}
      />
    </Scroll>
  )
}
