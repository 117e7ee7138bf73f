/** Texts of the page of report lines. */
import { sayer, text } from './text.ts'

export const sayOfLines = sayer({
  more: text('More than {count} lines', 'أكثر من {count} سطر', 'زیاتر لە {count} دێڕ'),
  narrow: text(
    'The first {count} lines can be paged through. Choose fewer months, one cluster or one area to see the others.',
    'يمكن تصفّح أول {count} سطر. اختر أشهرًا أقل أو مجموعة واحدة أو منطقة واحدة لترى البقية.',
    'تەنها {count} دێڕی یەکەم پەڕە بە پەڕە دەبینرێن. مانگی کەمتر، یەک کڵەستەر یان یەک ناوچە هەڵبژێرە بۆ بینینی ئەوانی تر.',
  ),
})
