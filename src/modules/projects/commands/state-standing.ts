import { command } from '../../../kernel/command.ts'
import { keepers } from '../../operations/index.ts'
import { roleAmong } from '../access.ts'
import { noSuchStep, standingKnown } from '../problems.ts'
import { StateStanding } from '../schema.ts'
import { appendEvent, lockProject, pathOf, scopeOf } from '../store.ts'

/** Says where a project stands of which nobody knew it, and how that is known. Only once: from then on it goes by steps. */
export const stateStanding = command({
  name: 'projects.state-standing',
  summary: 'Say where a project stands on the path, where nobody knew it, and how that is known.',
  input: StateStanding,
  policy: keepers,
  async load(tx, { operationId, code }, { actor }) {
    const project = await lockProject(tx, operationId, code)
    return project && { project, scope: scopeOf(operationId, project.sheet, actor) }
  },
  scope: ({ scope }) => scope,
  async apply(tx, { operationId, code, state, reason, happened }, { project, scope }, { actor, now, touch }) {
    if (project.state !== null) throw standingKnown({ code })
    const { path } = await pathOf(tx, operationId)
    if (!path.states.some(each => each.code === state)) throw noSuchStep({ step: state })
    const role = roleAmong(actor, ['coordinator', 'information-officer'], scope)
    const saving = { operationId, code, no: project.version, actor, now }
    await appendEvent(tx, saving, { step: null, from: null, to: state, reason, happened, role })
    touch('project', code, 'changed')
    return { code, state }
  },
})
