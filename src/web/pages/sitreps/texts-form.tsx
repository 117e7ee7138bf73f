/** Writing what a report says, in one language at a time, with what organisations wrote beside it. */
import { newId } from '../../../kernel/pure/ids.ts'
import { directionOf, type Language, languages } from '../../../kernel/pure/languages.ts'
import { type TextPart, textParts } from '../../../modules/sitreps/rules.ts'
import { saySitrep } from '../../messages/sitreps.ts'
import { Hidden, type Values } from '../accounts/parts.tsx'
import { Wrong } from '../coordination/parts.tsx'
import type { LoadedOne } from './load.ts'
import { nameOf, ofWhom, Prose, spanOf } from './parts.tsx'

interface TextsProps {
  loaded: LoadedOne
  writeIn: Language
  values: Values
  wrong?: string | undefined
}

/** What organisations reported that belongs beside a part. */
const besideOf: Partial<Record<TextPart, 'narrative' | 'constraints'>> = { response: 'narrative', constraints: 'constraints' }

export function TextsPage({ loaded, writeIn, values, wrong }: TextsProps) {
  const { sitrep, language, path } = loaded
  const { content } = sitrep.snapshot
  const address = `${path}/${sitrep.id}`
  return (
    <div class="sitreps">
      <p>
        <a href={address}>
          {ofWhom(content, language)} · {spanOf(content.months, language)}
        </a>
      </p>
      <h1>{saySitrep(language, 'writeIn', { language: saySitrep(language, `in_${writeIn}`) })}</h1>
      <Wrong wrong={wrong} />
      {sitrep.state === 'reviewed' && <p class="notice">{saySitrep(language, 'reviewIsLost')}</p>}
      <ul class="tabs">
        {languages.map(each => (
          <li key={each}>
            <a href={`${address}/texts?in=${each}`} aria-current={each === writeIn ? 'true' : undefined}>
              {saySitrep(language, `in_${each}`)}
            </a>
          </li>
        ))}
      </ul>
      <form method="post" action={`${address}/texts`} class="card sit-texts">
        <p class="hint">{saySitrep(language, 'writeHint')}</p>
        <Hidden fields={{ commandId: newId(), version: values.version ?? String(sitrep.version), in: writeIn }} />
        {textParts.map(part => {
          const beside = besideOf[part]
          const reported = beside
            ? content.reported.flatMap(report => (report[beside] ? [{ report, text: report[beside] }] : []))
            : []
          return (
            <div key={part} class="field">
              <label for={part}>{saySitrep(language, part)}</label>
              <textarea
                {...{ id: part, name: part, rows: part === 'highlights' ? 5 : 6, maxLength: 8_000 }}
                lang={writeIn}
                dir={directionOf(writeIn)}
                value={values[part] ?? ''}
              />
              {reported.length > 0 && (
                <details>
                  <summary>{saySitrep(language, 'partReported')}</summary>
                  <dl class="sit-reported">
                    {reported.map(({ report, text }) => (
                      <div key={report.id}>
                        <dt>
                          <bdi>{nameOf(report.organisation, language)}</bdi> · <bdi>{report.period}</bdi>
                        </dt>
                        <dd dir="auto">
                          <Prose text={text} />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </details>
              )}
            </div>
          )
        })}
        <button type="submit">{saySitrep(language, 'save')}</button>
      </form>
    </div>
  )
}
