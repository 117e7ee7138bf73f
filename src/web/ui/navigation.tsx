/** The menu of every page: the operation's pages, then the reader's own. On a narrow screen it is folded away until it is opened. */
import { type Language, languages } from '../../kernel/pure/languages.ts'
import { say } from '../messages/house.ts'
import { sayIndicator } from '../messages/indicators.ts'
import { tell } from '../messages/pages.ts'
import { sayPlan } from '../messages/plan.ts'
import { sayProject } from '../messages/projects.ts'
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

function placesOf({ language, operation, signedIn }: NavigationProps): Place[] {
  if (!signedIn || !operation) return []
  const root = `/o/${operation.code}`
  return [
    { href: root, text: say(language, 'overview') },
    { href: `${root}/plan`, text: sayPlan(language, 'plan') },
    { href: `${root}/indicators`, text: sayIndicator(language, 'indicators') },
    { href: `${root}/projects`, text: sayProject(language, 'projects') },
    { href: `${root}/sitreps`, text: saySitrep(language, 'sitreps') },
    { href: `${root}/clusters`, text: say(language, 'clusters') },
    { href: `${root}/areas`, text: say(language, 'areas') },
    { href: `${root}/organisations`, text: say(language, 'organisationsAll') },
    ...(operation.readsLines ? [{ href: `${root}/lines`, text: say(language, 'lines') }] : []),
    ...(operation.maySend ? [{ href: `${root}/imports`, text: say(language, 'imports') }] : []),
    ...(operation.keeps
      ? [
          { href: `${root}/names`, text: say(language, 'newNames') },
          { href: `${root}/journal`, text: tell(language, 'journal') },
        ]
      : []),
  ]
}

/** The entry that the address belongs to: itself, or the longest one above it. */
function currentOf(path: string, places: readonly Place[]): string | undefined {
  const above = places.filter(({ href }) => path === href || path.startsWith(`${href}/`))
  return above.sort((a, b) => b.href.length - a.href.length)[0]?.href
}

export function Navigation(props: NavigationProps) {
  const { language, signedIn, path, query } = props
  const places = placesOf(props)
  const own: Place[] = signedIn
    ? [
        // On the pages of an operation the footer leads there: its own menu needs the room.
        ...(props.operation ? [] : [{ href: '/operations', text: say(language, 'operations') }]),
        { href: '/people', text: say(language, 'people') },
        { href: '/account', text: say(language, 'account') },
      ]
    : []
  // The ways to what is known of the operation and to its meetings stand beside its name.
  const root = `/o/${props.operation?.code}`
  const isBesideName = ['about', 'meetings'].some(way => path === `${root}/${way}` || path.startsWith(`${root}/${way}/`))
  const current = isBesideName ? undefined : currentOf(path, [...places, ...own])
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
        {places.length > 0 && <ul class="menu-places">{places.map(item)}</ul>}
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
