/** Key figures, the map and its table, months, and clusters by areas. */

import type { Language } from '../../../kernel/pure/languages.ts'
import type { KeyFigures, PeopleFigures, SnapshotContent } from '../../../modules/sitreps/index.ts'
import { type Classes, classesOf, shadeOf } from '../../figures/classes.ts'
import { Inline } from '../../figures/drawing.tsx'
import { type AreaMark, mapDrawing, tileDrawing } from '../../figures/map-drawing.tsx'
import { trendDrawing } from '../../figures/trend-drawing.tsx'
import { sayFigure } from '../../messages/figures.ts'
import { say } from '../../messages/house.ts'
import { saySitrep } from '../../messages/sitreps.ts'
import { formatCompact, formatMonth, formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { figureValue, fillOf, fullText, measureClasses, shortText, stateOf, unitFor } from '../overview/measure.ts'
import { Legend } from '../overview/parts.tsx'
import type { Figure, Measure } from '../overview/picture.ts'
import { type DocumentProps, Gauge, nameOf, People, Section, Share, SitTable, Source } from './parts.tsx'

const percentOf = (part: number | null, whole: number | null) => (part === null || !whole ? null : (part / whole) * 100)
const shareText = (percent: number) => (percent > 0 && percent < 0.5 ? '<1' : formatWhole(percent))

interface Key {
  name: string
  value: number | null
  /** Per cent of what its bar ends at; undefined without a bar. */
  percent?: number | null
  notes: string[]
}

function keysOf(figures: KeyFigures, { months }: SnapshotContent, language: Language): Key[] {
  const { inNeed, targeted, reached, organisations, lines, linesUnknown, needsAsOf, areas, areasPresent } = figures
  const asOf = needsAsOf === null ? [] : [sayFigure(language, 'asOf', { date: formatMonth(needsAsOf, language) })]
  const [ofNeed, ofTarget] = [percentOf(targeted, inNeed), percentOf(reached, targeted)]
  const month = formatMonth(months.to, language)
  return [
    { name: say(language, 'inNeed'), value: inNeed, notes: inNeed === null ? [] : asOf },
    {
      ...{ name: say(language, 'targeted'), value: targeted, percent: ofNeed },
      notes: ofNeed === null ? [] : [sayFigure(language, 'shareOfNeed', { share: shareText(ofNeed) })],
    },
    {
      ...{ name: say(language, 'reached'), value: reached, percent: ofTarget },
      notes: [
        ...(ofTarget === null
          ? []
          : [sayFigure(language, ofTarget > 100 ? 'overTarget' : 'shareOfTarget', { share: shareText(ofTarget) })]),
        ...(linesUnknown > 0
          ? [sayFigure(language, 'peopleUnsaid', { unknown: formatWhole(linesUnknown), lines: formatWhole(lines) })]
          : []),
      ],
    },
    {
      ...{ name: saySitrep(language, 'partners'), value: organisations },
      notes: [
        saySitrep(language, 'partnersNote'),
        sayFigure(language, 'inAreas', { present: formatWhole(areasPresent), all: formatWhole(areas) }),
      ],
    },
    { name: saySitrep(language, 'silent'), value: figures.silent, notes: [saySitrep(language, 'silentNote', { month })] },
    {
      ...{ name: saySitrep(language, 'gaps'), value: figures.gaps },
      notes: [saySitrep(language, figures.gaps === null ? 'noNeeds' : 'gapsNote')],
    },
    {
      ...{ name: saySitrep(language, 'overlaps'), value: figures.overlaps },
      notes: [saySitrep(language, figures.overlapsAtLeast ? 'overlapsAtLeast' : 'overlapsNote')],
    },
  ]
}

export function KeyFiguresSection(props: DocumentProps) {
  const { edition, language } = props
  return (
    <section class="sit-section" aria-label={sayFigure(language, 'figures')}>
      <dl class="sit-keys">
        {keysOf(edition.content.figures, edition.content, language).map(({ name, value, percent, notes }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd class={value === null ? 'sit-value sit-unknown' : 'sit-value'}>
              {value === null ? say(language, 'unknown') : formatWhole(value)}
            </dd>
            {(percent !== undefined || notes.length > 0) && (
              <dd class="sit-key-note">
                {percent !== undefined && <Gauge percent={percent} />}
                {notes.map((note, index) => (
                  <span key={note} class={index === 0 && percent && percent > 100 ? 'sit-over' : undefined}>
                    {note}
                  </span>
                ))}
              </dd>
            )}
          </div>
        ))}
      </dl>
      <Source part="figures" {...props} />
    </section>
  )
}

const figureOf = (figures: PeopleFigures): Figure => ({ ...figures, coverage: percentOf(figures.reached, figures.targeted) })

/** What the map shows: people reached, where anything is known of them; else who is there, or, before any report, the need. */
function measureOf({ figures }: SnapshotContent): Measure {
  if (figures.reached !== null) return 'reached'
  if (figures.lines > 0) return 'organisations'
  return figures.inNeed === null ? 'reached' : 'inNeed'
}

const mapWidth = 440

function drawingOf({ content }: DocumentProps['edition'], measure: Measure, classes: Classes, language: Language) {
  const { areas } = content
  const unit = unitFor(areas.map(area => figureValue(figureOf(area), measure)))
  const marks = areas.map((area): AreaMark => {
    const figure = figureOf(area)
    const name = nameOf(area.names, language, area.code)
    return {
      ...{ id: area.id, name, fill: fillOf(figure, measure, classes) },
      short: stateOf(figure, measure) === 'noData' ? '·' : shortText(figure, measure, unit),
      title: `${name}: ${fullText(figure, measure, language)}`,
    }
  })
  const shapes = areas.flatMap(({ id, boundary }) => (boundary ? [{ id, geometry: boundary }] : []))
  if (shapes.length > 0) return mapDrawing(marks, shapes, language, mapWidth)
  const tiles = areas.flatMap(({ id, tile }) => (tile ? [{ id, ...tile }] : []))
  return tiles.length > 1 && tiles.length === areas.length ? tileDrawing(marks, tiles, language, mapWidth) : null
}

/** Whose boundaries are drawn, and what they do not mean. */
function boundaryNote({ areas, boundaries }: SnapshotContent, language: Language): string {
  if (!areas.some(({ boundary }) => boundary)) return areas.some(({ tile }) => tile) ? sayFigure(language, 'tilesNote') : ''
  const source = boundaries.sources.join(', ') || sayFigure(language, 'sourceUnknown')
  return `${sayFigure(language, boundaries.schematic ? 'schematicOf' : 'boundariesOf', { source })} ${sayFigure(language, 'noEndorsement')}`
}

export function AreaSection(props: DocumentProps) {
  const { edition, language } = props
  const { content } = edition
  if (content.areas.length === 0) return null
  const measure = measureOf(content)
  const figures = content.areas.map(figureOf)
  const classes = measureClasses(figures, measure)
  const drawing = drawingOf(edition, measure, classes, language)
  const title = saySitrep(language, 'mapOf', { measure: say(language, measure) })
  return (
    <Section document={props} part="areas" title={title} look="sit-areas">
      <div class={drawing ? 'sit-beside' : undefined}>
        {drawing && (
          <div class="sit-map">
            <Inline drawing={drawing} />
            <Legend
              classes={classes}
              measure={measure}
              states={new Set(figures.map(figure => stateOf(figure, measure)))}
              language={language}
            />
            <p class="sit-note">{boundaryNote(content, language)}</p>
          </div>
        )}
        <SitTable
          caption={saySitrep(language, 'areasAsTable')}
          columns={[
            { head: saySitrep(language, 'area') },
            { head: say(language, 'inNeed'), number: true },
            { head: say(language, 'targeted'), number: true },
            { head: say(language, 'reached'), number: true },
            { head: saySitrep(language, 'organisations'), number: true },
          ]}
          rows={content.areas.map(area => ({
            key: area.id,
            cells: [
              <bdi key="name">{nameOf(area.names, language, area.code)}</bdi>,
              <People key="need" value={area.inNeed} language={language} />,
              <People key="target" value={area.targeted} language={language} />,
              area.lines === 0 && area.reached === null ? (
                <span class="sit-unknown">{saySitrep(language, 'keyHatch')}</span>
              ) : (
                <People key="reached" value={area.reached} language={language} />
              ),
              formatWhole(area.organisations),
            ],
          }))}
        />
      </div>
    </Section>
  )
}

const trendWidth = 720

export function TrendSection(props: DocumentProps) {
  const { edition, language } = props
  const { trend, figures } = edition.content
  if (trend.length < 2 || trend.every(({ lines }) => lines === 0)) return null
  const people = trend.some(({ reached }) => reached !== null)
  const drawing = trendDrawing(
    trend.map(({ period, reached, soFar, organisations, lines }) => {
      const value = people ? reached : lines > 0 ? organisations : null
      const title = formatMonth(period, language)
      const [year = '', month = ''] = period.split('-')
      return {
        ...{ title, name: title.replace(` ${year}`, ''), number: String(Number(month)), year, value },
        ...{ soFar: people ? soFar : null, reported: lines > 0, short: value === null ? '' : formatCompact(value, language) },
      }
    }),
    people ? figures.targeted : null,
    {
      value: people ? sayFigure(language, 'inTheMonth') : say(language, 'organisations'),
      soFar: sayFigure(language, 'soFar', { month: formatMonth(edition.content.months.from, language) }),
      ...{
        target: sayFigure(language, 'targetLine'),
        unknown: say(language, 'unknown'),
        noReports: sayFigure(language, 'noReports'),
      },
    },
    language,
    trendWidth,
  )
  const title = sayFigure(language, people ? 'trend' : 'trendOfOrganisations')
  return (
    <Section
      document={props}
      part="months"
      title={title}
      note={sayFigure(language, people ? 'trendNote' : 'trendOfOrganisationsNote')}
    >
      <Inline drawing={drawing} look="sit-trend" />
      <SitTable
        caption={title}
        columns={[
          { head: saySitrep(language, 'month') },
          { head: say(language, 'reached'), number: true },
          { head: sayFigure(language, 'soFarHead'), number: true },
          { head: saySitrep(language, 'organisations'), number: true },
          { head: saySitrep(language, 'lines'), number: true },
        ]}
        rows={trend.map(({ period, reached, soFar, organisations, lines }) => ({
          key: period,
          cells: [
            formatMonth(period, language),
            lines === 0 ? (
              <span class="sit-unknown">{saySitrep(language, 'keyHatch')}</span>
            ) : (
              <People key="reached" value={reached} language={language} />
            ),
            soFar === null ? '–' : formatWhole(soFar),
            ...[formatWhole(organisations), formatWhole(lines)],
          ],
        }))}
      />
    </Section>
  )
}

/** All clusters one under the other: of the country team's report alone. */
export function ClustersSection(props: DocumentProps) {
  const { edition, language } = props
  const { content } = edition
  const rows = content.clusters.filter(({ lines, inNeed, targeted, reached }) => lines > 0 || inNeed || targeted || reached)
  if (content.cluster !== null || rows.length === 0) return null
  return (
    <Section document={props} part="clusters" title={saySitrep(language, 'byCluster')}>
      <SitTable
        caption={saySitrep(language, 'byCluster')}
        columns={[
          { head: saySitrep(language, 'cluster') },
          { head: say(language, 'inNeed'), number: true },
          { head: say(language, 'targeted'), number: true },
          { head: say(language, 'reached'), number: true },
          { head: saySitrep(language, 'progress') },
          { head: saySitrep(language, 'organisations'), number: true },
          { head: saySitrep(language, 'lines'), number: true },
        ]}
        rows={rows.map(cluster => ({
          key: cluster.id,
          cells: [
            <>
              <span class="sit-code">{cluster.code}</span> <bdi>{nameOf(cluster.names, language)}</bdi>
            </>,
            <People key="need" value={cluster.inNeed} language={language} />,
            <People key="target" value={cluster.targeted} language={language} />,
            <People key="reached" value={cluster.reached} language={language} />,
            <Share key="share" part={cluster.reached} whole={cluster.targeted} language={language} />,
            ...[formatWhole(cluster.organisations), formatWhole(cluster.lines)],
          ],
        }))}
      />
      <Matrix {...props} />
    </Section>
  )
}

function Matrix({ edition, language }: DocumentProps) {
  const { clusters, areas } = edition.content
  const rows = clusters.filter(({ lines }) => lines > 0)
  const values = rows.flatMap(({ reachedIn }) => reachedIn)
  if (areas.length < 2 || values.every(value => value === null)) return null
  const classes = classesOf(values.map(value => value ?? 0))
  const unit = unitFor(values)
  const inUnit = (value: number) => {
    const scaled = value / unit
    if (unit === 1 || value === 0 || scaled >= 9.95) return formatWhole(scaled)
    return scaled < 0.05 ? '<0.1' : String(Math.round(scaled * 10) / 10)
  }
  const title = saySitrep(language, 'matrix')
  const unitName = saySitrep(language, unit === 1 ? 'ones' : unit === 1_000 ? 'thousands' : 'millions')
  return (
    <>
      <h3>
        {title} <span class="sit-note">{saySitrep(language, 'matrixUnit', { unit: unitName })}</span>
      </h3>
      <Scroll label={title} card={false} look="sit-scroll">
        <table class="sit-matrix">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{saySitrep(language, 'cluster')}</th>
              {areas.map(({ id, names, code }) => (
                <th key={id} scope="col">
                  <span>{nameOf(names, language, code)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, code, names, reachedIn, linesIn }) => (
              <tr key={id}>
                <th scope="row">
                  <span class="sit-code">{code}</span> <bdi>{nameOf(names, language)}</bdi>
                </th>
                {areas.map((area, index) => {
                  const value = reachedIn[index] ?? null
                  const shade = value === null ? 0 : shadeOf(value, classes)
                  const reported = (linesIn[index] ?? 0) > 0
                  return (
                    <td key={area.id} class={value !== null ? `s${shade}` : reported ? 'sit-dots' : 'sit-hatch'}>
                      {value !== null ? (
                        inUnit(value)
                      ) : reported ? (
                        '?'
                      ) : (
                        <span class="visually-hidden">{saySitrep(language, 'keyHatch')}</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="sit-note sit-legend">
        <i class="sit-hatch" /> {saySitrep(language, 'keyHatch')} <i class="sit-dots">?</i> {saySitrep(language, 'keyUnknown')}
      </p>
    </>
  )
}
