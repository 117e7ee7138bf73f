/** Routes of the journal, for those who keep the operation's data. */
import { Hono } from 'hono'
import { listActors } from '../../../modules/accounts/index.ts'
import { listJournal, showOperation, verifyOperationJournal } from '../../../modules/operations/index.ts'
import { tell } from '../../messages/pages.ts'
import type { House } from '../house.ts'
import { JournalPage } from './journal.tsx'

export function journalPages(house: House): Hono {
  const app = new Hono()
  app.get('/o/:code/journal', async c => {
    const asking = await house.askingOf(c)
    const { language } = asking
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') }, asking)
    const operationId = operation.id
    const { before, kind, id, verify } = c.req.query()
    const touching = kind && id ? { kind, id } : undefined
    const upTo = before && /^[1-9]\d{0,14}$/.test(before) ? Number(before) : undefined
    const listed = await house.reader.read(
      listJournal,
      { operationId, ...(upTo ? { before: upTo } : {}), ...(touching ? { touching } : {}) },
      asking,
    )
    const [actors, verdict] = await Promise.all([
      house.reader.read(listActors, { operationId, ids: [...new Set(listed.entries.map(({ actorId }) => actorId))] }, asking),
      verify === 'yes' ? house.reader.read(verifyOperationJournal, { operationId }, asking) : null,
    ])
    return house.render(c, {
      title: tell(language, 'journal'),
      operation,
      body: (
        <JournalPage
          {...listed}
          isNewest={upTo === undefined}
          touching={touching}
          actors={new Map(actors.map(actor => [actor.id, actor]))}
          verdict={verdict}
          language={language}
          path={`/o/${operation.code}`}
        />
      ),
    })
  })
  return app
}
