/**
 * Makes agreements and entries of what activities say. Each activity is the agreement under which its publisher receives money, or a
 * fund where several give to it; whom it gives money are agreements below. What one activity publishes as given and another of the same file
 * as received is the same money, and counts once.
 */
import type { FlowAgreement, FlowEntry, FlowFund, MoneyKind } from '../../../modules/funding/schema.ts'
import { type Amount, breakCircles, type Draft, isOwnMoney, shareCommitments, spentOf, uncommitted } from './draft.ts'
import type { IatiGround } from './ground.ts'
import { codeOf, externalId, hashOf } from './ids.ts'
import type { IatiNotes } from './notes.ts'
import { inOrder } from './order.ts'
import type { SaidActivity, SaidMovement, SaidParty } from './said.ts'
import { directionOf, kindsOf, type Step, steps } from './ways.ts'

export interface IatiMoney {
  funds: FlowFund[]
  agreements: FlowAgreement[]
  entries: FlowEntry[]
}

const keyOf = (party: SaidParty | null, activity: string | null) => activity ?? party?.ref ?? party?.name ?? 'not-stated'

/** Where an activity's own money lies. */
interface Holder {
  agreement: string | null
  fund: string | null
}

const without = (party: SaidParty, parties: readonly SaidParty[]) =>
  parties.filter(each => (each.ref ?? each.name) !== (party.ref ?? party.name))

/** The one of the roles that the activity names besides its publisher. */
function onlyOf(activity: SaidActivity, role: string): SaidParty | null {
  const others = without(
    activity.reporting,
    activity.participating.filter(each => each.role === role),
  )
  const distinct = new Map(others.map(each => [each.ref ?? each.name, each]))
  return distinct.size === 1 ? ([...distinct.values()][0] ?? null) : null
}

class MoneyMaker {
  readonly #ground: IatiGround
  readonly #notes: IatiNotes
  readonly #projects: ReadonlyMap<string, string>
  readonly #activities: ReadonlyMap<string, SaidActivity>
  readonly #drafts = new Map<string, Draft>()
  readonly #funds = new Map<string, FlowFund>()
  readonly #holders = new Map<string, Holder>()
  readonly #entries: FlowEntry[] = []
  readonly #ids = new Map<string, number>()

  constructor(activities: readonly SaidActivity[], projects: ReadonlyMap<string, string>, ground: IatiGround, notes: IatiNotes) {
    this.#activities = new Map(activities.map(each => [each.identifier, each]))
    this.#projects = projects
    this.#ground = ground
    this.#notes = notes
  }

  make(): IatiMoney {
    for (const activity of this.#activities.values()) this.#hold(activity)
    for (const activity of this.#activities.values()) this.#move(activity)
    const drafts = [...this.#drafts.values()]
    breakCircles(drafts)
    shareCommitments(drafts)
    const agreements = [...this.#drafts.values()].flatMap(draft => this.#agreement(draft))
    return {
      funds: [...this.#funds.values()],
      agreements,
      entries: inOrder(
        this.#entries,
        agreements,
        [...this.#funds.values()].map(fund => fund.externalId),
      ),
    }
  }

  /** The activity of this file that a movement comes from, where that one is of another publisher or tells of it too. */
  #upstream(activity: SaidActivity, movement: SaidMovement): SaidActivity | null {
    const from = movement.providerActivity
    return from === null || from === activity.identifier ? null : (this.#activities.get(from) ?? null)
  }

  /** Decides where the money of an activity lies: in one agreement, or in a fund where several give. */
  #hold(activity: SaidActivity): void {
    if (this.#holders.has(activity.identifier) || this.#deciding.has(activity.identifier)) return
    this.#deciding.add(activity.identifier)
    this.#decide(activity)
    this.#deciding.delete(activity.identifier)
  }

  #decide(activity: SaidActivity): void {
    const incoming = activity.movements.filter(each => directionOf(each, activity) === 'in')
    const givers = new Map(incoming.map(each => [keyOf(each.provider, each.providerActivity), each]))
    const own = activity.movements.some(each => ['spent', 'earned'].includes(directionOf(each, activity) ?? ''))
    const { identifier } = activity
    const external = externalId(identifier)
    if (givers.size > 1) {
      this.#funds.set(identifier, {
        ...{ externalId: external, code: codeOf(identifier), organisationId: this.#id(activity.reporting, activity.line) },
        ...{ names: activity.title, opened: activity.starts, closed: null },
      })
      this.#holders.set(identifier, { agreement: null, fund: external })
      return
    }
    const [giver] = givers.values()
    if (!giver && !own) {
      this.#holders.set(identifier, { agreement: null, fund: null })
      return
    }
    this.#holders.set(identifier, { agreement: external, fund: null })
    this.#draft(external, activity, identifier, {
      giver: giver ? (giver.provider ?? onlyOf(activity, '1')) : this.#ownGiver(activity),
      receiver: activity.reporting,
      ...this.#source(activity, giver),
      intoFund: null,
    })
  }

  /** Who gives where no transaction says it: the only organisation that the activity names as funding it, be it the publisher itself. */
  #ownGiver(activity: SaidActivity): SaidParty | null {
    const other = onlyOf(activity, '1')
    const itself = activity.participating.find(
      each => each.role === '1' && (each.ref ?? each.name) === (activity.reporting.ref ?? activity.reporting.name),
    )
    return other && itself ? null : (other ?? itself ?? null)
  }

  #source(activity: SaidActivity, giver: SaidMovement | undefined): Pick<Draft, 'kind' | 'parent' | 'fromFund'> {
    const above = giver ? this.#upstream(activity, giver) : null
    const holder = above ? this.#holderOf(above) : null
    if (!holder || (holder.agreement === null && holder.fund === null))
      return { kind: 'contribution', parent: null, fromFund: null }
    return { kind: holder.fund === null ? 'sub-grant' : 'allocation', parent: holder.agreement, fromFund: holder.fund }
  }

  readonly #deciding = new Set<string>()
  /** Activities are decided from their sources down; one that is its own source has none. */
  #holderOf(activity: SaidActivity): Holder | null {
    this.#hold(activity)
    return this.#holders.get(activity.identifier) ?? null
  }

  #draft(
    external: string,
    activity: SaidActivity,
    code: string,
    more: Omit<Draft, 'activity' | 'external' | 'code' | 'names' | 'movements' | 'shared'>,
  ): Draft {
    const known = this.#drafts.get(external)
    if (known) return known
    const made: Draft = { activity, external, code: codeOf(code), names: activity.title, movements: [], shared: [], ...more }
    this.#drafts.set(external, made)
    return made
  }

  #move(activity: SaidActivity): void {
    const holder = this.#holders.get(activity.identifier) ?? { agreement: null, fund: null }
    for (const movement of activity.movements) {
      const direction = directionOf(movement, activity)
      if (direction === null) {
        const { line, type } = movement
        this.#notes.add({ line, element: 'transaction/transaction-type', value: type }, 'warning', 'iati-transaction-other')
      } else if (direction === 'in') this.#incoming(activity, movement, holder)
      else if (direction === 'out') this.#outgoing(activity, movement, holder)
      else {
        const agreement = holder.agreement ?? holder.fund
        if (agreement !== null) this.#entry(activity, movement, agreement, direction === 'spent' ? 'expenditure' : 'interest')
      }
    }
  }

  #incoming(activity: SaidActivity, movement: SaidMovement, holder: Holder): void {
    const step = steps[movement.type]
    if (!step) return
    let draft = holder.agreement === null ? undefined : this.#drafts.get(holder.agreement)
    if (!draft && holder.fund !== null) {
      const key = keyOf(movement.provider, movement.providerActivity)
      draft = this.#draft(externalId(activity.identifier, 'from', key), activity, `${activity.identifier} ← ${key}`, {
        ...{ giver: movement.provider, receiver: activity.reporting, ...this.#source(activity, movement), intoFund: holder.fund },
      })
    }
    draft?.movements.push({ step, movement, of: activity, open: false })
  }

  #outgoing(activity: SaidActivity, movement: SaidMovement, holder: Holder): void {
    const step = steps[movement.type]
    if (!step) return
    const to = movement.receiverActivity === null ? undefined : this.#activities.get(movement.receiverActivity)
    if (to && to.identifier !== activity.identifier) {
      const told = to.movements.some(each => directionOf(each, to) === 'in' && each.providerActivity === activity.identifier)
      if (told) {
        const { line } = movement
        this.#notes.add({ line, element: 'transaction', value: to.identifier }, 'repair', 'iati-same-money', {
          activity: to.identifier,
        })
        return
      }
    }
    const receiver = movement.receiver ?? to?.reporting ?? this.#onlyReceiver(activity, movement)
    const key = keyOf(receiver, movement.receiverActivity)
    const below = holder.agreement !== null || holder.fund !== null
    const received = activity.movements.some(each => directionOf(each, activity) === 'in')
    const draft = this.#draft(externalId(activity.identifier, 'to', key), activity, `${activity.identifier} → ${key}`, {
      kind: below && received ? (holder.fund === null ? 'sub-grant' : 'allocation') : 'contribution',
      giver: activity.reporting,
      receiver,
      parent: below && received ? holder.agreement : null,
      fromFund: below && received ? holder.fund : null,
      intoFund: null,
    })
    draft.movements.push({ step, movement, of: activity, open: movement.receiver === null && movement.receiverActivity === null })
  }

  readonly #toldOf = new Set<string>()
  /** Where a payment does not say whom it goes to: the only organisation that the activity names as carrying it out. */
  #onlyReceiver(activity: SaidActivity, { line }: SaidMovement): SaidParty | null {
    const only = onlyOf(activity, '4')
    if (!this.#toldOf.has(activity.identifier)) {
      this.#toldOf.add(activity.identifier)
      if (only)
        this.#notes.add({ line, element: 'transaction' }, 'repair', 'iati-receiver-from-roles', {
          name: only.name ?? only.ref ?? '',
        })
      else this.#notes.add({ line, element: 'transaction' }, 'warning', 'iati-receiver-missing')
    }
    return only
  }

  #id(party: SaidParty | null, line: number, isDonor = false): string | null {
    if (!party) return null
    const found = this.#ground.organisation(party, line, isDonor)
    if (found.id === null) {
      const name = party.name ?? party.ref ?? ''
      if (!this.#toldOf.has(`organisation ${name}`))
        this.#notes.add({ line, value: name }, 'warning', 'iati-organisation-unknown', { name })
      this.#toldOf.add(`organisation ${name}`)
    }
    return found.id
  }

  /** The agreement with its entries. One that nothing moves under, and nothing is said of, is none. */
  #agreement(draft: Draft): FlowAgreement[] {
    const { activity, kind, external } = draft
    const isContribution = kind === 'contribution'
    const sorted = [...draft.movements].sort(
      (a, b) => order[a.step] - order[b.step] || (a.movement.day < b.movement.day ? -1 : 1),
    )
    const commits = isContribution ? 'commitment' : 'allocation'
    const share = (taken: boolean) => {
      for (const each of draft.shared) if (each.minor < 0n === taken) this.#implied(draft, 'shared', commits, each.currency, each)
    }
    share(false)
    // Payments that no commitment is published for were committed: it is what they pay.
    for (const [currency, amount] of uncommitted(draft))
      if (amount.minor > 0n) {
        this.#implied(draft, 'implied', commits, currency, amount)
        this.#notes.add({ line: activity.line, element: 'transaction' }, 'repair', 'iati-commitment-implied', {
          code: draft.code,
        })
      }
    // A publisher that funds its own activity gave what it spent.
    if (isOwnMoney(draft))
      for (const [currency, amount] of spentOf(activity))
        if (amount.minor > 0n) this.#implied(draft, 'implied', 'payment', currency, amount)
    for (const { step, movement, of } of sorted) {
      const names = kindsOf[step]
      const money = isContribution ? names.first : names.below
      if (money === null) {
        this.#notes.add({ line: movement.line, element: 'transaction', value: movement.type }, 'warning', 'iati-pledge-below')
        continue
      }
      this.#entry(of, movement, external, money)
    }
    // What is taken away was given before.
    share(true)
    const giverId = this.#id(draft.giver, activity.line, isContribution)
    const receiverId = this.#id(draft.receiver, activity.line)
    const currencies = draft.movements.map(({ movement }) => movement.currency)
    const strength = activity.aidTypes.find(({ vocabulary }) => vocabulary === '2')?.code
    const onlyPledged = draft.movements.length > 0 && draft.movements.every(({ step }) => step === 'pledge')
    return [
      {
        ...{ externalId: external, code: draft.code, kind, giverId, receiverId },
        ...{ parent: draft.parent, fromFund: draft.fromFund, intoFund: draft.intoFund },
        ...{ names: draft.names, reference: activity.identifier.slice(0, 200) },
        currency: mostOften(currencies) ?? mostOften(activity.movements.map(({ currency }) => currency)) ?? 'USD',
        projectCode: this.#projects.get(activity.identifier) ?? null,
        clusterId: activity.clusterIds.length === 1 ? (activity.clusterIds[0] ?? null) : null,
        state: onlyPledged ? 'proposed' : 'in-force',
        ...{ signedOn: null, starts: activity.starts, ends: activity.ends, advanceAllowed: false, inKind: null },
        earmark:
          isContribution && strength !== undefined && strengths[strength]
            ? { strength: strengths[strength], clusterIds: [], projectCodes: [], placeIds: [], groupIds: [], words: null }
            : null,
        ...{ conditions: activity.conditions, note: null },
        identifiers: [{ scheme: 'iati', value: activity.identifier.slice(0, 300) }],
      },
    ]
  }

  /** An entry that no transaction states. */
  #implied(draft: Draft, how: 'implied' | 'shared', kind: MoneyKind, currency: string, { minor, day }: Amount): void {
    const { activity, external } = draft
    this.#push({
      ...{ externalId: externalId(external.slice('iati:'.length), how, kind, currency), row: activity.line },
      ...{ agreement: external, kind, happened: day, amountMinor: String(minor), currency },
      ...this.#purpose(activity, []),
      words: null,
    })
  }

  #purpose(activity: SaidActivity, own: readonly string[]): Pick<FlowEntry, 'clusterId' | 'placeId' | 'projectCode'> {
    const clusters = own.length > 0 ? own : activity.clusterIds
    return {
      // Money for several clusters or places is not split here: how it divides is not known.
      clusterId: clusters.length === 1 ? (clusters[0] ?? null) : null,
      placeId: activity.placeIds.length === 1 && activity.areas.length === 0 ? (activity.placeIds[0] ?? null) : null,
      projectCode: this.#projects.get(activity.identifier) ?? null,
    }
  }

  #entry(of: SaidActivity, movement: SaidMovement, agreement: string, kind: MoneyKind): void {
    const { type, ref, day, currency, minor, provider, receiver } = movement
    const parties = [provider?.ref ?? provider?.name ?? '', receiver?.ref ?? receiver?.name ?? '']
    // A publisher's own number stays when it corrects what it says; without one the day, the parties and the currency tell.
    const key = externalId(of.identifier, 't', ...(ref === null ? [type, day, currency, ...parties] : [type, 'ref', ref]))
    const nth = (this.#ids.get(key) ?? 0) + 1
    this.#ids.set(key, nth)
    this.#push({
      ...{ externalId: nth === 1 ? key : externalId(key.slice('iati:'.length), String(nth)), row: movement.line },
      ...{ agreement, kind, happened: day, amountMinor: String(minor), currency },
      ...this.#purpose(of, movement.clusterIds),
      words: movement.words,
    })
  }

  #push(
    entry: Pick<
      FlowEntry,
      | 'externalId'
      | 'row'
      | 'agreement'
      | 'kind'
      | 'happened'
      | 'amountMinor'
      | 'currency'
      | 'clusterId'
      | 'placeId'
      | 'projectCode'
      | 'words'
    >,
  ): void {
    const { externalId: _, row: __, ...content } = entry
    this.#entries.push({
      ...{ ...entry, contentHash: hashOf(content), of: 'committed', back: 'up', into: null, rate: null, baseMinor: null },
      ...{ groupId: null, activityId: null },
    })
  }
}

const order: Record<Step, number> = { pledge: 0, commitment: 1, payment: 2 }
const strengths: Record<string, 'unearmarked' | 'soft' | 'earmarked' | 'hard'> = {
  ...{ 1: 'unearmarked', 2: 'soft', 3: 'earmarked', 4: 'hard' },
}

function mostOften(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}

/** @param projects codes of the projects that activities are, by their identifiers */
export function moneyOf(
  activities: readonly SaidActivity[],
  projects: ReadonlyMap<string, string>,
  ground: IatiGround,
  notes: IatiNotes,
): IatiMoney {
  return new MoneyMaker(activities, projects, ground, notes).make()
}
