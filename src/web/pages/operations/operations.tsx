/** The operations that a person has a role in. */
import type { Language } from '../../../kernel/pure/languages.ts'
import type { OperationSummary } from '../../../modules/operations/index.ts'
import { say } from '../../messages/house.ts'
import { sayOfOperations } from '../../messages/operations.ts'
import { named } from '../../numbers.ts'

interface OperationsProps {
  language: Language
  operations: readonly OperationSummary[]
  /** Ids of those that hold anything made up. */
  illustrative: ReadonlySet<string>
  mayStart: boolean
}

export function OperationsPage({ language, operations, illustrative, mayStart }: OperationsProps) {
  return (
    <>
      <h1>{say(language, 'operations')}</h1>
      {operations.length === 0 && <p class="notice">{say(language, 'noOperations')}</p>}
      <ul class="plain cards">
        {operations.map(operation => (
          <li key={operation.id} class="card">
            <a href={`/o/${operation.code}`}>
              <bdi>{named(operation, language)}</bdi>
            </a>{' '}
            <span class="muted" dir="ltr">
              {operation.code}
            </span>
            {illustrative.has(operation.id) && <span class="badge badge-after">{say(language, 'illustrative')}</span>}
          </li>
        ))}
      </ul>
      {mayStart && (
        <p>
          <a class="button" href="/operations/new">
            {sayOfOperations(language, 'start')}
          </a>
        </p>
      )}
    </>
  )
}
