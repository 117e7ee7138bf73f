/** From where to where each kind of money moves, as the ledger is told it. Pure. */
import type { AccountKind, AccountRef, Posting, Through } from '../ledger/schema.ts'
import type { AgreementFacts, Asked } from './rules.ts'

/** Where an agreement's money comes from. */
export type Source =
  | { kind: 'donor' }
  | { kind: 'agreement'; id: string; advanceAllowed: boolean }
  | { kind: 'fund'; id: string }
  /** No source says. */
  | { kind: 'unknown' }

export interface Moving {
  asked: Asked
  /** Null: a fund's own. */
  agreement: AgreementFacts | null
  /** Agreement or fund whose money moves. */
  holderId: string
  source: Source
  /** The agreement that amends it, for what is carried over. */
  successorId: string | null
  /** What a published file passes on or spends beyond what it says was received comes from nobody knows where. */
  lenient: boolean
}

const world = (kind: AccountKind): AccountRef => ({ holderId: null, kind })
const at = (holderId: string, kind: AccountKind): AccountRef => ({ holderId, kind })

/** Accounts of a source that money is taken from, in turn. */
function takenFrom(source: Source, lenient: boolean): AccountRef[] {
  if (source.kind === 'donor') return [world('donors')]
  const rest = lenient || source.kind === 'unknown' ? [world('not-stated')] : []
  if (source.kind === 'unknown') return rest
  const advance = source.kind === 'agreement' && (source.advanceAllowed || lenient) ? [at(source.id, 'advanced')] : []
  return [at(source.id, 'held'), ...advance, ...rest]
}

/** Account of a source that money goes back to. */
function givenBackTo(source: Source): AccountRef {
  if (source.kind === 'donor') return world('returned')
  return source.kind === 'unknown' ? world('not-stated') : at(source.id, 'held')
}

const idOfSource = (source: Source) => ('id' in source ? source.id : null)

type Ways = Pick<Posting, 'from' | 'to'> & { through?: Through[]; counterpartId: string | null }

function ways({ asked, agreement, holderId, source, successorId, lenient }: Moving): Ways {
  const own = (kind: AccountKind) => at(holderId, kind)
  const up = idOfSource(source)
  const intoId = agreement?.intoFundId ?? holderId
  const spendFrom = () =>
    takenFrom({ kind: 'agreement', id: holderId, advanceAllowed: agreement?.advanceAllowed ?? false }, lenient)
  switch (asked.kind) {
    case 'pledge':
      return { from: world('donors'), to: own('pledged'), counterpartId: null }
    case 'commitment':
      return { from: [own('pledged'), world('donors')], to: own('committed'), counterpartId: null }
    case 'allocation':
      return { from: takenFrom(source, lenient), to: own('committed'), counterpartId: up }
    // A published file often says what was paid and never what was committed.
    case 'payment':
    case 'disbursement':
      return {
        from: lenient ? [own('committed'), ...takenFrom(source, lenient)] : own('committed'),
        to: at(intoId, 'held'),
        counterpartId: intoId === holderId ? up : intoId,
      }
    case 'reduction':
      return {
        from: own(asked.of),
        to: source.kind === 'donor' ? world('donors') : givenBackTo(source),
        counterpartId: up,
      }
    case 'expenditure':
      return { from: spendFrom(), to: own('spent'), counterpartId: null }
    case 'overheads':
      return { from: spendFrom(), to: own('overheads'), counterpartId: null }
    case 'refund': {
      // Above a fund there is nobody.
      const out = asked.back === 'out' || agreement === null
      return { from: own('held'), to: out ? world('returned') : givenBackTo(source), counterpartId: out ? null : up }
    }
    case 'interest':
      return { from: world('interest'), to: own('held'), counterpartId: null }
    case 'carry-over': {
      if (successorId === null) throw new RangeError('Money is carried over to the agreement that amends this one.')
      return { from: own('held'), to: at(successorId, 'held'), counterpartId: successorId }
    }
    case 'exchange': {
      if (asked.into === null) throw new RangeError('An exchange says what it brings.')
      const { currency, amountMinor } = asked.into
      const through = { from: { ...world('exchange'), currency }, to: { ...own('held'), currency }, amountMinor }
      return { from: own('held'), to: world('exchange'), through: [through], counterpartId: null }
    }
  }
}

/** The root of money that comes from the world: the contribution itself; where no source is stated, nobody knows. */
function rootOf({ asked, agreement, holderId, source, lenient }: Moving): string | null | undefined {
  if (agreement?.kind === 'contribution') {
    const spends = asked.kind === 'expenditure' || asked.kind === 'overheads'
    return spends ? null : holderId
  }
  // Interest belongs to whoever's money lies there.
  if (asked.kind === 'interest') return undefined
  return lenient || source.kind === 'unknown' ? null : undefined
}

/** What the ledger posts for money that moves, without its words and what it is for. */
export function postingOf(
  moving: Moving,
): Pick<
  Posting,
  'kind' | 'happened' | 'currency' | 'amountMinor' | 'from' | 'to' | 'through' | 'rootId' | 'agreementId' | 'counterpartId'
> {
  const { kind, happened, currency, amountMinor } = moving.asked
  const { through, ...rest } = ways(moving)
  const rootId = rootOf(moving)
  return {
    ...{ kind, happened, currency, amountMinor, agreementId: moving.holderId },
    ...rest,
    ...(through && { through }),
    ...(rootId !== undefined && { rootId }),
  }
}
