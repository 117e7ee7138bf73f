import { expect, test } from 'vitest'
import { allRooms } from '../../house.ts'
import { languages } from '../../kernel/pure/languages.ts'
import { sayCommand, worded } from './commands.ts'

test('the journal has words for every command in every language, and for none that is gone', () => {
  const commands = [...allRooms().commands.keys()].sort()
  expect([...worded].sort()).toEqual(commands)
  for (const command of commands)
    for (const language of languages) expect(sayCommand(language, command), `${command} ${language}`).not.toBe('')
})
