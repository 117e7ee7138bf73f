/**
 * The shipped operation says what the collected facts say, and nothing more: every name, date, figure and source. The facts lie beside
 * the project; without them this skips.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Fact } from '../../src/modules/operations/index.ts'
import { projectFolder, shippedFolder } from '../support/house.ts'

type Json = null | string | number | boolean | Json[] | { [key: string]: Json }
// biome-ignore lint/suspicious/noExplicitAny: files of many shapes, read to be compared
type Any = any

const factsFile = path.resolve(projectFolder, '../shared/data/iraq-2004/facts.json')
const given: Any = existsSync(factsFile) ? JSON.parse(readFileSync(factsFile, 'utf8')) : null
const shipped = (name: string): Any => JSON.parse(readFileSync(path.join(shippedFolder, `${name}.json`), 'utf8'))

const facts: Fact[] = shipped('facts')
const byKey = new Map(facts.map(fact => [fact.key, fact]))

/** Every figure, date, name and null of a part of the facts, by its path. Sources, notes and the like say something about them. */
const aside = /^(source|alsoSource|sources|note|check|confidence|qualifier|rule|by|.*Source|.*Qualifier|.*Confidence)$/
function leaves(value: Json, at: string): [string, Json][] {
  if (value === null || typeof value !== 'object') return [[at, value]]
  if (Array.isArray(value) && value.every(item => typeof item === 'string')) return [[at, value]]
  return Object.entries(value)
    .filter(([key]) => !aside.test(key))
    .flatMap(([key, item]) => leaves(item, `${at}.${key}`))
}

/** What the shipped fact says, as the facts write it: whole dollars, not cents. */
function saying(fact: Fact): Json {
  if (fact.kind === 'money') return fact.minor === null ? null : fact.minor / 100
  if (fact.kind === 'number') return fact.value
  if (fact.kind === 'text') return fact.text
  return fact.kind === 'items' ? fact.items : [fact.low, fact.high]
}

describe.skipIf(given === null)(`compared with ${path.basename(factsFile)}`, () => {
  test('every figure, date and name of the parts that are facts is shipped under its path, as it is there', () => {
    const parts = [
      'operation',
      'itf',
      'transitionInitiative',
      'ipcc',
      'ocv',
      'familySizeRule',
      'projectCodeRule',
      'agenciesUnidentified',
    ]
    const lists = ['displacement', 'displacementPerGovernorateOutOfPeriod', 'dataConflictsFound', 'nationalPopulation']
    // Said of a figure beside it, or shown as its label, date, row or place.
    const label =
      /\.(topic|what|asOf|governorate|country|donor|window|date|year|day|statistics\.\d+\.date|name\.en|dateSource|days\.from)$/
    const elsewhere = new Set(['operation.name', 'operation.country', 'operation.asOf'])
    const missing: string[] = []
    let compared = 0
    const items = given.governorateNotes.map((note: string, n: number) => [`governorateNotes.${n}`, note] as const)
    for (const [at, value] of [...[...parts, ...lists].flatMap(part => leaves(given[part], part)), ...items]) {
      const fact = byKey.get(at)
      if (!fact) {
        if (
          !label.test(at) &&
          !elsewhere.has(at) &&
          !/^(ipcc\.dispossessionTypes|ipcc\.deadlines\.2\.from|displacement\.\d+\.(low|high))/.test(at)
        )
          missing.push(`${at}: ${JSON.stringify(value)}`)
        continue
      }
      compared += 1
      const said = fact.source && fact.topic === 'conflicts' ? `${saying(fact)} (${fact.source})` : saying(fact)
      expect(said, at).toEqual(value)
    }
    expect(missing).toEqual([])
    expect(compared).toBeGreaterThan(120)
  })

  test('every shipped fact is in the facts: nothing null became a number, nothing was made up', () => {
    const at = (key: string): Json | undefined =>
      key.split('.').reduce<Any>((value, step) => (value === null || value === undefined ? undefined : value[step]), given)
    for (const fact of facts) {
      const value = at(fact.key)
      expect(value, fact.key).not.toBeUndefined()
      if (fact.kind === 'range') expect([fact.low, fact.high]).toEqual([(value as Any).low, (value as Any).high])
      else if (fact.key === 'ipcc.dispossessionTypes')
        expect(saying(fact)).toEqual((value as Any[]).map(({ en, ar }) => `${en} (${ar})`))
      else if (fact.topic !== 'conflicts') expect(saying(fact), fact.key).toEqual(value)
      if (fact.kind === 'money') expect(fact.minor === null || Number.isInteger(fact.minor), fact.key).toBe(true)
    }
    const unknown = facts.filter(fact => saying(fact) === null).map(({ key }) => key)
    expect(unknown).toContain('ipcc.perGovernorate')
    expect(unknown).toContain('displacement.3.value')
    expect(unknown.filter(key => key.endsWith('population2004'))).toHaveLength(18)
    expect(unknown.filter(key => key.startsWith('ocv.countries'))).toHaveLength(13)
  })

  /** The source that the facts give for a path: the nearest one above it. */
  test('every fact carries the source that the facts give it, and none where they give none', () => {
    const found = new Map(facts.map(fact => [fact.key, fact.source]))
    const sourceOf: Record<string, string | null> = {
      'operation.channelledUsd.value': given.operation.channelledUsd.source,
      'operation.relocation.date': given.operation.relocation.dateSource,
      'operation.relocation.supportOffice.established': given.operation.relocation.supportOffice.source,
      'operation.unctSize.value': given.operation.unctSize.source,
      'agenciesUnidentified.count': null,
      'familySizeRule.individualsPerFamily': given.familySizeRule.source,
      'itf.donorsEnd2005': given.itf.donorsSource,
      'itf.madridPledgesUsd.value': given.itf.madridPledgesUsd.source,
      'itf.contributions.0.usd': `${given.itf.contributions[0].source}, ${given.itf.contributions[0].alsoSource}`,
      'ocv.mou': given.ocv.mouSource,
      'ocv.registered': given.ocv.source,
      'ocv.costUsd.cap': given.ocv.costUsd.capSource,
      'ocv.centresAlt.value': given.ocv.centresAlt.source,
      'ipcc.perGovernorate': null,
    }
    for (const [n, entry] of given.displacement.entries())
      sourceOf[`displacement.${n}${'low' in entry ? '' : '.value'}`] = entry.source
    for (const [n, entry] of given.ipcc.statistics.entries())
      if ('filed' in entry) sourceOf[`ipcc.statistics.${n}.filed`] = entry.source
    for (const [n, entry] of given.ocv.countries.entries()) {
      sourceOf[`ocv.countries.${n}.iomEstimate`] = given.ocv.estimateSource
      sourceOf[`ocv.countries.${n}.registered`] = entry.registeredSource
    }
    for (const [n, entry] of given.nationalPopulation.entries()) sourceOf[`nationalPopulation.${n}.value`] = entry.source
    for (const [n, entry] of given.governorates.entries())
      for (const [m, population] of entry.populations.entries())
        sourceOf[`governorates.${n}.populations.${m}.value`] = population.source
    for (const [key, source] of Object.entries(sourceOf)) expect(found.get(key), key).toBe(source)
    const dates: Record<string, string | null> = {
      'operation.channelledUsd.value': given.operation.channelledUsd.asOf,
      'itf.abuDhabiTotalUsd.value': given.itf.abuDhabiTotalUsd.date,
    }
    for (const [n, entry] of given.itf.contributions.entries()) dates[`itf.contributions.${n}.usd`] = entry.date
    for (const [n, entry] of given.displacement.entries())
      dates[`displacement.${n}${'low' in entry ? '' : '.value'}`] = entry.date ?? null
    for (const [n, entry] of given.ipcc.statistics.entries())
      for (const key of ['filed', 'decided', 'final']) if (key in entry) dates[`ipcc.statistics.${n}.${key}`] = entry.date
    for (const [key, date] of Object.entries(dates)) expect(byKey.get(key)?.asOf ?? null, key).toBe(date)
    const known = new Set(Object.keys(given.sources))
    for (const fact of facts)
      for (const key of fact.source?.split(', ') ?? []) expect(known.has(key), `${fact.key}: ${key}`).toBe(true)
  })

  test('contributions to the trust funds are those of the facts to the dollar, with their days and sources', () => {
    const written = given.itf.contributions.map(({ donor, window, usd, date, source, alsoSource }: Any, n: number) => ({
      fact: `itf.contributions.${n}.usd`,
      donor,
      fund: window.startsWith('UNDG') ? 'UNDG-ITF' : 'WB-ITF',
      ...{ amountMinor: `${usd}00`, currency: 'USD', date, source: [source, alsoSource].filter(Boolean).join(', ') },
      says: window.endsWith('(planned)') ? 'plan' : 'contribution',
    }))
    const { contributions, funds } = shipped('money')
    expect(contributions.map(({ code: _, names: __, ...said }: Any) => said)).toEqual(written)
    const keys = [...funds, ...contributions].flatMap(({ source }: Any) => source.split(', '))
    expect(keys.filter((key: string) => !(key in given.sources))).toEqual([])
    expect(funds.map(({ organisation, organisationSource }: Any) => [organisation, organisationSource])).toEqual([
      [given.itf.administrator, null],
      [null, null],
    ])
  })

  test('sources have their titles and addresses', () => {
    expect(Object.fromEntries(shipped('sources').map(({ key, title, url }: Any) => [key, { title, url }]))).toEqual(
      Object.fromEntries(Object.entries(given.sources).map(([key, { title, url }]: [string, Any]) => [key, { title, url }])),
    )
  })

  test('the seven clusters A–G have their names exactly, their numbered predecessors, and IOM in three of them', () => {
    const clusters: Any[] = shipped('clusters')
    for (const cluster of given.clusters) {
      const found = clusters.find(({ code }) => code === cluster.code)
      expect(found.names.en).toBe(cluster.name)
      expect(found.source).toBe(cluster.nameSource)
      expect([found.lead, found.deputy, found.leadSource, found.note]).toEqual([
        cluster.lead,
        cluster.deputy,
        cluster.leadSource,
        cluster.leadNote,
      ])
      expect(found.members).toEqual(cluster.members.map((acronym: string) => ({ acronym, source: cluster.membersSource })))
      expect(found.predecessors.map(({ code }: Any) => Number(code))).toEqual(cluster.predecessorClusters2004)
      for (const { code, confidence } of found.predecessors)
        expect(confidence, `${cluster.code} from ${code}`).toBe(['8', '11'].includes(code) ? 'sourced' : 'general')
      expect(found.validFrom).toBe('2005-01-01')
    }
    for (const cluster of given.clusters2004) {
      const found = clusters.find(({ code }) => code === String(cluster.number))
      expect([found.names.en, found.lead, found.source]).toEqual([cluster.name, cluster.taskManager, cluster.source])
      expect([found.validFrom, found.validTo]).toEqual(['2004-01-01', '2004-12-31'])
    }
    expect(clusters).toHaveLength(18)
    expect(
      clusters.filter(({ members }) => members.some(({ acronym }: Any) => acronym === 'IOM')).map(({ code }) => code),
    ).toEqual(['C', 'D', 'F'])
  })

  test('the Country Team is the 21 that sources name, beside its stated 23; the donors are ten, with no amount', () => {
    const organisations: Any[] = shipped('organisations')
    expect(
      organisations.filter(({ inCountryTeam }) => inCountryTeam).map(({ acronym, names, source }) => [acronym, names.en, source]),
    ).toEqual(given.agencies.map(({ code, name, sources }: Any) => [code, name, sources.join(', ')]))
    expect(byKey.get('operation.unctSize.value')).toMatchObject({ value: 23 })
    const donors = organisations.filter(({ isDonor, source }) => isDonor && source.split(', ').includes('seed'))
    expect(donors.map(({ names }) => names.en)).toEqual(given.donors.map(({ name }: Any) => name))
    expect(given.donors.every(({ amount }: Any) => amount === null)).toBe(true)
    const fund = organisations.filter(({ isDonor, source }) => isDonor && source.split(', ').includes('itf3'))
    const written = (name: string) => (name === 'United States' ? 'United States of America' : name)
    expect(fund.map(({ names }) => names.en).sort()).toEqual(given.itf.donorsEnd2005.map(written).sort())
  })

  test('18 governorates have three names and the codes of both systems, 101 districts theirs', () => {
    const places: Any[] = shipped('places')
    const codes = (place: Any) => Object.fromEntries(place.codes.map(({ system, code }: Any) => [system, code]))
    const governorates = places.filter(({ level }) => level === 1)
    expect(governorates).toHaveLength(18)
    for (const governorate of given.governorates) {
      const found = governorates.find(place => codes(place)['COD-AB'] === governorate.pcode)
      expect(found.names).toEqual({ en: governorate.name.en, ar: governorate.name.ar, ckb: governorate.name.ku })
      expect(codes(found)).toEqual({
        'COD-AB': governorate.pcode,
        'HR-2015': governorate.pcodeLegacy,
        'ISO 3166-2': governorate.iso3166_2,
      })
      expect([found.latitude, found.longitude]).toEqual([governorate.lat, governorate.lon])
      // The population of a later year, with its year; that of 2004 is unknown.
      const { value, year, source } = governorate.populations.at(-1)
      expect([found.population, found.populationYear, found.populationSource]).toEqual([value, year, source])
    }
    const districts = places.filter(({ level }) => level === 2)
    expect(
      districts.map(place => [
        codes(place)['COD-AB'],
        place.parentCode,
        place.names.en,
        place.names.ar ?? null,
        place.names.ckb ?? null,
      ]),
    ).toEqual(given.districts.items.map(({ pcode, governorate, name }: Any) => [pcode, governorate, name.en, name.ar, name.ku]))
  })

  test('projects say what their sources say; what is null is unknown, and money is in cents', () => {
    const projects: Any[] = shipped('projects')
    expect(projects).toHaveLength(given.projects.length)
    for (const [n, project] of given.projects.entries()) {
      const found = projects[n]
      expect(found.codeIsOurs).toBe(project.code === null)
      if (project.code !== null) expect(found.code).toBe(project.code)
      expect(found.budgetMinor).toBe(project.budgetUsd === null ? null : project.budgetUsd * 100)
      expect({
        title: found.title,
        cluster: found.cluster,
        agency: found.agencies,
        donors: found.donors,
        start: found.startsAsWritten,
        end: found.endsAsWritten,
        governorates: found.areasAsWritten ?? (found.areas.length > 0 ? found.areas : null),
        result: found.result,
        source: found.source,
        clusterSource: found.clusterSource,
        clusterNote: found.clusterNote,
      }).toEqual({
        title: project.title,
        cluster: project.cluster,
        agency: project.agency,
        donors: project.donors,
        start: project.start,
        end: project.end,
        governorates: project.governorates,
        result: project.result ?? null,
        source: project.source,
        clusterSource: project.clusterSource,
        clusterNote: project.clusterNote,
      })
      const figures = (project.stats ?? []).flatMap((stat: Any) =>
        Object.values(stat)
          .filter(value => typeof value === 'number')
          .map(value => [value, stat.date, stat.source ?? project.source]),
      )
      expect(found.figures.map(({ value, asOf, source }: Any) => [value, asOf, source])).toEqual(figures)
      for (const note of [project.note, project.donorNote].filter(Boolean)) expect(found.notes).toContain(note)
    }
    expect(new Set(projects.map(({ code }) => code)).size).toBe(projects.length)
  })

  test('the timeline and the hubs tell the move of coordination to Jordan and Kuwait', () => {
    expect(shipped('timeline').map(({ happened, texts, source }: Any) => [happened, texts.en, source])).toEqual(
      given.timeline.map(({ date, event, source }: Any) => [date, event, source]),
    )
    const operation = shipped('operation')
    const { relocation } = given.operation
    const moved = operation.hubs.filter(({ from }: Any) => from === relocation.month)
    expect(moved.map(({ country }: Any) => country)).toEqual(['JO', 'KW'])
    expect(operation.hubs.filter(({ active }: Any) => active)).toHaveLength(1)
    expect(operation.hubs.find(({ names }: Any) => names.en === 'Baghdad').to).toBe(relocation.month)
    expect(shipped('plan').names.en).toBe('UN Strategic Plan for Iraq 2004/5')
  })

  test('no file names a private person: candidates that nobody verified are nowhere, and no text holds a name with a title', () => {
    for (const name of ['facts', 'projects', 'clusters', 'organisations', 'timeline', 'operation', 'sources']) {
      const text = JSON.stringify(shipped(name))
      expect(text, name).not.toMatch(/\b(Mr|Mrs|Ms|Dr)\.? [A-Z]/)
      expect(text, name).not.toContain('candidateLead')
    }
  })
})
