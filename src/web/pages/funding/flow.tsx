/** The flow of money from donor to area: one picture on a desk, three of two columns on a phone, and the same as a table. */
import type { OutCell } from '../../../exchange/formats/write-table.ts'
import type { MoneyFlow } from '../../../modules/funding/index.ts'
import { type Drawing, Inline } from '../../figures/drawing.tsx'
import { flowDrawing } from '../../figures/flow-drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { sayFunding } from '../../messages/funding.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { figureFormats } from '../overview/parts.tsx'
import { fullAmount, shortAmount } from './amounts.ts'
import { columnsOf, drawn, type FlowModel, joinSmall } from './flow-model.ts'
import type { LoadedFunding } from './load.ts'

const width = 1160
const narrowWidth = 340
/** Names of a column on a page; the table has all. */
const most = 12
const columns = ['donor', 'agency', 'cluster', 'area'] as const

export function flowModel(loaded: LoadedFunding, flow: MoneyFlow): FlowModel {
  const { language, base } = loaded
  const nameOf = ({ id, column, entryId }: MoneyFlow['nodes'][number]) => {
    if (id === 'area:unspent') return sayFunding(language, 'notSpentYet')
    if (column === 'donor') return loaded.organisationName(entryId, 'donorNotStated')
    if (column === 'agency') return loaded.organisationName(entryId, 'agencyNotStated')
    return column === 'cluster' ? loaded.clusterName(entryId) : loaded.placeName(entryId)
  }
  const addressOf = (entries: MoneyFlow['links'][number]['entries']) => {
    const asked = new URLSearchParams(
      Object.entries(entries).map(([name, id]): [string, string] => [name.replace(/Id$/, ''), id ?? 'none']),
    )
    return `${base}/entries?${asked}`
  }
  return {
    parts: flow.nodes.map(node => ({
      ...{ id: node.id, column: columns.indexOf(node.column), name: nameOf(node), amount: BigInt(node.baseMinor) },
      kind: node.id === 'area:unspent' ? 'rest' : node.entryId === null ? 'unknown' : 'named',
    })),
    ways: flow.links.map(({ from, to, baseMinor, entries }) => ({
      ...{ from, to, amount: BigInt(baseMinor), href: addressOf(entries) },
    })),
  }
}

/** @param columnCount all four columns, or two of them from `first` on. */
function pictureOf(
  loaded: LoadedFunding,
  flow: MoneyFlow,
  model: FlowModel,
  first: number,
  columnCount: number,
  pixels: number,
): Drawing {
  const { language } = loaded
  const { nodes, bands } = drawn(model, amount => shortAmount(String(amount), flow.baseCurrency, language))
  const heads = columns.slice(first, first + columnCount).map(column => sayFunding(language, column))
  return flowDrawing(heads, nodes, bands, language, pixels)
}

const shown = (loaded: LoadedFunding, flow: MoneyFlow, names = most) =>
  joinSmall(flowModel(loaded, flow), names, count => sayFunding(loaded.language, 'others', { count: formatWhole(count) }))

/** The whole picture, for files. */
export const flowPicture = (loaded: LoadedFunding, flow: MoneyFlow) => pictureOf(loaded, flow, shown(loaded, flow), 0, 4, width)

/** Every band with its whole amount, for counting on with. */
export function flowTable(loaded: LoadedFunding, flow: MoneyFlow): OutCell[][] {
  const { language } = loaded
  const model = flowModel(loaded, flow)
  const nameOf = new Map(model.parts.map(({ id, name }) => [id, name]))
  return [
    [sayFunding(language, 'from'), sayFunding(language, 'to'), sayFunding(language, 'amount'), sayFunding(language, 'currency')],
    ...model.ways.map(({ from, to, amount }) => [
      ...[nameOf.get(from) ?? null, nameOf.get(to) ?? null],
      ...[fullAmount(String(amount), flow.baseCurrency).replace(/^\w+ /, '').replaceAll(',', ''), flow.baseCurrency],
    ]),
  ]
}

export function FlowFigure({ loaded, flow }: { loaded: LoadedFunding; flow: MoneyFlow }) {
  const { language, base } = loaded
  const title = sayFunding(language, 'flow')
  if (flow.links.length === 0) return null
  const model = shown(loaded, flow)
  const few = shown(loaded, flow, 8)
  const whole = flowModel(loaded, flow)
  const nameOf = new Map(whole.parts.map(({ id, name }) => [id, name]))
  return (
    <section class="card" aria-labelledby="flow-title">
      <div class="figure-head">
        <h2 id="flow-title">
          {title}
          <span class="figure-measure">
            <bdi>{flow.baseCurrency}</bdi>
          </span>
        </h2>
        <ul class="take" aria-label={sayFigure(language, 'takeAway', { figure: title })}>
          {figureFormats.map(format => (
            <li key={format}>
              <a
                href={`${base}/flow.${format}`}
                download
                aria-label={sayFigure(language, 'takeAwayAs', { figure: title, format: format.toUpperCase() })}
              >
                {format.toUpperCase()}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <Inline drawing={pictureOf(loaded, flow, model, 0, 4, width)} look="wide-only" />
      {[0, 1, 2].map(first => (
        <Inline key={first} drawing={pictureOf(loaded, flow, columnsOf(few, first), first, 2, narrowWidth)} look="narrow-only" />
      ))}
      <p class="muted fine">{sayFunding(language, 'flowNote')}</p>
      <details>
        <summary>{sayFunding(language, 'asTable')}</summary>
        <Scroll label={title} card={false}>
          <table>
            <thead>
              <tr>
                <th scope="col">{sayFunding(language, 'from')}</th>
                <th scope="col">{sayFunding(language, 'to')}</th>
                <th scope="col" class="number">
                  {sayFunding(language, 'amount')}
                </th>
                <th scope="col">{sayFunding(language, 'openEntries')}</th>
              </tr>
            </thead>
            <tbody>
              {whole.ways.map(({ from, to, amount, href }) => (
                <tr key={`${from} ${to}`}>
                  <td>
                    <bdi>{nameOf.get(from)}</bdi>
                  </td>
                  <td>
                    <bdi>{nameOf.get(to)}</bdi>
                  </td>
                  <td class="number">
                    <bdi>{fullAmount(String(amount), flow.baseCurrency)}</bdi>
                  </td>
                  <td>{href && <a href={href}>{sayFunding(language, 'openEntries')}</a>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </section>
  )
}
