/** Where a file of IATI is checked: a small one here and now, a large one in a thread of its own, so that nobody waits for it. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { piecesOf } from '../../formats/iati/read.ts'
import { FileProblem } from '../../formats/table.ts'
import { checkIati, type IatiCheck } from './check.ts'
import type { IatiMessage, IatiTask } from './check-worker.ts'

/** Files above this many bytes would keep other requests waiting for longer than it takes to start a thread. */
const largeFileBytes = 500_000

/** Takes the bytes of a large file over: they are empty afterwards. @throws FileProblem */
export async function checkIatiBeside(task: IatiTask): Promise<IatiCheck> {
  if (task.bytes.length <= largeFileBytes) return checkIati(piecesOf(task.bytes), task.known, task.options)
  const thread = new Worker(new URL('./check-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [task.bytes.buffer as ArrayBuffer],
    // A small nursery is collected often: memory stays near what is in use.
    resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 2_000 },
  })
  try {
    const [message] = (await once(thread, 'message')) as [IatiMessage]
    if ('done' in message) return message.done
    throw new FileProblem(message.fileProblem.code, message.fileProblem.details)
  } finally {
    await thread.terminate()
  }
}
