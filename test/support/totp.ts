/** The code an authenticator app shows (RFC 6238: SHA-1, six digits, thirty seconds), from the key as it is shown (base32). */
import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function bytesOf(base32: string): Buffer {
  const bits = [...base32.replace(/=+$/, '').toUpperCase()].map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
  const whole = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(whole.map(byte => Number.parseInt(byte, 2)))
}

export function codeAt(key: string, now: Date): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 30_000)))
  const digest = createHmac('sha1', bytesOf(key)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
