/** Sheets of indicators: sent, looked at before they are stored, and as they were stored. */
import { inOrderOfWeight } from '../../../exchange/feeds/activities/import.ts'
import { type Kind, sheetNames } from '../../../exchange/feeds/indicators/columns.ts'
import { type IndicatorsOutcome, storesSomething } from '../../../exchange/feeds/indicators/import.ts'
import type { RowProblem } from '../../../exchange/feeds/problem.ts'
import { acceptedFiles } from '../../../exchange/formats/readable.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ImportSummary } from '../../../modules/imports/index.ts'
import { sayIndicator as say } from '../../messages/indicators.ts'
import { sayOfSheets } from '../../messages/sheets.ts'
import { formatWhole } from '../../numbers.ts'
import { Counts, Problems } from '../imports/imports.tsx'
import { CommandId, Field, FormErrors } from './form.tsx'
import type { Loaded } from './load.ts'

const columnOf = { en: 0, ar: 1, ckb: 2 } as const
const nameOfKind = (kind: Kind, language: Language) => sheetNames[kind][columnOf[language]]

/** Problems of several sheets name theirs in front of the column. */
function withSheets(problems: readonly RowProblem[]): RowProblem[] {
  return inOrderOfWeight(
    problems.map(problem => {
      const { sheet } = problem.details
      return sheet === undefined ? problem : { ...problem, column: [sheet, problem.column].filter(Boolean).join(' · ') }
    }),
  )
}

/** What is wanted of a sheet, and the way to send one. */
export function SendPage({ loaded, wrong }: { loaded: Loaded; wrong?: string | undefined }) {
  const { language, path } = loaded
  return (
    <>
      <h1>{say(language, 'importSheet')}</h1>
      <p>{say(language, 'sheetIntroduction')}</p>
      <p>
        <a href={`${path}.xlsx?values=no`}>{say(language, 'downloadPlan')}</a>
      </p>
      <FormErrors errors={wrong ? { '': wrong } : {}} language={language} />
      <form class="card" method="post" action={`${path}/sheets`} enctype="multipart/form-data">
        <CommandId />
        <div class="field">
          <label for="file">{say(language, 'file')}</label>
          <input id="file" name="file" type="file" accept={acceptedFiles} required />
        </div>
        <Field name="period" label={say(language, 'sheetMonth')} hint={say(language, 'sheetMonthHint')} latin />
        <button type="submit">{say(language, 'look')}</button>
      </form>
    </>
  )
}

interface SheetProps {
  loaded: Loaded
  importId: string
  fileName: string
  outcome: IndicatorsOutcome
}

export function SheetPage({ loaded, importId, fileName, outcome }: SheetProps) {
  const { language, path } = loaded
  const { check, counts } = outcome
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <ul class="plain">
        {check.sheets.map(({ name, index, kind, rows, unused }) => (
          <li key={index}>
            {name !== null && (
              <>
                <bdi>{name}</bdi>:{' '}
              </>
            )}
            {say(language, 'sheetRows', { kind: nameOfKind(kind, language), rows: formatWhole(rows) })}
            {unused.length > 0 && (
              <span class="muted">
                {' '}
                {say(language, 'sheetUnused')} <bdi>{unused.map(({ header, tag }) => header || tag || '').join(', ')}</bdi>
              </span>
            )}
          </li>
        ))}
      </ul>
      <Counts language={language} counts={counts} />
      <div class="card">
        {storesSomething(outcome) ? (
          <form method="post" action={`${path}/sheets/${importId}/store`}>
            <CommandId />
            {counts.rejected > 0 && <p>{say(language, 'sheetPartly', { rejected: formatWhole(counts.rejected) })}</p>}
            <button type="submit">{say(language, 'storeSheet')}</button>
          </form>
        ) : (
          <p>{say(language, counts.rejected > 0 ? 'sheetNothing' : 'sheetSame')}</p>
        )}
        {check.problems.length > 0 && (
          <p>
            <a href={`${path}/sheets/${importId}/corrected.xlsx`}>{sayOfSheets(language, 'corrected')}</a>{' '}
            <span class="muted">{sayOfSheets(language, 'correctedNote')}</span>
          </p>
        )}
        <p>
          <a href={`${path}/import`}>{say(language, 'sendAnother')}</a>
        </p>
      </div>
      <Problems language={language} problems={withSheets(check.problems)} count={check.problemCount} />
    </>
  )
}

interface StoredProps {
  loaded: Loaded
  importId: string
  stored: ImportSummary & { problems: unknown[] }
  mayUndo: boolean
}

export function StoredSheetPage({ loaded, importId, stored, mayUndo }: StoredProps) {
  const { language, path } = loaded
  const problems = stored.problems as RowProblem[]
  return (
    <>
      <h1>
        <bdi>{stored.fileName}</bdi>
      </h1>
      <p class="notice" role="status">
        {say(language, stored.status === 'undone' ? 'sheetUndone' : 'sheetStored')}{' '}
        <a href={path}>{say(language, 'indicators')}</a>
      </p>
      {stored.counts && <Counts language={language} counts={stored.counts} />}
      {stored.status === 'committed' && mayUndo && (
        <form class="card" method="post" action={`${path}/sheets/${importId}/undo`}>
          <CommandId />
          <p>{say(language, 'undoNote')}</p>
          <button type="submit" class="button-quiet">
            {say(language, 'undoSheet')}
          </button>
        </form>
      )}
      {problems.length > 0 && <Problems language={language} problems={withSheets(problems)} count={problems.length} />}
    </>
  )
}
