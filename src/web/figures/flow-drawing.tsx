/** Money as bands that flow from column to column: whose it is, through whom it goes, for what and where. Widths are amounts. */
import { type SankeyLink, type SankeyNode, sankey } from 'd3-sankey'
import type { ComponentChildren } from 'preact'
import type { Language } from '../../kernel/pure/languages.ts'
import { type Drawing, rounded, sides, Words } from './drawing.tsx'
import { fitText, textWidth } from './text-width.ts'

export interface FlowNode {
  id: string
  /** Counted from where reading starts. */
  column: number
  name: string
  /** The amount as it is written beside the name. */
  amount: string
  /** `unknown`: nobody states it. `rest`: several small ones together, or what stays. */
  kind: 'named' | 'unknown' | 'rest'
  href?: string | undefined
}

export interface FlowBand {
  from: string
  to: string
  /** Above zero. Only for the width: the exact amount is in the title and in the table beside the picture. */
  size: number
  title: string
  href?: string | undefined
}

const barWidth = 14
const labelSize = 12
const labelGap = 6
/** A node's label needs a line of its own. */
const nodeRoom = 22
const heightMin = 180
const headRoom = 24
/** The label of the lowest node may be higher than its bar. */
const footRoom = 10
/** The thinnest band that can be seen and hit. */
const thinnest = 1.5

type Placed = SankeyNode<FlowNode, FlowBand>
const end = (link: SankeyLink<FlowNode, FlowBand>, which: 'source' | 'target') => link[which] as Placed

function Opens({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  return href ? (
    <a href={href} tabIndex={-1}>
      {children}
    </a>
  ) : (
    <g>{children}</g>
  )
}

/**
 * Draws columns from where reading starts: in right-to-left languages money flows to the left.
 * @param heads what each column holds. Every band joins a column with the next one, and the first has a node: what is not stated is a node.
 * @param nodes in any order; a node without a band is not drawn.
 * @param width pixels.
 */
export function flowDrawing(
  heads: readonly string[],
  nodes: readonly FlowNode[],
  bands: readonly FlowBand[],
  language: Language,
  width: number,
): Drawing {
  const used = new Set(bands.flatMap(({ from, to }) => [from, to]))
  const drawn = nodes.filter(({ id }) => used.has(id))
  const longest = Math.max(0, ...heads.map((_, at) => drawn.filter(({ column }) => column === at).length))
  const height = Math.max(heightMin, longest * nodeRoom * 1.6) + headRoom + footRoom
  const side = sides(width, language)
  const layout = sankey<FlowNode, FlowBand>()
    .nodeId(({ id }) => id)
    .nodeAlign(node => node.column)
    .nodeWidth(barWidth)
    .nodePadding(nodeRoom)
    .extent([
      [0, headRoom],
      [width, height - footRoom],
    ])
    .iterations(32)
  const links = bands.map(band => ({ ...band, source: band.from, target: band.to, value: band.size }))
  const graph = drawn.length === 0 ? { nodes: [], links: [] } : layout({ nodes: drawn.map(node => ({ ...node })), links })
  const columnRoom = (width - barWidth * heads.length) / Math.max(1, heads.length - 1) - 2 * labelGap
  // Names of the last two columns face each other.
  const roomOf = (column: number) => (column >= heads.length - 2 ? columnRoom / 2 - labelGap : columnRoom)
  return {
    width,
    height,
    content: (
      <>
        {heads.map((head, at) => {
          const last = at === heads.length - 1
          const x = heads.length < 2 ? 0 : (at * (width - barWidth)) / (heads.length - 1) + (last ? barWidth : 0)
          return (
            <Words
              key={head}
              x={side.at(x)}
              y={12}
              size={12}
              anchor={side.anchor(last ? 'end' : 'start')}
              class="quiet"
              language={language}
            >
              {head}
            </Words>
          )
        })}
        {graph.links.map(link => {
          const [source, target] = [end(link, 'source'), end(link, 'target')]
          const [from, to] = [side.at(source.x1 ?? 0), side.at(target.x0 ?? 0)]
          const middle = (from + to) / 2
          const [y0, y1] = [link.y0 ?? 0, link.y1 ?? 0]
          return (
            <Opens key={`${link.from} ${link.to}`} href={link.href}>
              <path
                class={source.kind === 'unknown' || target.kind === 'unknown' ? 'band band-unknown' : 'band'}
                d={`M${rounded(from)} ${rounded(y0)}C${rounded(middle)} ${rounded(y0)} ${rounded(middle)} ${rounded(y1)} ${rounded(to)} ${rounded(y1)}`}
                stroke-width={rounded(Math.max(thinnest, link.width ?? 0))}
              >
                <title>{link.title}</title>
              </path>
            </Opens>
          )
        })}
        {graph.nodes.map(node => {
          const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0]
          const last = node.column === heads.length - 1
          const labelAt = last ? x0 - labelGap : x1 + labelGap
          const name = fitText(node.name, roomOf(node.column) - textWidth(` ${node.amount}`, labelSize), labelSize)
          const anchor = side.anchor(last ? 'end' : 'start')
          return (
            <Opens key={node.id} href={node.href}>
              <rect
                x={rounded(side.box(x0, x1 - x0))}
                y={rounded(y0)}
                width={rounded(x1 - x0)}
                height={rounded(Math.max(thinnest, y1 - y0))}
                class={node.kind === 'unknown' ? 'dotted' : node.kind === 'rest' ? 'column' : 'accent'}
              >
                <title>{`${node.name}: ${node.amount}`}</title>
              </rect>
              <Words x={side.at(labelAt)} y={(y0 + y1) / 2 + 4} size={labelSize} anchor={anchor} class="halo" language={language}>
                {`${name} ${node.amount}`}
              </Words>
            </Opens>
          )
        })}
      </>
    ),
  }
}
