/** The pages of imports: sending a sheet, seeing what was found before anything is stored, and taking it back. */
import type { ImportOutcome } from '../../../exchange/feeds/activities/import.ts'
import { inOrderOfWeight } from '../../../exchange/feeds/activities/import.ts'
import { problemText } from '../../../exchange/feeds/activities/messages.ts'
import type { RowProblem } from '../../../exchange/feeds/problem.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ImportSummary } from '../../../modules/imports/index.ts'
import { say } from '../../messages/house.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { UnknownNames } from './unknown-names.tsx'

const statusMessage = { received: 'received', committed: 'stored', undone: 'undone' } as const
const problemsShown = 200

interface SendProps {
  language: Language
  path: string
  imports: readonly ImportSummary[]
  /** Why the file that was sent last could not be read. */
  refused?: string | undefined
  /** Whether the person may review the names that sheets bring in. */
  mayReview: boolean
}

export function ImportsPage({ language, path, imports, refused, mayReview }: SendProps) {
  return (
    <>
      <h1>{say(language, 'imports')}</h1>
      {refused && (
        <div class="notice notice-error" role="alert">
          <p>
            <strong>{say(language, 'fileRefused')}</strong>
          </p>
          <p>{refused}</p>
        </div>
      )}
      <form class="card" method="post" action={`${path}/imports`} enctype="multipart/form-data">
        <div class="drop">
          <label for="file">{say(language, 'file')}</label>
          <p class="muted" id="file-hint">
            {say(language, 'importHelp')}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            required
            aria-describedby="file-hint"
            accept=".xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
        </div>
        <div class="field">
          <label for="period">{say(language, 'period')}</label>
          <input
            id="period"
            name="period"
            type="text"
            dir="ltr"
            pattern="\d{4}-(0[1-9]|1[0-2])"
            placeholder={say(language, 'monthHint')}
          />
        </div>
        <div class="check">
          <input id="learn" name="learn" type="checkbox" value="yes" /> <label for="learn">{say(language, 'learn')}</label>
        </div>
        <button type="submit">{say(language, 'check')}</button>
        <p class="muted">{say(language, 'checkNote')}</p>
        <p>
          <a href={`${path}/template.xlsx`}>{say(language, 'template')}</a>
        </p>
        {mayReview && (
          <p>
            <a href={`${path}/names`}>{say(language, 'reviewNames')}</a>
          </p>
        )}
      </form>
      {imports.length > 0 && (
        <Scroll label={say(language, 'earlier')}>
          <h2>{say(language, 'earlier')}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{say(language, 'file_')}</th>
                <th scope="col">{say(language, 'status')}</th>
                {(['rows', 'newLines', 'changedLines', 'rejected'] as const).map(head => (
                  <th key={head} scope="col" class="number">
                    {say(language, head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {imports.map(entry => (
                <tr key={entry.id}>
                  <td>
                    <a href={`${path}/imports/${entry.id}`}>
                      <bdi>{entry.fileName}</bdi>
                    </a>
                  </td>
                  <td>{say(language, statusMessage[entry.status])}</td>
                  {([entry.counts?.rows, entry.counts?.new, entry.counts?.changed, entry.counts?.rejected] as const).map(
                    (count, index) => (
                      <td key={String(index)} class="number">
                        {count === undefined ? '–' : formatWhole(count)}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  )
}

export function Counts({ language, counts }: { language: Language; counts: ImportOutcome['counts'] }) {
  const figures = [
    ['rows', counts.rows],
    ['newLines', counts.new],
    ['changedLines', counts.changed],
    ['unchangedLines', counts.unchanged],
    ['rejected', counts.rejected],
    ['repaired', counts.repaired],
  ] as const
  return (
    <dl class="card figures">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{say(language, name)}</dt>
          <dd>{formatWhole(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

interface PreviewProps {
  language: Language
  path: string
  importId: string
  fileName: string
  outcome: ImportOutcome
  learn: boolean
  /** Whether the person may say what unknown names are. */
  mayChoose: boolean
}

/** What was found in a sheet that is not stored yet. */
export function PreviewPage({ language, path, importId, fileName, outcome, learn, mayChoose }: PreviewProps) {
  const { check, counts, sheet } = outcome
  const { good } = check
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <p class="muted">
        {say(language, 'received')}
        {sheet && (
          <>
            {' · '}
            {say(language, 'sheet')} <bdi>{sheet}</bdi>
          </>
        )}
      </p>
      <Counts language={language} counts={counts} />
      <div class="card">
        {good > 0 ? (
          <form method="post" action={`${path}/imports/${importId}/commit`} class="inline">
            <input type="hidden" name="commandId" value={newId()} />
            <input type="hidden" name="learn" value={learn ? 'yes' : ''} />
            <button type="submit">{say(language, 'storeCount', { count: formatWhole(good) })}</button>
          </form>
        ) : (
          <p>{say(language, 'nothingToStore')}</p>
        )}
        <p>
          <a href={`${path}/imports/${importId}?learn=${learn ? 'no' : 'yes'}`}>
            {say(language, learn ? 'learnNot' : 'learnAgain')}
          </a>
        </p>
      </div>
      <UnknownNames language={language} path={path} importId={importId} check={check} learn={learn} mayChoose={mayChoose} />
      <Problems language={language} problems={inOrderOfWeight(check.problems)} count={check.problemCount} />
    </>
  )
}

export function Problems({ language, problems, count }: { language: Language; problems: readonly RowProblem[]; count: number }) {
  if (problems.length === 0) return <p class="card">{say(language, 'noProblems')}</p>
  return (
    <Scroll label={say(language, 'problems')}>
      <h2>
        {say(language, 'problems')} ({formatWhole(count)})
      </h2>
      {count > problemsShown && (
        <p class="muted">{say(language, 'shownFirst', { shown: problemsShown, count: formatWhole(count) })}</p>
      )}
      <table class="problems">
        <thead>
          <tr>
            <th scope="col" class="number">
              {say(language, 'rows')}
            </th>
            <th scope="col">{say(language, 'column')}</th>
            <th scope="col">{say(language, 'value')}</th>
            <th scope="col">{say(language, 'problem')}</th>
            <th scope="col">{say(language, 'remedy')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, problemsShown).map((problem, index) => {
            const { message, remedy } = problemText(problem, language)
            return (
              <tr key={String(index)}>
                <td class="number">{problem.row > 0 ? problem.row : '–'}</td>
                <td>
                  <bdi>{problem.column}</bdi>
                </td>
                <td>
                  <bdi>{problem.value}</bdi>
                </td>
                <td>
                  <span class={`weight weight-${problem.severity}`}>{say(language, problem.severity)}</span> {message}
                </td>
                <td>{remedy}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}

interface StoredProps {
  language: Language
  path: string
  stored: ImportSummary & { problems: unknown[] }
  mayUndo: boolean
}

/** An import that was stored, or taken back. */
export function StoredPage({ language, path, stored, mayUndo }: StoredProps) {
  return (
    <>
      <h1>
        <bdi>{stored.fileName}</bdi>
      </h1>
      <p class="notice" role="status">
        {say(language, statusMessage[stored.status])}
        {' · '}
        <a href={path}>{say(language, 'seeOnOverview')}</a>
      </p>
      {stored.counts && <Counts language={language} counts={stored.counts} />}
      {stored.status === 'committed' && mayUndo && (
        <form method="post" action={`${path}/imports/${stored.id}/undo`} class="card">
          <input type="hidden" name="commandId" value={newId()} />
          <button type="submit" class="button-quiet">
            {say(language, 'undo')}
          </button>
        </form>
      )}
      <Problems language={language} problems={inOrderOfWeight(stored.problems as RowProblem[])} count={stored.problems.length} />
    </>
  )
}
