import * as v from 'valibot'
import { view } from '../../../kernel/view.ts'
import { IdSchema, members } from '../../operations/index.ts'
import { currentVersions, type StoredVersion } from '../store.ts'

/** The version of a sheet that holds, and where its project stands; `no` is its number. */
export type CurrentSheet = StoredVersion & { state: string | null }

/** All sheets of an operation in full, by code. */
export const listSheets = view({
  name: 'projects.sheets',
  summary: 'The sheets of all projects of an operation in full, as they hold now, and where the projects stand.',
  input: v.object({ operationId: IdSchema }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  read: (db, { operationId }): Promise<CurrentSheet[]> => currentVersions(db, operationId),
})
