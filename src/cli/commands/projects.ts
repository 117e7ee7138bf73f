/** `wusul project`: projects, where they stand on the path of the operation, and the steps on it. */
import { readFile } from 'node:fs/promises'
import { InvalidArgumentError } from 'commander'
import type { House } from '../../house.ts'
import { type Language, nameIn } from '../../kernel/pure/languages.ts'
import { listOrganisations } from '../../modules/organisations/index.ts'
import { showPlan } from '../../modules/plan/index.ts'
import { listProjects, setPath, showPath, showProject, takeStep } from '../../modules/projects/index.ts'
import type { ProjectPath } from '../../modules/projects/schema.ts'
import { actor, answer, asJson, columns, inHouse, ofOperation, operationOf, program } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
}

const stateOf = ({ states }: ProjectPath, state: string | null, language: Language) =>
  state === null ? 'not known' : nameIn(states.find(({ code }) => code === state)?.names ?? {}, language) || state

function aDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('A day is written YYYY-MM-DD.')
  return text
}

/** Ids of a cluster and an organisation as they are written on the command line. */
async function idsOf(house: House, operationId: string, asked: { cluster?: string; organisation?: string }) {
  const { clusters } = await house.reader.read(showPlan, { operationId }, { actor })
  const cluster = clusters.find(({ code }) => code === asked.cluster)
  if (asked.cluster && !cluster) throw new Error(`There is no cluster ${asked.cluster}.`)
  const organisations = asked.organisation ? await house.reader.read(listOrganisations, { operationId }, { actor }) : []
  const organisation = organisations.find(({ acronym, names }) =>
    [acronym, ...Object.values(names)].includes(asked.organisation ?? ''),
  )
  if (asked.organisation && !organisation) throw new Error(`There is no organisation ${asked.organisation}.`)
  const inside = clusters.filter(({ id, parentId }) => cluster && (id === cluster.id || parentId === cluster.id))
  return { clusterIds: inside.map(({ id }) => id), organisationId: organisation?.id ?? null }
}

const projects = program.command('project').description('projects, and where they stand on the path of their operation')
projects
  .command('list')
  .description('projects with their state')
  .option(...ofOperation)
  .option('--cluster <code>', 'of a cluster and its areas of responsibility')
  .option('--partner <name>', 'in which an organisation has a part, by acronym or name')
  .option('--state <code>', 'that stand there; "unknown" for those of which nobody said it')
  .option('--text <words>', 'with these words in code, name or objective')
  .option(...asJson)
  .action((flags: Flags & { cluster?: string; partner?: string; state?: string; text?: string }) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const ids = await idsOf(house, operationId, {
        ...(flags.cluster && { cluster: flags.cluster }),
        ...(flags.partner && { organisation: flags.partner }),
      })
      const input = { operationId, ...ids, state: flags.state ?? null, text: flags.text ?? '' }
      const found = await house.reader.read(listProjects, input, { actor })
      const { path } = await house.reader.read(showPath, { operationId }, { actor })
      answer(flags, found, () =>
        columns(found.map(({ code, names, state }) => [code, stateOf(path, state, language), nameIn(names, language)])),
      )
    }),
  )
projects
  .command('show')
  .description('one project: its sheet, where it stands, who may take which step next, and its history')
  .argument('<code>')
  .option(...ofOperation)
  .option(...asJson)
  .action((code: string, flags: Flags) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const shown = await house.reader.read(showProject, { operationId, code }, { actor })
      answer(flags, shown, () =>
        columns([
          ['code', shown.code],
          ['name', nameIn(shown.sheet.names, language)],
          ['state', stateOf(shown.path, shown.state, language)],
          ['version', shown.version],
          ['from', shown.sheet.starts],
          ['to', shown.sheet.ends],
          ['source', shown.sheet.source],
          ...shown.steps.map(({ name, to, by }) => ['next', `${name}: ${stateOf(shown.path, to, language)} (${by.join(', ')})`]),
          ...shown.events.map(({ recordedAt, step, to, reason }) => [
            recordedAt,
            `${step ?? 'begins'}: ${stateOf(shown.path, to, language)}${reason ? ` · ${reason}` : ''}`,
          ]),
        ]),
      )
    }),
  )
projects
  .command('step')
  .description('take a step on the path')
  .argument('<code>', 'of the project')
  .argument('<step>', 'as "project show" lists them')
  .option(...ofOperation)
  .option('--reason <text>', 'why, where the step needs it')
  .option('--on <day>', 'day it happened, where the step needs it', aDay)
  .option(...asJson)
  .action((code: string, step: string, flags: Flags & { reason?: string; on?: string }) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { state, path } = await house.reader.read(showProject, { operationId, code }, { actor })
      if (state === null)
        throw new Error(`Nobody knows where ${code} stands: say it first with "wusul command projects.state-standing".`)
      const input = { operationId, code, step, from: state, reason: flags.reason ?? null, happened: flags.on ?? null }
      const taken = await house.runner.run(takeStep, input, { actor })
      answer(flags, taken, () => `${code}: ${stateOf(path, taken.state, language)}`)
    }),
  )
projects
  .command('path')
  .description('the path of the operation; with --set, replaces it by that of a file')
  .option(...ofOperation)
  .option('--set <file>', 'path as JSON, as "project path --json" prints it')
  .option(...asJson)
  .action((flags: Flags & { set?: string }) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const before = await house.reader.read(showPath, { operationId }, { actor })
      if (flags.set) {
        const given: unknown = JSON.parse(await readFile(flags.set, 'utf8'))
        const path = typeof given === 'object' && given !== null && 'path' in given ? given.path : given
        await house.runner.run(setPath, { operationId, version: before.version, path }, { actor })
      }
      const { path, version } = await house.reader.read(showPath, { operationId }, { actor })
      answer(flags, { version, path }, () =>
        columns(
          path.steps.map(({ name, from, to, by, needs }) => [
            name,
            `${from.map(state => stateOf(path, state, language)).join(' / ')} → ${stateOf(path, to, language)}`,
            by.join(', '),
            needs.join(', '),
          ]),
        ),
      )
    }),
  )
