/**
 * What must not be read from the database alone is sealed here: AES-256-GCM under a data key of its own, which is wrapped by a master
 * key that never enters the database. Destroying a data key destroys what it sealed.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { defineProblem } from './problems.ts'

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

export const keyMissing = defineProblem('key-missing', 409, {
  en: 'Contacts are kept encrypted, and this installation has no key. Whoever runs it sets WUSUL_KEY to 32 random bytes (openssl rand -base64 32), keeps them safe, and starts it again.',
  ar: 'تُحفظ جهات الاتصال مشفّرة، ولا مفتاح لهذا التنصيب. على من يشغّله ضبط WUSUL_KEY على 32 بايتًا عشوائيًا (openssl rand -base64 32) وحفظها في مكان آمن ثم إعادة تشغيله.',
  ckb: 'پەیوەندییەکان بە شفرەکراوی هەڵدەگیرێن و ئەم دامەزراندنە کلیلی نییە. ئەوەی بەڕێوەی دەبات WUSUL_KEY دەکاتە ٣٢ بایتی هەڕەمەکی (openssl rand -base64 32)، بە پارێزراوی هەڵیدەگرێت و دووبارە دەستپێدەکاتەوە.',
})

export const keyWrong = defineProblem('key-wrong', 409, {
  en: 'The key of this installation is not the one that its contacts were sealed with. Whoever runs it brings the earlier key back.',
  ar: 'مفتاح هذا التنصيب ليس المفتاح الذي شُفّرت به جهات الاتصال. على من يشغّله إعادة المفتاح السابق.',
  ckb: 'کلیلی ئەم دامەزراندنە ئەو کلیلە نییە کە پەیوەندییەکانی پێ شفرەکراون. ئەوەی بەڕێوەی دەبات کلیلی پێشوو دەگەڕێنێتەوە.',
})

/** A sealed text and the key that opens it, which only the master key can unwrap. */
export interface Sealed {
  sealed: Uint8Array
  wrappedKey: Uint8Array
}

export interface Vault {
  /** Seals a text. @param about what it belongs to: sealed bytes that are moved to another row do not open. */
  seal(text: string, about: string): Sealed
  /** @throws keyWrong when another key, another row or a changed byte is in the way. */
  open(sealed: Sealed, about: string): string
  /** Wraps the data key of a sealed text under another master key; what is sealed stays as it is. @throws keyWrong as `open` does. */
  rewrap(wrappedKey: Uint8Array, about: string, master: Uint8Array): Uint8Array
}

/** A key of 32 bytes in base64 (also of URLs) or hexadecimal; null when the text is none. */
export function readKey(text: string): Buffer | null {
  const written = text.trim()
  if (/^[0-9a-f]{64}$/i.test(written)) return Buffer.from(written, 'hex')
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(written)) return null
  const key = Buffer.from(written, 'base64')
  return key.length === keyBytes ? key : null
}

function encrypt(key: Uint8Array, clear: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(clear), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Uint8Array, sealed: Uint8Array, about: string): Buffer {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
}

/**
 * @param master what it seals with.
 * @param others master keys that it opens with as well: while keys change, what is there may be sealed with either.
 */
export function createVault(master: Uint8Array, others: readonly Uint8Array[] = []): Vault {
  const dataKeyOf = (wrappedKey: Uint8Array, about: string): Buffer => {
    for (const key of [master, ...others])
      try {
        return decrypt(key, wrappedKey, `key|${about}`)
      } catch {
        // Another key may open it. What the cipher says of it is of no use to anybody who could mend it.
      }
    throw keyWrong()
  }
  return {
    seal(text, about) {
      const key = randomBytes(keyBytes)
      return { sealed: encrypt(key, Buffer.from(text), about), wrappedKey: encrypt(master, key, `key|${about}`) }
    },
    open({ sealed, wrappedKey }, about) {
      const key = dataKeyOf(wrappedKey, about)
      try {
        return decrypt(key, sealed, about).toString()
      } catch {
        throw keyWrong()
      }
    },
    rewrap: (wrappedKey, about, next) => encrypt(next, dataKeyOf(wrappedKey, about), `key|${about}`),
  }
}

const keyFileName = 'contacts.key'
/** The key that is to take its place, from before anything is wrapped with it until everything is. */
const nextKeyFileName = 'contacts.key.next'

/**
 * The key of an embedded installation: a file in its data folder beside the database, made once, readable by its owner alone.
 * @throws Error with one clear sentence when the file holds no key.
 */
export function keyOfFolder(folder: string): Buffer {
  return keyInOrMade(path.join(folder, keyFileName))
}

/** The key that is to take its place, made when there is none yet: whoever was stopped half way goes on with the same one. */
export function nextKeyOfFolder(folder: string): Buffer {
  return keyInOrMade(path.join(folder, nextKeyFileName))
}

/** The next key where keys are being changed, or were when somebody was stopped; else null. */
export function pendingKeyOfFolder(folder: string): Buffer | null {
  try {
    return keyIn(path.join(folder, nextKeyFileName))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** Puts the next key in the place of the one before, which is then nowhere any more. */
export function adoptNextKey(folder: string): void {
  renameSync(path.join(folder, nextKeyFileName), path.join(folder, keyFileName))
  const held = openSync(folder, 'r')
  try {
    fsyncSync(held)
  } finally {
    closeSync(held)
  }
}

function keyInOrMade(file: string): Buffer {
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    return keyIn(file)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
  // Made aside and linked: of two processes that start at once, both end with the key of the first.
  const made = openSync(aside, 'wx', 0o600)
  try {
    writeSync(made, `${randomBytes(keyBytes).toString('base64')}\n`)
    fsyncSync(made)
    linkSync(aside, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    closeSync(made)
    rmSync(aside, { force: true })
  }
  return keyIn(file)
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

function keyIn(file: string): Buffer {
  const key = readKey(readFileSync(file, 'utf8'))
  if (key) return key
  throw new Error(
    `${file} holds no key of 32 bytes. Bring back the key that was there, or move the file away to have a new one made.`,
  )
}
