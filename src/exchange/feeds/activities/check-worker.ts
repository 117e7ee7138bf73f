/** The thread that a large file is checked in: tells how far it is, hands over packed lines as they come, and answers at the end. */
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { PackedText } from '../../../modules/delivery/pure/packed-lines.ts'
import { FileProblem } from '../../formats/table.ts'
import type { NoSheet } from '../sheet-choice.ts'
import { type CheckedFile, checkFileContent, type FileToCheck } from './check-file.ts'

export interface WorkerTask extends FileToCheck {
  /** Where good lines are packed and handed over; without it they are only marked for comparing. */
  handing: Handing | null
}

export interface Handing {
  /** The memory of every batch that is stored comes back here. */
  back: MessagePort
  /** How many have come back. */
  stored: Int32Array
}

export type WorkerMessage =
  | { rows: number }
  | { packed: PackedText }
  | { done: CheckedFile | NoSheet }
  | { fileProblem: { code: FileProblem['code']; details: FileProblem['details'] } }

/** Packed batches on the way to the database at one time; the check waits when there are more. */
const underWayMax = 1

const { handing, ...file } = workerData as WorkerTask
const port = parentPort
if (!port) throw new Error('This file is a thread of its own.')

function handOver({ back, stored }: Handing) {
  let underWay = 0
  const free: ArrayBuffer[] = []
  const takeBack = () => {
    for (let came = receiveMessageOnPort(back); came; came = receiveMessageOnPort(back)) {
      free.push(came.message as ArrayBuffer)
      underWay -= 1
    }
  }
  return {
    reuse: () => free.pop(),
    write(packed: PackedText): void {
      port?.postMessage({ packed } satisfies WorkerMessage, [packed.buffer])
      underWay += 1
      for (;;) {
        const count = Atomics.load(stored, 0)
        takeBack()
        if (underWay <= underWayMax) return
        // The thread sleeps: left awake, the reader of workbooks would read on and keep in memory what nobody takes yet.
        Atomics.wait(stored, 0, count)
      }
    },
  }
}

try {
  const onRows = (rows: number) => port.postMessage({ rows } satisfies WorkerMessage)
  const done = await checkFileContent(file, { ...(handing && handOver(handing)), onRows })
  port.postMessage({ done } satisfies WorkerMessage)
} catch (error) {
  if (!(error instanceof FileProblem)) throw error
  port.postMessage({ fileProblem: { code: error.code, details: error.details } } satisfies WorkerMessage)
} finally {
  handing?.back.close()
  port.close()
}
