/** Who is told of what agreements ask for, and when; and made-up money that goes, on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FundingScene, openFundingScene } from '../../../test/support/funding.ts'
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { addPerson } from '../../../test/support/people.ts'
import { inTransaction } from '../../kernel/database/sql.ts'
import { balancesOf } from '../ledger/index.ts'
import {
  finishDuty,
  listAgreements,
  postMoney,
  removeIllustrativeFunding,
  setDuties,
  setRequirements,
  showOverview,
} from './index.ts'
import { remindOfDuties } from './telling.ts'

let house: TestHouse
let scene: FundingScene
beforeAll(async () => {
  house = await openTestHouse()
  scene = await openFundingScene(house)
})
afterAll(() => house?.close())

test('finance officers and focal points of the receiver are told 30 and 7 days before, on the day and the day after, once each', async () => {
  const { operationId, agree } = scene
  const { japan, unicef, iom } = scene.organisations
  const officer = await addPerson(house, { role: 'finance-officer', operationId, organisationId: unicef })
  const focalPoint = await addPerson(house, { role: 'focal-point', operationId, organisationId: unicef })
  await addPerson(house, { role: 'finance-officer', operationId, organisationId: iom })
  await addPerson(house, { role: 'donor', operationId, organisationId: japan })
  await agree('C1', { kind: 'contribution', giverId: japan, receiverId: unicef })
  const soon = (days: number) => new Date(Date.now() + days * 86_400_000)
  const day = (days: number) => soon(days).toISOString().slice(0, 10)
  const duty = (dueOn: string) => ({ kind: 'financial-report', names: { en: 'Interim report', ar: 'تقرير مرحلي' }, dueOn })
  const { ids } = await house.runner.run(
    setDuties,
    { operationId, code: 'C1', duties: [duty(day(40)), duty(day(60))] },
    house.system,
  )
  const told = async () =>
    (
      await house.pool.query('select person_id, key, kind, link, texts from notice where operation_id = $1 order by made_at', [
        operationId,
      ])
    ).rows
  expect(await told()).toEqual([])
  const remind = (days: number) => inTransaction(house.pool, tx => remindOfDuties(tx, operationId, soon(days)))
  const stages = async () => [...new Set((await told()).map(({ key }) => key.split('|')[2]))]
  await remind(10)
  expect(new Set((await told()).map(row => row.person_id))).toEqual(new Set([officer, focalPoint]))
  expect((await told())[0]).toMatchObject({
    kind: 'duty-due',
    link: `/o/${scene.code}/funding/agreements/C1`,
    texts: { en: { subject: 'Financial report: due within 30 days' }, ar: { subject: 'تقرير مالي: مستحق خلال 30 يومًا' } },
  })
  await remind(11)
  expect(await told()).toHaveLength(2)
  for (const days of [33, 40, 41]) await remind(days)
  expect(await stages()).toEqual(['month', 'week', 'today', 'late'])
  const before = (await told()).length
  await house.runner.run(finishDuty, { operationId, code: 'C1', id: ids[1], doneOn: day(41) }, house.system)
  await remind(55)
  expect(await told()).toHaveLength(before)
  const entries = await house.pool.query('select cancelled from calendar_entry where operation_id = $1 order by on_day', [
    operationId,
  ])
  expect(entries.rows.map(({ cancelled }) => cancelled)).toEqual([false, true])
})

test('made-up money goes with its agreements, and everything else stays as it is', async () => {
  const { operationId, agree, fund, give, money } = scene
  const { sweden, iom, ngo } = scene.organisations
  await agree('R1', { kind: 'contribution', giverId: sweden, receiverId: iom })
  await give([money('R1', 'commitment', 100), money('R1', 'payment', 100)])
  await agree('I1', { kind: 'contribution', giverId: sweden, receiverId: iom, illustrative: true, knownApart: 'Made up' })
  await agree('I2', { kind: 'sub-grant', receiverId: ngo, parent: 'I1', illustrative: true })
  await fund('ITF')
  await give([
    money('I1', 'commitment', 70),
    money('I1', 'payment', 70),
    money('I2', 'allocation', 30),
    money('I2', 'disbursement', 30),
  ])
  const requirement = { year: 2005, currency: 'USD', amountMinor: '9' }
  await house.runner.run(setRequirements, { operationId, requirements: [requirement], illustrative: true }, house.system)
  await house.runner.run(postMoney, { operationId, postings: [money('R1', 'expenditure', 5)], illustrative: true }, house.system)
  const overview = () => house.reader.read(showOverview, { operationId }, house.system)
  expect((await overview()).illustrative).toBe(true)
  expect(await house.runner.run(removeIllustrativeFunding, { operationId }, house.system)).toEqual({
    ...{ entries: 5, agreements: 2, funds: 0, requirements: 1 },
  })
  const { rows } = await house.reader.read(listAgreements, { operationId }, house.system)
  expect(rows.map(({ code }) => code)).toEqual(['C1', 'R1'])
  const left = await balancesOf(house.db, operationId)
  expect(left.filter(({ holderId }) => holderId !== null).map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ['held', 100n],
  ])
  expect((await overview()).illustrative).toBe(false)
})
