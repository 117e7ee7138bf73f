/** The document library: every document with its latest version, the earlier ones, and the forms of those who keep it. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { DocumentVersion, LibraryDocument } from '../../../modules/coordination/index.ts'
import { sayDocument } from '../../messages/documents.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Field, Hidden, Moment } from '../accounts/parts.tsx'
import type { Values } from './forms.ts'
import { type Loaded, wholeOperation } from './load.ts'
import { ClusterSelect } from './meetings.tsx'
import { ClusterOf } from './parts.tsx'

interface Props {
  loaded: Loaded
  /** Cluster as in the address: a code, `-`, or nothing for all. */
  asked: string
  documents: readonly LibraryDocument[]
  wrong?: string | undefined
  /** What was written in the form of a new document. */
  written?: Values | undefined
}

const anchorOf = (id: string) => `document-${id}`

function VersionLink({
  loaded: { path, language },
  document,
  version,
}: {
  loaded: Loaded
  document: LibraryDocument
  version: DocumentVersion
}) {
  return (
    <>
      <a href={`${path}/documents/${document.id}/${version.no}`} download>
        {sayDocument(language, 'version', { no: version.no })} · <bdi>{version.fileName}</bdi>
      </a>{' '}
      <span class="muted">
        {sayDocument(language, 'kilobytes', { count: formatWhole(Math.max(1, Math.round(version.bytes / 1_000))) })}
        {' · '}
        <Moment iso={version.addedAt} />
      </span>
      {version.note !== null && (
        <p>
          <bdi>{version.note}</bdi>
        </p>
      )}
    </>
  )
}

function FileField({ loaded: { language }, id }: { loaded: Loaded; id: string }) {
  return (
    <>
      <div class="field">
        <label for={`file-${id}`}>{sayDocument(language, 'file')}</label>
        <input id={`file-${id}`} type="file" name="file" required />
      </div>
      <Field id={`note-${id}`} name="note" label={sayDocument(language, 'note')} maxLength={1_000} />
    </>
  )
}

function KeepersForms({ loaded, document }: { loaded: Loaded; document: LibraryDocument }) {
  const { language, path } = loaded
  const { id, version } = document
  const fields = () => ({ commandId: newId(), version: String(version) })
  return (
    <>
      <details>
        <summary>{sayDocument(language, 'addVersion')}</summary>
        <form method="post" action={`${path}/documents/${id}/versions`} enctype="multipart/form-data">
          <Hidden fields={fields()} />
          <FileField loaded={loaded} id={id} />
          <button type="submit">{sayDocument(language, 'addVersion')}</button>
        </form>
      </details>
      <details>
        <summary>{sayDocument(language, 'end')}</summary>
        <form method="post" action={`${path}/documents/${id}/end`}>
          <Hidden fields={fields()} />
          <Field id={`reason-${id}`} name="reason" label={sayDocument(language, 'reason')} maxLength={1_000} required />
          <button type="submit">{sayDocument(language, 'end')}</button>
        </form>
      </details>
    </>
  )
}

function DocumentItem({ loaded, document }: { loaded: Loaded; document: LibraryDocument }) {
  const { language, mayConvene } = loaded
  const [latest, ...earlier] = document.versions
  return (
    <li class="document" id={anchorOf(document.id)}>
      <h2>
        <bdi>{document.title}</bdi>
      </h2>
      <p class="muted">
        <ClusterOf id={document.clusterId} loaded={loaded} />
      </p>
      {document.ended !== null && (
        <p class="notice">
          <bdi>{sayDocument(language, 'notValid', { reason: document.ended })}</bdi>
        </p>
      )}
      {latest && (
        <div>
          <VersionLink loaded={loaded} document={document} version={latest} />
        </div>
      )}
      {earlier.length > 0 && (
        <details>
          <summary>
            {sayDocument(language, 'earlier')} ({earlier.length})
          </summary>
          <ul>
            {earlier.map(version => (
              <li key={version.no}>
                <VersionLink loaded={loaded} document={document} version={version} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {document.ended === null && mayConvene(document.clusterId) && <KeepersForms loaded={loaded} document={document} />}
    </li>
  )
}

function NewDocument({ loaded, asked, written = {} }: Props) {
  const { language, path, convenes } = loaded
  const chosen = written.cluster ?? asked
  return (
    <details class="card" open={written.title !== undefined}>
      <summary>{sayDocument(language, 'add')}</summary>
      <form method="post" action={`${path}/documents`} enctype="multipart/form-data">
        <Hidden fields={{ commandId: newId() }} />
        <Field name="title" label={sayDocument(language, 'title')} value={written.title} maxLength={200} required />
        <div class="field">
          <label for="of-cluster">{sayDocument(language, 'cluster')}</label>
          <select id="of-cluster" name="cluster">
            {convenes.map(cluster => (
              <option
                key={cluster?.id ?? wholeOperation}
                value={cluster?.code ?? wholeOperation}
                selected={chosen === (cluster?.code ?? wholeOperation)}
              >
                {cluster ? `${cluster.code} ${named(cluster, language)}` : sayDocument(language, 'wholeOperation')}
              </option>
            ))}
          </select>
        </div>
        <FileField loaded={loaded} id="new" />
        <button type="submit">{sayDocument(language, 'add')}</button>
      </form>
    </details>
  )
}

export function DocumentsPage(props: Props) {
  const { loaded, asked, documents, wrong } = props
  const { language, path, convenes } = loaded
  return (
    <div class="coordination documents">
      <h1>{sayDocument(language, 'documents')}</h1>
      <p>{sayDocument(language, 'library')}</p>
      {wrong && (
        <p class="notice notice-error" role="alert">
          {wrong}
        </p>
      )}
      <form action={`${path}/documents`} class="filters">
        <ClusterSelect loaded={loaded} asked={asked} />
        <button type="submit">{sayDocument(language, 'show')}</button>
      </form>
      {convenes.length > 0 && <NewDocument {...props} />}
      {documents.length === 0 ? (
        <p class="notice">{sayDocument(language, 'none')}</p>
      ) : (
        <ul class="document-list">
          {documents.map(document => (
            <DocumentItem key={document.id} loaded={loaded} document={document} />
          ))}
        </ul>
      )}
    </div>
  )
}
