/** Routes of the review of names: what sheets brought in is kept, corrected, merged into what it really is, and separated again. */
import { type Context, Hono } from 'hono'
import type { VNode } from 'preact'
import { doings, labelOfEntry, type NameKind, nameKinds, readEntries } from '../../../exchange/names/kinds.ts'
import { containing, countUnreviewed, reviewOf, targetsOf } from '../../../exchange/names/review.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { say } from '../../messages/names.ts'
import { formatWhole } from '../../numbers.ts'
import type { House } from '../house.ts'
import { correctionOf, type EditErrors, type EditValues, valuesOfEntry } from './edit-form.tsx'
import { EntryPage } from './entry.tsx'
import { type ListAsked, ListPage, queryOf } from './list.tsx'
import { Separate } from './row.tsx'

const pageSize = 25
/** What is offered for one click in a list must be rather alike; on the page of one entry somebody looks closer. */
const inList = { suggest: 3, floor: 0.6 }
const onPage = { suggest: 8, floor: 0.4 }
/** How many entries are shown of what somebody looks for. */
const foundMax = 20

const kindOf = (text: string | undefined): NameKind | undefined => nameKinds.find(kind => kind === text)

export function namePages(house: House): Hono {
  const app = new Hono()
  const load = async (c: Context) => {
    const asking = await house.askingOf(c)
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
    if (!isAllowed(asking.actor, keepers, [{ operation: operation.id }])) throw notFound()
    const operationPath = `/o/${operation.code}`
    return {
      asking,
      operation,
      operationId: operation.id,
      language: asking.language,
      operationPath,
      path: `${operationPath}/names`,
    }
  }
  type Loaded = Awaited<ReturnType<typeof load>>
  const kindAsked = (c: Context): NameKind => {
    const kind = kindOf(c.req.param('kind'))
    if (!kind) throw notFound()
    return kind
  }

  async function listPage(c: Context, loaded: Loaded, asked: ListAsked, refused?: Problem): Promise<Response> {
    const { asking, operation, operationId, language, operationPath } = loaded
    const [counts, all] = await Promise.all([
      countUnreviewed(house, asking, operationId),
      readEntries(house, asking, operationId, asked.kind, { states: [asked.state] }),
    ])
    const fitting = asked.search === '' ? all : containing(all, asked.search)
    const pages = Math.max(1, Math.ceil(fitting.length / pageSize))
    const page = Math.min(asked.page, pages)
    const shown = fitting.slice((page - 1) * pageSize, page * pageSize)
    const names = await reviewOf(house, asking, operationId, asked.kind, shown, inList)
    const body = (
      <ListPage
        language={language}
        operationPath={operationPath}
        asked={{ ...asked, page }}
        counts={counts}
        names={names}
        found={fitting.length}
        pages={pages}
        notice={refused ? <Refused text={refused.messageIn(language)} /> : await noticeOf(c, loaded, asked)}
      />
    )
    return house.render(c, { title: say(language, 'title'), operation, body, ...(refused ? { status: 422 as const } : {}) })
  }

  const listAsked = (query: Record<string, string>): ListAsked => ({
    kind: kindOf(query.kind) ?? 'organisation',
    state: query.state === 'merged' ? 'merged' : 'unreviewed',
    search: (query.q ?? '').trim().slice(0, 200),
    page: Math.max(1, Math.trunc(Number(query.page)) || 1),
  })

  /** What was just done, with the way back. */
  async function noticeOf(c: Context, loaded: Loaded, { kind }: ListAsked): Promise<VNode | null> {
    const { asking, operationId, language, path } = loaded
    const { did, id, count } = c.req.query()
    if (did === 'keep') return <Done text={say(language, 'didKeep', { count: formatWhole(Number(count) || 0) })} />
    if ((did !== 'merge' && did !== 'separate' && did !== 'edit') || !id || !isId(id)) return null
    const [entry] = await readEntries(house, asking, operationId, kind, { ids: [id] })
    if (!entry) return null
    const name = labelOfEntry(entry, language)
    if (did === 'edit') return <Done text={say(language, 'didEdit', { name })} />
    if (did === 'separate') return <Done text={say(language, 'didSeparate', { name })} />
    const [into] = entry.mergedInto ? await readEntries(house, asking, operationId, kind, { ids: [entry.mergedInto] }) : []
    if (!into) return null
    return (
      <Done text={say(language, 'didMerge', { name, into: labelOfEntry(into, language) })}>
        <Separate language={language} path={path} back={queryOf(listAsked(c.req.query()))} entry={entry} />
      </Done>
    )
  }

  app.get('/o/:code/names', async c => listPage(c, await load(c), listAsked(c.req.query())))

  /** Does what a button of the list says, and goes back to the list as it was; a refusal is shown above it. */
  async function doing(
    c: Context,
    work: (
      loaded: Loaded,
      kind: NameKind,
      sent: Record<string, string | string[]>,
      giving: Loaded['asking'],
    ) => Promise<Record<string, string>>,
  ): Promise<Response> {
    const loaded = await load(c)
    const kind = kindAsked(c)
    const sent: Record<string, string | string[]> = {}
    for (const [name, value] of Object.entries(await c.req.parseBody({ all: true })))
      if (typeof value === 'string') sent[name] = value
      else if (Array.isArray(value)) sent[name] = value.filter(item => typeof item === 'string')
    const { back, commandId } = sent
    const asked = { ...listAsked(Object.fromEntries(new URLSearchParams(typeof back === 'string' ? back : ''))), kind }
    try {
      const giving = typeof commandId === 'string' && isId(commandId) ? { ...loaded.asking, commandId } : loaded.asking
      const did = await work(loaded, kind, sent, giving)
      return c.redirect(`${loaded.path}${queryOf(asked)}&${new URLSearchParams(did)}`, 303)
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404) throw error
      return listPage(c, loaded, asked, error)
    }
  }
  const listOf = (value: string | string[] | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value])

  app.post('/o/:code/names/:kind/keep', c =>
    doing(c, async ({ operationId }, kind, sent, giving) => {
      const ids = listOf(sent.all === 'yes' ? sent.shown : sent.ids)
      if (ids.length === 0) return { did: 'keep', count: '0' }
      const { reviewed } = await doings[kind].keep(house.runner, { operationId, ids }, giving)
      return { did: 'keep', count: String(reviewed) }
    }),
  )
  app.post('/o/:code/names/:kind/merge', c =>
    doing(c, async ({ operationId }, kind, { id, intoId }, giving) => {
      await doings[kind].merge(house.runner, { operationId, id: String(id), intoId: String(intoId) }, giving)
      return { did: 'merge', id: String(id) }
    }),
  )
  app.post('/o/:code/names/:kind/separate', c =>
    doing(c, async ({ operationId }, kind, { id }, giving) => {
      await doings[kind].separate(house.runner, { operationId, id: String(id) }, giving)
      return { did: 'separate', id: String(id) }
    }),
  )

  interface Edited {
    values: EditValues
    errors: EditErrors
    conflict: boolean
  }
  async function entryPage(c: Context, loaded: Loaded, edited?: Edited): Promise<Response> {
    const { asking, operation, operationId, language, operationPath } = loaded
    const kind = kindAsked(c)
    const id = c.req.param('id') ?? ''
    const entries = isId(id) ? await readEntries(house, asking, operationId, kind, { ids: [id] }) : []
    const [name] = await reviewOf(house, asking, operationId, kind, entries, onPage)
    if (!name) throw notFound()
    const { entry } = name
    const search = (c.req.query('find') ?? '').trim().slice(0, 200)
    const targets = search === '' ? null : await targetsOf(house, asking, operationId, kind, [entry])
    const body = (
      <EntryPage
        language={language}
        operationPath={operationPath}
        name={name}
        search={search}
        found={targets?.search(entry, search, foundMax) ?? []}
        {...(edited ?? { values: valuesOfEntry(entry), errors: {}, conflict: false })}
      />
    )
    const status = edited ? (edited.conflict ? (409 as const) : (422 as const)) : undefined
    return house.render(c, { title: labelOfEntry(entry, language), operation, body, ...(status && { status }) })
  }

  app.get('/o/:code/names/:kind/:id', async c => entryPage(c, await load(c)))

  app.post('/o/:code/names/:kind/:id/edit', async c => {
    const loaded = await load(c)
    const { asking, operationId, language, path } = loaded
    const kind = kindAsked(c)
    const id = c.req.param('id')
    const [entry] = isId(id) ? await readEntries(house, asking, operationId, kind, { ids: [id] }) : []
    if (!entry) throw notFound()
    const sent = Object.fromEntries(
      Object.entries(await c.req.parseBody()).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
    const giving = isId(sent.commandId ?? '') ? { ...asking, commandId: sent.commandId } : asking
    try {
      await doings[kind].correct(house.runner, correctionOf(operationId, entry, sent), giving)
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 404) throw error
      const errors: Record<string, string> = { '': error.messageIn(language) }
      for (const { pointer } of error.fields) {
        const [, field = ''] = pointer.split('/')
        if (field === 'names') errors.en = say(language, 'wrongName')
        else if (field === 'code' || field === 'acronym') errors.code = say(language, 'wrongCode')
        else errors[field] = say(language, 'wrongField')
      }
      return entryPage(c, loaded, { values: sent, errors, conflict: error.code === 'version-conflict' })
    }
    return c.redirect(
      `${path}${queryOf({ kind, state: 'unreviewed', search: '', page: 1 })}&${new URLSearchParams({ did: 'edit', id })}`,
      303,
    )
  })
  return app
}

function Done({ text, children }: { text: string; children?: VNode }) {
  return (
    <div class="notice" role="status">
      <p>
        <bdi>{text}</bdi>
      </p>
      {children}
    </div>
  )
}

function Refused({ text }: { text: string }) {
  return (
    <p class="notice notice-error" role="alert">
      {text}
    </p>
  )
}
