import { v5, v7, validate } from 'uuid'

/** A new UUIDv7 (RFC 9562): sortable by time, made by whoever gives the command. */
export function newId(): string {
  return v7()
}

/** True for a well-formed UUID of any version. */
export function isId(text: string): boolean {
  return validate(text)
}

/** Stands for "the installation itself" where a row must belong to an operation. */
export const installationId = '00000000-0000-0000-0000-000000000000'

/** The UUIDv5 of a name in a namespace (a UUID): the same each time, so that what is made from a file can be made again. */
export function idOf(namespace: string, ...name: string[]): string {
  return v5(name.join('|'), namespace)
}
