/**
 * Brings the ledger to where what files said wants it. What is new is posted; what is said otherwise is reversed and posted anew, together
 * with everything below it, for money that was passed on cannot be taken back alone.
 */
import type { CommandContext } from '../../../kernel/command.ts'
import type { Tx } from '../../../kernel/database/sql.ts'
import { Problem } from '../../../kernel/problems.ts'
import { baseCurrencyOf, closedMonths, entriesOf, type PostedEntry, reverse, type ShownEntry } from '../../ledger/index.ts'
import { aroundOf, closedFundOf, sourceOf } from '../ground.ts'
import { inWordsOfFunding, ofLine, postAs, spendLines, unspendLines } from '../move-money.ts'
import { fundTakesNoMoney, kindNotHere, noSuchBudgetLine } from '../problems.ts'
import { calledIn, problemOf, type Refusal, refuseAll } from '../refusals.ts'
import { chainOf, isKindOfFund, type Objection, objectionsTo, refuses } from '../rules.ts'
import type { FlowFinding } from '../schema.ts'
import { type Agreement, allAgreements, allFunds, budgetLinesOf, followingOf } from '../store.ts'
import { mayNotBeLeft, monthOf } from './closed.ts'
import type { SaidFlow } from './net.ts'
import { forgetPosted, keepPosted, type PostedFlow, postedOfHolders, saidOfHolders } from './said.ts'
import { below, type Flow, stillStands, toPosting, type Understood, understood, type WholeGround, wanted } from './wanted.ts'

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

interface Undone {
  reversed: PostedFlow[]
  /** Those of them that a file says otherwise, or no more. */
  wrongIds: ReadonlySet<string>
  /** Those of closed months that stay as they were posted. */
  left: Flow[]
  said: SaidFlow[]
}

/** What is to be reversed: entries that should stand otherwise, and all that was posted after them of money below. */
async function undone(
  tx: Tx,
  operationId: string,
  { holderIds, statedIds, indexOf }: Pick<Settling, 'holderIds' | 'statedIds' | 'indexOf'>,
  { ground, closed }: { ground: WholeGround; closed: ReadonlySet<string> },
): Promise<Undone> {
  const said = await saidOfHolders(tx, operationId, holderIds)
  const posted = await postedOfHolders(tx, operationId, holderIds)
  const should = new Map(wanted(said, ground).flows.map(flow => [flow.externalId, flow]))
  const differing = posted.filter(
    ({ externalId, holderId, signature }) => !stillStands(signature, should.get(externalId)?.signature, statedIds.has(holderId)),
  )
  const { standing, gone } = await standingOf(tx, operationId, differing)
  // What was reversed by hand stays so until a file says otherwise of it, whatever it says of its agreement.
  const otherwise = differing.filter(
    ({ externalId, signature, entryId }) =>
      !gone.has(entryId) || !stillStands(signature, should.get(externalId)?.signature, false),
  )
  const dayOf = new Map(standing.map(({ id, happened }) => [id, happened]))
  const inClosed = otherwise.flatMap(each => {
    const flow = should.get(each.externalId)
    const days = flow ? [dayOf.get(each.entryId) ?? flow.said.happened, flow.said.happened] : []
    return flow && days.some(day => closed.has(monthOf(day))) ? [{ posted: each, should: flow }] : []
  })
  const refused = await mayNotBeLeft(tx, operationId, inClosed, indexOf)
  const left = inClosed.flatMap(({ should: flow }) => (refused.has(flow.externalId) ? [] : [flow]))
  const leftIds = new Set(left.map(({ externalId }) => externalId))
  const wrong = otherwise.filter(({ externalId }) => !leftIds.has(externalId))
  const wrongIds = new Set(wrong.map(({ externalId }) => externalId))
  if (wrong.length === 0) return { reversed: [], wrongIds, left, said }
  // What was given back lies above; taking it back takes it from there.
  const above = wrong.flatMap(({ holderId }) => {
    const agreement = ground.byId.get(holderId)
    const source = agreement && sourceOf(agreement, ground)
    return source && 'id' in source ? [source.id] : []
  })
  const affected = below([...new Set([...wrong.map(({ holderId }) => holderId), ...above])], ground)
  const first = Math.min(...wrong.map(({ postedNo }) => postedNo))
  const later = (await postedOfHolders(tx, operationId, affected)).filter(
    ({ externalId, postedNo }) => postedNo >= first && !wrongIds.has(externalId) && !leftIds.has(externalId),
  )
  // What is right in a closed month could not be posted anew.
  const after = await standingOf(tx, operationId, closed.size > 0 ? later : [])
  const kept = new Set(after.standing.flatMap(({ id, happened }) => (closed.has(monthOf(happened)) ? [id] : [])))
  const all = [...new Set([...holderIds, ...affected])]
  return {
    reversed: [...later.filter(({ entryId }) => !kept.has(entryId)), ...wrong],
    wrongIds,
    left,
    said: await saidOfHolders(tx, operationId, all),
  }
}

const slice = 10_000
const slicesOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / slice) }, (_, nth) => all.slice(nth * slice, (nth + 1) * slice))

/** Entries of movements that stand, and ids of those that somebody reversed by hand. */
async function standingOf(tx: Tx, operationId: string, flows: readonly PostedFlow[]) {
  const standing: ShownEntry[] = []
  const gone = new Set<string>()
  for (const ids of slicesOf(flows.map(({ entryId }) => entryId)))
    for (const entry of (await entriesOf(tx, operationId, { ids }, { limit: slice })).rows)
      if (entry.reversedBy === null) standing.push(entry)
      else gone.add(entry.id)
  return { standing, gone }
}

/** Reverses entries. What somebody reversed by hand meanwhile is posted anew only where a file says otherwise of it. */
async function takeBack(
  tx: Tx,
  operationId: string,
  { reversed, wrongIds }: Undone,
  {
    reason,
    codeOf,
    agreementOf,
  }: { reason: string; codeOf: (id: string) => string; agreementOf: (id: string | null) => Agreement | undefined },
  context: CommandContext,
): Promise<void> {
  const { standing, gone } = await standingOf(tx, operationId, reversed)
  try {
    await reverse(tx, { operationId, entryIds: standing.map(({ id }) => id), reason, context })
  } catch (error) {
    throw inWordsOfFunding(error, codeOf)
  }
  const lines = standing.flatMap(entry => ofLine(entry.budgetLineId, entry, agreementOf(entry.agreementId)))
  if (lines.length > 0) await unspendLines(tx, operationId, lines)
  const forgotten = reversed.filter(({ externalId, entryId }) => wrongIds.has(externalId) || !gone.has(entryId))
  await forgetPosted(
    tx,
    operationId,
    forgotten.map(({ externalId }) => externalId),
  )
}

export interface Settled {
  reversed: number
  posted: number
  lessened: number
  findings: FlowFinding[]
  notStated: number
}

interface Settling {
  operationId: string
  holderIds: readonly string[]
  /** Agreements that the file has just stated otherwise than before. */
  statedIds: ReadonlySet<string>
  reason: string
  /** Position in the file of an entry, for refusals; undefined for entries of earlier files. */
  indexOf: (externalId: string) => number | undefined
}

/**
 * Settles the money of holders.
 * @throws Problem the first refusal, with all of them as its fields.
 */
export async function settle(tx: Tx, given: Settling, context: CommandContext): Promise<Settled> {
  const { operationId, reason, indexOf } = given
  const ground = await wholeGround(tx, operationId)
  const ofFund = new Map(ground.funds.map(({ id, code }) => [id, code]))
  const codeOf = (id: string) => ground.byId.get(id)?.code ?? ofFund.get(id) ?? id
  const closed = await closedMonths(tx, operationId)
  const before = await undone(tx, operationId, given, { ground, closed })
  const { reversed, said } = before
  const agreementOf = (id: string | null) => ground.byId.get(id ?? '')
  if (reversed.length > 0) await takeBack(tx, operationId, before, { reason, codeOf, agreementOf }, context)
  const { flows, left, ordered } = wanted(said, ground)
  const isOfFile = ({ externalId }: SaidFlow) => indexOf(externalId) !== undefined
  const stands = new Set(
    (await postedOfHolders(tx, operationId, [...new Set(said.map(({ holderId }) => holderId))])).map(
      ({ externalId }) => externalId,
    ),
  )
  const notStanding = flows.filter(({ externalId }) => !stands.has(externalId))
  // A file that is held to the rules is refused for what is new in a closed month.
  const isLate = (flow: Flow) => closed.has(monthOf(flow.said.happened)) && (flow.lenient || !isOfFile(flow))
  const late = notStanding.filter(isLate)
  const missing = notStanding.filter(flow => !isLate(flow))
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
  const inClosed = [...before.left, ...late]
    .filter(isOfFile)
    .map(flow => findingOf('period-closed', flow, codeOf, flow.amountMinor))
  const lessened = ordered.filter(({ said: { amountMinor } }) => amountMinor.startsWith('-')).length
  return { reversed: reversed.length, posted: due.length, lessened, findings: [...findings, ...over, ...inClosed], notStated }
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
