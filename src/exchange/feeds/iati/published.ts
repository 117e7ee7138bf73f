/**
 * What this house publishes of an operation as IATI 2.03: each project with its money, places, clusters and people reached as an activity, and
 * agreements that are for no project as activities of their own. Pure: the same content is the same file.
 */
import type { Names } from '../../../kernel/pure/languages.ts'
import { writtenAmount } from '../../../kernel/pure/money.ts'
import type { KnownFunding } from '../../../modules/funding/index.ts'
import type { CurrentSheet } from '../../../modules/projects/index.ts'
import { globalClusters } from '../../formats/iati/codelists/longer.ts'
import type {
  FlowOrganisation,
  IatiActivity,
  Location,
  Narratives,
  ParticipatingOrganisation,
  Sector,
  Transaction,
  Value,
} from '../../formats/iati/model.ts'
import type { Reference, ReferenceOrganisation } from '../reference.ts'
import { createGround } from './ground.ts'

export interface Publishing {
  operation: { code: string; names: Names; country: string; starts: string | null; ends: string | null }
  reference: Reference
  sheets: readonly CurrentSheet[]
  funding: Pick<KnownFunding, 'agreements' | 'funds' | 'entries'>
  /** People reached by project: a whole number, or nothing where it is not known. */
  reached: ReadonlyMap<string, number>
  /** Who publishes: an identifier of the registry and a name. */
  publisher: { ref: string; names: Names; type: string }
  /** Whether the operation holds anything made up: then every title says so. */
  illustrative: boolean
  /** ISO day of the file: what lies after it did not happen yet. */
  today: string
}

type Agreement = KnownFunding['agreements'][number]
type Entry = KnownFunding['entries'][number]

/** What is published as one activity. */
interface Unit {
  code: string
  names: Names
  sheet: CurrentSheet | null
  agreements: Agreement[]
  entries: Entry[]
}

/** Fewer people than this are not published: they could be known by it. */
const fewPeople = 10

const statusOf: Record<string, string> = {
  ...{ drafted: '1', submitted: '1', approved: '1', funded: '2', implementing: '2', suspended: '6' },
  ...{ completed: '3', closed: '4', rejected: '5', withdrawn: '5' },
}
/** DAC purposes of global clusters; material relief for the others. */
const purposes: Record<string, string> = { 3: '72012', 6: '72040', 7: '72011', 2: '73010', 5: '72050', 8: '72050' }
const typesToIati: Record<string, string> = {
  ...{ un: '40', international: '40', ingo: '21', nngo: '22', government: '10', donor: '10', academic: '80', private: '70' },
}

export const narrativesOf = (names: Names, prefix: Names = {}): Narratives => ({
  narratives: (['en', 'ar', 'ckb'] as const).flatMap(language => {
    const text = names[language]?.trim()
    if (!text) return []
    return [{ ...(language === 'en' ? {} : { language }), text: `${prefix[language] ?? prefix.en ?? ''}${text}` }]
  }),
})
const words = (text: string): Narratives => ({ narratives: [{ text }] })

/** A reference as registries give them: an agency that registers, and its number. */
const looksLikeRef = (text: string) => /^[A-Z]{2,}-[A-Z0-9]{2,}-[^\s/&|?]+$/.test(text)

const firstDay = (written: string) =>
  written.length === 4 ? `${written}-01-01` : written.length === 7 ? `${written}-01` : written
function lastDay(written: string): string {
  if (written.length === 10) return written
  const month = written.length === 4 ? `${written}-12` : written
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)
}

/** Identifiers hold none of the signs that the standard forbids. */
export const identifierOf = (publisher: string, operation: string, code: string) =>
  `${publisher}-${operation}-${code.replace(/[/&|?\s]+/g, '-')}`

class Publisher {
  readonly #from: Publishing
  readonly #organisations: ReadonlyMap<string, ReferenceOrganisation>
  readonly #places: ReadonlyMap<string, Reference['places'][number]>
  readonly #clusters: ReadonlyMap<string, Reference['clusters'][number]>
  readonly #globals = new Map<string, string>()
  readonly #agreements: ReadonlyMap<string, Agreement>

  constructor(from: Publishing) {
    this.#from = from
    const { reference, funding } = from
    this.#organisations = new Map(reference.organisations.map(each => [each.id, each]))
    this.#places = new Map(reference.places.map(each => [each.id, each]))
    this.#clusters = new Map(reference.clusters.map(each => [each.id, each]))
    this.#agreements = new Map(funding.agreements.map(each => [each.id, each]))
    const ground = createGround(reference, false)
    for (const code of Object.keys(globalClusters)) {
      const id = ground.cluster({ vocabulary: '10', code, narratives: [] })
      if (id !== null && !this.#globals.has(id)) this.#globals.set(id, code)
    }
  }

  units(): Unit[] {
    const { sheets, funding } = this.#from
    const units = new Map<string, Unit>(
      sheets.map(sheet => [
        `project ${sheet.code}`,
        { code: sheet.code, names: sheet.names, sheet, agreements: [], entries: [] },
      ]),
    )
    const unitOf = (agreement: Agreement | undefined, projectCode: string | null): Unit | undefined => {
      const project = projectCode === null ? undefined : units.get(`project ${projectCode}`)
      if (project || !agreement) return project
      const key = `agreement ${agreement.id}`
      const made = units.get(key) ?? { code: agreement.code, names: agreement.names, sheet: null, agreements: [], entries: [] }
      units.set(key, made)
      return made
    }
    for (const agreement of funding.agreements) unitOf(agreement, agreement.projectCode)?.agreements.push(agreement)
    for (const entry of funding.entries) {
      const agreement = this.#agreements.get(entry.agreementId ?? '')
      // What moves an agreement belongs to it; what is spent belongs to the project that it is spent for.
      const project = entry.kind === 'expenditure' ? (entry.projectCode ?? agreement?.projectCode) : agreement?.projectCode
      unitOf(agreement, project ?? null)?.entries.push(entry)
    }
    return [...units.values()]
  }

  #id(code: string): string {
    return identifierOf(this.#from.publisher.ref, this.#from.operation.code, code)
  }

  #refOf(organisation: ReferenceOrganisation): { ref?: string } {
    const ref = [organisation.acronym ?? '', ...organisation.aliases].find(looksLikeRef)
    return ref === undefined ? {} : { ref }
  }

  #party(id: string | null, activityId?: string): FlowOrganisation | undefined {
    const organisation = this.#organisations.get(id ?? '')
    const more = activityId === undefined ? {} : { activityId }
    if (!organisation) return undefined
    const type = typesToIati[organisation.type ?? '']
    return { ...this.#refOf(organisation), ...more, ...(type && { type }), ...this.#named(organisation) }
  }

  #named({ names, acronym }: ReferenceOrganisation): Narratives {
    const said = narrativesOf(names)
    return said.narratives.length > 0 ? said : words(acronym ?? '–')
  }

  participating({ sheet, agreements }: Unit): ParticipatingOrganisation[] {
    const found = new Map<string, ParticipatingOrganisation>()
    const add = (role: string, id: string | null, asWritten: string | null) => {
      const party = this.#party(id)
      const said = party ?? (asWritten ? words(asWritten) : undefined)
      if (said) found.set(`${role} ${id ?? asWritten}`, { ...said, role })
    }
    for (const { role, organisationId, asWritten } of sheet?.partners ?? [])
      add(role === 'funding' ? '1' : role === 'lead' ? '2' : '4', organisationId, asWritten)
    for (const { kind, giverId, receiverId } of agreements) {
      if (kind === 'contribution') add('1', giverId, null)
      add('4', receiverId, null)
    }
    if (found.size === 0) {
      const { ref, names, type } = this.#from.publisher
      found.set('2', { ref, type, role: '2', ...narrativesOf(names) })
    }
    return [...found.values()]
  }

  sectors(clusterIds: ReadonlySet<string>): Sector[] {
    const globals = [...clusterIds].flatMap(id => this.#globals.get(id) ?? [])
    const purposesOf = [...new Set(globals.map(code => purposes[code] ?? '72010'))].sort()
    const [only = '72010'] = purposesOf
    const purpose = purposesOf.length > 1 ? '72050' : only
    const sectors: Sector[] = [{ vocabulary: '1', code: purpose, narratives: [] }]
    // Shares of several are not known: then none of them is named as a sector.
    const [cluster] = clusterIds
    if (clusterIds.size !== 1 || cluster === undefined) return sectors
    const global = this.#globals.get(cluster)
    if (global !== undefined) sectors.push({ vocabulary: '10', code: global, narratives: [] })
    const own = this.#clusters.get(cluster)
    if (own) sectors.push({ vocabulary: '99', code: own.code, ...narrativesOf(own.names) })
    return sectors
  }

  locations(placeIds: Iterable<string>): Location[] {
    return [...new Set(placeIds)].flatMap(id => {
      const place = this.#places.get(id)
      if (!place) return []
      const { codes, names, latitude, longitude } = place
      const point = latitude !== null && longitude !== null
      const location: Location = {
        ...(codes[0] && { ref: codes[0].code }),
        ...{ reach: '1', ids: [], name: narrativesOf(names), administrative: [] },
        ...(point && {
          point: { srsName: 'http://www.opengis.net/def/crs/EPSG/0/4326', position: `${latitude} ${longitude}` },
          exactness: '2',
        }),
        class: place.level <= 3 ? '1' : '2',
      }
      return [location]
    })
  }

  transaction(unit: Unit, entry: Entry): Transaction[] {
    const agreement = this.#agreements.get(entry.agreementId ?? '')
    const above = agreement?.parentId ? this.#agreements.get(agreement.parentId) : undefined
    // Money that a project passes on to its own partners goes out of it; other money comes in.
    const passedOn = above !== undefined && unit.agreements.includes(above)
    const made = typeOf(entry, passedOn)
    if (!made || entry.happened > this.#from.today) return []
    const amount = BigInt(entry.amountMinor) * made.sign
    const value: Value = {
      ...{ currency: entry.currency, valueDate: entry.happened },
      amount: writtenAmount(amount, entry.currency),
    }
    const source = above && !passedOn ? (above.projectCode ?? above.code) : undefined
    const provider = made.flow
      ? this.#party(agreement?.giverId ?? null, source === undefined ? undefined : this.#id(source))
      : undefined
    const receiver = made.flow ? this.#party(agreement?.receiverId ?? null) : undefined
    return [
      {
        ...{ ref: entry.id, humanitarian: '1', type: made.type, date: entry.happened, value },
        ...(provider && { provider }),
        ...(receiver && { receiver }),
        ...{ sectors: [], aidTypes: [] },
      },
    ]
  }

  activity(unit: Unit): IatiActivity | null {
    const { operation, publisher, illustrative, today, reached } = this.#from
    const { sheet, agreements, entries, names } = unit
    const prefix: Names = illustrative ? { en: 'ILLUSTRATIVE: ', ar: 'توضيحي: ', ckb: 'نموونەیی: ' } : {}
    const title = narrativesOf(names, prefix)
    const transactions = entries.flatMap(entry => this.transaction(unit, entry))
    // An agreement under which nothing moved is no activity.
    if (!sheet && transactions.length === 0) return null
    const days = transactions.map(({ date }) => date ?? '').sort()
    const starts = firstDay(
      sheet?.starts ?? agreements.flatMap(each => each.starts ?? [])[0] ?? days[0] ?? operation.starts ?? today,
    )
    const given = sheet?.ends ?? agreements.flatMap(each => each.ends ?? []).at(-1) ?? operation.ends
    const ends = given === null || lastDay(given) < starts ? null : lastDay(given)
    const clusterIds = new Set([sheet?.clusterId ?? [], agreements.flatMap(each => each.clusterId ?? [])].flat())
    const people = reached.get(unit.code)
    return {
      ...{ language: 'en', humanitarian: '1', hierarchy: '1', identifier: this.#id(unit.code) },
      reporting: { ref: publisher.ref, type: publisher.type, ...narrativesOf(publisher.names) },
      title: title.narratives.length > 0 ? title : words(`${prefix.en ?? ''}${unit.code}`),
      descriptions: [
        { type: '1', ...words(`${prefix.en ?? ''}${sheet?.objective ?? names.en ?? names.ar ?? names.ckb ?? unit.code}`) },
      ],
      participating: this.participating(unit),
      otherIdentifiers: [{ ref: unit.code, type: 'A1' }],
      status: statusOf[sheet?.state ?? ''] ?? (ends !== null && ends < today ? '4' : '2'),
      dates: [{ type: '1', date: starts, narratives: [] }, ...(ends === null ? [] : [{ type: '3', date: ends, narratives: [] }])],
      ...{ contacts: [], countries: [{ code: operation.country, narratives: [] }], regions: [] },
      locations: this.locations(sheet?.placeIds ?? entries.flatMap(({ placeId }) => placeId ?? [])),
      sectors: this.sectors(clusterIds),
      ...{ tags: [], countryBudgetItems: [], policyMarkers: [] },
      humanitarianScopes: [{ type: '1', vocabulary: '99', code: operation.code, ...narrativesOf(operation.names) }],
      ...{ defaultFlowType: '10', defaultFinanceType: '110', defaultAidTypes: [{ code: 'C01', vocabulary: '1' }] },
      ...{ budgets: this.budgets(sheet, starts, ends), plannedDisbursements: [], transactions },
      ...{ documents: [], relatedActivities: [], legacyData: [], crsAdd: [], fss: [] },
      results: people === undefined || people < fewPeople || ends === null ? [] : [reachedResult(people, starts, ends)],
    }
  }

  /** A budget is for a year at most, and how one of several years divides is not known. */
  budgets(sheet: CurrentSheet | null, start: string, end: string | null): IatiActivity['budgets'] {
    if (!sheet || end === null || end > `${Number(start.slice(0, 4)) + 1}${start.slice(4)}`) return []
    const sums = new Map<string, bigint>()
    for (const { currency, amountMinor } of sheet.budget)
      if (currency !== null && amountMinor !== null) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amountMinor))
    return [...sums].map(([currency, minor]) => ({
      ...{ type: '1', status: '1', start, end, value: { currency, valueDate: start, amount: writtenAmount(minor, currency) } },
    }))
  }
}

/** What an entry is among transactions; null for what only moves inside, and for what no source states. */
function typeOf(entry: Entry, passedOn: boolean): { type: string; sign: 1n | -1n; flow: boolean } | null {
  switch (entry.kind) {
    case 'pledge':
      return { type: '13', sign: 1n, flow: true }
    case 'commitment':
      return { type: '11', sign: 1n, flow: true }
    case 'allocation':
      return { type: passedOn ? '2' : '11', sign: 1n, flow: true }
    case 'payment':
      return { type: '1', sign: 1n, flow: true }
    case 'disbursement':
      return { type: passedOn ? '3' : '1', sign: 1n, flow: true }
    case 'reduction':
      return { type: passedOn ? '2' : '11', sign: -1n, flow: true }
    case 'refund':
      return { type: passedOn ? '3' : '1', sign: -1n, flow: true }
    case 'expenditure':
    case 'overheads':
      // What partners spend of money that was passed on to them went out already.
      return passedOn ? null : { type: '4', sign: 1n, flow: false }
    default:
      return null
  }
}

function reachedResult(people: number, start: string, end: string): IatiActivity['results'][number] {
  const nothing = { locations: [], dimensions: [], documents: [] }
  return {
    ...{ type: '1', title: words('People reached'), documents: [], references: [] },
    indicators: [
      {
        ...{ measure: '1', ascending: '1', title: words('People reached'), documents: [], references: [], baselines: [] },
        description: words(
          'People reached with assistance; where several months or reports name the same people, the highest figure counts.',
        ),
        periods: [{ start, end, targets: [], actuals: [{ value: String(people), ...nothing }] }],
      },
    ],
  }
}

/** The activities that are published of an operation. */
export function publishedActivities(from: Publishing): IatiActivity[] {
  const publisher = new Publisher(from)
  return publisher.units().flatMap(unit => publisher.activity(unit) ?? [])
}
