/** Texts of the pages where sheets come in. */
import { type Text, text } from './text.ts'

export const importMessages = {
  reading: text('Reading the file', 'تُقرأ الآن', 'فایلەکە دەخوێندرێتەوە'),
  rowsRead: text('rows read', 'صفًا قُرئت', 'ڕیز خوێندراوەتەوە'),
  readingNote: text(
    'You may leave this page and come back: the work goes on.',
    'يمكنك مغادرة هذه الصفحة والعودة إليها: يستمر العمل.',
    'دەتوانیت ئەم لاپەڕەیە بەجێبهێڵیت و بگەڕێیتەوە: کارەکە بەردەوام دەبێت.',
  ),
} satisfies Record<string, Text>
