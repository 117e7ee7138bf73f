import * as v from 'valibot'
import { isAllowed } from '../../../kernel/access.ts'
import { command } from '../../../kernel/command.ts'
import { recordset } from '../../../kernel/database/batch.ts'
import { sql } from '../../../kernel/database/sql.ts'
import { followMerges, IdSchema, keepers, members } from '../../operations/index.ts'
import { mergedOrganisations } from '../../organisations/index.ts'
import { mergedEntries } from '../../plan/index.ts'
import { contactImportOver } from '../contacts/problems.ts'
import { eraseContacts, writeClusters } from '../contacts/store.ts'

interface ImportRow {
  id: string
  contactId: string
  isNew: boolean
  clusterIds: string[] | null
  organisationId: string | null
}

/**
 * Undoes a sheet of contacts: those it made are erased, those it changed say again what they said before. What was changed, or given a
 * responsibility, since then stays as it is.
 */
export const undoContactImport = command({
  name: 'coordination.undo-contact-import',
  summary: 'Undo a sheet of contacts: erase those it made, put back those it changed; what was changed since then stays.',
  input: v.object({ operationId: IdSchema, importId: IdSchema }),
  policy: members,
  async load(tx, { operationId, importId }, { actor }) {
    const found = await tx.find<{
      actorId: string
      undone: boolean
    }>(sql`select actor_id as "actorId", undone_at is not null as undone
      from contact_import where operation_id = ${operationId} and id = ${importId} for update`)
    const may = found?.actorId === actor.id || isAllowed(actor, keepers, [{ operation: operationId }])
    return found && may ? found : null
  },
  scope: (_loaded, input) => ({ operation: input.operationId }),
  async apply(tx, { operationId, importId }, { undone }, context) {
    if (undone) throw contactImportOver()
    const untouched = await tx.rows<ImportRow>(sql`select r.id, r.contact_id as "contactId", r.before_sealed is null as "isNew",
        r.before_clusters as "clusterIds", r.before_organisation_id as "organisationId"
      from contact_import_row r join contact c on c.operation_id = r.operation_id and c.id = r.contact_id
      where r.operation_id = ${operationId} and r.import_id = ${importId} and c.version = r.version and c.erased_at is null
        and (r.before_sealed is not null
          or not exists (select 1 from responsibility s where s.operation_id = c.operation_id and s.contact_id = c.id))
      order by c.id for update of c`)
    const all = await tx.find<{ count: number }>(sql`select count(*)::int as count from contact_import_row
      where operation_id = ${operationId} and import_id = ${importId}`)
    const made = untouched.filter(({ isNew }) => isNew)
    const changed = untouched.filter(({ isNew }) => !isNew)
    // What was merged since is what it was merged into.
    const organisationInUse = followMerges(await mergedOrganisations(tx, operationId))
    const clusterInUse = followMerges(await mergedEntries(tx, 'cluster', operationId))
    const before = changed.map(({ id: row_id, organisationId }) => ({
      ...{ row_id, organisation_id: organisationId && organisationInUse(organisationId) },
    }))
    await tx.run(sql`update contact c set sealed = r.before_sealed, wrapped_key = r.before_key, organisation_id = input.organisation_id,
        version = c.version + 1
      from ${recordset(before, 'row_id uuid, organisation_id uuid')}
      join contact_import_row r on r.operation_id = ${operationId} and r.id = input.row_id
      where c.operation_id = r.operation_id and c.id = r.contact_id`)
    await writeClusters(
      tx,
      operationId,
      changed.map(({ contactId: id, clusterIds }) => ({ id, clusterIds: (clusterIds ?? []).map(clusterInUse) })),
    )
    await eraseContacts(
      tx,
      operationId,
      made.map(({ contactId }) => contactId),
      context,
    )
    await tx.run(
      sql`update contact_import set undone_at = ${context.now} where operation_id = ${operationId} and id = ${importId}`,
    )
    for (const { contactId } of made) context.touch('contact', contactId, 'ended')
    for (const { contactId } of changed) context.touch('contact', contactId, 'changed')
    return { erased: made.length, putBack: changed.length, left: (all?.count ?? 0) - untouched.length }
  },
})
