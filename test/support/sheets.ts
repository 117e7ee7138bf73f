/** A small operation of a made-up layout and sheets written for it, for tests of what sheets teach. */
import { commitImport, type ImportOptions, receiveActivities } from '../../src/exchange/feeds/activities/import.ts'
import { startOperation } from '../../src/exchange/new-operation/create.ts'
import { exportLines } from '../../src/modules/delivery/index.ts'
import { listOrganisationNames, storeOrganisationsCommand } from '../../src/modules/organisations/index.ts'
import { listPlaceNames } from '../../src/modules/places/index.ts'
import { listPlanNames, storePlan } from '../../src/modules/plan/index.ts'
import type { TestHouse } from './house.ts'

const places = [
  'ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE',
  'Ninewa,IQ15,Mosul,IQ1501',
  'Ninewa,IQ15,Sinjar,IQ1502',
  'Ninewa,IQ15,Telafar,IQ1503',
  'Basrah,IQ02,Zubair,IQ0201',
  'Basrah,IQ02,Abu Al-Khaseeb,IQ0202',
].join('\n')

export type SmallOperation = Awaited<ReturnType<typeof openSmallOperation>>

/** Two governorates with their districts, the clusters of the IASC, three organisations and two groups; no activity. */
export async function openSmallOperation(house: TestHouse, code: string) {
  const file = { bytes: new TextEncoder().encode(places), fileName: 'places.csv' }
  const { id: operationId } = await startOperation(house.runner, { code, country: 'IQ', places: file }, house.system)
  const organisations = [
    { acronym: 'WHO', names: { en: 'World Health Organization' } },
    { acronym: 'UNICEF', names: { en: 'United Nations Children’s Fund' } },
    { acronym: 'ECHO', names: { en: 'European Civil Protection' }, isDonor: true },
  ]
  await house.runner.run(storeOrganisationsCommand, { operationId, organisations }, house.system)
  const groups = [
    { code: 'IDP', names: { en: 'Displaced people' } },
    { code: 'HOST', names: { en: 'Host community' } },
  ]
  await house.runner.run(storePlan, { operationId, groups }, house.system)

  /** Sends a sheet and stores its good rows. */
  async function send(sheet: string, options: ImportOptions = { learn: true }, fileName = 'sheet.csv') {
    const given = { operationId, fileName, bytes: new TextEncoder().encode(sheet), options }
    const importId = await receiveActivities(house, house.system, given)
    const outcome = await commitImport(house, house.system, { code, operationId, importId })
    return { importId, ...outcome }
  }

  /** Everything that has a name, by kind. */
  async function entries() {
    const [organisationNames, placeNames, plan] = await Promise.all([
      house.reader.read(listOrganisationNames, { operationId }, house.system),
      house.reader.read(listPlaceNames, { operationId }, house.system),
      house.reader.read(listPlanNames, { operationId }, house.system),
    ])
    return {
      organisation: organisationNames,
      place: placeNames,
      cluster: plan.clusters,
      group: plan.groups,
      activity: plan.activities,
    }
  }

  /** The id of the entry of a kind that is called so: in use, or merged when no other is. @throws Error when there is none. */
  async function idOf(kind: keyof Awaited<ReturnType<typeof entries>>, name: string): Promise<string> {
    const named = (await entries())[kind].filter(entry => [entry.code, ...Object.values(entry.names)].includes(name))
    const found = named.find(({ status }) => status !== 'merged') ?? named[0]
    if (!found) throw new Error(`There is no ${kind} called ${name}.`)
    return found.id
  }

  const lines = () => house.reader.read(exportLines, { operationId }, house.system)
  return { operationId, code, send, entries, idOf, lines }
}

const heading =
  'Reporting month,Lead organisation,Implementing partner,Donors,Cluster,Sub-cluster,Activity,Governorate,District,Population group,People targeted,People reached'
/** A sheet of these rows, in the columns of the heading. */
export const sheetOf = (...rows: string[]) => [heading, ...rows].join('\n')

/** What became of a sheet's rows. */
export const told = ({ counts }: Awaited<ReturnType<SmallOperation['send']>>) => ({
  new: counts.new,
  changed: counts.changed,
  unchanged: counts.unchanged,
  rejected: counts.rejected,
})
