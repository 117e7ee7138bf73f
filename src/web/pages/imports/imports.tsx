/** The pages of an import: seeing what was found before anything is stored, what was stored, and taking it back. */
import type { ImportOutcome } from '../../../exchange/feeds/activities/import.ts'
import { inOrderOfWeight } from '../../../exchange/feeds/activities/import.ts'
import { problemText } from '../../../exchange/feeds/messages.ts'
import type { RowProblem } from '../../../exchange/feeds/problem.ts'
import { signatureOf } from '../../../exchange/feeds/sheet-choice.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { FeedName, ImportSummary } from '../../../modules/imports/index.ts'
import { say } from '../../messages/house.ts'
import { say as sayOfNames } from '../../messages/names.ts'
import { sayOfSheets } from '../../messages/sheets.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { asksFor, type ColumnsProps, ColumnsSection, StoredColumns } from './columns.tsx'
import { Elsewhere, type ElsewhereProps } from './elsewhere.tsx'
import type { Outcome } from './feeds.ts'
import { UnknownNames } from './unknown-names.tsx'

export const statusMessage = { received: 'received', committed: 'stored', undone: 'undone' } as const
const problemsShown = 200

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
  feed: FeedName
  outcome: Outcome
  learn: boolean
  columns: ColumnsProps
  /** Whether the person may store what was found. */
  mayStore: boolean
  /** Whether the person may say what unknown names are. */
  mayChoose: boolean
  /** Set when the sheet is of another time than the operation. */
  elsewhere: ElsewhereProps | null
  /** The columns changed between looking and storing. */
  changed: boolean
}

/** What was found in a sheet that is not stored yet. */
export function PreviewPage(props: PreviewProps) {
  const { language, path, importId, fileName, outcome, learn, columns, changed, mayChoose } = props
  const { check, counts } = outcome
  const address = `${path}/imports/${importId}`
  const asks = asksFor(columns)
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      {changed && (
        <p class="notice notice-error" role="alert">
          {sayOfSheets(language, 'changedMeanwhile')}
        </p>
      )}
      <ReadAs language={language} address={address} feed={props.feed} sheet={outcome.sheet} />
      {check.problems.some(({ code }) => /^template-(older$|.*-changed$)/.test(code)) && (
        <p class="notice" role="status">
          {sayOfSheets(language, 'olderTemplate')} <a href={`${path}/template.xlsx`}>{sayOfSheets(language, 'newTemplate')}</a>
        </p>
      )}
      {props.elsewhere && <Elsewhere language={language} {...props.elsewhere} />}
      {asks && <ColumnsSection {...columns} />}
      <Counts language={language} counts={counts} />
      <div class="card">
        <Store {...props} address={address} />
        {!props.elsewhere && (
          <Learn language={language} address={address} learn={learn} unknown={check.unknownNames.length} mayChoose={mayChoose} />
        )}
        <Files language={language} address={address} learn={learn} problems={check.problemCount} />
      </div>
      {!asks && <ColumnsSection {...columns} />}
      {!props.elsewhere && (
        <UnknownNames language={language} path={path} importId={importId} check={check} learn={learn} mayChoose={mayChoose} />
      )}
      <Problems language={language} problems={inOrderOfWeight(check.problems)} count={check.problemCount} />
    </>
  )
}

/** The way to take in what the operation does not know by name, and back. With unknown names it is the first thing to do. */
function Learn({
  language,
  address,
  learn,
  unknown,
  mayChoose,
}: {
  language: Language
  address: string
  learn: boolean
  unknown: number
  mayChoose: boolean
}) {
  if (!mayChoose) return unknown > 0 ? <p>{sayOfNames(language, 'unknownForOthers')}</p> : null
  if (!learn && unknown > 0)
    return (
      <>
        <p>{sayOfNames(language, 'unknownHint')}</p>
        <p>
          <a class="button" href={`${address}?learn=yes`}>
            {sayOfNames(language, 'takeAllIn', { count: formatWhole(unknown) })}
          </a>
        </p>
      </>
    )
  return (
    <p>
      <a href={`${address}?learn=${learn ? 'no' : 'yes'}`}>{say(language, learn ? 'learnNot' : 'learnAgain')}</a>
    </p>
  )
}

/** What the sheet was read as, and the way to read it as something else. */
export function ReadAs({
  language,
  address,
  feed,
  sheet,
}: {
  language: Language
  address: string
  feed: FeedName
  sheet: string | null
}) {
  const needs = feed === 'needs'
  return (
    <form method="post" action={`${address}/feed`} class="actions">
      <p class="muted">
        {say(language, 'received')}
        {sheet && (
          <>
            {' · '}
            {say(language, 'sheet')} <bdi>{sheet}</bdi>
          </>
        )}
        {' · '}
        {sayOfSheets(language, needs ? 'readAsNeeds' : 'readAsActivities')}
      </p>
      <input type="hidden" name="feed" value={needs ? 'activities' : 'needs'} />
      <button type="submit" class="button-quiet">
        {sayOfSheets(language, needs ? 'readOtherwiseAsActivities' : 'readOtherwiseAsNeeds')}
      </button>
    </form>
  )
}

function Store({ language, outcome, learn, feed, mayStore, address, elsewhere }: PreviewProps & { address: string }) {
  const { check, mapping, sheet } = outcome
  const count = feed === 'needs' ? (check.cells?.length ?? 0) : check.good
  if (count === 0)
    return (
      <p>
        {check.unknownNames.length > 0 && !elsewhere ? sayOfNames(language, 'nothingKnown') : say(language, 'nothingToStore')}
      </p>
    )
  const people = check.cells?.reduce((sum, cell) => sum + (cell.inNeed ?? 0), 0) ?? 0
  return (
    <>
      {feed === 'needs' && <p>{sayOfSheets(language, 'figuresNote', { people: formatWhole(people) })}</p>}
      {mayStore ? (
        <form method="post" action={`${address}/commit`} class="inline">
          <input type="hidden" name="commandId" value={newId()} />
          <input type="hidden" name="learn" value={learn ? 'yes' : ''} />
          <input type="hidden" name="seen" value={signatureOf(sheet, mapping.columns)} />
          <button type="submit">
            {feed === 'needs'
              ? sayOfSheets(language, 'storeFigures', { count: formatWhole(count) })
              : say(language, 'storeCount', { count: formatWhole(count) })}
          </button>
        </form>
      ) : (
        <p>{sayOfSheets(language, 'onlyKeepers')}</p>
      )}
    </>
  )
}

function Files({
  language,
  address,
  learn,
  problems,
}: {
  language: Language
  address: string
  learn?: boolean
  problems: number
}) {
  return (
    <>
      {problems > 0 && (
        <p>
          <a href={`${address}/corrected.xlsx${learn ? '?learn=yes' : ''}`}>{sayOfSheets(language, 'corrected')}</a>{' '}
          <span class="muted">{sayOfSheets(language, 'correctedNote')}</span>
        </p>
      )}
      <p>
        <a href={`${address}/file`}>{sayOfSheets(language, 'original')}</a>
      </p>
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
      <div class="card">
        <Files language={language} address={`${path}/imports/${stored.id}`} problems={stored.problems.length} />
      </div>
      <StoredColumns language={language} stored={stored} />
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
