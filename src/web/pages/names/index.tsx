/** Names that sheets brought in: each is kept as it is, or merged into the entry that it really is. */
import { type Context, Hono } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId, newId } from '../../../kernel/pure/ids.ts'
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations, mergeOrganisation, reviewOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces, mergePlace, reviewPlaces } from '../../../modules/places/index.ts'
import { say } from '../../messages/house.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import type { House } from '../house.ts'

type Kind = 'organisations' | 'places'

interface Entry {
  id: string
  /** Name with the code or acronym that tells it from others of the name. */
  label: string
  unreviewed: boolean
}

const shown = 200

const labelOf = (names: Names, code: string | null | undefined, language: Language) => {
  const name = named({ names }, language)
  return code && code !== name ? `${name} (${code})` : name
}

export function namePages(house: House): Hono {
  const app = new Hono()
  const load = async (c: Context) => {
    const asking = await house.askingOf(c)
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
    if (!isAllowed(asking.actor, keepers, [{ operation: operation.id }])) throw notFound()
    const operationId = operation.id
    const { language } = asking
    const [organisations, places] = await Promise.all([
      house.reader.read(listOrganisations, { operationId }, asking),
      house.reader.read(listPlaces, { operationId }, asking),
    ])
    const entries: Record<Kind, Entry[]> = {
      organisations: organisations.map(({ id, names, acronym, status }) => ({
        id,
        label: labelOf(names, acronym, language),
        unreviewed: status === 'unreviewed',
      })),
      places: places.map(({ id, names, codes, status }) => ({
        id,
        label: labelOf(names, codes[0]?.code, language),
        unreviewed: status === 'unreviewed',
      })),
    }
    return { asking, operation, operationId, language, entries, path: `/o/${operation.code}/names` }
  }
  const kindOf = (c: Context): Kind => {
    const kind = c.req.param('kind')
    if (kind !== 'organisations' && kind !== 'places') throw notFound()
    return kind
  }

  async function page(c: Context, loaded: Awaited<ReturnType<typeof load>>, wrong?: string): Promise<Response> {
    const { language, entries, operation, path } = loaded
    const body = (
      <>
        <h1>{say(language, 'newNames')}</h1>
        <p>{say(language, 'namesNote')}</p>
        {wrong && (
          <p class="notice notice-error" role="alert">
            {wrong}
          </p>
        )}
        {(['organisations', 'places'] as const).map(kind => (
          <NameList key={kind} kind={kind} entries={entries[kind]} language={language} path={path} />
        ))}
      </>
    )
    return house.render(c, { title: say(language, 'newNames'), operation, body, ...(wrong ? { status: 422 as const } : {}) })
  }

  app.get('/o/:code/names', async c => page(c, await load(c)))

  app.post('/o/:code/names/:kind/keep', async c => {
    const { asking, operationId, path } = await load(c)
    const kind = kindOf(c)
    const { id, commandId } = await c.req.parseBody()
    const giving = typeof commandId === 'string' && isId(commandId) ? { ...asking, commandId } : asking
    await house.runner.run(kind === 'places' ? reviewPlaces : reviewOrganisations, { operationId, ids: [id] }, giving)
    return c.redirect(`${path}#${kind}`, 303)
  })

  app.post('/o/:code/names/:kind/merge', async c => {
    const loaded = await load(c)
    const { asking, operationId, entries, language, path } = loaded
    const kind = kindOf(c)
    const { id, into, commandId } = await c.req.parseBody()
    const target = entries[kind].find(entry => entry.label === into && entry.id !== id)
    if (!target) return page(c, loaded, say(language, 'mergeUnknown', { name: typeof into === 'string' ? into : '' }))
    const giving = typeof commandId === 'string' && isId(commandId) ? { ...asking, commandId } : asking
    await house.runner.run(kind === 'places' ? mergePlace : mergeOrganisation, { operationId, id, intoId: target.id }, giving)
    return c.redirect(`${path}#${kind}`, 303)
  })
  return app
}

interface NameListProps {
  kind: Kind
  entries: readonly Entry[]
  language: Language
  path: string
}

function NameList({ kind, entries, language, path }: NameListProps) {
  const unreviewed = entries.filter(entry => entry.unreviewed)
  const title = say(language, kind === 'places' ? 'areas' : 'organisationsAll')
  return (
    <Scroll label={title}>
      <h2 id={kind}>
        {title} ({formatWhole(unreviewed.length)})
      </h2>
      {unreviewed.length === 0 ? (
        <p>{say(language, 'nothingToReview')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{say(language, 'name')}</th>
              <th scope="col">{say(language, 'keepName')}</th>
              <th scope="col">{say(language, 'sameAs')}</th>
            </tr>
          </thead>
          <tbody>
            {unreviewed.slice(0, shown).map(entry => (
              <tr key={entry.id}>
                <td>
                  <bdi>{entry.label}</bdi>
                </td>
                <td>
                  <form method="post" action={`${path}/${kind}/keep`}>
                    <input type="hidden" name="id" value={entry.id} />
                    <input type="hidden" name="commandId" value={newId()} />
                    <button type="submit" class="button-quiet">
                      {say(language, 'keepName')}
                    </button>
                  </form>
                </td>
                <td>
                  <form method="post" action={`${path}/${kind}/merge`} class="inline">
                    <input type="hidden" name="id" value={entry.id} />
                    <input type="hidden" name="commandId" value={newId()} />
                    <input
                      name="into"
                      list={`known-${kind}`}
                      required
                      aria-label={`${say(language, 'sameAs')} – ${entry.label}`}
                    />
                    <button type="submit" class="button-quiet">
                      {say(language, 'merge')}
                    </button>
                  </form>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {unreviewed.length > shown && (
        <p class="muted">{say(language, 'shownFirst', { shown, count: formatWhole(unreviewed.length) })}</p>
      )}
      <datalist id={`known-${kind}`}>
        {entries.map(entry => (
          <option key={entry.id} value={entry.label} />
        ))}
      </datalist>
    </Scroll>
  )
}
