/** Routes of meetings: the list, one meeting, calling and changing it, its record, and its steps. */
import type { Context, Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  addActionPoint,
  agreeMinutes,
  callMeeting,
  cancelMeeting,
  changeMeeting,
  countActionPoints,
  holdMeeting,
  listMeetings,
  recordMeeting,
  showMeeting,
} from '../../../modules/coordination/index.ts'
import { listMemberships } from '../../../modules/plan/index.ts'
import { sayMeeting } from '../../messages/coordination.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { findOrganisation } from '../overview/organisation-key.ts'
import { actionOf, meetingOf, recordOf, refusalOf, type Values, valuesOfMeeting, type WrittenRecord } from './forms.ts'
import { clusterAsked, knownActors, type Loaded, loadCoordination, wholeOperation } from './load.ts'
import { MeetingPage, type MeetingProps } from './meeting.tsx'
import { MeetingForm } from './meeting-form.tsx'
import { MeetingsPage } from './meetings.tsx'

const idOf = (c: Context): string => {
  const id = c.req.param('id') ?? ''
  if (!isId(id)) throw notFound()
  return id
}

type Status = 409 | 422

/** The fields of the form of a record, of which some come several times. */
async function writtenRecord(c: Context): Promise<WrittenRecord & { values: Values }> {
  const body = await c.req.parseBody({ all: true })
  const all = (name: string) => [body[name] ?? []].flat().filter(value => typeof value === 'string')
  const one = (name: string) => all(name)[0] ?? ''
  return {
    ...{ organisation: all('organisation'), person: all('person'), other: all('other') },
    ...{ minutes: one('minutes'), decisions: one('decisions') },
    values: { version: one('version'), commandId: one('commandId') },
  }
}

export function meetingRoutes(app: Hono, house: House): void {
  const { reader, runner } = house

  async function showOne(c: Context, loaded: Loaded, more: Partial<MeetingProps> = {}, status?: Status): Promise<Response> {
    const { asking, operation, operationId, language } = loaded
    const meeting = await reader.read(showMeeting, { operationId, id: idOf(c) }, asking)
    const points = [...meeting.raised, ...meeting.cameBack]
    const [memberships, actors] = await Promise.all([
      reader.read(listMemberships, { operationId }, asking),
      knownActors(house, loaded, [
        ...[meeting.calledBy, meeting.heldBy, meeting.agreedBy],
        ...[...meeting.attendance, ...points].map(({ personId }) => personId),
        ...loaded.people.map(({ id }) => id),
      ]),
    ])
    const ofTeam = loaded.organisations.filter(({ inCountryTeam }) => inCountryTeam).map(({ id }) => id)
    const members = memberships.filter(({ clusterId }) => clusterId === meeting.clusterId)
    const expected = meeting.clusterId === null ? ofTeam : members.map(({ organisationId }) => organisationId)
    return house.render(c, {
      title: meeting.title || sayMeeting(language, 'meeting'),
      operation,
      body: <MeetingPage loaded={loaded} meeting={meeting} actors={actors} expected={expected} {...more} />,
      ...(status && { status }),
    })
  }

  function showForm(c: Context, loaded: Loaded, id: string | null, values: Values, wrong?: string, status?: Status) {
    const { language, operation } = loaded
    return house.render(c, {
      title: sayMeeting(language, id === null ? 'callMeeting' : 'changeMeeting'),
      operation,
      body: <MeetingForm loaded={loaded} id={id} values={values} wrong={wrong} />,
      ...(status && { status }),
    })
  }

  app.get('/o/:code/meetings', async c => {
    const loaded = await loadCoordination(house, c)
    const { asking, operation, operationId, language } = loaded
    const asked = c.req.query('cluster') ?? ''
    const clusterId = clusterAsked(loaded, asked)
    const [meetings, counts] = await Promise.all([
      reader.read(listMeetings, { operationId, ...(clusterId !== undefined && { clusterId }) }, asking),
      reader.read(countActionPoints, { operationId }, asking),
    ])
    const ofCluster = clusterId === undefined ? counts : counts.filter(count => count.clusterId === clusterId)
    return house.render(c, {
      title: sayMeeting(language, 'meetings'),
      operation,
      body: <MeetingsPage loaded={loaded} asked={asked} meetings={meetings} counts={ofCluster} />,
    })
  })

  app.get('/o/:code/meetings/new', async c => {
    const loaded = await loadCoordination(house, c)
    if (loaded.convenes.length === 0) throw notFound()
    return showForm(c, loaded, null, { cluster: c.req.query('cluster') ?? '', timeZone: loaded.timeZones[0] ?? 'UTC' })
  })

  app.post('/o/:code/meetings', async c => {
    const loaded = await loadCoordination(house, c)
    const { asking, operationId, language, path } = loaded
    const values = await valuesOf(c)
    const said = meetingOf(values)
    if (!said) return showForm(c, loaded, null, values, sayMeeting(language, 'wrongTime'), 422)
    const clusterId = clusterAsked(loaded, values.cluster || wholeOperation) ?? null
    try {
      const { id } = await runner.run(callMeeting, { operationId, clusterId, ...said }, { ...asking, ...commandIdOf(values) })
      return c.redirect(`${path}/meetings/${id}`, 303)
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      return showForm(c, loaded, null, values, text, status)
    }
  })

  app.get('/o/:code/meetings/:id', async c => showOne(c, await loadCoordination(house, c)))

  app.get('/o/:code/meetings/:id/edit', async c => {
    const loaded = await loadCoordination(house, c)
    const { asking, operationId, path } = loaded
    const meeting = await reader.read(showMeeting, { operationId, id: idOf(c) }, asking)
    if (!loaded.mayConvene(meeting.clusterId)) throw notFound()
    if (meeting.state !== 'called') return c.redirect(`${path}/meetings/${meeting.id}`)
    return showForm(c, loaded, meeting.id, valuesOfMeeting(meeting))
  })

  app.post('/o/:code/meetings/:id', async c => {
    const loaded = await loadCoordination(house, c)
    const { asking, operationId, language, path } = loaded
    const id = idOf(c)
    const values = await valuesOf(c)
    const said = meetingOf(values)
    if (!said) return showForm(c, loaded, id, values, sayMeeting(language, 'wrongTime'), 422)
    try {
      const input = { operationId, id, version: Number(values.version), ...said }
      await runner.run(changeMeeting, input, { ...asking, ...commandIdOf(values) })
      return c.redirect(`${path}/meetings/${id}`, 303)
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      // What was written is saved over what it says now, when it is sent again: whoever sends it was told.
      const { version } = await reader.read(showMeeting, { operationId, id }, asking)
      return showForm(c, loaded, id, { ...values, version: String(version) }, text, status)
    }
  })

  app.post('/o/:code/meetings/:id/record', async c => {
    const loaded = await loadCoordination(house, c)
    const { asking, operationId, language, path, organisations } = loaded
    const id = idOf(c)
    const { values, ...written } = await writtenRecord(c)
    const named = (name: string) => findOrganisation(organisations, name)?.id ?? null
    const { record, wrong } = recordOf(written, named, language)
    if (wrong.length > 0) return showOne(c, loaded, { written, wrong: wrong.join(' ') }, 422)
    try {
      const input = { operationId, id, version: Number(values.version), ...record }
      await runner.run(recordMeeting, input, { ...asking, ...commandIdOf(values) })
      return c.redirect(`${path}/meetings/${id}`, 303)
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      return showOne(c, loaded, { written, wrong: text }, status)
    }
  })

  app.post('/o/:code/meetings/:id/actions', async c => {
    const loaded = await loadCoordination(house, c)
    const { asking, operationId, language, path } = loaded
    const meetingId = idOf(c)
    const values = await valuesOf(c)
    try {
      const input = { operationId, meetingId, ...actionOf(values) }
      await runner.run(addActionPoint, input, { ...asking, ...commandIdOf(values) })
      return c.redirect(`${path}/meetings/${meetingId}`, 303)
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      return showOne(c, loaded, { point: values, wrong: text }, status)
    }
  })

  const steps = { hold: holdMeeting, 'agree-minutes': agreeMinutes }
  for (const name of ['hold', 'agree-minutes', 'cancel'] as const)
    app.post(`/o/:code/meetings/:id/${name}`, async c => {
      const loaded = await loadCoordination(house, c)
      const { asking, operationId, language, path } = loaded
      const id = idOf(c)
      const values = await valuesOf(c)
      const giving = { ...asking, ...commandIdOf(values) }
      const input = { operationId, id, version: Number(values.version) }
      try {
        if (name === 'cancel') await runner.run(cancelMeeting, { ...input, reason: values.reason }, giving)
        else await runner.run(steps[name], input, giving)
        return c.redirect(`${path}/meetings/${id}`, 303)
      } catch (error) {
        const { text, status } = refusalOf(error, language)
        return showOne(c, loaded, { wrong: text }, status)
      }
    })
}
