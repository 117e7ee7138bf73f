/** An operation with donors, agencies, clusters and places, and the words in which tests move its money. */
import type { Actor } from '../../src/kernel/access.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { openFund, postMoney, proposeAgreement, signAgreement } from '../../src/modules/funding/index.ts'
import { createOperation } from '../../src/modules/operations/index.ts'
import { storeOrganisationsCommand } from '../../src/modules/organisations/index.ts'
import { storePlacesCommand } from '../../src/modules/places/index.ts'
import { storePlan } from '../../src/modules/plan/index.ts'
import type { TestHouse } from './house.ts'

export async function openFundingScene(house: TestHouse, code = `F-${newId().slice(-8).toUpperCase()}`) {
  const operationId = newId()
  await house.runner.run(createOperation, { id: operationId, code, names: { en: 'Money' }, country: 'IQ' }, house.system)
  const organisations = { japan: newId(), sweden: newId(), unicef: newId(), iom: newId(), ngo: newId(), undg: newId() }
  await house.runner.run(
    storeOrganisationsCommand,
    {
      operationId,
      organisations: Object.entries(organisations).map(([name, id]) => ({
        id,
        acronym: name.toUpperCase(),
        names: { en: name },
      })),
    },
    house.system,
  )
  const places = { ninewa: newId(), mosul: newId(), basrah: newId() }
  await house.runner.run(
    storePlacesCommand,
    {
      operationId,
      places: [
        { id: places.ninewa, level: 1, names: { en: 'Ninewa' }, codes: [{ system: 'cod', code: 'IQ15' }] },
        { id: places.basrah, level: 1, names: { en: 'Basrah' }, codes: [{ system: 'cod', code: 'IQ02' }] },
        {
          id: places.mosul,
          level: 2,
          names: { en: 'Mosul' },
          codes: [{ system: 'cod', code: 'IQ15Q1' }],
          parentId: places.ninewa,
        },
      ],
    },
    house.system,
  )
  const clusters = { health: newId(), shelter: newId(), clinics: newId() }
  const groups = { returnees: newId() }
  await house.runner.run(
    storePlan,
    {
      operationId,
      clusters: [
        { id: clusters.health, code: 'D', names: { en: 'Health' } },
        { id: clusters.shelter, code: 'F', names: { en: 'Shelter' } },
        { id: clusters.clinics, code: 'D1', names: { en: 'Clinics' }, parentId: clusters.health },
      ],
      groups: [{ id: groups.returnees, code: 'RET', names: { en: 'Returnees' } }],
      activities: [],
      projects: [
        { code: 'D9-01', title: 'Clinics', clusterId: clusters.health },
        { code: 'F9-01', title: 'Tents', clusterId: clusters.shelter },
      ],
    },
    house.system,
  )
  const asking = (actor?: Actor) => (actor ? { actor } : house.system)
  const fund = (fundCode: string, organisationId = organisations.undg) =>
    house.runner.run(openFund, { operationId, code: fundCode, organisationId, names: { en: fundCode } }, house.system)
  const propose = (agreement: object, actor?: Actor) =>
    house.runner.run(
      proposeAgreement,
      { operationId, currency: 'USD', names: { en: 'An agreement' }, ...agreement },
      asking(actor),
    )
  const sign = (agreementCode: string, signedOn = '2005-01-01', actor?: Actor) =>
    house.runner.run(signAgreement, { operationId, code: agreementCode, signedOn }, asking(actor))
  const give = (postings: object[], actor?: Actor) => house.runner.run(postMoney, { operationId, postings }, asking(actor))
  const money = (agreement: string, kind: string, amount: number | bigint, happened = '2005-02-01', more: object = {}) => ({
    ...{ agreement, kind, happened, amountMinor: String(amount) },
    ...more,
  })
  /** In force from the beginning of 2005. */
  const agree = async (agreementCode: string, agreement: object) => {
    const made = await propose({ code: agreementCode, ...agreement })
    await sign(agreementCode)
    return made
  }
  const inRole = (role: string, scope: Record<string, string> = {}): Actor => ({
    id: newId(),
    kind: 'person',
    grants: [{ role, scope: { operation: operationId, ...scope } }],
  })
  return { operationId, code, organisations, places, clusters, groups, fund, propose, sign, agree, give, money, inRole }
}
export type FundingScene = Awaited<ReturnType<typeof openFundingScene>>
