/** A sheet whose months lie outside the operation: it belongs to another one, which it can begin. */
import type { RowProblem } from '../../../exchange/feeds/problem.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { sayOfOperations as say } from '../../messages/operations.ts'

export interface ElsewhereProps {
  /** First and last month of the sheet that lie outside. */
  from: string
  to: string
  operation: { code: string; starts: string | null; ends: string | null }
  importId: string
  mayStart: boolean
}

/** Months of a sheet without one good row that lie outside the operation; null when that is not what is wrong with it. */
export function monthsOutside(check: { good: number; problems: readonly RowProblem[] }): { from: string; to: string } | null {
  if (check.good > 0) return null
  const months = check.problems
    .filter(({ code }) => code === 'period-outside-operation')
    .map(({ details }) => String(details.period ?? ''))
    .sort()
  const [from, to] = [months[0], months.at(-1)]
  return from && to ? { from, to } : null
}

export function Elsewhere({ language, from, to, operation, importId, mayStart }: ElsewhereProps & { language: Language }) {
  const { code, starts, ends } = operation
  const query = new URLSearchParams({ from: code, import: importId, year: to.slice(0, 4) })
  return (
    <section class="card">
      <h2>{say(language, 'elsewhereTitle')}</h2>
      <p>{say(language, 'elsewhere', { from, to, start: starts ?? '…', end: ends ?? '…' })}</p>
      {mayStart ? (
        <p>
          <a class="button" href={`/operations/new?${query}`}>
            {say(language, 'elsewhereStart')}
          </a>
        </p>
      ) : (
        <p>{say(language, 'elsewhereAsk')}</p>
      )}
    </section>
  )
}
