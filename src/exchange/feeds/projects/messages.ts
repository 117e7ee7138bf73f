/** Problems of sheets of projects in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'

export const projectProblemTexts: Record<string, ProblemText> = {
  'project-code-missing': {
    message: [
      'The row does not say which project it is about.',
      'لا يذكر الصف المشروع الذي يخصه.',
      'ڕیزەکە ناڵێت دەربارەی کام پڕۆژەیە.',
    ],
    remedy: [
      'Write the code of the project in each of its rows.',
      'اكتب رمز المشروع في كل صف من صفوفه.',
      'کۆدی پڕۆژەکە لە هەموو ڕیزەکانیدا بنووسە.',
    ],
  },
  'project-title-missing': {
    message: ['The project has no title in any language.', 'ليس للمشروع عنوان بأي لغة.', 'پڕۆژەکە بە هیچ زمانێک ناونیشانی نییە.'],
    remedy: [
      'Write its title in at least one language, in one of its rows.',
      'اكتب عنوانه بلغة واحدة على الأقل في أحد صفوفه.',
      'ناونیشانەکەی لانیکەم بە یەک زمان لە یەکێک لە ڕیزەکانیدا بنووسە.',
    ],
  },
  'project-says-otherwise': {
    message: [
      'Row {row} says something else of the same project under “{column}”.',
      'يقول الصف {row} شيئًا آخر عن المشروع نفسه تحت «{column}».',
      'ڕیزی {row} لەژێر «{column}» شتێکی تر دەربارەی هەمان پڕۆژە دەڵێت.',
    ],
    remedy: [
      'Write it in one of the rows, or the same in all of them.',
      'اكتبه في أحد الصفوف أو اكتب الشيء نفسه فيها كلها.',
      'لە یەکێک لە ڕیزەکاندا بینووسە، یان لە هەموویاندا هەمان شت بنووسە.',
    ],
  },
  'project-amount-otherwise': {
    message: [
      'Row {row} has another amount of the same donor in the same currency. Whether they add up cannot be known.',
      'في الصف {row} مبلغ آخر للمانح نفسه بالعملة نفسها، ولا يُعرف هل يُجمعان.',
      'ڕیزی {row} بڕێکی تری هەمان بەخشەری بە هەمان دراو تێدایە و نازانرێت کۆدەکرێنەوە یان نا.',
    ],
    remedy: [
      'Write the whole amount of the donor in each row, or both in one row with a semicolon between them.',
      'اكتب كامل مبلغ المانح في كل صف، أو المبلغين في صف واحد تفصلهما فاصلة منقوطة.',
      'هەموو بڕی بەخشەرەکە لە هەر ڕیزێکدا بنووسە، یان هەردووکیان لە یەک ڕیزدا بە نیشانەی «؛» جیایان بکەرەوە.',
    ],
  },
  'project-amount-unclear': {
    message: [
      'In “{value}” the point may stand before decimals or between thousands: this currency has three decimals.',
      'قد تفصل النقطة في «{value}» الكسور أو الآلاف: لهذه العملة ثلاث منازل عشرية.',
      'لە «{value}»دا لەوانەیە خاڵەکە پێش کەرت یان لە نێوان هەزاردا بێت: ئەم دراوە سێ پلەی کەرتی هەیە.',
    ],
    remedy: [
      'Write the amount without the point, or with all its decimals, such as 1,234.000.',
      'اكتب المبلغ بلا نقطة أو بكل منازله مثل 1,234.000.',
      'بڕەکە بەبێ خاڵ بنووسە، یان بە هەموو کەرتەکانییەوە وەک 1,234.000.',
    ],
  },
  'project-lists-differ': {
    message: [
      'The cell lists {count} things, and the cell beside it {other}: which belong together cannot be known.',
      'في الخلية {count} من العناصر وفي المجاورة {other}: لا يُعرف أيها يخص أيها.',
      'خانەکە {count} شتی تێدایە و خانەی تەنیشتی {other}: نازانرێت کامیان پێکەوەن.',
    ],
    remedy: ['Write each of them in a row of its own.', 'اكتب كلًا منها في صف مستقل.', 'هەر یەکێکیان لە ڕیزێکی تایبەتدا بنووسە.'],
  },
  'project-organisation-unknown': {
    message: [
      'There is no organisation “{name}” in the list of the operation.',
      'لا توجد منظمة «{name}» في قائمة العملية.',
      'ڕێکخراوی «{name}» لە لیستی ئۆپەراسیۆنەکەدا نییە.',
    ],
    remedy: [
      'Correct the name, or have the organisation added. Similar: {suggestions}',
      'صحّح الاسم أو اطلب إضافة المنظمة. أسماء مشابهة: {suggestions}',
      'ناوەکە ڕاست بکەرەوە، یان داوا بکە ڕێکخراوەکە زیاد بکرێت. هاوشێوە: {suggestions}',
    ],
  },
  'project-place-unknown': {
    message: [
      '“{name}” is no P-code of the operation, and not the name of one place alone.',
      '«{name}» ليس رمزًا مكانيًا في العملية ولا اسم مكان واحد بعينه.',
      '«{name}» نە P-codeی ئۆپەراسیۆنەکەیە نە ناوی تەنها یەک شوێن.',
    ],
    remedy: [
      'Write the P-code. Places of this name: {suggestions}',
      'اكتب الرمز المكاني. أماكن بهذا الاسم: {suggestions}',
      'P-codeەکە بنووسە. شوێنەکانی ئەم ناوە: {suggestions}',
    ],
  },
  'project-place-name-differs': {
    message: [
      'The P-code {code} is of a place with another name than “{value}”. The code is taken.',
      'الرمز المكاني {code} لمكان اسمه غير «{value}». يُؤخذ بالرمز.',
      'P-codeی {code} هی شوێنێکە بە ناوێکی تر لە «{value}». کۆدەکە وەردەگیرێت.',
    ],
    remedy: ['Look whether the code is right.', 'تحقق من صحة الرمز.', 'سەیر بکە کۆدەکە ڕاستە یان نا.'],
  },
  'project-objective-unknown': {
    message: [
      'The plan in force has no objective with the code “{value}”.',
      'ليس في الخطة السارية هدف بالرمز «{value}».',
      'پلانی کارپێکراو ئامانجێکی بە کۆدی «{value}» نییە.',
    ],
    remedy: [
      'Correct the code, or leave the cell empty.',
      'صحّح الرمز أو اترك الخلية فارغة.',
      'کۆدەکە ڕاست بکەرەوە یان خانەکە بە بەتاڵی بهێڵەوە.',
    ],
  },
  'project-level-unknown': {
    message: [
      '“{value}” does not say how grave the risk is.',
      '«{value}» لا يبيّن درجة الخطر.',
      '«{value}» ناڵێت مەترسییەکە چەند گەورەیە.',
    ],
    remedy: ['Write low, medium or high.', 'اكتب منخفض أو متوسط أو مرتفع.', 'بنووسە کەم، مامناوەند یان زۆر.'],
  },
  'project-risk-missing': {
    message: [
      'Something is said of a risk, and not which.',
      'ذُكر شيء عن خطر ولم يُذكر أي خطر.',
      'شتێک دەربارەی مەترسییەک وتراوە و نەوتراوە کامە.',
    ],
    remedy: ['Write the risk in the same row.', 'اكتب الخطر في الصف نفسه.', 'مەترسییەکە لە هەمان ڕیزدا بنووسە.'],
  },
  'project-award-missing': {
    message: [
      'Something is said of a contract, and not what it is for.',
      'ذُكر شيء عن عقد ولم يُذكر موضوعه.',
      'شتێک دەربارەی گرێبەستێک وتراوە و نەوتراوە بۆ چییە.',
    ],
    remedy: [
      'Write in the same row what the contract is for.',
      'اكتب موضوع العقد في الصف نفسه.',
      'لە هەمان ڕیزدا بنووسە گرێبەستەکە بۆ چییە.',
    ],
  },
  'project-ends-early': {
    message: [
      'The project ends before it starts ({starts}).',
      'ينتهي المشروع قبل أن يبدأ ({starts}).',
      'پڕۆژەکە پێش دەستپێکردنی ({starts}) کۆتایی دێت.',
    ],
    remedy: ['Correct one of the dates.', 'صحّح أحد التاريخين.', 'یەکێک لە بەروارەکان ڕاست بکەرەوە.'],
  },
  'project-state-unknown': {
    message: [
      'The path of the operation has no state “{value}”. The project stays where it stands.',
      'ليس في مسار العملية حالة «{value}». يبقى المشروع حيث هو.',
      'ڕێڕەوی ئۆپەراسیۆنەکە دۆخی «{value}»ی نییە. پڕۆژەکە لە شوێنی خۆی دەمێنێتەوە.',
    ],
    remedy: ['Its states are: {states}.', 'حالاته: {states}.', 'دۆخەکانی: {states}.'],
  },
  'project-state-left': {
    message: [
      'The sheet says “{value}”; the project stands at “{stands}” and stays there. A sheet takes no step.',
      'يقول الجدول «{value}» والمشروع عند «{stands}» ويبقى عنده. الجدول لا يتخذ خطوة.',
      'خشتەکە دەڵێت «{value}»؛ پڕۆژەکە لە «{stands}»دایە و لەوێ دەمێنێتەوە. خشتە هیچ هەنگاوێک نانێت.',
    ],
    remedy: [
      'Who may take this step does so on the page of the project: {steps}.',
      'من له اتخاذ هذه الخطوة يتخذها في صفحة المشروع: {steps}.',
      'ئەوەی دەتوانێت ئەم هەنگاوە بنێت، لە پەڕەی پڕۆژەکە دەینێت: {steps}.',
    ],
  },
  'project-state-unreachable': {
    message: [
      'The sheet says “{value}”; the project stands at “{stands}”, from which no single step leads there. It stays where it stands.',
      'يقول الجدول «{value}» والمشروع عند «{stands}» ولا تؤدي منه خطوة واحدة إلى ذلك. يبقى حيث هو.',
      'خشتەکە دەڵێت «{value}»؛ پڕۆژەکە لە «{stands}»دایە و هیچ هەنگاوێک لێیەوە ناگاتە ئەوێ. لە شوێنی خۆی دەمێنێتەوە.',
    ],
    remedy: [
      'Take the steps of the path one after the other on the page of the project.',
      'اتخذ خطوات المسار واحدة بعد الأخرى في صفحة المشروع.',
      'هەنگاوەکانی ڕێڕەوەکە یەک لە دوای یەک لە پەڕەی پڕۆژەکە بنێ.',
    ],
  },
  'project-standing-unsaid': {
    message: [
      'The sheet says “{value}”. Where the project stands is not known here, and a sheet does not say it.',
      'يقول الجدول «{value}». موضع المشروع غير معروف هنا والجدول لا يبيّنه.',
      'خشتەکە دەڵێت «{value}». لێرە نازانرێت پڕۆژەکە لە کوێدایە و خشتە ئەوە ناڵێت.',
    ],
    remedy: [
      'Who keeps the operation’s lists says it on the page of the project, and how it is known.',
      'من يحفظ قوائم العملية يبيّنه في صفحة المشروع مع كيفية معرفته.',
      'ئەوەی لیستەکانی ئۆپەراسیۆن دەپارێزێت، لە پەڕەی پڕۆژەکە دەیڵێت و دەڵێت چۆن زانراوە.',
    ],
  },
  'project-stale': {
    message: [
      'The sheet was written from version {value} of {code}, and version {now} holds: somebody changed it since.',
      'كُتب الجدول من النسخة {value} للمشروع {code} والسارية النسخة {now}: غيّره أحد منذئذ.',
      'خشتەکە لە وەشانی {value}ی {code} نووسراوە و وەشانی {now} کاری پێدەکرێت: لەو کاتەوە کەسێک گۆڕیویەتی.',
    ],
    remedy: [
      'Export the projects again and make your change there, or write {now} as the version to replace what somebody else wrote.',
      'صدّر المشاريع مجددًا وأدخل تعديلك هناك، أو اكتب {now} في النسخة لتحل محل ما كتبه غيرك.',
      'پڕۆژەکان دووبارە هەناردە بکە و لەوێ بیگۆڕە، یان وەک وەشان {now} بنووسە تا شوێنی نووسینی کەسەکەی تر بگرێتەوە.',
    ],
  },
  'project-not-there': {
    message: [
      'The row has a version, and there is no project {code}.',
      'في الصف نسخة ولا يوجد مشروع {code}.',
      'ڕیزەکە وەشانی تێدایە و پڕۆژەی {code} نییە.',
    ],
    remedy: [
      'Correct the code; for a new project, leave the version empty.',
      'صحّح الرمز، ولمشروع جديد اترك النسخة فارغة.',
      'کۆدەکە ڕاست بکەرەوە؛ بۆ پڕۆژەی نوێ وەشانەکە بە بەتاڵی بهێڵەوە.',
    ],
  },
  'project-is-over': {
    message: [
      'The project {code} has come to its end. Its sheet is a record and is not edited.',
      'وصل المشروع {code} إلى نهايته. ورقته سجل لا يُعدَّل.',
      'پڕۆژەی {code} گەیشتووەتە کۆتایی. پەڕەکەی تۆمارە و دەستکاری ناکرێت.',
    ],
    remedy: ['Remove its rows.', 'احذف صفوفه.', 'ڕیزەکانی لابە.'],
  },
  'project-not-yours': {
    message: [
      'Your roles do not let you write the project {value}: you may write projects of your own cluster, or that your own organisation leads.',
      'لا تتيح لك أدوارك كتابة المشروع {value}: لك مشاريع مجموعتك أو التي تقودها منظمتك.',
      'ڕۆڵەکانت ڕێگەت پێ نادەن پڕۆژەی {value} بنووسیت: پڕۆژەی کڵەستەری خۆت یان ئەوەی ڕێکخراوەکەت سەرکردایەتی دەکات.',
    ],
    remedy: [
      'Remove the row, or ask the cluster’s task manager.',
      'احذف الصف أو اسأل مدير مهام المجموعة.',
      'ڕیزەکە لابە، یان لە بەڕێوەبەری ئەرکی کڵەستەرەکە بپرسە.',
    ],
  },
  'project-emptied': {
    message: [
      'The sheet says nothing under “{column}” of {code}. What is stored there is taken away: {stored}.',
      'لا يقول الجدول شيئًا تحت «{column}» للمشروع {code}. يُحذف المخزّن فيه: {stored}.',
      'خشتەکە لەژێر «{column}» هیچ دەربارەی {code} ناڵێت. ئەوەی پاشەکەوت کراوە لادەبرێت: {stored}.',
    ],
    remedy: [
      'Fill the cell, or remove the column to leave what is stored.',
      'املأ الخلية، أو احذف العمود لإبقاء المخزّن.',
      'خانەکە پڕ بکەرەوە، یان ستوونەکە لابە تا ئەوەی پاشەکەوت کراوە بمێنێتەوە.',
    ],
  },
  'project-left': {
    message: [
      'Nothing of {code} is stored: its rows {rows} are wrong.',
      'لا يُخزن شيء من {code}: صفوفه {rows} خاطئة.',
      'هیچ شتێکی {code} پاشەکەوت ناکرێت: ڕیزەکانی {rows} هەڵەن.',
    ],
    remedy: [
      'Mend those rows and send the sheet again.',
      'أصلح تلك الصفوف وأرسل الجدول مجددًا.',
      'ئەو ڕیزانە چاک بکە و خشتەکە دووبارە بنێرە.',
    ],
  },
  'project-not-storable': {
    message: [
      'The project {code} says more than a sheet holds: {fields}.',
      'يقول المشروع {code} أكثر مما تسعه ورقة: {fields}.',
      'پڕۆژەی {code} زیاتر لەوە دەڵێت کە پەڕەیەک هەڵیدەگرێت: {fields}.',
    ],
    remedy: ['Shorten its lists.', 'اختصر قوائمه.', 'لیستەکانی کورت بکەرەوە.'],
  },
}
