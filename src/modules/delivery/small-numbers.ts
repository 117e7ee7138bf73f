/** From whom small numbers of people are kept, and what such a reader is told in their place. */
import type { Actor } from '../../kernel/access.ts'
import { type RawBuilder, sql } from '../../kernel/database/sql.ts'
import { fewest } from './pure/small-numbers.ts'

/** From whoever has no other role in the operation than a donor's. */
export function smallNumbersAreKeptFrom(actor: Actor, operationId: string): boolean {
  return !actor.grants.some(({ role, scope }) => role !== 'donor' && (scope.operation ?? operationId) === operationId)
}

/** People reached of a kept total as the reader may have them: a small number is not told, and counts as unknown. */
export function reachedFor(actor: Actor, operationId: string): RawBuilder<number | null> {
  return smallNumbersAreKeptFrom(actor, operationId)
    ? sql`case when reached between 1 and ${sql.lit(fewest - 1)} then null else reached end`
    : sql`reached`
}
