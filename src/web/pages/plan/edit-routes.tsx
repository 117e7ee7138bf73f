/** Routes of the tree of a draft as one form. */
import type { Context, Hono } from 'hono'
import { notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { storeObjectivesCommand } from '../../../modules/plan/index.ts'
import { sayPlan } from '../../messages/plan.ts'
import { commandIdOf, valuesOf } from '../accounts/parts.tsx'
import type { House } from '../house.ts'
import { refusalOf } from './forms.ts'
import { type LoadedPlans, loadPlans, loadVersion } from './load.ts'
import { addressOfVersion } from './parts.tsx'
import { editsOfTree, linesOfForm } from './tree-edit.ts'
import { TreeEditor, type TreeEditorProps } from './tree-editor.tsx'

export function editRoutes(app: Hono, house: House): void {
  const draftOf = async (loaded: LoadedPlans, asked: { plan?: string | undefined; version?: string | undefined }) => {
    const shown = loaded.mayWriteSome ? await loadVersion(house, loaded, asked) : null
    if (!shown?.draft) throw notFound()
    return shown
  }
  const page = (c: Context, props: TreeEditorProps, status?: 409 | 422) => {
    const { language, operation } = props.loaded
    const body = <TreeEditor {...props} />
    return house.render(c, { title: sayPlan(language, 'editTree'), operation, body, ...(status && { status }) })
  }

  app.get('/o/:code/plan/edit', async c => {
    const loaded = await loadPlans(house, c)
    return page(c, { loaded, shown: await draftOf(loaded, c.req.query()) })
  })

  app.post('/o/:code/plan/edit', async c => {
    const loaded = await loadPlans(house, c)
    const { asking, operationId, language, path } = loaded
    const values = await valuesOf(c)
    const { plan, version } = values
    const shown = await draftOf(loaded, { plan, version })
    const form = linesOfForm(values)
    const editable = shown.tree.filter(({ clusterId }) => loaded.mayWrite(clusterId))
    const lines = form.lines.filter(({ id }) => id === '' || editable.some(each => each.id === id))
    const levels = shown.framework.plan.levels.length
    const { objectives, wrong } = editsOfTree(shown.tree, { ...form, lines }, { language, levels, newId })
    if (wrong.length > 0) return page(c, { loaded, shown, lines, wrong }, 422)
    try {
      const input = { operationId, planId: shown.framework.plan.id, objectives }
      if (objectives.length > 0) await house.runner.run(storeObjectivesCommand, input, { ...asking, ...commandIdOf(values) })
    } catch (error) {
      const { text, status } = refusalOf(error, language)
      return page(c, { loaded, shown: await draftOf(loaded, { plan, version }), lines, wrong: [text] }, status)
    }
    if (!form.move) return c.redirect(addressOfVersion(path, shown), 303)
    return c.redirect(`${addressOfVersion(`${path}/edit`, shown)}#${form.move.id}`, 303)
  })
}
