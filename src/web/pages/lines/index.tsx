/** Routes of one report line. */
import { Hono } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { listActors } from '../../../modules/accounts/index.ts'
import { showLine } from '../../../modules/delivery/index.ts'
import { showImport } from '../../../modules/imports/index.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { tell } from '../../messages/pages.ts'
import type { House } from '../house.ts'
import { LinePage } from './line.tsx'

export function linePages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/lines/:line', async c => {
    const asking = await house.askingOf(c)
    const { language } = asking
    const lineId = c.req.param('line')
    if (!isId(lineId)) throw notFound()
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') }, asking)
    const operationId = operation.id
    const record = await house.reader.read(showLine, { operationId, lineId }, asking)
    const mayOpen = async (id: string) => {
      try {
        await house.reader.read(showImport, { operationId, id }, asking)
        return true
      } catch (error) {
        if (error instanceof Problem) return false
        throw error
      }
    }
    const [actors, open] = await Promise.all([
      house.reader.read(listActors, { operationId, ids: record.entries.map(({ actorId }) => actorId) }, asking),
      Promise.all(record.imports.map(async ({ id }) => ((await mayOpen(id)) ? [id] : []))),
    ])
    return house.render(c, {
      title: tell(language, 'line'),
      operation,
      body: (
        <LinePage
          record={record}
          actors={new Map(actors.map(actor => [actor.id, actor]))}
          keeps={isAllowed(asking.actor, keepers, [{ operation: operationId }])}
          openImports={new Set(open.flat())}
          language={language}
          path={`/o/${operation.code}`}
        />
      ),
    })
  })
  return app
}
