/** What the check says of a cell of a report, in words: the words of the feed of activities, and a few of its own. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Foreign } from '../../../modules/reporting/pure/belongs.ts'
import type { CellProblem } from '../../../modules/reporting/schema.ts'
import { fieldName } from '../activities/field-names.ts'
import { problemText } from '../activities/messages.ts'

interface Words {
  message: Record<Language, string>
  remedy: Record<Language, string>
}

const own: Record<Foreign | 'row-not-read', Words> = {
  'row-of-another-organisation': {
    message: {
      en: 'This row is of another organisation.',
      ar: 'هذا الصف لمنظمة أخرى.',
      ckb: 'ئەم ڕیزە هی ڕێکخراوێکی ترە.',
    },
    remedy: {
      en: 'Leave the organisation blank, or take the row out.',
      ar: 'اترك المنظمة فارغة أو احذف الصف.',
      ckb: 'ڕێکخراوەکە بەتاڵ بهێڵەوە، یان ڕیزەکە لابە.',
    },
  },
  'row-of-another-cluster': {
    message: {
      en: 'This row is of another cluster.',
      ar: 'هذا الصف لمجموعة أخرى.',
      ckb: 'ئەم ڕیزە هی کڵەستەرێکی ترە.',
    },
    remedy: {
      en: 'Write it in your report to that cluster.',
      ar: 'اكتبه في تقريرك إلى تلك المجموعة.',
      ckb: 'لە ڕاپۆرتەکەت بۆ ئەو کڵەستەرە بینووسە.',
    },
  },
  'row-outside-period': {
    message: {
      en: 'This month lies outside the period of the report.',
      ar: 'هذا الشهر خارج فترة التقرير.',
      ckb: 'ئەم مانگە لە دەرەوەی ماوەی ڕاپۆرتەکەیە.',
    },
    remedy: {
      en: 'Write it in the report of that month.',
      ar: 'اكتبه في تقرير ذلك الشهر.',
      ckb: 'لە ڕاپۆرتی ئەو مانگە بینووسە.',
    },
  },
  'row-not-read': {
    message: {
      en: 'This row reads like a heading or a total, not like an activity.',
      ar: 'يبدو هذا الصف عنوانًا أو مجموعًا لا نشاطًا.',
      ckb: 'ئەم ڕیزە وەک سەردێڕ یان کۆی گشتی دیارە، نەک چالاکی.',
    },
    remedy: {
      en: 'Take the row out.',
      ar: 'احذف الصف.',
      ckb: 'ڕیزەکە لابە.',
    },
  },
}

/** A field of the template in the reader's language. */
export const nameOfField = (field: string, language: Language): string => fieldName(field, language)

/** What is wrong with a cell and what to do about it, in the reader's language. */
export function cellProblemText(
  { field, code, value, details }: CellProblem,
  language: Language,
): { message: string; remedy: string } {
  if (Object.hasOwn(own, code)) {
    const words = own[code as keyof typeof own]
    return { message: words.message[language], remedy: words.remedy[language] }
  }
  return problemText(
    { code, column: field === null ? null : fieldName(field, language), value: value ?? null, details: details ?? {} },
    language,
  )
}
