/**
 * Whether what moves is there, whatever the order in which it is posted: of each agreement what is committed and what is held, with
 * what is stored and what the sheet brings. The ledger decides to the cent; this says all of it at once, row by row. Pure.
 */
import { writtenAmount } from '../../../kernel/pure/money.ts'
import type { EntryContent, KnownAgreement } from './known.ts'

interface Moving {
  content: EntryContent
  /** Null for what is stored already. */
  told: ((details: { code: string; there: string; asked: string }, account: 'committed' | 'held' | 'pledged') => void) | null
}

type Change = { account: string; amount: bigint }

/** Accounts that an entry changes; null where what it does cannot be said from the sheet alone. */
function changesOf(content: EntryContent, agreementOf: (code: string) => KnownAgreement | undefined): Change[] | null {
  const { kind, agreement: code, currency, of, back } = content
  const amount = BigInt(content.amountMinor)
  const agreement = agreementOf(code)
  const account = (holder: string, name: 'pledged' | 'committed' | 'held') => `${holder}\u001f${name}\u001f${currency}`
  const own = (name: 'pledged' | 'committed' | 'held', sign: bigint): Change => ({
    account: account(code, name),
    amount: sign * amount,
  })
  const above = agreement?.parent ?? agreement?.fromFund ?? null
  const source = (sign: bigint): Change[] => (above === null ? [] : [{ account: account(above, 'held'), amount: sign * amount }])
  switch (kind) {
    case 'pledge':
      return [own('pledged', 1n)]
    case 'commitment':
      return [own('committed', 1n)]
    case 'allocation':
      return [own('committed', 1n), ...source(-1n)]
    case 'payment':
    case 'disbursement':
      return [own('committed', -1n), { account: account(agreement?.intoFund ?? code, 'held'), amount }]
    case 'reduction':
      return [own(of, -1n), ...(of === 'committed' && agreement?.kind !== 'contribution' ? source(1n) : [])]
    case 'expenditure':
    case 'overheads':
      return [own('held', -1n)]
    case 'refund':
      return [own('held', -1n), ...(back === 'up' ? source(1n) : [])]
    case 'interest':
      return [own('held', 1n)]
    case 'exchange':
      return content.into === null
        ? null
        : [
            own('held', -1n),
            { account: `${code}\u001fheld\u001f${content.into.currency}`, amount: BigInt(content.into.amountMinor) },
          ]
    case 'carry-over':
      return null
  }
}

/**
 * Tells of what would take more than is there: the latest rows that take from an account, until the rest is covered.
 * @returns whether anything was told.
 */
export function tellNotEnough(
  moving: readonly Moving[],
  agreementOf: (code: string) => KnownAgreement | undefined,
  seesAll: boolean,
): boolean {
  const totals = new Map<string, bigint>()
  const takers = new Map<string, { moving: Moving; amount: bigint }[]>()
  const unsure = new Set<string>()
  for (const each of moving) {
    const changes = changesOf(each.content, agreementOf)
    if (changes === null) unsure.add(each.content.agreement)
    for (const { account, amount } of changes ?? []) {
      totals.set(account, (totals.get(account) ?? 0n) + amount)
      if (amount < 0n) takers.set(account, [...(takers.get(account) ?? []), { moving: each, amount: -amount }])
    }
  }
  let told = false
  for (const [account, total] of totals) {
    if (total >= 0n) continue
    const [holder = '', name = 'held', currency = ''] = account.split('\u001f')
    const agreement = agreementOf(holder)
    // What is advanced lies beyond what is held; of others' funds it is not known what they hold.
    if (unsure.has(holder) || (!agreement && !seesAll) || (name === 'held' && agreement?.advanceAllowed)) continue
    let missing = -total
    const latest = (takers.get(account) ?? [])
      .filter(({ moving: { told: tell } }) => tell !== null)
      .sort((a, b) => (a.moving.content.happened < b.moving.content.happened ? 1 : -1))
    for (const { moving: each, amount } of latest) {
      if (missing <= 0n) break
      const there = amount > missing ? amount - missing : 0n
      const written = (minor: bigint) => `${writtenAmount(minor, currency) || '0'} ${currency}`
      each.told?.({ code: holder, there: written(there), asked: written(amount) }, name as 'committed' | 'held' | 'pledged')
      told = true
      missing -= amount
    }
  }
  return told
}
