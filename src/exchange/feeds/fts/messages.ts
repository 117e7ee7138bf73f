/** Problems of files of the Financial Tracking Service in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'

const asked = [
  'Ask those who publish it, or download the file again.',
  'اسأل ناشريه أو نزّل الملف من جديد.',
  'لە بڵاوکەرەوەکانی بپرسە، یان فایلەکە دووبارە دابگرە.',
] as const
const nothing = ['Nothing has to be done.', 'لا يلزم شيء.', 'پێویست بە هیچ ناکات.'] as const

export const ftsProblemTexts: Record<string, ProblemText> = {
  'fts-not-a-flow': {
    message: ['This is no flow: {value}', 'هذا ليس تدفقًا: {value}', 'ئەمە جووڵەی پارە نییە: {value}'],
    remedy: asked,
  },
  'fts-value-missing': {
    message: ['The flow does not say “{column}”.', 'لا يذكر التدفق «{column}».', 'جووڵەکە «{column}» ناڵێت.'],
    remedy: asked,
  },
  'fts-value-unknown': {
    message: [
      '“{value}” is not known under “{column}”.',
      '«{value}» غير معروف تحت «{column}».',
      '«{value}» لەژێر «{column}» نەناسراوە.',
    ],
    remedy: ['Known are: {known}.', 'المعروف: {known}.', 'ناسراوەکان: {known}.'],
  },
  'fts-value-unreadable': {
    message: [
      '“{value}” under “{column}” cannot be read.',
      'تتعذر قراءة «{value}» تحت «{column}».',
      '«{value}» لەژێر «{column}» ناخوێندرێتەوە.',
    ],
    remedy: asked,
  },
  'fts-objects-unreadable': {
    message: [
      'Who gives or receives stands in “{column}” otherwise than the service writes it.',
      'من يعطي أو يستلم مكتوب في «{column}» بغير طريقة الخدمة.',
      'ئەوەی دەدات یان وەردەگرێت لە «{column}»دا جیاواز لە شێوەی خزمەتگوزارییەکە نووسراوە.',
    ],
    remedy: asked,
  },
  'fts-repeated': {
    message: [
      'The flow stands in the files twice, first at place {at}. It is counted once.',
      'يرد التدفق مرتين في الملفات، أولًا في الموضع {at}. يُحسب مرة واحدة.',
      'جووڵەکە دوو جار لە فایلەکاندایە، یەکەم جار لە شوێنی {at}. یەک جار دەژمێردرێت.',
    ],
    remedy: nothing,
  },
  'fts-version-older': {
    message: [
      'The flow stands in the files in two versions. Version {now} is taken.',
      'يرد التدفق في الملفات بنسختين. تؤخذ النسخة {now}.',
      'جووڵەکە بە دوو وەشان لە فایلەکاندایە. وەشانی {now} وەردەگیرێت.',
    ],
    remedy: nothing,
  },
  'fts-newer-stored': {
    message: [
      'A newer version of the flow is stored already ({stored}). This one is left out.',
      'نسخة أحدث من التدفق مخزنة من قبل ({stored}). تُترك هذه.',
      'وەشانێکی نوێتری جووڵەکە پێشتر پاشەکەوتکراوە ({stored}). ئەمە بەجێدەهێڵدرێت.',
    ],
    remedy: [
      'Download the file again where the stored one is wrong.',
      'نزّل الملف من جديد إن كان المخزن خاطئًا.',
      'ئەگەر پاشەکەوتکراوەکە هەڵەیە فایلەکە دووبارە دابگرە.',
    ],
  },
  'fts-amount-without-currency': {
    message: [
      'The original amount has no currency. The dollars that are stated are taken.',
      'المبلغ الأصلي بلا عملة. يؤخذ مبلغ الدولار المذكور.',
      'بڕی ڕەسەن دراوی نییە. بڕی دۆلاری نووسراو وەردەگیرێت.',
    ],
    remedy: nothing,
  },
  'fts-currency-without-amount': {
    message: [
      'The original currency is said without an amount. The dollars that are stated are taken.',
      'العملة الأصلية مذكورة بلا مبلغ. يؤخذ مبلغ الدولار المذكور.',
      'دراوی ڕەسەن بێ بڕ وتراوە. بڕی دۆلاری نووسراو وەردەگیرێت.',
    ],
    remedy: nothing,
  },
  'fts-rate-differs': {
    message: [
      'Original amount and rate make {found} US dollars, and {stated} are stated. The stated ones are taken.',
      'المبلغ الأصلي والسعر يعطيان {found} دولارًا والمذكور {stated}. يؤخذ المذكور.',
      'بڕی ڕەسەن و نرخ دەکەنە {found} دۆلار، و {stated} نووسراوە. نووسراوەکە وەردەگیرێت.',
    ],
    remedy: [
      'Look whether the published rate is right.',
      'تحقق من صحة السعر المنشور.',
      'سەیر بکە نرخە بڵاوکراوەکە ڕاستە یان نا.',
    ],
  },
  'fts-pages-missing': {
    message: [
      'The answer has {said} flows, and {given} are here: pages are missing.',
      'في الإجابة {said} تدفقًا والموجود هنا {given}: تنقص صفحات.',
      'وەڵامەکە {said} جووڵەی تێدایە و {given} لێرەن: پەڕە کەمە.',
    ],
    remedy: [
      'Give all pages together, each as a file; the next one is named under “nextLink”.',
      'أعط كل الصفحات معًا ملفًا لكل صفحة؛ التالية مذكورة تحت «nextLink».',
      'هەموو پەڕەکان پێکەوە بدە، هەر یەکە وەک فایلێک؛ دواتر لەژێر «nextLink» نووسراوە.',
    ],
  },
  'fts-total-differs': {
    message: [
      'The flows make {found} for “{column}”, and the answer states {stated}.',
      'التدفقات تعطي {found} لـ«{column}» والإجابة تذكر {stated}.',
      'جووڵەکان {found} دەکەن بۆ «{column}» و وەڵامەکە {stated} دەڵێت.',
    ],
    remedy: [
      'Look at the flows that are left out, or download the file again.',
      'راجع التدفقات المتروكة أو نزّل الملف من جديد.',
      'سەیری جووڵە بەجێهێڵراوەکان بکە، یان فایلەکە دووبارە دابگرە.',
    ],
  },
  'fts-parent-counts-children': {
    message: [
      'The flow holds as much as all flows that it was divided into, {sum} US dollars: it may count them twice.',
      'مبلغ التدفق يساوي مجموع ما قُسّم إليه وهو {sum} دولارًا: ربما يُحسب مرتين.',
      'بڕی جووڵەکە هێندەی هەموو ئەو جووڵانەیە کە دابەشکراوە بۆیان، {sum} دۆلار: لەوانەیە دوو جار بژمێردرێت.',
    ],
    remedy: [
      'Look whether what is left of it should be nothing.',
      'تحقق هل ينبغي ألا يبقى منه شيء.',
      'سەیر بکە ئایا دەبێت هیچی لێ نەمێنێتەوە.',
    ],
  },
  'fts-giver-not-stated': {
    message: [
      'The flow does not say who gives: it is stored as not stated.',
      'لا يذكر التدفق من يعطي: يُخزن على أنه غير مذكور.',
      'جووڵەکە ناڵێت کێ دەدات: وەک نەوتراو پاشەکەوت دەکرێت.',
    ],
    remedy: nothing,
  },
  'fts-receiver-not-stated': {
    message: [
      'The flow does not say who receives: it is stored as not stated.',
      'لا يذكر التدفق من يستلم: يُخزن على أنه غير مذكور.',
      'جووڵەکە ناڵێت کێ وەردەگرێت: وەک نەوتراو پاشەکەوت دەکرێت.',
    ],
    remedy: nothing,
  },
  'fts-organisations-share': {
    message: [
      'Several organisations share the flow, and their parts are not stated: {names}. None of them is taken for it.',
      'تتقاسم منظمات التدفق ولا تُذكر حصصها: {names}. لا يُنسب إلى أي منها.',
      'چەند ڕێکخراوێک جووڵەکە دابەش دەکەن و بەشەکانیان نەوتراوە: {names}. بۆ هیچیان دانانرێت.',
    ],
    remedy: nothing,
  },
  'fts-pledge-passed-on': {
    message: [
      'What is passed on is only pledged: it is taken as allocated.',
      'الممرَّر متعهد به فقط: يُعد مخصصًا.',
      'ئەوەی دەدرێتە دواوە تەنها بەڵێنە: وەک تەرخانکراو دادەنرێت.',
    ],
    remedy: nothing,
  },
  'fts-cluster-unknown': {
    message: [
      'The operation has no cluster “{name}”, which {count} flows name. Their money stays without a cluster.',
      'ليس في العملية مجموعة «{name}» ويذكرها {count} من التدفقات. يبقى مالها بلا مجموعة.',
      'ئۆپەراسیۆنەکە کڵەستەری «{name}»ی نییە کە {count} جووڵە ناوی دەهێنن. پارەیان بێ کڵەستەر دەمێنێتەوە.',
    ],
    remedy: [
      'Add the name to a cluster as another name of it, and give the file again.',
      'أضف الاسم إلى مجموعة اسمًا آخر لها ثم أعد الملف.',
      'ناوەکە وەک ناوێکی تری کڵەستەرێک زیاد بکە و فایلەکە دووبارە بدە.',
    ],
  },
  'fts-project-unknown': {
    message: [
      'The operation has no project “{name}”, which {count} flows name. Their money stays without a project.',
      'ليس في العملية مشروع «{name}» ويذكره {count} من التدفقات. يبقى مالها بلا مشروع.',
      'ئۆپەراسیۆنەکە پڕۆژەی «{name}»ی نییە کە {count} جووڵە ناوی دەهێنن. پارەیان بێ پڕۆژە دەمێنێتەوە.',
    ],
    remedy: [
      'Add the project with this code where it is meant, and give the file again.',
      'أضف المشروع بهذا الرمز إن كان مقصودًا ثم أعد الملف.',
      'ئەگەر مەبەستە پڕۆژەکە بەم کۆدە زیاد بکە و فایلەکە دووبارە بدە.',
    ],
  },
}
