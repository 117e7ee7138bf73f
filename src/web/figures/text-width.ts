/** How wide a text is when drawn: the server lays labels out and has no screen to ask. Pure. */

type Widths = readonly (readonly [width: number, letters: string])[]

/** Advance widths of Source Sans 3 in em, by letter. */
const latin: Widths = [
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
]
/** Letters of Arabic script in Vazirmatn that the next letter does not join, and others where a word ends. */
const arabicAtEnd: Widths = [
  [0.24, 'اآأإ'],
  [0.36, 'رزژڕ'],
  [0.48, 'ءؤوۆ'],
  [0.5, 'ةدذهە'],
  [0.6, 'عغلمڵ'],
  [0.68, 'جحخچطظقن'],
  [0.74, 'ىيیئێ'],
  [0.88, 'بتثفپكکگ'],
  [1.2, 'سشصض'],
]
/** The same where the next letter of the word joins them. */
const arabicJoined: Widths = [
  [0.34, 'بتثنپئيیێىلڵ'],
  [0.46, 'فقغعمه'],
  [0.52, 'كکگ'],
  [0.6, 'جحخچ'],
  [0.66, 'طظ'],
  [0.82, 'سشصض'],
]
const byLetter = (widths: Widths) =>
  new Map(widths.flatMap(([width, letters]) => [...letters].map(letter => [letter, width] as const)))
const widthOf = byLetter([...latin, ...arabicAtEnd])
const joinedWidthOf = byLetter(arabicJoined)

/** Letters that no list names: accented Latin, other scripts; and letters of scripts that fill a square. */
const ordinaryWidth = 0.56
const squareWidth = 1
const semiboldFactor = 1.04
const arabicLetter = /[\u0620-\u064a\u066e-\u06d3\u06d5]/

function letterWidth(letter: string): number {
  const known = widthOf.get(letter) ?? widthOf.get(letter.normalize('NFD').charAt(0))
  if (known !== undefined) return known
  return /[\u1100-\u11ff\u2e80-\ud7ff\uff00-\uffef]/.test(letter) ? squareWidth : ordinaryWidth
}

/** Width of a text in pixels at a font size; an estimate that errs by a few per cent. */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  let width = 0
  const letters = [...text].filter(letter => !/[\p{Mn}\p{Cf}]/u.test(letter))
  for (const [index, letter] of letters.entries()) {
    const joined = arabicLetter.test(letters[index + 1] ?? '') ? joinedWidthOf.get(letter) : undefined
    width += joined ?? letterWidth(letter)
  }
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
 * The text broken at spaces into lines of at most a width. Without `linesMax` nothing is lost: a word wider than a line is broken.
 * @param linesMax a word wider than a line is cut, and the last line ends with an ellipsis when there is more.
 */
export function wrapText(text: string, width: number, size: number, weight: 400 | 600 = 400, linesMax?: number): string[] {
  const words = text.split(/\s+/).filter(Boolean)
  const pieces = linesMax === undefined ? words.flatMap(word => piecesOf(word, width, size, weight)) : words
  const lines: string[] = []
  let line = ''
  for (const word of pieces) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, size, weight) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  if (line !== '') lines.push(line)
  if (linesMax === undefined) return lines
  const shown = lines.slice(0, linesMax)
  if (lines.length > linesMax) shown[linesMax - 1] = `${shown[linesMax - 1]} ${lines[linesMax]}`
  return shown.map(each => fitText(each, width, size, weight))
}

/** A word in pieces that each fit into a line: addresses have no spaces. */
function piecesOf(word: string, width: number, size: number, weight: 400 | 600): string[] {
  const pieces = ['']
  for (const letter of word) {
    const longer = `${pieces.at(-1)}${letter}`
    if (pieces.at(-1) !== '' && textWidth(longer, size, weight) > width) pieces.push(letter)
    else pieces[pieces.length - 1] = longer
  }
  return pieces
}
