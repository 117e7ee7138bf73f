/** A figure as a file of its own: title, what was asked for, the picture, where it comes from; all that it needs is inside. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { VNode } from 'preact'
import { render } from 'preact-render-to-string'
import type { Language } from '../../kernel/pure/languages.ts'
import { type Drawing, Patterns, paperStyle, sides, Words } from './drawing.tsx'
import { textWidth, wrapText } from './text-width.ts'

export interface SheetProps {
  language: Language
  /** The operation. */
  name: string
  title: string
  /** Measure, months and filters, each on lines of its own. */
  asked: readonly string[]
  /** The word that marks made-up figures, and the sentence that says so; null for real ones. */
  illustrative: { badge: string; sentence: string } | null
  /** Picture, then legend, one under the other. */
  drawings: readonly Drawing[]
  notes: readonly string[]
  /** When, and where it comes from. */
  asOf: string
  source: { label: string; url: string }
}

const margin = 24
const widthMin = 640
const noteSize = 11

/** The sheet as SVG elements and its size. */
function layOut(props: SheetProps): { width: number; height: number; content: VNode } {
  const { language, name, title, asked, illustrative, drawings, notes, asOf, source } = props
  const inner = Math.max(widthMin, ...drawings.map(({ width }) => width))
  const side = sides(inner, language)
  const start = side.anchor('start')
  const parts: VNode[] = []
  let y = 0
  const lines = (texts: readonly string[], size: number, look: string, weight: 400 | 600, room = inner) => {
    for (const text of texts)
      for (const line of wrapText(text, room, size, weight)) {
        y += Math.round(size * 1.4)
        parts.push(
          <Words
            key={parts.length}
            x={side.at(0)}
            y={y - Math.round(size * 0.3)}
            size={size}
            anchor={start}
            class={look}
            language={language}
          >
            {line}
          </Words>,
        )
      }
  }
  const badgeWidth = illustrative ? textWidth(illustrative.badge, 12, 600) + 18 : 0
  if (illustrative)
    parts.push(
      <g key="badge">
        <rect x={side.box(inner - badgeWidth, badgeWidth)} y="1" width={badgeWidth} height="20" rx="4" class="flag" />
        <Words x={side.at(inner - badgeWidth / 2)} y={15} size={12} anchor="middle" class="strong warned" language={language}>
          {illustrative.badge}
        </Words>
      </g>,
    )
  lines([name], 13, 'quiet', 400, inner - badgeWidth - 16)
  lines([title], 20, 'strong', 600, inner - badgeWidth - 16)
  lines(asked, 12, 'quiet', 400)
  y += 8
  parts.push(<rect key="rule" x="0" y={y} width={inner} height="3" class="masthead-rule" />)
  y += 19
  for (const drawing of drawings) {
    const x = side.box((inner - drawing.width) / 2, drawing.width)
    parts.push(
      <g key={parts.length} transform={`translate(${Math.round(x)} ${y})`}>
        {drawing.content}
      </g>,
    )
    y += drawing.height + 16
  }
  lines(notes, noteSize, 'quiet', 400)
  y += 8
  parts.push(<line key="foot" x1="0" y1={y} x2={inner} y2={y} class="rule" />)
  y += 4
  if (illustrative) lines([illustrative.sentence], noteSize, 'warned', 400)
  lines([`${asOf} · ${source.label}`], noteSize, 'quiet', 400)
  for (const line of wrapText(source.url, inner, noteSize)) {
    y += 15
    parts.push(
      <Words key={parts.length} x={side.at(0)} y={y - 3} size={noteSize} anchor={start} class="quiet" language="en">
        {line}
      </Words>,
    )
  }
  const width = inner + margin * 2
  const height = Math.ceil(y + margin * 2)
  return {
    width,
    height,
    content: (
      <>
        <rect width={width} height={height} class="paper" />
        <g transform={`translate(${margin} ${margin})`}>{parts}</g>
      </>
    ),
  }
}

function drawn(props: SheetProps, style: string): { svg: string; width: number; height: number } {
  const { width, height, content } = layOut(props)
  const svg = render(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      direction="ltr"
      role="img"
      lang={props.language}
    >
      <title>{props.title}</title>
      {/* Styles of ours, which would be escaped as text. */}
      <style dangerouslySetInnerHTML={{ __html: style }} />
      <Patterns />
      {content}
    </svg>,
  )
  return { svg, width, height }
}

/** For the renderer of PNGs, which has its typefaces from elsewhere. */
export function sheetToRender(props: SheetProps) {
  return drawn(props, paperStyle)
}

/** To take away: the typefaces it uses are inside. */
export async function sheetFile(props: SheetProps): Promise<string> {
  const bare = drawn(props, paperStyle).svg
  return drawn(props, (await typefacesOf(bare)) + paperStyle).svg
}

const packages = createRequire(import.meta.url)
const typefaces = [
  {
    family: 'Source Sans 3',
    from: '@fontsource/source-sans-3',
    file: 'source-sans-3-latin',
    letters: null,
    range: 'U+0-FF,U+2000-206F,U+2190-22FF',
  },
  {
    family: 'Source Sans 3',
    from: '@fontsource/source-sans-3',
    file: 'source-sans-3-latin-ext',
    letters: /[\u0100-\u02ff\u1e00-\u1eff]/,
    range: 'U+100-2FF,U+1E00-1EFF',
  },
  {
    family: 'Source Sans 3',
    from: '@fontsource/source-sans-3',
    file: 'source-sans-3-cyrillic',
    letters: /[\u0400-\u045f]/,
    range: 'U+400-45F',
  },
  {
    family: 'Vazirmatn',
    from: '@fontsource/vazirmatn',
    file: 'vazirmatn-arabic',
    letters: /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/,
    range: 'U+600-6FF,U+750-77F,U+FB50-FDFF,U+FE70-FEFF',
  },
] as const
const encoded = new Map<string, Promise<string>>()

/** The parts of the typefaces that a picture's letters need, as font faces with the files inside. */
async function typefacesOf(svg: string): Promise<string> {
  const needed = typefaces.filter(({ letters }) => letters === null || letters.test(svg))
  const faces = await Promise.all(
    needed.flatMap(({ family, from, file, range }) =>
      ([400, 600] as const).map(async weight => {
        const place = path.join(path.dirname(packages.resolve(`${from}/package.json`)), 'files', `${file}-${weight}-normal.woff2`)
        const bytes = encoded.get(place) ?? readFile(place, 'base64')
        encoded.set(place, bytes)
        return `@font-face{font-family:"${family}";font-weight:${weight};unicode-range:${range};src:url(data:font/woff2;base64,${await bytes}) format("woff2")}\n`
      }),
    ),
  )
  return faces.join('')
}
