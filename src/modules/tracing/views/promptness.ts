import * as v from 'valibot'
import { view } from '../../../kernel/view.ts'
import { smallNumbersAreKeptFrom } from '../../delivery/index.ts'
import { type Agreement, allAgreements, followingOf } from '../../funding/index.ts'
import { firstDates, readCells } from '../../ledger/index.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { peopleOf } from '../people.ts'
import { distribution, type FirstDays, type MoneyStep, moneySteps, type Spread, spreadOf } from '../pure/days.ts'
import { chainOf } from '../pure/levels.ts'

/** Days from one step to another of the contributions of a group. */
export interface StepDays extends Spread {
  from: MoneyStep
  to: MoneyStep
  /** How many took as long as each class of days of `dayClasses` says, and last how many took longer. */
  distribution: number[]
}

export interface MoneyPromptness {
  /** Donor, agency or cluster; null where no source says, and for all together. */
  groupId: string | null
  contributions: number
  steps: StepDays[]
}

/** From each step to the next, and from the signature to the first person. */
const pairs: readonly (readonly [MoneyStep, MoneyStep])[] = [
  ...moneySteps.slice(1).map((to, at) => [moneySteps[at] ?? to, to] as const),
  ['commitment', 'people'],
]

/** Last day of a month: people of a month were reached by then. */
function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** How long money takes from the pledge to the first person reached. */
export const showPromptness = view({
  name: 'tracing.promptness',
  summary:
    'Days from pledge to commitment, payment, allocation, first expenditure and first person reached, by donor, agency or cluster.',
  input: v.object({ operationId: IdSchema, by: v.optional(v.picklist(['all', 'donor', 'agency', 'cluster']), 'all') }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, { operationId, by }, context): Promise<MoneyPromptness[]> {
    const all = (await allAgreements(db, operationId)).filter(({ kind }) => kind === 'contribution')
    // What amends a contribution is no other one.
    const contributions = all.filter(({ successorOf }) => !all.some(({ id }) => id === successorOf))
    const { cluster: followed } = await followingOf(db, operationId)
    const first = Map.groupBy(await firstDates(db, operationId), ({ rootId }) => rootId)
    const spent = Map.groupBy(
      await readCells(db, operationId, { kinds: ['expenditure'] }, ['rootId', 'projectCode', 'clusterId']),
      ({ rootId }) => rootId,
    )
    const codes = [...new Set([...spent.values()].flat().flatMap(({ projectCode }) => projectCode ?? []))]
    const people = await peopleOf(db, operationId, codes, context, smallNumbersAreKeptFrom(context.actor, operationId))
    const rootsOf = (contribution: Agreement) => chainOf(contribution, all).map(({ id }) => id)
    const spentOf = (contribution: Agreement) => rootsOf(contribution).flatMap(id => spent.get(id) ?? [])
    const daysOf = (contribution: Agreement): FirstDays => {
      const days: FirstDays = {}
      const roots = rootsOf(contribution)
      for (const { kind, firstOn, agreementId } of roots.flatMap(id => first.get(id) ?? [])) {
        const step = moneySteps.find(each => each === kind)
        // What is promised, signed and paid under it is the contribution's own; what follows happens in other hands.
        const isOwn = roots.includes(agreementId) || kind === 'allocation' || kind === 'expenditure'
        if (step && isOwn && (days[step] === undefined || firstOn < days[step])) days[step] = firstOn
      }
      const projects = spentOf(contribution).flatMap(({ projectCode }) => projectCode ?? [])
      const month = days.expenditure && people.firstMonth(projects, days.expenditure.slice(0, 7))
      return month ? { ...days, people: lastDayOf(month) } : days
    }
    const groupsOf = (contribution: Agreement): (string | null)[] => {
      if (by === 'all') return [null]
      if (by === 'donor') return [contribution.giverId]
      if (by === 'agency') return [contribution.receiverId]
      const clusters = [contribution.clusterId, ...spentOf(contribution).map(({ clusterId }) => clusterId)]
      const known = new Set(clusters.flatMap(id => (id === null ? [] : [followed(id)])))
      return known.size > 0 ? [...known] : [null]
    }
    const groups = new Map<string | null, FirstDays[]>()
    for (const contribution of contributions) {
      const days = daysOf(contribution)
      for (const group of groupsOf(contribution)) groups.set(group, [...(groups.get(group) ?? []), days])
    }
    return [...groups]
      .sort(([a], [b]) => Number(a === null) - Number(b === null) || ((a ?? '') < (b ?? '') ? -1 : 1))
      .map(([groupId, money]) => ({
        groupId,
        contributions: money.length,
        steps: pairs.map(([from, to]) => ({
          from,
          to,
          ...spreadOf(money, from, to),
          distribution: distribution(money, from, to),
        })),
      }))
  },
})
