/** Numbers in flat arrays, for what is kept of every row of a sheet: a fraction of the memory of objects and Maps. */

const capacityFirst = 1_024
const growth = 1.5
const fillMax = 0.6
const empty = -1

/** A growing column of numbers; whole ones of at most 31 bits as `Int32Array`. */
export class NumberColumn<A extends Int32Array | Float64Array> {
  length = 0
  private data: A
  private readonly make: (length: number) => A
  constructor(make: (length: number) => A) {
    this.make = make
    this.data = make(capacityFirst)
  }
  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = this.make(Math.ceil(this.length * growth))
      larger.set(this.data)
      this.data = larger
    }
    this.data[this.length++] = value
  }
  at(index: number): number {
    return this.data[index] ?? 0
  }
  set(index: number, value: number): void {
    this.data[index] = value
  }
}
export const wholeColumn = () => new NumberColumn(length => new Int32Array(length))
export const floatColumn = () => new NumberColumn(length => new Float64Array(length))

/** Numbers by number keys. */
export class NumberTable {
  private keys = new Float64Array(capacityFirst).fill(empty)
  private values = new Int32Array(capacityFirst)
  private size = 0

  /** @param key not below zero. */
  get(key: number): number | undefined {
    const at = this.slotOf(key)
    return this.keys[at] === key ? this.values[at] : undefined
  }

  /** @param value a whole number of at most 31 bits. */
  set(key: number, value: number): void {
    if (this.size >= this.keys.length * fillMax) this.grow()
    const at = this.slotOf(key)
    if (this.keys[at] === empty) {
      this.keys[at] = key
      this.size += 1
    }
    this.values[at] = value
  }

  /** Where a key stands, or the empty slot that it would take. */
  private slotOf(key: number): number {
    const mask = this.keys.length - 1
    let at = (key | 0) & mask
    while (this.keys[at] !== empty && this.keys[at] !== key) at = (at + 1) & mask
    return at
  }

  private grow(): void {
    const { keys, values } = this
    this.keys = new Float64Array(keys.length * 2).fill(empty)
    this.values = new Int32Array(keys.length * 2)
    for (const [index, key] of keys.entries()) {
      if (key === empty) continue
      const at = this.slotOf(key)
      this.keys[at] = key
      this.values[at] = values[index] ?? 0
    }
  }
}
