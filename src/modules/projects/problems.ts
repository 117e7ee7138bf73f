import { defineProblem } from '../../kernel/problems.ts'

export const sheetChanged = defineProblem('project-changed', 409, {
  en: 'Somebody changed the project {code} in the meantime. Look at it as it is now, then change it again.',
  ar: 'غيّر شخص آخر المشروع {code} في هذه الأثناء. انظر إليه كما هو الآن ثم عدّله مجددًا.',
  ckb: 'لەم نێوەندەدا کەسێکی تر پڕۆژەی {code}ی گۆڕیوە. وەک ئێستا سەیری بکە و دواتر دووبارە بیگۆڕە.',
})
export const stepTaken = defineProblem('project-step-taken', 409, {
  en: 'The project {code} does not stand where you saw it any more. Look at where it stands now.',
  ar: 'لم يعد المشروع {code} في الموضع الذي رأيته. انظر أين هو الآن.',
  ckb: 'پڕۆژەی {code} چیتر لەو شوێنەدا نییە کە بینیت. سەیر بکە ئێستا لە کوێدایە.',
})
export const noSuchStep = defineProblem('project-no-such-step', 422, {
  en: 'The path of this operation has no step “{step}” from where the project stands.',
  ar: 'ليس في مسار هذه العملية خطوة «{step}» من الموضع الذي يقف فيه المشروع.',
  ckb: 'ڕێڕەوی ئەم ئۆپەراسیۆنە هەنگاوی «{step}»ی لەو شوێنەوە نییە کە پڕۆژەکە تێیدایە.',
})
export const stepNeeds = defineProblem('project-step-needs', 422, {
  en: 'This step needs its reason, or the day it happened, before it can be taken.',
  ar: 'تحتاج هذه الخطوة إلى سببها أو إلى يوم حدوثها قبل اتخاذها.',
  ckb: 'ئەم هەنگاوە پێش ئەنجامدانی پێویستی بە هۆکارەکەی یان بەو ڕۆژەیە کە ڕوویدا.',
})
export const standingKnown = defineProblem('project-standing-known', 409, {
  en: 'It is known where the project {code} stands: it goes on by the steps of the path.',
  ar: 'موضع المشروع {code} معروف: وهو يتقدم بخطوات المسار.',
  ckb: 'شوێنی پڕۆژەی {code} زانراوە: بە هەنگاوەکانی ڕێڕەوەکە بەردەوام دەبێت.',
})
export const projectOver = defineProblem('project-over', 409, {
  en: 'The project {code} has come to its end. Its sheet is a record and is not edited.',
  ar: 'وصل المشروع {code} إلى نهايته. ورقته سجل لا يُعدَّل.',
  ckb: 'پڕۆژەی {code} گەیشتووەتە کۆتایی. پەڕەکەی تۆمارە و دەستکاری ناکرێت.',
})
export const codeTaken = defineProblem('project-code-taken', 409, {
  en: 'There is already a project with the code {code}.',
  ar: 'يوجد من قبل مشروع بالرمز {code}.',
  ckb: 'پێشتر پڕۆژەیەک بە کۆدی {code} هەیە.',
})
export const pathFaulty = defineProblem('project-path-faulty', 422, {
  en: 'This path does not work: {faults}.',
  ar: 'هذا المسار لا يصلح: {faults}.',
  ckb: 'ئەم ڕێڕەوە کارناکات: {faults}.',
})
export const pathInUse = defineProblem('project-path-in-use', 409, {
  en: 'Projects stand at states that this path does not have: {states}.',
  ar: 'تقف مشاريع عند حالات ليست في هذا المسار: {states}.',
  ckb: 'پڕۆژە لەو دۆخانەدان کە ئەم ڕێڕەوە نییەتی: {states}.',
})
