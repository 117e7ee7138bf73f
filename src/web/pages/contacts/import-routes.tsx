/**
 * Taking in contacts from a sheet. The file is not kept: the page that shows what it would change carries it, for the moment when it is
 * stored, and nothing of it stands in an address or a cookie.
 */
import type { Context, Hono } from 'hono'
import { inOrderOfWeight } from '../../../exchange/feeds/activities/import.ts'
import {
  type ContactsOutcome,
  checkContactsFile,
  contactBytesMax,
  storeContactsFile,
} from '../../../exchange/feeds/contacts/import.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { acceptedFiles } from '../../../exchange/formats/readable.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId, newId } from '../../../kernel/pure/ids.ts'
import { type ContactImport, listContactImports, undoContactImport } from '../../../modules/coordination/index.ts'
import { sayContact } from '../../messages/contacts.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { ActionButton, Hidden, Moment } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { Problems } from '../imports/imports.tsx'
import { Records } from '../profile/records.tsx'
import { type LoadedContacts, loadContacts, type Refused, refusalOf } from './load.ts'
import { Wrong } from './parts.tsx'

interface SendProps {
  loaded: LoadedContacts
  before: readonly ContactImport[]
  wrong?: string | undefined
}

function SendPage({ loaded, before, wrong }: SendProps) {
  const { language, base } = loaded
  const title = sayContact(language, 'importsBefore')
  return (
    <div class="coordination">
      <p>
        <a href={base}>{sayContact(language, 'allContacts')}</a>
      </p>
      <h1>{sayContact(language, 'importTitle')}</h1>
      <Wrong wrong={wrong} />
      <p>{sayContact(language, 'importExplained')}</p>
      <form class="card" method="post" action={`${base}/import`} enctype="multipart/form-data">
        <div class="field">
          <label for="file">{sayContact(language, 'file')}</label>
          <input id="file" name="file" type="file" accept={acceptedFiles} required />
        </div>
        <button type="submit">{sayContact(language, 'look')}</button>
      </form>
      {before.length > 0 && (
        <Scroll label={title}>
          <h2>{title}</h2>
          <Records
            head={sayContact(language, 'when')}
            caption={title}
            columns={[
              { head: sayContact(language, 'new'), number: true },
              { head: sayContact(language, 'changed'), number: true },
              { head: sayContact(language, 'undo') },
            ]}
            rows={before.map(({ id, at, made, changed, undone }) => ({
              key: id,
              head: <Moment iso={at} />,
              cells: [
                formatWhole(made),
                formatWhole(changed),
                undone ? (
                  sayContact(language, 'undone')
                ) : (
                  <ActionButton action={`${base}/import/${id}/undo`} label={sayContact(language, 'undo')} fields={{}} />
                ),
              ],
            }))}
          />
        </Scroll>
      )}
    </div>
  )
}

interface Sheet {
  fileName: string
  bytes: Uint8Array
}

function PreviewPage({ loaded, sheet, outcome }: { loaded: LoadedContacts; sheet: Sheet; outcome: ContactsOutcome }) {
  const { language, base, labelOf, clusters } = loaded
  const { counts, check, seen, mapping } = outcome
  const unused = mapping.columns.flatMap(({ column, target, how }) =>
    target === null || how === 'repeated' ? [column.header || column.tag || ''].filter(Boolean) : [],
  )
  return (
    <div class="coordination">
      <h1>
        <bdi>{sheet.fileName}</bdi>
      </h1>
      <dl class="card figures">
        {(['rows', 'new', 'changed', 'unchanged', 'rejected', 'repaired'] as const).map(name => (
          <div key={name}>
            <dt>{sayContact(language, name)}</dt>
            <dd>{formatWhole(counts[name])}</dd>
          </div>
        ))}
      </dl>
      {unused.length > 0 && <p class="muted">{sayContact(language, 'columnsUnused', { columns: unused.join(', ') })}</p>}
      <div class="card">
        {check.changes.length > 0 ? (
          <form method="post" action={`${base}/import/store`}>
            <Hidden
              fields={{
                ...{ commandId: newId(), fileName: sheet.fileName, seen },
                content: Buffer.from(sheet.bytes).toString('base64'),
              }}
            />
            <button type="submit">{sayContact(language, 'storeThem')}</button>
          </form>
        ) : (
          <p>{sayContact(language, 'nothing')}</p>
        )}
        <p>
          <a href={`${base}/import`}>{sayContact(language, 'importTitle')}</a>
        </p>
      </div>
      {check.changes.length > 0 && (
        <Scroll label={sayContact(language, 'contacts')}>
          <Records
            head={sayContact(language, 'name')}
            caption={sayContact(language, 'contacts')}
            columns={[
              { head: sayContact(language, 'function') },
              { head: sayContact(language, 'organisation') },
              { head: sayContact(language, 'clusters') },
              { head: sayContact(language, 'changed') },
            ]}
            rows={check.changes.slice(0, shownMax).map(({ row, id, organisationId, clusterIds, details }) => ({
              key: String(row),
              head: <bdi>{details.name}</bdi>,
              cells: [
                <bdi key="function">{details.function ?? '–'}</bdi>,
                <bdi key="organisation">{organisationId === null ? '–' : labelOf(organisationId)}</bdi>,
                clusterIds.flatMap(each => clusters.get(each)?.code ?? []).join(', ') || '–',
                sayContact(language, id === null ? 'new' : 'changed'),
              ],
            }))}
          />
        </Scroll>
      )}
      <Problems language={language} problems={inOrderOfWeight(check.problems)} count={check.problemCount} />
    </div>
  )
}

/** Changes that are shown; the others are counted. */
const shownMax = 200

export function importRoutes(app: Hono, house: House): void {
  const { reader, runner } = house
  const doors = { db: house.db, reader, runner }

  async function loadKeeping(c: Context): Promise<LoadedContacts> {
    const loaded = await loadContacts(house, c)
    if (!loaded.keepsAny) throw notFound()
    return loaded
  }

  async function send(c: Context, loaded: LoadedContacts, refused?: Refused) {
    const { asking, operation, operationId, language } = loaded
    const before = await reader.read(listContactImports, { operationId }, asking)
    return house.render(c, {
      title: sayContact(language, 'importTitle'),
      operation,
      body: <SendPage loaded={loaded} before={before} wrong={refused?.text} />,
      ...(refused && { status: refused.status }),
    })
  }

  const refusal = (error: unknown, { language }: LoadedContacts): Refused =>
    error instanceof FileProblem ? { text: fileProblemText(error, language), status: 422 } : refusalOf(error, language)

  app.get('/o/:code/contacts/import', async c => send(c, await loadKeeping(c)))

  app.post('/o/:code/contacts/import', async c => {
    const loaded = await loadKeeping(c)
    const { asking, operation, language } = loaded
    const { file } = await c.req.parseBody()
    if (!(file instanceof File) || file.size === 0 || file.size > contactBytesMax)
      return send(c, loaded, { text: sayContact(language, 'fileMissing'), status: 422 })
    const sheet = { fileName: file.name.slice(-300), bytes: new Uint8Array(await file.arrayBuffer()) }
    try {
      const outcome = await checkContactsFile(doors, asking, { code: operation.code, ...sheet })
      return await house.render(c, {
        title: sayContact(language, 'importTitle'),
        operation,
        body: <PreviewPage loaded={loaded} sheet={sheet} outcome={outcome} />,
      })
    } catch (error) {
      return send(c, loaded, refusal(error, loaded))
    }
  })

  app.post('/o/:code/contacts/import/store', async c => {
    const loaded = await loadKeeping(c)
    const { asking, operation, operationId, base } = loaded
    const body = await c.req.parseBody()
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : '')
    const bytes = new Uint8Array(Buffer.from(text('content'), 'base64'))
    const given = { code: operation.code, operationId, fileName: text('fileName').slice(-300), bytes, seen: text('seen') }
    try {
      await storeContactsFile(doors, asking, given, text('commandId') || undefined)
      return c.redirect(base, 303)
    } catch (error) {
      return send(c, loaded, refusal(error, loaded))
    }
  })

  app.post('/o/:code/contacts/import/:id/undo', async c => {
    const loaded = await loadKeeping(c)
    const { asking, operationId, base } = loaded
    const importId = c.req.param('id')
    if (!isId(importId)) throw notFound()
    try {
      await runner.run(undoContactImport, { operationId, importId }, asking)
      return c.redirect(`${base}/import`, 303)
    } catch (error) {
      return send(c, loaded, refusal(error, loaded))
    }
  })
}
