/** The thread that a large sheet is marked in. */
import { parentPort, workerData } from 'node:worker_threads'
import { FileProblem } from '../formats/table.ts'
import { correctedWorkbook, type MarkedSheet } from './corrected-workbook.ts'

export type MarkMessage =
  | { workbook: Uint8Array }
  | { fileProblem: { code: FileProblem['code']; details: FileProblem['details'] } }

const tell = (message: MarkMessage) => parentPort?.postMessage(message)
try {
  tell({ workbook: await correctedWorkbook(workerData as MarkedSheet) })
} catch (error) {
  if (!(error instanceof FileProblem)) throw error
  tell({ fileProblem: { code: error.code, details: error.details } })
}
