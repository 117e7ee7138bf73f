/** Numbers and money. */
import { type Entries, entry, nothingToDo, wholeNumber } from './text.ts'

export const numbersTexts: Entries = {
  'number-unreadable': entry(['“{value}” is no number.', '«{value}» ليس عددًا.', '«{value}» ژمارە نییە.'], wholeNumber),
  'number-below-zero': entry(['“{value}” is below zero.', '«{value}» أقل من الصفر.', '«{value}» لە سفر کەمترە.'], wholeNumber),
  'people-not-whole': entry(
    ['“{value}” is not a whole number of people.', '«{value}» ليس عددًا صحيحًا من الناس.', '«{value}» ژمارەی تەواوی خەڵک نییە.'],
    [
      'Write a whole number (1234, not 1.234), or leave the cell blank when it is not known.',
      'اكتب عددًا صحيحًا (1234 لا 1.234) أو اترك الخلية فارغة إن لم يُعرف.',
      'ژمارەیەکی تەواو بنووسە (1234 نەک 1.234)، یان ئەگەر نەزانراوە خانەکە بەتاڵ بهێڵەوە.',
    ],
  ),
  'number-rounded': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    nothingToDo,
  ),
  'number-grouping': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    [
      'Nothing to do, unless a decimal was meant.',
      'لا يلزم شيء إلا إذا قُصد كسر عشري.',
      'هیچ پێویست ناکات، مەگەر مەبەست ژمارەی دەهی بووبێت.',
    ],
  ),
  'digits-mended': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    nothingToDo,
  ),
  'blank-word': entry(
    ['“{value}” was read as not known.', 'قُرئت «{value}» على أنها غير معروفة.', '«{value}» وەک نەزانراو خوێندرایەوە.'],
    [
      'Nothing to do. Write 0 when nobody was meant.',
      'لا يلزم شيء. اكتب 0 إن قُصد لا أحد.',
      'هیچ پێویست ناکات. ئەگەر مەبەست هیچ کەس بوو 0 بنووسە.',
    ],
  ),
  'currency-missing': entry(
    ['The amount has no currency.', 'المبلغ بلا عملة.', 'بڕە پارەکە دراوی نییە.'],
    [
      'Write the currency as its code of three letters, such as USD or IQD.',
      'اكتب العملة برمزها من ثلاثة أحرف مثل USD أو IQD.',
      'دراوەکە بە کۆدی سێ پیت بنووسە، وەک USD یان IQD.',
    ],
  ),
  'amount-too-fine': entry(
    [
      'The amount has more digits after the point than its currency.',
      'في المبلغ أرقام بعد الفاصلة أكثر مما في عملته.',
      'بڕەکە لەدوای خاڵ ژمارەی زیاتری هەیە لە دراوەکەی.',
    ],
    [
      'Write at most {digits} digits after the point.',
      'اكتب {digits} أرقام على الأكثر بعد الفاصلة.',
      'زۆرترین {digits} ژمارە لەدوای خاڵ بنووسە.',
    ],
  ),
  'number-words': entry(
    ['“{value}” was read as {now}.', 'قُرئت «{value}» على أنها {now}.', '«{value}» وەک {now} خوێندرایەوە.'],
    nothingToDo,
  ),
  'number-with-words': entry(
    [
      '“{value}” counts something in words; only a number of people fits here.',
      'تعدّ «{value}» شيئًا بالكلمات؛ لا يصلح هنا إلا عدد أشخاص.',
      '«{value}» شتێک بە وشە دەژمێرێت؛ لێرە تەنها ژمارەی کەسان دەگونجێت.',
    ],
    [
      'Write the number of people alone; kits, sessions and households have columns of their own.',
      'اكتب عدد الأشخاص وحده؛ فللحقائب والجلسات والأسر أعمدتها.',
      'تەنها ژمارەی کەسان بنووسە؛ پاکێت و دانیشتن و خێزان ستوونی خۆیان هەیە.',
    ],
  ),
  'number-thousand-or-one': entry(
    [
      '“{value}” may be a thousand or one; it was read as {now}.',
      'قد تعني «{value}» ألفًا أو واحدًا؛ قُرئت على أنها {now}.',
      '«{value}» لەوانەیە هەزار یان یەک بێت؛ وەک {now} خوێندرایەوە.',
    ],
    ['Write 1000 for a thousand.', 'اكتب 1000 للألف.', 'بۆ هەزار 1000 بنووسە.'],
  ),
  'none-word': entry(
    [
      '“{value}” may mean nobody or not known; it was read as not known.',
      'قد تعني «{value}» لا أحد أو غير معروف؛ قُرئت على أنها غير معروفة.',
      '«{value}» لەوانەیە واتای هیچ کەس یان نەزانراو بێت؛ وەک نەزانراو خوێندرایەوە.',
    ],
    [
      'Write 0 when nobody was meant, or leave the cell blank.',
      'اكتب 0 إن قُصد لا أحد، أو اترك الخلية فارغة.',
      'ئەگەر مەبەست هیچ کەس بوو 0 بنووسە، یان خانەکە بەتاڵ بهێڵەوە.',
    ],
  ),
  'value-without-cash': entry(
    [
      'An amount of money is written for an activity that is not in cash (“{modality}”).',
      'كُتب مبلغ لنشاط ليس نقديًا («{modality}»).',
      'بڕە پارەیەک بۆ چالاکییەک نووسراوە کە پارە نییە («{modality}»).',
    ],
    [
      'The value is for cash and vouchers only. Correct the modality, or leave the value blank.',
      'القيمة للنقد والقسائم فقط. صحّح طريقة التنفيذ أو اترك القيمة فارغة.',
      'بەهاکە تەنها بۆ پارە و پسوولەیە. شێوازەکە ڕاست بکەرەوە، یان بەهاکە بەتاڵ بهێڵەوە.',
    ],
  ),
}
