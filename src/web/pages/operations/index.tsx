/** Operations of this installation, and the way to start one: from nothing, or with a sheet that belongs to no operation yet. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import countries from 'i18n-iso-countries'
import { guessFeed } from '../../../exchange/feeds/guess.ts'
import { receiveSheet } from '../../../exchange/feeds/reading.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { openTable } from '../../../exchange/formats/open-table.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { startOperation } from '../../../exchange/new-operation/create.ts'
import { placesKnownTo } from '../../../exchange/new-operation/known-places.ts'
import { PlacesFileProblem } from '../../../exchange/new-operation/places-file.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { showIllustrative } from '../../../modules/delivery/index.ts'
import { type FeedName, fileBytesMax, fileOfImport, showImport } from '../../../modules/imports/index.ts'
import { administrators, listOperations, type OperationSummary, showOperation } from '../../../modules/operations/index.ts'
import { say } from '../../messages/house.ts'
import { sayOfOperations } from '../../messages/operations.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { type Giver, NewOperationPage, type OperationForm } from './new-operation.tsx'
import { OperationsPage } from './operations.tsx'

type Asking = Awaited<ReturnType<House['askingOf']>>

/** A sheet on its way into an operation that begins. */
interface FirstSheet {
  feed: FeedName
  fileName: string
  bytes: Uint8Array
}

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const fileOf = (value: unknown) => (value instanceof File && value.name !== '' ? value : null)
const bytesOf = async (file: File) => new Uint8Array(await file.arrayBuffer())

/** Why nothing was started, in the reader's language; undefined for what no person can mend. */
function reasonOf(error: unknown, { language }: Asking): string | undefined {
  if (error instanceof Problem && error.status < 500) return error.messageIn(language)
  if (error instanceof FileProblem) return fileProblemText(error, language)
  return error instanceof PlacesFileProblem ? error.message : undefined
}

export function operationPages(house: House): Hono {
  const app = new Hono()

  /** The operation and the sheet that an address or a form names, as far as the person may see them. */
  async function giverOf(asking: Asking, from: string, importId: string) {
    if (from === '') return null
    const operation = await house.reader.read(showOperation, { code: from }, asking)
    const found = isId(importId) ? await house.reader.read(showImport, { operationId: operation.id, id: importId }, asking) : null
    return { operation, found }
  }
  type Given = Awaited<ReturnType<typeof giverOf>>

  const asGiver = (given: Given, asking: Asking): Giver | null =>
    given && {
      code: given.operation.code,
      name: named(given.operation, asking.language),
      places: true,
      sheet: given.found && { id: given.found.id, fileName: given.found.fileName },
    }

  async function administratorOf(c: Context): Promise<Asking> {
    const asking = await house.askingOf(c)
    if (!isAllowed(asking.actor, administrators, [{}])) throw notFound()
    return asking
  }

  function formPage(c: Context, asking: Asking, form: OperationForm, giver: Giver | null, refused: string | null = null) {
    const body = <NewOperationPage language={asking.language} form={form} giver={giver} refused={refused} />
    const status = refused === null ? {} : { status: 422 as const }
    return house.render(c, { title: sayOfOperations(asking.language, 'start'), body, ...status })
  }

  app.get('/operations', async c => {
    const asking = await house.askingOf(c)
    const operations: OperationSummary[] = await house.reader.read(listOperations, {}, asking).catch(error => {
      // Somebody without a role anywhere.
      if (error instanceof Problem) return []
      throw error
    })
    const mayStart = isAllowed(asking.actor, administrators, [{}])
    const marked = await Promise.all(
      operations.map(async ({ id }) =>
        (await house.reader.read(showIllustrative, { operationId: id }, asking)).illustrative ? id : '',
      ),
    )
    const body = (
      <OperationsPage language={asking.language} operations={operations} illustrative={new Set(marked)} mayStart={mayStart} />
    )
    return house.render(c, { title: say(asking.language, 'operations'), body })
  })

  app.get('/operations/new', async c => {
    const asking = await administratorOf(c)
    const given = await giverOf(asking, textOf(c.req.query('from')), textOf(c.req.query('import')))
    const year = /^\d{4}$/.exec(textOf(c.req.query('year')))?.[0]
    const country = given?.operation.country ?? ''
    const suffix = year === undefined ? '' : `-${year}`
    const form = {
      country,
      code: country === '' ? '' : `${countries.alpha2ToAlpha3(country) ?? country}${suffix}`,
      name: country === '' ? '' : `${countries.getName(country, 'en') ?? ''}${year === undefined ? '' : ` ${year}`}`,
    }
    return formPage(c, asking, form, asGiver(given, asking))
  })

  app.post('/operations', bodyLimit({ maxSize: fileBytesMax }), async c => {
    const asking = await administratorOf(c)
    const sent = await c.req.parseBody()
    const form = { code: textOf(sent.code).toUpperCase(), country: textOf(sent.country), name: textOf(sent.name) }
    const given = await giverOf(asking, textOf(sent.from), textOf(sent.import))
    try {
      const sheet = await firstSheet(given, fileOf(sent.sheet))
      const placesFile = fileOf(sent.places)
      const known = sent.known === 'yes' && given?.operation.country === form.country
      const places = placesFile
        ? { bytes: await bytesOf(placesFile), fileName: placesFile.name }
        : known && given
          ? await placesKnownTo(house.reader, given.operation.code, asking)
          : undefined
      const { id: operationId } = await startOperation(
        house.runner,
        { code: form.code, country: form.country, name: form.name === '' ? undefined : form.name, places },
        asking,
      )
      const path = `/o/${form.code}/imports`
      if (!sheet) return c.redirect(path, 303)
      const importId = await receiveSheet(house, asking, { operationId, ...sheet, options: { learn: true } })
      return c.redirect(`${path}/${importId}`, 303)
    } catch (error) {
      const reason = reasonOf(error, asking)
      if (reason === undefined) throw error
      return formPage(c, asking, form, asGiver(given, asking), reason)
    }
  })

  /** The sheet that was sent, or the one of the import that was named. @throws FileProblem when it cannot be opened. */
  async function firstSheet(given: Given, file: File | null): Promise<FirstSheet | null> {
    if (file) {
      const bytes = await bytesOf(file)
      const { sheets } = await openTable(bytes, file.name)
      return { feed: guessFeed(sheets), fileName: file.name, bytes }
    }
    if (!given?.found) return null
    const bytes = await fileOfImport(house.db, given.operation.id, given.found.id)
    if (!bytes) throw notFound()
    return { feed: given.found.feed, fileName: given.found.fileName, bytes }
  }

  return app
}
