/** The list of problems that we write into a workbook beside a partner's sheet: its headings, by which it is never taken for data. */
import type { Language } from '../../kernel/pure/languages.ts'
import type { SheetSummary } from '../formats/table.ts'

export interface ProblemListWords {
  sheet: string
  row: string
  column: string
  value: string
  severity: string
  problem: string
  remedy: string
  error: string
  warning: string
  repair: string
  /** Above the list. */
  note: string
  shortened: string
  more: string
  /** In the comment of a cell that was repaired. */
  was: string
}

export const problemListWords: Record<Language, ProblemListWords> = {
  en: {
    sheet: 'Problems',
    severity: 'Severity',
    row: 'Row',
    column: 'Column',
    value: 'Value',
    problem: 'Problem',
    remedy: 'What to do',
    error: 'error',
    warning: 'warning',
    repair: 'repair',
    note: 'Cells are coloured on the other sheet: red must be corrected, amber should be looked at, green was repaired. Rows in pale red were rejected. Correct them there and send this workbook again; this list is not read.',
    shortened:
      'The sheet has more than {limit} rows: only its headings and the {count} rows with problems are in this workbook. Row numbers are those of the file that was sent.',
    more: 'The first {shown} of {count} problems are listed.',
    was: 'It was: {value}',
  },
  ar: {
    sheet: 'المشكلات',
    severity: 'الدرجة',
    row: 'الصف',
    column: 'العمود',
    value: 'القيمة',
    problem: 'المشكلة',
    remedy: 'ما العمل',
    error: 'خطأ',
    warning: 'تحذير',
    repair: 'إصلاح',
    note: 'الخلايا ملوّنة في الورقة الأخرى: الأحمر يجب تصحيحه، والكهرماني ينبغي النظر فيه، والأخضر أُصلح. الصفوف بالأحمر الفاتح مرفوضة. صحّحها هناك وأرسل هذا المصنف مجددًا؛ هذه القائمة لا تُقرأ.',
    shortened:
      'في الجدول أكثر من {limit} صف: لا يضم هذا المصنف إلا عناوينه والصفوف ذات المشكلات وعددها {count}. أرقام الصفوف هي أرقام الملف المرسل.',
    more: 'تُدرج أول {shown} من {count} مشكلة.',
    was: 'كانت: {value}',
  },
  ckb: {
    sheet: 'کێشەکان',
    severity: 'پلە',
    row: 'ڕیز',
    column: 'ستوون',
    value: 'نرخ',
    problem: 'کێشە',
    remedy: 'چی بکرێت',
    error: 'هەڵە',
    warning: 'ئاگاداری',
    repair: 'چاککردن',
    note: 'خانەکان لە لاپەڕەکەی تردا ڕەنگکراون: سوور دەبێت ڕاست بکرێتەوە، زەرد سەیر بکرێت، سەوز چاککراوە. ڕیزە سووری کاڵەکان ڕەتکراونەتەوە. لەوێ ڕاستیان بکەرەوە و ئەم فایلە دووبارە بنێرە؛ ئەم لیستە ناخوێندرێتەوە.',
    shortened:
      'خشتەکە زیاتر لە {limit} ڕیزی هەیە: تەنها سەردێڕەکان و {count} ڕیزی کێشەدار لەم فایلەدان. ژمارەی ڕیزەکان هی فایلە نێردراوەکەن.',
    more: 'یەکەم {shown} لە {count} کێشە لیستکراون.',
    was: 'پێشتر: {value}',
  },
}

/** Headings of the list, in the order of its columns. */
export function problemListHeadings(language: Language): string[] {
  const { severity, row, column, value, problem, remedy } = problemListWords[language]
  return [severity, row, column, value, problem, remedy]
}

const written = new Set((['en', 'ar', 'ckb'] as const).map(language => problemListHeadings(language).join('|')))

/** Whether a sheet is a list of problems that we wrote. */
export function isProblemList({ columns }: SheetSummary): boolean {
  return written.has(columns.map(({ header }) => header).join('|'))
}
