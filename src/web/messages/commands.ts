/** What each command does, as the journal says it afterwards. */
import type { Language } from '../../kernel/pure/languages.ts'
import { type Text, text } from './text.ts'

const commandTexts: Record<string, Text> = {
  'operations.create-operation': text('Started the operation', 'بدأ العملية', 'ئۆپەراسیۆنەکەی دەستپێکرد'),
  'operations.close-period': text(
    'Closed or opened a month for reports',
    'أغلق شهرًا أمام التقارير أو فتحه',
    'مانگێکی بۆ ڕاپۆرت داخست یان کردەوە',
  ),
  'places.store-places': text('Stored places', 'خزّن أماكن', 'شوێنی پاشەکەوت کرد'),
  'places.merge-place': text('Merged a place into another', 'دمج مكانًا في آخر', 'شوێنێکی تێکەڵ بە یەکێکی تر کرد'),
  'places.review-places': text('Kept new places', 'أبقى أماكن جديدة', 'شوێنە نوێیەکانی هێشتەوە'),
  'places.add-place-aliases': text('Taught other names of places', 'أضاف أسماء أخرى لأماكن', 'ناوی تری شوێنەکانی تۆمارکرد'),
  'places.edit-place': text('Changed what is said of a place', 'عدّل بيانات مكان', 'زانیاریی شوێنێکی گۆڕی'),
  'places.separate-place': text('Undid the merge of a place', 'تراجع عن دمج مكان', 'تێکەڵکردنی شوێنێکی هەڵوەشاندەوە'),
  'organisations.store-organisations': text('Stored organisations', 'خزّن منظمات', 'ڕێکخراوی پاشەکەوت کرد'),
  'organisations.merge-organisation': text(
    'Merged an organisation into another',
    'دمج منظمة في أخرى',
    'ڕێکخراوێکی تێکەڵ بە یەکێکی تر کرد',
  ),
  'organisations.review-organisations': text('Kept new organisations', 'أبقى منظمات جديدة', 'ڕێکخراوە نوێیەکانی هێشتەوە'),
  'organisations.add-organisation-aliases': text(
    'Taught other names of organisations',
    'أضاف أسماء أخرى لمنظمات',
    'ناوی تری ڕێکخراوەکانی تۆمارکرد',
  ),
  'organisations.edit-organisation': text(
    'Changed what is said of an organisation',
    'عدّل بيانات منظمة',
    'زانیاریی ڕێکخراوێکی گۆڕی',
  ),
  'organisations.separate-organisation': text(
    'Undid the merge of an organisation',
    'تراجع عن دمج منظمة',
    'تێکەڵکردنی ڕێکخراوێکی هەڵوەشاندەوە',
  ),
  'imports.choose-names': text(
    'Said what unknown names of a sheet mean',
    'حدّد معنى أسماء غير معروفة في جدول',
    'واتای ناوە نەناسراوەکانی خشتەیەکی دیاریکرد',
  ),
  'imports.receive-file': text('Received a file', 'استلم ملفًا', 'فایلێکی وەرگرت'),
  'imports.choose-reading': text('Said how a file is to be read', 'حدّد كيف يُقرأ ملف', 'دیاریکرد فایلێک چۆن بخوێندرێتەوە'),
  'imports.remember-columns': text(
    'Had columns of sheets remembered',
    'حفظ معاني أعمدة جداول',
    'واتای ستوونەکانی خشتەی لەبەرکرد',
  ),
  'imports.forget-columns': text(
    'Had columns of sheets forgotten',
    'أزال معاني أعمدة محفوظة',
    'واتای ستوونە لەبەرکراوەکانی سڕییەوە',
  ),
  'plan.store-plan': text(
    'Stored clusters, groups, activities or projects',
    'خزّن مجموعات أو فئات أو أنشطة أو مشاريع',
    'کڵەستەر، گروپ، چالاکی یان پڕۆژەی پاشەکەوت کرد',
  ),
  'indicators.store-indicators': text('Stored definitions of indicators', 'خزّن تعريفات مؤشرات', 'پێناسەی نیشاندەری پاشەکەوت کرد'),
  'indicators.take-from-library': text(
    'Took indicators of the library into a plan',
    'أدرج مؤشرات من المكتبة في خطة',
    'نیشاندەری کتێبخانەی خستە پلانێکەوە',
  ),
  'indicators.end-indicator': text(
    'Ended an indicator for new plans, or took it up again',
    'أنهى مؤشرًا للخطط الجديدة أو استأنفه',
    'نیشاندەرێکی بۆ پلانی نوێ کۆتایی پێهێنا یان دووبارە دەستی پێکرد',
  ),
  'indicators.plan-indicators': text(
    'Planned indicators of a cluster',
    'خطّط مؤشرات مجموعة قطاعية',
    'نیشاندەری کڵەستەرێکی پلان کرد',
  ),
  'indicators.end-planned': text(
    'Ended a planned indicator, or took it up again',
    'أنهى مؤشرًا مخططًا أو استأنفه',
    'نیشاندەرێکی پلانکراوی کۆتایی پێهێنا یان دووبارە دەستی پێکرد',
  ),
  'indicators.set-targets': text(
    'Set targets of an indicator by area',
    'حدّد أهداف مؤشر حسب المنطقة',
    'ئامانجەکانی نیشاندەرێکی بەپێی ناوچە دیاریکرد',
  ),
  'indicators.record-values': text('Reported figures of indicators', 'أبلغ عن أرقام مؤشرات', 'ژمارەی نیشاندەری ڕاپۆرت کرد'),
  'indicators.store-disaggregation': text(
    'Stored what figures are broken down by',
    'خزّن ما تُفصَّل الأرقام حسبه',
    'ئەوەی ژمارەکان بەپێی جیادەکرێنەوە پاشەکەوت کرد',
  ),
  'indicators.add-disaggregation': text('Broke indicators down further', 'فصّل مؤشرات أكثر', 'نیشاندەری زیاتر جیاکردەوە'),
  'indicators.end-disaggregation': text(
    'Ended a breakdown of indicators',
    'أنهى تفصيل مؤشرات',
    'کۆتایی بە جیاکردنەوەی نیشاندەر هێنا',
  ),
  'indicators.store-sheet': text('Stored a sheet of indicators', 'خزّن جدول مؤشرات', 'خشتەیەکی نیشاندەرەکانی پاشەکەوت کرد'),
  'indicators.undo-import': text('Took a sheet of indicators back', 'تراجع عن جدول مؤشرات', 'خشتەیەکی نیشاندەرەکانی گەڕاندەوە'),
  'indicators.remove-illustrative': text(
    'Removed the illustrative indicators and figures',
    'أزال المؤشرات والأرقام التوضيحية',
    'نیشاندەر و ژمارە نموونەییەکانی لابرد',
  ),
  'indicators.recalculate': text(
    'Computed the figures of indicators anew',
    'أعاد حساب أرقام المؤشرات',
    'ژمارەکانی نیشاندەرەکانی سەرلەنوێ ژماردەوە',
  ),
  'indicators.verify': text(
    'Compared the figures of indicators with what was said',
    'قارن أرقام المؤشرات بما ذُكر',
    'ژمارەکانی نیشاندەرەکانی لەگەڵ ئەوەی وتراوە بەراورد کرد',
  ),
  'plan.add-cluster-aliases': text(
    'Taught other names of clusters',
    'أضاف أسماء أخرى لـمجموعات قطاعية',
    'ناوی تری کڵەستەرەکانی تۆمارکرد',
  ),
  'plan.edit-cluster': text('Changed what is said of a cluster', 'عدّل بيانات مجموعة قطاعية', 'زانیاریی کڵەستەرێکی گۆڕی'),
  'plan.merge-cluster': text('Merged a cluster into another', 'دمج مجموعة قطاعية في أخرى', 'کڵەستەرێکی تێکەڵ بە یەکێکی تر کرد'),
  'plan.review-clusters': text('Kept new clusters', 'أبقى مجموعات قطاعية جديدة', 'کڵەستەرە نوێیەکانی هێشتەوە'),
  'plan.separate-cluster': text(
    'Undid the merge of a cluster',
    'تراجع عن دمج مجموعة قطاعية',
    'تێکەڵکردنی کڵەستەرێکی هەڵوەشاندەوە',
  ),
  'plan.add-group-aliases': text(
    'Taught other names of population groups',
    'أضاف أسماء أخرى لـفئات سكانية',
    'ناوی تری گروپەکانی دانیشتوانی تۆمارکرد',
  ),
  'plan.edit-group': text(
    'Changed what is said of a population group',
    'عدّل بيانات فئة سكانية',
    'زانیاریی گروپێکی دانیشتوانی گۆڕی',
  ),
  'plan.merge-group': text(
    'Merged a population group into another',
    'دمج فئة سكانية في أخرى',
    'گروپێکی دانیشتوانی تێکەڵ بە یەکێکی تر کرد',
  ),
  'plan.review-groups': text('Kept new population groups', 'أبقى فئات سكانية جديدة', 'گروپە نوێیەکانی دانیشتوانی هێشتەوە'),
  'plan.separate-group': text(
    'Undid the merge of a population group',
    'تراجع عن دمج فئة سكانية',
    'تێکەڵکردنی گروپێکی دانیشتوانی هەڵوەشاندەوە',
  ),
  'plan.add-activity-aliases': text(
    'Taught other names of activities',
    'أضاف أسماء أخرى لـأنشطة',
    'ناوی تری چالاکییەکانی تۆمارکرد',
  ),
  'plan.edit-activity': text('Changed what is said of an activity', 'عدّل بيانات نشاط', 'زانیاریی چالاکییەکی گۆڕی'),
  'plan.merge-activity': text('Merged an activity into another', 'دمج نشاطًا في آخر', 'چالاکییەکی تێکەڵ بە یەکێکی تر کرد'),
  'plan.review-activities': text('Kept new activities', 'أبقى أنشطة جديدة', 'چالاکییە نوێیەکانی هێشتەوە'),
  'plan.separate-activity': text('Undid the merge of an activity', 'تراجع عن دمج نشاط', 'تێکەڵکردنی چالاکییەکی هەڵوەشاندەوە'),
  'plan.store-needs': text(
    'Stored people in need and targeted',
    'خزّن أعداد المحتاجين والمستهدفين',
    'ژمارەی پێویستدار و بەئامانجگیراوی پاشەکەوت کرد',
  ),
  'plan.undo-needs-import': text(
    'Took an import of needs back',
    'تراجع عن استيراد احتياجات',
    'هاوردەکردنێکی پێویستییەکانی هەڵوەشاندەوە',
  ),
  'plan.start-strategic-plan': text('Started a strategic plan', 'بدأ خطة استراتيجية', 'پلانێکی ستراتیژیی دەستپێکرد'),
  'plan.store-objectives': text('Stored objectives of a plan', 'خزّن أهداف خطة', 'ئامانجەکانی پلانێکی پاشەکەوت کرد'),
  'plan.end-objective': text('Ended an objective', 'أنهى هدفًا', 'ئامانجێکی کۆتایی پێهێنا'),
  'plan.set-caseload': text(
    'Set people in need and targeted of objectives',
    'حدد أعداد المحتاجين والمستهدفين لأهداف',
    'ژمارەی پێویستدار و بەئامانجگیراوی ئامانجەکانی دانا',
  ),
  'plan.put-plan-in-force': text('Put a plan in force', 'جعل خطة سارية', 'پلانێکی خستە کار'),
  'plan.revise-plan': text('Started to revise a plan', 'بدأ مراجعة خطة', 'پێداچوونەوەی پلانێکی دەستپێکرد'),
  'plan.store-framework': text(
    'Stored a sheet of a plan in its draft',
    'خزّن جدول خطة في مسودتها',
    'خشتەی پلانێکی لە ڕەشنووسەکەیدا پاشەکەوت کرد',
  ),
  'plan.withdraw-draft': text('Withdrew the draft of a plan', 'سحب مسودة خطة', 'ڕەشنووسی پلانێکی کشاندەوە'),
  'plan.remove-illustrative-plan': text(
    'Withdrew illustrative objectives',
    'سحب الأهداف التوضيحية',
    'ئامانجە نموونەییەکانی کشاندەوە',
  ),
  'plan.remove-illustrative-needs': text(
    'Removed illustrative needs',
    'أزال الاحتياجات التوضيحية',
    'پێویستییە نموونەییەکانی لابرد',
  ),
  'projects.start-project': text('Started a project', 'بدأ مشروعًا', 'پڕۆژەیەکی دەستپێکرد'),
  'projects.edit-project': text('Edited the sheet of a project', 'عدّل ورقة مشروع', 'پەڕەی پڕۆژەیەکی دەستکاری کرد'),
  'projects.take-step': text('Took a step of a project', 'اتخذ خطوة في مشروع', 'هەنگاوێکی پڕۆژەیەکی نا'),
  'projects.state-standing': text('Said where a project stands', 'بيّن موضع مشروع', 'وتی پڕۆژەیەک لە کوێدایە'),
  'projects.comment': text('Commented on a project', 'علّق على مشروع', 'لێدوانی لەسەر پڕۆژەیەک نووسی'),
  'projects.settle-comment': text(
    'Resolved or reopened a comment on a project',
    'عالج تعليقًا على مشروع أو أعاد فتحه',
    'لێدوانێکی لەسەر پڕۆژەیەک یەکلا کردەوە یان کردەوە',
  ),
  'projects.store-sheets': text('Stored project sheets', 'خزّن أوراق مشاريع', 'پەڕەی پڕۆژەکانی پاشەکەوت کرد'),
  'projects.undo-import': text(
    'Took an import of project sheets back',
    'ألغى استيراد أوراق مشاريع',
    'هاوردەکردنی پەڕەی پڕۆژەکانی هەڵوەشاندەوە',
  ),
  'projects.set-path': text(
    'Set the approval path of projects',
    'حدّد مسار الموافقة على المشاريع',
    'ڕێڕەوی پەسەندکردنی پڕۆژەکانی دانا',
  ),
  'delivery.store-activity-reports': text('Stored report lines', 'خزّن سطور تقارير', 'دێڕی ڕاپۆرتی پاشەکەوت کرد'),
  'delivery.undo-import': text('Took an import back', 'تراجع عن استيراد', 'هاوردەکردنێکی هەڵوەشاندەوە'),
  'coordination.call-meeting': text('Called a meeting', 'دعا إلى اجتماع', 'بانگی کۆبوونەوەیەکی کرد'),
  'coordination.store-illustrative': text(
    'Stored illustrative meetings',
    'خزّن اجتماعات توضيحية',
    'کۆبوونەوەی نموونەیی پاشەکەوت کرد',
  ),
  'coordination.remove-illustrative': text(
    'Removed the illustrative meetings',
    'أزال الاجتماعات التوضيحية',
    'کۆبوونەوە نموونەییەکانی لابرد',
  ),
  'coordination.change-meeting': text(
    'Changed the time, place or agenda of a meeting',
    'عدّل موعد اجتماع أو مكانه أو جدول أعماله',
    'کات، شوێن یان بەرنامەی کۆبوونەوەیەکی گۆڕی',
  ),
  'coordination.hold-meeting': text('Noted that a meeting was held', 'سجّل انعقاد اجتماع', 'بەڕێوەچوونی کۆبوونەوەیەکی تۆمارکرد'),
  'coordination.record-meeting': text(
    'Wrote down attendance, minutes or decisions of a meeting',
    'دوّن حضور اجتماع أو محضره أو قراراته',
    'ئامادەبووان، کۆنووس یان بڕیارەکانی کۆبوونەوەیەکی نووسی',
  ),
  'coordination.agree-minutes': text('Closed minutes as agreed', 'اعتمد محضر اجتماع', 'کۆنووسی کۆبوونەوەیەکی پەسەند کرد'),
  'coordination.cancel-meeting': text('Cancelled a meeting', 'ألغى اجتماعًا', 'کۆبوونەوەیەکی هەڵوەشاندەوە'),
  'coordination.add-action-point': text('Added an action point', 'أضاف نقطة متابعة', 'خاڵێکی بەدواداچوونی زیادکرد'),
  'coordination.change-action-point': text('Changed an action point', 'عدّل نقطة متابعة', 'خاڵێکی بەدواداچوونی گۆڕی'),
  'coordination.finish-action-point': text(
    'Said that an action point is done',
    'ذكر أن نقطة متابعة أُنجزت',
    'ڕایگەیاند کە خاڵێکی بەدواداچوون تەواوە',
  ),
  'coordination.drop-action-point': text('Dropped an action point', 'أسقط نقطة متابعة', 'وازی لە خاڵێکی بەدواداچوون هێنا'),
  'coordination.reopen-action-point': text('Opened an action point again', 'أعاد فتح نقطة متابعة', 'خاڵێکی بەدواداچوونی کردەوە'),
  'delivery.remove-illustrative-reports': text(
    'Withdrew illustrative report lines',
    'سحب سطور التقارير التوضيحية',
    'دێڕە نموونەییەکانی کشاندەوە',
  ),
  'delivery.recompute-totals': text('Computed the totals afresh', 'أعاد حساب المجاميع', 'کۆکراوەکانی لە نوێ ژماردەوە'),
  'delivery.verify-totals': text('Checked the totals', 'فحص المجاميع', 'کۆکراوەکانی پشکنی'),
  'accounts.invite-person': text('Invited somebody', 'دعا شخصًا', 'کەسێکی بانگهێشت کرد'),
  'accounts.accept-invitation': text('Accepted an invitation', 'قبل دعوة', 'بانگهێشتێکی قبوڵ کرد'),
  'accounts.withdraw-invitation': text('Withdrew an invitation', 'سحب دعوة', 'بانگهێشتێکی کشاندەوە'),
  'accounts.end-sessions': text('Ended sign-ins', 'أنهى جلسات الدخول', 'چوونەژوورەوەکانی کۆتایی پێهێنا'),
  'accounts.make-recovery-link': text('Made a recovery link', 'أنشأ رابط استعادة', 'بەستەری گەڕاندنەوەی دروستکرد'),
  'accounts.recover-account': text('Recovered an account', 'استعاد حسابًا', 'هەژمارێکی گەڕاندەوە'),
  'accounts.grant-role': text('Gave a role', 'منح دورًا', 'ڕۆڵێکی دا'),
  'accounts.end-role': text('Ended a role', 'أنهى دورًا', 'ڕۆڵێکی کۆتایی پێهێنا'),
  'accounts.suspend-person': text('Suspended an account or lifted it', 'أوقف حسابًا أو أعاده', 'هەژمارێکی ڕاگرت یان کردەوە'),
  'accounts.make-token': text('Made a token', 'أنشأ رمز وصول', 'تۆکنێکی دروستکرد'),
  'accounts.revoke-token': text('Revoked a token', 'ألغى رمز وصول', 'تۆکنێکی هەڵوەشاندەوە'),
  'accounts.choose-language': text('Chose a language', 'اختار لغة', 'زمانێکی هەڵبژارد'),
  'accounts.renew-administrator-link': text(
    'Made a new administrator link',
    'أنشأ رابط مسؤول جديدًا',
    'بەستەری نوێی بەڕێوەبەری دروستکرد',
  ),
}

/** What a command did, in words; its name where it has none yet. */
export function sayCommand(language: Language, command: string): string {
  return commandTexts[command]?.[language] ?? command
}

/** Commands that have words. */
export const worded: readonly string[] = Object.keys(commandTexts)
