/**
 * The menu of every page: the operation's pages in groups, then the reader's own. On a desk the pages of the group that one is in stand
 * below the groups; on a narrow screen all of it is folded away until it is opened.
 */
import { type Language, languages } from '../../kernel/pure/languages.ts'
import { sayContact } from '../messages/contacts.ts'
import { sayMeeting } from '../messages/coordination.ts'
import { sayDocument } from '../messages/documents.ts'
import { sayFunding } from '../messages/funding.ts'
import { say } from '../messages/house.ts'
import { sayIndicator } from '../messages/indicators.ts'
import { tell } from '../messages/pages.ts'
import { sayPlan } from '../messages/plan.ts'
import { sayProject } from '../messages/projects.ts'
import { sayReport } from '../messages/reporting.ts'
import { saySitrep } from '../messages/sitreps.ts'

export interface NavigatedOperation {
  code: string
  /** Whether the reader may open single report lines. */
  readsLines: boolean
  /** Whether the reader keeps the operation's lists: reviews names and reads the journal. */
  keeps: boolean
  /** Whether the reader may send sheets in. */
  maySend: boolean
}

interface NavigationProps {
  language: Language
  operation?: NavigatedOperation | undefined
  signedIn: boolean
  path: string
  /** Query of the address, kept when the language changes. */
  query?: Record<string, string>
}

const languageNames: Record<Language, string> = { en: 'English', ar: 'العربية', ckb: 'کوردی' }

interface Place {
  href: string
  text: string
}

/** Pages that belong together; its name leads to the first of them. */
interface Group {
  name: string
  places: Place[]
}

function groupsOf({ language, operation, signedIn }: NavigationProps): Group[] {
  if (!signedIn || !operation) return []
  const root = `/o/${operation.code}`
  const { readsLines, maySend, keeps } = operation
  const page = (way: string, text: string, shown = true): Place[] => (shown ? [{ href: `${root}${way}`, text }] : [])
  const groups: Group[] = [
    { name: say(language, 'overview'), places: page('', say(language, 'overview')) },
    {
      name: sayPlan(language, 'plan'),
      places: [
        ...page('/plan', sayPlan(language, 'plan')),
        ...page('/indicators', sayIndicator(language, 'indicators')),
        ...page('/projects', sayProject(language, 'projects')),
      ],
    },
    {
      name: sayFunding(language, 'money'),
      places: page('/funding', sayFunding(language, 'funding')),
    },
    {
      name: say(language, 'menuReports'),
      places: [
        ...page('/reports', sayReport(language, 'periodicReports'), readsLines),
        ...page('/lines', say(language, 'lines'), readsLines),
        ...page('/imports', say(language, 'imports'), maySend),
        ...page('/sitreps', saySitrep(language, 'sitreps')),
      ],
    },
    {
      name: say(language, 'menuWho'),
      places: [
        ...page('/clusters', say(language, 'clusters')),
        ...page('/organisations', say(language, 'organisationsAll')),
        ...page('/areas', say(language, 'areas')),
      ],
    },
    {
      name: say(language, 'menuTogether'),
      places: [
        ...page('/meetings', sayMeeting(language, 'meetings')),
        ...page('/contacts', sayContact(language, 'contacts')),
        ...page('/documents', sayDocument(language, 'documents')),
      ],
    },
    {
      name: say(language, 'menuRecords'),
      places: [...page('/names', say(language, 'newNames'), keeps), ...page('/journal', tell(language, 'journal'), keeps)],
    },
  ]
  return groups.filter(({ places }) => places.length > 0)
}

/** The entry that the address belongs to: itself, or the longest one above it. */
function currentOf(path: string, places: readonly Place[]): string | undefined {
  // The overview lies above all pages of its operation, and none of them is a part of it.
  const isOverview = (href: string) => /^\/o\/[^/]+$/.test(href)
  const above = places.filter(({ href }) => path === href || (!isOverview(href) && path.startsWith(`${href}/`)))
  return above.sort((a, b) => b.href.length - a.href.length)[0]?.href
}

export function Navigation(props: NavigationProps) {
  const { language, signedIn, path, query } = props
  const groups = groupsOf(props)
  const places = groups.flatMap(group => group.places)
  const own: Place[] = signedIn
    ? [
        // On the pages of an operation the footer leads there: its own menu needs the room.
        ...(props.operation ? [] : [{ href: '/operations', text: say(language, 'operations') }]),
        { href: '/people', text: say(language, 'people') },
        { href: '/account', text: say(language, 'account') },
      ]
    : []
  // The way to what is known of the operation stands beside its name.
  const about = `/o/${props.operation?.code}/about`
  const current = path === about || path.startsWith(`${about}/`) ? undefined : currentOf(path, [...places, ...own])
  const here = [...places, ...own].find(({ href }) => href === current)
  const item = ({ href, text }: Place) => (
    <li key={href}>
      <a href={href} {...(href === current ? { 'aria-current': path === href ? ('page' as const) : ('true' as const) } : {})}>
        {text}
      </a>
    </li>
  )
  return (
    <nav class="menu" aria-label={say(language, 'menu')}>
      {places.length > 0 && (
        <details class="fold">
          <summary>
            {say(language, 'menu')}
            {here && <span class="here"> · {here.text}</span>}
          </summary>
        </details>
      )}
      <div class="menu-lists">
        {groups.length > 0 && (
          <ul class="menu-places">
            {groups.map(group => {
              const [first, ...others] = group.places
              if (!first) return null
              if (others.length === 0) return item(first)
              const isHere = group.places.some(({ href }) => href === current)
              return (
                <li key={group.name} class={isHere ? 'menu-group menu-group-here' : 'menu-group'}>
                  <a href={first.href} class="menu-group-name">
                    {group.name}
                  </a>
                  <span class="menu-group-head">{group.name}</span>
                  <ul>{group.places.map(item)}</ul>
                </li>
              )
            })}
          </ul>
        )}
        <ul class="menu-own">
          {own.map(item)}
          {languages.map(other =>
            other === language ? null : (
              <li key={other}>
                <a href={`?${new URLSearchParams({ ...query, lang: other })}`} lang={other} hreflang={other}>
                  {languageNames[other]}
                </a>
              </li>
            ),
          )}
          {signedIn && (
            <li>
              <form method="post" action="/sign-out">
                <button type="submit">{say(language, 'signOut')}</button>
              </form>
            </li>
          )}
        </ul>
      </div>
    </nav>
  )
}
