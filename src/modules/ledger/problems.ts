import { defineProblem } from '../../kernel/problems.ts'

/** Details: `posting` (which of the postings given, from 0), `holderId`, `account`, `there` and `asked` (decimal), `currency`. */
export const notEnoughMoney = defineProblem('not-enough-money', 409, {
  en: 'There is not enough money ({account}): {there} {currency} is there, {asked} {currency} was asked for. Nothing was posted.',
  ar: 'لا يوجد مال كافٍ ({account}): الموجود {there} {currency} والمطلوب {asked} {currency}. لم يُقيَّد شيء.',
  ckb: 'پارەی پێویست نییە ({account}): {there} {currency} هەیە و {asked} {currency} داواکراوە. هیچ شتێک تۆمار نەکرا.',
})
/** Details: `posting`, `month`. */
export const periodClosed = defineProblem('period-closed', 409, {
  en: 'The month {month} is closed for entries. Correct what happened in it by a reversal, which is posted in the first open month.',
  ar: 'الشهر {month} مغلق أمام القيود. صحّح ما حدث فيه بقيد عكسي يُقيَّد في أول شهر مفتوح.',
  ckb: 'مانگی {month} بۆ تۆمارەکان داخراوە. ئەوەی تێیدا ڕوویداوە بە تۆماری پێچەوانە ڕاست بکەرەوە کە لە یەکەم مانگی کراوەدا تۆمار دەکرێت.',
})
export const entryReversedBefore = defineProblem('entry-reversed-before', 409, {
  en: 'This entry has been reversed already. An entry is reversed once, whole.',
  ar: 'عُكس هذا القيد من قبل. يُعكس القيد مرة واحدة وبكامله.',
  ckb: 'ئەم تۆمارە پێشتر پێچەوانە کراوەتەوە. هەر تۆمارێک یەک جار و بە تەواوی پێچەوانە دەکرێتەوە.',
})
export const entryIsReversal = defineProblem('entry-is-reversal', 409, {
  en: 'This entry is itself a reversal, and stays. Post the money anew instead.',
  ar: 'هذا القيد نفسه قيد عكسي ويبقى كما هو. قيّد المال من جديد بدلًا من ذلك.',
  ckb: 'ئەم تۆمارە خۆی پێچەوانەکردنەوەیە و دەمێنێتەوە. لەبری ئەوە پارەکە سەرلەنوێ تۆمار بکە.',
})
export const monthNotOver = defineProblem('ledger-month-not-over', 422, {
  en: 'The month {month} is not over. A month closes for entries when it has ended.',
  ar: 'لم ينتهِ الشهر {month} بعد. يُغلق الشهر أمام القيود بعد انتهائه.',
  ckb: 'مانگی {month} تەواو نەبووە. مانگ کاتێک بۆ تۆمارەکان دادەخرێت کە کۆتایی هاتبێت.',
})
export const baseCurrencyInUse = defineProblem('base-currency-in-use', 409, {
  en: 'Rates and entries of this operation are kept in {base}. Its base currency cannot be changed any more.',
  ar: 'أسعار هذه العملية وقيودها محفوظة بعملة {base}. لم يعد ممكنًا تغيير عملتها الأساسية.',
  ckb: 'نرخ و تۆمارەکانی ئەم ئۆپەراسیۆنە بە {base} هەڵگیراون. چیتر دراوی بنەڕەتی ناگۆڕدرێت.',
})
export const illustrativeInUse = defineProblem('illustrative-money-in-use', 409, {
  en: 'Real entries have taken money from illustrative ones ({entries}). Reverse them first.',
  ar: 'أخذت قيود حقيقية مالًا من قيود توضيحية ({entries}). اعكسها أولًا.',
  ckb: 'تۆماری ڕاستەقینە پارەیان لە تۆماری نموونەیی وەرگرتووە ({entries}). سەرەتا ئەوانە پێچەوانە بکەرەوە.',
})
