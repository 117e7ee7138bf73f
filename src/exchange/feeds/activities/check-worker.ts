/** The thread that a large file is checked in: tells how far it is, hands over packed lines as they come, and answers at the end. */
import { parentPort, workerData } from 'node:worker_threads'
import type { PackedText } from '../../../modules/delivery/pure/packed-lines.ts'
import { FileProblem } from '../../formats/table.ts'
import type { NoSheet } from '../sheet-choice.ts'
import { type CheckedFile, checkFileContent, type FileToCheck } from './check-file.ts'

export interface WorkerTask extends FileToCheck {
  /** Whether good lines are packed and handed over; else they are only marked for comparing. */
  pack: boolean
}

export type WorkerMessage =
  | { rows: number }
  | { packed: PackedText }
  | { done: CheckedFile | NoSheet }
  | { fileProblem: { code: FileProblem['code']; details: FileProblem['details'] } }

/** Packed batches on the way to the database at one time; the check waits when there are more. */
const underWayMax = 1

const { pack, ...file } = workerData as WorkerTask
const port = parentPort
if (!port) throw new Error('This file is a thread of its own.')
let underWay = 0
let goOn = () => {}
const free: ArrayBuffer[] = []
// The main thread gives the memory of a batch back when it has stored it.
port.on('message', (buffer: ArrayBuffer) => {
  free.push(buffer)
  underWay -= 1
  goOn()
})

async function handOver(packed: PackedText): Promise<void> {
  port?.postMessage({ packed } satisfies WorkerMessage, [packed.buffer])
  underWay += 1
  while (underWay > underWayMax)
    await new Promise<void>(resolve => {
      goOn = resolve
    })
}

try {
  const onRows = (rows: number) => port.postMessage({ rows } satisfies WorkerMessage)
  const done = await checkFileContent(file, { write: pack ? handOver : undefined, reuse: () => free.pop(), onRows })
  port.postMessage({ done } satisfies WorkerMessage)
} catch (error) {
  if (!(error instanceof FileProblem)) throw error
  port.postMessage({ fileProblem: { code: error.code, details: error.details } } satisfies WorkerMessage)
} finally {
  port.close()
}
