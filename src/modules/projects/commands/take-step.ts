import { command } from '../../../kernel/command.ts'
import { notFound } from '../../../kernel/problems.ts'
import { projectHands, roleAmong } from '../access.ts'
import { noSuchStep, stepNeeds, stepTaken } from '../problems.ts'
import { missingOf, stepsOf } from '../rules.ts'
import { TakeStep } from '../schema.ts'
import { appendEvent, lockProject, pathOf, scopeOf } from '../store.ts'

/** Takes a step on the path of the operation, where the path names the person's role for it. */
export const takeStep = command({
  name: 'projects.take-step',
  summary: 'Take a step of a project on the approval path of its operation.',
  input: TakeStep,
  policy: projectHands,
  async load(tx, { operationId, code }, { actor }) {
    const project = await lockProject(tx, operationId, code)
    return project && { project, scope: scopeOf(operationId, project.sheet, actor) }
  },
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, step: name, from, reason, happened }, { project, scope }, { actor, now, touch }) {
    if (project.state !== from) throw stepTaken({ code })
    const { path } = await pathOf(tx, operationId)
    const step = stepsOf(path, from).find(each => each.name === name)
    if (!step) throw noSuchStep({ step: name })
    const role = roleAmong(actor, step.by, scope)
    if (role === null) throw notFound()
    const missing = missingOf(step, { reason, happened })
    if (missing.length > 0)
      throw stepNeeds(
        {},
        missing.map(field => ({ pointer: `/${field}`, code: 'missing' })),
      )
    const saving = { operationId, code, no: project.version, actor, now }
    await appendEvent(tx, saving, { step: { name, names: step.names }, from, to: step.to, reason, happened, role })
    touch('project', code, 'changed')
    return { code, state: step.to }
  },
})
