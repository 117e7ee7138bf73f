import { defineProblem } from '../../kernel/problems.ts'

export const lastAdministrator = defineProblem('last-administrator', 409, {
  en: 'This is the last administrator. Make another person administrator first.',
  ar: 'هذا آخر مسؤول للنظام. اجعل شخصًا آخر مسؤولًا أولًا.',
  ckb: 'ئەمە دوایین بەڕێوەبەری سیستەمە. سەرەتا کەسێکی تر بکە بە بەڕێوەبەر.',
})

export const emailTaken = defineProblem('email-taken', 409, {
  en: 'There is already an account with this e-mail address. Sign in with it, then open the link again.',
  ar: 'يوجد حساب بهذا البريد الإلكتروني. سجّل الدخول به ثم افتح الرابط مجددًا.',
  ckb: 'پێشتر هەژمارێک بەم ئیمەیڵە هەیە. پێی بچۆ ژوورەوە، پاشان بەستەرەکە دووبارە بکەرەوە.',
})

export const personNeeded = defineProblem('person-needed', 422, {
  en: 'Name, e-mail address and password are needed to make the account.',
  ar: 'يلزم الاسم والبريد الإلكتروني وكلمة المرور لإنشاء الحساب.',
  ckb: 'ناو و ئیمەیڵ و وشەی نهێنی پێویستن بۆ دروستکردنی هەژمارەکە.',
})

export const datesReversed = defineProblem('dates-reversed', 422, {
  en: 'The last day ({to}) is before the first day ({from}).',
  ar: 'اليوم الأخير ({to}) قبل اليوم الأول ({from}).',
  ckb: 'دوایین ڕۆژ ({to}) پێش یەکەم ڕۆژە ({from}).',
})

export const alreadyEnded = defineProblem('role-already-ended', 409, {
  en: 'This role has already ended.',
  ar: 'انتهى هذا الدور من قبل.',
  ckb: 'ئەم ڕۆڵە پێشتر کۆتایی هاتووە.',
})

export const dayPassed = defineProblem('day-passed', 422, {
  en: 'The day {day} has passed. Give today or a later day.',
  ar: 'اليوم {day} قد مضى. أدخل اليوم أو يومًا لاحقًا.',
  ckb: 'ڕۆژی {day} تێپەڕیوە. ئەمڕۆ یان ڕۆژێکی دواتر بدە.',
})
