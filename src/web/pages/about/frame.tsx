/** The frame of the pages about an operation: title, the way between them, and the sources of what is shown. */
import type { ComponentChildren } from 'preact'
import { sayOfAbout as say } from '../../messages/about.ts'
import { type Base, citedIn } from './parts.tsx'

/** The pages by the end of their address. */
export const aboutParts = ['operation', 'projects', 'facts'] as const
export type AboutPart = (typeof aboutParts)[number]

export const pathOfPart = (code: string, part: AboutPart) => `/o/${code}/about${part === 'operation' ? '' : `/${part}`}`

/** The address in a source's entry; some say where on a site, or name only a file. */
function addressOf(url: string | null): string | null {
  const found = /^https?:\/\/[^\s()]+/.exec(url ?? '')?.[0] ?? null
  return found && URL.canParse(found) ? found : null
}

function Sources({ cited, language }: Pick<Base, 'language'> & { cited: ReturnType<typeof citedIn> }) {
  if (cited.length === 0) return null
  return (
    <section id="sources" class="card">
      <h2>{say(language, 'sources')}</h2>
      <ol class="about-sources" lang="en" dir="ltr">
        {cited.map(({ number, source: { key, title, url } }) => {
          const address = addressOf(url)
          return (
            <li key={key} id={`source-${number}`} value={number}>
              {address ? (
                <a href={address} rel="noreferrer">
                  {title}
                </a>
              ) : (
                title
              )}
              {address === url ? null : (
                <span class="muted"> {url ?? <span lang={language}>{say(language, 'noAddress')}</span>}</span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

interface FrameProps extends Base {
  code: string
  part: AboutPart
  /** How many projects and facts there are: a page without any is not offered. */
  counts: { projects: number; facts: number }
  /** Everything the page shows: its sources are listed below. */
  shown: readonly unknown[]
  children: ComponentChildren
}

export function AboutFrame({ language, sources, code, part, counts, shown, children }: FrameProps) {
  const offered = aboutParts.filter(each => each === part || each === 'operation' || counts[each] > 0)
  const count = (each: AboutPart) => (each === 'operation' ? '' : ` (${counts[each]})`)
  return (
    <div class="about">
      <h1>{say(language, 'about')}</h1>
      {offered.length > 1 && (
        <nav aria-label={say(language, 'about')}>
          <ul class="tabs">
            {offered.map(each => (
              <li key={each}>
                <a href={pathOfPart(code, each)} {...(each === part ? { 'aria-current': 'page' as const } : {})}>
                  {say(language, each)}
                  {count(each)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p class="muted">{say(language, 'intro')}</p>
      {children}
      <Sources cited={citedIn(sources, shown)} language={language} />
    </div>
  )
}
