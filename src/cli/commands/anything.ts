/** Any command and any view by its name: what no other word of `wusul` has, this has. */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { InvalidArgumentError, Option } from 'commander'
import { allRooms } from '../../house.ts'
import type { Policy } from '../../kernel/access.ts'
import { isId } from '../../kernel/pure/ids.ts'
import { aCount, actor, answer, asJson, inHouse, program } from '../terminal.ts'

const inputOption = () =>
  new Option('--input <json>', 'the input: JSON, the name of a file that holds it, or - to read it from standard input').default(
    '{}',
  )

/** The input as it was meant: JSON itself, a file, or what is piped in. */
async function inputOf(given: string): Promise<unknown> {
  const content = given === '-' ? await text(process.stdin) : /^\s*[[{"]/.test(given) ? given : await readFile(given, 'utf8')
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new Error(`The input is not JSON: ${error instanceof Error ? error.message : error}.`)
  }
}

function anId(given: string): string {
  if (!isId(given)) throw new InvalidArgumentError('An id is a UUID.')
  return given
}

program
  .command('command')
  .description('give any command by its name; "wusul commands" lists them')
  .argument('<name>', 'such as operations.close-period')
  .addOption(inputOption())
  .option(...asJson)
  .option('--id <uuid>', 'id of the command: giving it again gives the same answer and changes nothing', anId)
  .option('--version <number>', 'version of what is edited, as you saw it; a change since then refuses this', aCount)
  .action((name: string, flags: { input: string; id?: string; version?: number }) =>
    inHouse(async (house, language) => {
      const command = house.registry.commands.get(name)
      if (!command) throw new Error(`There is no command ${name}. "wusul commands" lists them.`)
      const giving = { actor, language, seenVersion: flags.version, ...(flags.id ? { commandId: flags.id } : {}) }
      answer({ json: true }, await house.runner.run(command, await inputOf(flags.input), giving))
    }),
  )

program
  .command('view')
  .description('read any view by its name; "wusul views" lists them')
  .argument('<name>', 'such as operations.operation')
  .addOption(inputOption())
  .option(...asJson)
  .action((name: string, flags: { input: string }) =>
    inHouse(async (house, language) => {
      const view = house.registry.views.get(name)
      if (!view) throw new Error(`There is no view ${name}. "wusul views" lists them.`)
      answer({ json: true }, await house.reader.read(view, await inputOf(flags.input), { actor, language }))
    }),
  )

for (const kind of ['commands', 'views'] as const)
  program
    .command(kind)
    .description(`list every ${kind.slice(0, -1)} with what it does and who may`)
    .option(...asJson)
    .action((flags: { json?: boolean }) => {
      const listed = [...allRooms()[kind].values()].map(({ name, summary, policy }) => ({
        name,
        summary,
        roles: [...new Set((policy as Policy).map(rule => rule.role))],
      }))
      const width = Math.max(...listed.map(({ name }) => name.length))
      answer(flags, listed, () => listed.map(({ name, summary }) => `${name.padEnd(width)}  ${summary}`).join('\n'))
    })
