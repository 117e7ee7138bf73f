/** Which objective a report line means by the words in its column *Objective*. Pure; browser-safe. */
import type { Names } from '../../kernel/pure/languages.ts'

/** As many letters of the words are kept with the totals of lines. */
export const wordsMax = 120

/** Words as they are kept: without spaces around them, in lower case, cut. */
export const wordsOf = (text: string): string => [...text.trim().toLowerCase()].slice(0, wordsMax).join('')

export interface CalledObjective {
  lineageId: string
  code: string
  names: Names
}

/** What stands between the code and the name. */
const marks = [' – ', ' - ', ': ', ' ']

/** How an objective is offered to those who report, and found again. */
export const objectiveLabel = (code: string, name: string): string => `${code}${marks[0]}${name}`

/**
 * Finds objectives by words: their code, their name in any language, or both. Nothing is guessed: words that say more or less than that,
 * or that two objectives are called by, are no objective. What an objective was called in another version counts where nothing of the
 * version itself is called so.
 * @returns a function from words (as `wordsOf` writes them) to the lineage of the objective.
 */
export function objectiveFinder(
  standing: readonly CalledObjective[],
  elsewhere: readonly CalledObjective[] = [],
): (words: string) => string | undefined {
  const known = (objectives: readonly CalledObjective[], keysOf: (objective: CalledObjective) => string[]) => {
    const found = new Map<string, string | null>()
    for (const objective of objectives)
      for (const key of new Set(keysOf(objective).map(wordsOf))) {
        const before = found.get(key)
        found.set(key, before === undefined || before === objective.lineageId ? objective.lineageId : null)
      }
    return found
  }
  const codes = ({ code }: CalledObjective) => [code]
  const called = ({ code, names }: CalledObjective) =>
    Object.values(names).flatMap(name => [name, ...marks.map(mark => `${code}${mark}${name}`)])
  const tiers = [known(standing, codes), known(standing, called), known(elsewhere, codes), known(elsewhere, called)]
  return words => {
    for (const tier of tiers) {
      const found = tier.get(words)
      if (found !== undefined) return found ?? undefined
    }
    return undefined
  }
}

interface DatedPlan {
  id: string
  code: string
  names: Names
  starts: string | null
  ends: string | null
}

/** Whether a line that says these words in its column *Plan* (null: none) is about a plan. Where two plans hold at once, it must say so. */
export function planFinder(plan: DatedPlan, plans: readonly DatedPlan[]): (words: string | null) => boolean {
  const called = new Set([plan.code, ...Object.values(plan.names)].map(wordsOf))
  const atOnce = plans.some(
    ({ id, starts, ends }) =>
      id !== plan.id && (starts ?? '') <= (plan.ends ?? '9999') && (ends ?? '9999') >= (plan.starts ?? ''),
  )
  return words => (words === null ? !atOnce : called.has(words))
}
