/** A version of a plan as a sheet that the import reads back without a difference. */
import { type Language, nameIn } from '../../../kernel/pure/languages.ts'
import { listPlaces } from '../../../modules/places/index.ts'
import { showFramework, showPlan } from '../../../modules/plan/index.ts'
import { treeOf } from '../../../modules/plan/rules.ts'
import { type OutCell, writeCsv, writeWorkbook } from '../../formats/write-table.ts'
import type { Asking, ImportHouse } from '../activities/import.ts'
import { type PlanField, planFields, planHeadings } from './columns.ts'

export const planFormats = ['xlsx', 'csv'] as const
export type PlanFormat = (typeof planFormats)[number]

const columnOf: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }
const illustrativeHeading = { heading: ['Illustrative', 'توضيحي', 'نموونەیی'], tag: '#meta+illustrative' } as const

/**
 * Rows of the sheet: headings, HXL tags when asked for, then each objective with its people below it. What has ended is left out; people
 * of which nothing is known, for the operation as a whole, say nothing and have no row.
 */
export async function planRows(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: { operationId: string; planId: string; no?: number | undefined; tags: boolean },
): Promise<{ rows: OutCell[][]; count: number; no: number; code: string }> {
  const { operationId, planId, no } = given
  const [framework, places, lists] = await Promise.all([
    house.reader.read(showFramework, { operationId, planId, ...(no !== undefined && { no }) }, asking),
    house.reader.read(listPlaces, { operationId }, asking),
    house.reader.read(showPlan, { operationId }, asking),
  ])
  const { plan, version, caseloads } = framework
  const standing = framework.objectives.filter(({ ended }) => ended === null)
  const illustrative = standing.some(objective => objective.illustrative)
  const codeOf = <T extends { id: string; code: string }>(entries: readonly T[]) =>
    new Map(entries.map(({ id, code }) => [id, code]))
  const [clusters, groups, objectives] = [codeOf(lists.clusters), codeOf(lists.groups), codeOf(standing)]
  const placeCodes = new Map(places.map(({ id, codes, names }) => [id, codes[0]?.code ?? nameIn(names, 'en')]))
  const placeOrder = new Map(places.map(({ id }, at) => [id, at]))
  const levelNames = plan.levels.map(names => nameIn(names, asking.language))
  const levelOf = (level: number) => {
    const name = levelNames[level - 1] ?? ''
    return levelNames.filter(other => other === name).length === 1 ? name : level
  }
  const row = (cells: Partial<Record<PlanField, OutCell>>, mark: boolean): OutCell[] => [
    ...planFields.map(field => cells[field] ?? null),
    ...(illustrative ? [mark ? 'illustrative' : null] : []),
  ]
  const rows: OutCell[][] = []
  for (const objective of treeOf(standing)) {
    const { id, level, code, parentId, names, clusterId, source } = objective
    rows.push(
      row(
        {
          ...{
            level: levelOf(level),
            code,
            source,
            nameEn: names.en ?? null,
            nameAr: names.ar ?? null,
            nameCkb: names.ckb ?? null,
          },
          parent: parentId === null ? null : (objectives.get(parentId) ?? null),
          cluster: clusterId === null ? null : (clusters.get(clusterId) ?? null),
        },
        objective.illustrative,
      ),
    )
    const own = caseloads.filter(
      ({ objectiveId, source, ...figure }) => objectiveId === id && Object.values(figure).some(value => value !== null),
    )
    const order = (placeId: string | null) => (placeId === null ? -1 : (placeOrder.get(placeId) ?? 0))
    const groupOf = (groupId: string | null) => (groupId === null ? '' : (groups.get(groupId) ?? ''))
    own.sort((a, b) => order(a.placeId) - order(b.placeId) || groupOf(a.groupId).localeCompare(groupOf(b.groupId), 'en'))
    for (const { placeId, groupId, inNeed, targeted, source } of own)
      rows.push(
        row(
          {
            ...{ code, inNeed, targeted, source },
            place: placeId === null ? null : (placeCodes.get(placeId) ?? null),
            group: groupOf(groupId) || null,
          },
          objective.illustrative,
        ),
      )
  }
  const heads = [...planFields.map(field => planHeadings[field]), ...(illustrative ? [illustrativeHeading] : [])]
  const head: OutCell[][] = [heads.map(({ heading }) => heading[columnOf[asking.language]])]
  if (given.tags) head.push(heads.map(({ tag }) => tag))
  return { rows: [...head, ...rows], count: rows.length, no: version.no, code: plan.code }
}

/** A version of a plan as a file; the one in force, else the draft, when none is named. */
export async function planFile(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  given: { operationId: string; planId: string; no?: number | undefined; format: PlanFormat },
): Promise<{ body: string | ReadableStream<Uint8Array>; name: string; count: number }> {
  const { rows, count, no, code } = await planRows(house, asking, { ...given, tags: given.format === 'xlsx' })
  const name = `${code.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}-v${no}.${given.format}`
  return { body: given.format === 'xlsx' ? writeWorkbook('Plan', rows) : writeCsv(rows), name, count }
}
