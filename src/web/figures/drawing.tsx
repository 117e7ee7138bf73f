/** What every picture is drawn with: texts, patterns, mirroring, and the colours of a picture that is taken away. */
import type { ComponentChildren, VNode } from 'preact'
import { directionOf, type Language } from '../../kernel/pure/languages.ts'

/** SVG elements in a box from 0,0; pixels. */
export interface Drawing {
  width: number
  height: number
  content: ComponentChildren
}

type Anchor = 'start' | 'middle' | 'end'

/** Places for a drawing that is mirrored in right-to-left: counted from where reading starts. */
export function sides(width: number, language: Language) {
  const mirrored = directionOf(language) === 'rtl'
  return {
    /** A point this far from the start. */
    at: (x: number) => (mirrored ? width - x : x),
    /** Left edge of a box that begins this far from the start. */
    box: (x: number, boxWidth: number) => (mirrored ? width - x - boxWidth : x),
    anchor: (anchor: Anchor): Anchor => (!mirrored || anchor === 'middle' ? anchor : anchor === 'start' ? 'end' : 'start'),
  }
}

const arabicScript = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/
const rightToLeftIsolate = '\u2067'
const endOfIsolate = '\u2069'

/**
 * A line of text. SVG's own `direction` is not understood everywhere, so it always stays left-to-right: what is said in a right-to-left
 * language is isolated, and `anchor` means what it means in English. Arabic script is marked, for the typeface that has it.
 */
export function Words(props: {
  x: number
  y: number
  language: Language
  children: string
  anchor?: Anchor
  /** Pixels. */
  size?: number
  class?: string | undefined
  transform?: string
}) {
  const { x, y, language, children, anchor = 'start', size = 12, class: look, transform } = props
  const said =
    directionOf(language) === 'rtl' && /[^\d\s.,%–-]/.test(children)
      ? `${rightToLeftIsolate}${children}${endOfIsolate}`
      : children
  const looks = [look, arabicScript.test(children) ? 'fa' : ''].filter(Boolean).join(' ')
  return (
    <text
      x={rounded(x)}
      y={rounded(y)}
      font-size={size}
      {...(anchor === 'start' ? {} : { 'text-anchor': anchor })}
      {...(looks ? { class: looks } : {})}
      {...(transform ? { transform } : {})}
    >
      {said}
    </text>
  )
}

export const rounded = (value: number) => Math.round(value * 10) / 10

/** Hatching stands for no data, dots for unknown. */
export function Patterns(): VNode {
  return (
    <defs>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" class="ground" />
        <line x1="0" y1="0" x2="0" y2="6" class="hatching" />
      </pattern>
      <pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" class="ground" />
        <circle cx="3" cy="3" r="1.1" class="dot" />
      </pattern>
    </defs>
  )
}

/** How an area or a cell is filled: by its class, or by the reason why it has no number. */
export type Fill = 'f1' | 'f2' | 'f3' | 'f4' | 'f5' | 'f6' | 'hatched' | 'dotted' | 'plain'

/**
 * The drawing on a page, in the page's colours (figures.css); hidden from screen readers: a list or table beside it says the same. The
 * page has the patterns once (`PagePatterns`): those of a drawing that a narrow screen hides would be gone for all.
 */
export function Inline({ drawing, look }: { drawing: Drawing; look?: string }) {
  const { width, height, content } = drawing
  return (
    <svg
      class={look ? `drawing ${look}` : 'drawing'}
      viewBox={`0 0 ${width} ${height}`}
      style={`--widest:${Math.round(width * 1.4)}px`}
      direction="ltr"
      aria-hidden="true"
    >
      {content}
    </svg>
  )
}

/** The patterns of all drawings of a page. */
export function PagePatterns() {
  return (
    <svg class="drawing page-patterns" aria-hidden="true">
      <Patterns />
    </svg>
  )
}

/** Identity colours of clusters on white, in the order in which they are given out; figures.css has those of the dark theme too. */
export const clusterColours = [
  '#7b3fa0',
  '#8a5a00',
  '#b0304a',
  '#4d6b12',
  '#006d7e',
  '#a3470d',
  '#2a6b49',
  '#465468',
  '#6b5426',
  '#2f5aa8',
  '#96307f',
  '#1d6a94',
] as const

/** Colours of a picture on paper: those of the light theme, without variables, which not every program reads. */
export const paperStyle = `text{font-family:"Source Sans 3",Vazirmatn,sans-serif;fill:#15222e;font-variant-numeric:tabular-nums lining-nums}
.fa{font-family:Vazirmatn,"Source Sans 3",sans-serif}
.quiet{fill:#52616f}.strong{font-weight:600}.warned{fill:#8a5200}.on-dark{fill:#fff}
.halo{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}
.f1{fill:#eef4fa}.f2{fill:#d0e2f1}.f3{fill:#a3c7e4}.f4{fill:#69a2d0}.f5{fill:#3479b3}.f6{fill:#17507f}
.hatched{fill:url(#hatch)}.dotted{fill:url(#dots)}.plain{fill:#fff}
.ground{fill:#f6f7f9}.hatching{stroke:#b6c1cc;stroke-width:2.5}.dot{fill:#7b8a98}
.area{stroke:#fff;stroke-width:1}.area.plain{stroke:#b6c1cc}.edge{stroke:#dde3e9;stroke-width:1;fill:none}.paper{fill:#fff}
.leader{stroke:#52616f;stroke-width:.8;fill:none}.rule{stroke:#dde3e9;stroke-width:1}.masthead-rule{fill:#0b5f9e}
.track{fill:#dde3e9}.accent{fill:#0b5f9e}.warn{fill:#8a5200}.flag{fill:none;stroke:#8a5200;stroke-width:1}
.column{fill:#a3c7e4}.series{fill:none;stroke:#0b5f9e;stroke-width:2;stroke-linejoin:round}.series-dot{fill:#0b5f9e}
.band{fill:none;stroke:#0b5f9e;stroke-opacity:.28}.band-unknown{stroke:#52616f;stroke-opacity:.22}
.target{stroke:#15222e;stroke-width:1.2;stroke-dasharray:5 4}.chip{fill:#fff;font-weight:600}
${clusterColours.map((colour, index) => `.k${index + 1}{fill:${colour}}`).join('')}`
