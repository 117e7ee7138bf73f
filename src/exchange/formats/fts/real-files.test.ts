/** Files that the service published and the tables that the Humanitarian Data Exchange made of them, where they lie beside the project. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { flowTables } from './hxl-tables.ts'
import { type FtsFile, type FtsRead, readFts } from './read.ts'
import { clusterTable, readPlanFunding } from './requirements.ts'
import { writeFtsPages } from './write.ts'

const folder = path.resolve(import.meta.dirname, '../../../../../shared/data/real/fts')
const here = existsSync(folder)
const input = (name: string): FtsFile => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, 'input', name))) })
const expected = (name: string) => readFileSync(path.join(folder, 'expected', name), 'utf8')
const json = (name: string) => JSON.parse(new TextDecoder().decode(input(name).bytes)).data

test.skipIf(here)('published flows are not beside the project: nothing to compare with', () => {})

const countries = {
  afg: { location: 1, plan: 929, funding: 725_591_299, pledged: 0, flows: 484 },
  pse: { location: 171, plan: 832, funding: 381_508_179, pledged: 29_621, flows: 424 },
} as const

const pagesOf = (location: number) =>
  ['', '-page-2', '-page-3'].map(page => `custom-search-locationid-${location}-year-2020${page}.json`).map(input)

describe.skipIf(!here)('flows as they are published', () => {
  const reads = new Map<string, FtsRead>()
  const readOf = (country: keyof typeof countries) => {
    const read = reads.get(country) ?? readFts(pagesOf(countries[country].location))
    reads.set(country, read)
    return read
  }
  interface Plan {
    id: number
    code: string
    name: string
    startDate: string
    endDate: string
  }
  const plans: Plan[] = here ? json('2-fts-flow-plan-overview-progress-2020.json').plans : []
  const lists = {
    countries: new Map<string, string>(
      here ? json('1-public-location.json').map(({ name, iso3 }: { name: string; iso3: string }) => [name, iso3]) : [],
    ),
    planCodes: new Map(plans.map(({ id, code }) => [String(id), code])),
  }

  test.each(Object.entries(countries))('totals of %s are those that the service states, to the dollar', (country, wanted) => {
    const { totals, stated, flows, findings } = readOf(country as keyof typeof countries)
    expect(totals.incoming).toMatchObject({ fundingTotal: wanted.funding, pledgeTotal: wanted.pledged })
    expect(totals).toEqual({ ...stated, outgoing: { ...totals.outgoing, pledgeTotal: 0 } })
    expect(flows).toHaveLength(wanted.flows)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(findings.filter(({ code }) => code.startsWith('fts-total') || code.startsWith('fts-pages'))).toEqual([])
  })

  test.each([
    ['incoming', 'afg'],
    ['internal', 'afg'],
    ['incoming', 'pse'],
    ['internal', 'pse'],
    ['outgoing', 'pse'],
  ] as const)('the table of %s flows of %s is that of the Humanitarian Data Exchange, to the byte', (boundary, country) => {
    const flows = readOf(country).flows.map(({ flow }) => flow)
    expect(flowTables(flows, lists)[boundary]).toBe(expected(`fts_${boundary}_funding_${country}.csv`))
  })

  test.each([
    ['cluster', 'pse'],
    ['globalcluster', 'pse'],
    ['cluster', 'afg'],
  ] as const)(
    'requirements and funding by %s of %s are those of the Humanitarian Data Exchange, to the byte',
    (kind, country) => {
      const id = countries[country].plan
      const plan = plans.find(each => each.id === id)
      const { code = '', name = '', startDate = '', endDate = '' } = plan ?? {}
      const found = readPlanFunding(input(`1-fts-flow-custom-search-planid-${id}-groupby-${kind}.json`))
      const head = { countryCode: country.toUpperCase(), id: String(id), name, code, startDate, endDate, year: 2020 }
      expect(clusterTable(head, found)).toBe(expected(`fts_requirements_funding_${kind}_${country}.csv`))
    },
  )

  test('what was read is written with every key, and written again byte for byte', () => {
    for (const { location } of Object.values(countries))
      for (const file of pagesOf(location)) {
        const { pages } = readFts([file])
        const written = writeFtsPages(pages)
        expect(JSON.parse(written)).toEqual(JSON.parse(new TextDecoder().decode(file.bytes)))
        expect(writeFtsPages(readFts([{ name: file.name, bytes: new TextEncoder().encode(written) }]).pages)).toBe(written)
      }
  })

  test('one page alone is said to be a part', () => {
    const [page] = pagesOf(1)
    const { findings } = readFts(page ? [page] : [])
    expect(findings.find(({ code }) => code === 'fts-pages-missing')?.details).toEqual({ given: 200, said: 484 })
    expect(findings.some(({ code }) => code === 'fts-total-differs')).toBe(false)
  })
})
