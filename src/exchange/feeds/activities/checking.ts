/** Where a file is checked: a small one here and now, a large one in a thread of its own with its good lines packed on the disk. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PackedLines } from '../../../modules/delivery/index.ts'
import { FileProblem } from '../../formats/table.ts'
import { type CheckedFile, checkFileContent, type FileToCheck, type NoSheet } from './check-file.ts'
import type { WorkerMessage, WorkerTask } from './check-worker.ts'

/** Files above this many bytes would keep other requests waiting for longer than it takes to start a thread. */
const largeFileBytes = 200_000

/** @param onRows is told how many rows are read so far. @throws FileProblem */
export async function checkBeside(given: FileToCheck, onRows?: (rows: number) => void): Promise<CheckedFile | NoSheet> {
  return given.bytes.length > largeFileBytes
    ? inThread({ ...given, packInto: null }, onRows)
    : checkFileContent(given, { onRows })
}

/**
 * Checks a file and hands its good lines, packed for storing, to `use`; what was packed on the disk is removed afterwards.
 * @throws FileProblem, and whatever `use` throws.
 */
export async function checkAndPack<T>(
  given: FileToCheck,
  use: (checked: CheckedFile | NoSheet, text: PackedLines['text']) => Promise<T>,
  onRows?: (rows: number) => void,
): Promise<T> {
  if (given.bytes.length <= largeFileBytes) {
    const text: string[] = []
    const checked = await checkFileContent(given, { write: chunk => void text.push(chunk), onRows })
    return use(checked, text)
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'wusul-import-'))
  try {
    const file = path.join(folder, 'lines')
    const checked = await inThread({ ...given, packInto: file }, onRows)
    return await use(checked, { file })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function inThread(task: WorkerTask, onRows?: (rows: number) => void): Promise<CheckedFile | NoSheet> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./check-worker.ts', import.meta.url), {
      workerData: task,
      // A small nursery is collected often: memory stays near what is in use.
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 2_000 },
    })
    thread.on('message', (message: WorkerMessage) => {
      if ('rows' in message) onRows?.(message.rows)
      else if ('done' in message) resolve(message.done)
      else reject(new FileProblem(message.fileProblem.code, message.fileProblem.details))
    })
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`The thread that checked a file ended with ${code} and no answer.`)))
  })
}
