/** Clusters, activities, indicators and projects. */
import { chooseKnown, type Entries, entry } from './text.ts'

export const whatTexts: Entries = {
  'cluster-missing': entry(
    ['No cluster is named.', 'لم تُذكر أي مجموعة.', 'هیچ کڵەستەرێک نەناسێنراوە.'],
    ['Write the cluster of the activity.', 'اكتب مجموعة النشاط.', 'کڵەستەری چالاکییەکە بنووسە.'],
  ),
  'cluster-unknown': entry(
    ['The cluster “{value}” is not known here.', 'المجموعة «{value}» غير معروفة هنا.', 'کڵەستەری «{value}» لێرە نەناسراوە.'],
    chooseKnown,
  ),
  'subcluster-elsewhere': entry(
    [
      '“{value}” does not belong to the cluster of this row.',
      '«{value}» لا تتبع مجموعة هذا الصف.',
      '«{value}» سەر بە کڵەستەری ئەم ڕیزە نییە.',
    ],
    ['Correct the cluster or the sub-cluster.', 'صحّح المجموعة أو المجموعة الفرعية.', 'کڵەستەر یان لقە کڵەستەر ڕاست بکەرەوە.'],
  ),
  'activity-unknown': entry(
    [
      'The activity “{value}” is not in the catalogue; it is kept as written.',
      'النشاط «{value}» ليس في الفهرس؛ حُفظ كما كُتب.',
      'چالاکیی «{value}» لە کەتەلۆگدا نییە؛ وەک نووسراوە هێڵرایەوە.',
    ],
    [
      'Choose an activity of the catalogue. Similar: {suggestions}',
      'اختر نشاطًا من الفهرس. مشابه: {suggestions}',
      'چالاکییەک لە کەتەلۆگ هەڵبژێرە. هاوشێوە: {suggestions}',
    ],
  ),
  'activity-retired': entry(
    ['The activity “{value}” is no longer used.', 'النشاط «{value}» لم يعد مستخدمًا.', 'چالاکیی «{value}» ئیتر بەکارنایەت.'],
    [
      'Choose an activity of the present catalogue: {suggestions}',
      'اختر نشاطًا من الفهرس الحالي: {suggestions}',
      'چالاکییەک لە کەتەلۆگی ئێستا هەڵبژێرە: {suggestions}',
    ],
  ),
  'activity-of-other-cluster': entry(
    [
      'The activity “{value}” belongs to the cluster {cluster}.',
      'النشاط «{value}» يتبع مجموعة {cluster}.',
      'چالاکیی «{value}» سەر بە کڵەستەری {cluster}ە.',
    ],
    ['Correct the cluster or the activity.', 'صحّح المجموعة أو النشاط.', 'کڵەستەر یان چالاکییەکە ڕاست بکەرەوە.'],
  ),
  'project-unknown': entry(
    ['There is no project “{value}”.', 'لا يوجد مشروع «{value}».', 'پڕۆژەی «{value}» نییە.'],
    [
      'Correct the project code. Projects of the organisation: {suggestions}',
      'صحّح رمز المشروع. مشاريع المنظمة: {suggestions}',
      'کۆدی پڕۆژەکە ڕاست بکەرەوە. پڕۆژەکانی ڕێکخراوەکە: {suggestions}',
    ],
  ),
  'project-of-other-organisation': entry(
    ['The project “{value}” is {organisation}’s.', 'المشروع «{value}» لـ{organisation}.', 'پڕۆژەی «{value}» هی {organisation}ە.'],
    ['Correct the project code or the organisation.', 'صحّح رمز المشروع أو المنظمة.', 'کۆدی پڕۆژە یان ڕێکخراوەکە ڕاست بکەرەوە.'],
  ),
  'cluster-code-differs': entry(
    [
      'The code stands for {cluster}, the name for {name}.',
      'الرمز يدل على {cluster} والاسم على {name}.',
      'کۆدەکە واتای {cluster} و ناوەکە واتای {name}.',
    ],
    ['Correct the code or the name of the cluster.', 'صحّح رمز المجموعة أو اسمها.', 'کۆد یان ناوی کڵەستەرەکە ڕاست بکەرەوە.'],
  ),
  'cluster-closed': entry(
    ['The cluster {cluster} was closed on {date}.', 'أُغلقت المجموعة {cluster} في {date}.', 'کڵەستەری {cluster} لە {date} داخرا.'],
    [
      'Report to the cluster that took over: {instead}. Or correct the month.',
      'أبلغ المجموعة التي حلّت محلها: {instead}. أو صحّح الشهر.',
      'ڕاپۆرت بدە بەو کڵەستەرەی شوێنی گرتەوە: {instead}. یان مانگەکە ڕاست بکەرەوە.',
    ],
  ),
  'cluster-not-open': entry(
    [
      'The cluster {cluster} opened on {date} only.',
      'لم تُفتح المجموعة {cluster} إلا في {date}.',
      'کڵەستەری {cluster} تەنها لە {date} کرایەوە.',
    ],
    [
      'Report to the cluster that was there before: {instead}. Or correct the month.',
      'أبلغ المجموعة التي كانت قبلها: {instead}. أو صحّح الشهر.',
      'ڕاپۆرت بدە بەو کڵەستەرەی پێشتر هەبوو: {instead}. یان مانگەکە ڕاست بکەرەوە.',
    ],
  ),
  'indicator-unknown': entry(
    [
      'The indicator “{value}” is not in the catalogue.',
      'المؤشر «{value}» ليس في الفهرس.',
      'نیشاندەری «{value}» لە کەتەلۆگدا نییە.',
    ],
    [
      'Choose an indicator of the activity: {suggestions}',
      'اختر مؤشرًا من مؤشرات النشاط: {suggestions}',
      'نیشاندەرێکی چالاکییەکە هەڵبژێرە: {suggestions}',
    ],
  ),
  'activity-not-for-indicator': entry(
    [
      'The activity {activity} is not reported under the indicator “{value}”.',
      'النشاط {activity} لا يُبلّغ عنه تحت المؤشر «{value}».',
      'چالاکیی {activity} لەژێر نیشاندەری «{value}» ڕاپۆرت ناکرێت.',
    ],
    [
      'Correct the activity, or choose one of its indicators: {suggestions}',
      'صحّح النشاط أو اختر أحد مؤشراته: {suggestions}',
      'چالاکییەکە ڕاست بکەرەوە، یان یەکێک لە نیشاندەرەکانی هەڵبژێرە: {suggestions}',
    ],
  ),
  'unit-differs': entry(
    [
      '“{value}” is not what this activity is counted in ({unit}).',
      '«{value}» ليست الوحدة التي يُعدّ بها هذا النشاط ({unit}).',
      '«{value}» ئەو یەکەیە نییە کە ئەم چالاکییەی پێ دەژمێردرێت ({unit}).',
    ],
    ['Correct the unit or the activity.', 'صحّح الوحدة أو النشاط.', 'یەکەکە یان چالاکییەکە ڕاست بکەرەوە.'],
  ),
  'project-missing': entry(
    [
      'The row has no project code, though the organisation has projects here.',
      'ليس في الصف رمز مشروع مع أن للمنظمة مشاريع هنا.',
      'ڕیزەکە کۆدی پڕۆژەی نییە، هەرچەندە ڕێکخراوەکە لێرە پڕۆژەی هەیە.',
    ],
    [
      'Write the project code, such as {suggestions}. Leave it blank for work outside the plan.',
      'اكتب رمز المشروع مثل {suggestions}. اتركه فارغًا للعمل خارج الخطة.',
      'کۆدی پڕۆژە بنووسە، وەک {suggestions}. بۆ کاری دەرەوەی پلان بەتاڵی بهێڵەوە.',
    ],
  ),
  'project-of-other-cluster': entry(
    [
      'The project “{value}” is of the cluster {cluster}.',
      'المشروع «{value}» من مجموعة {cluster}.',
      'پڕۆژەی «{value}» هی کڵەستەری {cluster}ە.',
    ],
    ['Correct the project code or the cluster.', 'صحّح رمز المشروع أو المجموعة.', 'کۆدی پڕۆژەکە یان کڵەستەرەکە ڕاست بکەرەوە.'],
  ),
}
