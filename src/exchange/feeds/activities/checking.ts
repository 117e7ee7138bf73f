/** Where a file is checked: a small one here and now, a large one in a thread of its own that hands its good lines over as they come. */
import { on } from 'node:events'
import { MessageChannel, Worker } from 'node:worker_threads'
import type { PackedText } from '../../../modules/delivery/pure/packed-lines.ts'
import { FileProblem } from '../../formats/table.ts'
import type { NoSheet } from '../sheet-choice.ts'
import { type CheckedFile, checkFileContent, type FileToCheck } from './check-file.ts'
import type { WorkerMessage, WorkerTask } from './check-worker.ts'

/** Files above this many bytes would keep other requests waiting for longer than it takes to start a thread. */
const largeFileBytes = 200_000

type Checked = CheckedFile | NoSheet
type OnRows = ((rows: number) => void) | undefined

/** @param onRows is told how many rows are read so far. @throws FileProblem */
export async function checkBeside(given: FileToCheck, onRows?: OnRows): Promise<Checked> {
  if (given.bytes.length <= largeFileBytes) return checkFileContent(given, { onRows })
  const { batches, finished, stop } = inThread(given, false, onRows)
  try {
    for await (const _ of batches) throw new Error('Lines that nobody asked for were packed.')
    return await finished
  } finally {
    await stop()
  }
}

/** Good lines of a file, packed for storing while the rest of it is checked, and what the check found in the end. */
export interface CheckedAndPacked {
  batches: Iterable<PackedText> | AsyncIterable<PackedText>
  /** @throws FileProblem */
  finished: Promise<Checked>
  /** Ends the check when nobody wants its lines any more. */
  stop(): Promise<unknown>
}

/** Takes the bytes over: they are empty afterwards. */
export async function checkAndPack(given: FileToCheck, onRows?: OnRows): Promise<CheckedAndPacked> {
  if (given.bytes.length > largeFileBytes) return inThread(given, true, onRows)
  const batches: PackedText[] = []
  const write = (packed: PackedText) => void batches.push(packed)
  const checked = await checkFileContent(given, { write, onRows })
  return { batches, finished: Promise.resolve(checked), stop: async () => {} }
}

function inThread(given: FileToCheck, pack: boolean, onRows: OnRows): CheckedAndPacked {
  const { port1: giveBack, port2: back } = new MessageChannel()
  const stored = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const task: WorkerTask = { ...given, handing: pack ? { back, stored } : null }
  const thread = new Worker(new URL('./check-worker.ts', import.meta.url), {
    workerData: task,
    // A file to be stored is read from the database for this alone.
    transferList: pack ? [given.bytes.buffer as ArrayBuffer, back] : [],
    // A small nursery is collected often: memory stays near what is in use.
    resourceLimits: { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 2_000 },
  })
  const messages = on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[WorkerMessage]>
  let settle: { resolve(checked: Checked): void; reject(error: unknown): void } | undefined
  const finished = new Promise<Checked>((resolve, reject) => {
    settle = { resolve, reject }
  })
  // Whoever reads the batches gets the error there; `finished` alone must not end the process.
  finished.catch(() => {})
  async function* batches(): AsyncGenerator<PackedText> {
    try {
      for await (const [message] of messages) {
        if ('rows' in message) onRows?.(message.rows)
        else if ('packed' in message) {
          yield message.packed
          // Its memory goes back: the thread packs the next lines into it.
          const { buffer } = message.packed
          giveBack.postMessage(buffer, [buffer])
          Atomics.add(stored, 0, 1)
          Atomics.notify(stored, 0)
        } else if ('done' in message) settle?.resolve(message.done)
        else throw new FileProblem(message.fileProblem.code, message.fileProblem.details)
      }
    } catch (error) {
      settle?.reject(error)
      throw error
    } finally {
      giveBack.close()
      settle?.reject(new Error('The thread that checked a file ended without an answer.'))
    }
  }
  return { batches: batches(), finished, stop: () => thread.terminate() }
}
