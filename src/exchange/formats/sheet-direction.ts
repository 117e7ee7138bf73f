/** Whether a sheet is written from right to left. */
import { readXlsx } from 'hucre/xlsx'
import { readDirectory } from './zip-directory.ts'

/** Larger sheets are not unpacked for one word of theirs: their headings tell. */
const unpackedMax = 60_000_000

const inArabicScript = (text: string) => /\p{Script=Arabic}/u.test(text)

/** What the headings say: most of them in Arabic script. */
function byHeadings(headings: readonly string[]): boolean {
  const worded = headings.filter(heading => /\p{L}/u.test(heading))
  return worded.filter(inArabicScript).length > worded.length / 2
}

/** As the workbook says; for text files, which say nothing, by the script of the headings. */
export async function isRightToLeft(bytes: Uint8Array, sheet: number, headings: readonly string[]): Promise<boolean> {
  const entries = bytes[0] === 0x50 && bytes[1] === 0x4b ? readDirectory(bytes) : null
  if (!entries || entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > unpackedMax) return byHeadings(headings)
  try {
    const workbook = await readXlsx(bytes, { sheets: [sheet], maxRows: 1 })
    return workbook.sheets[0]?.view?.rightToLeft ?? false
  } catch {
    return byHeadings(headings)
  }
}
