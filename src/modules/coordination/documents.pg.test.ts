/** The document library on a real PostgreSQL. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadShipped, openTestHouse, type TestHouse } from '../../../test/support/house.ts'
import { journalEntries } from '../../kernel/journal.ts'
import { mergeCluster, separateCluster } from '../plan/index.ts'
import { addDocument, addDocumentVersion, endDocument, listDocuments, showDocumentFile } from './index.ts'

let house: TestHouse
let operationId: string
let [cluster, other] = ['', '']

beforeAll(async () => {
  house = await openTestHouse('facts')
  const loaded = await loadShipped(house, { illustrative: false })
  operationId = loaded.operationId
  cluster = loaded.clusters.get('F') ?? ''
  other = loaded.clusters.get('D') ?? ''
})
afterAll(() => house?.close())

const base64 = (text: string) => Buffer.from(text).toString('base64')
const add = (more: object = {}) =>
  house.runner.run(
    addDocument,
    { operationId, clusterId: cluster, title: 'Winter guidance', fileName: 'winter.pdf', content: base64('first'), ...more },
    house.system,
  )
const list = (clusterId?: string | null) =>
  house.reader.read(listDocuments, { operationId, ...(clusterId !== undefined && { clusterId }) }, house.system)
const file = async (id: string, no: number) => {
  const { fileName, content } = await house.reader.read(showDocumentFile, { operationId, id, no }, house.system)
  return [fileName, Buffer.from(content, 'base64').toString()]
}

test('a document keeps every version as it was; a version seen too late is refused, and what ended takes no more', async () => {
  const { id } = await add()
  const next = {
    operationId,
    id,
    version: 1,
    fileName: 'winter-2.pdf',
    content: new TextEncoder().encode('second'),
    note: 'Tents',
  }
  await house.runner.run(addDocumentVersion, next, house.system)
  await expect(house.runner.run(addDocumentVersion, next, house.system)).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await file(id, 1)).toEqual(['winter.pdf', 'first'])
  expect(await file(id, 2)).toEqual(['winter-2.pdf', 'second'])
  await expect(file(id, 3)).rejects.toMatchObject({ code: 'not-found' })
  const [found] = await list(cluster)
  expect(found).toMatchObject({ title: 'Winter guidance', ended: null, version: 2 })
  expect(found?.versions.map(({ no, fileName, bytes, note }) => [no, fileName, bytes, note])).toEqual([
    [2, 'winter-2.pdf', 6, 'Tents'],
    [1, 'winter.pdf', 5, null],
  ])
  await house.runner.run(endDocument, { operationId, id, version: 2, reason: 'Replaced' }, house.system)
  const late = { ...next, version: 3 }
  await expect(house.runner.run(addDocumentVersion, late, house.system)).rejects.toMatchObject({ code: 'step-not-open' })
  expect(await file(id, 1)).toEqual(['winter.pdf', 'first'])
  const entries = await journalEntries(house.db, operationId, { touching: { kind: 'document', id }, limit: 10 })
  expect(entries).toHaveLength(3)
  expect(JSON.stringify(entries)).not.toContain('content')
})

test('a file that a computer would run is not taken, and a name is no path', async () => {
  for (const fileName of ['run.exe', 'page.html', 'picture.svg', 'no-ending'])
    await expect(add({ fileName }), fileName).rejects.toMatchObject({ code: 'invalid-input' })
  await expect(add({ content: 'no base64!' })).rejects.toMatchObject({ code: 'invalid-input' })
  const { id } = await add({ fileName: '../../etc/winter.pdf', clusterId: null })
  expect(await file(id, 1)).toEqual(['.._.._etc_winter.pdf', 'first'])
  expect((await list(null)).map(document => document.id)).toEqual([id])
})

test('documents follow a merged cluster, and go back when the two are separated', async () => {
  const { id } = await add()
  const idsOf = async (clusterId: string) => (await list(clusterId)).map(document => document.id)
  await house.runner.run(mergeCluster, { operationId, id: cluster, intoId: other }, house.system)
  expect(await idsOf(other)).toContain(id)
  await house.runner.run(separateCluster, { operationId, id: cluster }, house.system)
  expect(await idsOf(cluster)).toContain(id)
  expect(await idsOf(other)).not.toContain(id)
})
