/** Sheets of projects: sent, looked at before they are stored, and as they were stored. */
import { inOrderOfWeight } from '../../../exchange/feeds/activities/import.ts'
import type { RowProblem } from '../../../exchange/feeds/problem.ts'
import type { ProjectChange } from '../../../exchange/feeds/projects/check.ts'
import { projectFormats } from '../../../exchange/feeds/projects/export.ts'
import type { ProjectsOutcome } from '../../../exchange/feeds/projects/import.ts'
import { acceptedFiles } from '../../../exchange/formats/readable.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { ImportSummary } from '../../../modules/imports/index.ts'
import { sayProjectSheet as say } from '../../messages/project-sheets.ts'
import { sayProject } from '../../messages/projects.ts'
import { sayOfSheets } from '../../messages/sheets.ts'
import { formatWhole, named } from '../../numbers.ts'
import { type ColumnsProps, ColumnsSection } from '../imports/columns.tsx'
import { Problems } from '../imports/imports.tsx'
import { Differences } from './history.tsx'
import { addressOfProject, type LoadedProjects } from './load.ts'
import { Wrong } from './parts.tsx'

/** Projects whose changes are shown in full; the others are counted. */
const changesShown = 100

/** All sheets as files, in each kind that the import reads back. */
export function ExportLinks({ loaded: { language, base } }: { loaded: LoadedProjects }) {
  return (
    <span>
      {say(language, 'exportLabel')}{' '}
      {projectFormats.map((format, nth) => (
        <>
          {nth > 0 && ' · '}
          <a class="spaced" href={`${base}/file/${format}`}>
            <bdi>{format.toUpperCase()}</bdi>
          </a>
        </>
      ))}
    </span>
  )
}

export function SendPage({ loaded, wrong }: { loaded: LoadedProjects; wrong?: string | undefined }) {
  const { language, base } = loaded
  return (
    <div class="projects">
      <h1>{say(language, 'send')}</h1>
      <Wrong>{wrong}</Wrong>
      <p>{say(language, 'introduction')}</p>
      <p>{say(language, 'states')}</p>
      <p>
        {say(language, 'startFrom')} <ExportLinks loaded={loaded} />
      </p>
      <form class="card" method="post" action={`${base}/sheets`} enctype="multipart/form-data">
        <div class="field">
          <label for="file">{say(language, 'file')}</label>
          <input id="file" name="file" type="file" accept={acceptedFiles} required />
        </div>
        <button type="submit">{say(language, 'look')}</button>
      </form>
      <p>
        <a href={base}>{say(language, 'allProjects')}</a>
      </p>
    </div>
  )
}

function Counts({ language, counts }: { language: Language; counts: ProjectsOutcome['counts'] }) {
  return (
    <dl class="card figures">
      {(['rows', 'new', 'changed', 'unchanged', 'rejected', 'repaired'] as const).map(name => (
        <div key={name}>
          <dt>{say(language, name)}</dt>
          <dd>{formatWhole(counts[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

interface LookProps {
  loaded: LoadedProjects
  importId: string
  fileName: string
  outcome: ProjectsOutcome
  columns: ColumnsProps | null
  /** Why it was not stored just now. */
  wrong?: string | undefined
}

/** What a sheet would change, and what is wrong with it. */
export function SheetPreview({ loaded, importId, fileName, outcome, columns, wrong }: LookProps) {
  const { language, base } = loaded
  const { check, counts } = outcome
  const address = `${base}/sheets/${importId}`
  return (
    <div class="projects">
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <Wrong>{wrong}</Wrong>
      <Counts language={language} counts={counts} />
      <div class="card">
        {check.changes.length > 0 ? (
          <form method="post" action={`${address}/store`}>
            <input type="hidden" name="commandId" value={newId()} />
            <input type="hidden" name="seen" value={outcome.seen} />
            {counts.rejected > 0 && <p>{say(language, 'storePartly', { rejected: formatWhole(counts.rejected) })}</p>}
            <button type="submit">{say(language, 'store')}</button>
          </form>
        ) : (
          <p>{say(language, counts.rejected > 0 ? 'nothing' : 'same')}</p>
        )}
        <p>
          {check.problems.length > 0 && (
            <a class="spaced" href={`${address}/corrected.xlsx`}>
              {say(language, 'corrected')}
            </a>
          )}{' '}
          <a class="spaced" href={`${base}/sheets`}>
            {say(language, 'sendAnother')}
          </a>
        </p>
      </div>
      <Changes loaded={loaded} changes={check.changes} />
      {columns && <ReadOtherwise columns={columns} />}
      <Problems language={language} problems={inOrderOfWeight(check.problems)} count={check.problemCount} />
    </div>
  )
}

/** What the columns hold, and what a person says of it; or that the file is of something else. */
function ReadOtherwise({ columns }: { columns: ColumnsProps }) {
  const { language, path } = columns
  return (
    <>
      <ColumnsSection {...columns} />
      <form method="post" action={`${path}/feed`}>
        <input type="hidden" name="feed" value="activities" />
        <button type="submit" class="button-quiet">
          {sayOfSheets(language, 'readOtherwiseAsActivities')}
        </button>
      </form>
    </>
  )
}

/** A file of which no sheet could be read: a person says what its columns hold. */
export function AskColumns({ fileName, columns }: { fileName: string; columns: ColumnsProps }) {
  return (
    <div class="projects">
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <ReadOtherwise columns={columns} />
    </div>
  )
}

function Changes({ loaded, changes }: { loaded: LoadedProjects; changes: readonly ProjectChange[] }) {
  const { language, base } = loaded
  if (changes.length === 0) return null
  return (
    <section class="card" aria-labelledby="changes">
      <h2 id="changes">{say(language, 'wouldChange')}</h2>
      {changes.slice(0, changesShown).map(({ code, version, before, sheet, fields }) => (
        <details key={code} class="project-change" open={changes.length < 4}>
          <summary>
            <b>{say(language, version === null ? 'newOne' : 'newVersion')}</b>{' '}
            {version === null ? (
              <bdi class="code">{code}</bdi>
            ) : (
              <a href={addressOfProject(base, code)}>
                <bdi class="code">{code}</bdi>
              </a>
            )}{' '}
            <bdi>{named(sheet, language)}</bdi>{' '}
            <span class="muted">{fields.map(field => sayProject(language, field)).join(language === 'en' ? ', ' : '، ')}</span>
          </summary>
          <Differences
            loaded={loaded}
            fields={fields}
            sides={[
              ...(before ? [[say(language, 'stored'), before] as const] : []),
              [before ? say(language, 'inSheet') : '', sheet] as const,
            ]}
          />
        </details>
      ))}
      {changes.length > changesShown && (
        <p class="muted">{say(language, 'more', { count: formatWhole(changes.length - changesShown) })}</p>
      )}
    </section>
  )
}

interface StoredProps {
  loaded: LoadedProjects
  importId: string
  stored: ImportSummary & { problems: unknown[] }
  mayUndo: boolean
  wrong?: string | undefined
}

/** A sheet that was stored, or taken back. */
export function StoredSheet({ loaded, importId, stored, mayUndo, wrong }: StoredProps) {
  const { language, base } = loaded
  const problems = stored.problems as RowProblem[]
  return (
    <div class="projects">
      <h1>
        <bdi>{stored.fileName}</bdi>
      </h1>
      <Wrong>{wrong}</Wrong>
      <p class="notice" role="status">
        {say(language, stored.status === 'undone' ? 'isUndone' : 'isStored')} <a href={base}>{say(language, 'allProjects')}</a>
      </p>
      {stored.counts && <Counts language={language} counts={stored.counts} />}
      {stored.status === 'committed' && mayUndo && (
        <form class="card" method="post" action={`${base}/sheets/${importId}/undo`}>
          <input type="hidden" name="commandId" value={newId()} />
          <p>{say(language, 'undoNote')}</p>
          <button type="submit" class="button-quiet">
            {say(language, 'undo')}
          </button>
        </form>
      )}
      {problems.length > 0 && (
        <>
          <p>
            <a class="spaced" href={`${base}/sheets/${importId}/corrected.xlsx`}>
              {say(language, 'corrected')}
            </a>
          </p>
          <Problems language={language} problems={inOrderOfWeight(problems)} count={problems.length} />
        </>
      )}
    </div>
  )
}
