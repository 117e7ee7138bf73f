import { defineProblem } from '../../kernel/problems.ts'

/** The thing is in a state that the step does not lead out of. */
export const stepNotOpen = defineProblem('step-not-open', 409, {
  en: 'This cannot be done now: it is {state}.',
  ar: 'لا يمكن ذلك الآن: الحالة {state}.',
  ckb: 'ئێستا ئەمە ناکرێت: دۆخەکە {state}ە.',
})

export const meetingNotYet = defineProblem('meeting-not-yet', 422, {
  en: 'This meeting has not begun yet. Change its time if it was held earlier.',
  ar: 'لم يبدأ هذا الاجتماع بعد. غيّر موعده إن كان قد عُقد قبل ذلك.',
  ckb: 'ئەم کۆبوونەوەیە هێشتا دەستی پێ نەکردووە. ئەگەر زووتر کراوە کاتەکەی بگۆڕە.',
})

export const minutesMissing = defineProblem('minutes-missing', 422, {
  en: 'There are no minutes to agree on. Write them down first.',
  ar: 'لا محضر للموافقة عليه. دوّنه أولًا.',
  ckb: 'هیچ کۆنووسێک نییە بۆ پەسەندکردن. سەرەتا بینووسە.',
})

export const endsBeforeStart = defineProblem('meeting-ends-before-start', 422, {
  en: 'The meeting ends before it begins.',
  ar: 'ينتهي الاجتماع قبل أن يبدأ.',
  ckb: 'کۆبوونەوەکە پێش دەستپێکردن کۆتایی دێت.',
})

export const personWithoutRole = defineProblem('person-without-role', 422, {
  en: 'Somebody named here never had a role in this operation.',
  ar: 'أحد المذكورين هنا لم يكن له دور في هذه العملية قط.',
  ckb: 'کەسێک لەوانەی لێرە ناویان هاتووە هەرگیز ڕۆڵی لەم ئۆپەراسیۆنەدا نەبووە.',
})

export const organisationUnknown = defineProblem('organisation-unknown', 422, {
  en: 'An organisation named here is not one of the operation.',
  ar: 'منظمة مذكورة هنا ليست من منظمات العملية.',
  ckb: 'ڕێکخراوێک کە لێرە ناوی هاتووە هی ئۆپەراسیۆنەکە نییە.',
})

export const cannotTakeOver = defineProblem('cannot-take-over', 422, {
  en: 'Whoever takes the cluster over must be another of its task managers.',
  ar: 'يجب أن يكون من يتسلّم المجموعة مدير مهام آخر لها.',
  ckb: 'ئەوەی کڵەستەرەکە وەردەگرێت دەبێت بەڕێوەبەرێکی تری ئەرکی ئەو بێت.',
})
