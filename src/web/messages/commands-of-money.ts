/** What each command on money does, as the journal says it afterwards. */
import { type Text, text } from './text.ts'

export const moneyCommandTexts: Record<string, Text> = {
  'funding.open-fund': text('Opened a fund', 'فتح صندوقًا', 'سندوقێکی کردەوە'),
  'funding.close-fund': text('Closed a fund', 'أغلق صندوقًا', 'سندوقێکی داخست'),
  'funding.propose-agreement': text('Proposed an agreement on money', 'اقترح اتفاقية تمويل', 'ڕێککەوتنێکی دارایی پێشنیار کرد'),
  'funding.sign-agreement': text('Put an agreement in force', 'جعل اتفاقية سارية', 'ڕێککەوتنێکی خستە کار'),
  'funding.amend-agreement': text('Amended an agreement', 'عدّل اتفاقية', 'ڕێککەوتنێکی هەموار کرد'),
  'funding.end-agreement': text('Ended an agreement', 'أنهى اتفاقية', 'کۆتایی بە ڕێککەوتنێک هێنا'),
  'funding.set-budget-lines': text(
    'Set the budget lines of an agreement',
    'حدّد بنود ميزانية اتفاقية',
    'هێڵەکانی بودجەی ڕێککەوتنێکی دیاریکرد',
  ),
  'funding.set-duties': text(
    'Set what an agreement asks for',
    'حدّد ما تطلبه اتفاقية',
    'ئەوەی دیاریکرد کە ڕێککەوتنێک داوای دەکات',
  ),
  'funding.finish-duty': text(
    'Met what an agreement asks for',
    'أوفى بما تطلبه اتفاقية',
    'ئەوەی ڕێککەوتنێک داوای دەکات جێبەجێی کرد',
  ),
  'funding.set-planned-payments': text(
    'Planned payments of an agreement',
    'خطط لمدفوعات اتفاقية',
    'پارەدانەکانی ڕێککەوتنێکی پلان دانا',
  ),
  'funding.post-money': text('Moved money', 'سجّل حركة أموال', 'جووڵەی پارەی تۆمارکرد'),
  'funding.reverse-entry': text('Reversed an entry of money', 'عكس قيدًا ماليًا', 'تۆمارێکی پارەی پێچەوانە کردەوە'),
  'funding.set-requirements': text('Set what money is asked for', 'حدّد المتطلبات المالية', 'پێداویستییە داراییەکانی دیاریکرد'),
  'funding.store-flows': text(
    'Stored flows of money from a file',
    'خزّن تدفقات مالية من ملف',
    'گوزارەی پارەی لە فایلێکەوە پاشەکەوت کرد',
  ),
  'funding.undo-import': text('Took an import of money back', 'تراجع عن استيراد تدفقات مالية', 'هاوردەی گوزارەی پارەی گەڕاندەوە'),
  'funding.remove-illustrative': text('Removed made-up money', 'أزال أموالًا توضيحية', 'پارەی نموونەیی لابرد'),
  'funding.store-illustrative': text('Stored illustrative agreements', 'خزّن اتفاقيات توضيحية', 'ڕێککەوتنی نموونەیی پاشەکەوت کرد'),
  'ledger.store-rates': text('Kept exchange rates', 'حفظ أسعار صرف', 'نرخی ئاڵوگۆڕی دراوی پاشەکەوت کرد'),
  'ledger.close-period': text(
    'Closed a month of the ledger',
    'أغلق شهرًا في دفتر الأستاذ',
    'مانگێکی لە دەفتەری گشتیی دارایی داخست',
  ),
}
