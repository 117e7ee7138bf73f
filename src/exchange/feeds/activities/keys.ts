/** Keys that make an import repeatable: the same line has the same key, a changed one another hash. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../kernel/journal.ts'

/** 128 bits of SHA-256 written as a UUID (RFC 9562 version 8: the bits are ours). */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Identity of a line: what does not change when its figures are corrected. */
export function lineKeyOf(parts: readonly (string | null)[]): string {
  return uuidOf(parts.map(part => part ?? '').join('\u001f'))
}

/** Content of a line, for seeing whether it changed. */
export function contentHashOf(line: object): string {
  return uuidOf(canonicalJson(line))
}
