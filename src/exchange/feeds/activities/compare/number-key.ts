/** 53 bits that tell things apart in memory (that two of a million get one number: 1 in 18,000). Not for keys that are stored. */
export function numberKeyOf(parts: readonly (string | number | null)[]): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (const part of parts) {
    if (typeof part === 'number') {
      high = Math.imul(high ^ (part | 0), 2654435761)
      low = Math.imul(low ^ Math.trunc(part / 4294967296) ^ part, 1597334677)
    } else if (part !== null)
      for (let at = 0; at < part.length; at++) {
        const code = part.charCodeAt(at)
        high = Math.imul(high ^ code, 2654435761)
        low = Math.imul(low ^ code, 1597334677)
      }
    high = Math.imul(high ^ 0x1f, 2654435761)
    low = Math.imul(low ^ 0x1f, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
