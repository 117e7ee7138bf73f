/** Routes of situation reports: the list, one edition, its texts, its files, what changed since, and its steps. */
import { type Context, Hono } from 'hono'
import type { AnyCommand } from '../../../kernel/command.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import {
  compareSitrep,
  correctSitrep,
  listSitreps,
  makeSitrep,
  publishSitrep,
  reviewSitrep,
  sendBackSitrep,
  takeFigures,
  withdrawSitrep,
  writeTexts,
} from '../../../modules/sitreps/index.ts'
import { textParts } from '../../../modules/sitreps/rules.ts'
import { saySitrep } from '../../messages/sitreps.ts'
import { hasChromium } from '../../print/find-chromium.ts'
import type { Values } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { ChangesPage } from './changes.tsx'
import { type SitrepFormat, sitrepFile, sitrepFormats, sitrepMediaTypes } from './files.ts'
import { countryTeam, SitrepsPage } from './list.tsx'
import { aLanguage, formOf, type Loaded, type LoadedOne, loadOne, loadSitreps, proposedMonths, refusalOf } from './load.ts'
import { SitrepPage } from './one.tsx'
import { kindOf, ofWhom } from './parts.tsx'
import { TextsPage } from './texts-form.tsx'

type Status = 409 | 422

export function sitrepPages(house: House): Hono {
  const app = new Hono()
  const { reader, runner } = house

  async function showList(c: Context, loaded: Loaded, values?: Values, wrong?: string, status?: Status): Promise<Response> {
    const { asking, operation, operationId, language } = loaded
    const sitreps = await reader.read(listSitreps, { operationId }, asking)
    const proposed = values ?? { cluster: c.req.query('cluster') ?? '', ...(await proposedMonths(house, loaded)) }
    return house.render(c, {
      title: saySitrep(language, 'sitreps'),
      operation,
      body: <SitrepsPage loaded={loaded} sitreps={sitreps} values={proposed} wrong={wrong} />,
      ...(status && { status }),
    })
  }

  function showOne(c: Context, loaded: LoadedOne, wrong?: string, status?: Status): Promise<Response> | Response {
    const { operation, language, sitrep } = loaded
    const { content } = sitrep.snapshot
    return house.render(c, {
      title: `${kindOf(content, language)} · ${ofWhom(content, language)}`,
      operation,
      body: <SitrepPage loaded={loaded} prints={hasChromium()} wrong={wrong} />,
      ...(status && { status }),
    })
  }

  app.get('/o/:code/sitreps', async c => showList(c, await loadSitreps(house, c)))

  app.post('/o/:code/sitreps', async c => {
    const loaded = await loadSitreps(house, c)
    const { operationId, clusters, language, path } = loaded
    const { values, giving } = await formOf(c, loaded)
    const cluster = clusters.find(({ code }) => code === values.cluster)
    if (!cluster && values.cluster !== countryTeam) throw notFound()
    const input = { operationId, clusterId: cluster?.id ?? null, from: values.from, to: values.to }
    try {
      const { id } = await runner.run(makeSitrep, input, giving)
      return c.redirect(`${path}/${id}`, 303)
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      return showList(c, loaded, values, text, status)
    }
  })

  app.get('/o/:code/sitreps/:id', async c => showOne(c, await loadOne(house, c)))

  app.get('/o/:code/sitreps/:id/file/:format', async c => {
    const loaded = await loadOne(house, c)
    const format = sitrepFormats.find(each => each === c.req.param('format')) as SitrepFormat | undefined
    if (!format) throw notFound()
    try {
      const { name, body } = await sitrepFile(loaded.sitrep, format, loaded.language)
      return c.body(body, 200, {
        'content-type': sitrepMediaTypes[format],
        'content-disposition': `attachment; filename="${name}"`,
      })
    } catch (error) {
      if (error instanceof Problem) return showOne(c, loaded, error.messageIn(loaded.language), 422)
      throw error
    }
  })

  app.get('/o/:code/sitreps/:id/changes', async c => {
    const loaded = await loadOne(house, c)
    const { asking, operation, operationId, language, sitrep } = loaded
    const changes = await reader.read(compareSitrep, { operationId, id: sitrep.id }, asking)
    return house.render(c, {
      title: saySitrep(language, 'changesNow'),
      operation,
      body: <ChangesPage loaded={loaded} changes={changes} />,
    })
  })

  function showTexts(c: Context, loaded: LoadedOne, asked: string | undefined, values?: Values, wrong?: string, status?: Status) {
    const { operation, language, sitrep } = loaded
    const writeIn = aLanguage(asked) ?? language
    return house.render(c, {
      title: saySitrep(language, 'writeIn', { language: saySitrep(language, `in_${writeIn}`) }),
      operation,
      body: <TextsPage loaded={loaded} writeIn={writeIn} values={values ?? { ...sitrep.texts[writeIn] }} wrong={wrong} />,
      ...(status && { status }),
    })
  }

  app.get('/o/:code/sitreps/:id/texts', async c => {
    const loaded = await loadOne(house, c)
    const { makes, sitrep } = loaded
    if (!makes || (sitrep.state !== 'drafted' && sitrep.state !== 'reviewed')) throw notFound()
    return showTexts(c, loaded, c.req.query('in'))
  })

  app.post('/o/:code/sitreps/:id/texts', async c => {
    const loaded = await loadOne(house, c)
    const { operationId, language, path, sitrep } = loaded
    const { values, giving } = await formOf(c, loaded)
    const texts = Object.fromEntries(textParts.map(part => [part, (values[part] ?? '').replaceAll('\r\n', '\n')]))
    const input = { operationId, id: sitrep.id, version: Number(values.version), language: values.in, texts }
    try {
      await runner.run(writeTexts, input, giving)
      return c.redirect(`${path}/${sitrep.id}`, 303)
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      // What was written stays in the form; it is saved over what is there now, once that was looked at.
      return showTexts(c, loaded, values.in, { ...values, version: String(sitrep.version) }, text, status)
    }
  })

  const steps: Record<string, AnyCommand> = {
    figures: takeFigures,
    review: reviewSitrep,
    'send-back': sendBackSitrep,
    publish: publishSitrep,
    withdraw: withdrawSitrep,
    replace: correctSitrep,
  }
  for (const [name, step] of Object.entries(steps))
    app.post(`/o/:code/sitreps/:id/${name}`, async c => {
      const loaded = await loadOne(house, c)
      const { operationId, language, path, sitrep } = loaded
      const { values, giving } = await formOf(c, loaded)
      const said = { reason: values[`${name}-reason`], correction: values[`${name}-correction`] }
      const input = { operationId, id: sitrep.id, version: Number(values.version), ...said }
      try {
        const { id } = (await runner.run(step, input, giving)) as { id: string }
        return c.redirect(`${path}/${id}`, 303)
      } catch (error) {
        const { text, status } = refusalOf(error, language)
        return showOne(c, loaded, text, status)
      }
    })
  return app
}
