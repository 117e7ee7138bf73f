/** The frame of every page: header with the operation, navigation, languages, and the footer. */
import type { ComponentChildren } from 'preact'
import { directionOf, type Language, languages } from '../../kernel/pure/languages.ts'
import { sayOfAbout } from '../messages/about.ts'
import { say } from '../messages/house.ts'

export interface LayoutProps {
  language: Language
  title: string
  /** Operation the page belongs to. */
  operation?: { code: string; name: string; demonstration: boolean } | undefined
  signedIn: boolean
  /** The reader may send sheets in. */
  maySend: boolean
  /** Role a demonstration is looked through. */
  seeAs?: string | undefined
  path: string
  /** Query of the address, kept when the language changes. */
  query?: Record<string, string>
  children: ComponentChildren
}

const languageNames: Record<Language, string> = { en: 'English', ar: 'العربية', ckb: 'کوردی' }

function Navigation({ language, operation, signedIn, maySend, path, query }: LayoutProps) {
  const link = (href: string, text: string) => (
    <li>
      <a href={href} {...(path === href ? { 'aria-current': 'page' as const } : {})}>
        {text}
      </a>
    </li>
  )
  return (
    <nav aria-label={say(language, 'menu')}>
      <ul>
        {signedIn && operation && link(`/o/${operation.code}`, say(language, 'overview'))}
        {maySend && operation && link(`/o/${operation.code}/imports`, say(language, 'imports'))}
        {signedIn && operation && link(`/o/${operation.code}/about`, sayOfAbout(language, 'about'))}
        {signedIn && link('/people', say(language, 'people'))}
        {signedIn && link('/account', say(language, 'account'))}
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
    </nav>
  )
}

export function Layout(props: LayoutProps) {
  const { language, title, operation, children, seeAs, path, signedIn } = props
  return (
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <title>{operation ? `${title} · ${operation.name}` : `${title} · Wusul`}</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/house.css" />
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
              </p>
              {operation?.demonstration && <span class="badge">{say(language, 'illustrative')}</span>}
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
          {operation?.demonstration && <p>{say(language, 'illustrativeNote')}</p>}
          <p>Wusul · وصول {signedIn && <a href="/api">API</a>}</p>
        </footer>
      </body>
    </html>
  )
}
