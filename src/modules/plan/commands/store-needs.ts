import type * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { referenceMissing } from '../../../kernel/problems.ts'
import { findImport, importNotOpen, markCommitted } from '../../imports/index.ts'
import { keepers, lockNames } from '../../operations/index.ts'
import { mergedPlaces, storePlaces } from '../../places/index.ts'
import { mergedEntries } from '../entries.ts'
import { storeNeeds } from '../needs-store.ts'
import { StoreNeeds } from '../schema.ts'
import { storeClusters, storeGroups } from '../store.ts'

type Input = v.InferOutput<typeof StoreNeeds>

const learnedCount = ({ learned }: Input) =>
  learned ? learned.places.length + learned.clusters.length + learned.groups.length : 0

/** Stores what a list names for the first time, as unreviewed whatever it was given as. */
async function storeLearned(tx: Tx, { operationId, importId, learned }: Input): Promise<void> {
  if (!learned) return
  const unreviewed = <T extends object>(entries: readonly T[]) =>
    entries.map(entry => ({ ...entry, status: 'unreviewed' as const }))
  if (learned.places.length > 0) await storePlaces(tx, operationId, unreviewed(learned.places), importId)
  if (learned.clusters.length > 0) await storeClusters(tx, operationId, unreviewed(learned.clusters), importId)
  if (learned.groups.length > 0) await storeGroups(tx, operationId, unreviewed(learned.groups), importId)
}

/** What does not exist breaks a foreign key; what was merged does exist, and must not be pointed at any more. */
async function assertInUse(tx: Tx, operationId: string, needs: Input['needs']): Promise<void> {
  const merged = {
    placeId: await mergedPlaces(tx, operationId),
    clusterId: await mergedEntries(tx, 'cluster', operationId),
    groupId: await mergedEntries(tx, 'group', operationId),
  }
  for (const [field, entries] of Object.entries(merged) as [keyof typeof merged, { id: string }[]][]) {
    const gone = new Set(entries.map(({ id }) => id))
    if (gone.size > 0 && needs.some(need => gone.has(need[field] ?? ''))) throw referenceMissing({ constraint: field })
  }
}

/** Stores people in need and targeted by place, cluster, group and month, as one batch: from a list, or from elsewhere. */
export const storeNeedsCommand = command({
  name: 'plan.store-needs',
  summary: 'Store people in need and targeted by place, cluster, group and month.',
  input: StoreNeeds,
  policy: keepers,
  async load(tx, { operationId, importId }) {
    if (importId === null) return { status: null }
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${importId}, 0))`)
    const found = await findImport(tx, operationId, importId)
    return found?.feed === 'needs' ? { status: found.status } : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  journalled: input => ({
    operationId: input.operationId,
    importId: input.importId,
    figures: input.needs.length,
    learned: learnedCount(input),
  }),
  async apply(tx, input, { status }, context) {
    const { operationId, importId, needs, states, outcome } = input
    if (status !== null && status !== 'received') throw importNotOpen()
    await lockNames(tx, operationId, 'shared')
    await assertInUse(tx, operationId, needs)
    await storeLearned(tx, input)
    const stored = await storeNeeds(tx, operationId, needs, { importId, states })
    if (importId !== null && outcome) {
      const { rows, rejected, repaired, sheet, problems, options } = outcome
      const counts = { rows, new: stored.made, changed: stored.changed, unchanged: stored.unchanged, rejected, repaired }
      await markCommitted(tx, operationId, importId, { sheet, counts, problems, options })
      context.touch('import', importId, 'changed')
    }
    return stored
  },
})
