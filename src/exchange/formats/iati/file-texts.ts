/** What to tell somebody whose file of IATI cannot be read. */
import type { Language } from '../../../kernel/pure/languages.ts'

export const iatiFileTexts = {
  'xml-malformed': {
    en: 'The file stops being XML in line {line}, column {column}: {fault}. Have the publisher’s tool write it again, or correct that place, and send it again.',
    ar: 'لم يعد الملف XML صالحًا في السطر {line}، العمود {column}: {fault}. أعد إنشاءه بأداة الناشر أو صحّح ذلك الموضع وأرسله مجددًا.',
    ckb: 'فایلەکە لە دێڕی {line}، ستوونی {column} ئیتر XMLی دروست نییە: {fault}. با ئامرازی بڵاوکەرەوە دووبارە بینووسێتەوە، یان ئەو شوێنە ڕاست بکەرەوە و دووبارە بینێرە.',
  },
  'xml-doctype': {
    en: 'Line {line} declares a document type (DOCTYPE). Files of IATI need none, and it could fetch or multiply text, so it is not read. Remove it and send the file again.',
    ar: 'يعلن السطر {line} عن نوع مستند (DOCTYPE). لا تحتاجه ملفات IATI وقد يجلب نصوصًا أو يضاعفها، لذلك لا يُقرأ. احذفه وأرسل الملف مجددًا.',
    ckb: 'دێڕی {line} جۆری بەڵگەنامە (DOCTYPE) ڕادەگەیەنێت. فایلی IATI پێویستی پێی نییە و دەتوانێت دەق بهێنێت یان زۆری بکات، بۆیە ناخوێندرێتەوە. لایبەرە و دووبارە بینێرە.',
  },
  'xml-encoding-unknown': {
    en: 'The file says that its letters are written as “{encoding}”, which nobody here can read. Save it as UTF-8 and send it again.',
    ar: 'يقول الملف إن حروفه مكتوبة بترميز «{encoding}» الذي لا يمكن قراءته هنا. احفظه بترميز UTF-8 وأرسله مجددًا.',
    ckb: 'فایلەکە دەڵێت پیتەکانی بە «{encoding}» نووسراون کە لێرە ناخوێندرێتەوە. بە UTF-8 پاشەکەوتی بکە و دووبارە بینێرە.',
  },
  'xml-too-deep': {
    en: 'In line {line} elements lie more than {limit} deep in each other, or one has more attributes than that. No file of IATI is like this: have it written again.',
    ar: 'في السطر {line} عناصر متداخلة بعمق يزيد على {limit} أو عنصر له سمات أكثر من ذلك. لا يكون ملف IATI هكذا: أعد إنشاءه.',
    ckb: 'لە دێڕی {line} توخمەکان زیاتر لە {limit} ئاست لەناو یەکن، یان توخمێک لەوە زیاتر تایبەتمەندی هەیە. فایلی IATI وا نییە: با دووبارە بنووسرێتەوە.',
  },
  'xml-part-too-large': {
    en: 'The activity around line {line} is larger than can be read ({limit}). Have the publisher split it, and send the file again.',
    ar: 'النشاط قرب السطر {line} أكبر مما يمكن قراءته ({limit}). اطلب من الناشر تقسيمه وأرسل الملف مجددًا.',
    ckb: 'چالاکییەکەی دەوری دێڕی {line} لەوە گەورەترە کە بخوێندرێتەوە ({limit}). با بڵاوکەرەوە دابەشی بکات و دووبارە بینێرە.',
  },
  'iati-not-iati': {
    en: 'This is XML, but not a file of IATI: its root is “{root}”. Send a file whose root is iati-activities or iati-organisations.',
    ar: 'هذا ملف XML لكنه ليس من ملفات IATI: جذره «{root}». أرسل ملفًا جذره iati-activities أو iati-organisations.',
    ckb: 'ئەمە XMLـە بەڵام فایلی IATI نییە: ڕەگەکەی «{root}»ـە. فایلێک بنێرە کە ڕەگەکەی iati-activities یان iati-organisations بێت.',
  },
  'iati-version-old': {
    en: 'The file is of IATI version {version}. Versions 2.01, 2.02 and 2.03 are read; version 1 ended in 2020. Ask the publisher for version 2.03, or convert it with the transformation of the IATI standard, and send that file.',
    ar: 'الملف من إصدار IATI رقم {version}. تُقرأ الإصدارات 2.01 و2.02 و2.03، وانتهى الإصدار 1 عام 2020. اطلب من الناشر الإصدار 2.03 أو حوّله بأداة التحويل الخاصة بمعيار IATI وأرسل ذلك الملف.',
    ckb: 'فایلەکە وەشانی {version}ی IATIـە. وەشانەکانی 2.01 و 2.02 و 2.03 دەخوێندرێنەوە؛ وەشانی 1 لە 2020 کۆتایی هات. وەشانی 2.03 لە بڵاوکەرەوە داوا بکە، یان بە گۆڕینی ستانداردی IATI بیگۆڕە و ئەو فایلە بنێرە.',
  },
  'iati-only-organisations': {
    en: 'This is an organisation file of IATI: it holds budgets and no activities. Send the publisher’s activity file.',
    ar: 'هذا ملف منظمات IATI: فيه موازنات دون أنشطة. أرسل ملف أنشطة الناشر.',
    ckb: 'ئەمە فایلی ڕێکخراوی IATIـە: بودجەی تێدایە و چالاکی تێدا نییە. فایلی چالاکییەکانی بڵاوکەرەوەکە بنێرە.',
  },
  'iati-version-unknown': {
    en: 'The file says it is of IATI version “{version}”, which is not known here: 2.01, 2.02 and 2.03 are read. Ask the publisher for one of these.',
    ar: 'يقول الملف إنه من إصدار IATI «{version}» وهو غير معروف هنا: تُقرأ الإصدارات 2.01 و2.02 و2.03. اطلب أحدها من الناشر.',
    ckb: 'فایلەکە دەڵێت وەشانی «{version}»ی IATIـە کە لێرە نەناسراوە: 2.01 و 2.02 و 2.03 دەخوێندرێنەوە. یەکێکیان لە بڵاوکەرەوە داوا بکە.',
  },
} satisfies Record<string, Record<Language, string>>
