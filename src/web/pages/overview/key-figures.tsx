/** The figures that the page begins with: what each is, as of when, and how much it is of what was planned. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import type { Overview } from './load.ts'
import type { PartProps } from './parts.tsx'

export interface KeyFigure {
  key: 'inNeed' | 'targeted' | 'reached' | 'organisations' | 'gaps'
  name: string
  /** Null is unknown. */
  value: number | null
  /** Per cent of what its bar ends at; null when unknown; absent when it is no part of anything. */
  share?: { of: string; percent: number | null }
  notes: string[]
}

/** Per cent of a whole; null when either is unknown or the whole is nothing. */
const percentOf = (part: number | null, whole: number | null) => (part === null || !whole ? null : (part / whole) * 100)

/** A share as it is written: something is never 0 %, and less than all is never 100 %. */
function shareText(percent: number): string {
  if (percent > 0 && percent < 0.5) return '<1'
  return percent < 100 && percent >= 99.5 ? '>99' : formatWhole(percent)
}

export function keyFigures({ picture, cluster, organisation, months, needsAsOf }: Overview, language: Language): KeyFigure[] {
  const total = picture.at(cluster?.id ?? '', '')
  const asOf = (period: string | null) => (period ? [sayFigure(language, 'asOf', { date: formatMonth(period, language) })] : [])
  const ofNeed = percentOf(total.targeted, total.inNeed)
  const ofTarget = percentOf(total.reached, total.targeted)
  const present = picture.areas.filter(id => picture.at(cluster?.id ?? '', id).organisations > 0).length
  return [
    { key: 'inNeed', name: say(language, 'inNeed'), value: total.inNeed, notes: asOf(total.inNeed === null ? null : needsAsOf) },
    {
      key: 'targeted',
      name: say(language, 'targeted'),
      value: total.targeted,
      share: { of: say(language, 'inNeed'), percent: ofNeed },
      notes: [
        ...(ofNeed === null ? [] : [sayFigure(language, 'shareOfNeed', { share: shareText(ofNeed) })]),
        ...asOf(total.targeted === null ? null : organisation ? months.to : (needsAsOf ?? months.to)),
      ],
    },
    {
      key: 'reached',
      name: say(language, 'reached'),
      value: total.reached,
      share: { of: say(language, 'targeted'), percent: ofTarget },
      notes: [
        ...(ofTarget === null
          ? []
          : [sayFigure(language, ofTarget > 100 ? 'overTarget' : 'shareOfTarget', { share: shareText(ofTarget) })]),
        ...(total.linesUnknown > 0
          ? [
              sayFigure(language, 'peopleUnsaid', {
                unknown: formatWhole(total.linesUnknown),
                lines: formatWhole(total.lines),
              }),
            ]
          : asOf(months.to)),
      ],
    },
    {
      key: 'organisations',
      name: say(language, 'organisations'),
      value: total.organisations,
      ...(picture.areas.length > 0
        ? { share: { of: say(language, 'areas'), percent: (present / picture.areas.length) * 100 } }
        : {}),
      notes: [sayFigure(language, 'inAreas', { present: formatWhole(present), all: formatWhole(picture.areas.length) })],
    },
    {
      key: 'gaps',
      name: say(language, 'gaps'),
      value: needsAsOf === null ? null : picture.gaps.length,
      notes: [sayFigure(language, needsAsOf === null ? 'noFigure' : 'openGapsNote')],
    },
  ]
}

/** Share of the bar's width that lies past its end, for what is more than planned. */
const pastEnd = 14

/** A thin bar whose end is what was planned. What is more is a tick past the end: the further, the more; from twice on at the margin. */
function Gauge({ percent }: { percent: number | null }) {
  const over = percent !== null && percent > 100
  return (
    <span class={percent === null ? 'gauge gauge-unknown' : 'gauge'} aria-hidden="true">
      <span class="gauge-track">{percent !== null && <i style={`inline-size:${Math.min(100, percent).toFixed(1)}%`} />}</span>
      {over && (
        <b style={`inset-inline-start:${(100 - pastEnd + Math.min(1, (percent - 100) / 100) * (pastEnd - 2)).toFixed(1)}%`} />
      )}
    </span>
  )
}

export function KeyFigures({ overview, language }: PartProps) {
  return (
    <dl class="card key-figures">
      {keyFigures(overview, language).map(({ key, name, value, share, notes }) => (
        <div key={key}>
          <dt>{name}</dt>
          {value === null ? (
            <dd class="key-value key-unknown">
              <i class="dots" aria-hidden="true" />
              {say(language, 'unknown')}
            </dd>
          ) : (
            <dd class="key-value">{formatWhole(value)}</dd>
          )}
          {notes.length > 0 && (
            <dd class="key-note">
              {share && <Gauge percent={share.percent} />}
              {notes.map(note => (
                <span key={note} class={share?.percent && share.percent > 100 && note === notes[0] ? 'key-flag' : undefined}>
                  {note}
                </span>
              ))}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
