/** Figures of several clusters or areas side by side, each opening down to its lines. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import { say } from '../../messages/house.ts'
import { tell } from '../../messages/pages.ts'
import { formatWhole } from '../../numbers.ts'
import { fullText } from '../overview/measure.ts'
import type { Figure, Measure } from '../overview/picture.ts'
import { Records } from './records.tsx'

export interface FigureRow {
  key: string
  head: ComponentChildren
  figure: Figure
  /** Address of its report lines; absent where there is none to open. */
  lines?: string | undefined
  isTotal?: boolean
}

export interface FiguresTableProps {
  /** What the rows are. */
  head: string
  rows: readonly FigureRow[]
  language: Language
  caption?: string
  /** Whether the reader may open single lines. */
  mayReadLines: boolean
  /** Further columns, by the key of the row. */
  extra?: readonly { head: string; cell(key: string): ComponentChildren }[]
}

export function FiguresTable({ head, rows, language, caption, mayReadLines, extra = [] }: FiguresTableProps) {
  const people = (figure: Figure, measure: Measure) => {
    const text = fullText(figure, measure, language)
    return figure[measure] === null ? <span class="unknown">{text}</span> : text
  }
  return (
    <Records
      dense
      head={head}
      {...(caption ? { caption } : {})}
      columns={[
        { head: say(language, 'inNeed'), number: true },
        { head: say(language, 'targeted'), number: true },
        { head: say(language, 'reached'), number: true },
        { head: tell(language, 'coverage'), number: true },
        { head: say(language, 'organisationsAll'), number: true },
        { head: say(language, 'lines'), number: true },
        ...extra.map(column => ({ head: column.head, number: true })),
      ]}
      rows={rows.map(({ key, head: title, figure, lines, isTotal = false }) => ({
        key,
        head: title,
        isTotal,
        cells: [
          people(figure, 'inNeed'),
          people(figure, 'targeted'),
          people(figure, 'reached'),
          <Coverage figure={figure} language={language} />,
          formatWhole(figure.organisations),
          lines && mayReadLines && figure.lines > 0 ? (
            <a href={lines} aria-label={`${formatWhole(figure.lines)} – ${say(language, 'openLines')}`}>
              {formatWhole(figure.lines)}
            </a>
          ) : (
            formatWhole(figure.lines)
          ),
          ...extra.map(column => column.cell(key)),
        ],
      }))}
    />
  )
}

/** Where the mark of the target stands on the bar, in per cent of its length: what is over the target has room. */
const targetAt = 80

/** Coverage as a number with a thin bar whose mark is the target; over 100 % it passes the mark. */
function Coverage({ figure, language }: { figure: Figure; language: Language }) {
  const text = fullText(figure, 'coverage', language)
  if (figure.coverage === null) return <span class="unknown">{text}</span>
  const length = Math.min(100, (figure.coverage * targetAt) / 100)
  return (
    <span class="coverage">
      {text}
      <span class="meter" aria-hidden="true">
        <i style={`inline-size:${length.toFixed(1)}%`} class={figure.coverage > 100 ? 'over' : undefined} />
      </span>
    </span>
  )
}
