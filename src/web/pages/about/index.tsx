/** Route of the page about an operation. */
import { Hono } from 'hono'
import { showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces } from '../../../modules/places/index.ts'
import { listPlans, showStructure } from '../../../modules/plan/index.ts'
import { sayOfAbout as say } from '../../messages/about.ts'
import type { House } from '../house.ts'
import { AboutPage } from './about.tsx'

/** GET /o/:code/about. */
export function aboutPages({ askingOf, reader, render }: House): Hono {
  return new Hono().get('/o/:code/about', async c => {
    const asking = await askingOf(c)
    const operation = await reader.read(showOperation, { code: c.req.param('code') }, asking)
    const operationId = operation.id
    const [plans, structure, organisations, places] = await Promise.all([
      reader.read(listPlans, { operationId }, asking),
      reader.read(showStructure, { operationId }, asking),
      reader.read(listOrganisations, { operationId }, asking),
      reader.read(listPlaces, { operationId }, asking),
    ])
    const areas = {
      first: places.filter(({ level }) => level === 1).length,
      second: places.filter(({ level }) => level === 2).length,
    }
    const { language } = asking
    return render(c, {
      title: say(language, 'about'),
      operation,
      body: (
        <AboutPage
          language={language}
          operation={operation}
          plans={plans}
          {...structure}
          organisations={organisations}
          areas={areas}
        />
      ),
    })
  })
}
