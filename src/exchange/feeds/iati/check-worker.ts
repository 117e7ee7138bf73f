/** The thread that a large file of IATI is checked in. */
import { parentPort, workerData } from 'node:worker_threads'
import { piecesOf } from '../../formats/iati/read.ts'
import { FileProblem } from '../../formats/table.ts'
import { checkIati, type IatiCheck, type IatiKnown, type IatiOptions } from './check.ts'

export interface IatiTask {
  bytes: Uint8Array
  known: IatiKnown
  options: IatiOptions
}
export type IatiMessage = { done: IatiCheck } | { fileProblem: { code: FileProblem['code']; details: FileProblem['details'] } }

const tell = (message: IatiMessage) => parentPort?.postMessage(message)
const { bytes, known, options } = workerData as IatiTask
try {
  tell({ done: await checkIati(piecesOf(bytes), known, options) })
} catch (error) {
  if (!(error instanceof FileProblem)) throw error
  tell({ fileProblem: { code: error.code, details: error.details } })
}
