/** Problems of what rows say of their agreements, in words, with their remedies. */
import type { ProblemText } from '../messages.ts'

export const agreementProblemTexts: Record<string, ProblemText> = {
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
}
