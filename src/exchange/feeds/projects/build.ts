/** The sheet that the rows of a project make of the one that is stored, and what they leave out. */
import type { CurrentSheet } from '../../../modules/projects/index.ts'
import { partnerRoles, type Sheet } from '../../../modules/projects/schema.ts'
import { readText } from '../values.ts'
import type { ProjectField } from './columns.ts'
import { awardKey, budgetKey, isSayable, merged, partnerKey, riskKey } from './lines.ts'
import { type Gathered, kept, settledBudget } from './read.ts'

const blank: Sheet = {
  ...{ names: {}, objective: null, clusterId: null, objectiveId: null, starts: null, ends: null },
  ...{ partners: [], budget: [], placeIds: [], areas: null, groupIds: [], risks: [], awards: [], note: null, source: null },
}

/** What a version of a sheet says, and nothing of who saved it. */
export const contentOf = (sheet: CurrentSheet | undefined): Sheet => {
  if (!sheet) return blank
  const { names, objective, clusterId, objectiveId, starts, ends, partners, budget, placeIds, areas, groupIds, ...rest } = sheet
  const { risks, awards, note, source } = rest
  return {
    ...{ names, objective, clusterId, objectiveId, starts, ends, partners, budget, placeIds, areas, groupIds },
    ...{ risks, awards, note, source },
  }
}

const sameSet = (a: readonly string[], b: ReadonlySet<string>) => a.length === b.size && a.every(id => b.has(id))

/**
 * The sheet as the rows say it. Columns that are not there change nothing; a blank cell under one that is there says that there is
 * nothing, except of what a sheet cannot say.
 * @param inForce lineages of the objectives that a sheet can name.
 */
export function sheetOf(gathered: Gathered, inForce: ReadonlySet<string>): Sheet {
  const before = contentOf(gathered.stored)
  const [row] = gathered.rows
  const has = (...fields: ProjectField[]) => row?.has(...fields) ?? false
  const once = (field: ProjectField) => gathered.once.get(field)?.value ?? null
  const text = (field: ProjectField, stored: string | null) => (has(field) ? kept(stored, once(field)) : stored)
  const names: Sheet['names'] = {}
  for (const [field, language] of [['nameEn', 'en'] as const, ['nameAr', 'ar'] as const, ['nameCkb', 'ckb'] as const]) {
    const name = text(field, before.names[language] ?? null)
    if (name !== null) names[language] = name
  }
  const objectiveIsSayable = before.objectiveId === null || inForce.has(before.objectiveId)
  const roles = [...partnerRoles, null].filter(role => has(role ?? 'partner'))
  const said = {
    partners: [...gathered.partners, ...before.partners.filter(({ role }) => !roles.includes(role))],
    budget: settledBudget(gathered),
  }
  return {
    ...{ names, objective: text('objective', before.objective), areas: text('areas', before.areas) },
    ...{ note: text('note', before.note), source: text('source', before.source) },
    clusterId: has('cluster') ? once('cluster') : before.clusterId,
    objectiveId:
      has('planObjective') && (once('planObjective') !== null || objectiveIsSayable) ? once('planObjective') : before.objectiveId,
    starts: has('starts') ? once('starts') : before.starts,
    ends: has('ends') ? once('ends') : before.ends,
    partners: merged(before.partners, said.partners, partnerKey, isSayable.partner),
    budget: has('amount') ? merged(before.budget, said.budget, budgetKey, isSayable.budget) : before.budget,
    placeIds:
      has('placeCode', 'placeName') && !sameSet(before.placeIds, gathered.placeIds) ? [...gathered.placeIds] : before.placeIds,
    groupIds: has('group') && !sameSet(before.groupIds, gathered.groupIds) ? [...gathered.groupIds] : before.groupIds,
    risks: has('risk') ? merged(before.risks, gathered.risks, riskKey, isSayable.risk) : before.risks,
    awards: has('award') ? merged(before.awards, gathered.awards, awardKey, isSayable.award) : before.awards,
  }
}

/** Columns that say nothing of what is stored: it is taken away, and that is told. */
export function emptiedBy(gathered: Gathered, sheet: Sheet): { field: ProjectField; stored: string }[] {
  const before = contentOf(gathered.stored)
  const texts = (
    [
      ['nameEn', before.names.en ?? null, sheet.names.en],
      ['nameAr', before.names.ar ?? null, sheet.names.ar],
      ['nameCkb', before.names.ckb ?? null, sheet.names.ckb],
      ['objective', before.objective, sheet.objective],
      ['areas', before.areas, sheet.areas],
      ['note', before.note, sheet.note],
      ['source', before.source, sheet.source],
      ['starts', before.starts, sheet.starts],
      ['ends', before.ends, sheet.ends],
    ] as const
  ).flatMap(([field, stored, now]) =>
    stored !== null && (now ?? null) === null ? [{ field, stored: readText(stored) ?? '' }] : [],
  )
  const ids = (
    [
      ['cluster', before.clusterId, sheet.clusterId],
      ['planObjective', before.objectiveId, sheet.objectiveId],
    ] as const
  ).flatMap(([field, stored, now]) => (stored !== null && now === null ? [{ field, stored: '1' }] : []))
  const lists = (
    [
      ['amount', before.budget, sheet.budget],
      ['placeCode', before.placeIds, sheet.placeIds],
      ['group', before.groupIds, sheet.groupIds],
      ['risk', before.risks, sheet.risks],
      ['award', before.awards, sheet.awards],
    ] as const
  ).flatMap(([field, stored, now]) => (stored.length > 0 && now.length === 0 ? [{ field, stored: String(stored.length) }] : []))
  const partners = [...partnerRoles, null].flatMap(role => {
    const count = (partners: Sheet['partners']) => partners.filter(partner => partner.role === role).length
    const stored = count(before.partners)
    return stored > 0 && count(sheet.partners) === 0 ? [{ field: role ?? ('partner' as const), stored: String(stored) }] : []
  })
  return [...texts, ...ids, ...partners, ...lists]
}
