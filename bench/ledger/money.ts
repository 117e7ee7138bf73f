/** Contributions that pass through five levels of agreements, and entries that spend them in cells whose number does not depend on theirs. */
import { idOf } from '../../src/kernel/pure/ids.ts'
import type { AccountRef, Posting } from '../../src/modules/ledger/index.ts'

const levels = 5
/** Agreements that each one passes money on to. */
const children = [4, 2, 2, 2]
const placesOfAgreement = 2
const months = Array.from({ length: 12 }, (_, month) => `2005-${String(month + 1).padStart(2, '0')}`)

export interface Agreement {
  id: string
  root: string
  parent: string | null
  level: number
}

export interface Money {
  agreements: Agreement[]
  /** Those of the lowest level, which spend. */
  spenders: Agreement[]
  roots: string[]
  placeIds: string[]
  clusterIds: string[]
}

export function moneyOf(operationId: string, roots: number, placeIds: string[], clusterIds: string[]): Money {
  const agreements: Agreement[] = []
  const add = (agreement: Agreement) => {
    agreements.push(agreement)
    for (let nth = 0; nth < (agreement.level < levels ? (children[agreement.level - 1] ?? 0) : 0); nth++)
      add({
        id: idOf(operationId, agreement.id, String(nth)),
        root: agreement.root,
        parent: agreement.id,
        level: agreement.level + 1,
      })
  }
  for (let nth = 0; nth < roots; nth++) {
    const id = idOf(operationId, 'contribution', String(nth))
    add({ id, root: id, parent: null, level: 1 })
  }
  const spenders = agreements.filter(({ level }) => level === levels)
  return { agreements, spenders, roots: agreements.filter(({ level }) => level === 1).map(({ id }) => id), placeIds, clusterIds }
}

const at = (holderId: string | null, kind: AccountRef['kind']): AccountRef => ({ holderId, kind })
/** Enough for every entry of the benchmark. */
const endowment = 10n ** 11n

/** Money that comes in at the top and is passed on whole, level by level. */
export function passedOn({ agreements, spenders }: Money): Posting[] {
  const usd = { currency: 'USD', happened: '2005-01-01' }
  const share = (level: number) =>
    (endowment * BigInt(spenders.length)) / BigInt(agreements.filter(each => each.level === level).length)
  return agreements.flatMap(({ id, root, parent, level }): Posting[] => [
    {
      ...usd,
      kind: level === 1 ? 'commitment' : 'allocation',
      amountMinor: share(level),
      from: parent === null ? at(null, 'donors') : at(parent, 'held'),
      to: at(id, 'committed'),
      agreementId: id,
      counterpartId: parent,
      ...(parent === null && { rootId: root }),
    },
    {
      ...usd,
      kind: level === 1 ? 'payment' : 'disbursement',
      amountMinor: share(level),
      from: at(id, 'committed'),
      to: at(id, 'held'),
      agreementId: id,
    },
  ])
}

/** The nth expenditure: agreements, months and places take turns. */
export function spending({ spenders, placeIds, clusterIds }: Money, nth: number): Posting {
  const which = nth % spenders.length
  const turn = Math.floor(nth / spenders.length)
  const month = months[turn % months.length]
  const place = which * placesOfAgreement + (Math.floor(turn / months.length) % placesOfAgreement)
  const { id = '' } = spenders[which] ?? {}
  return {
    kind: 'expenditure',
    happened: `${month}-${String((nth % 28) + 1).padStart(2, '0')}`,
    currency: 'USD',
    amountMinor: BigInt((nth % 9_973) + 1),
    from: at(id, 'held'),
    to: at(id, 'spent'),
    agreementId: id,
    clusterId: clusterIds[which % clusterIds.length] ?? null,
    placeId: placeIds[place % placeIds.length] ?? null,
    projectCode: `P-${which}`,
  }
}
