/** Small parts of a situation report: sections with their source, cells of tables, texts that people wrote. */
import type { ComponentChildren } from 'preact'
import { directionOf, type Language, languages, type Names, nameIn } from '../../../kernel/pure/languages.ts'
import type { Part, SitrepRecord, SnapshotContent, Texts } from '../../../modules/sitreps/index.ts'
import { monthCount, type TextPart } from '../../../modules/sitreps/rules.ts'
import { type SitrepMessage, saySitrep } from '../../messages/sitreps.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'

/** What the page of an edition is made from, and nothing else: the same edition is the same page. */
export interface Edition extends Pick<SitrepRecord, 'edition' | 'takenAt' | 'replaces' | 'correction'> {
  draft: boolean
  hash: string
  texts: Texts
  content: SnapshotContent
}

export interface DocumentProps {
  edition: Edition
  language: Language
  /** Address of the operation's pages, for links to the figures of today; null on paper and in files. */
  root: string | null
}

export function editionOf({ snapshot, state, edition, takenAt, replaces, correction, texts }: SitrepRecord): Edition {
  return {
    ...{ edition, takenAt, replaces, correction, texts, hash: snapshot.hash, content: snapshot.content },
    draft: state !== 'published' && state !== 'replaced',
  }
}

/** The name of a thing, or what stands for a name that nobody knows. */
export const nameOf = (names: Names, language: Language, code: string | null = null) => nameIn(names, language) || code || '–'

/** A report over half a year or more of a cluster tells of its progress. */
export function kindOf({ cluster, months }: SnapshotContent, language: Language): string {
  return saySitrep(language, cluster !== null && monthCount(months) >= 6 ? 'progressReport' : 'sitrep')
}

/** Whom the report is of. */
export function ofWhom({ cluster }: Pick<SnapshotContent, 'cluster'>, language: Language): string {
  if (cluster === null) return saySitrep(language, 'countryTeam')
  const own = saySitrep(language, 'clusterOf', { code: cluster.code, name: nameOf(cluster.names, language, cluster.code) })
  const { formerly } = cluster
  if (!formerly) return own
  return saySitrep(language, 'formerly', { cluster: own, name: nameOf(formerly.names, language, formerly.code) })
}

/** What its cluster is since, where that was merged: whose figures today's are. */
export function MergedSince({ sitrep: { mergedInto }, language }: { sitrep: SitrepRecord; language: Language }) {
  if (!mergedInto) return null
  const { code, names } = mergedInto
  return (
    <p class="notice sit-tools">
      {saySitrep(language, 'mergedSince', {
        cluster: saySitrep(language, 'clusterOf', { code, name: nameOf(names, language, code) }),
      })}
    </p>
  )
}

export function spanOf({ from, to }: { from: string; to: string }, language: Language): string {
  if (from === to) return formatMonth(from, language)
  return saySitrep(language, 'span', { from: formatMonth(from, language), to: formatMonth(to, language) })
}

/** The page that shows the figures of a part as they are today. */
function pageNow(part: Part, { months, cluster }: SnapshotContent, root: string): string {
  const query = new URLSearchParams({ from: months.from, to: months.to, ...(cluster && { cluster: cluster.code }) }).toString()
  const ofCluster = cluster ? `?cluster=${encodeURIComponent(cluster.code)}` : ''
  if (part === 'indicators') return `${root}/indicators${ofCluster}`
  if (part === 'objectives') return `${root}/plan`
  if (part === 'money') return `${root}/funding`
  if (part === 'projects' || part === 'funding') return `${root}/projects${ofCluster}`
  if (part === 'decisions') return `${root}/meetings${ofCluster}`
  if (part === 'actions') return `${root}/meetings/actions${ofCluster}`
  return `${root}?${query}`
}

/** The views that the figures of a part were read from, and the way to what they say today. */
export function Source({ part, edition: { content }, language, root }: DocumentProps & { part: Part }) {
  const views = content.sources[part] ?? []
  if (views.length === 0) return null
  return (
    <p class="sit-source">
      {saySitrep(language, 'source')}{' '}
      {views.map((view, index) => (
        <>
          {index > 0 && ', '}
          <bdi key={view}>{view}</bdi>
        </>
      ))}
      {root !== null && (
        <>
          {' · '}
          <a href={pageNow(part, content, root)}>{saySitrep(language, 'seeNow')}</a>
        </>
      )}
    </p>
  )
}

interface SectionProps {
  document: DocumentProps
  part: Part
  title: string
  note?: string | undefined
  children: ComponentChildren
  look?: string
}

export function Section({ document, part, title, note, children, look }: SectionProps) {
  return (
    <section class={look ? `sit-section ${look}` : 'sit-section'} aria-labelledby={`sit-${part}`}>
      <h2 id={`sit-${part}`}>{title}</h2>
      {note && <p class="sit-note">{note}</p>}
      {children}
      <Source part={part} {...document} />
    </section>
  )
}

export interface Column {
  head: string
  number?: boolean
  /** Not broken over lines. */
  short?: boolean
}

interface TableProps {
  caption: string
  columns: readonly Column[]
  rows: readonly { key: string; cells: readonly ComponentChildren[]; sum?: boolean; depth?: number }[]
}

/** A table whose first column names its rows. */
export function SitTable({ caption, columns, rows }: TableProps) {
  return (
    <Scroll label={caption} card={false} look="sit-scroll">
      <table class="sit-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, number }) => (
              <th key={head} scope="col" class={number ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, sum, depth = 0 }) => (
            <tr key={key} class={sum ? 'sum' : undefined}>
              {columns.map(({ head, number, short }, index) =>
                index === 0 ? (
                  <th key={head} scope="row" style={depth > 0 ? `padding-inline-start:${8 + depth * 14}px` : undefined}>
                    {cells[index]}
                  </th>
                ) : (
                  <td key={head} class={[number && 'number', short && 'short'].filter(Boolean).join(' ') || undefined}>
                    {cells[index]}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Marks what is made up, or holds something that is. */
export function MadeUp({ language }: { language: Language }) {
  return (
    <span class="sit-made-up">
      {' '}
      <span aria-hidden="true">◆</span>
      <span class="visually-hidden">{saySitrep(language, 'illustrative')}</span>
    </span>
  )
}

/** People: a whole number, or that it is unknown. */
export function People({ value, language }: { value: number | null; language: Language }) {
  return (
    <span class={value === null ? 'sit-unknown' : undefined}>
      {value === null ? saySitrep(language, 'unknownShort') : formatWhole(value)}
    </span>
  )
}

/** Share of a target, written and as a thin bar; nothing where either is unknown. */
export function Share({ part, whole, language }: { part: number | null; whole: number | null; language: Language }) {
  if (part === null || !whole) return <span class="sit-unknown">–</span>
  const percent = (part / whole) * 100
  const words = percent > 0 && percent < 0.5 ? '<1' : formatWhole(percent)
  return (
    <span class="sit-share">
      <Gauge percent={percent} />
      <span class={percent > 100 ? 'sit-over' : undefined}>{saySitrep(language, 'percent', { percent: words })}</span>
    </span>
  )
}

/** Share of the bar's width that lies past its end, for what is more than planned. */
const pastEnd = 14

/** A thin bar whose end is what was planned; what is more is a tick past its end. */
export function Gauge({ percent }: { percent: number | null }) {
  const over = percent !== null && percent > 100
  return (
    <span class={percent === null ? 'sit-gauge sit-gauge-unknown' : 'sit-gauge'} aria-hidden="true">
      <span>{percent !== null && <i style={`inline-size:${Math.max(0, Math.min(100, percent)).toFixed(1)}%`} />}</span>
      {over && (
        <b style={`inset-inline-start:${(100 - pastEnd + Math.min(1, (percent - 100) / 100) * (pastEnd - 2)).toFixed(1)}%`} />
      )}
    </span>
  )
}

/** The code of a cluster with its name for whoever asks. */
export function ClusterCode({ code, content, language }: { code: string | null; content: SnapshotContent; language: Language }) {
  if (code === null) return <>–</>
  const name = nameOf(content.clusterNames[code] ?? {}, language, code)
  return (
    <abbr class="sit-code" title={name}>
      {code}
    </abbr>
  )
}

/** What is said of a part: in the reader's language, else in one that it is written in. */
export function textIn(texts: Texts, part: TextPart, language: Language): { text: string; language: Language } | null {
  for (const each of [language, ...languages]) {
    const text = texts[each]?.[part]
    if (text) return { text, language: each }
  }
  return null
}

/** Paragraphs are parted by an empty line; lines that begin with a dash or a dot are points of a list. */
export function Prose({ text }: { text: string }) {
  const blocks = text.replaceAll('\r\n', '\n').split(/\n\s*\n/)
  return (
    <>
      {blocks.map(block => {
        const lines = block.split('\n').flatMap(line => line.trim() || [])
        const points = lines.filter(line => /^[-•–*]\s/.test(line))
        if (points.length > 0 && points.length === lines.length)
          return (
            <ul key={block}>
              {points.map(point => (
                <li key={point}>{point.replace(/^[-•–*]\s+/, '')}</li>
              ))}
            </ul>
          )
        return (
          <p key={block}>
            {lines.map((line, index) => (
              <>
                {index > 0 && <br />}
                {line}
              </>
            ))}
          </p>
        )
      })}
    </>
  )
}

/** What people wrote of a part; in a draft, that nobody did yet. */
export function Written({ edition, language, part, children }: DocumentProps & { part: TextPart; children?: ComponentChildren }) {
  const found = textIn(edition.texts, part, language)
  if (!found && !edition.draft && !children) return null
  return (
    <section class={`sit-section sit-written sit-${part}`} aria-labelledby={`sit-${part}`}>
      <h2 id={`sit-${part}`}>{saySitrep(language, part)}</h2>
      {found ? (
        <div lang={found.language} dir={directionOf(found.language)}>
          <Prose text={found.text} />
        </div>
      ) : (
        edition.draft && <p class="sit-note">{saySitrep(language, 'notWritten')}</p>
      )}
      {found && found.language !== language && (
        <p class="sit-note">
          {saySitrep(language, 'onlyIn', { language: saySitrep(language, `in_${found.language}` as SitrepMessage) })}
        </p>
      )}
      {children}
    </section>
  )
}
