/**
 * Sheets of contacts on their way in. The file names people: it is never kept, not even for a moment. It is checked when it is looked at,
 * comes again when it is stored, and is then checked anew.
 */
import { createHash } from 'node:crypto'
import { defineProblem } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import {
  contactsOpenedMax,
  contactsPerSheetMax,
  listContacts,
  mayKeepContact,
  storeContacts,
} from '../../../modules/coordination/index.ts'
import { openTable } from '../../formats/open-table.ts'
import { type Asking, type ImportHouse, loadReference } from '../activities/import.ts'
import { noSuchSheet } from '../reading.ts'
import { chooseSheet, headingsOf } from '../sheet-choice.ts'
import { type ContactsCheck, checkContacts } from './check.ts'
import { type ContactMapping, contactFeed } from './columns.ts'

/** Largest sheet of contacts, in bytes. */
export const contactBytesMax = 1_000_000

export const noContactSheet = defineProblem('no-contact-sheet', 422, {
  en: 'No sheet of this file is about contacts: a column with names was looked for, and others that say something of them. Found: {found}.',
  ar: 'لا توجد في هذا الملف ورقة عن جهات الاتصال: بُحث عن عمود للأسماء وأعمدة تقول عنها شيئًا. الموجود: {found}.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە دەربارەی پەیوەندییەکان نییە: بەدوای ستوونی ناوەکان و ستوونی تردا گەڕاین کە شتێکیان دەربارە بڵێت. دۆزراوە: {found}.',
})
export const noContactToStore = defineProblem('no-contact-to-store', 422, {
  en: 'There is nothing to store: {rejected} rows are left as they are, and all others say what is kept already.',
  ar: 'لا شيء للتخزين: تُرك {rejected} من الصفوف، وما عداها يذكر ما هو محفوظ من قبل.',
  ckb: 'هیچ نییە پاشەکەوت بکرێت: {rejected} ڕیز وەک خۆیان دەهێڵدرێنەوە و ئەوانی تر ئەوە دەڵێن کە پێشتر هەڵگیراوە.',
})
export const contactsChanged = defineProblem('contacts-changed', 409, {
  en: 'Contacts were changed since this sheet was looked at. Look again at what it would change, then store it.',
  ar: 'تغيّرت جهات اتصال منذ عُرض هذا الجدول. راجع مجددًا ما سيغيره ثم خزّنه.',
  ckb: 'لەوەتەی ئەم خشتەیە سەیرکراوە پەیوەندییەکان گۆڕدراون. دووبارە سەیری بکە چی دەگۆڕێت و پاشان پاشەکەوتی بکە.',
})
export const tooManyContacts = defineProblem('too-many-contacts', 422, {
  en: 'This sheet would store {count} contacts; at most {max} can be stored at once. Split it.',
  ar: 'سيخزّن هذا الجدول {count} جهة اتصال، ويمكن تخزين {max} على الأكثر دفعة واحدة. قسّمه.',
  ckb: 'ئەم خشتەیە {count} پەیوەندی پاشەکەوت دەکات؛ ئەوپەڕی {max} دانە بە یەکجار پاشەکەوت دەکرێت. دابەشی بکە.',
})

export interface ContactsOutcome {
  sheet: string | null
  mapping: ContactMapping
  check: ContactsCheck
  /** New, changed and unchanged count contacts; the others count rows. */
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
  /** A word for what storing would do, by which it is seen whether it is still what was looked at. It says nothing of what is in it. */
  seen: string
}

interface Given {
  code: string
  fileName: string
  bytes: Uint8Array
  /** The sheet of a workbook; the likeliest when left out. */
  sheet?: string | undefined
}

/**
 * Reads and checks a sheet against the contacts that the person keeps.
 * @throws FileProblem when it cannot be read; Problem when no sheet of it is about contacts.
 */
export async function checkContactsFile(house: ImportHouse, asking: Asking, given: Given): Promise<ContactsOutcome> {
  const reference = await loadReference(house, asking, given.code)
  const operationId = reference.operation.id
  const contacts = await house.reader.read(listContacts, { operationId, limit: contactsOpenedMax }, asking)
  const table = await openTable(given.bytes, given.fileName)
  const chosen = chooseSheet(table.sheets, contactFeed, {}, given.sheet)
  if ('found' in chosen) {
    const { asked, found, sheets } = chosen
    throw asked === undefined ? noContactSheet({ found }) : noSuchSheet({ sheet: asked, sheets })
  }
  const { sheet, index, mapping } = chosen
  const kept = contacts.filter(({ mayChange }) => mayChange)
  const check = await checkContacts(
    table.rows(index),
    mapping,
    { reference, contacts: kept },
    { headings: headingsOf(sheet), mayKeep: scope => mayKeepContact(asking.actor, operationId, scope) },
  )
  const { rows, rejected, repaired, compared, changes } = check
  const seen = createHash('sha256').update(JSON.stringify(changes)).digest('base64url')
  return { sheet: sheet.name, mapping, check, counts: { rows, ...compared, rejected, repaired }, seen }
}

/**
 * Stores every contact that is right, in one transaction.
 * @param given `seen`: what the person looked at; nothing is stored where it would do something else now.
 * @throws noContactToStore, contactsChanged, tooManyContacts
 */
export async function storeContactsFile(
  house: ImportHouse,
  asking: Asking,
  given: Given & { operationId: string; seen?: string | undefined },
  commandId: string = newId(),
): Promise<ContactsOutcome & { importId: string }> {
  const outcome = await checkContactsFile(house, asking, given)
  const { check, counts } = outcome
  if (given.seen !== undefined && given.seen !== outcome.seen) throw contactsChanged()
  if (check.changes.length === 0) throw noContactToStore({ rejected: counts.rejected })
  if (check.changes.length > contactsPerSheetMax) throw tooManyContacts({ count: check.changes.length, max: contactsPerSheetMax })
  const contacts = check.changes.map(({ row: _, ...change }) => change)
  const input = { operationId: given.operationId, contacts }
  const { importId } = await house.runner.run(storeContacts, input, { ...asking, commandId })
  return { ...outcome, importId }
}
