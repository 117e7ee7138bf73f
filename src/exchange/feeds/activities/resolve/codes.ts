/** An index of P-codes of several systems, and what spreadsheets do to them. */
import { westernDigits } from '../../text.ts'

/** Letters and digits alone. */
const bare = (code: string) =>
  westernDigits(code)
    .toUpperCase()
    .replace(/\.0+$/, '')
    .replace(/[^A-Z0-9]/g, '')
/** Without the zeros that begin a run of digits: what is left of `IQG01` when its zero is lost. */
const withoutZeros = (code: string) => bare(code).replace(/(?<!\d)0+(?=\d)/g, '')
/** A number with an exponent, as a spreadsheet shows a long number or takes `12E05` for one. */
const exponent = /^\d+(?:[.,]\d+)?E\+?\d{1,3}$/i
const asNumber = (code: string) => (/^\d+(?:E\d+)?$/i.test(code) ? Number(code) : Number.NaN)

export interface CodeFound {
  id: string
  how: 'exact' | 'other-system' | 'mended'
}

export class CodeIndex {
  private readonly exact = new Map<string, { system: string; id: string }[]>()
  private readonly loose = new Map<string, Set<string>>()
  private readonly numbers = new Map<number, Set<string>>()

  add(code: string, system: string, id: string): void {
    const key = code.toUpperCase()
    const held = this.exact.get(key)
    if (!held) this.exact.set(key, [{ system, id }])
    else if (!held.some(entry => entry.id === id && entry.system === system)) held.push({ system, id })
    for (const spoiled of new Set([bare(code), withoutZeros(code)])) put(this.loose, spoiled, id)
    const number = asNumber(bare(code))
    if (Number.isFinite(number)) put(this.numbers, number, id)
  }

  /**
   * @param choose which of several places of one code is meant.
   * @param current the system whose codes are as they should be; null when the operation has none.
   */
  find(code: string, choose: (ids: readonly string[]) => string | undefined, current: string | null): CodeFound | undefined {
    const held = this.exact.get(code.trim().toUpperCase())
    if (held) {
      const ids = [...new Set(held.map(({ id }) => id))]
      const id = ids.length === 1 ? ids[0] : (choose(ids) ?? held.find(({ system }) => system === current)?.id)
      if (id === undefined) return undefined
      const own = held.some(entry => entry.id === id && (entry.system === current || entry.system === '' || current === null))
      return { id, how: own ? 'exact' : 'other-system' }
    }
    const ids = [...this.spoiled(code)]
    const id = ids.length === 1 ? ids[0] : choose(ids)
    return id === undefined ? undefined : { id, how: 'mended' }
  }

  /** Whether a code is one that a spreadsheet has taken for a number and shortened. */
  isSpoiled(code: string): boolean {
    return exponent.test(code.trim())
  }

  private spoiled(code: string): Set<string> {
    const text = westernDigits(code.trim())
    if (exponent.test(text)) {
      const written = text.toUpperCase().replace(',', '.')
      const whole = this.numbers.get(Number(written))
      if (whole) return whole
      // What is shown of a long number are its first digits.
      const digits = /\.(\d+)/.exec(written)?.[1]?.length ?? 0
      const shown = Number(written).toExponential(digits)
      return new Set([...this.numbers].flatMap(([number, ids]) => (number.toExponential(digits) === shown ? [...ids] : [])))
    }
    // `1E05` is 100000 to a spreadsheet.
    return this.loose.get(bare(text)) ?? this.loose.get(withoutZeros(text)) ?? this.numbers.get(asNumber(bare(text))) ?? new Set()
  }
}

function put<K>(index: Map<K, Set<string>>, key: K, id: string): void {
  if (key === '') return
  const ids = index.get(key)
  if (ids) ids.add(id)
  else index.set(key, new Set([id]))
}
