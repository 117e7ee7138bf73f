/** Reads what the pages about money share: the operation with its lists, and whose money the asking person may write. */
import type { Context } from 'hono'
import { isAllowed } from '../../../kernel/access.ts'
import {
  type ListedAgreement,
  listAgreements,
  moneyWriters,
  organisationReaders,
  sideOf,
} from '../../../modules/funding/index.ts'
import type { AgreementKind, MoneyKind } from '../../../modules/funding/schema.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { listOrganisations, type Organisation } from '../../../modules/organisations/index.ts'
import { listPlaces, type Place } from '../../../modules/places/index.ts'
import { type ActivityType, type Cluster, showPlan } from '../../../modules/plan/index.ts'
import { named } from '../../numbers.ts'
import type { House } from '../house.ts'
import { codeOfPlace } from '../overview/load.ts'
import { organisationKeys } from '../overview/organisation-key.ts'

const byId = <T extends { id: string }>(all: readonly T[]) => new Map(all.map(entry => [entry.id, entry]))

interface Parties {
  giverId: string | null
  receiverId: string | null
}

/** What somebody may choose from in a form. */
export interface Choice {
  id: string
  name: string
}

export async function loadMoney(house: House, c: Context) {
  const asking = await house.askingOf(c)
  const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
  const operationId = operation.id
  const [lists, organisations, places] = await Promise.all([
    house.reader.read(showPlan, { operationId }, asking),
    house.reader.read(listOrganisations, { operationId }, asking),
    house.reader.read(listPlaces, { operationId }, asking),
  ])
  const { language } = asking
  const writes = (organisation: string | null) =>
    isAllowed(asking.actor, moneyWriters, [{ operation: operationId, organisation }])
  const byName = (a: Choice, b: Choice) => a.name.localeCompare(b.name, language)
  return {
    ...{ asking, operation, operationId, language, places },
    root: `/o/${operation.code}`,
    base: `/o/${operation.code}/funding`,
    clusters: byId<Cluster>(lists.clusters),
    groups: lists.groups,
    activities: byId<ActivityType>(lists.activities),
    projects: lists.projects,
    organisations: byId<Organisation>(organisations),
    organisationKey: organisationKeys(organisations),
    placesById: byId<Place>(places),
    mayKeep: isAllowed(asking.actor, keepers, [{ operation: operationId }]),
    /** Organisations that the person may write money of. */
    writable: organisations.filter(({ id }) => writes(id)),
    /** Whether the person may open what an organisation gave and what became of it. */
    mayOpenDonor: (id: string) => isAllowed(asking.actor, organisationReaders, [{ operation: operationId, organisation: id }]),
    mayWriteOf: ({ giverId, receiverId }: Parties) => writes(giverId) || writes(receiverId),
    /** Terms bind who receives; contributions are put on record by either party. */
    mayAmend: ({ kind, giverId, receiverId }: Parties & { kind: AgreementKind }) =>
      writes(giverId) || (kind === 'contribution' && writes(receiverId)),
    mayPost(kind: MoneyKind, { giverId, receiverId }: Parties): boolean {
      const side = sideOf(kind)
      return (side !== 'receiver' && writes(giverId)) || (side !== 'giver' && writes(receiverId))
    },
    organisationChoices: organisations
      .map((each): Choice => ({ id: each.id, name: each.acronym ?? named(each, language) }))
      .sort(byName),
    clusterChoices: lists.clusters.map((each): Choice => ({ id: each.id, name: `${each.code} · ${named(each, language)}` })),
    areaChoices: places
      .filter(({ level }) => level === 1)
      .map((each): Choice => ({ id: each.id, name: named(each, language) }))
      .sort(byName),
    groupChoices: lists.groups.map((each): Choice => ({ id: each.id, name: named(each, language) })),
    projectChoices: lists.projects.map(({ code, title }): Choice => ({ id: code, name: `${code} · ${title}` })),
    /** The place that a P-code stands for. */
    placeOfCode: (code: string) =>
      places.find(place => place.codes.some(each => each.code.toUpperCase() === code.trim().toUpperCase())),
    codeOfPlace,
  }
}
export type LoadedMoney = Awaited<ReturnType<typeof loadMoney>>

const pageOfAll = 500

/** Every agreement that the reader sees and that is like what is asked for. */
export async function readAgreements(
  house: House,
  { asking, operationId }: LoadedMoney,
  asked: Omit<Parameters<typeof listAgreements.read>[1], 'operationId' | 'limit' | 'offset'> | Record<string, never> = {},
): Promise<{ rows: ListedAgreement[]; baseCurrency: string }> {
  const rows: ListedAgreement[] = []
  for (;;) {
    const input = { operationId, ...asked, limit: pageOfAll, offset: rows.length }
    const found = await house.reader.read(listAgreements, input, asking)
    rows.push(...found.rows)
    if (rows.length >= found.total || found.rows.length === 0) return { rows, baseCurrency: found.baseCurrency }
  }
}

/** Which page of a list was asked for, from 1, and how many there are. */
export function pagesOf(total: number, asked: string | undefined, length: number): { page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(total / length))
  return { page: Math.min(pages, Math.max(1, Math.trunc(Number(asked)) || 1)), pages }
}

export const addressOfAgreement = (base: string, code: string, more = ''): string =>
  `${base}/agreements/${encodeURIComponent(code)}${more}`

/** An address with what of a query is said. */
export function addressWith(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const said = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`
}
