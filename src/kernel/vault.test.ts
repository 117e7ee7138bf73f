import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adoptNextKey, createVault, keyOfFolder, nextKeyOfFolder, pendingKeyOfFolder, readKey } from './vault.ts'

test('a text comes back as it was, and no other key, row or byte opens it', () => {
  const master = randomBytes(32)
  const vault = createVault(master)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(), (text, at) => {
      const sealed = vault.seal(text, 'row')
      expect(vault.open(sealed, 'row')).toBe(text)
      expect(() => vault.open(sealed, 'another row')).toThrow('key-wrong')
      expect(() => createVault(randomBytes(32)).open(sealed, 'row')).toThrow('key-wrong')
      const changed = Uint8Array.from(sealed.sealed)
      changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ 1
      expect(() => vault.open({ ...sealed, sealed: changed }, 'row')).toThrow('key-wrong')
    }),
  )
  const twice = [vault.seal('Layla', 'row'), vault.seal('Layla', 'row')].map(({ sealed }) => Buffer.from(sealed).toString('hex'))
  expect(new Set(twice).size).toBe(2)
})

test('a key is 32 bytes in base64 or hexadecimal', () => {
  const key = randomBytes(32)
  for (const written of [key.toString('base64'), key.toString('base64url'), `${key.toString('hex')}\n`])
    expect(readKey(written)).toEqual(key)
  for (const wrong of [
    '',
    'secret',
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('hex'),
    `${key.toString('hex')}0`,
  ])
    expect(readKey(wrong), wrong).toBeNull()
})

test('a key file is made once, for its owner alone, and a broken one stops the start', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-key-'))
  try {
    const key = keyOfFolder(folder)
    expect(key).toHaveLength(32)
    expect(keyOfFolder(folder)).toEqual(key)
    const [file = ''] = readdirSync(folder)
    expect(readdirSync(folder)).toEqual(['contacts.key'])
    expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600)
    writeFileSync(path.join(folder, file), 'broken')
    expect(() => keyOfFolder(folder)).toThrow(/contacts\.key holds no key of 32 bytes/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a data key wrapped anew opens under the new key alone, and while keys change both are tried', () => {
  const [before, next] = [randomBytes(32), randomBytes(32)]
  const sealed = createVault(before).seal('Layla', 'row')
  const rewrapped = { ...sealed, wrappedKey: createVault(before).rewrap(sealed.wrappedKey, 'row', next) }
  expect(createVault(next).open(rewrapped, 'row')).toBe('Layla')
  expect(() => createVault(before).open(rewrapped, 'row')).toThrow('key-wrong')
  expect(() => createVault(next).rewrap(sealed.wrappedKey, 'row', before)).toThrow('key-wrong')
  for (const each of [sealed, rewrapped]) expect(createVault(before, [next]).open(each, 'row')).toBe('Layla')
})

test('a change of keys that is stopped half way goes on with the same next key, which then takes the place of the first', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-key-'))
  try {
    const before = keyOfFolder(folder)
    expect(pendingKeyOfFolder(folder)).toBeNull()
    const next = nextKeyOfFolder(folder)
    expect(next).not.toEqual(before)
    expect([nextKeyOfFolder(folder), pendingKeyOfFolder(folder)]).toEqual([next, next])
    adoptNextKey(folder)
    expect(keyOfFolder(folder)).toEqual(next)
    expect(readdirSync(folder)).toEqual(['contacts.key'])
    expect(statSync(path.join(folder, 'contacts.key')).mode & 0o777).toBe(0o600)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
