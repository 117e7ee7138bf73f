/** The form of a sheet: for a new project, a copy, and an edit. */
import { newId } from '../../../kernel/pure/ids.ts'
import { differingFields } from '../../../modules/projects/rules.ts'
import { partnerRoles, riskLevels, type Sheet } from '../../../modules/projects/schema.ts'
import { type ProjectMessage, sayProject } from '../../messages/projects.ts'
import { named } from '../../numbers.ts'
import { Field, Hidden, Select } from '../accounts/parts.tsx'
import { blankRows, type Values } from './forms.ts'
import { Differences } from './history.tsx'
import { addressOfProject, type LoadedProjects, type ShownProject } from './load.ts'
import { stateName, Wrong, whoIs } from './parts.tsx'

interface FormProps {
  loaded: LoadedProjects
  /** Null for one that is only being started. */
  project: ShownProject | null
  values: Values
  wrong?: string | undefined
  /** What was written, where somebody else changed the sheet meanwhile. */
  mine?: Sheet | undefined
}

export function SheetPage(props: FormProps) {
  const { loaded, project, values, wrong, mine } = props
  const { language, base, path } = loaded
  return (
    <div class="projects">
      <div class="page-head">
        <h1>
          {project ? (
            <>
              {sayProject(language, 'edit')}: <bdi>{project.code}</bdi> <bdi>{named(project.sheet, language)}</bdi>
            </>
          ) : (
            sayProject(language, 'start')
          )}
        </h1>
        <p class="muted">
          {!project && sayProject(language, 'startHint', { state: stateName(loaded, path.initial) })}
          {!project && values.copiedFrom && ` ${sayProject(language, 'copiedFrom', { code: values.copiedFrom })}.`}
        </p>
        <p>
          <a href={project ? addressOfProject(base, project.code) : base}>
            {sayProject(language, project ? 'back' : 'allProjects')}
          </a>
        </p>
      </div>
      <Wrong>{wrong}</Wrong>
      {project && mine && (
        <section class="card" aria-labelledby="conflict">
          <h2 id="conflict">{sayProject(language, 'conflict')}</h2>
          <Differences
            loaded={loaded}
            fields={differingFields(project.sheet, mine)}
            sides={[
              [sayProject(language, 'yours'), mine],
              [sayProject(language, 'now'), project.sheet],
            ]}
          />
          <p class="muted">{sayProject(language, 'conflictHint')}</p>
        </section>
      )}
      <form method="post" action={project ? addressOfProject(base, project.code, '/edit') : base} class="project-form">
        <Hidden
          fields={{
            commandId: newId(),
            ...(project ? { version: String(project.version) } : { copiedFrom: values.copiedFrom ?? '' }),
          }}
        />
        <About {...props} />
        <Who {...props} />
        <Where {...props} />
        <RowsOfRisks {...props} />
        <RowsOfAwards {...props} />
        <section class="card">
          <Area name="note" label="note" {...props} />
          <Field
            name="source"
            label={sayProject(language, 'source')}
            hint={sayProject(language, 'sourceHint')}
            value={values.source}
            maxLength={300}
          />
          {project && <Field name="reason" label={sayProject(language, 'editReason')} value={values.reason} maxLength={1000} />}
          <button type="submit">{sayProject(language, project ? 'save' : 'start')}</button>
        </section>
      </form>
    </div>
  )
}

function Area({ name, label, loaded, values }: FormProps & { name: string; label: ProjectMessage }) {
  return (
    <div class="field">
      <label for={name}>{sayProject(loaded.language, label)}</label>
      <textarea id={name} name={name} rows={3} maxLength={4000} dir="auto">
        {values[name] ?? ''}
      </textarea>
    </div>
  )
}

function About(props: FormProps) {
  const { loaded, project, values } = props
  const { language, clusters, objectives, writable, mayKeep } = loaded
  const offered = [...clusters.values()].filter(
    ({ id }) => id === project?.sheet.clusterId || writable.some(each => each.id === id),
  )
  const date = (name: 'starts' | 'ends') => (
    <Field
      name={name}
      label={sayProject(language, name)}
      hint={sayProject(language, 'dateHint')}
      value={values[name]}
      maxLength={10}
    />
  )
  return (
    <section class="card">
      <h2>{sayProject(language, 'sheet')}</h2>
      {!project && <Field name="code" label={sayProject(language, 'code')} value={values.code} required maxLength={80} />}
      {(['nameEn', 'nameAr', 'nameCkb'] as const).map(name => (
        <div key={name} class="field">
          <label for={name}>{sayProject(language, name)}</label>
          <input
            id={name}
            name={name}
            value={values[name] ?? ''}
            maxLength={300}
            lang={name.slice(4).toLowerCase()}
            dir={name === 'nameEn' ? 'ltr' : 'rtl'}
          />
        </div>
      ))}
      <Area name="objective" label="objective" {...props} />
      <Select
        name="clusterId"
        label={sayProject(language, 'clusterId')}
        options={offered.map(cluster => ({ id: cluster.id, name: `${cluster.code} · ${named(cluster, language)}` }))}
        value={values.clusterId}
        {...(mayKeep || loaded.ownLead ? { empty: sayProject(language, 'noCluster') } : {})}
      />
      <Select
        name="objectiveId"
        label={sayProject(language, 'objectiveId')}
        options={objectives.map(each => ({ id: each.lineageId, name: `${each.code} ${named(each, language)}` }))}
        value={values.objectiveId}
        empty={sayProject(language, 'noObjective')}
      />
      <div class="project-pair">
        {date('starts')}
        {date('ends')}
      </div>
    </section>
  )
}

/** Numbered rows of one kind; each field carries the number, and says it to screen readers. */
function Rows(props: {
  loaded: LoadedProjects
  values: Values
  kind: 'partner' | 'budget' | 'risk' | 'award'
  title: ProjectMessage
  fields: readonly {
    name: string
    label: ProjectMessage
    options?: readonly { id: string; name: string }[]
    empty?: ProjectMessage
  }[]
}) {
  const { loaded, values, kind, title, fields } = props
  const { language } = loaded
  const count = Number(values[`${kind}s`] ?? blankRows)
  return (
    <section class="card">
      <h2>{sayProject(language, title)}</h2>
      <Hidden fields={{ [`${kind}s`]: String(count) }} />
      {Array.from({ length: count }, (_, nth) => (
        <fieldset key={nth} class="project-row">
          <legend>{sayProject(language, 'rowNo', { what: sayProject(language, title), no: nth + 1 })}</legend>
          {fields.map(({ name, label, options, empty }) => {
            const id = `${kind}.${name}.${nth}`
            return (
              <div key={name}>
                <label for={id}>{sayProject(language, label)}</label>
                {options ? (
                  <select id={id} name={id}>
                    <option value="">{empty ? sayProject(language, empty) : ''}</option>
                    {options.map(option => (
                      <option key={option.id} value={option.id} selected={option.id === values[id]}>
                        {option.name}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input id={id} name={id} value={values[id] ?? ''} dir="auto" maxLength={1000} />
                )}
              </div>
            )
          })}
        </fieldset>
      ))}
    </section>
  )
}

const optionsOfOrganisations = (loaded: LoadedProjects) =>
  [...loaded.organisations.values()].map(({ id }) => ({ id, name: whoIs(loaded, { organisationId: id, asWritten: null }) ?? '' }))

function Who({ loaded, values }: FormProps) {
  const { language } = loaded
  const organisation = { name: 'organisation', options: optionsOfOrganisations(loaded), empty: 'noOrganisation' as const }
  const written = { name: 'written', label: 'asWritten' as const }
  const roles = partnerRoles.map(role => ({ id: role, name: sayProject(language, role) }))
  return (
    <>
      <Rows
        {...{ loaded, values, kind: 'partner', title: 'partners' }}
        fields={[
          { name: 'role', label: 'role', options: roles, empty: 'roleUnknown' },
          { ...organisation, label: 'organisation' },
          written,
        ]}
      />
      <Rows
        {...{ loaded, values, kind: 'budget', title: 'budget' }}
        fields={[
          { ...organisation, label: 'donor', empty: 'noOrganisation' },
          written,
          { name: 'amount', label: 'amount' },
          { name: 'currency', label: 'currency' },
        ]}
      />
    </>
  )
}

function Where({ loaded, values }: FormProps) {
  const { language, places, groups } = loaded
  const checks = (kind: 'place' | 'group', title: ProjectMessage, all: readonly { id: string; names: object }[]) => (
    <fieldset class="project-checks">
      <legend>{sayProject(language, title)}</legend>
      {all.map(entry => {
        const name = `${kind}.${entry.id}`
        return (
          <span key={entry.id} class="check-inline">
            <input type="checkbox" id={name} name={name} value="yes" checked={values[name] === 'yes'} />
            <label for={name}>{named(entry, language)}</label>
          </span>
        )
      })}
    </fieldset>
  )
  return (
    <section class="card">
      {checks(
        'place',
        'placeIds',
        places.filter(({ level }) => level === 1),
      )}
      <Field
        name="otherPlaces"
        label={sayProject(language, 'otherPlaces')}
        hint={sayProject(language, 'otherPlacesHint')}
        value={values.otherPlaces}
      />
      <Field name="areas" label={sayProject(language, 'areas')} value={values.areas} maxLength={500} />
      {checks('group', 'groupIds', groups)}
    </section>
  )
}

function RowsOfRisks({ loaded, values }: FormProps) {
  const levels = riskLevels.map(level => ({ id: level, name: sayProject(loaded.language, level) }))
  return (
    <Rows
      {...{ loaded, values, kind: 'risk', title: 'risks' }}
      fields={[
        { name: 'words', label: 'risk' },
        { name: 'level', label: 'level', options: levels, empty: 'notStated' },
        { name: 'response', label: 'response' },
      ]}
    />
  )
}

function RowsOfAwards({ loaded, values }: FormProps) {
  return (
    <Rows
      {...{ loaded, values, kind: 'award', title: 'awards' }}
      fields={[
        { name: 'words', label: 'award' },
        { name: 'contractor', label: 'contractor' },
        { name: 'amount', label: 'amount' },
        { name: 'currency', label: 'currency' },
        { name: 'awarded', label: 'awarded' },
      ]}
    />
  )
}
