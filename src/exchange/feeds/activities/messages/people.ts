/** People: groups, sums, and figures that can hardly be right. */
import { chooseKnown, type Entries, entry, lookAtIt, nothingToDo, peopleOrBlank } from './text.ts'

export const peopleTexts: Entries = {
  'group-unknown': entry(
    [
      'The population group “{value}” is not known here.',
      'الفئة السكانية «{value}» غير معروفة هنا.',
      'گروپی دانیشتووانی «{value}» لێرە نەناسراوە.',
    ],
    chooseKnown,
  ),
  'parts-do-not-sum': entry(
    [
      'The parts by sex and age add up to {sum}, the total says {total}.',
      'مجموع الأجزاء حسب الجنس والعمر {sum} بينما الإجمالي {total}.',
      'بەشەکان بەپێی ڕەگەز و تەمەن دەبنە {sum}، کۆکە دەڵێت {total}.',
    ],
    ['Correct the parts or the total.', 'صحّح الأجزاء أو الإجمالي.', 'بەشەکان یان کۆکە ڕاست بکەرەوە.'],
  ),
  'reached-from-parts': entry(
    [
      'People reached were added up from the parts: {now}.',
      'جُمع من وصلت إليهم المساعدة من الأجزاء: {now}.',
      'کەسانی پێگەیشتوو لە بەشەکانەوە کۆکرانەوە: {now}.',
    ],
    nothingToDo,
  ),
  'adults-in-children-activity': entry(
    [
      '{people} adults are reported for an activity for children.',
      'أُبلغ عن {people} بالغًا في نشاط للأطفال.',
      '{people} گەورەساڵ بۆ چالاکییەکی منداڵان ڕاپۆرت کراون.',
    ],
    [
      'Correct the activity or the figures by age.',
      'صحّح النشاط أو الأرقام حسب العمر.',
      'چالاکییەکە یان ژمارەکان بەپێی تەمەن ڕاست بکەرەوە.',
    ],
  ),
  'planned-with-reached': entry(
    [
      'People are reported as reached by a planned activity; they are not counted.',
      'أُبلغ عن أناس وصل إليهم نشاط مخطط؛ لا يُحسبون.',
      'خەڵک وەک پێگەیشتووی چالاکییەکی پلان‌بۆدانراو ڕاپۆرت کراون؛ ناژمێردرێن.',
    ],
    [
      'Correct the status, or move the figure to people targeted.',
      'صحّح الحالة أو انقل الرقم إلى المستهدفين.',
      'دۆخ ڕاست بکەرەوە، یان ژمارەکە بگوازەرەوە بۆ بەئامانجگیراوان.',
    ],
  ),
  'new-above-reached': entry(
    [
      'More people are new than were reached ({reached}).',
      'عدد الجدد أكبر ممن وصلت إليهم المساعدة ({reached}).',
      'ژمارەی نوێکان لە پێگەیشتووەکان ({reached}) زیاترە.',
    ],
    ['Correct one of the two figures.', 'صحّح أحد الرقمين.', 'یەکێک لە دوو ژمارەکە ڕاست بکەرەوە.'],
  ),
  'household-size': entry(
    [
      '{reached} people in {value} households is unusual.',
      '{reached} شخصًا في {value} أسرة أمر غير معتاد.',
      '{reached} کەس لە {value} خێزاندا ئاسایی نییە.',
    ],
    lookAtIt,
  ),
  'counted-as-people': entry(
    ['The figure counts {unit}, not people.', 'يعدّ الرقم {unit} لا الأشخاص.', 'ژمارەکە {unit} دەژمێرێت نەک کەسان.'],
    peopleOrBlank,
  ),
  'reached-ten-times-target': entry(
    [
      'More than ten times the target ({targeted}) were reached.',
      'وصلت المساعدة إلى أكثر من عشرة أضعاف المستهدف ({targeted}).',
      'زیاتر لە دە هێندەی ئامانج ({targeted}) پێگەیشتوون.',
    ],
    lookAtIt,
  ),
  'reached-above-population': entry(
    [
      'More people were reached than live in {place} ({population}).',
      'وصلت المساعدة إلى أكثر من سكان {place} ({population}).',
      'زیاتر لە دانیشتووانی {place} ({population}) پێگەیشتوون.',
    ],
    lookAtIt,
  ),
  'reached-above-need': entry(
    [
      'More people were reached than are in need in {place} ({need}).',
      'وصلت المساعدة إلى أكثر من المحتاجين في {place} ({need}).',
      'زیاتر لە پێویستدارانی {place} ({need}) پێگەیشتوون.',
    ],
    lookAtIt,
  ),
  'parts-all-zero': entry(
    [
      'All parts by sex and age are 0, though {total} people were reached: the parts were read as not known.',
      'كل الأجزاء حسب الجنس والعمر 0 مع أن المساعدة وصلت إلى {total} شخصًا: قُرئت الأجزاء على أنها غير معروفة.',
      'هەموو بەشەکان بەپێی ڕەگەز و تەمەن 0ن، هەرچەندە {total} کەس پێگەیشتوون: بەشەکان وەک نەزانراو خوێندرانەوە.',
    ],
    [
      'Leave cells blank that are not known, and write 0 where nobody was meant.',
      'اترك الخلايا غير المعروفة فارغة، واكتب 0 حيث قُصد لا أحد.',
      'خانە نەزانراوەکان بەتاڵ بهێڵەوە، و لەو شوێنەی مەبەست هیچ کەسە 0 بنووسە.',
    ],
  ),
  'part-above-total': entry(
    [
      '“{value}” people of one part are more than all people reached ({total}).',
      '«{value}» في جزء واحد أكثر من كل من وصلت إليهم المساعدة ({total}).',
      '«{value}» کەسی بەشێک لە هەموو پێگەیشتووان ({total}) زیاترن.',
    ],
    ['Correct the part or the total.', 'صحّح الجزء أو الإجمالي.', 'بەشەکە یان کۆکە ڕاست بکەرەوە.'],
  ),
  'children-in-adults-activity': entry(
    [
      '{people} children are reported for an activity for adults.',
      'أُبلغ عن {people} طفلًا في نشاط للبالغين.',
      '{people} منداڵ بۆ چالاکییەکی گەورەساڵان ڕاپۆرت کراون.',
    ],
    [
      'Correct the activity or the figures by age.',
      'صحّح النشاط أو الأرقام حسب العمر.',
      'چالاکییەکە یان ژمارەکان بەپێی تەمەن ڕاست بکەرەوە.',
    ],
  ),
  'adults-in-children-group': entry(
    [
      '{people} adults are reported for a population group of children.',
      'أُبلغ عن {people} بالغًا في فئة سكانية من الأطفال.',
      '{people} گەورەساڵ بۆ گروپێکی منداڵان ڕاپۆرت کراون.',
    ],
    [
      'Correct the population group or the figures by age.',
      'صحّح الفئة السكانية أو الأرقام حسب العمر.',
      'گروپی دانیشتووان یان ژمارەکان بەپێی تەمەن ڕاست بکەرەوە.',
    ],
  ),
  'children-in-adults-group': entry(
    [
      '{people} children are reported for a population group of adults.',
      'أُبلغ عن {people} طفلًا في فئة سكانية من البالغين.',
      '{people} منداڵ بۆ گروپێکی گەورەساڵان ڕاپۆرت کراون.',
    ],
    [
      'Correct the population group or the figures by age.',
      'صحّح الفئة السكانية أو الأرقام حسب العمر.',
      'گروپی دانیشتووان یان ژمارەکان بەپێی تەمەن ڕاست بکەرەوە.',
    ],
  ),
  'completed-with-nobody': entry(
    [
      'The activity is completed and reached nobody.',
      'النشاط مكتمل ولم تصل المساعدة إلى أحد.',
      'چالاکییەکە تەواو بووە و کەس پێنەگەیشتووە.',
    ],
    [
      'Leave the cell blank if the figure is not known; 0 means nobody.',
      'اترك الخلية فارغة إن لم يُعرف الرقم؛ 0 تعني لا أحد.',
      'ئەگەر ژمارەکە نەزانراوە خانەکە بەتاڵ بهێڵەوە؛ 0 واتای هیچ کەس.',
    ],
  ),
  'households-as-people': entry(
    [
      'As many people as households ({households}): households may stand where people should.',
      'عدد الأشخاص يساوي عدد الأسر ({households}): ربما كُتبت الأسر مكان الأشخاص.',
      'ژمارەی کەسان یەکسانە بە خێزانەکان ({households}): لەوانەیە خێزان لە شوێنی کەسان نووسرابێت.',
    ],
    peopleOrBlank,
  ),
  'households-counted-as-people': entry(
    ['The figure counts {unit}, not people.', 'يعدّ الرقم {unit} لا الأشخاص.', 'ژمارەکە {unit} دەژمێرێت نەک کەسان.'],
    [
      'Write the households into their own column, and how many people they are here.',
      'اكتب الأسر في عمودها وعدد أفرادها هنا.',
      'خێزانەکان لە ستوونی خۆیاندا بنووسە، و لێرە بنووسە چەند کەسن.',
    ],
  ),
  'perhaps-counted-as-people': entry(
    [
      'The activity is counted in {unit}: the figure may be {unit} and no people.',
      'يُعدّ النشاط بوحدة {unit}: ربما الرقم {unit} لا أشخاص.',
      'چالاکییەکە بە {unit} دەژمێردرێت: لەوانەیە ژمارەکە {unit} بێت نەک کەس.',
    ],
    peopleOrBlank,
  ),
  'reached-as-targeted': entry(
    [
      'In all {rows} rows as many people were reached as targeted: planned figures may be reported as reached.',
      'في كل الصفوف ({rows}) عدد من وصلت إليهم المساعدة يساوي المستهدفين: ربما أُبلغ عن المخطط على أنه منجز.',
      'لە هەموو {rows} ڕیزدا هێندەی بەئامانجگیراوان پێگەیشتوون: لەوانەیە ژمارەی پلان وەک پێگەیشتوو ڕاپۆرت کرابێت.',
    ],
    [
      'Report who was reached in the month, and leave blank what is not known yet.',
      'أبلغ عمن وصلت إليهم المساعدة في الشهر واترك ما لم يُعرف بعد فارغًا.',
      'ڕاپۆرتی ئەوانە بدە کە لەو مانگەدا پێگەیشتوون، و ئەوەی هێشتا نەزانراوە بەتاڵی بهێڵەوە.',
    ],
  ),
}
