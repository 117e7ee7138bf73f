import { defineProblem } from '../../kernel/problems.ts'

/** The report is in a state that the step does not lead out of. */
export const sitrepStepNotOpen = defineProblem('sitrep-step-not-open', 409, {
  en: 'This cannot be done now: somebody took a step with this report meanwhile, or it is published already.',
  ar: 'لا يمكن ذلك الآن: اتخذ شخص خطوة في هذا التقرير في هذه الأثناء، أو أنه نُشر من قبل.',
  ckb: 'ئێستا ئەمە ناکرێت: لەم نێوانەدا کەسێک هەنگاوێکی لەم ڕاپۆرتەدا ناوە، یان پێشتر بڵاوکراوەتەوە.',
})

export const sitrepInWork = defineProblem('sitrep-in-work', 409, {
  en: 'A report for these months is being worked on already. Open it in the list, or withdraw it first.',
  ar: 'يجري العمل على تقرير لهذه الأشهر من قبل. افتحه من القائمة، أو اسحبه أولًا.',
  ckb: 'پێشتر کار لەسەر ڕاپۆرتێک بۆ ئەم مانگانە دەکرێت. لە لیستەکەدا بیکەرەوە، یان سەرەتا بیکشێنەوە.',
})

export const sitrepPublished = defineProblem('sitrep-published', 409, {
  en: 'A report for these months is published. Correct it: that makes a new edition.',
  ar: 'نُشر تقرير لهذه الأشهر. صحّحه: يُنشئ ذلك إصدارًا جديدًا.',
  ckb: 'ڕاپۆرتێک بۆ ئەم مانگانە بڵاوکراوەتەوە. ڕاستی بکەرەوە: ئەوە وەشانێکی نوێ دروست دەکات.',
})

export const ownDraft = defineProblem('own-draft', 422, {
  en: 'You made this report or wrote in it. Somebody else reviews it.',
  ar: 'أنت أعددت هذا التقرير أو كتبت فيه. يراجعه شخص آخر.',
  ckb: 'تۆ ئەم ڕاپۆرتەت دروستکردووە یان تێیدا نووسیوتە. کەسێکی تر پێداچوونەوەی بۆ دەکات.',
})

export const clusterNotThen = defineProblem('cluster-not-in-use', 422, {
  en: 'The cluster is not one of the operation.',
  ar: 'المجموعة ليست من مجموعات العملية.',
  ckb: 'کڵەستەرەکە هی ئۆپەراسیۆنەکە نییە.',
})
