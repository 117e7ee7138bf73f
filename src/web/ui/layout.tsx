/** The frame of every page: header with the operation, navigation, languages, and the footer. */
import type { ComponentChildren } from 'preact'
import { directionOf, type Language } from '../../kernel/pure/languages.ts'
import { sayOfAbout } from '../messages/about.ts'
import { say } from '../messages/house.ts'
import { sayNotice } from '../messages/notices.ts'
import { type NavigatedOperation, Navigation } from './navigation.tsx'

export interface LayoutProps {
  language: Language
  title: string
  /** Operation the page belongs to. */
  operation?: (NavigatedOperation & { name: string; illustrative: boolean }) | undefined
  signedIn: boolean
  /** How many notices the reader has not read. */
  unread: number
  /** Role a demonstration is looked through. */
  seeAs?: string | undefined
  path: string
  /** Query of the address, kept when the language changes. */
  query?: Record<string, string>
  /** The page shows work that goes on. */
  waiting?: boolean | undefined
  children: ComponentChildren
}

/** Beside the name of the operation: what is known of it. */
function BesideName({ code, language, path }: { code: string; language: Language; path: string }) {
  const href = `/o/${code}/about`
  const isHere = path === href || path.startsWith(`${href}/`)
  const current = isHere ? { 'aria-current': path === href ? ('page' as const) : ('true' as const) } : {}
  return (
    <a class="name-about" href={href} {...current}>
      {sayOfAbout(language, 'aboutShort')}
    </a>
  )
}

/** The way to the reader's notices, with how many are not read. */
function Bell({ language, unread }: { language: Language; unread: number }) {
  const name = unread > 0 ? sayNotice(language, 'unreadCount', { count: unread }) : sayNotice(language, 'notices')
  return (
    <a class="bell" href="/notices" aria-label={name} title={name}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4" />
      </svg>
      {unread > 0 && <span class="bell-count">{unread}</span>}
    </a>
  )
}

export function Layout(props: LayoutProps) {
  const { language, title, operation, children, seeAs, path, signedIn, unread, waiting } = props
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <title>{operation ? `${title} · ${operation.name}` : `${title} · Wusul`}</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/house.css" />
        {waiting && <script type="module" src="/assets/waiting.js" />}
        {waiting && (
          <noscript>
            <meta http-equiv="refresh" content="2" />
          </noscript>
        )}
        {/^\/(sign-in|account)/.test(path) && <script type="module" src="/assets/passkey.js" />}
      </head>
      <body>
        <a class="skip" href="#content">
          {say(language, 'skip')}
        </a>
        <header class="masthead">
          <div class="wrap">
            <div class="masthead-row">
              <p class="name">
                <a href={operation ? `/o/${operation.code}` : '/'}>
                  <bdi>{operation?.name ?? 'Wusul'}</bdi>
                </a>
                {operation && <BesideName code={operation.code} language={language} path={path} />}
              </p>
              {operation?.illustrative && <span class="badge">{say(language, 'illustrative')}</span>}
              {signedIn && <Bell language={language} unread={unread} />}
            </div>
            <Navigation {...props} />
            {seeAs && (
              <form method="post" action="/see-as/off" class="notice inline">
                <input type="hidden" name="next" value={path} />
                <span>{say(language, 'seeAs', { role: seeAs })}</span>
                <button type="submit" class="button-quiet">
                  {say(language, 'seeAsOff')}
                </button>
              </form>
            )}
          </div>
        </header>
        <main id="content" class="wrap" tabIndex={-1}>
          {children}
        </main>
        <footer class="wrap">
          {operation?.illustrative && <p>{say(language, 'illustrativeNote')}</p>}
          <p>
            Wusul · وصول{' '}
            {signedIn && (
              <>
                <a href="/operations">{say(language, 'operations')}</a> <a href="/api">API</a>
              </>
            )}
          </p>
        </footer>
      </body>
    </html>
  )
}
