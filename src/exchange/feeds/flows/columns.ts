/** Which column of a sheet of money holds what. A row is one movement; columns of their own for what is pledged, committed and paid make several of it. */
import type { SheetSummary } from '../../formats/table.ts'
import { assignColumns, type Choices, candidatesBy, type FieldRule, type MappedColumn } from '../column-rules.ts'
import type { Feed } from '../reading.ts'
import { type AmountField, type FlowField, flowColumns } from './fields.ts'

export const flowFields = Object.keys(flowColumns) as FlowField[]

/** What an amount under a column of its own is. */
export const amountKinds: Readonly<Record<AmountField, string>> = {
  pledged: 'pledge',
  committed: 'commitment',
  paid: 'payment',
  allocated: 'allocation',
  disbursed: 'disbursement',
  spent: 'expenditure',
}
export const amountFields = Object.keys(amountKinds) as AmountField[]

const places = ['#adm1', '#adm2', '#adm3', '#adm4']
const rules: FieldRule<FlowField>[] = flowFields.map(field => {
  const { heading, also = [], tags } = flowColumns[field]
  const alsoTags =
    field === 'placeCode'
      ? places.map(tag => ({ tag, has: ['code'] }))
      : field === 'placeName'
        ? places.map(tag => ({ tag, hasNot: ['code'] }))
        : []
  return { field, tags: [...tags, ...alsoTags], names: [...heading, ...also] }
})
const candidatesOf = candidatesBy<FlowField>(rules, new Set())

export interface FlowMapping {
  /** Position of the column that holds a field, from 0. */
  at: Partial<Record<FlowField, number>>
  /** Columns that say the same field once more; the first is used. */
  doubled: MappedColumn<FlowField>[]
  columns: MappedColumn<FlowField>[]
}

export function mapFlowColumns(sheet: SheetSummary, choices: Choices<FlowField> = {}): FlowMapping {
  const mapped = assignColumns(sheet.columns, candidatesOf, choices)
  const at: FlowMapping['at'] = {}
  for (const { column, target, how } of mapped) if (target !== null && how !== 'repeated') at[target] = column.index
  return { at, columns: mapped, doubled: mapped.filter(({ how }) => how === 'repeated') }
}

const holdsAmount = (at: FlowMapping['at']) =>
  at.amount !== undefined || at.baseAmount !== undefined || amountFields.some(field => at[field] !== undefined)
const saysWhose = (at: FlowMapping['at']) => at.agreement ?? at.giver ?? at.receiver

/** A sheet of money has amounts, and says whose they are. */
function flowFit(sheet: SheetSummary, choices: Choices<FlowField> = {}): number {
  if (sheet.headerRow === null && sheet.tagRow === null) return 0
  const { at } = mapFlowColumns(sheet, choices)
  if (!holdsAmount(at) || saysWhose(at) === undefined) return 0
  return 10 + Object.keys(at).length + (sheet.tagRow === null ? 0 : 5) - (sheet.hidden ? 20 : 0)
}

/** Whether a sheet that nobody said anything of is one of money: it says what kind of movement each amount is. */
export function looksLikeFlows(sheet: SheetSummary): boolean {
  const { at } = mapFlowColumns(sheet)
  const tells = at.kind !== undefined || amountFields.filter(field => at[field] !== undefined).length >= 2
  return flowFit(sheet) > 0 && tells && (at.agreement !== undefined || (at.giver !== undefined && at.receiver !== undefined))
}

export const flowFeed: Feed<FlowField, FlowMapping> = {
  name: 'flows',
  map: mapFlowColumns,
  fit: flowFit,
  targetOf: text => flowFields.find(field => field === text),
}
