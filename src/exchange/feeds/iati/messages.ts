/** Problems of files of IATI in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'
import { formatTexts } from './messages/format.ts'
import { ruleTexts } from './messages/rules.ts'

const meaningTexts: Record<string, ProblemText> = {
  'iati-identifier-missing': {
    message: [
      'The activity has no identifier, or one that is too long. It is left out.',
      'ليس للنشاط معرّف أو معرّفه طويل جدًا. تُرك.',
      'چالاکییەکە ناسێنەری نییە، یان زۆر درێژە. وازی لێهێنرا.',
    ],
    remedy: [
      'Have the publisher give it an iati-identifier.',
      'اطلب من الناشر إعطاءه iati-identifier.',
      'با بڵاوکەرەوە iati-identifierی بۆ دابنێت.',
    ],
  },
  'iati-identifier-twice': {
    message: [
      'The activity stands twice in the file; the one in line {row}, changed later, counts.',
      'يرد النشاط مرتين في الملف، ويُعتد بما في السطر {row} لأنه الأحدث.',
      'چالاکییەکە دوو جار لە فایلەکەدایە؛ ئەوەی دێڕی {row} کە دواتر گۆڕدراوە هەژمار دەکرێت.',
    ],
    remedy: ['Have the publisher leave one of them.', 'اطلب من الناشر الإبقاء على أحدهما.', 'با بڵاوکەرەوە یەکێکیان بهێڵێتەوە.'],
  },
  'iati-reporting-missing': {
    message: [
      'Nobody can tell who publishes the activity. It is left out.',
      'لا يُعرف ناشر النشاط. تُرك.',
      'نازانرێت کێ چالاکییەکە بڵاو دەکاتەوە. وازی لێهێنرا.',
    ],
    remedy: [
      'Have the publisher fill in reporting-org.',
      'اطلب من الناشر ملء reporting-org.',
      'با بڵاوکەرەوە reporting-org پڕ بکاتەوە.',
    ],
  },
  'iati-other-country': {
    message: [
      'The activity is for {value} and not for {country}. It is taken in.',
      'النشاط لـ {value} وليس لـ {country}. أُخذ مع ذلك.',
      'چالاکییەکە بۆ {value}ـە و بۆ {country} نییە. وەرگیرا.',
    ],
    remedy: [
      'Where it does not belong to the operation, take in a file of its country alone (at the command line: --only-country).',
      'إن لم يكن من العملية فخذ ملفًا لبلدها وحده (في سطر الأوامر: --only-country).',
      'ئەگەر هی ئۆپەراسیۆنەکە نییە، فایلێک وەربگرە کە تەنها هی وڵاتەکەی بێت (لە هێڵی فەرمان: --only-country).',
    ],
  },
  'iati-place-unknown': {
    message: [
      'No place of the operation is meant for certain by “{value}”. It is kept in words.',
      'لا يُعرف يقينًا أي مكان من العملية يقصده «{value}». يُحفظ نصًا.',
      'بە دڵنیایی نازانرێت «{value}» کام شوێنی ئۆپەراسیۆنەکەیە. وەک وشە هەڵدەگیرێت.',
    ],
    remedy: [
      'Have the P-code written as the location’s reference. Similar: {suggestions}',
      'اطلب كتابة الرمز P-code مرجعًا للموقع. أسماء مشابهة: {suggestions}',
      'با کۆدی P-code وەک سەرچاوەی شوێنەکە بنووسرێت. هاوشێوە: {suggestions}',
    ],
  },
  'iati-cluster-unknown': {
    message: [
      'The operation has no cluster for the humanitarian cluster “{value}”.',
      'ليس في العملية قطاع يقابل المجموعة الإنسانية «{value}».',
      'ئۆپەراسیۆنەکە کڵەستەرێکی بۆ کڵەستەری مرۆیی «{value}» نییە.',
    ],
    remedy: [
      'Add the name of the global cluster to the cluster that it is here.',
      'أضف اسم المجموعة العالمية إلى المجموعة المقابلة هنا.',
      'ناوی کڵەستەرە جیهانییەکە بۆ ئەو کڵەستەرە زیاد بکە کە لێرە هەمانە.',
    ],
  },
  'iati-currency-missing': {
    message: ['The amount has no currency. It is left out.', 'ليس للمبلغ عملة. تُرك.', 'بڕەکە دراوی نییە. وازی لێهێنرا.'],
    remedy: [
      'Have the publisher write the currency, such as USD.',
      'اطلب من الناشر كتابة العملة، مثل USD.',
      'با بڵاوکەرەوە دراوەکە بنووسێت، وەک USD.',
    ],
  },
  'iati-amount-unreadable': {
    message: ['“{value}” is no amount. It is left out.', '«{value}» ليس مبلغًا. تُرك.', '«{value}» بڕی پارە نییە. وازی لێهێنرا.'],
    remedy: [
      'Have the publisher write it without separators, such as 1250000.50.',
      'اطلب من الناشر كتابته بلا فواصل، مثل 1250000.50.',
      'با بڵاوکەرەوە بێ جیاکەرەوە بینووسێت، وەک 1250000.50.',
    ],
  },
  'iati-amount-rounded': {
    message: [
      '“{value}” has more digits than {currency} has. It is rounded to the smallest unit.',
      'لـ «{value}» منازل أكثر مما لعملة {currency}. قُرّب إلى أصغر وحدة.',
      '«{value}» ژمارەی زیاتری هەیە لەوەی {currency} هەیەتی. بۆ بچووکترین یەکە نزیک کرایەوە.',
    ],
    remedy: ['Nothing needs to be done.', 'لا يلزم شيء.', 'هیچ پێویست نییە.'],
  },
  'iati-amount-zero': {
    message: [
      'An amount of zero moves no money. It is left out.',
      'مبلغ صفر لا يحرك مالًا. تُرك.',
      'بڕی سفر هیچ پارەیەک ناجووڵێنێت. وازی لێهێنرا.',
    ],
    remedy: ['Nothing needs to be done.', 'لا يلزم شيء.', 'هیچ پێویست نییە.'],
  },
  'iati-day-missing': {
    message: [
      'The transaction has no day that can be read. It is left out.',
      'ليس للمعاملة يوم مقروء. تُركت.',
      'مامەڵەکە ڕۆژێکی خوێندراوەی نییە. وازی لێهێنرا.',
    ],
    remedy: [
      'Have the publisher write it as YYYY-MM-DD.',
      'اطلب من الناشر كتابته بصيغة YYYY-MM-DD.',
      'با بڵاوکەرەوە بە YYYY-MM-DD بینووسێت.',
    ],
  },
  'iati-transaction-other': {
    message: [
      'Transactions of type {value} (loans, equity, guarantees) are not kept as money of the operation.',
      'لا تُحفظ المعاملات من النوع {value} (قروض أو أسهم أو ضمانات) مالًا للعملية.',
      'مامەڵەکانی جۆری {value} (قەرز، پشک، زەمانەت) وەک پارەی ئۆپەراسیۆنەکە هەڵناگیرێن.',
    ],
    remedy: [
      'Nothing needs to be done; the file keeps them.',
      'لا يلزم شيء، فهي محفوظة في الملف.',
      'هیچ پێویست نییە؛ فایلەکە هەڵیانی گرتووە.',
    ],
  },
  'iati-organisation-unknown': {
    message: [
      'There is no organisation “{name}” in the list of the operation. Who it is stays not stated.',
      'لا توجد منظمة «{name}» في قائمة العملية. تبقى غير مذكورة.',
      'ڕێکخراوی «{name}» لە لیستی ئۆپەراسیۆنەکەدا نییە. وەک نەوتراو دەمێنێتەوە.',
    ],
    remedy: [
      'Have the organisation added, or take in new names.',
      'اطلب إضافة المنظمة أو خذ الأسماء الجديدة.',
      'داوا بکە ڕێکخراوەکە زیاد بکرێت، یان ناوە نوێیەکان وەربگرە.',
    ],
  },
  'iati-receiver-missing': {
    message: [
      'Payments of the activity do not say whom they go to. The receiver stays not stated.',
      'لا تذكر دفعات النشاط لمن ذهبت. يبقى المتلقي غير مذكور.',
      'پارەدانەکانی چالاکییەکە ناڵێن بۆ کێ چوون. وەرگر وەک نەوتراو دەمێنێتەوە.',
    ],
    remedy: [
      'Have the publisher fill in receiver-org.',
      'اطلب من الناشر ملء receiver-org.',
      'با بڵاوکەرەوە receiver-org پڕ بکاتەوە.',
    ],
  },
  'iati-receiver-from-roles': {
    message: [
      'Payments do not say whom they go to: {name} is the only organisation that the activity names as carrying it out.',
      'لا تذكر الدفعات لمن ذهبت: {name} هي المنظمة الوحيدة التي يسميها النشاط منفذة.',
      'پارەدانەکان ناڵێن بۆ کێ چوون: {name} تاکە ڕێکخراوە کە چالاکییەکە وەک جێبەجێکار ناوی دەبات.',
    ],
    remedy: [
      'Have the publisher fill in receiver-org where it is another one.',
      'اطلب من الناشر ملء receiver-org إن كانت غيرها.',
      'ئەگەر ڕێکخراوێکی ترە، با بڵاوکەرەوە receiver-org پڕ بکاتەوە.',
    ],
  },
  'iati-commitment-implied': {
    message: [
      'More was paid under {code} than the file says was committed: what was paid is taken as committed.',
      'دُفع ضمن {code} أكثر مما يذكر الملف الالتزام به: يُعدّ المدفوع ملتزمًا به.',
      'لەژێر {code} زیاتر لەوە دراوە کە فایلەکە دەڵێت بەڵێنی پێدراوە: ئەوەی دراوە بە بەڵێندراو دادەنرێت.',
    ],
    remedy: [
      'Have the publisher give its commitments too.',
      'اطلب من الناشر ذكر التزاماته أيضًا.',
      'با بڵاوکەرەوە بەڵێنەکانیشی بدات.',
    ],
  },
  'iati-same-money': {
    message: [
      'The activity {activity} of the same file tells of this money as received. It counts once.',
      'يذكر النشاط {activity} في الملف نفسه هذا المال متلقى. يُحسب مرة واحدة.',
      'چالاکیی {activity}ی هەمان فایل ئەم پارەیە وەک وەرگیراو دەگێڕێتەوە. یەک جار هەژمار دەکرێت.',
    ],
    remedy: ['Nothing needs to be done.', 'لا يلزم شيء.', 'هیچ پێویست نییە.'],
  },
  'iati-pledge-below': {
    message: [
      'A pledge of money that was received from somebody else is not counted.',
      'لا يُحسب تعهد بمال متلقى من جهة أخرى.',
      'بەڵێنی پارەیەک کە لە کەسێکی ترەوە وەرگیراوە هەژمار ناکرێت.',
    ],
    remedy: [
      'Nothing needs to be done; its commitment counts.',
      'لا يلزم شيء، فالالتزام به يُحسب.',
      'هیچ پێویست نییە؛ پابەندبوونەکەی هەژمار دەکرێت.',
    ],
  },
  'iati-project-kept': {
    message: [
      'The project {code} was edited here. Its sheet is left as it is.',
      'حُرر المشروع {code} هنا. تُركت بطاقته كما هي.',
      'پڕۆژەی {code} لێرە دەستکاری کراوە. پەڕەکەی وەک خۆی دەمێنێتەوە.',
    ],
    remedy: [
      'Correct the sheet by hand where the file knows better.',
      'صحح البطاقة يدويًا حيث يكون الملف أدق.',
      'لەو شوێنانەی فایلەکە ڕاستترە پەڕەکە بە دەست ڕاست بکەرەوە.',
    ],
  },
}

export const iatiProblemTexts: Record<string, ProblemText> = { ...formatTexts, ...ruleTexts, ...meaningTexts }
