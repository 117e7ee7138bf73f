/** Contacts and responsibilities on a real PostgreSQL: who sees whom, what the database holds of them, and what erasing leaves. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse, testKey } from '../../../test/support/house.ts'
import { addPerson } from '../../../test/support/people.ts'
import { allRooms, houseOver } from '../../house.ts'
import { createVault } from '../../kernel/vault.ts'
import { identifyPerson } from '../accounts/index.ts'
import { mergeOrganisation, separateOrganisation } from '../organisations/index.ts'
import {
  checkIn,
  checkOut,
  endContact,
  endResponsibility,
  eraseContact,
  giveResponsibility,
  handOverCluster,
  listContacts,
  listResponsibilities,
  rotateKey,
  setContactVisibility,
  showContact,
  showOwnContact,
  storeContact,
  storeContacts,
  undoContactImport,
} from './index.ts'

let house: TestHouse
let operationId: string
let [cluster, other, organisation, stranger, ninewa, basrah] = ['', '', '', '', '', '']
const people = new Map<string, string>()

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  cluster = loaded.clusters.get('F') ?? ''
  other = loaded.clusters.get('D') ?? ''
  const [first = '', second = '', third = ''] = ['IOM', 'WHO', 'UNICEF'].map(name => loaded.organisations.get(name) ?? '')
  organisation = first
  stranger = second
  const neighbour = third
  await house.pool.query('delete from cluster_member where organisation_id = any($1)', [[first, second, third]])
  await house.pool.query(
    `insert into cluster_member (operation_id, cluster_id, organisation_id) values ($1, $2, $3), ($1, $2, $4), ($1, $5, $6)`,
    [operationId, cluster, first, third, other, second],
  )
  ninewa = loaded.places.get('IQG15') ?? ''
  basrah = loaded.places.get('IQG02') ?? ''
  const add = async (name: string, role: Parameters<typeof addPerson>[1]) => void people.set(name, await addPerson(house, role))
  await add('coordinator', { role: 'coordinator', operationId })
  await add('manager', { role: 'task-manager', operationId, clusterId: cluster })
  await add('successor', { role: 'task-manager', operationId, clusterId: cluster })
  await add('otherManager', { role: 'task-manager', operationId, clusterId: other })
  await add('otherSuccessor', { role: 'task-manager', operationId, clusterId: other })
  await add('focalPoint', { role: 'focal-point', operationId, organisationId: organisation })
  await add('neighbour', { role: 'focal-point', operationId, organisationId: neighbour })
  await add('stranger', { role: 'focal-point', operationId, organisationId: stranger })
  await add('staff', { role: 'field-staff', operationId, organisationId: organisation, placeId: ninewa })
  await add('donor', { role: 'donor', operationId, organisationId: organisation })
  await add('ministry', { role: 'ministry-counterpart', operationId, clusterId: cluster })
})
afterAll(() => house?.close())

const as = async (who: string) => {
  const known = await identifyPerson(house.db, people.get(who) ?? '', new Date())
  if (!known) throw new Error('Nobody is there.')
  return { actor: known.actor }
}
const details = (name: string) => ({
  ...{ name, function: `Camp officer ${name}`, email: `${name.toLowerCase()}@example.org`, phones: ['+964 770 555 0199'] },
  ...{ callSign: `KILO-${name}`, satellitePhone: '+88216 5550 199', languages: ['Arabic', 'Turkmen'] },
})
const store = async (name: string, who: string, more: object = {}) => {
  const input = { operationId, organisationId: organisation, clusterIds: [cluster], details: details(name), ...more }
  return (await house.runner.run(storeContact, input, await as(who))).id
}
const names = async (who: string, more: object = {}) =>
  (await house.reader.read(listContacts, { operationId, ...more }, await as(who))).map(({ name }) => name)
const show = async (id: string, who = 'coordinator') => house.reader.read(showContact, { operationId, id }, await as(who))

/** Everything in the database as text. */
async function dump(): Promise<string> {
  const { rows } =
    await house.pool.query(`select table_schema || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`)
  const texts = await Promise.all(
    rows.map(
      async ({ name }) =>
        (await house.pool.query(`select coalesce(string_agg(t::text, E'\\n'), '') as all from ${name} t`)).rows[0].all,
    ),
  )
  return texts.join('\n')
}

test('who sees a contact is chosen for each, and nobody else sees it', async () => {
  const id = await store('Shatha', 'focalPoint')
  const seeing = async () => {
    const found = await Promise.all([...people.keys()].map(async who => ((await names(who)).includes('Shatha') ? [who] : [])))
    return found.flat().sort()
  }
  const choose = async (visibility: string, who: string) => {
    const { version } = await show(id)
    return house.runner.run(setContactVisibility, { operationId, id, version, visibility }, await as(who))
  }
  const own = ['coordinator', 'focalPoint', 'manager', 'staff', 'successor']
  expect(await seeing()).toEqual(own)
  for (const who of ['stranger', 'neighbour', 'otherManager', 'donor', 'ministry'])
    await expect(show(id, who), who).rejects.toMatchObject({ code: 'not-found' })
  for (const who of ['stranger', 'neighbour', 'otherManager', 'donor', 'ministry', 'staff'])
    await expect(choose('all', who), who).rejects.toMatchObject({ code: 'not-found' })
  await choose('clusters', 'focalPoint')
  expect(await seeing()).toEqual([...own, 'neighbour'].sort())
  await choose('all', 'manager')
  expect(await seeing()).toEqual([...people.keys()].sort())
  expect(await names('donor', { search: 'SHATHA' })).toEqual(['Shatha'])
  expect(await names('donor', { search: 'nobody' })).toEqual([])
})

test('somebody keeps their own contact, and only for an organisation that they work for', async () => {
  const own = { own: true, organisationId: organisation }
  await expect(store('Rebin', 'staff', { ...own, organisationId: stranger })).rejects.toMatchObject({
    code: 'not-your-organisation',
  })
  await expect(store('Rebin', 'staff', { organisationId: organisation })).rejects.toMatchObject({ code: 'not-found' })
  await expect(store('Rebin', 'stranger')).rejects.toMatchObject({ code: 'not-found' })
  const id = await store('Rebin', 'staff', own)
  await expect(store('Rebin', 'staff', own)).rejects.toMatchObject({ code: 'already-exists' })
  const changed = { operationId, id, version: 1, organisationId: organisation, clusterIds: [cluster], details: details('Rebwar') }
  await house.runner.run(storeContact, changed, await as('staff'))
  await expect(house.runner.run(storeContact, { ...changed, version: 1 }, await as('staff'))).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  const mine = await house.reader.read(showOwnContact, { operationId }, await as('staff'))
  expect(mine).toMatchObject({ id, ...details('Rebwar'), own: true, mayChange: true, visibility: 'coordination' })
  expect(await house.reader.read(showOwnContact, { operationId }, await as('focalPoint'))).toBeNull()
})

test('contacts check in and out of the operation and of places, and who is overdue is seen', async () => {
  const contactId = await store('Hawre', 'focalPoint')
  const give = async (command: typeof checkIn | typeof checkOut, input: object, who = 'focalPoint') =>
    house.runner.run(command as typeof checkIn, { operationId, contactId, ...input }, await as(who))
  for (const who of ['stranger', 'otherManager', 'donor', 'staff'])
    await expect(give(checkIn, {}, who), who).rejects.toMatchObject({ code: 'not-found' })
  await give(checkIn, { placeId: ninewa, on: '2005-03-01', until: '2005-03-10' })
  await expect(give(checkIn, { placeId: ninewa })).rejects.toMatchObject({ code: 'already-there' })
  expect(await names('coordinator', { placeId: ninewa })).toEqual(['Hawre'])
  expect(await names('coordinator', { which: 'overdue' })).toEqual(['Hawre'])
  await give(checkIn, { placeId: basrah, on: '2005-03-12' })
  expect(await names('coordinator', { placeId: ninewa })).toEqual([])
  expect(await names('coordinator', { which: 'overdue' })).toEqual([])
  expect(await names('coordinator', { which: 'present' })).toEqual(['Hawre'])
  await expect(give(checkOut, { on: '2005-02-01' })).rejects.toMatchObject({ code: 'days-out-of-order' })
  await give(checkOut, { of: 'place', on: '2005-03-20' })
  await expect(give(checkOut, { of: 'place' })).rejects.toMatchObject({ code: 'not-there' })
  await give(checkOut, { on: '2005-03-21' })
  expect((await show(contactId)).stays).toEqual([
    { placeId: null, since: '2005-03-01', until: null, leftOn: '2005-03-21' },
    { placeId: basrah, since: '2005-03-12', until: null, leftOn: '2005-03-20' },
    { placeId: ninewa, since: '2005-03-01', until: '2005-03-10', leftOn: '2005-03-12' },
  ])
  const { version } = await show(contactId)
  await house.runner.run(endContact, { operationId, id: contactId, version }, await as('focalPoint'))
  await expect(give(checkIn, {})).rejects.toMatchObject({ code: 'contact-over' })
  expect(await names('coordinator', { which: 'left' })).toEqual(['Hawre'])
})

test('the database holds no name, and erasing leaves none for whoever has the key either', async () => {
  const [id, kept] = [await store('Zuhair', 'focalPoint'), await store('Nahida', 'focalPoint')]
  const secrets = ['Zuhair', 'zuhair', 'Camp officer', '770 555', 'KILO-', '88216', 'Turkmen']
  const texts = await dump()
  expect(texts).toContain(id)
  for (const secret of secrets)
    expect(texts.includes(secret) || texts.includes(Buffer.from(secret).toString('hex')), secret).toBe(false)
  const held = await house.pool.query('select sealed, wrapped_key from contact where id = $1', [id])
  expect(Buffer.from(held.rows[0].sealed).length).toBeGreaterThan(28)
  await house.runner.run(checkIn, { operationId, contactId: id, placeId: ninewa }, await as('focalPoint'))
  const given = { operationId, kind: 'focal-point', organisationId: organisation, contactId: id, starts: '2005-01-01' }
  await house.runner.run(giveResponsibility, given, await as('focalPoint'))
  await expect(house.runner.run(eraseContact, { operationId, id, version: 1 }, await as('stranger'))).rejects.toMatchObject({
    code: 'not-found',
  })
  await house.runner.run(eraseContact, { operationId, id, version: 1 }, await as('focalPoint'))
  const after = await dump()
  for (const column of ['sealed', 'wrapped_key']) expect(after).not.toContain(Buffer.from(held.rows[0][column]).toString('hex'))
  await expect(show(id)).rejects.toMatchObject({ code: 'not-found' })
  expect((await show(kept)).name).toBe('Nahida')
  const left = await house.reader.read(
    listResponsibilities,
    { operationId, organisationId: organisation, past: true },
    await as('coordinator'),
  )
  expect(left).toMatchObject([{ contactId: id, name: null, ends: new Date().toISOString().slice(0, 10) }])
})

test('without the key, or with another one, contacts are refused with a sentence', async () => {
  const reading = (vault: Parameters<typeof houseOver>[5]) =>
    houseOver(house.pool, allRooms(), house.log, async () => {}, null, vault)
  const [none, another] = [reading(null), reading(createVault(Buffer.alloc(32, 1)))]
  const input = { operationId, organisationId: organisation, clusterIds: [cluster], details: details('Late') }
  for (const [where, code] of [
    [none, 'key-missing'],
    [another, 'key-wrong'],
  ] as const) {
    await expect(where.reader.read(listContacts, { operationId }, await as('coordinator'))).rejects.toMatchObject({ code })
    await expect(where.runner.run(storeContact, input, await as('coordinator'))).rejects.toMatchObject({ code })
  }
})

test('a sheet of contacts is stored whole, and undone, but for what was changed since', async () => {
  const changed = await store('Before', 'focalPoint')
  const contact = (name: string, more: object = {}) => ({
    organisationId: organisation,
    clusterIds: [cluster],
    details: details(name),
    ...more,
  })
  const contacts = [
    contact('Made'),
    contact('Touched'),
    contact('After', { id: changed, version: 1, clusterIds: [cluster, other] }),
  ]
  const given = { operationId, contacts }
  for (const who of ['stranger', 'otherManager', 'manager', 'staff', 'donor'])
    await expect(house.runner.run(storeContacts, given, await as(who)), who).rejects.toMatchObject({ code: 'not-found' })
  const elsewhere = { operationId, contacts: [...contacts, contact('Foreign', { organisationId: stranger })] }
  await expect(house.runner.run(storeContacts, elsewhere, await as('focalPoint'))).rejects.toMatchObject({ code: 'not-found' })
  const { importId } = await house.runner.run(storeContacts, given, await as('focalPoint'))
  expect(await names('focalPoint', { search: 'camp officer' })).toEqual(expect.arrayContaining(['After', 'Made', 'Touched']))
  const touched = (await house.reader.read(listContacts, { operationId, search: 'Touched' }, await as('focalPoint')))[0]
  const again = { operationId, id: touched?.id, version: 1, ...contact('Retouched') }
  await house.runner.run(storeContact, again, await as('focalPoint'))
  const undo = async (who: string) => house.runner.run(undoContactImport, { operationId, importId }, await as(who))
  await expect(undo('stranger')).rejects.toMatchObject({ code: 'not-found' })
  expect(await undo('focalPoint')).toEqual({ erased: 1, putBack: 1, left: 1 })
  await expect(undo('focalPoint')).rejects.toMatchObject({ code: 'contact-import-over' })
  expect(await names('focalPoint', { search: 'made' })).toEqual([])
  expect(await show(changed)).toMatchObject({ name: 'Before', clusterIds: [cluster] })
  expect(await names('focalPoint', { search: 'Retouched' })).toEqual(['Retouched'])
})

test('a cluster has one task manager at a time; handing it over ends the one’s responsibility and begins the other’s', async () => {
  const today = new Date().toISOString().slice(0, 10)
  const give = async (more: object, who = 'coordinator') =>
    house.runner.run(
      giveResponsibility,
      { operationId, kind: 'task-manager', clusterId: cluster, starts: '2005-01-01', ...more },
      await as(who),
    )
  const personId = people.get('manager')
  const { id } = await give({ personId })
  await expect(give({ personId: people.get('successor') })).rejects.toMatchObject({ code: 'already-held' })
  for (const who of ['stranger', 'focalPoint', 'otherManager', 'donor', 'ministry', 'staff'])
    await expect(give({ kind: 'deputy', personId }, who), who).rejects.toMatchObject({ code: 'not-found' })
  await give({ kind: 'deputy', personId: people.get('successor') }, 'manager')
  await expect(give({ kind: 'deputy', personId: people.get('successor'), starts: '2005-06-01' })).rejects.toMatchObject({
    code: 'already-held',
  })
  await expect(give({ kind: 'information-officer', clusterId: null, personId }, 'manager')).rejects.toMatchObject({
    code: 'not-found',
  })
  await give({ kind: 'information-officer', clusterId: null, personId })
  for (const wrong of [{ clusterId: null }, { organisationId: organisation }, { contactId: cluster }, { ends: '2004-01-01' }])
    await expect(give({ personId, ...wrong })).rejects.toMatchObject({ code: 'invalid-input' })
  const hidden = await store('Hidden', 'stranger', { organisationId: stranger, clusterIds: [other] })
  await expect(give({ kind: 'deputy', contactId: hidden }, 'manager')).rejects.toMatchObject({ code: 'not-found' })
  const handed = { operationId, clusterId: cluster, fromPersonId: personId, toPersonId: people.get('successor') }
  await house.runner.run(handOverCluster, handed, await as('manager'))
  const held = await house.reader.read(listResponsibilities, { operationId, clusterId: cluster, past: true }, await as('donor'))
  const managers = held.filter(({ kind }) => kind === 'task-manager')
  expect(managers.map(each => [each.personId, each.starts, each.ends !== null && each.ends < today])).toEqual([
    [people.get('successor'), today, false],
    [personId, '2005-01-01', true],
  ])
  await expect(house.runner.run(endResponsibility, { operationId, id, version: 2 }, await as('manager'))).rejects.toMatchObject({
    code: 'responsibility-over',
  })
  const current = managers[0]
  await expect(
    house.runner.run(endResponsibility, { operationId, id: current?.id, version: 1 }, await as('otherManager')),
  ).rejects.toMatchObject({ code: 'not-found' })
  await house.runner.run(endResponsibility, { operationId, id: current?.id, version: 1 }, await as('successor'))
})

test('handing over ends what the one holds as their own contact, and leaves what a third person holds', async () => {
  const starts = '2005-01-01'
  const contactId = await store('Outgoing', 'otherManager', { own: true, organisationId: null, clusterIds: [other] })
  const given = { operationId, kind: 'task-manager', clusterId: other, contactId, starts }
  await house.runner.run(giveResponsibility, given, await as('otherManager'))
  const [from, to] = [people.get('otherManager'), people.get('otherSuccessor')]
  const handOver = async (fromPersonId = from, toPersonId = to) =>
    house.runner.run(handOverCluster, { operationId, clusterId: other, fromPersonId, toPersonId }, await as('otherManager'))
  const holding = async () => {
    const asked = { operationId, clusterId: other }
    return (await house.reader.read(listResponsibilities, asked, await as('coordinator'))).map(({ personId }) => personId)
  }
  await handOver()
  expect(await holding()).toEqual([to])
  await handOver(people.get('coordinator'), from)
  expect(await holding()).toEqual([to])
})

test('contacts follow the organisation that theirs is merged into, and go back', async () => {
  const id = await store('Follows', 'focalPoint')
  const contacts = [{ id, version: 1, organisationId: organisation, clusterIds: [cluster], details: details('Renamed') }]
  const { importId } = await house.runner.run(storeContacts, { operationId, contacts }, house.system)
  const merge = { operationId, id: organisation, intoId: stranger }
  await house.runner.run(mergeOrganisation, merge, house.system)
  expect((await show(id)).organisationId).toBe(stranger)
  await house.runner.run(undoContactImport, { operationId, importId }, house.system)
  expect(await show(id)).toMatchObject({ name: 'Follows', organisationId: stranger })
  await house.runner.run(separateOrganisation, { operationId, id: organisation }, house.system)
  expect((await show(id)).organisationId).toBe(organisation)
})

test('another key is put in place of the first in one transaction, for what sheets said before as well, and by the server alone', async () => {
  const next = Buffer.alloc(32, 12)
  const given = { ...house.system, rows: next }
  await expect(house.runner.run(rotateKey, {}, { ...(await as('coordinator')), rows: next })).rejects.toMatchObject({
    code: 'not-found',
  })
  const id = await store('Rotated', 'coordinator')
  const all = await names('coordinator')
  const { importId } = await house.runner.run(
    storeContacts,
    {
      operationId,
      contacts: [{ id, version: 1, organisationId: organisation, clusterIds: [cluster], details: details('Renamed') }],
    },
    house.system,
  )
  // One that the key does not open holds everything back.
  const { rows: spoiled } = await house.pool.query(
    `update contact set wrapped_key = set_byte(wrapped_key, 20, 255 - get_byte(wrapped_key, 20)) where id = $1 returning wrapped_key`,
    [id],
  )
  expect(spoiled).toHaveLength(1)
  const keysNow = async () => (await house.pool.query('select wrapped_key from contact order by id')).rows
  const before = await keysNow()
  await expect(house.runner.run(rotateKey, {}, given)).rejects.toMatchObject({ code: 'key-wrong' })
  expect(await keysNow()).toEqual(before)
  await house.pool.query(
    'update contact set wrapped_key = set_byte(wrapped_key, 20, 255 - get_byte(wrapped_key, 20)) where id = $1',
    [id],
  )

  const { keys } = await house.runner.run(rotateKey, {}, given)
  expect(keys).toBeGreaterThan(all.length)
  await expect(names('coordinator')).rejects.toMatchObject({ code: 'key-wrong' })
  await expect(store('Late', 'coordinator')).rejects.toMatchObject({ code: 'key-wrong' })
  const after = houseOver(house.pool, allRooms(), house.log, async () => {}, null, createVault(next))
  const namesAfter = async () =>
    (await after.reader.read(listContacts, { operationId }, await as('coordinator'))).map(({ name }) => name).sort()
  expect(await namesAfter()).toEqual(all.map(name => (name === 'Rotated' ? 'Renamed' : name)).sort())
  await after.runner.run(undoContactImport, { operationId, importId }, house.system)
  expect(await namesAfter()).toEqual([...all].sort())
  const { rows: journal } = await house.pool.query(
    "select row_to_json(j)::text as entry from journal j where command = 'coordination.rotate-key'",
  )
  expect(journal).toHaveLength(1)
  expect(journal[0].entry).not.toContain(next.toString('base64'))
  await after.runner.run(rotateKey, {}, { ...house.system, rows: testKey })
})
