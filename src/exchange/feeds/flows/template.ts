/** The workbook that finance officers fill: headings in their language, a row of HXL tags, drop-down lists, instructions in three languages. */
import ExcelJS from 'exceljs'
import { directionOf, type Language, languages, nameIn } from '../../../kernel/pure/languages.ts'
import { type FlowField, flowColumns, writtenFields } from './fields.ts'
import { flowKinds, kindWord, strengthWord, strengthWords } from './kinds.ts'
import type { KnownFlows } from './known.ts'

const rowsOffered = 500
const headingRows = 2
const at: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

const sheetNames: Record<Language, string> = { en: 'Money', ar: 'الأموال', ckb: 'پارە' }
const instructions: Record<Language, readonly string[]> = {
  en: [
    'One row for each movement of money: a pledge, a commitment, a payment, an allocation, a sub-grant, a disbursement, an expenditure, a refund.',
    'Give each agreement a code, and the same code in all its rows. Only pledges, commitments and payments can do without.',
    'An allocation or sub-grant names the agreement or the fund that its money comes from.',
    'Write amounts in the currency of the agreement, as numbers above zero. Money that goes back is a refund or a reduction.',
    'Write dates as YYYY-MM-DD. The rate is how many units of the currency are one US dollar.',
    'Leave the entry ID empty for new rows. To correct rows, download them, edit them and send the file again: the same sheet again is no new money.',
    'Do not change the first two rows.',
  ],
  ar: [
    'صف واحد لكل حركة مال: تعهد أو التزام أو دفعة أو تخصيص أو منحة فرعية أو صرف أو إنفاق أو استرداد.',
    'أعط كل اتفاقية رمزًا واكتبه في كل صفوفها. التعهدات والالتزامات والدفعات وحدها تستغني عنه.',
    'يذكر التخصيص أو المنحة الفرعية الاتفاقية أو الصندوق الذي يأتي منه المال.',
    'اكتب المبالغ بعملة الاتفاقية أرقامًا أكبر من صفر. المال العائد استرداد أو تخفيض.',
    'اكتب التواريخ بصيغة YYYY-MM-DD. سعر الصرف هو عدد وحدات العملة لكل دولار أمريكي.',
    'اترك رقم القيد فارغًا للصفوف الجديدة. لتصحيح صفوف نزّلها وعدّلها وأرسل الملف مجددًا: الجدول نفسه مرة أخرى ليس مالًا جديدًا.',
    'لا تغيّر الصفين الأولين.',
  ],
  ckb: [
    'بۆ هەر جووڵەیەکی پارە یەک ڕیز: بەڵێن، پابەندبوون، پارەدان، تەرخانکردن، لاوەبەخشین، گواستنەوەی پارە، خەرجی یان گەڕاندنەوە.',
    'کۆدێک بدە بە هەر ڕێککەوتنێک و لە هەموو ڕیزەکانیدا هەمان کۆد بنووسە. تەنها بەڵێن و پابەندبوون و پارەدان بێ ئەو دەبن.',
    'تەرخانکردن یان لاوەبەخشین ئەو ڕێککەوتن یان سندوقە ناو دەبات کە پارەکەی لێوە دێت.',
    'بڕەکان بە دراوی ڕێککەوتنەکە بنووسە، وەک ژمارەی گەورەتر لە سفر. پارەی گەڕاوە گەڕاندنەوە یان کەمکردنەوەیە.',
    'بەروارەکان بە شێوەی YYYY-MM-DD بنووسە. نرخ ئەوەیە چەند یەکەی دراوەکە دەکاتە یەک دۆلاری ئەمریکی.',
    'بۆ ڕیزی نوێ ناسنامەی تۆمار بەتاڵ بهێڵەوە. بۆ ڕاستکردنەوە، ڕیزەکان دابگرە، دەستکارییان بکە و فایلەکە دووبارە بنێرە: هەمان خشتە دووبارە پارەی نوێ نییە.',
    'دوو ڕیزی یەکەم مەگۆڕە.',
  ],
}

const commonCurrencies = ['USD', 'EUR', 'IQD', 'GBP', 'JPY', 'CHF', 'SEK', 'NOK', 'DKK', 'CAD', 'AUD', 'KWD', 'SAR', 'AED']
const unique = (names: readonly string[]) => [...new Set(names.filter(Boolean))]

/** A column of a list sheet, by its letter. */
const letterOf = (column: number) => String.fromCharCode(64 + column)

/** What may be chosen under a column; a list that does not hold it warns and refuses nothing. */
function choicesOf(known: KnownFlows, language: Language): Partial<Record<FlowField, string[]>> {
  const { reference } = known
  const organisations = unique(reference.organisations.map(({ acronym, names }) => acronym ?? nameIn(names, language))).sort(
    (a, b) => a.localeCompare(b, language),
  )
  return {
    kind: flowKinds.map(kind => kindWord(kind, language)),
    agreement: known.agreements.map(({ code }) => code),
    parent: known.agreements.map(({ code }) => code),
    ...{ giver: organisations, receiver: organisations },
    fund: known.funds.map(({ code }) => code),
    currency: unique([known.baseCurrency, ...commonCurrencies, ...known.agreements.map(({ currency }) => currency)]),
    cluster: unique(reference.clusters.filter(({ parentId }) => parentId === null).map(({ names }) => nameIn(names, language))),
    project: [...known.projectCodes].sort(),
    group: unique(reference.groups.map(({ names }) => nameIn(names, language))),
    earmark: (Object.keys(strengthWords) as (keyof typeof strengthWords)[]).map(strength => strengthWord(strength, language)),
  }
}

/** Makes the template of an operation. @returns the bytes of a workbook (.xlsx). */
export async function flowTemplate(known: KnownFlows, language: Language): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(sheetNames[language], {
    views: [{ state: 'frozen', ySplit: headingRows, rightToLeft: directionOf(language) === 'rtl' }],
  })
  const help = workbook.addWorksheet('Instructions')
  const lists = workbook.addWorksheet('Lists', { state: 'veryHidden' })
  const columns = writtenFields.map(field => flowColumns[field])
  sheet.addRow(columns.map(({ heading }) => heading[at[language]])).font = { bold: true }
  sheet.addRow(columns.map(({ tag }) => tag)).font = { color: { argb: 'FF808080' }, size: 9 }
  let list = 0
  for (const [field, values] of Object.entries(choicesOf(known, language)) as [FlowField, string[]][]) {
    if (values.length === 0) continue
    list += 1
    values.forEach((value, index) => {
      lists.getCell(index + 1, list).value = value
    })
    const column = writtenFields.indexOf(field) + 1
    const formula = `Lists!$${letterOf(list)}$1:$${letterOf(list)}$${values.length}`
    for (let row = headingRows + 1; row <= headingRows + rowsOffered; row += 1)
      sheet.getCell(row, column).dataValidation = {
        ...{ type: 'list', allowBlank: true, formulae: [formula], errorStyle: 'warning' },
        // Codes of agreements may be new ones; names that are not in a list are warned about.
        showErrorMessage: !['agreement', 'parent', 'project'].includes(field),
      }
  }
  columns.forEach(({ heading }, index) => {
    sheet.getColumn(index + 1).width = Math.max(12, heading[at[language]].length + 3)
    for (let row = headingRows + 1; row <= headingRows + rowsOffered; row += 1)
      sheet.getCell(row, index + 1).protection = { locked: false }
  })
  // Without a password: it keeps from slips, not from people.
  await sheet.protect('', { insertRows: true, deleteRows: true, formatColumns: true, autoFilter: true, sort: true })
  help.getColumn(1).width = 110
  for (const each of languages)
    for (const text of ['', ...instructions[each]])
      help.addRow([text]).getCell(1).alignment = {
        wrapText: true,
        readingOrder: directionOf(each),
        horizontal: directionOf(each) === 'rtl' ? 'right' : 'left',
      }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
