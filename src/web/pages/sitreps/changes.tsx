/** What changed since the figures of a report were taken. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import type { Difference, SitrepChanges, Value } from '../../../modules/sitreps/index.ts'
import { isSitrepMessage, saySitrep } from '../../messages/sitreps.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { formatInstant } from '../profile/time.ts'
import type { LoadedOne } from './load.ts'
import { MergedSince, nameOf, ofWhom, SitTable, spanOf } from './parts.tsx'

interface ChangesProps {
  loaded: LoadedOne
  changes: SitrepChanges
}

const partTitle = (part: Difference['part'], language: Language) => {
  const own = `p_${part}`
  const whole = { clusters: 'byCluster', areas: 'byArea', partners: 'presence' } as const
  if (isSitrepMessage(own)) return saySitrep(language, own)
  return saySitrep(language, part in whole ? whole[part as keyof typeof whole] : (part as 'gaps'))
}

/** A value as it is written; money is in the field of its currency. */
function written(value: Value, field: string | null, language: Language): string {
  if (value === null) return saySitrep(language, 'unknownShort')
  if (typeof value === 'number') {
    if (field && /^[A-Z]{3}$/.test(field)) return formatWhole(Math.round(value / 10 ** minorDigitsOf(field)))
    return Number.isInteger(value) ? formatWhole(value) : value.toFixed(1)
  }
  if (/^\d{4}-\d{2}$/.test(String(value))) return formatMonth(String(value), language)
  const state = `state_${value}`
  return isSitrepMessage(state) ? saySitrep(language, state) : String(value)
}

function differenceOf({ before, after, field }: Difference, language: Language): string {
  if (typeof before !== 'number' || typeof after !== 'number') return '–'
  const sign = after > before ? '+' : '−'
  return `${sign}${written(Math.abs(after - before), field, language)}`
}

export function ChangesPage({ loaded, changes }: ChangesProps) {
  const { sitrep, language, path } = loaded
  const { content } = sitrep.snapshot
  const parts = Map.groupBy(changes.differences, ({ part }) => part)
  return (
    <div class="sitreps">
      <p>
        <a href={`${path}/${sitrep.id}`}>
          {ofWhom(content, language)} · {spanOf(content.months, language)} ·{' '}
          {saySitrep(language, 'edition', { no: sitrep.edition })}
        </a>
      </p>
      <h1>{saySitrep(language, 'changesTitle', { instant: formatInstant(changes.takenAt, language) })}</h1>
      <p>{saySitrep(language, 'changesNote', { instant: formatInstant(changes.comparedAt, language) })}</p>
      <MergedSince sitrep={sitrep} language={language} />
      {changes.rules.length > 0 && (
        <p class="notice">{saySitrep(language, 'rulesChanged', { rules: changes.rules.join(', ') })}</p>
      )}
      {changes.differences.length === 0 && <p class="notice">{saySitrep(language, 'nothingChanged')}</p>}
      {[...parts].map(([part, differences]) => (
        <section key={part} class="card" aria-labelledby={`changes-${part}`}>
          <h2 id={`changes-${part}`}>{partTitle(part, language)}</h2>
          <SitTable
            caption={partTitle(part, language)}
            columns={[
              { head: saySitrep(language, 'thing') },
              { head: saySitrep(language, 'field') },
              { head: saySitrep(language, 'before'), number: true },
              { head: saySitrep(language, 'now'), number: true },
              { head: saySitrep(language, 'difference'), number: true },
            ]}
            rows={differences.map(difference => {
              const { code, names, kind, field, before, after } = difference
              const name = nameOf(names, language, code && /^\d{4}-\d{2}$/.test(code) ? formatMonth(code, language) : code)
              const label = `f_${field}`
              return {
                key: `${code} ${name} ${kind} ${field}`,
                cells: [
                  part === 'figures' ? (
                    saySitrep(language, 'all')
                  ) : (
                    <bdi key="thing">{name === '–' && part === 'activities' ? saySitrep(language, 'noActivity') : name}</bdi>
                  ),
                  ...(kind === 'changed'
                    ? [
                        isSitrepMessage(label) ? saySitrep(language, label) : (field ?? ''),
                        <bdi key="then">{written(before, field, language)}</bdi>,
                        <bdi key="now">{written(after, field, language)}</bdi>,
                        <bdi key="difference" dir="ltr">
                          {differenceOf(difference, language)}
                        </bdi>,
                      ]
                    : ['–', kind === 'added' ? '–' : '✓', saySitrep(language, kind), '–']),
                ],
              }
            })}
          />
        </section>
      ))}
    </div>
  )
}
