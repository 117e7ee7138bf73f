/**
 * State machines as data: which states there are, which steps lead from one to another, who may take a step and what it needs. Rooms
 * define their machines with this; pages offer the steps from it, commands refuse by it, and tests walk every path of it.
 */

export interface Step<State extends string, Role extends string = string> {
  /** Verb in kebab case: `send-back`. */
  name: string
  from: readonly State[]
  to: State
  /** Roles that may take the step; `system` for what a clock does. */
  by: readonly Role[]
  /** Data without which the step is refused: a reason, a date. */
  needs?: readonly string[]
}

export interface Machine<State extends string, Role extends string = string> {
  name: string
  initial: State
  /** States that nothing has to follow. */
  final: readonly State[]
  steps: readonly Step<State, Role>[]
}

/** All states that a machine names. */
export function statesOf<State extends string>({ initial, final, steps }: Machine<State>): State[] {
  return [...new Set([initial, ...steps.flatMap(step => [...step.from, step.to]), ...final])]
}

/** Steps that lead out of a state, in the order of the machine. */
export function stepsFrom<State extends string, Role extends string>(
  machine: Machine<State, Role>,
  state: State,
): Step<State, Role>[] {
  return machine.steps.filter(step => step.from.includes(state))
}

/** The step of a name out of a state; undefined when it does not lead out of it. */
export function stepOf<State extends string, Role extends string>(
  machine: Machine<State, Role>,
  state: State,
  name: string,
): Step<State, Role> | undefined {
  return machine.steps.find(step => step.name === name && step.from.includes(state))
}

/** States that can be reached from one, itself included, without passing through any of `avoiding`. */
export function reachableFrom<State extends string>(
  machine: Machine<State>,
  start: State,
  avoiding: readonly State[] = [],
): Set<State> {
  const seen = new Set<State>([start])
  const waiting = [start]
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop())
    for (const { to } of stepsFrom(machine, state))
      if (!seen.has(to) && !avoiding.includes(to)) {
        seen.add(to)
        waiting.push(to)
      }
  return seen
}

/**
 * What is wrong with a machine as data, in words for the person who wrote it: states that cannot be reached, states without a way out
 * that are not final, states from which no final one can be reached, steps that nobody may take, two steps of one name out of a state.
 */
export function faultsOf<State extends string>(machine: Machine<State>): string[] {
  const faults: string[] = []
  const reached = reachableFrom(machine, machine.initial)
  for (const state of statesOf(machine)) {
    if (!reached.has(state)) faults.push(`${state} cannot be reached`)
    const names = stepsFrom(machine, state).map(({ name }) => name)
    if (new Set(names).size < names.length) faults.push(`two steps of one name lead out of ${state}`)
    if (names.length === 0 && !machine.final.includes(state)) faults.push(`${state} is a dead end`)
    else if (!machine.final.some(final => reachableFrom(machine, state).has(final))) faults.push(`${state} leads to no end`)
  }
  for (const { name, by } of machine.steps) if (by.length === 0) faults.push(`nobody may take the step ${name}`)
  return faults
}
