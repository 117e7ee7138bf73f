/** Contacts as a file: what a sheet of contacts is read from, with where they are and who may see them. Needs no database. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ContactRecord } from '../../../modules/coordination/index.ts'
import { type OutCell, writeCsv, writeWorkbook } from '../../formats/write-table.ts'
import { type ContactField, contactColumns, contactFields } from './columns.ts'

export const contactFormats = ['xlsx', 'csv'] as const
export type ContactFormat = (typeof contactFormats)[number]

const columnOf: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

/** Columns that are read by people alone. */
const more = {
  where: ['Where', 'المكان', 'شوێن'],
  since: ['Checked in since', 'مسجَّل منذ', 'تۆمارکراوە لە'],
  until: ['Said until', 'المعلن حتى', 'وتراوە تا'],
  shownTo: ['May be shown to', 'تُعرض على', 'پیشانی کێ دەدرێت'],
} as const
type More = keyof typeof more

const audiences: Record<ContactRecord['visibility'], readonly [string, string, string]> = {
  coordination: ['Own organisation and coordination', 'المنظمة نفسها والتنسيق', 'ڕێکخراوی خۆی و هەماهەنگی'],
  clusters: ['Members of the same clusters', 'أعضاء المجموعات نفسها', 'ئەندامانی هەمان کڵەستەر'],
  all: ['Everybody in the operation', 'كل من في العملية', 'هەموو ئەوانەی لە ئۆپەراسیۆنەکەدان'],
}

export interface ContactLabels {
  organisation(id: string): string
  cluster(id: string): string | null
  place(id: string): string
}

function cellsOf(contact: ContactRecord, labels: ContactLabels, language: Language): Record<ContactField | More, string | null> {
  const { name, function: work, email, phones, callSign, satellitePhone, languages, organisationId, clusterIds, stays } = contact
  const here = stays.find(({ placeId }) => placeId === null)
  const places = stays.flatMap(({ placeId }) => (placeId === null ? [] : [labels.place(placeId)]))
  return {
    ...{ name, function: work, email, callSign, satellitePhone, phones: phones.join('; '), languages: languages.join('; ') },
    organisation: organisationId === null ? null : labels.organisation(organisationId),
    clusters: clusterIds.flatMap(id => labels.cluster(id) ?? []).join('; '),
    where: places.join('; '),
    ...{ since: here?.since ?? stays[0]?.since ?? null, until: here?.until ?? stays[0]?.until ?? null },
    shownTo: audiences[contact.visibility][columnOf[language]],
  }
}

/** The rows of the file: headings, then one row for each contact. Lists stand between semicolons. */
export function contactRows(contacts: readonly ContactRecord[], labels: ContactLabels, language: Language): OutCell[][] {
  const heading = columnOf[language]
  const moreFields = Object.keys(more) as More[]
  return [
    [...contactFields.map(field => contactColumns[field].names[heading]), ...moreFields.map(field => more[field][heading])],
    ...contacts.map(contact => {
      const cells = cellsOf(contact, labels, language)
      return [...contactFields, ...moreFields].map(field => cells[field] || null)
    }),
  ]
}

export function contactsFile(
  contacts: readonly ContactRecord[],
  given: { code: string; language: Language; format: ContactFormat; labels: ContactLabels },
): { body: string | ReadableStream<Uint8Array>; name: string } {
  const { code, language, format, labels } = given
  const rows = contactRows(contacts, labels, language)
  const name = `${code.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}-contacts.${format}`
  return { name, body: format === 'xlsx' ? writeWorkbook('Contacts', rows) : writeCsv(rows) }
}
