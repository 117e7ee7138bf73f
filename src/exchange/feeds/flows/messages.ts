/** Problems of sheets of money in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'

export const flowProblemTexts: Record<string, ProblemText> = {
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
  'flow-agreement-missing': {
    message: [
      'The row does not say which agreement the money is of.',
      'لا يذكر الصف اتفاقية المال.',
      'ڕیزەکە ناڵێت پارەکە هی کام ڕێککەوتنە.',
    ],
    remedy: [
      'Write the code of the agreement. Only pledges, commitments and payments can do without: they are known by giver and receiver.',
      'اكتب رمز الاتفاقية. التعهدات والالتزامات والدفعات وحدها تُعرف من دونه بالجهة المانحة والمستلمة.',
      'کۆدی ڕێککەوتنەکە بنووسە. تەنها بەڵێن و پابەندبوون و پارەدان بێ ئەو دەبن: بە بەخشەر و وەرگر دەناسرێنەوە.',
    ],
  },
  'flow-agreement-several': {
    message: [
      'Giver and receiver have several agreements, and the row does not say which is meant: {codes}.',
      'بين المانح والمستلم عدة اتفاقيات ولا يذكر الصف أيها المقصودة: {codes}.',
      'بەخشەر و وەرگر چەند ڕێککەوتنیان هەیە و ڕیزەکە ناڵێت مەبەست کامیانە: {codes}.',
    ],
    remedy: [
      'Write the code of the agreement, or the reference that only one of them has.',
      'اكتب رمز الاتفاقية أو المرجع الذي تنفرد به إحداها.',
      'کۆدی ڕێککەوتنەکە بنووسە، یان ئەو ژێدەرەی کە تەنها یەکێکیان هەیەتی.',
    ],
  },
  'flow-agreement-found': {
    message: [
      'No code stands in the row: giver and receiver have one agreement, {code}, which is taken.',
      'لا رمز في الصف: بين المانح والمستلم اتفاقية واحدة هي {code} فأُخذ بها.',
      'ڕیزەکە کۆدی تێدا نییە: بەخشەر و وەرگر یەک ڕێککەوتنیان هەیە، {code}، ئەوە وەرگیرا.',
    ],
    remedy: [
      'Nothing has to be done. Write the code where another one is meant.',
      'لا يلزم شيء. اكتب الرمز إن كان المقصود غيرها.',
      'پێویست بە هیچ ناکات. ئەگەر مەبەست یەکێکی ترە کۆدەکەی بنووسە.',
    ],
  },
  'flow-agreement-made': {
    message: [
      'No code stands in the row, and giver and receiver have no agreement yet: it begins as {code}.',
      'لا رمز في الصف ولا اتفاقية بعد بين المانح والمستلم: تبدأ باسم {code}.',
      'ڕیزەکە کۆدی تێدا نییە و بەخشەر و وەرگر هێشتا ڕێککەوتنیان نییە: بە {code} دەست پێدەکات.',
    ],
    remedy: [
      'Nothing has to be done. Write a code where it is to have another one.',
      'لا يلزم شيء. اكتب رمزًا إن أردت غيره.',
      'پێویست بە هیچ ناکات. ئەگەر کۆدێکی ترت دەوێت بینووسە.',
    ],
  },
  'flow-agreement-unknown': {
    message: [
      'There is no agreement “{value}”, and no row of the sheet says who gives it and to whom.',
      'لا توجد اتفاقية «{value}» ولا يذكر أي صف من يعطيها ولمن.',
      'ڕێککەوتنی «{value}» نییە، و هیچ ڕیزێک ناڵێت کێ دەیدات و بە کێ.',
    ],
    remedy: [
      'Correct the code, or add the row in which it was committed or allocated. Similar: {suggestions}',
      'صحّح الرمز أو أضف صف الالتزام أو التخصيص. رموز مشابهة: {suggestions}',
      'کۆدەکە ڕاست بکەرەوە، یان ڕیزی پابەندبوون یان تەرخانکردنەکەی زیاد بکە. هاوشێوە: {suggestions}',
    ],
  },
  'flow-agreement-left': {
    message: [
      'The agreement is said in row {row}, which cannot be read: this row waits for it.',
      'الاتفاقية مذكورة في الصف {row} الذي تعذرت قراءته: ينتظره هذا الصف.',
      'ڕێککەوتنەکە لە ڕیزی {row}دا وتراوە کە ناخوێندرێتەوە: ئەم ڕیزە چاوەڕێی دەکات.',
    ],
    remedy: ['Correct row {row}.', 'صحّح الصف {row}.', 'ڕیزی {row} ڕاست بکەرەوە.'],
  },
  'flow-agreement-differs': {
    message: [
      'The agreement {code} says “{stored}” of this, and its terms are changed by an amendment only.',
      'تذكر الاتفاقية {code} «{stored}» هنا ولا تتغير شروطها إلا بتعديل.',
      'ڕێککەوتنی {code} لێرەدا دەڵێت «{stored}»، و مەرجەکانی تەنها بە هەموارکردن دەگۆڕدرێن.',
    ],
    remedy: [
      'Correct the cell, or amend the agreement on its page.',
      'صحّح الخلية أو عدّل الاتفاقية في صفحتها.',
      'خانەکە ڕاست بکەرەوە، یان ڕێککەوتنەکە لە پەڕەی خۆیدا هەموار بکە.',
    ],
  },
  'flow-says-otherwise': {
    message: [
      'Row {row} says something else of the same agreement.',
      'يقول الصف {row} شيئًا آخر عن الاتفاقية نفسها.',
      'ڕیزی {row} شتێکی تر دەربارەی هەمان ڕێککەوتن دەڵێت.',
    ],
    remedy: [
      'Write the same in all rows of the agreement, or give one of them another code.',
      'اكتب الشيء نفسه في كل صفوف الاتفاقية أو أعط أحدها رمزًا آخر.',
      'لە هەموو ڕیزەکانی ڕێککەوتنەکەدا هەمان شت بنووسە، یان کۆدێکی تر بدە بە یەکێکیان.',
    ],
  },
  'flow-giver-missing': {
    message: [
      'The row does not say who gives the money: it is stored as not stated.',
      'لا يذكر الصف من يعطي المال: يُخزن على أنه غير مذكور.',
      'ڕیزەکە ناڵێت کێ پارەکە دەدات: وەک نەوتراو پاشەکەوت دەکرێت.',
    ],
    remedy: ['Write the giver where it is known.', 'اكتب الجهة المانحة إن عُرفت.', 'ئەگەر زانراوە بەخشەرەکە بنووسە.'],
  },
  'flow-receiver-missing': {
    message: [
      'The row does not say who receives the money.',
      'لا يذكر الصف من يستلم المال.',
      'ڕیزەکە ناڵێت کێ پارەکە وەردەگرێت.',
    ],
    remedy: [
      'Write the receiving organisation, or the fund that it is paid into.',
      'اكتب المنظمة المستلمة أو الصندوق الذي يُدفع إليه.',
      'ڕێکخراوی وەرگر بنووسە، یان ئەو سندوقەی پارەکەی دەدرێتێ.',
    ],
  },
  'flow-source-missing': {
    message: [
      'The row does not say where {giver} takes the money from.',
      'لا يذكر الصف من أين يأخذ {giver} المال.',
      'ڕیزەکە ناڵێت {giver} پارەکە لە کوێوە دەهێنێت.',
    ],
    remedy: [
      'Write the agreement or the fund that it comes from. Agreements of the giver: {suggestions}',
      'اكتب الاتفاقية أو الصندوق الذي يأتي منه. اتفاقيات المانح: {suggestions}',
      'ئەو ڕێککەوتن یان سندوقە بنووسە کە لێیەوە دێت. ڕێککەوتنەکانی بەخشەر: {suggestions}',
    ],
  },
  'flow-two-sources': {
    message: [
      'The money would come from an agreement and from a fund at once.',
      'يأتي المال هنا من اتفاقية ومن صندوق معًا.',
      'پارەکە هاوکات لە ڕێککەوتنێک و سندوقێکەوە دێت.',
    ],
    remedy: ['Leave one of the two cells empty.', 'اترك إحدى الخليتين فارغة.', 'یەکێک لە دوو خانەکە بە بەتاڵی بهێڵەوە.'],
  },
  'flow-parent-unknown': {
    message: [
      'There is no agreement “{value}” that the money could come from.',
      'لا توجد اتفاقية «{value}» يأتي منها المال.',
      'ڕێککەوتنی «{value}» نییە کە پارەکەی لێوە بێت.',
    ],
    remedy: [
      'Correct the code, or add the row in which it was committed. Similar: {suggestions}',
      'صحّح الرمز أو أضف صف الالتزام بها. رموز مشابهة: {suggestions}',
      'کۆدەکە ڕاست بکەرەوە، یان ڕیزی پابەندبوونەکەی زیاد بکە. هاوشێوە: {suggestions}',
    ],
  },
  'flow-parent-left': {
    message: [
      'The money comes from {code}, whose rows cannot be stored: this row waits for them.',
      'يأتي المال من {code} التي يتعذر تخزين صفوفها: ينتظرها هذا الصف.',
      'پارەکە لە {code}ەوە دێت کە ڕیزەکانی پاشەکەوت ناکرێن: ئەم ڕیزە چاوەڕێیان دەکات.',
    ],
    remedy: ['Correct the rows of {code}.', 'صحّح صفوف {code}.', 'ڕیزەکانی {code} ڕاست بکەرەوە.'],
  },
  'flow-own-circle': {
    message: ['The money of {code} would come from itself.', 'ستأتي أموال {code} من نفسها.', 'پارەی {code} لە خۆیەوە دێت.'],
    remedy: [
      'Write another agreement that it comes from.',
      'اكتب اتفاقية أخرى تأتي منها.',
      'ڕێککەوتنێکی تر بنووسە کە لێیەوە دێت.',
    ],
  },
  'flow-giver-not-holder': {
    message: [
      '“{value}” does not receive the money of {parent}, and cannot pass it on.',
      'لا تستلم «{value}» أموال {parent} فلا يمكنها تمريرها.',
      '«{value}» پارەی {parent} وەرناگرێت و ناتوانێت بیداتە کەسێکی تر.',
    ],
    remedy: [
      'Correct the giver, or the agreement that the money comes from.',
      'صحّح الجهة المانحة أو الاتفاقية التي يأتي منها المال.',
      'بەخشەرەکە ڕاست بکەرەوە، یان ئەو ڕێککەوتنەی پارەکەی لێوە دێت.',
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
