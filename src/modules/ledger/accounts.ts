import { idOf } from '../../kernel/pure/ids.ts'
import type { Account } from './rules.ts'

/** The id of an account follows from what it is: whoever needs it first makes the same one. */
export function accountIds(operationId: string): (account: Account) => string {
  const known = new Map<string, string>()
  return ({ holderId, kind, currency }) => {
    const key = `${holderId ?? ''}|${kind}|${currency}`
    const id = known.get(key) ?? idOf(operationId, 'ledger', holderId ?? '', kind, currency)
    known.set(key, id)
    return id
  }
}
