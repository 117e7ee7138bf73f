/** The language of pages: as asked, as chosen on this browser, as chosen in the account, as the browser prefers; in this order. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseLanguage } from '../../src/modules/accounts/index.ts'
import { createApp } from '../../src/web/app.tsx'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { addPerson, testPassword } from '../support/people.ts'

const publicUrl = 'http://wusul.example'
let house: TestHouse
let app: Awaited<ReturnType<typeof createApp>>
beforeAll(async () => {
  house = await openTestHouse()
  app = await createApp(house, { publicUrl, rateLimits: false })
})
afterAll(() => house?.close())

/** Signs a person in on a new browser. @returns its cookies. */
async function signIn(personId: string): Promise<string> {
  const { rows } = await house.pool.query('select email from identity_user where id = $1', [personId])
  const answer = await app.request(`${publicUrl}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email: rows[0].email, password: testPassword }),
    headers: { origin: publicUrl },
  })
  expect(answer.status).toBe(303)
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}

/** Language of the account page for a browser that prefers one. */
async function languageOf(cookie: string, preferred: string, path = '/account'): Promise<string | undefined> {
  const answer = await app.request(publicUrl + path, { headers: { cookie, 'accept-language': preferred } })
  return /<html lang="(\w+)"/.exec(await answer.text())?.[1]
}

test('who never chose a language sees that of the browser; who chose one in the account sees it on every browser', async () => {
  const personId = await addPerson(house, { role: 'administrator' })
  const cookie = await signIn(personId)
  for (const preferred of ['en', 'ar', 'ckb']) expect(await languageOf(cookie, preferred)).toBe(preferred)
  expect(await languageOf(cookie, 'ku-IQ, ar;q=0.8')).toBe('ckb')
  expect(await languageOf(cookie, 'fr')).toBe('en')

  await house.runner.run(chooseLanguage, { language: 'ckb', personId }, house.system)
  expect(await languageOf(cookie, 'ar')).toBe('ckb')
  expect(await languageOf(await signIn(personId), 'en')).toBe('ckb')
  expect(await languageOf(`${cookie}; wusul_language=ar`, 'en')).toBe('ar')
  expect(await languageOf(`${cookie}; wusul_language=ar`, 'en', '/account?lang=en')).toBe('en')
})

test('what a person chose is not what somebody else sees on that browser', async () => {
  const chose = await addPerson(house, { role: 'administrator' })
  await house.runner.run(chooseLanguage, { language: 'ckb', personId: chose }, house.system)
  expect(await languageOf(await signIn(chose), 'ar')).toBe('ckb')
  expect(await languageOf(await signIn(await addPerson(house, { role: 'administrator' })), 'ar')).toBe('ar')
  expect(await languageOf('', 'ar', '/sign-in')).toBe('ar')
})
