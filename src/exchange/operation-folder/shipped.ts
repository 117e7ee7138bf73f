/** The operation that comes with the project, brought in at the first start of an installation. */
import path from 'node:path'
import type pg from 'pg'
import { systemActor } from '../../kernel/access.ts'
import type { CommandRunner } from '../../kernel/command.ts'
import { forgetSetting, keepFirst, settingOf } from '../../kernel/installation.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { ViewReader } from '../../kernel/view.ts'
import { listOperations } from '../../modules/operations/index.ts'
import { storeIllustrativeLayer } from './illustrative.ts'
import { loadOperationFolder } from './load.ts'

const shippedFolder = path.resolve(import.meta.dirname, '../../../operations/iraq-2004')

/** Holds the seed of all ids while the operation is being brought in; gone once it is there. */
const settingKey = 'shipped-operation-begun'

/**
 * Brings the shipped operation in where there is none yet, with its illustrative layer. A start that was killed meanwhile is gone on
 * with by the next, and two starts at once share the work: ids come from one seed, so no step is done twice.
 */
export async function bringInShippedOperation(house: {
  pool: pg.Pool
  runner: CommandRunner
  reader: ViewReader
}): Promise<void> {
  const { pool, runner, reader } = house
  const thereIsNone = async () => (await reader.read(listOperations, {}, { actor: systemActor() })).length === 0
  if ((await settingOf(pool, settingKey)) === undefined) {
    if (!(await thereIsNone())) return
    const begunHere = await keepFirst(pool, settingKey, newId())
    // Another start may have begun and ended it since we looked.
    if (begunHere && !(await thereIsNone())) return forgetSetting(pool, settingKey)
  }
  const seed = await settingOf(pool, settingKey)
  if (typeof seed !== 'string') return
  await storeIllustrativeLayer(runner, await loadOperationFolder(runner, shippedFolder, seed))
  await forgetSetting(pool, settingKey)
}
