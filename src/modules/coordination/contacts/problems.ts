import { defineProblem } from '../../../kernel/problems.ts'

export const contactOver = defineProblem('contact-over', 409, {
  en: 'This contact has left the operation or was erased.',
  ar: 'غادرت جهة الاتصال هذه العملية أو مُحيت.',
  ckb: 'ئەم پەیوەندییە ئۆپەراسیۆنەکەی بەجێهێشتووە یان سڕاوەتەوە.',
})

export const alreadyThere = defineProblem('already-there', 409, {
  en: 'This contact is checked in there already.',
  ar: 'جهة الاتصال مسجَّلة هناك من قبل.',
  ckb: 'ئەم پەیوەندییە پێشتر لەوێ تۆمارکراوە.',
})

export const notThere = defineProblem('not-there', 409, {
  en: 'This contact is not checked in there.',
  ar: 'جهة الاتصال غير مسجَّلة هناك.',
  ckb: 'ئەم پەیوەندییە لەوێ تۆمار نەکراوە.',
})

export const daysOutOfOrder = defineProblem('days-out-of-order', 422, {
  en: 'The day of leaving is before the day of coming ({since}).',
  ar: 'يوم المغادرة قبل يوم القدوم ({since}).',
  ckb: 'ڕۆژی ڕۆیشتن پێش ڕۆژی هاتنە ({since}).',
})

export const placeUnknown = defineProblem('place-unknown', 422, {
  en: 'This place is not one of the operation.',
  ar: 'هذا المكان ليس من أماكن العملية.',
  ckb: 'ئەم شوێنە هی ئۆپەراسیۆنەکە نییە.',
})

export const clusterUnknown = defineProblem('cluster-unknown', 422, {
  en: 'A cluster named here is not one of the operation.',
  ar: 'مجموعة مذكورة هنا ليست من مجموعات العملية.',
  ckb: 'کڵەستەرێک کە لێرە ناوی هاتووە هی ئۆپەراسیۆنەکە نییە.',
})

export const notYourOrganisation = defineProblem('not-your-organisation', 422, {
  en: 'You can only be a contact of an organisation that you work for here.',
  ar: 'لا يمكنك أن تكون جهة اتصال إلا لمنظمة تعمل لها هنا.',
  ckb: 'تەنها دەتوانیت پەیوەندیی ئەو ڕێکخراوە بیت کە لێرە کاری بۆ دەکەیت.',
})

export const alreadyHeld = defineProblem('already-held', 409, {
  en: 'Somebody holds this responsibility in these days already (from {starts}). End it first.',
  ar: 'هناك من يتولى هذه المسؤولية في هذه الأيام (منذ {starts}). أنهِها أولًا.',
  ckb: 'لەم ڕۆژانەدا کەسێک ئەم بەرپرسیارێتییەی لە ئەستۆیە (لە {starts}ەوە). سەرەتا کۆتایی پێ بێنە.',
})

export const responsibilityOver = defineProblem('responsibility-over', 409, {
  en: 'This responsibility has ended.',
  ar: 'انتهت هذه المسؤولية.',
  ckb: 'ئەم بەرپرسیارێتییە کۆتایی هاتووە.',
})

export const contactImportOver = defineProblem('contact-import-over', 409, {
  en: 'This sheet of contacts is undone already.',
  ar: 'جرى التراجع عن جدول جهات الاتصال هذا من قبل.',
  ckb: 'ئەم خشتەیەی پەیوەندییەکان پێشتر هەڵوەشێنراوەتەوە.',
})
