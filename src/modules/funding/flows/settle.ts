/**
 * Brings the ledger to where what files said wants it. What is new is posted; what is said otherwise is reversed and posted anew, together
 * with everything below it, for money that was passed on cannot be taken back alone.
 */
import type { CommandContext } from '../../../kernel/command.ts'
import type { Tx } from '../../../kernel/database/sql.ts'
import { minorDigitsOf } from '../../../kernel/pure/money.ts'
import { baseCurrencyOf, entriesOf, type PostedEntry, type Posting, reverse } from '../../ledger/index.ts'
import { aroundOf, type Ground, sourceOf } from '../ground.ts'
import { inWordsOfFunding, postAs, spendLines, unspendLines } from '../move-money.ts'
import { postingOf } from '../posting-of.ts'
import { kindNotHere, noSuchBudgetLine } from '../problems.ts'
import { calledIn, problemOf, type Refusal, refuseAll } from '../refusals.ts'
import { type Asked, chainOf, isKindOfFund, type Objection, objectionsTo, refuses } from '../rules.ts'
import type { FlowEntry, FlowFinding } from '../schema.ts'
import { type Agreement, allAgreements, allFunds, type BudgetLine, budgetLinesOf, followingOf, orNull } from '../store.ts'
import { inOrder, kindFor, netAmounts, type SaidFlow } from './net.ts'
import { forgetPosted, keepPosted, type PostedFlow, postedOfHolders, saidOfHolders } from './said.ts'

interface Flow extends SaidFlow {
  amountMinor: bigint
  signature: string
}

/** Everything that decides about the money of an operation. */
async function wholeGround(tx: Tx, operationId: string): Promise<Omit<Ground, 'around'>> {
  const agreements = await allAgreements(tx, operationId)
  return {
    byCode: new Map(agreements.map(each => [each.code, each])),
    byId: new Map(agreements.map(each => [each.id, each])),
    funds: await allFunds(tx, operationId),
    successors: new Map(agreements.flatMap(({ id, successorOf }) => (successorOf ? [[successorOf, id] as const] : []))),
    following: await followingOf(tx, operationId),
  }
}

/** Holders whose money is of those given, down to the last. */
function below(holderIds: readonly string[], { byId, successors }: Omit<Ground, 'around'>): string[] {
  const children = new Map<string, string[]>()
  const under = (above: string | null, id: string | null) => {
    if (above !== null && id !== null) children.set(above, [...(children.get(above) ?? []), id])
  }
  for (const { id, parentId, fromFundId, intoFundId } of byId.values()) {
    under(parentId, id)
    under(fromFundId, id)
    under(id, intoFundId)
    under(id, successors.get(id) ?? null)
  }
  const found = new Set(holderIds)
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child)
  return [...found]
}

const depthIn = (ground: Omit<Ground, 'around'>) => {
  const depths = new Map<string, number>()
  return (holderId: string): number => {
    const known = depths.get(holderId)
    if (known !== undefined) return known
    const agreement = ground.byId.get(holderId)
    const depth = agreement ? chainOf(agreement, ground.byId, ground.successors).length : 1
    depths.set(holderId, depth)
    return depth
  }
}

/** What should stand in the ledger of what was said, in the order in which money moves. */
function wanted(said: readonly SaidFlow[], ground: Omit<Ground, 'around'>) {
  const named = said.map(flow => {
    const of = ground.byId.get(flow.holderId)?.kind ?? 'fund'
    return { ...flow, said: { ...flow.said, kind: kindFor(flow.said.kind, of) } }
  })
  const ordered = inOrder(named, depthIn(ground))
  const { amounts, left } = netAmounts(ordered)
  const flows = ordered.flatMap((flow): Flow[] => {
    const amountMinor = amounts.get(flow.externalId)
    return amountMinor === undefined
      ? []
      : [{ ...flow, amountMinor, signature: `${flow.contentHash}:${amountMinor}:${flow.holderId}` }]
  })
  return { flows, left, ordered }
}

/** The rate at which an amount is what the source says it is in the base currency. */
function rateOf(
  { rate, baseMinor, currency, amountMinor, happened }: FlowEntry,
  source: string,
  baseCurrency: string,
): Posting['rate'] {
  if (rate !== null && rate !== undefined) return rate
  if (baseMinor === null || baseMinor === undefined || currency === baseCurrency) return undefined
  const digits = 24
  const [amount, base] = [BigInt(amountMinor), BigInt(baseMinor)].map(each => (each < 0n ? -each : each))
  if (!amount || !base) return undefined
  const scaled = (amount * 10n ** BigInt(minorDigitsOf(baseCurrency) + digits)) / (base * 10n ** BigInt(minorDigitsOf(currency)))
  const written = String(scaled).padStart(digits + 1, '0')
  const unitsPerBase = `${written.slice(0, -digits)}.${written.slice(-digits)}`
  return /[1-9]/.test(unitsPerBase) ? { unitsPerBase, day: happened, source } : undefined
}

interface Understood {
  flow: Flow
  agreement: Agreement | null
  budgetLine: BudgetLine | null
  asked: Asked
}

function understood(flow: Flow, ground: Omit<Ground, 'around'>, lines: readonly BudgetLine[]): Understood {
  const agreement = ground.byId.get(flow.holderId) ?? null
  const { said } = flow
  const budgetLine = lines.find(({ agreementId, code }) => agreementId === flow.holderId && code === said.budgetLine) ?? null
  const { following } = ground
  return {
    flow,
    agreement,
    budgetLine,
    asked: {
      ...{ kind: said.kind, happened: said.happened, currency: said.currency, amountMinor: flow.amountMinor },
      ...{ of: said.of, back: said.back },
      into: said.into && { currency: said.into.currency, amountMinor: BigInt(said.into.amountMinor) },
      clusterId: orNull(following.cluster, said.clusterId ?? budgetLine?.clusterId ?? agreement?.clusterId ?? null),
      placeId: orNull(following.place, said.placeId),
      groupId: orNull(following.group, said.groupId),
      projectCode: said.projectCode ?? agreement?.projectCode ?? null,
    },
  }
}

function toPosting(
  { flow, agreement, budgetLine, asked }: Understood,
  ground: Omit<Ground, 'around'>,
  baseCurrency: string,
): Posting {
  const { said, source, importId, lenient, illustrative, holderId } = flow
  const rate = rateOf(said, source, baseCurrency)
  return {
    ...postingOf({
      ...{ asked, agreement, holderId, lenient },
      source: agreement ? sourceOf(agreement, ground) : { kind: 'unknown' },
      successorId: ground.successors.get(holderId) ?? null,
    }),
    ...{ clusterId: asked.clusterId, placeId: asked.placeId, groupId: asked.groupId, projectCode: asked.projectCode },
    ...{ activityId: said.activityId, budgetLineId: budgetLine?.id ?? null, words: said.words, source, importId, illustrative },
    ...(rate && { rate }),
  }
}

/** What is to be reversed: entries that should stand otherwise, and all that was posted after them of money below. */
async function undone(
  tx: Tx,
  operationId: string,
  holderIds: readonly string[],
  ground: Omit<Ground, 'around'>,
): Promise<{ reversed: PostedFlow[]; said: SaidFlow[] }> {
  const said = await saidOfHolders(tx, operationId, holderIds)
  const posted = await postedOfHolders(tx, operationId, holderIds)
  const should = new Map(wanted(said, ground).flows.map(flow => [flow.externalId, flow.signature]))
  const wrong = posted.filter(({ externalId, signature }) => should.get(externalId) !== signature)
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
  { reason, codeOf }: { reason: string; codeOf: (id: string) => string },
  context: CommandContext,
): Promise<void> {
  const stands = new Set<string>()
  const lines: { id: string; amountMinor: bigint }[] = []
  for (const part of slicesOf(flows.map(({ entryId }) => entryId)))
    for (const { id, reversedBy, budgetLineId, amountMinor } of (
      await entriesOf(tx, operationId, { ids: part }, { limit: slice })
    ).rows) {
      if (reversedBy !== null) continue
      stands.add(id)
      if (budgetLineId !== null) lines.push({ id: budgetLineId, amountMinor })
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
    reason: string
    indexOf: (externalId: string) => number | undefined
  },
  context: CommandContext,
): Promise<Settled> {
  const { operationId, reason, indexOf } = given
  const ground = await wholeGround(tx, operationId)
  const ofFund = new Map(ground.funds.map(({ id, code }) => [id, code]))
  const codeOf = (id: string) => ground.byId.get(id)?.code ?? ofFund.get(id) ?? id
  const { reversed, said } = await undone(tx, operationId, given.holderIds, ground)
  if (reversed.length > 0) await takeBack(tx, operationId, reversed, { reason, codeOf }, context)
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
    const entries = await postAs(tx, { operationId, postings, context }, codeOf)
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
  all.flatMap(({ budgetLine, asked, agreement }) =>
    budgetLine && asked.kind === 'expenditure' && asked.currency === agreement?.currency
      ? [{ id: budgetLine.id, amountMinor: asked.amountMinor }]
      : [],
  )

const isWithoutSource = ({ agreement }: Understood, ground: Omit<Ground, 'around'>) =>
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
  ground: Omit<Ground, 'around'>,
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
