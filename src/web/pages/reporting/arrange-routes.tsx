/** Routes of calendars and duties. */
import type { Context, Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import {
  endCalendar,
  endDuty,
  generateReports,
  listCalendars,
  listDuties,
  setCalendar,
  setDuties,
  suggestDuties,
} from '../../../modules/reporting/index.ts'
import { sayReport } from '../../messages/reporting.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { CalendarPage } from './calendar.tsx'
import { clusterAsked } from './list-routes.tsx'
import { loadReporting } from './load.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import type { Values } from './report.tsx'

export function arrangeRoutes(app: Hono, house: House): void {
  const { runner, reader } = house

  async function show(c: Context, refusal?: Refusal, values?: Values) {
    const loaded = await loadReporting(house, c)
    const { asking, operation, operationId, language, clusters } = loaded
    const arranges = [...clusters.values()]
      .filter(({ parentId }) => parentId === null)
      .map(({ id }) => id)
      .filter(loaded.mayArrangeFor)
    if (arranges.length === 0) throw notFound()
    const [calendars, duties] = await Promise.all([
      reader.read(listCalendars, { operationId }, asking),
      reader.read(listDuties, { operationId }, asking),
    ])
    const calendarId = c.req.query('calendar')
    const clusterId = clusterAsked(loaded, c.req.query('cluster'))
    const asked =
      calendarId && clusterId && calendars.some(({ id }) => id === calendarId) && arranges.includes(clusterId)
        ? { calendarId, clusterId }
        : null
    const suggested = asked ? await reader.read(suggestDuties, { operationId, ...asked }, asking) : []
    const said = c.req.query('said')
    const body = (
      <CalendarPage {...{ loaded, calendars, duties, suggested, asked, arranges, values, wrong: refusal?.text, said }} />
    )
    return house.render(c, {
      title: sayReport(language, 'calendar'),
      operation,
      body,
      ...(refusal && { status: refusal.status }),
    })
  }
  app.get('/o/:code/reports/calendar', c => show(c))

  type Given = { operationId: string; values: Values; lists: Record<string, string[]>; c: Context }
  const action = (path: string, give: (given: Given, giving: Parameters<typeof runner.run>[2]) => Promise<unknown>) =>
    app.post(`/o/:code/reports/${path}`, async c => {
      const { asking, operationId, language, base } = await loadReporting(house, c)
      const all = await c.req.parseBody({ all: true })
      const values = await valuesOf(c)
      const lists = Object.fromEntries(
        Object.entries(all).map(([name, value]) => [name, [value].flat().filter(each => typeof each === 'string')]),
      )
      try {
        await give({ operationId, values, lists, c }, { ...asking, ...commandIdOf(values) })
        return c.redirect(`${base}/calendar?said=done`, 303)
      } catch (error) {
        return show(c, refusalOf(error, language), values)
      }
    })

  action('calendar', ({ operationId, values }, giving) => {
    const names = Object.fromEntries(
      (['en', 'ar', 'ckb'] as const).flatMap(each => (values[`name.${each}`] ? [[each, values[`name.${each}`]]] : [])),
    )
    const { frequency, clusterId, dueDays, reviewDays, starts, ends } = values
    const input = {
      ...{ operationId, names, frequency, clusterId: clusterId || null, starts, ends: ends || null },
      ...{ dueDays: Number(dueDays), reviewDays: Number(reviewDays) },
    }
    return runner.run(setCalendar, input, giving)
  })
  action('calendar/:calendar/end', ({ operationId, values, c }, giving) => {
    const { ends, reason, version } = values
    return runner.run(endCalendar, { operationId, id: c.req.param('calendar'), version: Number(version), ends, reason }, giving)
  })
  action('duties', ({ operationId, values, lists }, giving) => {
    const { calendarId, clusterId, starts } = values
    const duties = (lists.organisation ?? [])
      .filter(isId)
      .map(organisationId => ({ organisationId, clusterId, starts: starts || null }))
    return runner.run(setDuties, { operationId, calendarId, duties }, giving)
  })
  action('duties/:duty/end', ({ operationId, values, c }, giving) => {
    const { ends, reason, version } = values
    return runner.run(endDuty, { operationId, id: c.req.param('duty'), version: Number(version), ends, reason }, giving)
  })
  action('generate', ({ operationId }, giving) => runner.run(generateReports, { operationId }, giving))
}
