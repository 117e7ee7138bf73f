/** `wusul document`: the library of clusters and of the whole operation. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { House } from '../../house.ts'
import {
  addDocument,
  addDocumentVersion,
  endDocument,
  listDocuments,
  showDocumentFile,
} from '../../modules/coordination/index.ts'
import { roleScopeOf, scopeNames } from '../roles.ts'
import { aCount, actor, answer, asJson, columns, inHouse, ofOperation, operationOf, program, writing } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
  cluster?: string
}

const asking = { actor }
const documents = program.command('document').description('the document library of clusters and of the whole operation')

const clusterOf = async (house: House, flags: Flags) =>
  flags.cluster ? (await roleScopeOf(house, { ...flags, role: 'task-manager' })).clusterId : null

/** A file as the commands take it, under its own name. */
const sent = async (file: string) => ({ fileName: path.basename(file), content: new Uint8Array(await readFile(file)) })

/** The document as it is now. @throws Error when there is none. */
async function found(house: House, operationId: string, id: string) {
  const document = (await house.reader.read(listDocuments, { operationId }, asking)).find(each => each.id === id)
  if (!document) throw new Error(`There is no document ${id}. "wusul document list" lists them.`)
  return document
}

documents
  .command('list')
  .description('documents with their latest version')
  .option('--cluster <code>', 'only those of it')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const clusterId = await clusterOf(house, flags)
      const all = await house.reader.read(listDocuments, { operationId, ...(flags.cluster && { clusterId }) }, asking)
      const nameOf = await scopeNames(house)
      answer(flags, all, () =>
        columns(
          all.map(({ id, clusterId, ended, title, versions }) => [
            id,
            nameOf({ operationId, clusterId, organisationId: null, placeId: null }),
            `version ${versions[0]?.no}`,
            versions[0]?.fileName,
            ended === null ? title : `${title} (not valid any more: ${ended})`,
          ]),
        ),
      )
    }),
  )

documents
  .command('add')
  .description('put a document into the library of a cluster, or of the whole operation when none is named')
  .argument('<file>')
  .requiredOption('--title <words>', 'what it is called')
  .option('--cluster <code>', 'cluster whose document it is')
  .option('--note <words>', 'what is new in it')
  .option(...ofOperation)
  .option(...asJson)
  .action((file: string, flags: Flags & { title: string; note?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const clusterId = await clusterOf(house, flags)
      const { title, note = null } = flags
      const done = await house.runner.run(addDocument, { operationId, clusterId, title, note, ...(await sent(file)) }, asking)
      answer(flags, done, () => done.id)
    }),
  )

documents
  .command('add-version')
  .description('add a new version of a document; the earlier ones stay')
  .argument('<document-id>')
  .argument('<file>')
  .option('--note <words>', 'what is new in it')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, file: string, flags: Flags & { note?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { version } = await found(house, operationId, id)
      const input = { operationId, id, version, note: flags.note ?? null, ...(await sent(file)) }
      const done = await house.runner.run(addDocumentVersion, input, asking)
      answer(flags, done, () => `version ${done.no}`)
    }),
  )

documents
  .command('get')
  .description('write a version of a document to a file')
  .argument('<document-id>')
  .option('--version-no <number>', 'which version; the latest when left out', aCount)
  .option('--to <file>', 'where to; under its own name when left out')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags & { versionNo?: number; to?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const no = flags.versionNo ?? (await found(house, operationId, id)).versions[0]?.no ?? 1
      const { fileName, content } = await house.reader.read(showDocumentFile, { operationId, id, no }, asking)
      const to = writing(flags.to, fileName)
      await writeFile(to, Buffer.from(content, 'base64'))
      answer(flags, { to }, () => to)
    }),
  )

documents
  .command('end')
  .description('say that a document is not valid any more; it stays in the library')
  .argument('<document-id>')
  .requiredOption('--reason <words>', 'why')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags & { reason: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { version } = await found(house, operationId, id)
      const done = await house.runner.run(endDocument, { operationId, id, version, reason: flags.reason }, asking)
      answer(flags, done, () => 'ended')
    }),
  )
