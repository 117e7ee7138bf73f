import * as v from 'valibot'
import type { Db } from '../../../kernel/database/sql.ts'
import { view } from '../../../kernel/view.ts'
import { type EntryFilter, type EntryKind, EntryKindSchema, entriesOf, readCells, type ShownEntry } from '../../ledger/index.ts'
import { CodeSchema, DateSchema, IdSchema, members } from '../../operations/index.ts'
import { allPlaces } from '../../places/index.ts'
import { sightOf } from '../access.ts'
import { giverIn, type Picture, pictureOf, type Seeing, seeingOf } from '../picture.ts'

const maybeId = v.optional(v.nullable(IdSchema))

/** Which entries are asked for. Left out: any; null: those where it is not stated. A cluster and an area hold what lies in them. */
export const EntriesInput = v.object({
  operationId: IdSchema,
  /** Code of an agreement or a fund. */
  agreement: v.optional(CodeSchema),
  kinds: v.optional(v.array(EntryKindSchema)),
  donorId: maybeId,
  agencyId: maybeId,
  clusterId: maybeId,
  areaId: maybeId,
  projectCode: v.optional(v.nullable(CodeSchema)),
  ids: v.optional(v.pipe(v.array(IdSchema), v.maxLength(1_000))),
  from: v.optional(DateSchema),
  to: v.optional(DateSchema),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000)), 100),
  offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
})

/** An entry as a page lists it. */
export interface ListedEntry {
  id: string
  /** In the order of posting. */
  no: string
  kind: EntryKind
  happened: string
  currency: string
  amountMinor: string
  /** In the reporting currency; null: no rate is known. */
  baseMinor: string | null
  rate: string | null
  rateDay: string | null
  rateSource: string | null
  /** Codes of the agreement or fund whose money moved, and of the other side; null where the reader does not see it. */
  agreement: string | null
  counterpart: string | null
  clusterId: string | null
  placeId: string | null
  groupId: string | null
  projectCode: string | null
  activityId: string | null
  budgetLineId: string | null
  /** Null also where they are others' words. */
  words: string | null
  source: string | null
  reverses: string | null
  reversedBy: string | null
  reversedReason: string | null
  illustrative: boolean
  /** Whose money it was: by contribution, others' together where they may not be told apart. */
  parts: { contribution: string | null; donorId: string | null; others: boolean; amountMinor: string; baseMinor: string | null }[]
}

/** Places in an area and the clusters of a cluster, null for what is not stated. */
async function insideOf(db: Db, operationId: string, areaId: string): Promise<string[]> {
  const places = await allPlaces(db, operationId)
  const inside = new Set([areaId])
  // Parents come first.
  for (const { id, parentId } of places) if (parentId !== null && inside.has(parentId)) inside.add(id)
  return [...inside]
}

/** Ids that are followed to one of these: totals and entries name entries as they were then. */
const merged = (ids: readonly string[], all: Iterable<string | null>, follow: (id: string) => string): string[] => [
  ...new Set([...ids, ...[...all].flatMap(id => (id !== null && ids.includes(follow(id)) ? [id] : []))]),
]

async function filterOf(
  db: Db,
  asked: v.InferOutput<typeof EntriesInput>,
  picture: Picture,
  raw: { clusterIds: Set<string>; placeIds: Set<string> },
) {
  const { operationId, agreement, kinds, donorId, agencyId, clusterId, areaId, projectCode, ids: entryIds, from, to } = asked
  const filter: EntryFilter = {}
  if (kinds) filter.kinds = kinds
  if (entryIds) filter.ids = entryIds
  if (from) filter.from = from
  if (to) filter.to = to
  if (projectCode !== undefined) filter.projectCode = projectCode
  const { following } = picture
  const holders = [...picture.agreements, ...picture.funds]
  let ids: string[] | null = agreement === undefined ? null : holders.filter(({ code }) => code === agreement).map(({ id }) => id)
  if (agencyId !== undefined) {
    const agency = agencyId === null ? null : following.organisation(agencyId)
    const own = new Set([
      ...picture.agreements.filter(({ receiverId }) => receiverId === agency).map(({ id }) => id),
      ...picture.funds.filter(({ organisationId }) => organisationId === agency).map(({ id }) => id),
    ])
    ids = (ids ?? [...own]).filter(id => own.has(id))
  }
  if (ids) filter.agreementIds = ids
  if (donorId !== undefined) {
    const donor = donorId === null ? null : following.organisation(donorId)
    const giverOf = giverIn(picture)
    const roots: (string | null)[] = picture.agreements
      .filter(({ kind, id }) => kind === 'contribution' && giverOf(id) === donor)
      .map(({ id }) => id)
    filter.rootIds = donor === null ? [...roots, null] : roots
  }
  if (clusterId !== undefined) {
    const at = clusterId === null ? null : following.cluster(clusterId)
    const inside = [...raw.clusterIds].filter(
      id => picture.topCluster(following.cluster(id)) === at || following.cluster(id) === at,
    )
    filter.clusterIds = at === null ? [null] : [at, ...inside]
  }
  if (areaId !== undefined) {
    const inside = areaId === null ? null : await insideOf(db, operationId, following.place(areaId))
    filter.placeIds = inside === null ? [null] : merged(inside, raw.placeIds, following.place)
  }
  return filter
}

/** Limits a filter to what the reader sees. @returns null where that is nothing. */
function limitedTo(filter: EntryFilter, picture: Picture, seeing: Seeing): EntryFilter | null {
  const { sight, own } = seeing
  if (sight.all) return filter
  const among = (asked: readonly (string | null)[] | undefined, may: readonly (string | null)[]) =>
    asked === undefined ? [...may] : may.filter(id => asked.includes(id))
  const onlyDonor = !seeing.root(null)
  if (onlyDonor) {
    const rootIds = among(filter.rootIds, [...own])
    return rootIds.length === 0 ? null : { ...filter, rootIds }
  }
  const terms = picture.agreements.filter(agreement => seeing.as(agreement) === 'terms').map(({ id }) => id)
  const funds = picture.funds.flatMap(({ id, organisationId }) =>
    organisationId !== null && sight.organisations.has(organisationId) ? [id] : [],
  )
  const agreementIds = among(filter.agreementIds, [...terms, ...funds]).filter(id => id !== null)
  return agreementIds.length === 0 ? null : { ...filter, agreementIds }
}

function listedOf(entry: ShownEntry, picture: Picture, seeing: Seeing): ListedEntry {
  const {
    no,
    amountMinor,
    baseMinor,
    legs = [],
    agreementId,
    counterpartId,
    importId: _import,
    postedAt: _posted,
    ...rest
  } = entry
  const agreement = picture.byId.get(agreementId ?? '')
  const seen = agreement ? seeing.as(agreement) : seeing.sight.all ? 'terms' : 'path'
  const codeOf = (id: string | null) => {
    const found = picture.byId.get(id ?? '')
    if (found) return seeing.as(found) === 'no' && seen !== 'terms' ? null : found.code
    return picture.funds.find(fund => fund.id === id)?.code ?? null
  }
  const giverOf = giverIn(picture)
  const parts = new Map<
    string,
    { contribution: string | null; donorId: string | null; others: boolean; amount: bigint; base: bigint | null }
  >()
  // What arrives; of an exchange, what it brings is another currency.
  for (const { rootId, amountMinor: amount, baseMinor: base, currency } of legs) {
    if (entry.reverses === null ? amount < 0n : amount > 0n) continue
    if (currency !== entry.currency) continue
    const others = !seeing.root(rootId)
    const key = others ? 'others' : (rootId ?? 'unknown')
    const before = parts.get(key) ?? {
      contribution: others ? null : (picture.byId.get(rootId ?? '')?.code ?? null),
      donorId: others ? null : giverOf(rootId),
      ...{ others, amount: 0n, base: 0n as bigint | null },
    }
    parts.set(key, {
      ...before,
      amount: before.amount + amount,
      base: before.base === null || base === null ? null : before.base + base,
    })
  }
  return {
    ...rest,
    ...{ no: String(no), amountMinor: String(amountMinor), baseMinor: baseMinor === null ? null : String(baseMinor) },
    ...{ agreement: codeOf(agreementId), counterpart: codeOf(counterpartId) },
    ...(seen === 'terms' ? {} : { words: null, source: null, budgetLineId: null, reversedReason: null }),
    parts: [...parts.values()]
      // What may be told apart first, the largest part before others.
      .sort((a, b) => Number(a.others) - Number(b.others) || (a.amount < b.amount ? 1 : -1))
      .map(({ amount, base, ...part }) => ({
        ...part,
        ...{ amountMinor: String(amount), baseMinor: base === null ? null : String(base) },
      })),
  }
}

/** Entries behind a figure: those of a donor, an agency, a cluster, an area, a project or an agreement, the latest to happen first. */
export const listFundingEntries = view({
  name: 'funding.entries',
  summary:
    'Entries behind a figure, by donor, agency, cluster, area, project or agreement, with whose money each was; each sees what is theirs.',
  input: EntriesInput,
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, asked, { actor }): Promise<{ rows: ListedEntry[]; total: number; baseCurrency: string }> {
    const { operationId, limit, offset } = asked
    const picture = await pictureOf(db, operationId, [])
    const { baseCurrency } = picture
    const raw = await namedInCells(db, operationId)
    const seeing = seeingOf(picture, sightOf(actor, operationId))
    const filter = limitedTo(await filterOf(db, asked, picture, raw), picture, seeing)
    if (filter === null) return { rows: [], total: 0, baseCurrency }
    const { rows, total } = await entriesOf(db, operationId, filter, { limit, offset, legs: true })
    return { rows: rows.map(entry => listedOf(entry, picture, seeing)), total, baseCurrency }
  },
})

/** Clusters and places that entries name, as they named them. */
async function namedInCells(db: Db, operationId: string) {
  const cells = await readCells(db, operationId, {}, ['clusterId', 'placeId'])
  return {
    clusterIds: new Set(cells.flatMap(({ clusterId }) => clusterId ?? [])),
    placeIds: new Set(cells.flatMap(({ placeId }) => placeId ?? [])),
  }
}
