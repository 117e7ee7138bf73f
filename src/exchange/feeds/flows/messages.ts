/** Problems of sheets of money in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'
import { agreementProblemTexts } from './messages-of-agreements.ts'

export const flowProblemTexts: Record<string, ProblemText> = {
  ...agreementProblemTexts,
  'flow-kind-missing': {
    message: [
      'The row does not say what kind of movement of money it is.',
      'لا يذكر الصف نوع حركة المال.',
      'ڕیزەکە ناڵێت چ جۆرە جووڵەیەکی پارەیە.',
    ],
    remedy: [
      'Write one of: {kinds}. Or put the amount under a column of its own: Pledged, Committed, Paid, Allocated, Disbursed, Spent.',
      'اكتب واحدًا من: {kinds}. أو ضع المبلغ في عمود خاص به: المتعهد به، الملتزم به، المدفوع، المخصص، المصروف للشريك، المنفق.',
      'یەکێک لەمانە بنووسە: {kinds}. یان بڕەکە لە ستوونی تایبەت بە خۆیدا دابنێ: بەڵێنپێدراو، پابەندکراو، دراو بە پارە، تەرخانکراو، خەرجکراو بۆ هاوبەش، خەرجکراو.',
    ],
  },
  'flow-kind-unknown': {
    message: [
      '“{value}” is no kind of movement of money.',
      '«{value}» ليس نوعًا من حركات المال.',
      '«{value}» جۆری جووڵەی پارە نییە.',
    ],
    remedy: ['Write one of: {kinds}.', 'اكتب واحدًا من: {kinds}.', 'یەکێک لەمانە بنووسە: {kinds}.'],
  },
  'flow-kind-differs': {
    message: [
      'The agreement {code} is of another kind: “{value}” does not move its money.',
      'الاتفاقية {code} من نوع آخر: لا يحرّك «{value}» مالها.',
      'ڕێککەوتنی {code} لە جۆرێکی ترە: «{value}» پارەکەی ناجووڵێنێت.',
    ],
    remedy: [
      'Contributions have pledges, commitments and payments; allocations and sub-grants have disbursements. Correct the kind or the code.',
      'للمساهمات تعهدات والتزامات ودفعات، وللتخصيصات والمنح الفرعية عمليات صرف. صحّح النوع أو الرمز.',
      'بەخشینەکان بەڵێن و پابەندبوون و پارەدانیان هەیە؛ تەرخانکردن و لاوەبەخشین گواستنەوەی پارەیان هەیە. جۆرەکە یان کۆدەکە ڕاست بکەرەوە.',
    ],
  },
  'flow-amount-missing': {
    message: ['The row has no amount.', 'ليس في الصف مبلغ.', 'ڕیزەکە بڕی تێدا نییە.'],
    remedy: ['Write the amount, or remove the row.', 'اكتب المبلغ أو احذف الصف.', 'بڕەکە بنووسە، یان ڕیزەکە بسڕەوە.'],
  },
  'flow-amount-zero': {
    message: ['An amount of zero moves nothing.', 'مبلغ الصفر لا يحرّك شيئًا.', 'بڕی سفر هیچ ناجووڵێنێت.'],
    remedy: [
      'Write what was moved, or remove the row. To take money back, write a refund or a reduction.',
      'اكتب ما تحرّك أو احذف الصف. لسحب مال اكتب استردادًا أو تخفيضًا.',
      'ئەوەی جووڵاوە بینووسە، یان ڕیزەکە بسڕەوە. بۆ گەڕاندنەوەی پارە، گەڕاندنەوە یان کەمکردنەوە بنووسە.',
    ],
  },
  'flow-amount-below-zero': {
    message: ['The amount is below zero.', 'المبلغ أقل من صفر.', 'بڕەکە لە سفر کەمترە.'],
    remedy: [
      'Write it without the minus as what it is: a refund, a reduction of a commitment or a reduction of a pledge.',
      'اكتبه من دون إشارة السالب على حقيقته: استرداد أو تخفيض التزام أو تخفيض تعهد.',
      'بێ نیشانەی کەمی بینووسە وەک ئەوەی هەیە: گەڕاندنەوە، کەمکردنەوەی پابەندبوون یان کەمکردنەوەی بەڵێن.',
    ],
  },
  'flow-date-missing': {
    message: [
      'The row does not say on which day money moved.',
      'لا يذكر الصف يوم حركة المال.',
      'ڕیزەکە ناڵێت پارەکە لە چ ڕۆژێک جووڵاوە.',
    ],
    remedy: ['Write the date as YYYY-MM-DD.', 'اكتب التاريخ بصيغة YYYY-MM-DD.', 'بەروارەکە بە شێوەی YYYY-MM-DD بنووسە.'],
  },
  'flow-rate-unreadable': {
    message: ['“{value}” is no rate of exchange.', '«{value}» ليس سعر صرف.', '«{value}» نرخی ئاڵوگۆڕ نییە.'],
    remedy: [
      'Write how many units of the currency are one US dollar, as a number above zero.',
      'اكتب عدد وحدات العملة لكل دولار أمريكي رقمًا أكبر من صفر.',
      'بنووسە چەند یەکەی دراوەکە دەکاتە یەک دۆلاری ئەمریکی، وەک ژمارەیەکی گەورەتر لە سفر.',
    ],
  },
  'flow-rate-differs': {
    message: [
      'Amount and rate make {found}, and {stated} is stated. Both are kept as they stand.',
      'المبلغ والسعر يعطيان {found} والمذكور {stated}. يبقى كلاهما كما هو.',
      'بڕ و نرخ دەکەنە {found}، و {stated} نووسراوە. هەردووکیان وەک خۆیان دەهێڵرێنەوە.',
    ],
    remedy: ['Look whether the rate is right.', 'تحقق من صحة السعر.', 'سەیر بکە نرخەکە ڕاستە یان نا.'],
  },
  'flow-base-of-several': {
    message: [
      'The row tells of several movements: the amount in US dollars cannot be said of one of them, and is not used.',
      'يذكر الصف عدة حركات: لا يُعرف لأيها المبلغ بالدولار فلا يُستعمل.',
      'ڕیزەکە باسی چەند جووڵەیەک دەکات: نازانرێت بڕی دۆلارەکە هی کامیانە، بۆیە بەکارناهێنرێت.',
    ],
    remedy: [
      'Write each movement in a row of its own where the dollars matter.',
      'اكتب كل حركة في صف مستقل حيث يهم مبلغ الدولار.',
      'ئەگەر بڕی دۆلار گرنگە، هەر جووڵەیەک لە ڕیزێکی تایبەتدا بنووسە.',
    ],
  },
  'flow-fund-unknown': {
    message: [
      'There is no fund or window “{value}” in the operation.',
      'لا يوجد في العملية صندوق أو نافذة «{value}».',
      'سندوق یان بەشی «{value}» لە ئۆپەراسیۆنەکەدا نییە.',
    ],
    remedy: [
      'Correct it, or open the fund first. Similar: {suggestions}',
      'صحّحه أو افتح الصندوق أولًا. أسماء مشابهة: {suggestions}',
      'ڕاستی بکەرەوە، یان سەرەتا سندوقەکە بکەرەوە. هاوشێوە: {suggestions}',
    ],
  },
  'flow-project-unknown': {
    message: [
      'The operation has no project with the code “{value}”.',
      'ليس في العملية مشروع بالرمز «{value}».',
      'ئۆپەراسیۆنەکە پڕۆژەی بە کۆدی «{value}» نییە.',
    ],
    remedy: [
      'Correct the code, or leave the cell empty. Similar: {suggestions}',
      'صحّح الرمز أو اترك الخلية فارغة. رموز مشابهة: {suggestions}',
      'کۆدەکە ڕاست بکەرەوە، یان خانەکە بە بەتاڵی بهێڵەوە. هاوشێوە: {suggestions}',
    ],
  },
  'flow-earmark-unknown': {
    message: [
      '“{value}” does not say how strictly the money is earmarked.',
      'لا يبيّن «{value}» درجة تخصيص المال.',
      '«{value}» ناڵێت پارەکە چەند بە توندی تەرخانکراوە.',
    ],
    remedy: [
      'Write unearmarked, softly earmarked, earmarked or tightly earmarked.',
      'اكتب: غير مخصص، أو مخصص تخصيصًا مرنًا، أو مخصص، أو مخصص تخصيصًا مشددًا.',
      'بنووسە: تەرخان نەکراو، تەرخانکراوی نەرم، تەرخانکراو یان تەرخانکراوی توند.',
    ],
  },
  'flow-in-kind-unvalued': {
    message: [
      'It is given in kind, and the row does not say how it was valued.',
      'المساهمة عينية ولا يذكر الصف كيف قُيّمت.',
      'بە کاڵا دراوە و ڕیزەکە ناڵێت چۆن نرخێنراوە.',
    ],
    remedy: [
      'Write how it was valued instead of yes, such as “market price in Amman”.',
      'اكتب طريقة التقييم بدل نعم، مثل «سعر السوق في عمّان».',
      'لەبری بەڵێ بنووسە چۆن نرخێنراوە، وەک «نرخی بازاڕ لە عەممان».',
    ],
  },
  'flow-commitment-implied': {
    message: [
      'No row says that the money of {code} was committed: what is paid is taken as committed on that day.',
      'لا يذكر أي صف الالتزام بأموال {code}: يُعد المدفوع ملتزمًا به في يومه.',
      'هیچ ڕیزێک ناڵێت پارەی {code} پابەندکراوە: ئەوەی دراوە لەو ڕۆژەدا وەک پابەندکراو دادەنرێت.',
    ],
    remedy: [
      'Nothing has to be done. Add the row of the commitment where its day or amount was another.',
      'لا يلزم شيء. أضف صف الالتزام إن اختلف يومه أو مبلغه.',
      'پێویست بە هیچ ناکات. ئەگەر ڕۆژ یان بڕی پابەندبوونەکە جیاوازە ڕیزەکەی زیاد بکە.',
    ],
  },
  'flow-not-committed': {
    message: [
      '{code} does not have so much committed or pledged: of {asked}, {there} is there.',
      'ليس في {code} ما يكفي من الالتزام أو التعهد: من {asked} يوجد {there}.',
      '{code} ئەوەندەی پابەندکراو یان بەڵێنپێدراوی نییە: لە {asked} تەنها {there} هەیە.',
    ],
    remedy: [
      'Add the row of the commitment that is missing, or correct the amount.',
      'أضف صف الالتزام الناقص أو صحّح المبلغ.',
      'ڕیزی پابەندبوونە ونبووەکە زیاد بکە، یان بڕەکە ڕاست بکەرەوە.',
    ],
  },
  'flow-not-held': {
    message: [
      '{code} does not hold so much: of {asked}, {there} is there.',
      'ليس لدى {code} ما يكفي: من {asked} يوجد {there}.',
      '{code} ئەوەندەی لا نییە: لە {asked} تەنها {there} هەیە.',
    ],
    remedy: [
      'Add the row in which the money was received, correct the amount, or have an advance allowed in the agreement.',
      'أضف صف استلام المال أو صحّح المبلغ أو اسمح بالسلفة في الاتفاقية.',
      'ئەو ڕیزە زیاد بکە کە پارەکەی تێدا وەرگیراوە، بڕەکە ڕاست بکەرەوە، یان لە ڕێککەوتنەکەدا ڕێگە بە پێشەکی بدە.',
    ],
  },
  'flow-not-in-force': {
    message: [
      'The agreement {code} was not in force on that day.',
      'لم تكن الاتفاقية {code} سارية في ذلك اليوم.',
      'ڕێککەوتنی {code} لەو ڕۆژەدا کارا نەبوو.',
    ],
    remedy: [
      'Correct the day, or have the agreement signed first.',
      'صحّح اليوم أو وقّع الاتفاقية أولًا.',
      'ڕۆژەکە ڕاست بکەرەوە، یان سەرەتا ڕێککەوتنەکە واژۆ بکە.',
    ],
  },
  'flow-after-end': {
    message: [
      'The money of {code} could be used until {day} only.',
      'كان يجوز استعمال أموال {code} حتى {day} فقط.',
      'پارەی {code} تەنها تا {day} بەکاردەهێنرا.',
    ],
    remedy: [
      'Correct the day, or have the agreement extended by an amendment.',
      'صحّح اليوم أو مدّد الاتفاقية بتعديل.',
      'ڕۆژەکە ڕاست بکەرەوە، یان ڕێککەوتنەکە بە هەموارکردن درێژ بکەرەوە.',
    ],
  },
  'flow-before-start': {
    message: [
      'The money of {code} may be spent from {day} on only.',
      'لا يجوز إنفاق أموال {code} إلا من {day}.',
      'پارەی {code} تەنها لە {day}ەوە خەرج دەکرێت.',
    ],
    remedy: [
      'Correct the day, or have the agreement amended.',
      'صحّح اليوم أو عدّل الاتفاقية.',
      'ڕۆژەکە ڕاست بکەرەوە، یان ڕێککەوتنەکە هەموار بکە.',
    ],
  },
  'flow-outside-earmark': {
    message: [
      '“{value}” lies outside of what the money of {code} is earmarked for: {allowed}.',
      '«{value}» خارج ما خُصصت له أموال {code}: {allowed}.',
      '«{value}» لە دەرەوەی ئەوەیە کە پارەی {code} بۆی تەرخانکراوە: {allowed}.',
    ],
    remedy: [
      'Take other money, or have the earmark amended.',
      'استعمل مالًا آخر أو اطلب تعديل التخصيص.',
      'پارەیەکی تر بەکاربهێنە، یان داوا بکە تەرخانکردنەکە هەموار بکرێت.',
    ],
  },
  'flow-other-currency': {
    message: [
      'The agreement {code} is in {allowed}, and “{value}” stands here.',
      'الاتفاقية {code} بعملة {allowed} والمكتوب هنا «{value}».',
      'ڕێککەوتنی {code} بە {allowed}ە و لێرەدا «{value}» نووسراوە.',
    ],
    remedy: [
      'Write the amount in the currency of the agreement, and what was exchanged as an exchange.',
      'اكتب المبلغ بعملة الاتفاقية، وما صُرّف حركةَ تحويل عملة.',
      'بڕەکە بە دراوی ڕێککەوتنەکە بنووسە، و ئەوەی گۆڕدراوەتەوە وەک گۆڕینەوەی دراو.',
    ],
  },
  'flow-month-closed': {
    message: [
      'The month {month} is closed: it takes no more entries.',
      'الشهر {month} مغلق ولا يقبل قيودًا.',
      'مانگی {month} داخراوە و تۆماری تر وەرناگرێت.',
    ],
    remedy: ['Write a day in an open month.', 'اكتب يومًا في شهر مفتوح.', 'ڕۆژێک لە مانگێکی کراوەدا بنووسە.'],
  },
  'flow-entry-twice': {
    message: [
      'Row {row} has the same entry ID for a movement of the same kind.',
      'للصف {row} رقم القيد نفسه لحركة من النوع نفسه.',
      'ڕیزی {row} هەمان ناسنامەی تۆماری بۆ جووڵەیەکی هەمان جۆر هەیە.',
    ],
    remedy: [
      'Remove one of the two rows, or its entry ID where it is other money.',
      'احذف أحد الصفين، أو رقم قيده إن كان مالًا آخر.',
      'یەکێک لە دوو ڕیزەکە بسڕەوە، یان ناسنامەکەی ئەگەر پارەیەکی ترە.',
    ],
  },
  'flow-entry-elsewhere': {
    message: [
      'This entry was not recorded from a sheet, and a sheet cannot change it.',
      'لم يُسجَّل هذا القيد من جدول فلا يغيّره جدول.',
      'ئەم تۆمارە لە خشتەیەکەوە نەهاتووە و خشتە ناتوانێت بیگۆڕێت.',
    ],
    remedy: [
      'Leave the row as it was written, or reverse the entry on its page and record it anew.',
      'اترك الصف كما كُتب، أو اعكس القيد في صفحته وسجّله من جديد.',
      'ڕیزەکە وەک خۆی بهێڵەوە، یان تۆمارەکە لە پەڕەی خۆیدا پێچەوانە بکەرەوە و سەرلەنوێ تۆماری بکە.',
    ],
  },
  'flow-not-yours': {
    message: [
      'You may record money of agreements that your organisation gives or receives. This is none of them.',
      'يمكنك تسجيل أموال الاتفاقيات التي تعطيها منظمتك أو تستلمها. هذه ليست منها.',
      'دەتوانیت پارەی ئەو ڕێککەوتنانە تۆمار بکەیت کە ڕێکخراوەکەت دەیدات یان وەریدەگرێت. ئەمە یەکێک لەوانە نییە.',
    ],
    remedy: [
      'Remove the row, or ask those who keep the operation to send it.',
      'احذف الصف أو اطلب من القائمين على العملية إرساله.',
      'ڕیزەکە بسڕەوە، یان داوا لە بەڕێوەبەرانی ئۆپەراسیۆنەکە بکە بینێرن.',
    ],
  },
}
