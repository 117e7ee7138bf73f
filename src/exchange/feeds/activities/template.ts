/**
 * The workbook that partners fill: headings in their language, a row of HXL tags, drop-down lists that follow each other
 * (governorate, then its districts; cluster, then its sub-clusters), a protected structure, and instructions in three languages.
 */
import ExcelJS from 'exceljs'
import { directionOf, type Language, languages, nameIn } from '../../../kernel/pure/languages.ts'
import type { Reference } from '../reference.ts'
import { markRows, markSheet } from './check/template-mark.ts'
import { sheetColumns } from './export.ts'
import { type Asking, type ImportHouse, loadReference } from './import.ts'
import { offeredObjectives } from './offered-objectives.ts'

/** Rows that may be filled. */
export const rowsOffered = 500
const headingRows = 2

const sheetNames: Record<Language, string> = { en: 'Activities', ar: 'الأنشطة', ckb: 'چالاکییەکان' }
const instructions: Record<Language, readonly string[]> = {
  en: [
    'One row for each activity, month, place and population group.',
    'Choose organisations, clusters and places from the lists; a place that is not in a list may be written.',
    'People are whole numbers. Leave a cell blank when a number is not known, and write 0 when nobody was reached.',
    'Choose the objective of the plan that the activity serves, where there is one: people reached count for it.',
    'Write months as YYYY-MM and dates as YYYY-MM-DD.',
    'Leave Record ID blank for new rows. To correct rows, download them, edit them and send the file again.',
    'Do not change the first two rows.',
  ],
  ar: [
    'صف واحد لكل نشاط وشهر ومكان وفئة سكانية.',
    'اختر المنظمات والمجموعات والأماكن من القوائم؛ ويمكن كتابة مكان غير موجود في القائمة.',
    'أعداد الناس أعداد صحيحة. اترك الخلية فارغة إن لم يُعرف العدد، واكتب 0 إن لم تصل المساعدة إلى أحد.',
    'اختر هدف الخطة الذي يخدمه النشاط إن وُجد: يُحسب له من وصلت إليهم المساعدة.',
    'اكتب الأشهر بصيغة YYYY-MM والتواريخ بصيغة YYYY-MM-DD.',
    'اترك رقم السجل فارغًا للصفوف الجديدة. لتصحيح صفوف نزّلها وعدّلها وأرسل الملف مجددًا.',
    'لا تغيّر الصفين الأولين.',
  ],
  ckb: [
    'بۆ هەر چالاکی، مانگ، شوێن و گروپی دانیشتووان یەک ڕیز.',
    'ڕێکخراو و کڵەستەر و شوێن لە لیستەکان هەڵبژێرە؛ شوێنێک کە لە لیستدا نییە دەکرێت بنووسرێت.',
    'ژمارەی خەڵک ژمارەی تەواوە. ئەگەر ژمارەکە نەزانراوە خانەکە بەتاڵ بهێڵەوە، و ئەگەر کەس پێنەگەیشت 0 بنووسە.',
    'ئامانجی ئەو پلانە هەڵبژێرە کە چالاکییەکە خزمەتی دەکات، ئەگەر هەبێت: کەسانی پێگەیشتوو بۆی دەژمێردرێن.',
    'مانگ بە شێوەی YYYY-MM و بەروار بە شێوەی YYYY-MM-DD بنووسە.',
    'بۆ ڕیزی نوێ ناسنامەی تۆمار بەتاڵ بهێڵەوە. بۆ ڕاستکردنەوە، ڕیزەکان دابگرە، دەستکارییان بکە و فایلەکە دووبارە بنێرە.',
    'دوو ڕیزی یەکەم مەگۆڕە.',
  ],
}

/** A column of a list sheet, by its letter. */
function letterOf(index: number): string {
  let letters = ''
  for (let rest = index; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** Names in the order of the list, each once. */
const unique = (names: readonly string[]) => [...new Set(names.filter(Boolean))]

interface Family {
  parent: string
  children: string[]
}

/** Writes a list into a column of the hidden sheet and gives the range that holds it. */
function writeList(lists: ExcelJS.Worksheet, column: number, values: readonly string[]): string {
  values.forEach((value, index) => {
    lists.getCell(index + 1, column).value = value
  })
  const letter = letterOf(column)
  return `Lists!$${letter}$1:$${letter}$${Math.max(1, values.length)}`
}

/**
 * Parents and children in two columns, families together: the drop-down of children is the part of the list whose parent stands in
 * another cell. Works in Excel and LibreOffice without names that scripts would have to keep.
 */
function writeFamilies(lists: ExcelJS.Worksheet, column: number, families: readonly Family[]): (parentCell: string) => string {
  let row = 0
  for (const { parent, children } of families)
    for (const child of children) {
      row += 1
      lists.getCell(row, column).value = parent
      lists.getCell(row, column + 1).value = child
    }
  const parents = `Lists!$${letterOf(column)}$1:$${letterOf(column)}$${Math.max(1, row)}`
  const first = `Lists!$${letterOf(column + 1)}$1`
  return parentCell => `OFFSET(${first},MATCH(${parentCell},${parents},0)-1,0,COUNTIF(${parents},${parentCell}),1)`
}

function familiesOf(reference: Reference, level: number): Family[] {
  const name = (place: Reference['places'][number]) => nameIn(place.names, 'en')
  return reference.places
    .filter(place => place.level === level)
    .map(parent => ({
      parent: name(parent),
      children: unique(
        reference.places.filter(place => place.parentId === parent.id && place.level === level + 1).map(name),
      ).sort(),
    }))
    .filter(({ children }) => children.length > 0)
}

/** Makes the template of an operation. @returns the bytes of a workbook (.xlsx). */
export async function activityTemplate(
  house: Pick<ImportHouse, 'reader' | 'db' | 'runner'>,
  asking: Asking,
  code: string,
): Promise<ArrayBuffer> {
  const { language } = asking
  const reference = await loadReference(house, asking, code)
  const columns = sheetColumns(language)
  const at = new Map(columns.map(({ tag }, index) => [tag, index + 1]))
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(sheetNames[language], {
    views: [{ state: 'frozen', ySplit: headingRows, rightToLeft: directionOf(language) === 'rtl' }],
  })
  const help = workbook.addWorksheet('Instructions')
  const lists = workbook.addWorksheet('Lists', { state: 'veryHidden' })

  sheet.addRow(columns.map(({ heading }) => heading)).font = { bold: true }
  sheet.addRow(columns.map(({ tag }) => tag)).font = { color: { argb: 'FF808080' }, size: 9 }
  columns.forEach(({ heading }, index) => {
    sheet.getColumn(index + 1).width = Math.max(12, heading.length + 3)
  })

  const names = (entries: readonly { names: Reference['groups'][number]['names'] }[]) =>
    unique(entries.map(entry => nameIn(entry.names, 'en')))
  const organisations = writeList(lists, 1, names(reference.organisations).sort())
  const clusters = writeList(lists, 2, names(reference.clusters.filter(({ parentId }) => parentId === null)))
  const groups = writeList(lists, 3, names(reference.groups))
  const statuses = writeList(lists, 4, ['planned', 'ongoing', 'completed', 'suspended', 'cancelled'])
  const first = Math.min(...reference.places.filter(({ level }) => level > 0).map(({ level }) => level))
  const areas = writeList(lists, 5, names(reference.places.filter(({ level }) => level === first)).sort())
  const subclusters = writeFamilies(
    lists,
    6,
    reference.clusters
      .filter(({ parentId }) => parentId === null)
      .map(parent => ({
        parent: nameIn(parent.names, 'en'),
        children: reference.clusters.filter(({ parentId }) => parentId === parent.id).map(child => child.code),
      }))
      .filter(({ children }) => children.length > 0),
  )
  const inside = [1, 2, 3].map((level, index) => writeFamilies(lists, 8 + index * 2, familiesOf(reference, level)))

  const objectives = await offeredObjectives(house, asking, reference.operation.id)
  const objectiveList = writeList(lists, 14, objectives)

  const offer = (tag: string, formula: (row: number) => string, strict: boolean) => {
    const column = at.get(tag)
    if (column === undefined) return
    for (let row = headingRows + 1; row <= headingRows + rowsOffered; row++)
      sheet.getCell(row, column).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [formula(row)],
        // A name that is not in a list may be new: it is warned about, never refused.
        showErrorMessage: strict,
        errorStyle: 'warning',
      }
  }
  const cellOf = (tag: string, row: number) => `$${letterOf(at.get(tag) ?? 1)}${row}`
  offer('#org+name+prog', () => organisations, true)
  offer('#org+impl+name', () => organisations, true)
  offer('#sector+name', () => clusters, true)
  if (objectives.length > 0) offer('#objective', () => objectiveList, false)
  offer('#subsector', row => subclusters(cellOf('#sector+name', row)), false)
  offer('#beneficiary+type', () => groups, true)
  offer('#status', () => statuses, true)
  if (Number.isFinite(first)) offer(`#adm${first}+name`, () => areas, true)
  inside.forEach((formula, index) => {
    offer(`#adm${index + 2}+name`, row => formula(cellOf(`#adm${index + 1}+name`, row)), false)
  })

  for (let row = headingRows + 1; row <= headingRows + rowsOffered; row++)
    columns.forEach((_, index) => {
      sheet.getCell(row, index + 1).protection = { locked: false }
    })
  // Without a password: it keeps from slips, not from people. Rows may be added and deleted.
  await sheet.protect('', { insertRows: true, deleteRows: true, formatColumns: true, autoFilter: true, sort: true })

  help.getColumn(1).width = 110
  for (const each of languages)
    for (const text of ['', ...instructions[each]])
      help.addRow([text]).getCell(1).alignment = {
        wrapText: true,
        readingOrder: directionOf(each),
        horizontal: directionOf(each) === 'rtl' ? 'right' : 'left',
      }

  const mark = workbook.addWorksheet(markSheet, { state: 'veryHidden' })
  for (const text of markRows(reference, new Date().toISOString().slice(0, 10))) mark.addRow([text])
  await mark.protect('', {})
  return workbook.xlsx.writeBuffer() as Promise<ArrayBuffer>
}
