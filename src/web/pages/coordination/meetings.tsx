/** All meetings of an operation or a cluster: those to be held, then those that were. */
import type { ActionCount, Meeting } from '../../../modules/coordination/index.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { sayHandover } from '../../messages/handover.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Records } from '../profile/records.tsx'
import { type Loaded, wholeOperation } from './load.ts'
import { ClusterOf, Illustrative, MeetingState, When } from './parts.tsx'

interface ClusterSelectProps {
  loaded: Loaded
  /** As in the address: a code, `-`, or nothing for all. */
  asked: string
}

/** Chooses what a list is narrowed to: a cluster, the operation as a whole, or everything. */
export function ClusterSelect({ loaded: { clusters, language }, asked }: ClusterSelectProps) {
  return (
    <div>
      <label for="cluster">{sayMeeting(language, 'cluster')}</label>
      <select id="cluster" name="cluster">
        <option value="">{sayMeeting(language, 'anyCluster')}</option>
        <option value={wholeOperation} selected={asked === wholeOperation}>
          {sayMeeting(language, 'wholeOperation')}
        </option>
        {[...clusters.values()].map(cluster => (
          <option key={cluster.id} value={cluster.code} selected={asked === cluster.code}>
            {`${cluster.code} ${named(cluster, language)}`}
          </option>
        ))}
      </select>
    </div>
  )
}

interface MeetingsProps extends ClusterSelectProps {
  meetings: readonly Meeting[]
  counts: readonly ActionCount[]
}

export function MeetingsPage({ loaded, asked, meetings, counts }: MeetingsProps) {
  const { language, path, convenes } = loaded
  const next = meetings.filter(({ state }) => state === 'called').reverse()
  const past = meetings.filter(({ state }) => state !== 'called')
  const sum = (figure: 'open' | 'late') => formatWhole(counts.reduce((total, count) => total + count[figure], 0))
  const query = asked === '' ? '' : `?cluster=${encodeURIComponent(asked)}`
  return (
    <div class="coordination">
      <h1>{sayMeeting(language, 'meetings')}</h1>
      <ul class="links">
        <li>
          <a href={`${path}/meetings/actions${query}`}>
            {sayMeeting(language, 'openAndLate', { open: sum('open'), late: sum('late') })}
          </a>
        </li>
        {convenes.length > 0 && (
          <li>
            <a href={`${path}/meetings/new${query}`}>{sayMeeting(language, 'callMeeting')}</a>
          </li>
        )}
        {asked !== '' && asked !== wholeOperation && convenes.some(cluster => cluster?.code === asked) && (
          <li>
            <a href={`${path}/handover${query}`}>{sayHandover(language, 'handOver')}</a>
          </li>
        )}
      </ul>
      <form action={`${path}/meetings`} class="filters">
        <ClusterSelect loaded={loaded} asked={asked} />
        <button type="submit">{sayMeeting(language, 'show')}</button>
      </form>
      {meetings.length === 0 ? (
        <p class="notice">{sayMeeting(language, asked === '' ? 'noMeetings' : 'noMeetingsHere')}</p>
      ) : (
        <>
          <MeetingsTable title={sayMeeting(language, 'toBeHeld')} meetings={next} loaded={loaded} />
          <MeetingsTable title={sayMeeting(language, 'past')} meetings={past} loaded={loaded} />
        </>
      )}
    </div>
  )
}

interface TableProps {
  title: string
  meetings: readonly Meeting[]
  loaded: Loaded
}

function MeetingsTable({ title, meetings, loaded }: TableProps) {
  const { language, path } = loaded
  return (
    <Scroll label={title}>
      <h2>{title}</h2>
      {meetings.length === 0 ? (
        <p class="muted">{sayMeeting(language, 'noMeetingsHere')}</p>
      ) : (
        <Records
          head={sayMeeting(language, 'meeting')}
          columns={[
            { head: sayMeeting(language, 'when') },
            { head: sayMeeting(language, 'cluster') },
            { head: sayMeeting(language, 'where') },
            { head: sayMeeting(language, 'state') },
            { head: sayMeeting(language, 'decisions'), number: true },
          ]}
          rows={meetings.map(meeting => ({
            key: meeting.id,
            head: (
              <>
                <a href={`${path}/meetings/${meeting.id}`}>
                  <bdi>{meeting.title}</bdi>
                </a>
                <Illustrative of={meeting} language={language} />
              </>
            ),
            cells: [
              <When key="when" meeting={meeting} language={language} />,
              <ClusterOf key="cluster" id={meeting.clusterId} loaded={loaded} />,
              meeting.place === null ? '–' : <bdi>{meeting.place}</bdi>,
              <MeetingState key="state" state={meeting.state} language={language} />,
              // Of a meeting that was not held nothing is known; of one that was, none is none.
              meeting.state === 'held' || meeting.state === 'minutes-agreed' ? formatWhole(meeting.decisions.length) : '–',
            ],
          }))}
        />
      )}
    </Scroll>
  )
}
