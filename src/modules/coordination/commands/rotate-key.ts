import * as v from 'valibot'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { aboutContact, vaultOf } from '../contacts/store.ts'

const wrapped = [
  { table: sql`contact`, key: sql`wrapped_key`, contact: sql`id` },
  { table: sql`contact_import_row`, key: sql`before_key`, contact: sql`contact_id` },
]

/**
 * Wraps the data keys of all contacts, of every operation, under another master key, all or none; what they seal stays as it is. The new
 * key is given as `rows` beside the input, for an input is journalled. Only the installation itself does it: no role has the key.
 * @throws keyMissing, keyWrong
 */
export const rotateKey = command({
  name: 'coordination.rotate-key',
  summary: 'Wrap the data keys of all contacts under a new master key; the command line on the server alone does it.',
  input: v.object({}),
  policy: [],
  scope: () => ({}),
  async apply(tx, _input, _loaded, context) {
    const next = context.rows
    if (!(next instanceof Uint8Array)) throw new Error('The new key is given beside the input.')
    const vault = vaultOf(context)
    // Nobody seals anything with the earlier key meanwhile.
    await tx.run(sql`lock table contact, contact_import_row in share row exclusive mode`)
    let keys = 0
    for (const { table, key, contact } of wrapped) {
      const rows = await tx.rows<{ operationId: string; id: string; contactId: string; wrappedKey: Uint8Array }>(
        sql`select operation_id as "operationId", id, ${contact} as "contactId", ${key} as "wrappedKey" from ${table} where ${key} is not null`,
      )
      const rewrapped = rows.map(({ operationId, id, contactId, wrappedKey }) => ({
        ...{ operation_id: operationId, id },
        wrapped: Buffer.from(vault.rewrap(wrappedKey, aboutContact(operationId, contactId), next)).toString('base64'),
      }))
      keys += await tx.run(sql`update ${table} t set ${key} = decode(input.wrapped, 'base64')
        from ${recordset(rewrapped, 'operation_id uuid, id uuid, wrapped text')}
        where t.operation_id = input.operation_id and t.id = input.id`)
    }
    return { keys }
  },
})
