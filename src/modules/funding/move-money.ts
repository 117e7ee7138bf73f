/** Money that moves in the words of the field: the rules are asked of all of it, and all of it is posted or nothing. */
import type { CommandContext } from '../../kernel/command.ts'
import { recordset } from '../../kernel/database/batch.ts'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { Problem } from '../../kernel/problems.ts'
import { writtenAmount } from '../../kernel/pure/money.ts'
import { type Balance, type PostedEntry, type Posting, post } from '../ledger/index.ts'
import { projectsOfPlan } from '../plan/index.ts'
import { assertKnownApart } from './counted-twice.ts'
import { closedFundOf, type Ground, sourceOf } from './ground.ts'
import { postingOf } from './posting-of.ts'
import {
  exchangeIntoWhat,
  fundTakesNoMoney,
  kindNotHere,
  noSuccessor,
  noSuchAgreement,
  noSuchBudgetLine,
  noSuchProject,
  notEnoughMoney,
} from './problems.ts'
import { calledIn, problemOf, type Refusal, refuseAll } from './refusals.ts'
import { type Asked, chainOf, isKindOfFund, type Objection, objectionsTo, refuses } from './rules.ts'
import type { Money } from './schema.ts'
import { type Agreement, type BudgetLine, budgetLinesOf, type Fund, orNull } from './store.ts'

/** What is said of money that was posted all the same. */
export interface Remark {
  /** Which of the postings, from 0. */
  posting: number
  kind: 'soft-earmark' | 'beyond-budget-line'
  agreement: string
  /** The dimension that is outside, or the budget line. */
  detail: string
}

export interface Moved {
  entries: PostedEntry[]
  remarks: Remark[]
}

interface Understood {
  money: Money
  asked: Asked
  agreement: Agreement | null
  fund: Fund | null
  budgetLine: BudgetLine | null
}

/** What a movement means: what it does not say of its purpose is what its agreement says. */
function understood(money: Money, ground: Ground, lines: readonly BudgetLine[]): Understood {
  const agreement = ground.byCode.get(money.agreement) ?? null
  const fund = agreement ? null : (ground.funds.find(({ code }) => code === money.agreement) ?? null)
  const budgetLine = lines.find(({ agreementId, code }) => agreementId === agreement?.id && code === money.budgetLine) ?? null
  const { following } = ground
  const asked: Asked = {
    kind: money.kind,
    happened: money.happened,
    currency: money.currency ?? agreement?.currency ?? '',
    amountMinor: BigInt(money.amountMinor),
    of: money.of,
    back: money.back,
    into: money.into && { currency: money.into.currency, amountMinor: BigInt(money.into.amountMinor) },
    clusterId: orNull(following.cluster, money.clusterId ?? budgetLine?.clusterId ?? agreement?.clusterId ?? null),
    placeId: orNull(following.place, money.placeId),
    groupId: orNull(following.group, money.groupId),
    projectCode: money.projectCode ?? agreement?.projectCode ?? null,
  }
  return { money, asked, agreement, fund, budgetLine }
}

/** What speaks against a movement before its agreement's terms are asked. */
function faultOf({ money, asked, agreement, fund, budgetLine }: Understood, ground: Ground, lines: readonly BudgetLine[]) {
  const { agreement: code, kind } = money
  const holder = agreement ?? fund
  if (!holder) return noSuchAgreement({ code })
  if (fund && (!isKindOfFund(kind) || money.currency === null))
    return kindNotHere({ agreement: code, allowed: 'fund', asked: kind })
  const closed = closedFundOf(kind, holder, ground.funds)
  if (closed) return fundTakesNoMoney({ agreement: code, code: closed.code, closed: closed.closed })
  if (kind === 'exchange' && (asked.into === null || asked.into.currency === asked.currency)) return exchangeIntoWhat()
  if (kind === 'carry-over' && agreement && !ground.successors.has(agreement.id)) return noSuccessor({ agreement: code })
  if (money.budgetLine !== null && !budgetLine) {
    const allowed = lines.filter(({ agreementId }) => agreementId === agreement?.id).map(each => each.code)
    return noSuchBudgetLine({ agreement: code, line: money.budgetLine, allowed: allowed.join(', ') || '—' })
  }
  return null
}

/** The ledger's answer in the words of agreements. */
export function inWordsOfFunding(error: unknown, codeOf: (holderId: string) => string): unknown {
  if (!(error instanceof Problem)) return error
  const { holderId, account, there, asked, currency, posting } = error.details
  if (error.code !== 'not-enough-money' || typeof holderId !== 'string') {
    if (typeof posting === 'number' && error.fields.length === 0)
      error.fields.push({ pointer: `/postings/${posting}`, code: error.code })
    return error
  }
  const problem = notEnoughMoney({
    ...{ agreement: codeOf(holderId), account: account ?? null, posting: posting ?? null },
    ...{ there: `${there} ${currency}`, asked: `${asked} ${currency}` },
  })
  if (typeof posting === 'number') problem.fields.push({ pointer: `/postings/${posting}`, code: problem.code })
  return problem
}

/** Posts, and says what is not there by the code of whose it is. */
export async function postAs(
  tx: Tx,
  given: { operationId: string; postings: readonly Posting[]; context: Pick<CommandContext, 'commandId' | 'now'> },
  codeOf: (holderId: string) => string,
): Promise<PostedEntry[]> {
  try {
    return await post(tx, given)
  } catch (error) {
    throw inWordsOfFunding(error, codeOf)
  }
}

const codesOf = ({ byId, funds }: Ground) => {
  const ofFund = new Map(funds.map(({ id, code }) => [id, code]))
  return (id: string) => byId.get(id)?.code ?? ofFund.get(id) ?? id
}

async function assertProjects(tx: Tx, operationId: string, all: readonly Understood[]): Promise<void> {
  const asked = all.flatMap(({ money, agreement }, nth) =>
    money.projectCode !== null && money.projectCode !== agreement?.projectCode ? [{ nth, code: money.projectCode }] : [],
  )
  if (asked.length === 0) return
  const known = new Set((await projectsOfPlan(tx, operationId)).map(({ code }) => code))
  refuseAll(asked.filter(({ code }) => !known.has(code)).map(({ nth, code }) => ({ nth, problem: noSuchProject({ code }) })))
}

function toPosting({ money, asked, agreement, fund, budgetLine }: Understood, ground: Ground): Omit<Posting, 'illustrative'> {
  const holderId = agreement?.id ?? fund?.id ?? ''
  return {
    ...(money.id && { id: money.id }),
    ...postingOf({
      ...{ asked, agreement, holderId, lenient: false },
      source: agreement ? sourceOf(agreement, ground) : { kind: 'unknown' },
      successorId: ground.successors.get(holderId) ?? null,
    }),
    ...{ clusterId: asked.clusterId, placeId: asked.placeId, groupId: asked.groupId, projectCode: asked.projectCode },
    ...{ activityId: money.activityId, budgetLineId: budgetLine?.id ?? null, words: money.words, source: money.source },
    ...(money.rate && { rate: money.rate }),
  }
}

/** What an entry is of a budget line: expenditure counts, in the currency that the line is in. */
export const ofLine = (
  budgetLineId: string | null | undefined,
  entry: { kind: string; currency: string; amountMinor: bigint },
  agreement: { currency: string } | null | undefined,
): { id: string; amountMinor: bigint }[] =>
  budgetLineId && entry.kind === 'expenditure' && entry.currency === agreement?.currency
    ? [{ id: budgetLineId, amountMinor: entry.amountMinor }]
    : []

/** Keeps what was spent of budget lines, and of those that go on from them in an amendment. @returns lines of which more is spent than they hold. */
export async function spendLines(
  tx: Tx,
  operationId: string,
  spent: readonly { id: string; amountMinor: bigint }[],
): Promise<Set<string>> {
  if (spent.length === 0) return new Set()
  const sums = new Map<string, bigint>()
  for (const { id, amountMinor } of spent) sums.set(id, (sums.get(id) ?? 0n) + amountMinor)
  const rows = [...sums].map(([id, amount]) => ({ id, amount: String(amount) }))
  const changed = await tx.rows<{
    id: string
    beyond: boolean
  }>(sql`with recursive line as (
      select id, amount from ${recordset(rows, 'id uuid, amount bigint')}
      union all select n.id, line.amount from budget_line n join line on n.follows_id = line.id where n.operation_id = ${operationId}),
    input as (select id, sum(amount)::bigint as amount from line group by id)
    update budget_line b set spent_minor = b.spent_minor + input.amount from input
    where b.operation_id = ${operationId} and b.id = input.id returning b.id, b.spent_minor > b.amount_minor as beyond`)
  return new Set(changed.filter(({ beyond }) => beyond).map(({ id }) => id))
}

/** Takes reversed expenditure off its budget lines. */
export const unspendLines = (tx: Tx, operationId: string, lines: readonly { id: string; amountMinor: bigint }[]) =>
  spendLines(
    tx,
    operationId,
    lines.map(({ id, amountMinor }) => ({ id, amountMinor: -amountMinor })),
  )

/**
 * Asks the rules of all movements and posts them, all or none.
 * @throws Problem the first refusal, with all of them as its fields.
 */
export async function moveMoney(
  tx: Tx,
  operationId: string,
  given: { money: readonly Money[]; ground: Ground; illustrative: boolean },
  context: CommandContext,
): Promise<Moved> {
  const { money, ground, illustrative } = given
  const lines = await budgetLinesOf(tx, operationId, [...ground.byId.keys()])
  const all = money.map(each => understood(each, ground, lines))
  refuseAll(
    all.flatMap((each, nth): Refusal[] => {
      const problem = faultOf(each, ground, lines)
      return problem ? [{ nth, problem }] : []
    }),
  )
  await assertProjects(tx, operationId, all)
  const objections = all.flatMap(({ asked, agreement }, nth) =>
    agreement
      ? objectionsTo(asked, chainOf(agreement, ground.byId, ground.successors), ground.around).map(objection => ({
          nth,
          asked,
          objection,
        }))
      : [],
  )
  const refused = objections.filter(({ objection }) => refuses(objection))
  const earmarks = refused.flatMap(({ objection, asked }) =>
    objection.code === 'outside-earmark' ? [{ earmark: objection.earmark, asked }] : [],
  )
  const called = await calledIn(tx, operationId, earmarks)
  refuseAll(refused.map(({ nth, asked, objection }) => ({ nth, problem: problemOf(objection, asked, called) })))
  await assertKnownApart(tx, operationId, all)
  const postings = all.map(each => ({
    ...toPosting(each, ground),
    illustrative: illustrative || (each.agreement ?? each.fund)?.illustrative === true,
  }))
  const entries = await postAs(tx, { operationId, postings, context }, codesOf(ground))
  const onLines = all.flatMap(({ asked, agreement, budgetLine }) => ofLine(budgetLine?.id, asked, agreement))
  const beyond = await spendLines(tx, operationId, onLines)
  return { entries, remarks: remarksOf(all, objections, beyond) }
}

function remarksOf(
  all: readonly Understood[],
  objections: readonly { nth: number; objection: Objection }[],
  beyond: ReadonlySet<string>,
): Remark[] {
  const soft = objections.flatMap(({ nth, objection }): Remark[] =>
    objection.code === 'outside-earmark'
      ? [{ posting: nth, kind: 'soft-earmark', agreement: objection.agreement, detail: objection.dimension }]
      : [],
  )
  const lines = all.flatMap(({ agreement, budgetLine }, posting): Remark[] =>
    budgetLine && beyond.has(budgetLine.id)
      ? [{ posting, kind: 'beyond-budget-line', agreement: agreement?.code ?? '', detail: budgetLine.code }]
      : [],
  )
  return [...soft, ...lines]
}

/** What is open on accounts, as messages say it: with the kind of account where several are told. */
export function spoken(balances: readonly Balance[], withKind: boolean): string {
  const sums = new Map<string, bigint>()
  for (const { kind, currency, amountMinor } of balances) {
    const key = `${withKind ? `${kind} ` : ''}|${currency}`
    sums.set(key, (sums.get(key) ?? 0n) + amountMinor)
  }
  const said = [...sums].map(([key, sum]) => {
    const [kind = '', currency = ''] = key.split('|')
    return `${kind}${writtenAmount(sum, currency)} ${currency}`
  })
  return said.join(', ')
}
