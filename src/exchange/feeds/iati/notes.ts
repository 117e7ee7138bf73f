/** What is found in a file of IATI, as problems of its lines: those of the format, and those of what it means here. */
import type { IatiFinding } from '../../formats/iati/finding.ts'
import type { RowProblem, Severity } from '../problem.ts'

/** As many problems are kept; the others are counted. */
const problemsKept = 5_000

export class IatiNotes {
  readonly problems: RowProblem[] = []
  count = 0
  /** Lines of activities that are left out. */
  readonly rejected = new Set<number>()

  take(findings: readonly IatiFinding[]): void {
    // A faulty value is kept as it stands: whether money can be made of it is told beside it.
    for (const { line, element, value, severity, code, details } of findings)
      this.#keep({
        row: line,
        column: element || null,
        severity: severity === 'error' ? 'warning' : severity,
        code,
        value,
        details,
      })
  }

  add(
    at: { line: number; element?: string; value?: string | null },
    severity: Severity,
    code: string,
    details: RowProblem['details'] = {},
  ): void {
    this.#keep({ row: at.line, column: at.element ?? null, severity, code, value: at.value?.slice(0, 200) ?? null, details })
  }

  #keep(problem: Omit<RowProblem, 'columnIndex'>): void {
    this.count += 1
    if (this.problems.length < problemsKept) this.problems.push({ ...problem, columnIndex: null })
  }
}
