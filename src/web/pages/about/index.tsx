/** Routes of the pages about an operation: how it is set up, its projects, and its facts one by one. */
import { type Context, Hono } from 'hono'
import type { ComponentChildren } from 'preact'
import { type OperationDetail, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations } from '../../../modules/organisations/index.ts'
import { listPlaces } from '../../../modules/places/index.ts'
import { listPlans, showStructure } from '../../../modules/plan/index.ts'
import { sayOfAbout as say } from '../../messages/about.ts'
import type { House } from '../house.ts'
import { FactsOfOperation } from './facts.tsx'
import { AboutFrame, type AboutPart } from './frame.tsx'
import { AboutOperation } from './operation.tsx'
import { ProjectsOfOperation } from './projects.tsx'

/** GET /o/:code/about, /o/:code/about/projects and /o/:code/about/facts. */
export function aboutPages({ askingOf, reader, render }: House): Hono {
  const app = new Hono()

  /** What all of them read: the operation with its facts and sources, its clusters and projects. */
  async function readBase(c: Context, code: string) {
    const asking = await askingOf(c)
    const operation = await reader.read(showOperation, { code }, asking)
    const structure = await reader.read(showStructure, { operationId: operation.id }, asking)
    return { asking, operation, ...structure, base: { language: asking.language, sources: operation.sources } }
  }

  function show(
    c: Context,
    part: AboutPart,
    {
      operation,
      projects,
      base,
    }: { operation: OperationDetail } & Pick<Awaited<ReturnType<typeof readBase>>, 'projects' | 'base'>,
    shown: readonly unknown[],
    body: ComponentChildren,
  ) {
    const counts = { projects: projects.length, facts: operation.facts.length }
    return render(c, {
      title: part === 'operation' ? say(base.language, 'about') : say(base.language, part),
      operation,
      body: (
        <AboutFrame {...base} code={operation.code} part={part} counts={counts} shown={shown}>
          {body}
        </AboutFrame>
      ),
    })
  }

  app.get('/o/:code/about', async c => {
    const read = await readBase(c, c.req.param('code'))
    const { asking, operation, clusters, base } = read
    const operationId = operation.id
    const [plans, organisations, places] = await Promise.all([
      reader.read(listPlans, { operationId }, asking),
      reader.read(listOrganisations, { operationId }, asking),
      reader.read(listPlaces, { operationId }, asking),
    ])
    const named = organisations.filter(({ isDonor, inCountryTeam }) => isDonor || inCountryTeam)
    const size = operation.facts.filter(({ topic }) => topic === 'country-team')
    const areas = {
      first: places.filter(({ level }) => level === 1).length,
      second: places.filter(({ level }) => level === 2).length,
    }
    return show(
      c,
      'operation',
      read,
      [operation.hubs, operation.timeline, plans, clusters, named, size],
      <AboutOperation
        {...base}
        operation={operation}
        plans={plans}
        clusters={clusters}
        organisations={organisations}
        areas={areas}
      />,
    )
  })
  app.get('/o/:code/about/projects', async c => {
    const read = await readBase(c, c.req.param('code'))
    const { operation, projects, clusters, base } = read
    const body = <ProjectsOfOperation {...base} projects={projects} clusters={clusters} code={operation.code} />
    return show(c, 'projects', read, [projects], body)
  })
  app.get('/o/:code/about/facts', async c => {
    const read = await readBase(c, c.req.param('code'))
    const { operation, base } = read
    return show(c, 'facts', read, [operation.facts], <FactsOfOperation {...base} facts={operation.facts} />)
  })
  return app
}
