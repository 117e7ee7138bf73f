/** Texts of handing a cluster over. */
import { sayer, type Text, text } from './text.ts'

const handoverMessages = {
  handOver: text('Hand the cluster over', 'سلّم المجموعة', 'ڕادەستکردنی کڵەستەر'),
  explained: text(
    'Open action points of the one become the other’s, and the other is told what is open. If the one is named as responsible for the cluster, the other is from today on. Meetings to be held and reports to review belong to the cluster. Whoever takes over must already be its task manager: a coordinator gives and ends that role.',
    'تنتقل نقاط المتابعة المفتوحة من الأول إلى الثاني، ويُبلَّغ بما هو مفتوح. وإن كان الأول مذكورًا مسؤولًا عن المجموعة صار الثاني مسؤولًا عنها منذ اليوم. الاجتماعات المقبلة والتقارير التي تنتظر المراجعة تابعة للمجموعة. يجب أن يكون المتسلّم مدير مهام لها من قبل: يمنح المنسّق هذا الدور ويُنهيه.',
    'خاڵە کراوەکانی بەدواداچوونی یەکەم دەبنە هی دووەم، و ئاگادار دەکرێتەوە چی کراوەیە. ئەگەر یەکەم وەک بەرپرسی کڵەستەرەکە دیاری کرابێت، لە ئەمڕۆوە دووەم دەبێتە بەرپرس. کۆبوونەوەکانی داهاتوو و ڕاپۆرتەکانی چاوەڕێی پێداچوونەوە هی کڵەستەرەکەن. وەرگرەکە دەبێت پێشتر بەڕێوەبەری ئەرکی ئەو بێت: هەماهەنگکار ئەو ڕۆڵە دەدات و کۆتایی پێ دێنێت.',
  ),
  open: text('What is open', 'ما هو مفتوح', 'چی کراوەیە'),
  meetings: text('Meetings to be held', 'اجتماعات مقبلة', 'کۆبوونەوەی داهاتوو'),
  actionPoints: text('Open action points', 'نقاط متابعة مفتوحة', 'خاڵی بەدواداچوونی کراوە'),
  reports: text('Reports to review', 'تقارير للمراجعة', 'ڕاپۆرت بۆ پێداچوونەوە'),
  from: text('From', 'من', 'لە'),
  to: text('To', 'إلى', 'بۆ'),
  note: text(
    'What the other should know (optional)',
    'ما ينبغي أن يعرفه الآخر (اختياري)',
    'ئەوەی پێویستە بیزانێت (ئارەزوومەندانە)',
  ),
  nobody: text(
    'Nobody else is task manager of this cluster. A coordinator gives the role first.',
    'لا مدير مهام آخر لهذه المجموعة. يمنح المنسّق الدور أولًا.',
    'کەسی تر بەڕێوەبەری ئەرکی ئەم کڵەستەرە نییە. سەرەتا هەماهەنگکار ڕۆڵەکە دەدات.',
  ),
  before: text('Handed over before', 'عمليات تسليم سابقة', 'ڕادەستکردنەکانی پێشوو'),
  movedPoints: text('Action points moved', 'نقاط المتابعة المنقولة', 'خاڵە گواستراوەکان'),
  at: text('When', 'الموعد', 'کات'),
  somebody: text('somebody', 'شخص ما', 'کەسێک'),
} as const satisfies Record<string, Text>

export const sayHandover = sayer(handoverMessages)
