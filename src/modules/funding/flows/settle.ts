/**
 * Brings the ledger to where what files said wants it. What is new is posted; what is said otherwise is reversed and posted anew, together
 * with everything below it, for money that was passed on cannot be taken back alone.
 */
import type { CommandContext } from '../../../kernel/command.ts'
import type { Tx } from '../../../kernel/database/sql.ts'
import { Problem } from '../../../kernel/problems.ts'
import { baseCurrencyOf, entriesOf, type PostedEntry, reverse } from '../../ledger/index.ts'
import { aroundOf, closedFundOf, sourceOf } from '../ground.ts'
import { inWordsOfFunding, ofLine, postAs, spendLines, unspendLines } from '../move-money.ts'
import { fundTakesNoMoney, kindNotHere, noSuchBudgetLine } from '../problems.ts'
import { calledIn, problemOf, type Refusal, refuseAll } from '../refusals.ts'
import { chainOf, isKindOfFund, type Objection, objectionsTo, refuses } from '../rules.ts'
import type { FlowFinding } from '../schema.ts'
import { type Agreement, allAgreements, allFunds, budgetLinesOf, followingOf } from '../store.ts'
import type { SaidFlow } from './net.ts'
import { forgetPosted, keepPosted, type PostedFlow, postedOfHolders, saidOfHolders } from './said.ts'
import { below, stillStands, toPosting, type Understood, understood, type WholeGround, wanted } from './wanted.ts'

/** Everything that decides about the money of an operation. */
async function wholeGround(tx: Tx, operationId: string): Promise<WholeGround> {
  const agreements = await allAgreements(tx, operationId)
  return {
    byCode: new Map(agreements.map(each => [each.code, each])),
    byId: new Map(agreements.map(each => [each.id, each])),
    funds: await allFunds(tx, operationId),
    successors: new Map(agreements.flatMap(({ id, successorOf }) => (successorOf ? [[successorOf, id] as const] : []))),
    following: await followingOf(tx, operationId),
  }
}

/** What is to be reversed: entries that should stand otherwise, and all that was posted after them of money below. */
async function undone(
  tx: Tx,
  operationId: string,
  { holderIds, statedIds }: { holderIds: readonly string[]; statedIds: ReadonlySet<string> },
  ground: WholeGround,
): Promise<{ reversed: PostedFlow[]; said: SaidFlow[] }> {
  const said = await saidOfHolders(tx, operationId, holderIds)
  const posted = await postedOfHolders(tx, operationId, holderIds)
  const should = new Map(wanted(said, ground).flows.map(flow => [flow.externalId, flow.signature]))
  const wrong = posted.filter(
    ({ externalId, holderId, signature }) => !stillStands(signature, should.get(externalId), statedIds.has(holderId)),
  )
  if (wrong.length === 0) return { reversed: [], said }
  // What was given back lies above; taking it back takes it from there.
  const above = wrong.flatMap(({ holderId }) => {
    const agreement = ground.byId.get(holderId)
    const source = agreement && sourceOf(agreement, ground)
    return source && 'id' in source ? [source.id] : []
  })
  const affected = below([...new Set([...wrong.map(({ holderId }) => holderId), ...above])], ground)
  const first = Math.min(...wrong.map(({ postedNo }) => postedNo))
  const later = (await postedOfHolders(tx, operationId, affected)).filter(({ postedNo }) => postedNo >= first)
  const all = [...new Set([...holderIds, ...affected])]
  return {
    reversed: [...new Map([...later, ...wrong].map(each => [each.externalId, each])).values()],
    said: await saidOfHolders(tx, operationId, all),
  }
}

const slice = 10_000
const slicesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / slice) }, (_, nth) => all.slice(nth * slice, (nth + 1) * slice))

/** Reverses entries that nobody reversed by hand meanwhile. */
async function takeBack(
  tx: Tx,
  operationId: string,
  flows: readonly PostedFlow[],
  {
    reason,
    codeOf,
    agreementOf,
  }: { reason: string; codeOf: (id: string) => string; agreementOf: (id: string | null) => Agreement | undefined },
  context: CommandContext,
): Promise<void> {
  const stands = new Set<string>()
  const lines: { id: string; amountMinor: bigint }[] = []
  for (const part of slicesOf(flows.map(({ entryId }) => entryId)))
    for (const entry of (await entriesOf(tx, operationId, { ids: part }, { limit: slice })).rows) {
      if (entry.reversedBy !== null) continue
      stands.add(entry.id)
      lines.push(...ofLine(entry.budgetLineId, entry, agreementOf(entry.agreementId)))
    }
  try {
    await reverse(tx, { operationId, entryIds: [...stands], reason, context })
  } catch (error) {
    throw inWordsOfFunding(error, codeOf)
  }
  if (lines.length > 0) await unspendLines(tx, operationId, lines)
  await forgetPosted(
    tx,
    operationId,
    flows.map(({ externalId }) => externalId),
  )
}

export interface Settled {
  reversed: number
  posted: number
  lessened: number
  findings: FlowFinding[]
  notStated: number
}

/**
 * Settles the money of holders.
 * @param indexOf position in the file of an entry, for refusals; undefined for entries of earlier files.
 * @throws Problem the first refusal, with all of them as its fields.
 */
export async function settle(
  tx: Tx,
  given: {
    operationId: string
    holderIds: readonly string[]
    /** Agreements that the file has just stated otherwise than before. */
    statedIds: ReadonlySet<string>
    reason: string
    indexOf: (externalId: string) => number | undefined
  },
  context: CommandContext,
): Promise<Settled> {
  const { operationId, reason, indexOf } = given
  const ground = await wholeGround(tx, operationId)
  const ofFund = new Map(ground.funds.map(({ id, code }) => [id, code]))
  const codeOf = (id: string) => ground.byId.get(id)?.code ?? ofFund.get(id) ?? id
  const { reversed, said } = await undone(tx, operationId, given, ground)
  const agreementOf = (id: string | null) => ground.byId.get(id ?? '')
  if (reversed.length > 0) await takeBack(tx, operationId, reversed, { reason, codeOf, agreementOf }, context)
  const { flows, left, ordered } = wanted(said, ground)
  const stands = new Set(
    (await postedOfHolders(tx, operationId, [...new Set(said.map(({ holderId }) => holderId))])).map(
      ({ externalId }) => externalId,
    ),
  )
  const missing = flows.filter(({ externalId }) => !stands.has(externalId))
  const withLine = missing.filter(({ said: { budgetLine } }) => budgetLine)
  const lines =
    withLine.length > 0 ? await budgetLinesOf(tx, operationId, [...new Set(withLine.map(({ holderId }) => holderId))]) : []
  const due = missing.map(flow => understood(flow, ground, lines))
  const findings = await askRules(tx, operationId, due, ground, indexOf)
  const baseCurrency = await baseCurrencyOf(tx, operationId)
  let notStated = 0
  for (const part of slicesOf(due)) {
    const postings = part.map(each => toPosting(each, ground, baseCurrency))
    const entries = await postAs(tx, { operationId, postings, context }, codeOf).catch(error => {
      throw inRowsOf(error, part, indexOf)
    })
    await spendLines(tx, operationId, spentOf(part))
    await keepPosted(
      tx,
      operationId,
      part.map(({ flow: { externalId, holderId, signature } }, nth) => ({
        ...{ externalId, holderId, signature, entryId: entries[nth]?.id ?? '' },
      })),
    )
    for (const [nth, each] of part.entries()) {
      const amount = unstatedIn(entries[nth])
      if (amount === 0n) continue
      notStated += 1
      if (each.agreement?.kind === 'contribution' || !isWithoutSource(each, ground))
        findings.push(findingOf('not-stated', each.flow, codeOf, amount))
    }
  }
  const over = ordered.flatMap(flow => {
    const amount = left.get(flow.externalId)
    return amount === undefined ? [] : [findingOf('more-taken-back-than-given', flow, codeOf, amount)]
  })
  const lessened = ordered.filter(({ said: { amountMinor } }) => amountMinor.startsWith('-')).length
  return { reversed: reversed.length, posted: due.length, lessened, findings: [...findings, ...over], notStated }
}

/** What of budget lines is spent, in the currency that they are in. */
const spentOf = (all: readonly Understood[]) =>
  all.flatMap(({ budgetLine, asked, agreement }) => ofLine(budgetLine?.id, asked, agreement))

/** What the ledger refuses, at the entry of the file that it is about. */
function inRowsOf(error: unknown, part: readonly Understood[], indexOf: (externalId: string) => number | undefined): unknown {
  if (!(error instanceof Problem) || typeof error.details.posting !== 'number') return error
  const nth = indexOf(part[error.details.posting]?.flow.externalId ?? '')
  error.fields.splice(0)
  if (nth !== undefined) error.fields.push({ pointer: `/entries/${nth}`, code: error.code })
  return error
}

const isWithoutSource = ({ agreement }: Understood, ground: WholeGround) =>
  agreement !== null && sourceOf(agreement, ground).kind === 'unknown'

/** How much of an entry nobody says who gave. */
const unstatedIn = (entry: PostedEntry | undefined): bigint =>
  (entry?.legs ?? []).reduce(
    (sum, { kind, amountMinor }) => (kind === 'not-stated' && amountMinor < 0n ? sum - amountMinor : sum),
    0n,
  )

function findingOf(
  kind: FlowFinding['kind'],
  flow: SaidFlow,
  codeOf: (id: string) => string,
  amountMinor: bigint | null,
): FlowFinding {
  return {
    ...{ kind, externalId: flow.externalId, row: flow.said.row, agreement: codeOf(flow.holderId) },
    ...{ amountMinor: amountMinor === null ? null : String(amountMinor), currency: flow.said.currency },
  }
}

/** What speaks against movements: of what strangers published it is a finding, of everything else a refusal. */
async function askRules(
  tx: Tx,
  operationId: string,
  due: readonly Understood[],
  ground: WholeGround,
  indexOf: (externalId: string) => number | undefined,
): Promise<FlowFinding[]> {
  const around = await aroundOf(
    tx,
    operationId,
    due.flatMap(({ asked: { placeId } }) => placeId ?? []),
  )
  const asked = due.flatMap(({ flow, agreement, asked: what }) => {
    const objections: Objection[] = agreement
      ? objectionsTo(what, chainOf(agreement, ground.byId, ground.successors), around)
      : isKindOfFund(what.kind)
        ? []
        : [{ code: 'kind-not-here', agreement: flow.said.agreement, kind: 'fund' }]
    return objections.filter(refuses).map(objection => ({ flow, what, objection }))
  })
  const isFinding = ({ flow, objection }: (typeof asked)[number]) => flow.lenient && objection.code !== 'kind-not-here'
  const refused = asked.filter(each => !isFinding(each) && !(each.flow.lenient && each.objection.code === 'other-currency'))
  const called = await calledIn(
    tx,
    operationId,
    refused.flatMap(({ objection, what }) =>
      objection.code === 'outside-earmark' ? [{ earmark: objection.earmark, asked: what }] : [],
    ),
  )
  const noLines = due.flatMap(({ flow, budgetLine }): Refusal[] =>
    flow.said.budgetLine && !budgetLine && !flow.lenient
      ? [
          {
            nth: indexOf(flow.externalId) ?? 0,
            problem: noSuchBudgetLine({ agreement: flow.said.agreement, line: flow.said.budgetLine, allowed: '—' }),
          },
        ]
      : [],
  )
  // A file that brings a fund with its end brings what went through it before.
  const closed = due.flatMap(({ flow, agreement, asked: { kind, happened } }): Refusal[] => {
    const holder = agreement ?? ground.funds.find(({ id }) => id === flow.holderId)
    const fund = holder && !flow.lenient ? closedFundOf(kind, holder, ground.funds) : null
    if (!fund || happened <= fund.closed) return []
    const problem = fundTakesNoMoney({ agreement: flow.said.agreement, code: fund.code, closed: fund.closed })
    return [{ nth: indexOf(flow.externalId) ?? 0, problem }]
  })
  const noSuccessors = due.flatMap(({ flow, asked: { kind } }): Refusal[] =>
    kind === 'carry-over' && !ground.successors.has(flow.holderId)
      ? [
          {
            nth: indexOf(flow.externalId) ?? 0,
            problem: kindNotHere({ agreement: flow.said.agreement, allowed: '—', asked: kind }),
          },
        ]
      : [],
  )
  refuseAll(
    [
      ...refused.map(({ flow, what, objection }) => ({
        nth: indexOf(flow.externalId) ?? 0,
        problem: problemOf(objection, what, called),
      })),
      ...closed,
      ...noLines,
      ...noSuccessors,
    ],
    'entries',
  )
  return asked
    .filter(isFinding)
    .flatMap(({ flow, objection }): FlowFinding[] =>
      objection.code === 'kind-not-here' || objection.code === 'other-currency' || indexOf(flow.externalId) === undefined
        ? []
        : [findingOf(objection.code, flow, () => objection.agreement, null)],
    )
}
