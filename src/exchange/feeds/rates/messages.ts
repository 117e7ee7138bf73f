/** Problems of tables of exchange rates in words, with their remedies, in every language. */
import type { ProblemText } from '../messages.ts'

export const rateProblemTexts: Record<string, ProblemText> = {
  'rate-missing': {
    message: ['The row has no rate.', 'ليس في الصف سعر.', 'ڕیزەکە نرخی تێدا نییە.'],
    remedy: [
      'Write how many units of the currency are one US dollar.',
      'اكتب عدد وحدات العملة لكل دولار أمريكي.',
      'بنووسە چەند یەکەی دراوەکە دەکاتە یەک دۆلاری ئەمریکی.',
    ],
  },
  'rate-unreadable': {
    message: ['“{value}” is no rate of exchange.', '«{value}» ليس سعر صرف.', '«{value}» نرخی ئاڵوگۆڕ نییە.'],
    remedy: [
      'Write a number above zero with at most twelve digits on each side of the point.',
      'اكتب رقمًا أكبر من صفر لا تزيد منازله على اثنتي عشرة قبل الفاصلة وبعدها.',
      'ژمارەیەک لە سفر گەورەتر بنووسە کە لە هەر لایەکی خاڵەکە زۆرترین دوانزە ڕەنووسی هەبێت.',
    ],
  },
  'rate-day-missing': {
    message: [
      'The row does not say from which day the rate holds.',
      'لا يذكر الصف من أي يوم يسري السعر.',
      'ڕیزەکە ناڵێت نرخەکە لە کام ڕۆژەوە کاری پێدەکرێت.',
    ],
    remedy: [
      'Write the effective date, or say the month of the whole table when sending it.',
      'اكتب تاريخ السريان أو حدد شهر الجدول كله عند إرساله.',
      'بەرواری کارپێکردن بنووسە، یان کاتی ناردن مانگی هەموو خشتەکە دیاری بکە.',
    ],
  },
  'rate-of-base': {
    message: [
      '{currency} is the currency that all rates are for one of: its own rate is 1.',
      '{currency} هي العملة التي تُحسب لها كل الأسعار: سعرها 1.',
      '{currency} ئەو دراوەیە کە هەموو نرخەکان بۆ یەک دانەیەتی: نرخی خۆی 1ە.',
    ],
    remedy: [
      'Look whether the table gives rates for another currency than {currency}.',
      'تحقق هل الجدول بأسعار عملة غير {currency}.',
      'سەیر بکە ئایا خشتەکە نرخ بۆ دراوێکی تر جگە لە {currency} دەدات.',
    ],
  },
  'rate-currency-unknown': {
    message: [
      '{currency} is no currency of the ISO list, present or past.',
      '{currency} ليست عملة في قائمة ISO الحالية ولا السابقة.',
      '{currency} دراوی لیستی ISO نییە، نە ئێستا و نە پێشتر.',
    ],
    remedy: [
      'Write its code of three letters, such as JPY for the yen.',
      'اكتب رمزها من ثلاثة أحرف، مثل JPY للين.',
      'کۆدە سێ پیتییەکەی بنووسە، وەک JPY بۆ یەن.',
    ],
  },
  'rate-says-otherwise': {
    message: [
      'Row {row} has another rate of {currency} for {day}.',
      'في الصف {row} سعر آخر لـ{currency} في {day}.',
      'ڕیزی {row} نرخێکی تری {currency} بۆ {day} تێدایە.',
    ],
    remedy: ['Keep the one that was published.', 'أبقِ السعر المنشور.', 'ئەوەیان بهێڵەرەوە کە بڵاوکراوەتەوە.'],
  },
  'rate-far': {
    message: [
      'The rate of {currency} is far from the one before it, {last}.',
      'سعر {currency} بعيد عن سابقه {last}.',
      'نرخی {currency} لە نرخی پێشووی، {last}، دوورە.',
    ],
    remedy: [
      'Look whether the point stands at the right place.',
      'تحقق من موضع الفاصلة العشرية.',
      'سەیر بکە خاڵەکە لە شوێنی خۆیدایە یان نا.',
    ],
  },
}
