/** What parts of a file are known by: the same part of the same activity has the same id in every file of its publisher. */
import { createHash } from 'node:crypto'

const codeMax = 80
const refMax = 300

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** A word of at most so many characters; a longer one is cut and told apart by what it was. */
function fitting(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 9)}~${digest(text).slice(0, 8)}`
}

export const codeOf = (text: string) => fitting(text.trim(), codeMax)
export const externalId = (...parts: string[]) => fitting(['iati', ...parts].join(':'), refMax)

/** 128 bits over what something says, in the form of a UUID. */
export function hashOf(content: unknown): string {
  const hex = digest(JSON.stringify(content))
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
