/** The problems of a sheet that are kept in memory: every one is counted, the heaviest stay. */
import type { RowProblem } from '../../problem.ts'

/** Problems kept in all, and of one code that is no error: a repair made in every row must not push errors out. */
export const problemsKept = 20_000
const ofOneCodeKept = 2_000

export interface Keeper {
  keep(problems: readonly RowProblem[]): void
  kept(): { problems: RowProblem[]; problemCount: number }
}

export function createKeeper(): Keeper {
  const errors: RowProblem[] = []
  const others: RowProblem[] = []
  const times = new Map<string, number>()
  let problemCount = 0
  return {
    keep(problems) {
      problemCount += problems.length
      for (const problem of problems) {
        if (problem.severity === 'error') {
          if (errors.length < problemsKept) errors.push(problem)
          continue
        }
        const nth = (times.get(problem.code) ?? 0) + 1
        times.set(problem.code, nth)
        if (nth <= ofOneCodeKept && others.length < problemsKept) others.push(problem)
      }
    },
    kept: () => ({
      problems: [...errors, ...others.slice(0, problemsKept - errors.length)].sort((a, b) => a.row - b.row),
      problemCount,
    }),
  }
}
