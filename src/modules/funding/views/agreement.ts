import * as v from 'valibot'
import { sql } from '../../../kernel/database/sql.ts'
import { notFound } from '../../../kernel/problems.ts'
import { view } from '../../../kernel/view.ts'
import { CodeSchema, IdSchema, members } from '../../operations/index.ts'
import { sightOf } from '../access.ts'
import { figuresOf, noTotals, totalsBy } from '../figures.ts'
import { giverIn, type Picture, pictureOf, type Seeing, seeingOf } from '../picture.ts'
import { chainOf } from '../rules.ts'
import type { Earmark } from '../schema.ts'
import { type Agreement, type BudgetLine, budgetLinesOf, type Duty, dutiesOf, type PlannedPayment, plannedOf } from '../store.ts'
import { type ListedAgreement, listedOf } from './agreements.ts'

/** What only the parties of an agreement, its cluster and those who keep the lists see. */
export interface AgreementTermsShown {
  reference: string | null
  conditions: string | null
  note: string | null
  earmark: Earmark | null
  inKind: Agreement['inKind']
  advanceAllowed: boolean
  endedOn: string | null
  endedReason: string | null
  knownApart: string | null
  source: string | null
  identifiers: Agreement['identifiers']
  budgetLines: BudgetLine[]
  duties: Duty[]
  planned: PlannedPayment[]
}

/** What lies on an account of one contribution's money; of others together where they may not be told apart. */
export interface ShownBalance {
  kind: string
  currency: string
  amountMinor: string
  /** Code of the contribution and its donor; null: nobody says whose it is, or it is others'. */
  contribution: string | null
  donorId: string | null
  others: boolean
}

export interface ShownAgreement {
  baseCurrency: string
  agreement: ListedAgreement
  /** Null: own money goes through it, and its terms are others'. */
  terms: AgreementTermsShown | null
  /** Where its money comes from, up to a contribution or a fund; without terms. */
  above: Omit<ListedAgreement, 'totals' | 'seen'>[]
  /** What is passed on of it, with as much of it as the reader sees. */
  below: ListedAgreement[]
  /** Codes of the agreement that it amends, and of the one that amends it. */
  amends: string | null
  amendedBy: string | null
  balances: ShownBalance[]
}

function balancesIn(picture: Picture, seeing: Seeing, agreement: Agreement, onlyOwn: boolean): ShownBalance[] {
  const giverOf = giverIn(picture)
  const sums = new Map<string, ShownBalance>()
  for (const { holderId, kind, currency, rootId, amountMinor } of picture.balances) {
    if (holderId !== agreement.id) continue
    const others = !seeing.root(rootId)
    if (others && onlyOwn) continue
    const key = [kind, currency, others ? '' : rootId, others].join(' ')
    const before = sums.get(key)
    sums.set(key, {
      ...{ kind, currency, others },
      amountMinor: String(BigInt(before?.amountMinor ?? 0) + amountMinor),
      contribution: others ? null : (picture.byId.get(rootId ?? '')?.code ?? null),
      donorId: others ? null : giverOf(rootId),
    })
  }
  return [...sums.values()]
}

/** One agreement: where its money comes from and goes, its terms for those whose they are, and what lies on its accounts. */
export const showAgreement = view({
  name: 'funding.agreement',
  summary:
    'One agreement: its terms for its parties, where its money comes from and goes to, its balances, duties and budget lines.',
  input: v.object({ operationId: IdSchema, code: CodeSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, code }, { actor }): Promise<ShownAgreement> {
    const picture = await pictureOf(db, operationId, [])
    const seeing = seeingOf(picture, sightOf(actor, operationId))
    const agreement = picture.agreements.find(each => each.code === code)
    const seen = agreement ? seeing.as(agreement) : 'no'
    if (!agreement || seen === 'no') throw notFound()
    const whole = totalsBy(picture.cells, picture.balances, picture.valueOf)
    const isOwn = ({ rootId }: { rootId: string | null }) => rootId !== null && seeing.own.has(rootId)
    const own = totalsBy(picture.cells.filter(isOwn), picture.balances.filter(isOwn), picture.valueOf)
    const shown = (each: Agreement, as: ListedAgreement['seen']) =>
      listedOf(picture, each, as, figuresOf((as === 'terms' ? whole : own).get(each.id) ?? noTotals()))
    const above = chainOf(agreement, picture.byId, picture.successors).slice(1)
    const below = picture.agreements.filter(
      ({ parentId }) => parentId === agreement.id || isFollowed(picture, parentId, agreement.id),
    )
    return {
      baseCurrency: picture.baseCurrency,
      agreement: shown(agreement, seen),
      terms: seen === 'terms' ? await termsOf(agreement) : null,
      // Other donors' contributions are theirs; whoever receives of an agreement may know it.
      above: above
        .filter(each => seen === 'terms' || seeing.as(each) !== 'no')
        .map(each => {
          const { totals: _totals, seen: _seen, ...head } = shown(each, 'path')
          return head
        }),
      below: below.flatMap(each => {
        const as = seeing.as(each)
        return as === 'no' ? [] : [shown(each, as)]
      }),
      amends: picture.byId.get(agreement.successorOf ?? '')?.code ?? null,
      amendedBy: picture.byId.get(picture.successors.get(agreement.id) ?? '')?.code ?? null,
      balances: balancesIn(picture, seeing, agreement, seen === 'path'),
    }

    async function termsOf({ id, ...terms }: Agreement): Promise<AgreementTermsShown> {
      const {
        reference,
        conditions,
        note,
        earmark,
        inKind,
        advanceAllowed,
        endedOn,
        endedReason,
        knownApart,
        source,
        identifiers,
      } = terms
      return {
        ...{
          reference,
          conditions,
          note,
          earmark,
          inKind,
          advanceAllowed,
          endedOn,
          endedReason,
          knownApart,
          source,
          identifiers,
        },
        budgetLines: await budgetLinesOf(db, operationId, [id]),
        duties: await dutiesOf(db, operationId, sql`d.agreement_id = ${id}`),
        planned: await plannedOf(db, operationId, sql`p.agreement_id = ${id}`),
      }
    }
  },
})

/** Whether an agreement is what follows the one that money was to come from. */
function isFollowed({ successors }: Picture, parentId: string | null, id: string): boolean {
  for (let at = parentId === null ? undefined : successors.get(parentId); at !== undefined; at = successors.get(at))
    if (at === id) return true
  return false
}
