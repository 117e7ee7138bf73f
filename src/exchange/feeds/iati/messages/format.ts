/** What is found in the form of a file of IATI, in words. */
import type { ProblemText } from '../../messages.ts'

export const formatTexts: Record<string, ProblemText> = {
  'iati-element-missing': {
    message: [
      'The standard asks for “{column}”, and it is not there.',
      'يطلب المعيار «{column}» وهو غير موجود.',
      'ستانداردەکە داوای «{column}» دەکات و لێرە نییە.',
    ],
    remedy: ['Have the publisher add it.', 'اطلب من الناشر إضافته.', 'با بڵاوکەرەوە زیادی بکات.'],
  },
  'iati-value-missing': {
    message: [
      '“{column}” is empty, and the standard asks for a value.',
      '«{column}» فارغ والمعيار يطلب قيمة.',
      '«{column}» بەتاڵە و ستانداردەکە داوای نرخێک دەکات.',
    ],
    remedy: ['Have the publisher fill it in.', 'اطلب من الناشر ملأه.', 'با بڵاوکەرەوە پڕی بکاتەوە.'],
  },
  'iati-element-repeated': {
    message: [
      '“{column}” may stand once, and stands here again. The first one counts.',
      'يجوز أن يرد «{column}» مرة واحدة وقد تكرر هنا. يُعتد بالأول.',
      '«{column}» دەبێت یەک جار هەبێت و لێرە دووبارە بووەتەوە. یەکەمیان هەژمار دەکرێت.',
    ],
    remedy: [
      'Have the publisher leave one of them.',
      'اطلب من الناشر الإبقاء على واحد منها.',
      'با بڵاوکەرەوە یەکێکیان بهێڵێتەوە.',
    ],
  },
  'iati-element-unknown': {
    message: [
      'The standard has no element “{column}” here. It is kept and not used.',
      'ليس في المعيار عنصر «{column}» هنا. يُحفظ ولا يُستخدم.',
      'ستانداردەکە لێرە توخمی «{column}»ی نییە. هەڵدەگیرێت و بەکارناهێنرێت.',
    ],
    remedy: [
      'Have the publisher correct its name or its place.',
      'اطلب من الناشر تصحيح اسمه أو موضعه.',
      'با بڵاوکەرەوە ناو یان شوێنەکەی ڕاست بکاتەوە.',
    ],
  },
  'iati-attribute-unknown': {
    message: [
      'The standard has no attribute “{column}”. It is kept and not used.',
      'ليست في المعيار سمة «{column}». تُحفظ ولا تُستخدم.',
      'ستانداردەکە تایبەتمەندی «{column}»ی نییە. هەڵدەگیرێت و بەکارناهێنرێت.',
    ],
    remedy: ['Have the publisher correct its name.', 'اطلب من الناشر تصحيح اسمها.', 'با بڵاوکەرەوە ناوەکەی ڕاست بکاتەوە.'],
  },
  'iati-order': {
    message: [
      '“{column}” stands too late: the standard orders its elements. They were read nevertheless.',
      'ورد «{column}» متأخرًا: للعناصر ترتيب في المعيار. قُرئت مع ذلك.',
      '«{column}» درەنگ هاتووە: ستانداردەکە ڕیزبەندی بۆ توخمەکان هەیە. لەگەڵ ئەوەشدا خوێندرانەوە.',
    ],
    remedy: [
      'Have the publisher write the elements in the order of the standard.',
      'اطلب من الناشر كتابة العناصر بترتيب المعيار.',
      'با بڵاوکەرەوە توخمەکان بە ڕیزبەندی ستانداردەکە بنووسێت.',
    ],
  },
  'iati-date-unreadable': {
    message: [
      '“{value}” is no date of the form YYYY-MM-DD.',
      '«{value}» ليس تاريخًا بصيغة YYYY-MM-DD.',
      '«{value}» بەرواری شێوەی YYYY-MM-DD نییە.',
    ],
    remedy: [
      'Have the publisher write it so, such as 2005-03-31.',
      'اطلب من الناشر كتابته هكذا، مثل 2005-03-31.',
      'با بڵاوکەرەوە وای بنووسێت، وەک 2005-03-31.',
    ],
  },
  'iati-time-unreadable': {
    message: [
      '“{value}” is no date with a time of the form YYYY-MM-DDThh:mm:ss.',
      '«{value}» ليس تاريخًا ووقتًا بصيغة YYYY-MM-DDThh:mm:ss.',
      '«{value}» بەروار و کاتی شێوەی YYYY-MM-DDThh:mm:ss نییە.',
    ],
    remedy: [
      'Have the publisher write it so, such as 2005-03-31T10:00:00Z.',
      'اطلب من الناشر كتابته هكذا، مثل 2005-03-31T10:00:00Z.',
      'با بڵاوکەرەوە وای بنووسێت، وەک 2005-03-31T10:00:00Z.',
    ],
  },
  'iati-number-unreadable': {
    message: [
      '“{value}” is no number: only digits, a point and a sign may stand here.',
      '«{value}» ليس عددًا: لا يجوز هنا إلا الأرقام ونقطة وإشارة.',
      '«{value}» ژمارە نییە: تەنها ژمارە و خاڵ و نیشانە ڕێگەپێدراون.',
    ],
    remedy: [
      'Have the publisher write it without separators, such as 1250000.50.',
      'اطلب من الناشر كتابته بلا فواصل، مثل 1250000.50.',
      'با بڵاوکەرەوە بێ جیاکەرەوە بینووسێت، وەک 1250000.50.',
    ],
  },
  'iati-truth-unreadable': {
    message: [
      '“{value}” is neither yes (1, true) nor no (0, false).',
      '«{value}» ليس نعم (1, true) ولا لا (0, false).',
      '«{value}» نە بەڵێیە (1, true) و نە نەخێر (0, false).',
    ],
    remedy: ['Have the publisher write 1 or 0.', 'اطلب من الناشر كتابة 1 أو 0.', 'با بڵاوکەرەوە 1 یان 0 بنووسێت.'],
  },
  'iati-code-unknown': {
    message: [
      'The list {list} has no code “{value}”.',
      'ليس في القائمة {list} رمز «{value}».',
      'لیستی {list} کۆدی «{value}»ی نییە.',
    ],
    remedy: [
      'Have the publisher use a code of the list.',
      'اطلب من الناشر استخدام رمز من القائمة.',
      'با بڵاوکەرەوە کۆدێکی لیستەکە بەکاربهێنێت.',
    ],
  },
  'iati-text-stray': {
    message: [
      'Text stands where only elements may: “{value}”. It is not used.',
      'ورد نص حيث لا تجوز إلا العناصر: «{value}». لا يُستخدم.',
      'دەق لە شوێنێکە کە تەنها توخم ڕێگەپێدراوە: «{value}». بەکارناهێنرێت.',
    ],
    remedy: [
      'Have the publisher put it into a narrative element.',
      'اطلب من الناشر وضعه في عنصر narrative.',
      'با بڵاوکەرەوە بیخاتە توخمی narrative.',
    ],
  },
  'iati-prefix-undeclared': {
    message: [
      'The prefix “{value}” is used and nowhere declared.',
      'البادئة «{value}» مستخدمة وغير معرّفة في أي موضع.',
      'پێشگری «{value}» بەکارهاتووە و لە هیچ شوێنێک ڕانەگەیەنراوە.',
    ],
    remedy: [
      'Have the publisher declare its namespace.',
      'اطلب من الناشر تعريف نطاق أسمائها.',
      'با بڵاوکەرەوە بۆشایی ناوەکەی ڕابگەیەنێت.',
    ],
  },
  'iati-letters-lost': {
    message: [
      'Some letters are not of the encoding that the file says it has. They are lost.',
      'بعض الحروف ليست من ترميز الملف المعلن وقد ضاعت.',
      'هەندێک پیت هی ئەو کۆدکردنە نین کە فایلەکە دەیڵێت و لەدەستچوون.',
    ],
    remedy: ['Have the file saved as UTF-8.', 'اطلب حفظ الملف بترميز UTF-8.', 'با فایلەکە بە UTF-8 پاشەکەوت بکرێت.'],
  },
  'iati-version-missing': {
    message: [
      'The file does not say of which version of IATI it is. It was read as version 2.',
      'لا يذكر الملف إصدار IATI. قُرئ على أنه الإصدار 2.',
      'فایلەکە ناڵێت وەشانی چەندی IATIـە. وەک وەشانی 2 خوێندرایەوە.',
    ],
    remedy: [
      'Have the publisher write version="2.03".',
      'اطلب من الناشر كتابة version="2.03".',
      'با بڵاوکەرەوە version="2.03" بنووسێت.',
    ],
  },
}
