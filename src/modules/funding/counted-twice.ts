/** Money that donors report at two levels is counted once: what looks like a contribution that is there already is refused or said. */
import type { Db } from '../../kernel/database/sql.ts'
import { entriesOf } from '../ledger/index.ts'
import { countedTwice } from './problems.ts'
import { refuseAll } from './refusals.ts'
import { type Asked, type Contribution, looksLikeSame, sameMoneyDays } from './rules.ts'
import { type Agreement, allAgreements } from './store.ts'

export const contributionKinds = ['pledge', 'commitment', 'payment'] as const
type ContributionKind = (typeof contributionKinds)[number]
const isContributionKind = (kind: string): kind is ContributionKind => contributionKinds.some(each => each === kind)

export const dayFrom = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** Other contributions of the same donors to the same receivers, in the names that hold today. */
async function othersOfSameParties(db: Db, operationId: string, agreements: readonly Agreement[]): Promise<Agreement[]> {
  const pairs = new Set(agreements.map(({ giverId, receiverId }) => `${giverId} ${receiverId}`))
  return (await allAgreements(db, operationId)).filter(
    ({ kind, giverId, receiverId }) => kind === 'contribution' && giverId !== null && pairs.has(`${giverId} ${receiverId}`),
  )
}

/** @throws countedTwice for what looks like the money of another contribution, unless somebody said that it is known apart. */
export async function assertKnownApart(
  db: Db,
  operationId: string,
  all: readonly { money: { knownApart: string | null; id?: string | undefined }; asked: Asked; agreement: Agreement | null }[],
): Promise<void> {
  const asked = all.flatMap(({ money, asked: { kind, ...rest }, agreement }, nth) =>
    agreement?.kind === 'contribution' &&
    isContributionKind(kind) &&
    agreement.giverId !== null &&
    agreement.knownApart === null &&
    money.knownApart === null
      ? [{ nth, kind, agreement, ...rest }]
      : [],
  )
  const [first] = asked
  if (!first) return
  const others = await othersOfSameParties(
    db,
    operationId,
    asked.map(({ agreement }) => agreement),
  )
  const byId = new Map(others.map(each => [each.id, each]))
  const days = asked.map(({ happened }) => happened).sort()
  const there =
    others.length > 1
      ? await entriesOf(
          db,
          operationId,
          {
            kinds: [...contributionKinds],
            agreementIds: [...byId.keys()],
            from: dayFrom(days[0] ?? '', -sameMoneyDays),
            to: dayFrom(days.at(-1) ?? '', sameMoneyDays),
          },
          { limit: 10_000 },
        )
      : { rows: [] }
  const known = there.rows.flatMap(({ agreementId, kind, reverses, reversedBy, currency, amountMinor, happened }) => {
    const agreement = byId.get(agreementId ?? '')
    return agreement && reverses === null && reversedBy === null ? [{ kind, agreement, currency, amountMinor, happened }] : []
  })
  const asContribution = (each: (typeof known)[number]): Contribution => ({
    ...{ id: each.agreement.id, giverId: each.agreement.giverId, receiverId: each.agreement.receiverId },
    ...{ currency: each.currency, amountMinor: each.amountMinor, happened: each.happened },
  })
  refuseAll(
    asked.flatMap(({ nth, ...one }) => {
      const before = [...known, ...asked.filter(each => each.nth < nth)].filter(({ kind }) => kind === one.kind)
      const [same] = looksLikeSame(asContribution(one), before.map(asContribution))
      return same ? [{ nth, problem: countedTwice({ other: byId.get(same.id)?.code ?? same.id }) }] : []
    }),
  )
}

/** Whether an organisation receives money in the operation itself: what it gives may be what it was given, and counted before. */
export async function receivesItself(db: Db, operationId: string, organisationId: string): Promise<string | null> {
  const found = (await allAgreements(db, operationId)).find(
    ({ receiverId, signedOn }) => receiverId === organisationId && signedOn !== null,
  )
  return found?.code ?? null
}
