/** What happened to a project, the latest first: steps with who took them and why, and versions of the sheet with what they changed. */
import type { ComponentChildren } from 'preact'
import { roleNames } from '../../../modules/operations/index.ts'
import { differingFields, type SheetField } from '../../../modules/projects/rules.ts'
import type { Sheet } from '../../../modules/projects/schema.ts'
import { sayProject } from '../../messages/projects.ts'
import { named } from '../../numbers.ts'
import { ActorName } from '../profile/actors.tsx'
import { formatDate, formatInstant } from '../profile/time.ts'
import type { LoadedProjects, ProjectProps, ShownProject } from './load.ts'
import { Lines, linesOf, stateName } from './parts.tsx'

interface Entry {
  at: string
  order: number
  actorId: string
  actorKind: string
  what: ComponentChildren
}

/** Fields with what they said before and say now; a side that stands alone has no heading. */
export function Differences(props: {
  loaded: LoadedProjects
  fields: readonly SheetField[]
  sides: readonly (readonly [heading: string, sheet: Sheet])[]
}) {
  const { loaded, fields, sides } = props
  const { language } = loaded
  return (
    <dl class="project-differences">
      {fields.map(field => (
        <div key={field}>
          <dt>{sayProject(language, field)}</dt>
          {sides.map(([heading, sheet]) => (
            <dd key={heading}>
              {heading !== '' && <span class="muted">{heading}</span>}
              <Lines lines={linesOf(field, sheet, loaded)} language={language} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

function stepEntry({ loaded }: ProjectProps, event: ShownProject['events'][number], order: number): Entry {
  const { language } = loaded
  const { step, names, to, reason, happened, sheetNo, role, actorId, actorKind, recordedAt } = event
  const title =
    step !== null
      ? named({ names: names ?? {}, code: step }, language)
      : reason === null
        ? sayProject(language, 'started')
        : sayProject(language, 'saidToStand', { state: stateName(loaded, to) })
  const facts = [
    ...(step === null && reason !== null ? [] : [stateName(loaded, to)]),
    ...(happened ? [sayProject(language, 'on', { day: formatDate(happened, language) })] : []),
    sayProject(language, 'onVersion', { no: sheetNo }),
    ...(role !== null && role !== 'system' ? [roleNames[role][language]] : []),
  ]
  return {
    ...{ at: recordedAt, order, actorId, actorKind },
    what: (
      <>
        <strong>
          <bdi>{title}</bdi>
        </strong>
        <p class="muted">
          {facts.map((fact, nth) => (
            <>
              {nth > 0 && ' · '}
              <bdi>{fact}</bdi>
            </>
          ))}
        </p>
        {reason && (
          <p class="project-words">
            <span class="muted">{sayProject(language, 'reason')}:</span> <bdi>{reason}</bdi>
          </p>
        )}
      </>
    ),
  }
}

/** Fields of a version that say something else than those of the version before it. */
const changedIn = ({ versions }: ShownProject, no: number): SheetField[] => {
  const [after, before] = [no, no - 1].map(each => versions.find(version => version.no === each))
  return after && before ? differingFields(before, after) : []
}

function versionEntry({ loaded, project }: ProjectProps, version: ShownProject['versions'][number]): Entry {
  const { language } = loaded
  const { no, reason, savedAt, savedBy, savedByKind } = version
  const before = project.versions.find(each => each.no === no - 1)
  const fields = changedIn(project, no)
  return {
    ...{ at: savedAt, order: -1, actorId: savedBy, actorKind: savedByKind },
    what: (
      <>
        <strong>{sayProject(language, 'sheetStored', { no })}</strong>
        {reason && (
          <p class="project-words">
            <span class="muted">{sayProject(language, 'reason')}:</span> <bdi>{reason}</bdi>
          </p>
        )}
        {before && fields.length > 0 && (
          <details>
            <summary>{fields.map(field => sayProject(language, field)).join(language === 'en' ? ', ' : '، ')}</summary>
            <Differences
              loaded={loaded}
              fields={fields}
              sides={[
                [sayProject(language, 'before'), before],
                [sayProject(language, 'after'), version],
              ]}
            />
          </details>
        )}
      </>
    ),
  }
}

export function HistoryOfProject(props: ProjectProps) {
  const { loaded, project, actors } = props
  const { language } = loaded
  const entries = [
    ...project.events.map((event, order) => stepEntry(props, event, order)),
    ...project.versions.map(version => versionEntry(props, version)),
  ].sort((a, b) => (a.at === b.at ? b.order - a.order : a.at < b.at ? 1 : -1))
  return (
    <section class="card" aria-labelledby="history">
      <h2 id="history">{sayProject(language, 'history')}</h2>
      <ol class="project-history">
        {entries.map(({ at, order, what, actorId, actorKind }) => (
          <li key={`${at}${order}`}>
            <p class="muted">
              <time dateTime={at}>{formatInstant(at, language)}</time>
              <br />
              <ActorName id={actorId} kind={actorKind} known={actors} language={language} />
            </p>
            <div>{what}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}
