/**
 * All sheets of projects as one sheet that the import reads back without a difference: the rows of a project below each other, each
 * with one partner of a kind, one donor with its amount, one place, one group, one risk and one contract more.
 */
import { type Language, nameIn } from '../../../kernel/pure/languages.ts'
import { minorDigitsOf, writtenAmount } from '../../../kernel/pure/money.ts'
import type { CurrentSheet } from '../../../modules/projects/index.ts'
import { partnerRoles } from '../../../modules/projects/schema.ts'
import { type OutCell, writeCsv, writeWorkbook } from '../../formats/write-table.ts'
import type { Asking, ImportHouse } from '../activities/import.ts'
import { learnNothing } from '../activities/learning.ts'
import { createResolver, type Resolver } from '../activities/resolve.ts'
import type { Reference } from '../reference.ts'
import { readText } from '../values.ts'
import type { KnownProjects } from './check.ts'
import { type ProjectField, projectColumns, projectFields } from './columns.ts'
import { knownProjects } from './import.ts'
import { isSayable } from './lines.ts'
import { createPlaceNames, type PlaceNames } from './places.ts'

export const projectFormats = ['xlsx', 'csv', 'hxl'] as const
export type ProjectFormat = (typeof projectFormats)[number]

const columnOf: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }
const levelNames = {
  low: ['low', 'منخفض', 'کەم'],
  medium: ['medium', 'متوسط', 'مامناوەند'],
  high: ['high', 'مرتفع', 'زۆر'],
} as const

type Cells = Partial<Record<ProjectField, OutCell>>

/** Three digits behind a point may be taken for thousands: more or fewer of them are decimals for certain. */
function unmistakable(amount: string): string {
  const short = amount.includes('.') ? amount.replace(/0+$/, '') : amount
  return /\.\d{3}$/.test(short) ? `${short}0` : short
}

/** An amount as a number where a spreadsheet's number holds it exactly, else as text. */
export function amountCell(minor: number | bigint | null, currency: string | null): OutCell {
  if (minor === null) return null
  const text = unmistakable(writtenAmount(minor, currency))
  const number = Number(text)
  return Number.isSafeInteger(Number(minor)) &&
    Math.abs(number) < 1e12 &&
    (minorDigitsOf(currency ?? '') <= 2 || Number.isInteger(number))
    ? number
    : text
}

interface Labels {
  resolver: Resolver
  places: PlaceNames
  known: KnownProjects
  language: Language
  /** Places in their order. */
  placeById: ReadonlyMap<string, { nth: number; place: Reference['places'][number] }>
  /** Names of organisations that were found already. */
  organisations: Map<string, string>
}

/** The shortest name that is read back as this organisation and nothing else. */
function organisationLabel({ resolver, known, organisations }: Labels, id: string): string {
  const before = organisations.get(id)
  if (before !== undefined) return before
  const entry = known.reference.organisations.find(organisation => organisation.id === id)
  const names = entry ? [entry.acronym, entry.names.en, entry.names.ar, entry.names.ckb, ...entry.aliases] : []
  const found = names.find(name => {
    if (!name || readText(name) !== name) return false
    const read = resolver.organisation({ acronym: null, name }, 0)
    return read.how === 'exact' && read.id === id
  })
  const label = found ?? names.find(Boolean) ?? ''
  organisations.set(id, label)
  return label
}

function rowsOf(sheet: CurrentSheet, labels: Labels): Cells[] {
  const { known, places, placeById, language, resolver } = labels
  const { reference, path, objectives } = known
  const who = ({ organisationId, asWritten }: { organisationId: string | null; asWritten: string | null }) =>
    organisationId === null ? asWritten : organisationLabel(labels, organisationId)
  const rows: Cells[] = []
  /** Puts one thing into each row, below each other. */
  const below = <T>(things: readonly T[], cells: (thing: T) => Cells) => {
    for (const [nth, thing] of things.entries()) rows[nth] = { ...rows[nth], ...cells(thing) }
  }
  const cluster = reference.clusters.find(({ id }) => id === sheet.clusterId)
  const clusterLabel =
    cluster &&
    [cluster.code, ...Object.values(cluster.names)].find(name => {
      const read = readText(name) === name ? resolver.cluster(name, name, 0) : undefined
      return read?.how === 'exact' && read.id === cluster.id
    })
  const state = path.states.find(({ code }) => code === sheet.state)
  rows[0] = {
    ...{ version: sheet.no, objective: sheet.objective, areas: sheet.areas, note: sheet.note, source: sheet.source },
    ...{ nameEn: sheet.names.en ?? null, nameAr: sheet.names.ar ?? null, nameCkb: sheet.names.ckb ?? null },
    cluster: clusterLabel ?? cluster?.code ?? null,
    planObjective: objectives.find(({ lineageId }) => lineageId === sheet.objectiveId)?.code ?? null,
    ...{ starts: sheet.starts, ends: sheet.ends, state: state ? nameIn(state.names, language) : null },
  }
  for (const role of [...partnerRoles, null])
    below(
      sheet.partners.filter(partner => partner.role === role && isSayable.partner(partner)),
      partner => ({ [role ?? 'partner']: who(partner) }),
    )
  below(sheet.budget.filter(isSayable.budget), line => ({
    ...{ donor: who(line), amount: amountCell(line.amountMinor, line.currency), currency: line.currency },
  }))
  const placed = sheet.placeIds.flatMap(id => placeById.get(id) ?? []).sort((a, b) => a.nth - b.nth)
  below(placed, ({ place }) => {
    const { id } = place
    const code = place.codes.find(each => places.byCode(each.code) === id)?.code ?? null
    return { placeCode: code, placeName: nameIn(place.names, language) }
  })
  below(
    reference.groups.filter(({ id }) => sheet.groupIds.includes(id)),
    ({ code }) => ({ group: code }),
  )
  below(sheet.risks.filter(isSayable.risk), ({ words, level, response }) => ({
    ...{ risk: words, riskLevel: level === null ? null : levelNames[level][columnOf[language]], riskResponse: response },
  }))
  below(sheet.awards.filter(isSayable.award), ({ words, contractor, amountMinor, currency, awarded }) => ({
    ...{ award: words, contractor, awardAmount: amountCell(amountMinor, currency), awardCurrency: currency, awarded },
  }))
  return rows.map(cells => ({ code: sheet.code, ...cells }))
}

/** The rows of the file: headings, HXL tags when asked for, then the projects by their codes. Needs no database. */
export function projectRows(known: KnownProjects, { language, tags }: { language: Language; tags: boolean }): OutCell[][] {
  const labels: Labels = {
    ...{ known, language, resolver: createResolver(known.reference, learnNothing), places: createPlaceNames(known.reference) },
    placeById: new Map(known.reference.places.map((place, nth) => [place.id, { nth, place }])),
    organisations: new Map(),
  }
  const head = projectFields.map(field => projectColumns[field])
  return [
    head.map(({ heading }) => heading[columnOf[language]]),
    ...(tags ? [head.map(({ tag }) => tag)] : []),
    ...known.sheets.flatMap(sheet => rowsOf(sheet, labels).map(cells => projectFields.map(field => cells[field] ?? null))),
  ]
}

/** All sheets of projects as a file; `hxl` is CSV with a row of tags, which a workbook has as well. */
export async function projectsFile(
  house: ImportHouse,
  asking: Asking,
  given: { code: string; format: ProjectFormat },
): Promise<{ body: string | ReadableStream<Uint8Array>; name: string; count: number }> {
  const known = await knownProjects(house, asking, given.code)
  const rows = projectRows(known, { language: asking.language, tags: given.format !== 'csv' })
  const base = `${given.code.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}-projects`
  const name = { xlsx: `${base}.xlsx`, csv: `${base}.csv`, hxl: `${base}-hxl.csv` }[given.format]
  return { body: given.format === 'xlsx' ? writeWorkbook('Projects', rows) : writeCsv(rows), name, count: known.sheets.length }
}
