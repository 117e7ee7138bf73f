/** What the columns of a sheet lack before any row is read. */
import type { RowProblem, Severity } from '../../problem.ts'
import type { ColumnMapping, Target } from '../columns.ts'
import type { Field } from '../fields.ts'
import type { CheckOptions } from './row.ts'

export function columnProblems(mapping: ColumnMapping, options: CheckOptions): RowProblem[] {
  const of = (code: string, severity: Severity, index: number | null, details: RowProblem['details'] = {}): RowProblem => ({
    row: 0,
    column: index === null ? null : (options.headings[index] ?? null),
    columnIndex: index,
    severity,
    code,
    value: null,
    details,
  })
  const has = (...names: Field[]) => names.some(field => mapping.at[field] !== undefined)
  const columnOf = (target: Target) =>
    mapping.at[target as Field] ?? mapping.parts.find(({ key }) => target === `reached+${key}`)?.index ?? -1
  const used = new Set([...Object.values(mapping.at), ...mapping.parts.map(({ index }) => index)])
  const hidden = (options.hiddenColumns ?? []).filter(index => used.has(index))
  return [
    ...mapping.unused.map(({ index }) => of('column-not-used', 'warning', index)),
    ...mapping.doubled.map(({ column, field }) =>
      of('column-doubled', 'warning', column.index, { field, first: options.headings[columnOf(field)] ?? '' }),
    ),
    ...mapping.renamed.map(({ column, field }) => of('column-renamed', 'warning', column.index, { field })),
    ...hidden.map(index => of('column-hidden', 'warning', index)),
    ...(has('leadOrganisation', 'leadAcronym', 'implementingOrganisation', 'implementingAcronym')
      ? []
      : [of('column-organisation-missing', 'error', null)]),
    ...(has('cluster', 'clusterCode', 'subcluster') ? [] : [of('column-cluster-missing', 'error', null)]),
    ...(has('adm1Name', 'adm1Code', 'adm2Name', 'adm2Code', 'adm3Name', 'adm3Code', 'adm4Name', 'adm4Code')
      ? []
      : [of('column-place-missing', 'warning', null)]),
    ...(has('period') || options.period ? [] : [of('column-period-missing', 'error', null)]),
    ...(has('reached') || mapping.parts.length > 0 ? [] : [of('column-reached-missing', 'warning', null)]),
  ]
}
