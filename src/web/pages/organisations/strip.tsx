/** When an organisation reported, cluster by cluster: reported, not reported, and months in which nobody did. */
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { monthsBetween } from '../profile/time.ts'
import type { OrganisationProps } from './organisation.tsx'

export function Strip({ shown: { overview, silent, language }, work }: OrganisationProps) {
  const { clusters, months } = overview
  const periods = monthsBetween(months.from, months.to)
  const somebody = new Set(months.known)
  const rows = [...clusters.values()].flatMap(cluster => {
    const own = new Map(work.months.filter(({ leafId }) => leafId === cluster.id).map(({ period, lines }) => [period, lines]))
    return own.size > 0 ? [{ cluster, own }] : []
  })
  if (rows.length === 0) return null
  const silentIn = new Set(silent.map(({ leafId }) => leafId))
  const cell = (lines: number | undefined, period: string, name: string) => {
    const month = formatMonth(period, language)
    if (lines !== undefined)
      return (
        <span class="reported" title={`${name} · ${month} · ${tell(language, 'reportedMonth')}`}>
          {formatWhole(lines)}
        </span>
      )
    const isKnown = somebody.has(period)
    const state = tell(language, isKnown ? 'notReported' : 'nobodyReported')
    return (
      <span class={isKnown ? 'none' : 'hatch'} title={`${name} · ${month} · ${state}`}>
        <span aria-hidden="true">{isKnown ? '–' : ''}</span>
        <span class="visually-hidden">{state}</span>
      </span>
    )
  }
  return (
    <section class="card" aria-labelledby="strip-title">
      <h2 id="strip-title">{tell(language, 'whenReported')}</h2>
      <Scroll label={tell(language, 'whenReported')} card={false}>
        <table class="matrix months-strip">
          <thead>
            <tr>
              <th scope="col">{say(language, 'cluster')}</th>
              {periods.map(period => (
                <th key={period} scope="col">
                  <span>{formatMonth(period, language)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ cluster, own }) => {
              const name = named(cluster, language)
              return (
                <tr key={cluster.id}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                    {silentIn.has(cluster.id) && <span class="badge badge-after">{tell(language, 'silentCount')}</span>}
                  </th>
                  {periods.map(period => (
                    <td key={period}>{cell(own.get(period), period, name)}</td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
      <div class="legend">
        <ul class="keys">
          <li>
            <i class="reported" />
            {tell(language, 'reportedMonth')}
          </li>
          <li>
            <i class="bare">–</i>
            {tell(language, 'notReported')}
          </li>
          <li>
            <i class="hatch" />
            {tell(language, 'nobodyReported')}
          </li>
        </ul>
      </div>
    </section>
  )
}
