/** What a row has from merged cells above it. */
import type { Cell, TableRow } from '../../../formats/table.ts'
import type { ColumnMapping } from '../columns.ts'
import type { Field } from '../fields.ts'

/** Fields that may hold for several rows; a figure written once for several rows would count several times. */
const held = new Set<Field>([
  'period',
  'year',
  'leadOrganisation',
  'leadAcronym',
  'implementingOrganisation',
  'implementingAcronym',
  'organisationRole',
  'organisationType',
  'donor',
  'plan',
  'projectCode',
  'cluster',
  'clusterCode',
  'subcluster',
  'objective',
  'indicator',
  'activity',
  'activityDetail',
  'unit',
  'modality',
  'mechanism',
  'currency',
  'country',
  'adm1Name',
  'adm1Code',
  'adm2Name',
  'adm2Code',
  'adm3Name',
  'adm3Code',
  'adm4Name',
  'adm4Code',
  'site',
  'siteType',
  'latitude',
  'longitude',
  'status',
  'start',
  'end',
  'group',
])

export interface Filled {
  cells: readonly Cell[]
  /** Columns that were filled from above, and columns with a figure above that was not taken. */
  filled: number[]
  left: number[]
}

/** The row with the names, places and dates of merged cells filled in; figures stay where they were written. */
export function fillMerged({ cells, merged = [] }: TableRow, mapping: ColumnMapping): Filled {
  const fieldAt = new Map(Object.entries(mapping.at).map(([field, index]) => [index, field as Field]))
  const full = [...cells]
  const filled: number[] = []
  const left: number[] = []
  for (const { column, value } of merged) {
    if (value === null || (full[column] ?? null) !== null) continue
    const field = fieldAt.get(column)
    if (field !== undefined && held.has(field)) {
      while (full.length <= column) full.push(null)
      full[column] = value
      filled.push(column)
    } else if (field !== undefined || mapping.parts.some(({ index }) => index === column)) left.push(column)
  }
  return { cells: full, filled, left }
}
