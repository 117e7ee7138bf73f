/** From what the page is narrowed to: out to what lies around it, on to the pages about it, and down to the report lines behind it. */
import { sayFigure } from '../../messages/figures.ts'
import { tell } from '../../messages/pages.ts'
import { formatWhole, named } from '../../numbers.ts'
import { addressesOf } from '../profile/addresses.ts'
import { addressOf } from './filters.ts'
import { codeOfPlace, queryOf } from './load.ts'
import type { PartProps } from './parts.tsx'

export function Narrowed({ overview, language, path }: PartProps) {
  const { area, cluster, organisation, allPlaces, filters, picture, mayReadLines } = overview
  const query = queryOf(overview)
  const addresses = addressesOf(overview)
  const { lines } = picture.at(cluster?.id ?? '', '')
  const around = area?.parentId ? allPlaces.get(area.parentId) : undefined
  const pages = [
    ...(cluster ? [{ href: addresses.cluster(cluster), name: named(cluster, language) }] : []),
    ...(area ? [{ href: addresses.area(area), name: named(area, language) }] : []),
    ...(organisation
      ? [{ href: addresses.organisation(organisation), name: organisation.acronym ?? named(organisation, language) }]
      : []),
  ]
  return (
    <nav class="narrowed" aria-label={sayFigure(language, 'leadsOn')}>
      <ul>
        {around && around.level > 0 && (
          <li>
            <a href={addressOf(path, { ...query, area: codeOfPlace(around) })}>
              <bdi>{named(around, language)}</bdi>
            </a>
          </li>
        )}
        {pages.map(({ href, name }) => (
          <li key={href}>
            <a href={href}>{tell(language, 'allAbout', { name })}</a>
          </li>
        ))}
        {mayReadLines && lines > 0 && (
          <li>
            <a
              href={addresses.lines({
                cluster: filters.cluster,
                area: filters.area,
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
