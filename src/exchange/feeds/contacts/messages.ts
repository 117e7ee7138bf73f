/** Problems of sheets of contacts in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'

export const contactProblemTexts: Record<string, ProblemText> = {
  'contact-name-missing': {
    message: ['The row names nobody.', 'لا يذكر الصف اسمًا.', 'ڕیزەکە ناوی کەس ناهێنێت.'],
    remedy: ['Write the name.', 'اكتب الاسم.', 'ناوەکە بنووسە.'],
  },
  'contact-organisation-unknown': {
    message: ['The organisation {name} is not known.', 'المنظمة {name} غير معروفة.', 'ڕێکخراوی {name} نەناسراوە.'],
    remedy: [
      'Write it as in the list of organisations. Similar: {suggestions}.',
      'اكتبها كما في قائمة المنظمات. أسماء مشابهة: {suggestions}.',
      'وەک لیستی ڕێکخراوەکان بینووسە. هاوشێوەکان: {suggestions}.',
    ],
  },
  'contact-cluster-unknown': {
    message: ['The cluster {name} is not known.', 'المجموعة {name} غير معروفة.', 'کڵەستەری {name} نەناسراوە.'],
    remedy: [
      'Write its code or its name; several with semicolons between them. Similar: {suggestions}.',
      'اكتب رمزها أو اسمها، وافصل بين عدة مجموعات بفاصلة منقوطة. أسماء مشابهة: {suggestions}.',
      'کۆد یان ناوەکەی بنووسە؛ چەند دانەیەک بە فاریزەخاڵ جیا بکەرەوە. هاوشێوەکان: {suggestions}.',
    ],
  },
  'contact-email-wrong': {
    message: ['This is no e-mail address.', 'هذا ليس عنوان بريد إلكتروني.', 'ئەمە ناونیشانی ئیمەیل نییە.'],
    remedy: [
      'Write it like name@example.org, one in a row.',
      'اكتبه مثل name@example.org، عنوانًا واحدًا في الصف.',
      'وەک name@example.org بینووسە، یەک دانە لە هەر ڕیزێکدا.',
    ],
  },
  'contact-phone-wrong': {
    message: ['This is no telephone number.', 'هذا ليس رقم هاتف.', 'ئەمە ژمارەی تەلەفۆن نییە.'],
    remedy: [
      'Write digits, with + before the country; several with semicolons between them, six at most.',
      'اكتب أرقامًا مع + قبل رمز البلد، وافصل بين عدة أرقام بفاصلة منقوطة، ستة على الأكثر.',
      'ڕەنووس بنووسە، + لە پێش کۆدی وڵات؛ چەند دانەیەک بە فاریزەخاڵ جیا بکەرەوە، ئەوپەڕی شەش.',
    ],
  },
  'contact-twice': {
    message: [
      'Row {row} is about the same contact.',
      'الصف {row} يخص جهة الاتصال نفسها.',
      'ڕیزی {row} دەربارەی هەمان پەیوەندییە.',
    ],
    remedy: ['Leave one of the two.', 'أبقِ أحدهما.', 'یەکێکیان بهێڵەرەوە.'],
  },
  'contact-several': {
    message: [
      '{count} contacts of this organisation have this name.',
      '{count} من جهات اتصال هذه المنظمة بهذا الاسم.',
      '{count} پەیوەندیی ئەم ڕێکخراوە ئەم ناوەیان هەیە.',
    ],
    remedy: [
      'Write the e-mail address of the one that is meant.',
      'اكتب البريد الإلكتروني للمقصود.',
      'ئیمەیلی ئەوەی مەبەستە بنووسە.',
    ],
  },
  'contact-not-yours': {
    message: [
      'You do not keep contacts of this organisation and these clusters.',
      'لا تحفظ أنت جهات اتصال هذه المنظمة وهذه المجموعات.',
      'تۆ پەیوەندییەکانی ئەم ڕێکخراو و کڵەستەرانە هەڵناگریت.',
    ],
    remedy: [
      'Write your own organisation or cluster, or ask a coordinator to take the row in.',
      'اكتب منظمتك أو مجموعتك، أو اطلب من منسّق استيراد الصف.',
      'ڕێکخراو یان کڵەستەری خۆت بنووسە، یان داوا لە هەماهەنگکارێک بکە ڕیزەکە وەربگرێت.',
    ],
  },
}
