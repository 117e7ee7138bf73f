/** Error correction of QR codes: arithmetic in GF(256) with the polynomial x^8 + x^4 + x^3 + x^2 + 1. */

export function multiply(a: number, b: number): number {
  let product = 0
  for (let i = 7; i >= 0; i--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> i) & 1) * a
  }
  return product
}

/** Product of (x - 2^i) for i below the degree, without its leading 1. */
function generatorOf(degree: number): number[] {
  const result = new Array<number>(degree).fill(0)
  result[degree - 1] = 1
  let root = 1
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) result[j] = multiply(result[j] ?? 0, root) ^ (result[j + 1] ?? 0)
    root = multiply(root, 2)
  }
  return result
}

/** The codewords of error correction that follow the data. */
export function correctionOf(data: readonly number[], degree: number): number[] {
  const generator = generatorOf(degree)
  const rest = new Array<number>(degree).fill(0)
  for (const word of data) {
    const factor = word ^ (rest.shift() ?? 0)
    rest.push(0)
    for (let i = 0; i < degree; i++) rest[i] = (rest[i] ?? 0) ^ multiply(generator[i] ?? 0, factor)
  }
  return rest
}
