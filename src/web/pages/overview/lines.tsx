/** The report lines behind a figure. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Line } from '../../../modules/delivery/index.ts'
import { say } from '../../messages/house.ts'
import { sayOfLines } from '../../messages/lines.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { addressOf } from './filters.ts'
import { FilterForm } from './filters-form.tsx'
import { LinesTable } from './lines-table.tsx'
import { type Overview, queryOf } from './load.ts'

interface LinesProps {
  overview: Overview
  lines: readonly Line[]
  count: number
  /** Whether there are more lines than can be counted and paged through. */
  more: boolean
  pageSize: number
  language: Language
  path: string
}

const lineFields = ['months', 'cluster', 'area', 'organisation', 'group'] as const

export function LinesPage({ overview, lines, count, more, pageSize, language, path }: LinesProps) {
  const { filters, area, cluster, organisation, group, months } = overview
  const pages = Math.max(1, Math.ceil(count / pageSize))
  const narrowed = [cluster, area, organisation, group].flatMap(thing => (thing ? [named(thing, language)] : []))
  const { measure: _measure, map: _map, ...asked } = queryOf(overview)
  const pageLink = (page: number, text: string) => <a href={addressOf(`${path}/lines`, { ...asked, page })}>{text}</a>
  return (
    <>
      <h1>{say(language, 'lines')}</h1>
      <p class="muted">
        {narrowed.map(name => (
          <>
            <bdi>{name}</bdi>
            {' · '}
          </>
        ))}
        {say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })}
        {' · '}
        {more
          ? sayOfLines(language, 'more', { count: formatWhole(count) })
          : say(language, 'linesCount', { count: formatWhole(count) })}
      </p>
      <FilterForm overview={overview} language={language} path={`${path}/lines`} fields={lineFields} />
      <ul class="links">
        <li>
          <a href={addressOf(path, asked)}>{say(language, 'overview')}</a>
        </li>
        <li>
          {say(language, 'downloadLines')}:{' '}
          {(['xlsx', 'csv', 'hxl'] as const).map(format => (
            <>
              <a class="spaced" href={addressOf(`${path}/activities/${format}`, { from: months.from, to: months.to })}>
                {format.toUpperCase()}
              </a>{' '}
            </>
          ))}
        </li>
      </ul>
      {more && <p class="notice">{sayOfLines(language, 'narrow', { count: formatWhole(count) })}</p>}
      {lines.length === 0 ? (
        <p class="notice">{say(language, 'noLines')}</p>
      ) : (
        <Scroll label={say(language, 'lines')}>
          <LinesTable overview={overview} lines={lines} language={language} />
        </Scroll>
      )}
      {pages > 1 && (
        <p class="pager">
          {filters.page > 1 && pageLink(filters.page - 1, say(language, 'previous'))}
          <span>{say(language, 'page', { page: filters.page, pages })}</span>
          {filters.page < pages && pageLink(filters.page + 1, say(language, 'next'))}
        </p>
      )}
    </>
  )
}
