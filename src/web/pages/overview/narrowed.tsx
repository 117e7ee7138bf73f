/** What the page is narrowed to, each with a way back, and the report lines behind it. */
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatWhole, named } from '../../numbers.ts'
import { addressOf } from './filters.ts'
import { codeOfPlace, queryOf } from './load.ts'
import type { PartProps } from './parts.tsx'

export function Narrowed({ overview, language, path, mayReadLines }: PartProps & { mayReadLines: boolean }) {
  const { area, cluster, allPlaces, months, filters, picture } = overview
  const query = queryOf(overview)
  const { lines } = picture.at(cluster?.id ?? '', '')
  const around = area?.parentId ? allPlaces.get(area.parentId) : undefined
  const off = (name: string, rest: object) => (
    <li>
      <a class="chip" href={addressOf(path, { ...query, ...rest })} aria-label={sayFigure(language, 'leaveOut', { name })}>
        <bdi>{name}</bdi>
        <span aria-hidden="true"> ×</span>
      </a>
    </li>
  )
  return (
    <nav class="narrowed" aria-label={say(language, 'filters')}>
      <ul>
        {(cluster || area) && (
          <li>
            <a href={addressOf(path, { ...query, cluster: undefined, area: undefined })}>
              {sayFigure(language, 'wholeOperation')}
            </a>
          </li>
        )}
        {around && around.level > 0 && (
          <li>
            <a href={addressOf(path, { ...query, area: codeOfPlace(around) })}>
              <bdi>{named(around, language)}</bdi>
            </a>
          </li>
        )}
        {area && off(named(area, language), { area: undefined })}
        {cluster && off(named(cluster, language), { cluster: undefined })}
        {mayReadLines && lines > 0 && (
          <li>
            <a
              href={addressOf(`${path}/lines`, {
                from: months.from,
                to: months.to,
                cluster: filters.cluster,
                area: filters.area,
                group: filters.group,
                organisation: filters.organisation,
              })}
            >
              {sayFigure(language, 'openLinesCount', { count: formatWhole(lines) })}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
