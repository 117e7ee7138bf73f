/** What an organisation does, cluster by cluster, as its lines name it. */
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import type { OrganisationProps } from './organisation.tsx'

const activitiesShown = 25

export function Activities({ shown: { overview, language }, work }: OrganisationProps) {
  const { activities, clusters } = overview
  return (
    <section class="card" aria-labelledby="activities-title">
      <h2 id="activities-title">{tell(language, 'activitiesTitle')}</h2>
      {work.activities.length === 0 ? (
        <p>{tell(language, 'noActivities')}</p>
      ) : (
        <Records
          head={say(language, 'activity')}
          columns={[
            { head: say(language, 'cluster') },
            { head: say(language, 'lines'), number: true },
            { head: tell(language, 'lastReported') },
          ]}
          rows={work.activities.slice(0, activitiesShown).map(({ leafId, activityId, activityDetail, lines, lastPeriod }) => {
            const activity = activityId === null ? undefined : activities.get(activityId)
            const cluster = clusters.get(leafId)
            return {
              key: `${leafId}${activityId}${activityDetail}`,
              head: (
                <bdi>
                  {activity ? named({ names: activity.names }, language) : (activityDetail ?? say(language, 'notStated'))}
                </bdi>
              ),
              cells: [
                cluster ? <bdi>{named(cluster, language)}</bdi> : '–',
                formatWhole(lines),
                formatMonth(lastPeriod, language),
              ],
            }
          })}
        />
      )}
      {work.activities.length > activitiesShown && (
        <p class="muted">{say(language, 'shownFirst', { shown: activitiesShown, count: formatWhole(work.activities.length) })}</p>
      )}
    </section>
  )
}
