/** The thread that a large file is checked in: progress while it goes on, and one answer at the end. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { FileProblem } from '../../formats/table.ts'
import { type CheckedFile, checkFileContent, type FileToCheck, type NoSheet } from './check-file.ts'

export interface WorkerTask extends FileToCheck {
  /** File that good lines are packed into; null when they are only compared. */
  packInto: string | null
}

export type WorkerMessage =
  | { rows: number }
  | { done: CheckedFile | NoSheet }
  | { fileProblem: { code: FileProblem['code']; details: FileProblem['details'] } }

const { packInto, ...file } = workerData as WorkerTask
const tell = (message: WorkerMessage) => parentPort?.postMessage(message)
const handle = packInto === null ? null : openSync(packInto, 'w', 0o600)
try {
  const write = handle === null ? undefined : (text: string) => void writeSync(handle, text)
  tell({ done: await checkFileContent(file, { write, onRows: rows => tell({ rows }) }) })
} catch (error) {
  if (!(error instanceof FileProblem)) throw error
  tell({ fileProblem: { code: error.code, details: error.details } })
} finally {
  if (handle !== null) closeSync(handle)
}
