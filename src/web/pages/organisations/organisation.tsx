/** One organisation: who it is, where it works and on what, and when it reported. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Line, OrganisationWork } from '../../../modules/delivery/index.ts'
import type { Organisation } from '../../../modules/organisations/index.ts'
import type { Membership, Project } from '../../../modules/plan/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { say } from '../../messages/house.ts'
import { sayMoney } from '../../messages/money.ts'
import { tell, tellCode } from '../../messages/pages.ts'
import { sayReport } from '../../messages/reporting.ts'
import { formatMonth, formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { type Responsibles, WhoToTalkTo } from '../contacts/responsible.tsx'
import { LinesTable } from '../overview/lines-table.tsx'
import { Matrix } from '../overview/matrix.tsx'
import { TrendFigure } from '../overview/trend-figure.tsx'
import { OverlapsList, SilentList } from '../profile/attention.tsx'
import { ClusterLink } from '../profile/cluster-link.tsx'
import { type Fact, NameList, NotStated, Source, sourceOf, spellingsOf } from '../profile/facts.tsx'
import type { ProfileShown } from '../profile/load.ts'
import { NumberPanel, type PanelNumber, reachedNumber } from '../profile/number-panel.tsx'
import { About, ProfilePage } from '../profile/page.tsx'
import { Projects } from '../profile/projects.tsx'
import { Activities } from './activities.tsx'
import { Strip } from './strip.tsx'

export interface OrganisationProps {
  shown: ProfileShown
  organisation: Organisation
  work: OrganisationWork
  memberships: readonly Membership[]
  responsible: Responsibles
  /** Null for those who see no lines at all. */
  lines: { lines: readonly Line[]; count: number; more: boolean } | null
}

const linesShown = 15

export function OrganisationPage(props: OrganisationProps) {
  const { shown, organisation, work } = props
  const { overview, addresses, language, path, overlaps, silent, trend, reported } = shown
  const { picture } = overview
  const key = addresses.keyOf(organisation)
  const lists = { overview, addresses, language }
  const name = organisation.acronym ?? named(organisation, language)
  return (
    <ProfilePage
      shown={shown}
      title={
        <h1>
          <bdi>{named(organisation, language)}</bdi>
        </h1>
      }
      before={
        organisation.acronym && (
          <>
            <bdi class="code">{organisation.acronym}</bdi>
            {' · '}
          </>
        )
      }
      unreviewed={organisation.status === 'unreviewed'}
      asked={{ organisation: key }}
      page={`organisations/${encodeURIComponent(key)}`}
      fields={['measure', 'months', 'group']}
      links={[
        ...(overview.mayReadLines
          ? [{ href: `${path}/reports?organisation=${organisation.id}`, text: sayReport(language, 'periodicReports') }]
          : []),
        { href: `${path}/contacts?organisation=${organisation.id}`, text: sayContact(language, 'contacts') },
        { href: `${path}/funding/agreements?giver=${organisation.id}`, text: sayMoney(language, 'given') },
        { href: `${path}/funding/agreements?receiver=${organisation.id}`, text: sayMoney(language, 'got') },
      ]}
    >
      <NumberPanel numbers={numbersOf(props)} language={language} />
      <p class="muted">{tell(language, 'ofOrganisation', { name })}</p>
      {work.ledForOthers > 0 && <p class="muted">{tell(language, 'ledForOthers', { count: formatWhole(work.ledForOthers) })}</p>}
      {picture.at('', '').lines === 0 ? (
        <p class="notice">{say(language, 'noLines')}</p>
      ) : (
        <Matrix overview={overview} language={language} path={path} />
      )}
      <WhoToTalkTo {...props.responsible} language={language} path={path} />
      <Strip {...props} />
      <div class="main-and-aside">
        <div>
          <TrendFigure overview={overview} language={language} path={path} trend={trend} />
          <Activities {...props} />
          <OverlapsList {...lists} overlaps={overlaps} />
          <SilentList {...lists} silent={silent} />
        </div>
        <div>
          <About facts={factsOf(props)} language={language} />
        </div>
      </div>
      <Projects
        overview={overview}
        language={language}
        planned={projectsOf(organisation, overview.projects, language)}
        reported={reported}
        narrowed={`?organisation=${organisation.id}`}
      />
      <Lines {...props} />
    </ProfilePage>
  )
}

/** The organisation's own projects and those it gives money to. The plan names partners in words, with a remark after the name. */
function projectsOf(
  organisation: Organisation,
  projects: readonly Project[],
  language: Language,
): (Project & { part: string })[] {
  const names = [organisation.acronym, ...Object.values(organisation.names), ...organisation.aliases].filter(
    name => name !== null,
  )
  const isNamed = (texts: readonly string[]) =>
    texts.some(text => names.some(name => text === name || text.startsWith(`${name} `)))
  return projects.flatMap(project => {
    const parts = [
      ...(isNamed(project.agencies) ? [tell(language, 'asAgency')] : []),
      ...(isNamed(project.donors) ? [tell(language, 'asDonor')] : []),
    ]
    return parts.length > 0 ? [{ ...project, part: parts.join(' · ') }] : []
  })
}

/** What the page begins with. Areas and clusters are those it was present in; a planned line alone is no presence. */
function numbersOf({ shown: { overview, language }, work }: OrganisationProps): PanelNumber[] {
  const { picture } = overview
  const total = picture.at('', '')
  const [entry] = picture.presence
  return [
    reachedNumber(total, language),
    { name: say(language, 'targeted'), value: total.targeted },
    { name: say(language, 'areas'), value: entry?.areaIds.length ?? 0 },
    { name: say(language, 'clusters'), value: entry?.clusterIds.length ?? 0 },
    { name: say(language, 'lines'), value: total.lines },
    {
      name: tell(language, 'lastReported'),
      value: work.lastPeriod ? formatMonth(work.lastPeriod, language) : tell(language, 'neverReported'),
    },
  ]
}

function factsOf({ shown: { overview, addresses, language }, organisation, memberships }: OrganisationProps): Fact[] {
  const { clusters, operation } = overview
  const yesNo = (value: boolean) => tell(language, value ? 'yes' : 'no')
  return [
    { term: tell(language, 'names'), value: <NameList names={organisation.names} language={language} /> },
    {
      term: tell(language, 'acronym'),
      value: organisation.acronym ? <bdi>{organisation.acronym}</bdi> : <NotStated language={language} />,
    },
    ...spellingsOf(organisation.aliases, language),
    {
      term: tell(language, 'type'),
      value: organisation.type ? tellCode(language, 'type', organisation.type) : <NotStated language={language} />,
    },
    { term: tell(language, 'isDonor'), value: yesNo(organisation.isDonor || organisation.type === 'donor') },
    { term: tell(language, 'countryTeam'), value: yesNo(organisation.inCountryTeam) },
    {
      term: tell(language, 'memberOf'),
      value:
        memberships.length === 0 ? (
          <span class="unknown">{tell(language, 'noneSourced')}</span>
        ) : (
          <ul class="plain">
            {memberships.map(({ clusterId, source }) => {
              const cluster = clusters.get(clusterId)
              return cluster ? (
                <li key={clusterId}>
                  <ClusterLink cluster={cluster} overview={overview} addresses={addresses} language={language} />{' '}
                  <Source keys={source} sources={operation.sources} language={language} />
                </li>
              ) : null
            })}
          </ul>
        ),
    },
    ...sourceOf(organisation.source, operation.sources, language),
  ]
}

function Lines({ shown: { overview, addresses, language }, organisation, lines }: OrganisationProps) {
  if (lines === null || (lines.count === 0 && overview.picture.at('', '').lines > 0))
    return <p class="notice">{tell(language, 'linesNotForRole')}</p>
  if (lines.count === 0) return null
  return (
    <Scroll label={tell(language, 'itsLines')}>
      <h2>{tell(language, 'itsLines')}</h2>
      <LinesTable overview={overview} lines={lines.lines.slice(0, linesShown)} language={language} />
      <p>
        <a href={addresses.lines({ organisation: addresses.keyOf(organisation) })}>
          {tell(language, 'allItsLines')} ({formatWhole(lines.count) + (lines.more ? '+' : '')})
        </a>
      </p>
    </Scroll>
  )
}
