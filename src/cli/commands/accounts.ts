/** `wusul` and accounts: the way in for whoever has the server. */
import { readSettings } from '../../kernel/settings.ts'
import { newAdministratorLink } from '../../modules/accounts/index.ts'
import { inHouse, print, program } from '../terminal.ts'

program
  .command('administrator-link')
  .description('a new one-time link to become administrator, for whoever has lost theirs')
  .action(() =>
    inHouse(async house => {
      const settings = readSettings(process.env)
      print(await newAdministratorLink(house.runner, settings.publicUrl ?? `http://${settings.host}:${settings.port}`))
    }),
  )
