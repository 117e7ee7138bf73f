import { defineProblem } from '../../kernel/problems.ts'

export const importNotOpen = defineProblem('import-not-open', 409, {
  en: 'This import is already committed or undone. Send the file again to import it once more.',
  ar: 'هذا الاستيراد نُفّذ أو أُلغي من قبل. أرسل الملف مجددًا لاستيراده مرة أخرى.',
  ckb: 'ئەم هاوردەکردنە پێشتر جێبەجێ کراوە یان هەڵوەشێنراوەتەوە. فایلەکە دووبارە بنێرە.',
})
