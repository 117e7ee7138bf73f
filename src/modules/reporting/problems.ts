import { defineProblem } from '../../kernel/problems.ts'

/** The report is in a state that the step does not lead out of. */
export const stepNotOpen = defineProblem('report-step-not-open', 409, {
  en: 'This cannot be done with the report as it stands now ({state}).',
  ar: 'لا يمكن ذلك والتقرير في حالته الراهنة ({state}).',
  ckb: 'لەم دۆخەی ئێستای ڕاپۆرتەکەدا ({state}) ئەمە ناکرێت.',
})

export const ownReport = defineProblem('own-report', 409, {
  en: 'You sent this report yourself. Somebody else reviews it.',
  ar: 'أنت من أرسل هذا التقرير، فليراجعه شخص آخر.',
  ckb: 'خۆت ئەم ڕاپۆرتەت ناردووە. کەسێکی تر پێداچوونەوەی بۆ دەکات.',
})

export const reasonMissing = defineProblem('report-reason-missing', 422, {
  en: 'Say why, or write a comment on the cell that is to be corrected.',
  ar: 'اذكر السبب، أو اكتب تعليقًا على الخلية المطلوب تصحيحها.',
  ckb: 'هۆکارەکەی بڵێ، یان لەسەر ئەو خانەیەی دەبێت ڕاست بکرێتەوە لێدوانێک بنووسە.',
})

export const rowsWrong = defineProblem('report-rows-wrong', 422, {
  en: '{rows} rows cannot be sent as they are. Each is listed with what it needs.',
  ar: 'عدد الصفوف التي لا يمكن إرسالها كما هي: {rows}. كل صف مذكور مع ما يلزمه.',
  ckb: '{rows} ڕیز وەک خۆیان نانێردرێن. هەر یەکەیان لەگەڵ ئەوەی پێویستیەتی نووسراوە.',
})

export const reportEmpty = defineProblem('report-empty', 422, {
  en: 'The report says nothing yet. Fill it in, or say that there was no activity.',
  ar: 'لا يقول التقرير شيئًا بعد. املأه، أو صرّح بأنه لم يكن هناك نشاط.',
  ckb: 'ڕاپۆرتەکە هێشتا هیچ ناڵێت. پڕی بکەرەوە، یان بڵێ چالاکی نەبوو.',
})

export const reportHasRows = defineProblem('report-has-rows', 409, {
  en: 'There are rows or figures in this report. Take them out first if there was no activity, or send the report with them.',
  ar: 'في هذا التقرير صفوف أو أرقام. أزلها أولًا إن لم يكن هناك نشاط، أو أرسل التقرير معها.',
  ckb: 'لەم ڕاپۆرتەدا ڕیز یان ژمارە هەن. ئەگەر چالاکی نەبووە سەرەتا لایان ببە، یان ڕاپۆرتەکە لەگەڵیان بنێرە.',
})

export const linesOfOthers = defineProblem('report-lines-of-others', 422, {
  en: 'The report would change lines of another organisation or cluster. Take the record id out of those rows.',
  ar: 'سيغيّر التقرير أسطرًا لمنظمة أو مجموعة أخرى. أزل رقم السجل من تلك الصفوف.',
  ckb: 'ڕاپۆرتەکە دێڕی ڕێکخراو یان کڵەستەرێکی تر دەگۆڕێت. ناسنامەی تۆمار لەو ڕیزانە لابە.',
})

export const linesOfOtherMonths = defineProblem('report-lines-of-other-months', 422, {
  en: 'The report would change lines of the month {period}, which lies outside its period. Take the record id out of those rows.',
  ar: 'سيغيّر التقرير أسطرًا للشهر {period}، وهو خارج فترة هذا التقرير. أزل رقم السجل من تلك الصفوف.',
  ckb: 'ڕاپۆرتەکە دێڕی مانگی {period} دەگۆڕێت کە لە دەرەوەی ماوەی ئەم ڕاپۆرتەیە. ناسنامەی تۆمار لەو ڕیزانە لابە.',
})

export const monthClosed = defineProblem('report-month-closed', 409, {
  en: 'The month {period} is closed for reports. Ask the information officer to open it again.',
  ar: 'الشهر {period} مغلق أمام التقارير. اطلب من مسؤول المعلومات إعادة فتحه.',
  ckb: 'مانگی {period} بۆ ڕاپۆرت داخراوە. داوا لە بەرپرسی زانیاری بکە دووبارە بیکاتەوە.',
})

export const calendarInUse = defineProblem('calendar-in-use', 409, {
  en: 'There are reports of this calendar already. End it, and make a new one from the next period on.',
  ar: 'توجد تقارير وفق هذا التقويم. أنهِه وأنشئ تقويمًا جديدًا من الفترة التالية.',
  ckb: 'بەپێی ئەم ڕۆژژمێرە ڕاپۆرت هەیە. کۆتایی پێ بێنە و لە ماوەی داهاتووەوە نوێیەک دروست بکە.',
})

export const photoRefused = defineProblem('photo-refused', 422, {
  en: 'This is not a photograph in JPEG, PNG or WebP, or it is damaged. Save it anew as JPEG.',
  ar: 'ليست هذه صورة بصيغة JPEG أو PNG أو WebP، أو أنها تالفة. احفظها من جديد بصيغة JPEG.',
  ckb: 'ئەمە وێنەیەکی JPEG یان PNG یان WebP نییە، یان تێکچووە. دووبارە بە JPEG هەڵیبگرە.',
})

export const photosTooMany = defineProblem('photos-too-many', 422, {
  en: 'A report has at most {max} photographs.',
  ar: 'لا يزيد التقرير على {max} صورة.',
  ckb: 'ڕاپۆرتێک زۆرترین {max} وێنەی دەبێت.',
})

export const repairNeedsLine = defineProblem('repair-needs-line', 422, {
  en: 'With this repair the row could not be stored. Send the report back with a comment instead.',
  ar: 'لا يمكن تخزين الصف بهذا التصحيح. أعد التقرير مع تعليق بدلًا من ذلك.',
  ckb: 'بەم چاککردنەوەیە ڕیزەکە هەڵناگیرێت. لەبری ئەوە ڕاپۆرتەکە بە لێدوانێکەوە بگەڕێنەرەوە.',
})
