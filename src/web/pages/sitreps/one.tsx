/** One edition with what can be done with it around it: files, texts, steps, history. */
import { newId } from '../../../kernel/pure/ids.ts'
import { languages } from '../../../kernel/pure/languages.ts'
import { stepsFrom } from '../../../kernel/pure/machine.ts'
import { sitrepMachine } from '../../../modules/sitreps/rules.ts'
import { type SitrepMessage, saySitrep } from '../../messages/sitreps.ts'
import { Hidden } from '../accounts/parts.tsx'
import { Person, TextArea, Wrong } from '../coordination/parts.tsx'
import { formatInstant } from '../profile/time.ts'
import { SitrepDocument } from './document.tsx'
import type { LoadedOne } from './load.ts'
import { editionOf, MergedSince } from './parts.tsx'

interface OneProps {
  loaded: LoadedOne
  /** Whether the server can make PDF and PNG. */
  prints: boolean
  wrong?: string | undefined
}

export function SitrepPage(props: OneProps) {
  const { loaded, wrong } = props
  const { sitrep, language, path, makes, root } = loaded
  const { replacedBy } = sitrep
  return (
    <div class="sitreps">
      <p class="sit-tools">
        <a href={path}>{saySitrep(language, 'allSitreps')}</a>
      </p>
      <Wrong wrong={wrong} />
      <MergedSince sitrep={sitrep} language={language} />
      {replacedBy && (
        <p class="notice sit-tools">
          <a href={`${path}/${replacedBy.id}`}>
            {saySitrep(language, sitrep.state === 'replaced' ? 'replacedBy' : 'correctedBy', { no: replacedBy.edition })}
          </a>
        </p>
      )}
      <div class="sit-page">
        <SitrepDocument edition={editionOf(sitrep)} language={language} root={root} />
        <aside class="sit-tools" aria-label={saySitrep(language, 'takeAway')}>
          <section class="card" aria-labelledby="take-title">
            <h2 id="take-title">{saySitrep(language, 'takeAway')}</h2>
            <Files {...props} />
            <p>
              <a href={`${path}/${sitrep.id}/changes`}>{saySitrep(language, 'changesNow')}</a>
            </p>
          </section>
          {makes && <Work loaded={loaded} />}
          <History loaded={loaded} />
        </aside>
      </div>
    </div>
  )
}

function Files({ loaded: { sitrep, language, path }, prints }: OneProps) {
  const formats = prints ? (['pdf', 'png', 'json'] as const) : (['json'] as const)
  const names = { pdf: 'asPdf', png: 'asPng', json: 'asJson' } as const
  return (
    <>
      <ul class="sit-files">
        {formats.map(format => (
          <li key={format}>
            <a href={`${path}/${sitrep.id}/file/${format}`} download>
              {saySitrep(language, names[format])}
            </a>
          </li>
        ))}
      </ul>
      {!prints && <p class="notice">{saySitrep(language, 'noChromium')}</p>}
    </>
  )
}

/** What its makers may do now: write, take figures anew, and the steps of the machine. */
function Work({ loaded }: { loaded: LoadedOne }) {
  const { sitrep, language, path, asking } = loaded
  const address = `${path}/${sitrep.id}`
  const steps = stepsFrom(sitrepMachine, sitrep.state).map(({ name }) => name)
  const isOwn = sitrep.writtenBy.includes(asking.actor.id)
  const fields = { version: String(sitrep.version) }
  if (steps.length === 0 || (steps.includes('replace') && sitrep.replacedBy)) return null
  return (
    <>
      {steps.includes('write') && (
        <section class="card" aria-labelledby="write-title">
          <h2 id="write-title">{saySitrep(language, 'write')}</h2>
          <ul class="sit-files">
            {languages.map(each => (
              <li key={each}>
                <a href={`${address}/texts?in=${each}`}>
                  {saySitrep(language, 'writeIn', { language: saySitrep(language, `in_${each}`) })}
                </a>
              </li>
            ))}
          </ul>
          <form method="post" action={`${address}/figures`}>
            <Hidden fields={{ commandId: newId(), ...fields }} />
            <button type="submit" class="button-quiet">
              {saySitrep(language, 'takeFigures')}
            </button>
          </form>
        </section>
      )}
      <section class="card sit-steps" aria-labelledby="next-title">
        <h2 id="next-title">{saySitrep(language, 'next')}</h2>
        {steps.map(name => {
          if (name === 'write') return null
          if (name === 'review' && isOwn)
            return (
              <p key={name} class="hint">
                {saySitrep(language, 'ownDraft')}
              </p>
            )
          const needs = name === 'replace' ? 'correction' : name === 'send-back' || name === 'withdraw' ? 'reason' : null
          const step = (
            <form method="post" action={`${address}/${name}`}>
              <Hidden fields={{ commandId: newId(), ...fields }} />
              {name === 'publish' && <p class="hint">{saySitrep(language, 'publishHint')}</p>}
              {needs && <TextArea name={`${name}-${needs}`} label={saySitrep(language, needs)} rows={2} required />}
              <button type="submit" class={name === 'review' || name === 'publish' ? undefined : 'button-quiet'}>
                {saySitrep(language, `do_${name}` as SitrepMessage)}
              </button>
            </form>
          )
          if (!needs) return <div key={name}>{step}</div>
          return (
            <details key={name}>
              <summary>{saySitrep(language, `do_${name}` as SitrepMessage)}</summary>
              {step}
            </details>
          )
        })}
      </section>
    </>
  )
}

function History({ loaded: { sitrep, language, actors } }: { loaded: LoadedOne }) {
  return (
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">{saySitrep(language, 'history')}</h2>
      <ol class="sit-history">
        {sitrep.events.map(({ kind, at, actorId, note }) => (
          <li key={at + kind}>
            <strong>{saySitrep(language, `ev_${kind}` as SitrepMessage)}</strong>
            {kind === 'written' && note && ` · ${saySitrep(language, `in_${note}` as SitrepMessage)}`}
            <span class="sit-unit">
              {formatInstant(at, language)} · <Person id={actorId} actors={actors} language={language} />
            </span>
            {kind !== 'written' && note && (
              <span class="sit-unit" dir="auto">
                {note}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
