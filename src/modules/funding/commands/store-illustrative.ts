import type * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql, type Tx } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { keepers, lockNames } from '../../operations/index.ts'
import { StoreIllustrativeFunding } from '../illustrative.ts'
import { codeTaken, noSuchAgreement, noSuchFund, wrongSource } from '../problems.ts'
import { allAgreements, allFunds, insertAgreement, lockFunding } from '../store.ts'

type Input = v.InferOutput<typeof StoreIllustrativeFunding>
type Made = Input['agreements'][number] & { id: string }

async function insertFunds(tx: Tx, operationId: string, funds: Input['funds']): Promise<void> {
  const rows = funds.map(({ id = newId(), organisationId, ...fund }) => ({ ...fund, id, organisation_id: organisationId }))
  await tx.run(sql`insert into fund (operation_id, id, code, organisation_id, names, opened, source, illustrative)
    select ${operationId}, id, code, organisation_id, names, opened, source, true
    from ${recordset(rows, 'id uuid, code text, organisation_id uuid, names jsonb, opened date, source text')}`)
}

/** What belongs to agreements: budget lines, duties and what is planned. */
async function insertBelongings(tx: Tx, operationId: string, agreements: readonly Made[]): Promise<void> {
  const of = <Part>(pick: (agreement: Made) => readonly Part[]) =>
    agreements.flatMap(agreement => pick(agreement).map((part, position) => ({ agreement_id: agreement.id, position, ...part })))
  const lines = of(({ lines }) =>
    lines.map(({ id = newId(), code, names, clusterId, amountMinor }) => ({
      ...{ id, code, names },
      ...{ cluster_id: clusterId, amount_minor: amountMinor },
    })),
  )
  await tx.run(sql`insert into budget_line (operation_id, agreement_id, id, code, names, cluster_id, amount_minor, position)
    select ${operationId}, agreement_id, id, code, names, cluster_id, amount_minor, position
    from ${recordset(lines, 'agreement_id uuid, id uuid, code text, names jsonb, cluster_id uuid, amount_minor bigint, position int')}`)
  const duties = of(({ duties }) =>
    duties.map(({ id = newId(), kind, names, dueOn, doneOn }) => ({ ...{ id, kind, names }, due_on: dueOn, done_on: doneOn })),
  )
  await tx.run(sql`insert into agreement_duty (operation_id, agreement_id, id, kind, names, due_on, done_on, done_by)
    select ${operationId}, agreement_id, id, kind, names, due_on, done_on, case when done_on is not null then 'illustrative' end
    from ${recordset(duties, 'agreement_id uuid, id uuid, kind text, names jsonb, due_on date, done_on date')}`)
  const payments = of(({ payments }) =>
    payments.map(({ on, amountMinor, direction }) => ({ id: newId(), on_day: on, amount_minor: amountMinor, direction })),
  )
  await tx.run(sql`insert into planned_payment (operation_id, agreement_id, id, on_day, amount_minor, direction)
    select ${operationId}, agreement_id, id, on_day, amount_minor, direction
    from ${recordset(payments, 'agreement_id uuid, id uuid, on_day date, amount_minor bigint, direction text')}`)
}

/**
 * Stores funds and agreements with budget lines, duties and planned payments as made up: for a demonstration alone. They are marked, nobody
 * is told of them, and `removeIllustrativeFunding` takes them away again. Their money moves by the rules that hold for all money.
 */
export const storeIllustrativeFunding = command({
  name: 'funding.store-illustrative',
  summary: 'Store made-up funds and agreements for a demonstration; they are marked as illustrative.',
  input: StoreIllustrativeFunding,
  policy: keepers,
  async load(tx, { operationId }) {
    await lockNames(tx, operationId, 'shared')
    await lockFunding(tx, operationId, 'alone')
    return { agreements: await allAgreements(tx, operationId), funds: await allFunds(tx, operationId) }
  },
  scope: (_loaded, { operationId }) => ({ operation: operationId }),
  journalled: ({ operationId, funds, agreements }) => ({ operationId, funds: funds.length, agreements: agreements.length }),
  async apply(tx, { operationId, funds: given, agreements }, loaded, { touch }) {
    const funds = given.map(fund => ({ ...fund, id: fund.id ?? newId() }))
    const made = agreements.map((agreement): Made => ({ ...agreement, id: agreement.id ?? newId() }))
    const taken = new Set([...loaded.agreements, ...loaded.funds].map(({ code }) => code))
    for (const { code } of [...funds, ...made]) {
      if (taken.has(code)) throw codeTaken({ code })
      taken.add(code)
    }
    await insertFunds(tx, operationId, funds)
    const fundIds = new Map([...loaded.funds, ...funds].map(({ code, id }) => [code, id]))
    const agreementIds = new Map(loaded.agreements.map(({ code, id }) => [code, id]))
    const idOf = (ids: ReadonlyMap<string, string>, code: string | null, missing: typeof noSuchFund | typeof noSuchAgreement) => {
      const id = code === null ? null : ids.get(code)
      if (id === undefined) throw missing({ code: code ?? '' })
      return id
    }
    for (const agreement of made) {
      const { id, code, kind, parent, fromFund, intoFund, signedOn } = agreement
      const sources = [parent, fromFund].filter(each => each !== null).length
      if (sources !== (kind === 'contribution' ? 0 : 1)) throw wrongSource({ code })
      await insertAgreement(tx, operationId, {
        ...agreement,
        parentId: idOf(agreementIds, parent, noSuchAgreement),
        fromFundId: idOf(fundIds, fromFund, noSuchFund),
        intoFundId: idOf(fundIds, intoFund, noSuchFund),
        state: signedOn === null ? 'proposed' : 'in-force',
        ...{ successorOf: null, knownApart: null, illustrative: true },
      })
      agreementIds.set(code, id)
      touch('agreement', id, 'made')
    }
    await insertBelongings(tx, operationId, made)
    return { funds: funds.length, agreements: made.length }
  },
})
