/** The table of contents of a ZIP archive (PKWARE APPNOTE 6.3), read without unpacking anything. */

export interface ArchiveEntry {
  name: string
  /** Bytes in the archive, and as it says they are when unpacked. */
  packed: number
  unpacked: number
  /** How it is packed: 0 not at all, 8 deflated. */
  method: number
  /** Where its own header begins. */
  at: number
}

const headerSignature = 0x04034b50
const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const endBytes = 22
const headerBytes = 30
const commentBytesMax = 65_535

/** Entries of the archive; null when its end is missing or does not fit, as in a file that was cut off. */
export function readDirectory(bytes: Uint8Array): ArchiveEntry[] | null {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = -1
  for (let at = bytes.length - endBytes; at >= Math.max(0, bytes.length - endBytes - commentBytesMax); at--)
    if (data.getUint32(at, true) === endSignature) {
      end = at
      break
    }
  if (end === -1) return null
  const count = data.getUint16(end + 10, true)
  let at = data.getUint32(end + 16, true)
  const entries: ArchiveEntry[] = []
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > bytes.length || data.getUint32(at, true) !== entrySignature) return null
    const nameLength = data.getUint16(at + 28, true)
    if (at + 46 + nameLength > bytes.length) return null
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: data.getUint32(at + 20, true),
      unpacked: data.getUint32(at + 24, true),
      method: data.getUint16(at + 10, true),
      at: data.getUint32(at + 42, true),
    })
    at += 46 + nameLength + data.getUint16(at + 30, true) + data.getUint16(at + 32, true)
  }
  return entries
}

/** The packed bytes of an entry; null when the archive does not hold them where it says. */
export function packedBytes(bytes: Uint8Array, { at, packed }: ArchiveEntry): Uint8Array | null {
  if (at + headerBytes > bytes.length) return null
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (data.getUint32(at, true) !== headerSignature) return null
  const start = at + headerBytes + data.getUint16(at + 26, true) + data.getUint16(at + 28, true)
  return start + packed > bytes.length ? null : bytes.subarray(start, start + packed)
}
