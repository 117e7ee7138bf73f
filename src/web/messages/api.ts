/** Texts of the page about the API, in every language of the interface. */
import { sayer, text } from './text.ts'

export const sayOfApi = sayer({
  title: text('API: for programs', 'واجهة البرمجة: للبرامج', 'API: بۆ بەرنامەکان'),
  intro: text(
    'Whatever these pages show and change, a program can read and change too, with the same rights. Every change is a command, every read is a view.',
    'كل ما تعرضه هذه الصفحات وتغيّره يستطيع برنامج أن يقرأه ويغيّره أيضًا بالحقوق نفسها. كل تغيير أمر، وكل قراءة عرض.',
    'هەرچی ئەم پەڕانە پیشانی دەدەن و دەیگۆڕن، بەرنامەیەکیش دەتوانێت بە هەمان ماف بیخوێنێتەوە و بیگۆڕێت. هەر گۆڕانێک فرمانە و هەر خوێندنەوەیەک پیشاندانە.',
  ),
  makeToken: text('Make a token on the page', 'أنشئ رمزًا في صفحة', 'تۆکنێک دروست بکە لە پەڕەی'),
  account: text('My account', 'حسابي', 'هەژماری من'),
  call: text('Call it:', 'نادِ بها:', 'بانگی بکە:'),
  whole: text(
    'The whole description for tools (OpenAPI 3.1):',
    'الوصف الكامل للأدوات (OpenAPI 3.1):',
    'وەسفی تەواو بۆ ئامرازەکان (OpenAPI 3.1):',
  ),
  rules: text('What holds for all', 'ما يسري على الجميع', 'ئەوەی بۆ هەمووان دەگونجێت'),
  onceTerm: text('Done once', 'يُنفَّذ مرة واحدة', 'یەک جار دەکرێت'),
  once: text(
    'Send a UUID of your own as Idempotency-Key: giving the same command again gives the same answer and changes nothing.',
    'أرسل معرّف UUID من عندك بصفة Idempotency-Key: إعطاء الأمر نفسه مجددًا يعيد الجواب نفسه ولا يغيّر شيئًا.',
    'UUIDێکی خۆت وەک Idempotency-Key بنێرە: دووبارەدانی هەمان فرمان هەمان وەڵام دەداتەوە و هیچ ناگۆڕێت.',
  ),
  conflictTerm: text('Conflicts are seen', 'التعارض ظاهر', 'ناکۆکی دەبینرێت'),
  conflict: text(
    'Where a command edits something with a version, send the version you saw as If-Match: a change by somebody else since then refuses yours (412).',
    'حين يحرّر أمر شيئًا له نسخة، أرسل النسخة التي رأيتها بصفة If-Match: أي تغيير من غيرك بعدها يرفض تغييرك (412).',
    'کاتێک فرمانێک شتێکی وەشاندار دەگۆڕێت، ئەو وەشانەی بینیوتە وەک If-Match بنێرە: گۆڕانی کەسێکی تر لەوکاتەوە هی تۆ ڕەت دەکاتەوە (412).',
  ),
  problemTerm: text('Problems', 'المشكلات', 'کێشەکان'),
  problem: text(
    'A refusal is a problem of RFC 9457 in the language of Accept-Language; every wrong field is listed with a pointer to it. What does not exist and what you may not see answer alike (404).',
    'الرفض مشكلة وفق RFC 9457 بلغة Accept-Language، وكل حقل خاطئ مذكور مع مؤشر إليه. ما لا وجود له وما لا يحق لك رؤيته جوابهما واحد (404).',
    'ڕەتکردنەوە کێشەیەکی RFC 9457ە بە زمانی Accept-Language؛ هەر خانەیەکی هەڵە لەگەڵ ئاماژەیەک بۆی نووسراوە. ئەوەی نییە و ئەوەی مافی بینینیت نییە یەک وەڵامیان هەیە (404).',
  ),
  views: text('Views', 'العروض', 'پیشاندانەکان'),
  commands: text('Commands', 'الأوامر', 'فرمانەکان'),
  who: text('Who may:', 'من يحق له:', 'کێ مافی هەیە:'),
  field: text('Field', 'الحقل', 'خانە'),
  type: text('Type', 'النوع', 'جۆر'),
  needed: text('Needed', 'مطلوب', 'پێویستە'),
  yes: text('yes', 'نعم', 'بەڵێ'),
  noInput: text('Takes an empty object.', 'يأخذ كائنًا فارغًا.', 'ئۆبجێکتێکی بەتاڵ وەردەگرێت.'),
  keepsVersion: text('Keeps a version (If-Match).', 'يحفظ نسخة (If-Match).', 'وەشان هەڵدەگرێت (If-Match).'),
  oneself: text('oneself', 'الشخص نفسه', 'خودی کەسەکە'),
  linkBearer: text('who has the link', 'من لديه الرابط', 'ئەوەی بەستەرەکەی هەیە'),
  serverOnly: text('the server itself', 'الخادم نفسه', 'خودی سێرڤەر'),
})
