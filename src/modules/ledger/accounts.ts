import { idOf } from '../../kernel/pure/ids.ts'
import type { Account } from './rules.ts'

/** Ids that were made lately: most postings are about the same accounts as the ones before them. */
let known = new Map<string, string>()
const knownMax = 50_000

/** The id of an account follows from what it is: whoever needs it first makes the same one. */
export function accountIds(operationId: string): (account: Account) => string {
  return ({ holderId, kind, currency }) => {
    const key = `${operationId}|${holderId ?? ''}|${kind}|${currency}`
    const id = known.get(key) ?? idOf(operationId, 'ledger', holderId ?? '', kind, currency)
    if (known.size > knownMax) known = new Map()
    known.set(key, id)
    return id
  }
}
