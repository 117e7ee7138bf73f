/** Cells read as latitudes and longitudes, however they are written. Pure. */
import type { Cell } from '../formats/table.ts'
import { westernDigits } from './text.ts'
import { type Read, readText } from './values.ts'

export interface Degrees extends Read<number> {
  /** Which of the two the hemisphere says it is: N and S are latitudes, E and W longitudes. */
  axis?: 'latitude' | 'longitude' | undefined
}

const hemispheres: readonly (readonly [RegExp, 'N' | 'S' | 'E' | 'W'])[] = [
  [/^(?:n|north|nord|norte|ش|شمال|شمالا|باکوور)$/i, 'N'],
  [/^(?:s|south|sud|sur|ج|جنوب|جنوبا|باشوور)$/i, 'S'],
  [/^(?:e|east|est|este|ق|شرق|شرقا|ڕۆژهەڵات)$/i, 'E'],
  [/^(?:w|o|west|ouest|oeste|غ|غرب|غربا|ڕۆژئاوا)$/i, 'W'],
]
const hemisphereOf = (word: string) => hemispheres.find(([pattern]) => pattern.test(word))?.[1]

const number = String.raw`\d{1,3}(?:\.\d+)?`
const sexagesimal = new RegExp(
  String.raw`^(${number})\s*(?:[°ºo˚d:*]|deg\.?|\s|-)\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:['′’‘´m:]|min\.?|\s|-|$)\s*)?(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”“s]|''|′′|’’|sec\.?)?)?\s*$`,
  'i',
)

/**
 * A latitude or longitude in decimal degrees; degrees with minutes and seconds are turned into them, a decimal comma and a letter for
 * the hemisphere are understood. Whether it lies on earth is for the caller to say, who knows which of the two it is.
 */
export function readDegrees(cell: Cell | undefined): Degrees {
  if (typeof cell === 'number') return Number.isFinite(cell) ? { value: cell } : { value: null, error: 'coordinates-unreadable' }
  const raw = readText(cell)
  if (raw === null) return { value: null }
  const text = westernDigits(raw).replace(/[−–—]/g, '-')
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text), ...(text !== raw && { note: 'coordinates-mended' }) }
  return inWords(text) ?? { value: null, error: 'coordinates-unreadable' }
}

function inWords(text: string): Degrees | null {
  const letters = /^(?:(\p{L}+)\s*)?(-?)\s*(\d.*?)\s*(?:(?<=[\d\s°'"′″’”º])(\p{L}+)\.?)?$/u.exec(text)
  if (!letters) return null
  const [, before, minus, body = '', after] = letters
  // A letter after the number may be a unit (d, m, s) of the number itself.
  const unit = /\d\s*d\b.*\d\s*m\b/i.test(body)
  const last = after === undefined || unit ? undefined : hemisphereOf(after)
  const hemisphere = before === undefined ? last : hemisphereOf(before)
  if (before !== undefined && (hemisphere === undefined || after !== undefined)) return null
  const plain = body.replace(/^(\d+),(\d+)$/, '$1.$2')
  const spaced = hemisphere === undefined && after === undefined
  let degrees: number
  if (/^\d+(\.\d+)?\s*[°º˚]?$/.test(plain) && (after === undefined || last !== undefined)) degrees = Number.parseFloat(plain)
  else {
    const parts = sexagesimal.exec(last === undefined && after !== undefined ? `${body}${after}` : body)
    if (!parts) return null
    const [minutes, seconds] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0)]
    // Two numbers with nothing between them may be degrees and minutes, or a latitude and a longitude.
    if (spaced && parts[3] === undefined && /^\S+[\s-]\S+$/.test(body) && !/[°º˚d:'′’m]/i.test(body)) return null
    if (minutes >= 60 || seconds >= 60) return null
    degrees = Number(parts[1]) + minutes / 60 + seconds / 3600
  }
  const south = hemisphere === 'S' || hemisphere === 'W'
  if (south && minus) return null
  const axis = hemisphere === undefined ? undefined : hemisphere === 'N' || hemisphere === 'S' ? 'latitude' : 'longitude'
  return { value: south || minus ? -degrees : degrees, note: 'coordinates-mended', ...(axis && { axis }) }
}

/** Both coordinates written in one cell (`33.3, 44.4`); null when the cell holds no such pair. Latitude first, unless letters say otherwise. */
export function readPair(cell: Cell | undefined): { latitude: number; longitude: number } | null {
  if (typeof cell !== 'string') return null
  const text = westernDigits(cell).trim()
  const halves =
    /^([^,;|/]+)[,;|/]\s*([^,;|/]+)$/.exec(text) ??
    /^(-?\d+\.\d+)\s+(-?\d+\.\d+)$/.exec(text) ??
    /^(-?\d+,\d+)\s*[;|/]?\s+(-?\d+,\d+)$/.exec(text) ??
    /^(.*?[NSش])\s*[,;]?\s*(.*?[EWOق])$/i.exec(text)
  if (!halves) return null
  const [first, second] = [readDegrees(halves[1]), readDegrees(halves[2])]
  // `33,3` is one number with a decimal comma, not a pair.
  if (first.value === null || second.value === null || (/^\d+,\d+$/.test(text) && first.axis === undefined)) return null
  if (first.axis === 'longitude' || second.axis === 'latitude') return { latitude: second.value, longitude: first.value }
  return { latitude: first.value, longitude: second.value }
}
