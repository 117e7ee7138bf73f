/** How wide a text is when drawn: the server lays labels out and has no screen to ask. Pure. */

/** Advance widths of Source Sans 3 in em, by letter; letters of an Arabic word as they are joined, on average, in Vazirmatn. */
const widths: readonly (readonly [width: number, letters: string])[] = [
  [0.2, ' '],
  [0.26, ",.:;'Iijl|"],
  [0.31, '!()-[]f{}'],
  [0.36, '/\\rt'],
  [0.43, '*?s"cvxyz'],
  [0.5, '#$+0123456789<=>FJLVXY^_aegk~'],
  [0.56, 'ACEPRSTZ`bdhnopqu–'],
  [0.6, '&BDGK'],
  [0.66, 'HNOQU'],
  [0.72, 'w'],
  [0.83, 'mMW%@—…'],
  [0.27, 'اآأإ'],
  [0.36, 'رزژڕ'],
  [0.52, 'ءؤوۆةدذهە'],
  [0.76, 'سشصض'],
  [0.45, 'بتثفكپکگنيىیێئجحخچطظعغلمقڵ'],
]
const widthOf = new Map(widths.flatMap(([width, letters]) => [...letters].map(letter => [letter, width] as const)))

/** Letters that no list names: accented Latin, other scripts; and letters of scripts that fill a square. */
const ordinaryWidth = 0.56
const squareWidth = 1
const semiboldFactor = 1.04

function letterWidth(letter: string): number {
  const known = widthOf.get(letter) ?? widthOf.get(letter.normalize('NFD').charAt(0))
  if (known !== undefined) return known
  if (/[\p{Mn}\p{Cf}]/u.test(letter)) return 0
  return /[\u1100-\u11ff\u2e80-\ud7ff\uff00-\uffef]/.test(letter) ? squareWidth : ordinaryWidth
}

/** Width of a text in pixels at a font size; an estimate that errs by a few per cent. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  let width = 0
  for (const letter of text) width += letterWidth(letter)
  return width * size * (weight === 600 ? semiboldFactor : 1)
}

/** The text, or as much of it as fits into a width with an ellipsis. */
export function fitText(text: string, width: number, size: number, weight: 400 | 600 = 400): string {
  if (textWidth(text, size, weight) <= width) return text
  const letters = [...text]
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size, weight) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/**
 * The text broken at spaces into lines of at most a width; a word wider than a line is cut.
 * @param linesMax the last line ends with an ellipsis when there is more.
 */
export function wrapText(text: string, width: number, size: number, weight: 400 | 600 = 400, linesMax = 99): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, size, weight) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') lines.push(line)
  const shown = lines.slice(0, linesMax)
  if (lines.length > linesMax) shown[linesMax - 1] = `${shown[linesMax - 1]} ${lines[linesMax]}`
  return shown.map(each => fitText(each, width, size, weight))
}
