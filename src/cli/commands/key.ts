/** `wusul key rotate`: another master key for what is kept encrypted. */
import type { House } from '../../house.ts'
import { readSettings, type Settings } from '../../kernel/settings.ts'
import { adoptNextKey, nextKeyOfFolder, readKey } from '../../kernel/vault.ts'
import { rotateKey } from '../../modules/coordination/index.ts'
import { actor, answer, asJson, inHouse, program } from '../terminal.ts'

/** The new key and what is to be done once everything is wrapped with it. Keys come from the environment and from files: arguments are seen by all. */
function nextKey({ key, databaseUrl, dataFolder }: Settings): { next: Uint8Array; adopt(): string } {
  const given = process.env.WUSUL_NEW_KEY ? readKey(process.env.WUSUL_NEW_KEY) : null
  if (process.env.WUSUL_NEW_KEY && !given)
    throw new Error('WUSUL_NEW_KEY is not 32 bytes in base64 or hexadecimal; openssl rand -base64 32 makes one.')
  if (!key && !databaseUrl && !given)
    return {
      next: nextKeyOfFolder(dataFolder),
      adopt() {
        adoptNextKey(dataFolder)
        return 'The new key is in the data folder, in the place of the one before. Restart the site.'
      },
    }
  if (!given) throw new Error('Set WUSUL_NEW_KEY to the new key: 32 random bytes (openssl rand -base64 32).')
  if (key && Buffer.from(key).equals(given)) throw new Error('WUSUL_NEW_KEY is the key that is used already.')
  return { next: given, adopt: () => 'Set WUSUL_KEY to the new key, keep it safe, and restart the site.' }
}

program
  .command('key')
  .description('the master key of what is kept encrypted')
  .command('rotate')
  .description('wrap everything that is kept encrypted under a new key; the earlier one opens nothing any more')
  .option(...asJson)
  .action((flags: { json?: boolean }) =>
    inHouse(async (house: House) => {
      const { next, adopt } = nextKey(readSettings(process.env))
      const { keys } = await house.runner.run(rotateKey, {}, { actor, rows: next })
      const then = adopt()
      answer(flags, { keys }, () => `${keys} data keys are wrapped under the new key. ${then}`)
    }),
  )
