import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const server = 'smtps://wusul:secret@mail.example.org:465'
const refusal = (env: Record<string, string>): string => {
  try {
    readSettings(env)
    return ''
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : ''
  }
}

test('mails need a server and a sender, and no settings at all means that mails wait', () => {
  expect(readSettings({}).mail).toBeNull()
  for (const from of ['Wusul <wusul@example.org>', 'wusul@example.org', 'وصول <w@example.org>'])
    expect(readSettings({ WUSUL_SMTP_URL: server, WUSUL_MAIL_FROM: from }).mail).toEqual({ url: server, from })
})

test('a bad setting of mails stops the start with one sentence that does not repeat the password', () => {
  expect(refusal({ WUSUL_SMTP_URL: 'http://user:secret@host', WUSUL_MAIL_FROM: 'w@example.org' })).toBe(
    'SettingsProblem: WUSUL_SMTP_URL is not an address of the form smtps://user:password@host:465.',
  )
  expect(refusal({ WUSUL_SMTP_URL: server })).toMatch(/^SettingsProblem: WUSUL_SMTP_URL is given without WUSUL_MAIL_FROM/)
  expect(refusal({ WUSUL_MAIL_FROM: 'w@example.org' })).toMatch(
    /^SettingsProblem: WUSUL_MAIL_FROM is given without WUSUL_SMTP_URL/,
  )
  for (const from of ['Wusul', 'Wusul <wusul>', 'x@y\r\nBcc: z@example.org'])
    expect(refusal({ WUSUL_SMTP_URL: server, WUSUL_MAIL_FROM: from }), from).toMatch(/^SettingsProblem: WUSUL_MAIL_FROM is/)
})

test('a folder without the schemas of IATI stops the start, and none leaves files to our own rules', () => {
  expect(readSettings({}).iatiSchemas).toBeNull()
  expect(refusal({ WUSUL_IATI_SCHEMAS: '/nowhere' })).toMatch(
    /^SettingsProblem: WUSUL_IATI_SCHEMAS is "\/nowhere".*iati-activities-schema\.xsd/,
  )
})

test('a bad key stops the start with one sentence that does not repeat it, and none leaves it to the data folder', () => {
  const key = Buffer.alloc(32, 7)
  expect(readSettings({}).key).toBeNull()
  expect(readSettings({ WUSUL_KEY: key.toString('base64') }).key).toEqual(key)
  expect(readSettings({ WUSUL_KEY: key.toString('hex') }).key).toEqual(key)
  expect(refusal({ WUSUL_KEY: 'too-short-secret' })).toBe(
    'SettingsProblem: WUSUL_KEY is not 32 bytes in base64 or hexadecimal; openssl rand -base64 32 makes one.',
  )
})
