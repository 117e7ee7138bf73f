/** What the rules of the standard find, in words. `{rule}` is the number of the published rule. */
import type { ProblemText } from '../../messages.ts'

export const ruleTexts: Record<string, ProblemText> = {
  'iati-rule-identifier-same': {
    message: [
      'The activity has the identifier of its publisher (rule {rule}).',
      'للنشاط معرّف ناشره نفسه (القاعدة {rule}).',
      'چالاکییەکە ناسێنەری بڵاوکەرەوەکەی هەیە (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher add the activity’s own number to it.',
      'اطلب من الناشر إضافة رقم النشاط إليه.',
      'با بڵاوکەرەوە ژمارەی چالاکییەکەی بۆ زیاد بکات.',
    ],
  },
  'iati-rule-identifier-start': {
    message: [
      'The identifier does not begin with that of its publisher and a hyphen (rule {rule}).',
      'لا يبدأ المعرّف بمعرّف ناشره تليه شرطة (القاعدة {rule}).',
      'ناسێنەرەکە بە ناسێنەری بڵاوکەرەوەکەی و هێڵێک دەست پێناکات (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher begin it so, or name its earlier identifier as other-identifier B1.',
      'اطلب من الناشر أن يبدأه هكذا أو يذكر معرّفه السابق في other-identifier بنوع B1.',
      'با بڵاوکەرەوە وای دەست پێ بکات، یان ناسێنەری پێشووی وەک other-identifier B1 بنووسێت.',
    ],
  },
  'iati-rule-signs': {
    message: [
      'An identifier must not hold / & | or ? (rule {rule}).',
      'لا يجوز أن يحوي المعرّف / أو & أو | أو ? (القاعدة {rule}).',
      'ناسێنەر نابێت / یان & یان | یان ? تێدا بێت (یاسای {rule}).',
    ],
    remedy: ['Have the publisher take the sign out.', 'اطلب من الناشر إزالة الرمز.', 'با بڵاوکەرەوە نیشانەکە لاببات.'],
  },
  'iati-rule-spaces': {
    message: [
      'An identifier begins or ends with a space (rule {rule}).',
      'يبدأ المعرّف أو ينتهي بفراغ (القاعدة {rule}).',
      'ناسێنەرەکە بە بۆشایی دەست پێدەکات یان کۆتایی دێت (یاسای {rule}).',
    ],
    remedy: ['Have the publisher take the space out.', 'اطلب من الناشر إزالة الفراغ.', 'با بڵاوکەرەوە بۆشاییەکە لاببات.'],
  },
  'iati-rule-start-missing': {
    message: [
      'Neither a planned nor an actual start is given (rule {rule}).',
      'لم تُذكر بداية مخططة ولا فعلية (القاعدة {rule}).',
      'نە دەستپێکی پلانکراو و نە ڕاستەقینە دراوە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher give one.', 'اطلب من الناشر ذكر إحداهما.', 'با بڵاوکەرەوە یەکێکیان بدات.'],
  },
  'iati-rule-sector-missing': {
    message: [
      'Neither the activity nor each of its transactions has a sector (rule {rule}).',
      'لا للنشاط قطاع ولا لكل معاملة من معاملاته (القاعدة {rule}).',
      'نە چالاکییەکە کەرتی هەیە و نە هەموو مامەڵەکانی (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher name sectors of the activity, or of every transaction.',
      'اطلب من الناشر ذكر قطاعات النشاط أو قطاع كل معاملة.',
      'با بڵاوکەرەوە کەرتەکانی چالاکییەکە یان هی هەر مامەڵەیەک ناو ببات.',
    ],
  },
  'iati-rule-sector-twice': {
    message: [
      'Sectors are given of the activity and of transactions too (rule {rule}).',
      'ذُكرت القطاعات للنشاط وللمعاملات معًا (القاعدة {rule}).',
      'کەرتەکان هەم بۆ چالاکییەکە و هەم بۆ مامەڵەکان دراون (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher give them in one of the two ways.',
      'اطلب من الناشر ذكرها بإحدى الطريقتين.',
      'با بڵاوکەرەوە بە یەکێک لە دوو شێوەکە بیاندات.',
    ],
  },
  'iati-rule-place-missing': {
    message: [
      'Neither the activity nor each of its transactions has a country or a region (rule {rule}).',
      'لا للنشاط بلد أو إقليم ولا لكل معاملة من معاملاته (القاعدة {rule}).',
      'نە چالاکییەکە وڵات یان هەرێمی هەیە و نە هەموو مامەڵەکانی (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher name them of the activity, or of every transaction.',
      'اطلب من الناشر ذكرها للنشاط أو لكل معاملة.',
      'با بڵاوکەرەوە بۆ چالاکییەکە یان بۆ هەر مامەڵەیەک ناویان ببات.',
    ],
  },
  'iati-rule-place-twice': {
    message: [
      'Countries or regions are given of the activity and of transactions too (rule {rule}).',
      'ذُكرت البلدان أو الأقاليم للنشاط وللمعاملات معًا (القاعدة {rule}).',
      'وڵات یان هەرێمەکان هەم بۆ چالاکییەکە و هەم بۆ مامەڵەکان دراون (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher give them in one of the two ways.',
      'اطلب من الناشر ذكرها بإحدى الطريقتين.',
      'با بڵاوکەرەوە بە یەکێک لە دوو شێوەکە بیاندات.',
    ],
  },
  'iati-rule-language': {
    message: [
      'A text has no language, and the activity gives none for all ({count} texts, rule {rule}).',
      'لنص لغة غير محددة ولا يحدد النشاط لغة للكل ({count} من النصوص، القاعدة {rule}).',
      'دەقێک زمانی نییە و چالاکییەکە زمانێک بۆ هەموو نادات ({count} دەق، یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher write xml:lang for the activity.',
      'اطلب من الناشر كتابة xml:lang للنشاط.',
      'با بڵاوکەرەوە xml:lang بۆ چالاکییەکە بنووسێت.',
    ],
  },
  'iati-rule-currency': {
    message: [
      'An amount has no currency, and none is given for all ({count} amounts, rule {rule}).',
      'لمبلغ عملة غير محددة ولا عملة للكل ({count} من المبالغ، القاعدة {rule}).',
      'بڕێک دراوی نییە و دراوێک بۆ هەموو نەدراوە ({count} بڕ، یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher write a default currency.',
      'اطلب من الناشر كتابة عملة افتراضية.',
      'با بڵاوکەرەوە دراوێکی بنەڕەتی بنووسێت.',
    ],
  },
  'iati-rule-future': {
    message: [
      '{value} is a day to come, and this happened already (rule {rule}).',
      '{value} يوم لم يأتِ بعد وهذا أمر قد حدث (القاعدة {rule}).',
      '{value} ڕۆژێکی داهاتووە و ئەمە ڕوویداوە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher correct the date.', 'اطلب من الناشر تصحيح التاريخ.', 'با بڵاوکەرەوە بەروارەکە ڕاست بکاتەوە.'],
  },
  'iati-rule-date-order': {
    message: [
      'It begins after it ends (rule {rule}).',
      'يبدأ بعد أن ينتهي (القاعدة {rule}).',
      'دوای کۆتاییهاتنی دەست پێدەکات (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher correct one of the dates.',
      'اطلب من الناشر تصحيح أحد التاريخين.',
      'با بڵاوکەرەوە یەکێک لە بەروارەکان ڕاست بکاتەوە.',
    ],
  },
  'iati-rule-period-year': {
    message: [
      'A budget may be for one year at most (rule {rule}).',
      'لا تتجاوز مدة الموازنة سنة واحدة (القاعدة {rule}).',
      'بودجە زۆرترین بۆ یەک ساڵە (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher split it by years.',
      'اطلب من الناشر تقسيمها بحسب السنوات.',
      'با بڵاوکەرەوە بەپێی ساڵ دابەشی بکات.',
    ],
  },
  'iati-rule-value-date-outside': {
    message: [
      'The day of an amount lies outside the period of its budget (rule {rule}).',
      'يوم المبلغ خارج فترة موازنته (القاعدة {rule}).',
      'ڕۆژی بڕەکە لە دەرەوەی ماوەی بودجەکەیەتی (یاسای {rule}).',
    ],
    remedy: ['Have the publisher correct one of them.', 'اطلب من الناشر تصحيح أحدهما.', 'با بڵاوکەرەوە یەکێکیان ڕاست بکاتەوە.'],
  },
  'iati-rule-percent-sum': {
    message: [
      'Shares do not add up to 100 (rule {rule}).',
      'لا تبلغ الحصص 100 (القاعدة {rule}).',
      'بەشەکان ناگەنە 100 (یاسای {rule}).',
    ],
    remedy: ['Have the publisher correct the percentages.', 'اطلب من الناشر تصحيح النسب.', 'با بڵاوکەرەوە ڕێژەکان ڕاست بکاتەوە.'],
  },
  'iati-rule-percent-missing': {
    message: [
      'Of several, each needs its share (rule {rule}).',
      'عند التعدد يلزم كلًا منها حصته (القاعدة {rule}).',
      'کاتێک چەند دانەیەک هەن، هەریەکە بەشی خۆی پێویستە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher give the percentages.', 'اطلب من الناشر ذكر النسب.', 'با بڵاوکەرەوە ڕێژەکان بدات.'],
  },
  'iati-rule-percent-single': {
    message: [
      'A single one has a share other than 100 (rule {rule}).',
      'للوحيد منها حصة غير 100 (القاعدة {rule}).',
      'دانەیەکی تەنیا بەشێکی جیاواز لە 100ی هەیە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher leave the percentage out.', 'اطلب من الناشر حذف النسبة.', 'با بڵاوکەرەوە ڕێژەکە لاببات.'],
  },
  'iati-rule-percent-range': {
    message: [
      '“{value}” is no percentage from 0 to 100 (rule {rule}).',
      '«{value}» ليست نسبة من 0 إلى 100 (القاعدة {rule}).',
      '«{value}» ڕێژەیەک لە 0 بۆ 100 نییە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher correct it.', 'اطلب من الناشر تصحيحها.', 'با بڵاوکەرەوە ڕاستی بکاتەوە.'],
  },
  'iati-rule-own-code-unnamed': {
    message: [
      'A code of the publisher’s own has no name (rule {rule}).',
      'لرمز خاص بالناشر اسم غير مذكور (القاعدة {rule}).',
      'کۆدێکی تایبەت بە بڵاوکەرەوە ناوی نییە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher add a narrative.', 'اطلب من الناشر إضافة narrative.', 'با بڵاوکەرەوە narrative زیاد بکات.'],
  },
  'iati-rule-dac-sector': {
    message: [
      'There is no sector of the OECD DAC beside the others (rule {rule}).',
      'لا يوجد قطاع من قائمة OECD DAC إلى جانب غيره (القاعدة {rule}).',
      'لە تەنیشت ئەوانی تردا کەرتی OECD DAC نییە (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher add one, such as 72010.',
      'اطلب من الناشر إضافة قطاع، مثل 72010.',
      'با بڵاوکەرەوە دانەیەک زیاد بکات، وەک 72010.',
    ],
  },
  'iati-rule-dac-aid-type': {
    message: [
      'There is no type of aid of the OECD DAC beside the others (rule {rule}).',
      'لا يوجد نوع معونة من OECD DAC إلى جانب غيره (القاعدة {rule}).',
      'لە تەنیشت ئەوانی تردا جۆری یارمەتی OECD DAC نییە (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher add one, such as C01.',
      'اطلب من الناشر إضافة نوع، مثل C01.',
      'با بڵاوکەرەوە دانەیەک زیاد بکات، وەک C01.',
    ],
  },
  'iati-rule-aid-type-once': {
    message: [
      'Of each vocabulary one type of aid may stand (rule {rule}).',
      'يجوز نوع معونة واحد من كل قائمة (القاعدة {rule}).',
      'لە هەر فەرهەنگێک یەک جۆری یارمەتی ڕێگەپێدراوە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher leave one.', 'اطلب من الناشر الإبقاء على واحد.', 'با بڵاوکەرەوە یەکێکیان بهێڵێتەوە.'],
  },
  'iati-rule-organisation-unnamed': {
    message: [
      'An organisation has neither a reference nor a name (rule {rule}).',
      'منظمة بلا مرجع ولا اسم (القاعدة {rule}).',
      'ڕێکخراوێک نە ژمارەی سەرچاوەی هەیە و نە ناو (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher say which organisation it is.',
      'اطلب من الناشر ذكر المنظمة.',
      'با بڵاوکەرەوە بڵێت کام ڕێکخراوە.',
    ],
  },
  'iati-rule-significance': {
    message: [
      'A policy marker has no significance (rule {rule}).',
      'لمؤشر سياسات أهمية غير مذكورة (القاعدة {rule}).',
      'نیشاندەرێکی سیاسەت گرنگی بۆ دانەنراوە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher give it, 0 to 4.', 'اطلب من الناشر ذكرها من 0 إلى 4.', 'با بڵاوکەرەوە بیدات، لە 0 بۆ 4.'],
  },
  'iati-rule-reference-twice': {
    message: [
      'A result and its indicator both have a reference (rule {rule}).',
      'للنتيجة ولمؤشرها مرجع معًا (القاعدة {rule}).',
      'ئەنجامێک و پێوەرەکەی هەردووکیان سەرچاوەیان هەیە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher leave one of them.', 'اطلب من الناشر الإبقاء على أحدهما.', 'با بڵاوکەرەوە یەکێکیان بهێڵێتەوە.'],
  },
  'iati-rule-value-missing': {
    message: [
      'A baseline, target or actual figure has no value (rule {rule}).',
      'لخط أساس أو هدف أو نتيجة فعلية قيمة غير مذكورة (القاعدة {rule}).',
      'هێڵی بنەڕەت یان ئامانج یان ژمارەی ڕاستەقینە نرخی نییە (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher give it, or leave the element out.',
      'اطلب من الناشر ذكرها أو حذف العنصر.',
      'با بڵاوکەرەوە بیدات، یان توخمەکە لاببات.',
    ],
  },
  'iati-rule-value-number': {
    message: [
      '“{value}” is no number (rule {rule}).',
      '«{value}» ليس عددًا (القاعدة {rule}).',
      '«{value}» ژمارە نییە (یاسای {rule}).',
    ],
    remedy: [
      'Have the publisher write a number, or measure 5 (qualitative).',
      'اطلب من الناشر كتابة عدد أو القياس 5 (نوعي).',
      'با بڵاوکەرەوە ژمارەیەک بنووسێت، یان پێوانەی 5 (چۆنایەتی).',
    ],
  },
  'iati-rule-value-described': {
    message: [
      'A qualitative indicator has a value instead of words (rule {rule}).',
      'لمؤشر نوعي قيمة بدل الوصف (القاعدة {rule}).',
      'پێوەرێکی چۆنایەتی لەبری وشە نرخی هەیە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher write it as a comment.', 'اطلب من الناشر كتابتها تعليقًا.', 'با بڵاوکەرەوە وەک سەرنج بینووسێت.'],
  },
  'iati-rule-text-missing': {
    message: [
      'A title or a description holds no words (rule {rule}).',
      'عنوان أو وصف بلا كلمات (القاعدة {rule}).',
      'ناونیشان یان وەسفێک هیچ وشەیەکی تێدا نییە (یاسای {rule}).',
    ],
    remedy: ['Have the publisher write it.', 'اطلب من الناشر كتابته.', 'با بڵاوکەرەوە بینووسێت.'],
  },
}
