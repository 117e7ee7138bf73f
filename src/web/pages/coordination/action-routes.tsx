/** Routes of action points: the list, one point, adding and changing it, and its steps. */
import type { Context, Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  actionSelections,
  addActionPoint,
  changeActionPoint,
  countActionPoints,
  listActionPoints,
  showActionPoint,
  showMeeting,
} from '../../../modules/coordination/index.ts'
import type { ActionStep } from '../../../modules/coordination/rules.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { ActionPage, actionSteps } from './action.tsx'
import { ActionsPage } from './actions.tsx'
import { actionOf, refusalOf, type Values } from './forms.ts'
import { clusterAsked, knownActors, type Loaded, loadCoordination, wholeOperation } from './load.ts'

interface Refused {
  text: string
  status: 409 | 422
  /** What was written, where it was a form of fields. */
  written?: Values
}

const idOf = (c: Context): string => {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw notFound()
  return id
}

export function actionRoutes(app: Hono, house: House): void {
  const { reader, runner } = house

  async function showAll(c: Context, loaded: Loaded, refused?: Refused): Promise<Response> {
    const { asking, operation, operationId, language, organisations } = loaded
    const { cluster = '', organisation = '', which: wanted } = c.req.query()
    const which = actionSelections.find(each => each === wanted) ?? 'open'
    const clusterId = clusterAsked(loaded, cluster)
    if (organisation !== '' && !organisations.some(({ id }) => id === organisation)) throw notFound()
    const narrowed = {
      ...(clusterId !== undefined && { clusterId }),
      ...(organisation !== '' && { organisationId: organisation }),
    }
    const [points, counts] = await Promise.all([
      reader.read(listActionPoints, { operationId, which, ...narrowed }, asking),
      reader.read(countActionPoints, { operationId }, asking),
    ])
    const actors = await knownActors(
      house,
      loaded,
      points.map(({ personId }) => personId),
    )
    const counted = counts.filter(
      count =>
        (clusterId === undefined || count.clusterId === clusterId) &&
        (organisation === '' || count.organisationId === organisation),
    )
    return house.render(c, {
      title: sayMeeting(language, 'actions'),
      operation,
      body: (
        <ActionsPage
          loaded={loaded}
          asked={{ cluster, organisation, which }}
          points={points}
          counts={counted}
          actors={actors}
          wrong={refused?.text}
          written={refused?.written}
        />
      ),
      ...(refused && { status: refused.status }),
    })
  }

  async function showOne(c: Context, loaded: Loaded, refused?: Refused): Promise<Response> {
    const { asking, operation, operationId } = loaded
    const point = await reader.read(showActionPoint, { operationId, id: idOf(c) }, asking)
    const named = [...new Set([point.meetingId, ...point.events.map(({ meetingId }) => meetingId)])]
    const [meetings, actors] = await Promise.all([
      Promise.all(named.flatMap(id => (id === null ? [] : [reader.read(showMeeting, { operationId, id }, asking)]))),
      knownActors(house, loaded, [point.personId, ...point.events.map(({ actorId }) => actorId)]),
    ])
    return house.render(c, {
      title: point.what,
      operation,
      body: (
        <ActionPage
          loaded={loaded}
          point={point}
          meetings={new Map(meetings.map(meeting => [meeting.id, meeting]))}
          actors={actors}
          wrong={refused?.text}
          written={refused?.written}
        />
      ),
      ...(refused && { status: refused.status }),
    })
  }

  app.get('/o/:code/meetings/actions', async c => showAll(c, await loadCoordination(house, c)))

  app.post('/o/:code/meetings/actions', async c => {
    const loaded = await loadCoordination(house, c)
    const { asking, operationId, language, path } = loaded
    const values = await valuesOf(c)
    const cluster = values.cluster || wholeOperation
    const clusterId = clusterAsked(loaded, cluster) ?? null
    try {
      const input = { operationId, clusterId, ...actionOf(values) }
      await runner.run(addActionPoint, input, { ...asking, ...commandIdOf(values) })
      return c.redirect(`${path}/meetings/actions?${new URLSearchParams({ cluster })}`, 303)
    } catch (error) {
      return showAll(c, loaded, { ...refusalOf(error, language), written: values })
    }
  })

  app.get('/o/:code/meetings/actions/:id', async c => showOne(c, await loadCoordination(house, c)))

  app.post('/o/:code/meetings/actions/:id', async c => {
    const loaded = await loadCoordination(house, c)
    const { asking, operationId, language, path } = loaded
    const id = idOf(c)
    const values = await valuesOf(c)
    try {
      const input = {
        operationId,
        id,
        version: Number(values.version),
        ...actionOf(values),
        reason: values.reason?.trim() || null,
      }
      await runner.run(changeActionPoint, input, { ...asking, ...commandIdOf(values) })
      return c.redirect(`${path}/meetings/actions/${id}`, 303)
    } catch (error) {
      return showOne(c, loaded, { ...refusalOf(error, language), written: values })
    }
  })

  for (const name of Object.keys(actionSteps) as ActionStep[])
    app.post(`/o/:code/meetings/actions/:id/${name}`, async c => {
      const loaded = await loadCoordination(house, c)
      const { asking, operationId, language, path } = loaded
      const id = idOf(c)
      const values = await valuesOf(c)
      const reason = values.reason?.trim() || null
      const giving = { ...asking, ...commandIdOf(values) }
      const input = { operationId, id, version: Number(values.version) }
      try {
        if (name === 'finish') await runner.run(actionSteps.finish, { ...input, reason }, giving)
        else await runner.run(actionSteps[name], { ...input, reason: reason ?? '' }, giving)
        return c.redirect(`${path}/meetings/actions/${id}`, 303)
      } catch (error) {
        return showOne(c, loaded, refusalOf(error, language))
      }
    })
}
