/** Any command and any view by its name. */
import { InvalidArgumentError } from 'commander'
import { actor, inHouse, print, program } from '../terminal.ts'

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidArgumentError('This is not JSON.')
  }
}

program
  .command('give')
  .description('give any command: its name and its input as JSON; without a name, list them')
  .argument('[command]')
  .argument('[input]', 'JSON', json, {})
  .action((name: string | undefined, input: unknown) =>
    inHouse(async house => {
      const command = name === undefined ? undefined : house.registry.commands.get(name)
      if (command) return print(JSON.stringify(await house.runner.run(command, input, { actor })))
      if (name !== undefined) throw new Error(`There is no command ${name}.`)
      for (const entry of house.registry.commands.values()) print(`${entry.name}\t${entry.summary}`)
    }),
  )

program
  .command('see')
  .description('read any view: its name and its input as JSON; without a name, list them')
  .argument('[view]')
  .argument('[input]', 'JSON', json, {})
  .action((name: string | undefined, input: unknown) =>
    inHouse(async house => {
      const view = name === undefined ? undefined : house.registry.views.get(name)
      if (view) return print(JSON.stringify(await house.reader.read(view, input, { actor })))
      if (name !== undefined) throw new Error(`There is no view ${name}.`)
      for (const entry of house.registry.views.values()) print(`${entry.name}\t${entry.summary}`)
    }),
  )
