/** The frame of every page about clusters, areas and organisations: what it is about, for which months, and what it leads to. */
import type { ComponentChildren } from 'preact'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatMonth } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { FilterForm } from '../overview/filters-form.tsx'
import { KeyFigures } from '../overview/key-figures.tsx'
import { TrendFigure } from '../overview/trend-figure.tsx'
import type { Addresses } from './addresses.ts'
import { GapsList, OverlapsList, SilentList } from './attention.tsx'
import { type Fact, Facts } from './facts.tsx'
import { FiguresTable, type FiguresTableProps } from './figures-table.tsx'
import { Frame } from './frame.tsx'
import type { ProfileShown, Shown } from './load.ts'
import { PresenceList, type PresenceListProps } from './presence.tsx'
import { Projects, type ProjectsProps } from './projects.tsx'

interface MonthsLineProps extends Pick<Shown, 'overview' | 'language'> {
  /** What stands before the months: a code, a level. */
  before?: ComponentChildren
  unreviewed?: boolean
}

/** Under the name of a page: for which months its figures hold, and whether they can be taken as they are. */
function MonthsLine({ overview, language, before, unreviewed = false }: MonthsLineProps) {
  const { months, picture } = overview
  return (
    <p class="muted">
      {before}
      {say(language, 'months', { from: formatMonth(months.from, language), to: formatMonth(months.to, language) })}
      {picture.illustrative && <span class="badge badge-after">{say(language, 'illustrative')}</span>}
      {unreviewed && <span class="badge badge-after">{say(language, 'unreviewed')}</span>}
    </p>
  )
}

/** The page of all clusters, areas or organisations. */
export function ListPage({ shown, title, children }: { shown: Shown; title: string; children: ComponentChildren }) {
  return (
    <Frame {...shown}>
      <h1>{title}</h1>
      <MonthsLine {...shown} />
      {children}
    </Frame>
  )
}

interface ProfilePageProps extends Omit<MonthsLineProps, 'overview' | 'language'> {
  shown: Shown
  /** What stands above the name. */
  above?: ComponentChildren
  /** The heading with its name. */
  title: ComponentChildren
  /** By what the overview and the list of lines are narrowed to the thing. */
  asked: Parameters<Addresses['lines']>[0]
  /** Address of the page below that of the operation. */
  page: string
  fields: Parameters<typeof FilterForm>[0]['fields']
  /** Further ways that lead on from it. */
  links?: readonly { href: string; text: string }[]
  children: ComponentChildren
}

/** The page of one cluster, area or organisation, with the ways to its overview and its lines. */
export function ProfilePage({ shown, above, title, asked, page, fields, links = [], children, ...months }: ProfilePageProps) {
  const { overview, addresses, language, path } = shown
  return (
    <Frame {...shown}>
      {above}
      {title}
      <MonthsLine {...shown} {...months} />
      <ul class="links">
        <li>
          <a href={addresses.overview(asked)}>{tell(language, 'openOverview')}</a>
        </li>
        {overview.mayReadLines && (
          <li>
            <a href={addresses.lines(asked)}>{say(language, 'openLines')}</a>
          </li>
        )}
        {links.map(({ href, text }) => (
          <li key={href}>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
      <FilterForm overview={overview} language={language} path={`${path}/${page}`} fields={fields} />
      {children}
    </Frame>
  )
}

interface FiguresProps extends Pick<FiguresTableProps, 'head' | 'rows' | 'extra'> {
  shown: Shown
  title: string
  /** What is said in the place of a table without rows. */
  empty?: string
  /** Says that people count once. */
  note?: boolean
}

/** A table of figures under its heading. */
export function Figures({ shown, title, empty, note = false, rows, ...table }: FiguresProps) {
  const { overview, language } = shown
  return (
    <Scroll label={title}>
      <h2>{title}</h2>
      {empty ? <p>{empty}</p> : <FiguresTable {...table} rows={rows} language={language} mayReadLines={overview.mayReadLines} />}
      {note && <p class="muted">{say(language, 'uniqueNote')}</p>}
    </Scroll>
  )
}

interface WorkProps {
  shown: ProfileShown
  /** Its figures in tables. */
  figures: ComponentChildren
  facts: readonly Fact[]
  counts: PresenceListProps['counts']
  planned: ProjectsProps['planned']
}

/** What is done in one cluster or area, by whom, what needs attention, and what is known about it. */
export function Work({ shown, figures, facts, counts, planned }: WorkProps) {
  const { overview, addresses, language, path, trend, overlaps, silent, reported } = shown
  const lists = { overview, addresses, language }
  return (
    <>
      <KeyFigures overview={overview} language={language} path={path} />
      <div class="main-and-aside">
        <div>
          {figures}
          <TrendFigure overview={overview} language={language} path={path} trend={trend} />
          <GapsList {...lists} />
          <OverlapsList {...lists} overlaps={overlaps} />
          <SilentList {...lists} silent={silent} />
        </div>
        <div>
          <About facts={facts} language={language} />
          <PresenceList {...lists} counts={counts} />
        </div>
      </div>
      <Projects
        {...{ overview, language, planned, reported }}
        narrowed={overview.cluster ? `?cluster=${encodeURIComponent(overview.cluster.code)}` : ''}
      />
    </>
  )
}

/** What is known about one thing. */
export function About({ facts, language }: { facts: readonly Fact[] } & Pick<Shown, 'language'>) {
  return (
    <section class="card" aria-labelledby="about-title">
      <h2 id="about-title">{tell(language, 'about')}</h2>
      <Facts facts={facts} />
    </section>
  )
}
