/** Rules of projects: what is wrong with a path, which steps are offered, what differs between two sheets. Browser-safe. */
import { faultsOf, type Machine, reachableFrom, type Step, statesOf, stepsFrom } from '../../kernel/pure/machine.ts'
import type { Role } from '../operations/roles.ts'
import type { ProjectPath, Sheet } from './schema.ts'

type PathMachine = Machine<string, Role>

/** The path as the machine that commands refuse by. */
export function machineOf({ initial, final, steps }: ProjectPath): PathMachine {
  return { name: 'project', initial, final, steps }
}

/**
 * What is wrong with a path, in words for the person who wrote it: faults of the machine, states without a name or named twice, steps
 * back without a reason, and reviews that a way leads past.
 */
export function faultsOfPath(path: ProjectPath): string[] {
  const machine = machineOf(path)
  const faults = faultsOf(machine)
  const named = path.states.map(({ code }) => code)
  if (new Set(named).size < named.length) faults.push('two states have one code')
  for (const state of statesOf(machine)) if (!named.includes(state)) faults.push(`${state} is not among the states`)
  for (const state of named) if (!statesOf(machine).includes(state)) faults.push(`no step leads to ${state}`)
  for (const { through, before } of path.reviews) {
    if (!named.includes(through) || !named.includes(before)) faults.push(`a review names a state that is not there`)
    else if (reachableFrom(machine, path.initial, [through]).has(before)) faults.push(`a way leads to ${before} past ${through}`)
  }
  for (const { name, needs } of stepsBack(path))
    if (!needs.includes('reason')) faults.push(`the step back ${name} needs no reason`)
  return faults
}

/** Steps that lead to a state which comes before the one they lead out of, in the order in which the path lists its states. */
function stepsBack({ states, steps }: ProjectPath) {
  const at = new Map(states.map(({ code }, nth) => [code, nth]))
  return steps.filter(({ from, to }) => from.some(state => (at.get(to) ?? 0) < (at.get(state) ?? 0)))
}

/** Steps out of a state; none where nobody knows the state. */
export function stepsOf(path: ProjectPath, state: string | null) {
  return state === null ? [] : path.steps.filter(({ from }) => from.includes(state))
}

/** Whether nothing has to follow any more: such a sheet is a record, and is not edited. */
export function isOver(path: ProjectPath, state: string | null): boolean {
  return state !== null && path.final.includes(state) && stepsFrom(machineOf(path), state).length === 0
}

/** What a step needs and was not given. */
export function missingOf(
  { needs }: Pick<Step<string, Role>, 'needs'>,
  given: { reason: string | null; happened: string | null },
): ('reason' | 'happened')[] {
  return [
    ...(needs?.includes('reason') && given.reason === null ? (['reason'] as const) : []),
    ...(needs?.includes('date') && given.happened === null ? (['happened'] as const) : []),
  ]
}

export const sheetFields = [
  'names',
  'objective',
  'clusterId',
  'objectiveId',
  'starts',
  'ends',
  'partners',
  'budget',
  'placeIds',
  'areas',
  'groupIds',
  'risks',
  'awards',
  'note',
  'source',
] as const
export type SheetField = (typeof sheetFields)[number]

/** The value with the keys of its objects, and places and groups, in one order. */
function settled(sheet: Sheet, field: SheetField): string {
  const value: unknown = sheet[field]
  const inOrder = (_key: string, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  return JSON.stringify(field === 'placeIds' || field === 'groupIds' ? [...sheet[field]].sort() : value, inOrder)
}

/** Fields in which two versions of a sheet differ. */
export function differingFields(before: Sheet, after: Sheet): SheetField[] {
  return sheetFields.filter(field => settled(before, field) !== settled(after, field))
}

/** Amounts by currency, and how many lines have no amount: unknown is never added as nothing. */
export function budgetSums(budget: Sheet['budget']): { sums: { currency: string; minor: number }[]; unknown: number } {
  const sums = new Map<string, number>()
  let unknown = 0
  for (const { amountMinor, currency } of budget)
    if (amountMinor === null || currency === null) unknown += 1
    else sums.set(currency, (sums.get(currency) ?? 0) + amountMinor)
  return { sums: [...sums].map(([currency, minor]) => ({ currency, minor })), unknown }
}

/** The shortest way from the beginning to the first of the last states: what a project goes when nothing is sent back. */
export function mainLineOf(path: ProjectPath): string[] {
  const end = path.final[0]
  const waiting: string[][] = [[path.initial]]
  const seen = new Set([path.initial])
  for (let way = waiting.shift(); way !== undefined; way = waiting.shift()) {
    const last = way.at(-1)
    if (last === end) return way
    for (const { to } of stepsOf(path, last ?? null))
      if (!seen.has(to)) {
        seen.add(to)
        waiting.push([...way, to])
      }
  }
  return [path.initial]
}
