import { command } from '../../../kernel/command.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { lockNames } from '../../operations/index.ts'
import { moneyWriters } from '../access.ts'
import { codeTaken } from '../problems.ts'
import { OpenFund } from '../schema.ts'
import { codeIsTaken, followingOf, lockFunding, orNull } from '../store.ts'

/** Opens a pooled fund, or a window of one. */
export const openFund = command({
  name: 'funding.open-fund',
  summary: 'Open a pooled fund, or a window of one, that receives money and passes it on.',
  input: OpenFund,
  policy: moneyWriters,
  async load(tx, { operationId, organisationId }) {
    await lockNames(tx, operationId, 'shared')
    await lockFunding(tx, operationId, 'alone')
    return { organisationId: orNull((await followingOf(tx, operationId)).organisation, organisationId) }
  },
  scope: ({ organisationId }, { operationId }) => ({ operation: operationId, organisation: organisationId }),
  async apply(tx, { operationId, id = newId(), code, names, opened, source, illustrative }, { organisationId }, { touch }) {
    if (await codeIsTaken(tx, operationId, code)) throw codeTaken({ code })
    await tx.run(sql`insert into fund (operation_id, id, code, organisation_id, names, opened, source, illustrative)
      values (${operationId}, ${id}, ${code}, ${organisationId}, ${JSON.stringify(names)}::jsonb, ${opened}, ${source}, ${illustrative})`)
    touch('fund', id, 'made')
    return { id, code }
  },
})
