/** Columns that files state of agreements and funds. */

export const fundColumns = ['code', 'organisation_id', 'names', 'opened', 'closed'] as const

export const termColumns = [
  'code',
  'kind',
  'giver_id',
  'receiver_id',
  'parent_id',
  'from_fund_id',
  'into_fund_id',
  'names',
  'reference',
  'currency',
  'project_code',
  'cluster_id',
  'state',
  'signed_on',
  'starts',
  'ends',
  'advance_allowed',
  'in_kind',
  'earmark',
  'conditions',
  'note',
  'identifiers',
] as const
export const termColumnsOfEnd = ['ended_on', 'ended_reason'] as const

/** Columns that say how far an agreement has come: somebody who signed, amended or ended it here knows better than a file. */
const stateColumns: readonly string[] = ['state', 'signed_on', ...termColumnsOfEnd]

/** What a column of an agreement is after it was stated by `from`. */
export const valueAfter = (name: (typeof termColumns | typeof termColumnsOfEnd)[number], from: 'excluded' | 'b') =>
  stateColumns.includes(name)
    ? `case when agreement.state_said_here and agreement.withdrawn_at is null then agreement.${name} else ${from}.${name} end`
    : `${from}.${name}`
