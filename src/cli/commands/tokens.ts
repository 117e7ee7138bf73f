/** `wusul tokens`: tokens for programs that act with a person's roles. */
import { listTokens, makeToken, newTokenSecret, revokeToken } from '../../modules/accounts/index.ts'
import { actor, aDay, answer, asJson, columns, inHouse, personOf, program } from '../terminal.ts'

interface Json {
  json?: boolean
}

const tokens = program.command('tokens').description("tokens for programs that act with a person's roles, never with more")

tokens
  .command('list')
  .description('tokens of a person that were not revoked')
  .argument('<e-mail>')
  .option(...asJson)
  .action((email: string, flags: Json) =>
    inHouse(async house => {
      const { id: personId } = await personOf(house, email)
      const found = await house.reader.read(listTokens, { personId }, { actor })
      answer(flags, found, () =>
        columns(
          found.map(token => [
            token.id,
            token.name,
            token.mayWrite ? 'read and write' : 'read',
            token.names?.join(' ') ?? 'all',
            token.expiresAt ? `until ${token.expiresAt}` : 'no end',
            token.lastUsedAt ? `used ${token.lastUsedAt}` : 'never used',
          ]),
        ),
      )
    }),
  )

tokens
  .command('make')
  .description('make a token; it is printed this once')
  .argument('<e-mail>')
  .requiredOption('--name <text>', 'what it is for')
  .option('--write', 'may also write')
  .option('--only <name...>', 'only these commands and views')
  .option('--last-day <day>', 'last day on which it works', aDay)
  .option(...asJson)
  .action((email: string, flags: Json & { name: string; write?: boolean; only?: string[]; lastDay?: string }) =>
    inHouse(async house => {
      const { id: personId } = await personOf(house, email)
      const token = newTokenSecret()
      const { name, write = false, only: names = null, lastDay = null } = flags
      const { id } = await house.runner.run(makeToken, { personId, secret: token, name, write, names, lastDay }, { actor })
      answer(flags, { id, token }, () => token)
    }),
  )

tokens
  .command('revoke')
  .description('revoke a token; it stops working at once')
  .argument('<token-id>')
  .option(...asJson)
  .action((tokenId: string, flags: Json) =>
    inHouse(async house => {
      const done = await house.runner.run(revokeToken, { tokenId }, { actor })
      answer(flags, done, () => 'revoked')
    }),
  )
