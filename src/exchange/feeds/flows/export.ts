/** The money of an operation as a sheet that the import reads back without a difference: a row for each entry that counts. */
import type { Language } from '../../../kernel/pure/languages.ts'
import { nameIn } from '../../../kernel/pure/languages.ts'
import { type OutCell, writeCsv, writeWorkbook } from '../../formats/write-table.ts'
import { learnNothing } from '../activities/learning.ts'
import { createResolver } from '../activities/resolve.ts'
import { amountCell } from '../projects/export.ts'
import { createPlaceNames } from '../projects/places.ts'
import { readText } from '../values.ts'
import { type FlowField, flowColumns, writtenFields } from './fields.ts'
import { kindOfEntry, kindWord, strengthWord } from './kinds.ts'
import type { KnownAgreement, KnownEntry, KnownFlows } from './known.ts'

export const flowFormats = ['xlsx', 'csv', 'hxl'] as const
export type FlowFormat = (typeof flowFormats)[number]

const columnOf: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }
/** Stands behind the others where anything is made up. */
const illustrativeColumn = { heading: ['Illustrative', 'توضيحي', 'نموونەیی'], tag: '#meta+illustrative' } as const

type Cells = Partial<Record<FlowField, OutCell>>

/** Names by which the import finds what is meant and nothing else. */
function labelsFor({ reference }: KnownFlows) {
  const resolver = createResolver(reference, learnNothing)
  const places = createPlaceNames(reference)
  const organisations = new Map<string, string>()
  const clusters = new Map(
    reference.clusters.map(cluster => {
      const label = [cluster.code, ...Object.values(cluster.names)].find(name => {
        const read = readText(name) === name ? resolver.cluster(name, name, 0) : undefined
        return read?.how === 'exact' && read.id === cluster.id
      })
      return [cluster.id, label ?? cluster.code]
    }),
  )
  return {
    clusters,
    organisation(id: string | null): string | null {
      if (id === null) return null
      const before = organisations.get(id)
      if (before !== undefined) return before
      const entry = reference.organisations.find(organisation => organisation.id === id)
      const names = entry ? [entry.acronym, entry.names.en, entry.names.ar, entry.names.ckb, ...entry.aliases] : []
      const found = names.find(name => {
        if (!name || readText(name) !== name) return false
        const read = resolver.organisation({ acronym: null, name }, 0)
        return read.how === 'exact' && read.id === id
      })
      const label = found ?? names.find(Boolean) ?? ''
      organisations.set(id, label)
      return label
    },
    place(id: string | null, language: Language): Cells {
      const place = id === null ? undefined : reference.places.find(each => each.id === id)
      if (!place) return {}
      const code = place.codes.find(each => places.byCode(each.code) === id)?.code ?? null
      return { placeCode: code, placeName: nameIn(place.names, language) }
    },
    group: (id: string | null) => reference.groups.find(group => group.id === id)?.code ?? null,
  }
}

/** Terms of the agreement, in the rows that say what it is. */
function termsOf(agreement: KnownAgreement, language: Language): Cells {
  const { reference, starts, ends, earmark, inKind } = agreement
  return {
    ...{ reference, starts, ends, inKind: inKind?.method ?? null },
    earmark: earmark ? strengthWord(earmark.strength, language) : null,
    earmarkWords: earmark?.words ?? null,
  }
}

/** The rows of the file: headings, HXL tags when asked for, then entries by day. Needs no database. */
export function flowRows(known: KnownFlows, { language, tags }: { language: Language; tags: boolean }): OutCell[][] {
  const labels = labelsFor(known)
  const agreements = new Map(known.agreements.map(agreement => [agreement.code, agreement]))
  const cellsOf = ({ id, content }: KnownEntry): Cells | null => {
    const agreement = agreements.get(content.agreement)
    const kind = kindOfEntry(content, agreement?.kind ?? 'allocation')
    if (!kind) return null
    return {
      kind: kindWord(kind, language),
      agreement: agreement ? agreement.code : null,
      giver: labels.organisation(agreement?.giverId ?? null),
      receiver: labels.organisation(agreement?.receiverId ?? null),
      parent: agreement?.parent ?? null,
      fund: agreement ? (agreement.intoFund ?? agreement.fromFund) : content.agreement,
      ...{
        amount: amountCell(BigInt(content.amountMinor), content.currency),
        currency: content.currency,
        date: content.happened,
      },
      baseAmount: content.baseMinor === null ? null : amountCell(BigInt(content.baseMinor), known.baseCurrency),
      ...{ rate: content.rate, rateSource: content.rateSource },
      intoAmount: content.into && amountCell(BigInt(content.into.amountMinor), content.into.currency),
      intoCurrency: content.into?.currency ?? null,
      cluster: content.clusterId === null ? null : (labels.clusters.get(content.clusterId) ?? null),
      project: content.projectCode,
      ...labels.place(content.placeId, language),
      ...{ group: labels.group(content.groupId), budgetLine: content.budgetLine },
      ...(agreement && (kind.of !== null || kind.code === 'disbursement') && termsOf(agreement, language)),
      ...{ note: content.words, entry: id },
    }
  }
  const head = writtenFields.map(field => flowColumns[field])
  const marked = known.entries.some(({ illustrative }) => illustrative)
  const mark = (cell: OutCell) => (marked ? [cell] : [])
  const entries = [...known.entries].sort((a, b) => (a.content.happened < b.content.happened ? -1 : 1))
  return [
    [...head.map(({ heading }) => heading[columnOf[language]]), ...mark(illustrativeColumn.heading[columnOf[language]])],
    ...(tags ? [[...head.map(({ tag }) => tag), ...mark(illustrativeColumn.tag)]] : []),
    ...entries.flatMap(entry => {
      const cells = cellsOf(entry)
      return cells
        ? [[...writtenFields.map(field => cells[field] ?? null), ...mark(entry.illustrative ? 'illustrative' : null)]]
        : []
    }),
  ]
}

/** All money as a file; `hxl` is CSV with a row of tags, which a workbook has as well. */
export function flowsFile(
  known: KnownFlows,
  { code, format, language }: { code: string; format: FlowFormat; language: Language },
): { body: string | ReadableStream<Uint8Array>; name: string; count: number } {
  const rows = flowRows(known, { language, tags: format !== 'csv' })
  const base = `${code.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}-money`
  const name = { xlsx: `${base}.xlsx`, csv: `${base}.csv`, hxl: `${base}-hxl.csv` }[format]
  const count = rows.length - (format === 'csv' ? 1 : 2)
  return { body: format === 'xlsx' ? writeWorkbook('Money', rows) : writeCsv(rows), name, count }
}
