/** Routes of projects: all of them, one with its path and history, its form, and what is done with it. */
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { notFound } from '../../../kernel/problems.ts'
import { isId } from '../../../kernel/pure/ids.ts'
import { listActors } from '../../../modules/accounts/index.ts'
import {
  commentProject,
  editProject,
  listProjects,
  settleComment,
  showProject,
  startProject,
  stateStanding,
  takeStep,
} from '../../../modules/projects/index.ts'
import { SheetInput } from '../../../modules/projects/schema.ts'
import { sayProject } from '../../messages/projects.ts'
import { named } from '../../numbers.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { SheetPage } from './edit.tsx'
import { blankRows, type Refusal, refusalOf, sheetOfValues, type Values, valuesOfSheet } from './forms.ts'
import { ProjectsPage } from './list.tsx'
import { addressOfProject, type LoadedProjects, loadProjects } from './load.ts'
import { ProjectPage } from './project.tsx'
import { sheetRoutes } from './sheet-routes.tsx'

export function projectPages(house: House): Hono {
  const app = new Hono()
  sheetRoutes(app, house)
  const read = (loaded: LoadedProjects, code: string) =>
    house.reader.read(showProject, { operationId: loaded.operationId, code }, loaded.asking)

  app.get('/o/:code/projects', async c => {
    const loaded = await loadProjects(house, c)
    const { asking, operationId, operation, language, clusters } = loaded
    const asked = c.req.query()
    const top = [...clusters.values()].find(({ code }) => code === asked.cluster)
    const inside = [...clusters.values()].filter(({ id, parentId }) => id === top?.id || parentId === top?.id)
    const input = {
      operationId,
      clusterIds: top ? inside.map(({ id }) => id) : [],
      organisationId: asked.organisation && isId(asked.organisation) ? asked.organisation : null,
      state: asked.state || null,
      text: (asked.q ?? '').slice(0, 200),
    }
    const [projects, all] = await Promise.all([
      house.reader.read(listProjects, input, asking),
      house.reader.read(listProjects, { operationId }, asking),
    ])
    const body = <ProjectsPage loaded={loaded} projects={projects} all={all} asked={asked} />
    return house.render(c, { title: sayProject(language, 'projects'), operation, body })
  })

  const startPage = (c: Context, loaded: LoadedProjects, values: Values, refusal?: Refusal) => {
    if (!loaded.mayStart) throw notFound()
    const { operation, language } = loaded
    const body = <SheetPage loaded={loaded} project={null} values={values} wrong={refusal?.text} />
    return house.render(c, { title: sayProject(language, 'start'), operation, body, ...(refusal && { status: refusal.status }) })
  }
  app.get('/o/:code/projects/new', async c => {
    const loaded = await loadProjects(house, c)
    const copied = c.req.query('copy')
    if (!copied) {
      const own: Values = loaded.ownLead ? { 'partner.role.0': 'lead', 'partner.organisation.0': loaded.ownLead } : {}
      return startPage(c, loaded, { ...own, partners: String(1 + blankRows) })
    }
    const { sheet } = await read(loaded, copied)
    // What a source says of the one is not said of the other.
    return startPage(c, loaded, { ...valuesOfSheet({ ...sheet, source: null }, loaded), copiedFrom: copied })
  })
  app.post('/o/:code/projects', async c => {
    const loaded = await loadProjects(house, c)
    const { asking, operationId, language, base } = loaded
    const values = await valuesOf(c)
    const { sheet, wrong } = sheetOfValues(values, loaded)
    if (wrong.length > 0) return startPage(c, loaded, values, { text: wrong.join(' '), status: 422, code: 'unread' })
    const input = { operationId, code: values.code, sheet, copiedFrom: values.copiedFrom || null }
    try {
      const { code } = await house.runner.run(startProject, input, { ...asking, ...commandIdOf(values) })
      return c.redirect(addressOfProject(base, code), 303)
    } catch (error) {
      return startPage(c, loaded, values, refusalOf(error, language, 'notYours'))
    }
  })

  async function page(c: Context, loaded: LoadedProjects, code: string, refused?: { refusal: Refusal; values: Values }) {
    const { asking, operationId, operation, language } = loaded
    const project = await read(loaded, code)
    const ids = [...project.events, ...project.comments].map(({ actorId }) => actorId)
    const settling = project.comments.flatMap(({ settledBy }) => settledBy ?? [])
    const people = [...new Set([...ids, ...settling, ...project.versions.map(({ savedBy }) => savedBy)])]
    const actors = await house.reader.read(listActors, { operationId, ids: people.slice(0, 500) }, asking)
    const body = (
      <ProjectPage
        loaded={loaded}
        project={project}
        actors={new Map(actors.map(actor => [actor.id, actor]))}
        wrong={refused?.refusal.text}
        values={refused?.values}
      />
    )
    const title = `${code} · ${named(project.sheet, language)}`
    return house.render(c, { title, operation, body, ...(refused && { status: refused.refusal.status }) })
  }
  app.get('/o/:code/projects/:project', async c => page(c, await loadProjects(house, c), c.req.param('project')))

  /** What is done on the page of a project: the page again with what was wrong, or as it is then. */
  const action = (name: string, give: (loaded: LoadedProjects, code: string, values: Values) => Promise<unknown>) =>
    app.post(`/o/:code/projects/:project/${name}`, async c => {
      const loaded = await loadProjects(house, c)
      const [code, values] = [c.req.param('project'), await valuesOf(c)]
      await read(loaded, code)
      try {
        await give(loaded, code, values)
        return c.redirect(addressOfProject(loaded.base, code), 303)
      } catch (error) {
        return page(c, loaded, code, { refusal: refusalOf(error, loaded.language, 'stepNotYours'), values })
      }
    })
  action('step', ({ asking, operationId }, code, { step, from, reason, happened, ...values }) =>
    house.runner.run(
      takeStep,
      { operationId, code, step, from, reason: reason?.trim() || null, happened: happened || null },
      { ...asking, ...commandIdOf(values) },
    ),
  )
  action('standing', ({ asking, operationId }, code, { state, howKnown, since, ...values }) =>
    house.runner.run(
      stateStanding,
      { operationId, code, state, reason: howKnown, happened: since || null },
      { ...asking, ...commandIdOf(values) },
    ),
  )
  action('comment', ({ asking, operationId }, code, { words, ...values }) =>
    house.runner.run(commentProject, { operationId, code, words }, { ...asking, ...commandIdOf(values) }),
  )

  action('settle', ({ asking, operationId }, code, { comment, resolved, ...values }) =>
    house.runner.run(
      settleComment,
      { operationId, code, id: comment, resolved: resolved === 'yes' },
      { ...asking, ...commandIdOf(values) },
    ),
  )

  editRoutes(app, house, read)
  return app
}

function editRoutes(
  app: Hono,
  house: House,
  read: (loaded: LoadedProjects, code: string) => ReturnType<typeof showProject.read>,
): void {
  async function editPage(c: Context, loaded: LoadedProjects, code: string, refused?: { values: Values; refusal: Refusal }) {
    const { operation, language } = loaded
    const project = await read(loaded, code)
    if (!project.mayEdit) throw notFound()
    const written = refused?.refusal.code === 'project-changed' ? sheetOfValues(refused.values, loaded).sheet : undefined
    const mine = v.safeParse(SheetInput, written)
    const body = (
      <SheetPage
        loaded={loaded}
        project={project}
        values={refused?.values ?? valuesOfSheet(project.sheet, loaded)}
        wrong={refused?.refusal.text}
        mine={mine.success ? mine.output : undefined}
      />
    )
    const title = `${sayProject(language, 'edit')}: ${code}`
    return house.render(c, { title, operation, body, ...(refused && { status: refused.refusal.status }) })
  }
  app.get('/o/:code/projects/:project/edit', async c => editPage(c, await loadProjects(house, c), c.req.param('project')))
  app.post('/o/:code/projects/:project/edit', async c => {
    const loaded = await loadProjects(house, c)
    const { asking, operationId, language, base } = loaded
    const code = c.req.param('project')
    await read(loaded, code)
    const values = await valuesOf(c)
    const { sheet, wrong } = sheetOfValues(values, loaded)
    if (wrong.length > 0)
      return editPage(c, loaded, code, { values, refusal: { text: wrong.join(' '), status: 422, code: 'unread' } })
    const input = { operationId, code, version: Number(values.version), sheet, reason: values.reason?.trim() || null }
    try {
      await house.runner.run(editProject, input, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      return editPage(c, loaded, code, { values, refusal: refusalOf(error, language, 'notYours') })
    }
    return c.redirect(addressOfProject(base, code), 303)
  })
}
