import { defineProblem } from '../../kernel/problems.ts'

export const codeTaken = defineProblem('funding-code-taken', 409, {
  en: 'The code {code} is taken. Choose another one.',
  ar: 'الرمز {code} مستعمل من قبل. اختر رمزًا آخر.',
  ckb: 'کۆدی {code} پێشتر بەکارهاتووە. کۆدێکی تر هەڵبژێرە.',
})
export const noSuchFund = defineProblem('no-such-fund', 422, {
  en: 'There is no fund with the code {code} in this operation.',
  ar: 'لا يوجد صندوق بالرمز {code} في هذه العملية.',
  ckb: 'سندوقێک بە کۆدی {code} لەم ئۆپەراسیۆنەدا نییە.',
})
export const fundClosed = defineProblem('fund-closed', 422, {
  en: 'The fund {code} closed on {closed}. No new agreement goes through it.',
  ar: 'أُغلق الصندوق {code} في {closed}. لا تمر به اتفاقية جديدة.',
  ckb: 'سندوقی {code} لە {closed} داخرا. هیچ ڕێککەوتنێکی نوێی پێدا ناڕوات.',
})
export const fundTakesNoMoney = defineProblem('fund-takes-no-money', 422, {
  en: 'The fund {code} closed on {closed}: the money of {agreement} neither goes into it nor comes out of it any more. Use another fund, or amend the agreement.',
  ar: 'أُغلق الصندوق {code} في {closed}: لم تعد أموال {agreement} تدخله أو تخرج منه. استعمل صندوقًا آخر أو عدّل الاتفاقية.',
  ckb: 'سندوقی {code} لە {closed} داخرا: پارەی {agreement} چیتر ناچێتە ناوی و لێی نایەتە دەرەوە. سندوقێکی تر بەکاربهێنە، یان ڕێککەوتنەکە هەموار بکە.',
})
export const fundMixesEarmarks = defineProblem('fund-mixes-earmarks', 422, {
  en: 'The fund {fund} mixes all money that is paid into it, so what {agreement} is earmarked for could not be kept. Give it directly instead of through a fund, or make the earmark soft.',
  ar: 'يخلط الصندوق {fund} كل ما يُدفع إليه، فلا يمكن حفظ ما خُصصت له {agreement}. امنح المال مباشرة لا عبر صندوق، أو اجعل التخصيص مرنًا.',
  ckb: 'سندوقی {fund} هەموو ئەو پارەیەی تێی دەکرێت تێکەڵ دەکات، بۆیە ئەوەی {agreement} بۆی تەرخانکراوە ناپارێزرێت. پارەکە ڕاستەوخۆ بدە نەک لە ڕێگەی سندوقەوە، یان مەرجەکە نەرم بکە.',
})
export const illustrativeSource = defineProblem('illustrative-source', 422, {
  en: 'The money of {source} is illustrative, and {code} is not: it would stay without its source when what is illustrative is removed. Name another agreement or fund.',
  ar: 'أموال {source} توضيحية و{code} ليست كذلك: ستبقى بلا مصدر حين يُزال ما هو توضيحي. اذكر اتفاقية أخرى أو صندوقًا آخر.',
  ckb: 'پارەی {source} نموونەییە و {code} نموونەیی نییە: کاتێک ئەوەی نموونەییە لادەبرێت بێ سەرچاوە دەمێنێتەوە. ڕێککەوتن یان سندوقێکی تر دیاری بکە.',
})
export const fundHoldsMoney = defineProblem('fund-holds-money', 409, {
  en: 'The fund {code} still holds {held}. Pass it on or give it back before the fund is closed.',
  ar: 'لا يزال في الصندوق {code} مبلغ {held}. حوّله أو أعده قبل إغلاق الصندوق.',
  ckb: 'سندوقی {code} هێشتا {held}ی تێدایە. پێش داخستنی سندوقەکە بیگوازەوە یان بیگەڕێنەرەوە.',
})
export const noSuchAgreement = defineProblem('no-such-agreement', 422, {
  en: 'There is no agreement or fund {code} in this operation. Propose the agreement first, or correct the code.',
  ar: 'لا توجد اتفاقية ولا صندوق {code} في هذه العملية. اقترح الاتفاقية أولًا أو صحّح الرمز.',
  ckb: 'ڕێککەوتن یان سندوقی {code} لەم ئۆپەراسیۆنەدا نییە. سەرەتا ڕێککەوتنەکە پێشنیار بکە، یان کۆدەکە ڕاست بکەرەوە.',
})
export const wrongSource = defineProblem('agreement-wrong-source', 422, {
  en: 'A contribution comes from a donor, and an allocation or sub-grant from one agreement or one fund. Say where the money of {code} comes from.',
  ar: 'المساهمة من جهة مانحة، والتخصيص أو المنحة الفرعية من اتفاقية واحدة أو صندوق واحد. حدد من أين تأتي أموال {code}.',
  ckb: 'بەخشین لە بەخشەرەوەیە، و تەرخانکردن یان بەخشینی لاوەکی لە یەک ڕێککەوتن یان یەک سندوقەوە. بڵێ پارەی {code} لە کوێوە دێت.',
})
export const giverHoldsNothing = defineProblem('giver-is-not-holder', 422, {
  en: 'The money of {parent} lies with another organisation than the one that would give it. The giver of {code} is the receiver of {parent}.',
  ar: 'أموال {parent} لدى منظمة غير المنظمة المانحة هنا. المانح في {code} هو المتلقي في {parent}.',
  ckb: 'پارەی {parent} لای ڕێکخراوێکی ترە، نەک ئەوەی لێرەدا دەیبەخشێت. بەخشەری {code} وەرگری {parent}یە.',
})
export const ownCircle = defineProblem('own-circle', 422, {
  en: 'The money of {code} would come from itself. Name another agreement that it comes from.',
  ar: 'ستأتي أموال {code} من نفسها. حدد اتفاقية أخرى تأتي منها.',
  ckb: 'پارەی {code} لە خۆیەوە دێت. ڕێککەوتنێکی تر دیاری بکە کە لێیەوە دێت.',
})
export const countedTwice = defineProblem('counted-twice', 409, {
  en: 'This looks like money that is counted already: {other}. If it is other money, say why (known apart), and give it again.',
  ar: 'يبدو أن هذا المال محسوب من قبل: {other}. إن كان مالًا آخر فاذكر السبب (معروف أنه مختلف) وأعد الإدخال.',
  ckb: 'وادیارە ئەم پارەیە پێشتر ژمێردراوە: {other}. ئەگەر پارەیەکی ترە، هۆکارەکەی بڵێ (جیاوازییەکەی زانراوە) و دووبارە بینێرە.',
})
export const noSuchStep = defineProblem('agreement-no-such-step', 409, {
  en: 'The agreement {code} is {state}: this cannot be done with it.',
  ar: 'حالة الاتفاقية {code} هي {state}: لا يمكن فعل هذا بها.',
  ckb: 'دۆخی ڕێککەوتنی {code} {state}یە: ئەمەی پێ ناکرێت.',
})
export const notSettled = defineProblem('agreement-not-settled', 409, {
  en: 'The agreement {code} still has {open}. Refund, reduce or carry over what is left before it ends.',
  ar: 'لا يزال للاتفاقية {code} {open}. أعد المتبقي أو خفّضه أو رحّله قبل إنهائها.',
  ckb: 'ڕێککەوتنی {code} هێشتا {open}ی ماوە. پێش کۆتاییهاتنی، ئەوەی ماوە بگەڕێنەرەوە، کەم بکەرەوە یان بیگوازەوە.',
})
export const noSuchBudgetLine = defineProblem('budget-line-unknown', 422, {
  en: 'The agreement {agreement} has no budget line {line}. Use one of: {allowed}.',
  ar: 'ليس للاتفاقية {agreement} بند ميزانية {line}. استعمل واحدًا من: {allowed}.',
  ckb: 'ڕێککەوتنی {agreement} هێڵی بودجەی {line}ی نییە. یەکێک لەمانە بەکاربهێنە: {allowed}.',
})
export const twiceInList = defineProblem('twice-in-list', 422, {
  en: 'The code {code} stands twice in the list. Keep one of the two.',
  ar: 'يرد الرمز {code} مرتين في القائمة. أبقِ واحدًا منهما.',
  ckb: 'کۆدی {code} دوو جار لە لیستەکەدایە. یەکێکیان بهێڵەرەوە.',
})

/* Why money may not move: each names the agreement, what is allowed, what was asked, and what can be done. */

export const outsideEarmark = defineProblem('outside-earmark', 422, {
  en: 'Outside the earmark of {agreement} ({dimension}): it allows {allowed}, and {asked} was asked. Take other money, or have the earmark amended.',
  ar: 'خارج ما خُصصت له {agreement} ({dimension}): المسموح {allowed} والمطلوب {asked}. استعمل مالًا آخر أو اطلب تعديل التخصيص.',
  ckb: 'لە دەرەوەی تەرخانکراوی {agreement} ({dimension}): ڕێگەپێدراو {allowed}ە و {asked} داواکراوە. پارەیەکی تر بەکاربهێنە، یان داوا بکە مەرجەکە هەموار بکرێت.',
})
export const noAgreement = defineProblem('no-agreement', 422, {
  en: 'The agreement {agreement} was not in force on {asked} ({allowed}). Have it signed first, or correct the day.',
  ar: 'لم تكن الاتفاقية {agreement} سارية في {asked} ({allowed}). وقّعها أولًا أو صحّح اليوم.',
  ckb: 'ڕێککەوتنی {agreement} لە {asked} کارا نەبوو ({allowed}). سەرەتا واژۆی بکە، یان ڕۆژەکە ڕاست بکەرەوە.',
})
export const beforeStart = defineProblem('before-start', 422, {
  en: 'The agreement {agreement} starts on {allowed}; its money was not to be spent on {asked}. Correct the day, or have the agreement amended.',
  ar: 'تبدأ الاتفاقية {agreement} في {allowed}؛ فلا يُنفق مالها في {asked}. صحّح اليوم أو عدّل الاتفاقية.',
  ckb: 'ڕێککەوتنی {agreement} لە {allowed} دەستپێدەکات؛ پارەکەی لە {asked} خەرج ناکرێت. ڕۆژەکە ڕاست بکەرەوە، یان ڕێککەوتنەکە هەموار بکە.',
})
export const afterEnd = defineProblem('after-end', 422, {
  en: 'The agreement {agreement} ended on {allowed}; its money was not to be used on {asked}. Have it extended by an amendment, or refund what is left.',
  ar: 'انتهت الاتفاقية {agreement} في {allowed}؛ فلا يُستعمل مالها في {asked}. مددها بتعديل أو أعد المتبقي.',
  ckb: 'ڕێککەوتنی {agreement} لە {allowed} کۆتایی هات؛ پارەکەی لە {asked} بەکارناهێنرێت. بە هەموارکردن درێژی بکەرەوە، یان ئەوەی ماوە بگەڕێنەرەوە.',
})
export const kindNotHere = defineProblem('money-kind-not-here', 422, {
  en: '{agreement} is a {allowed}: “{asked}” does not move its money. Contributions have pledges, commitments and payments; allocations and sub-grants have allocations and disbursements.',
  ar: '{agreement} من نوع {allowed}: لا يحرّك «{asked}» مالها. للمساهمات تعهدات والتزامات ومدفوعات، وللتخصيصات والمنح الفرعية تخصيصات ودفعات.',
  ckb: '{agreement} {allowed}ە: «{asked}» پارەکەی ناجووڵێنێت. بەخشینەکان بەڵێن و پابەندبوون و پارەدانیان هەیە؛ تەرخانکردن و بەخشینی لاوەکی تەرخانکردن و دابەشکردنیان هەیە.',
})
export const otherCurrency = defineProblem('money-other-currency', 422, {
  en: 'The agreement {agreement} is in {allowed}, and {asked} was asked. Give the amount in the currency of the agreement; exchange what was received afterwards.',
  ar: 'الاتفاقية {agreement} بعملة {allowed} والمطلوب {asked}. أدخل المبلغ بعملة الاتفاقية ثم صرّف ما استُلم.',
  ckb: 'ڕێککەوتنی {agreement} بە {allowed}ە و {asked} داواکراوە. بڕەکە بە دراوی ڕێککەوتنەکە بدە؛ دواتر ئەوەی وەرگیراوە بگۆڕەوە.',
})
export const notEnoughMoney = defineProblem('not-enough-money', 409, {
  en: '{agreement} does not have enough ({account}): {there} is there, {asked} was asked. Record what was received first, ask for less, or have an advance allowed.',
  ar: 'ليس لدى {agreement} ما يكفي ({account}): الموجود {there} والمطلوب {asked}. سجّل المستلم أولًا أو اطلب أقل أو اسمح بالسلفة.',
  ckb: '{agreement} پارەی پێویستی نییە ({account}): {there} هەیە و {asked} داواکراوە. سەرەتا ئەوەی وەرگیراوە تۆمار بکە، کەمتر داوا بکە، یان ڕێگە بە پێشەکی بدە.',
})
export const noSuccessor = defineProblem('no-successor', 422, {
  en: 'No agreement amends {agreement}: there is nowhere to carry its money over to. Amend it first.',
  ar: 'لا اتفاقية تعدّل {agreement}: لا مكان يُرحّل إليه مالها. عدّلها أولًا.',
  ckb: 'هیچ ڕێککەوتنێک {agreement} هەموار ناکات: شوێنێک نییە پارەکەی بۆ بگوازرێتەوە. سەرەتا هەمواری بکە.',
})
export const exchangeIntoWhat = defineProblem('exchange-into-what', 422, {
  en: 'An exchange says what it brings: another currency, and how much of it.',
  ar: 'تذكر عملية الصرف ما تأتي به: عملة أخرى ومقدارها.',
  ckb: 'گۆڕینەوە دەڵێت چی دەهێنێت: دراوێکی تر و بڕەکەی.',
})
export const flowReference = defineProblem('flow-reference-missing', 422, {
  en: 'The file names {reference}, which is neither in it nor in the operation. Bring what it means in the same file, or before it.',
  ar: 'يذكر الملف {reference} وهو ليس فيه ولا في العملية. أدخل ما يعنيه في الملف نفسه أو قبله.',
  ckb: 'فایلەکە ناوی {reference} دەهێنێت کە نە لە خۆیدایە و نە لە ئۆپەراسیۆنەکە. ئەوەی مەبەستە لە هەمان فایلدا یان پێشتر بهێنە.',
})
export const noSuchProject = defineProblem('funding-no-such-project', 422, {
  en: 'There is no project {code} in this operation. Start it first, or correct the code.',
  ar: 'لا يوجد مشروع {code} في هذه العملية. ابدأه أولًا أو صحّح الرمز.',
  ckb: 'پڕۆژەی {code} لەم ئۆپەراسیۆنەدا نییە. سەرەتا دەستی پێبکە، یان کۆدەکە ڕاست بکەرەوە.',
})
