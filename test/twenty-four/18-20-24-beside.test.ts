/** Problems 18 to 20 and 24: months and rows beside each other, and what is silent. */
import { describe, expect, test } from 'vitest'
import { notCompared, type StoredFigure } from '../../src/exchange/feeds/activities/compare/before.ts'
import { sheet, words } from './sheet.ts'

const stored = (period: string, reached: number | null, more: Partial<StoredFigure> = {}): StoredFigure => ({
  leadOrganisationId: 'organisation-IOM',
  implementingOrganisationId: null,
  period,
  clusterId: 'cluster-H',
  subclusterId: null,
  activityId: null,
  activityDetail: null,
  placeId: 'XT0102',
  site: null,
  groupId: null,
  reached,
  ...more,
})

describe('18 · cumulative figures reported as monthly, or monthly figures summed for a recurrent service', () => {
  test('a figure that only grows, in one sheet', async () => {
    const rows = (figures: readonly number[]) =>
      sheet(
        `Reporting month | District | People reached\n${figures.map((figure, nth) => `2022-0${nth + 2} | Beta | ${figure}`).join('\n')}`,
      )
    const found = await rows([100, 200, 300])
    expect(found.said).toEqual(['4 – "300" warning looks-cumulative'])
    expect(words(found, 'looks-cumulative')).toContain('grown over 3 months, from 100')
    expect((await rows([100, 200, 150])).said).toEqual([])
    expect((await rows([100, 105, 110])).said).toEqual([])
    expect((await rows([100, 200])).said).toEqual([])
  })

  test('beside the months that are stored', async () => {
    const table = `
      District | People reached
      Beta     | 320`
    const found = await sheet(table, { stored: [stored('2022-01', 100), stored('2022-02', 210)] })
    expect(found.said).toEqual(['2 – "320" warning looks-cumulative'])
    expect((await sheet(table, { stored: [stored('2022-01', 400), stored('2022-02', 210)] })).said).toEqual([])
    // A month is missing between: what happened in it is not known.
    expect((await sheet(table, { stored: [stored('2021-12', 100), stored('2022-01', 210)] })).said).toEqual([])
  })

  test('a service that reaches the same people every month is not added up', async () => {
    const table = `
      Activity            | District | People reached
      Primary health care | Beta     | 610`
    const months = (figures: readonly number[]) =>
      figures.map((figure, nth) => stored(`2022-0${nth + 1}`, figure, { activityId: 'activity-H3' }))
    const found = await sheet(table, { stored: months([300, 305]) })
    expect(found.said).toEqual(['2 – "610" warning recurrent-summed'])
    expect(words(found, 'recurrent-summed')).toContain('the highest month was 305')
    expect((await sheet(table, { stored: months([590, 600]) })).said).toEqual([])
  })

  test('ten times as many as last month', async () => {
    const found = await sheet('District | People reached\nBeta | 5200', { stored: [stored('2022-02', 520)] })
    expect(found.said).toContain('2 – "5200" warning ten-times-last-month')
  })
})

describe('19 · the same people in several activities', () => {
  test('one figure for several activities of a place is counted once, and that is said', async () => {
    const found = await sheet(`
      Activity                | District | People reached
      Vaccination of children | Beta     | 120
      Primary health care     | Beta     | 120
      Training of midwives    | Beta     | 120
      Primary health care     | Al-Alpha | 90`)
    expect(found.said).toEqual(['2 – – warning same-people-several-activities'])
    expect(words(found, 'same-people-several-activities')).toBe(
      'IOM reports the same figure for several activities of the same place in 2022-03 (3 rows: 2, 3, 4). People are counted once. Nothing to do if they are the same people. If not, tell them apart by population group or site.',
    )
  })

  test('other figures, sites or groups are other people', async () => {
    const found = await sheet(`
      Activity                | Site | Population group | People reached
      Vaccination of children | A    |                  | 120
      Primary health care     | B    |                  | 120
      Training of midwives    | A    | IDPs             | 120
      Primary health care     | A    |                  | 130`)
    expect(found.said).toEqual([])
  })
})

describe('20 · exact and near duplicates, last month copied unchanged', () => {
  test('the same row, and the same work with another figure', async () => {
    const found = await sheet(`
      District | People reached
      Beta     | 120
      Beta     | 120
      Beta     | 140`)
    expect(found.said).toEqual(['3 – – warning repeated-row', '4 – – warning row-with-other-figures'])
    expect(words(found, 'repeated-row')).toContain('the same as row 2')
    expect(new Set(found.lines.map(line => line.lineKey)).size).toBe(3)
  })

  test('nearly the same row: another record id, a slip in the site or the activity', async () => {
    const found = await sheet(`
      Record ID | Site           | Activity detail        | District | People reached
      A-1       | Al Salam camp  | Vaccination            | Beta     | 120
      A-2       | Al Salam camp  | Vaccination            | Beta     | 120
      A-3       | Al Salaam camp | Vaccination            | Beta     | 120
                | Camp 1         | Screening of children  | Al-Alpha | 130
                | Camp 1         | Screning of children   | Al-Alpha | 130
                | Camp 2         | Screening of children  | Al-Alpha | 130
                | Camp 1         | Screening, phase 2     | Al-Alpha | 130`)
    expect(found.said.filter(said => said.includes('near'))).toEqual([
      '3 – – warning near-duplicate',
      '4 – – warning near-duplicate',
      '6 – – warning near-duplicate',
    ])
  })

  test('last month copied unchanged, in one sheet', async () => {
    const places = ['Beta', 'Al-Alpha', '']
    const rows = (period: string, more: number) =>
      places.flatMap((place, nth) => [
        `${period} | ${place} | A | ${100 + nth}`,
        `${period} | ${place} | B | ${200 + nth + more}`,
      ])
    const head = 'Reporting month | District | Site | People reached'
    const found = await sheet([head, ...rows('2022-02', 0), ...rows('2022-03', 0)].join('\n'))
    expect(found.said).toEqual(['8 – "2022-03" warning month-copied'])
    expect(words(found, 'month-copied')).toContain('All figures of IOM for 2022-03 (6) are those of 2022-02.')
    expect((await sheet([head, ...rows('2022-02', 0), ...rows('2022-03', 1)].join('\n'))).said).toEqual([])
  })

  test('last month copied unchanged, beside what is stored', async () => {
    const sites = ['A', 'B', 'C', 'D', 'E']
    const table = `District | Site | People reached\n${sites.map((site, nth) => `Beta | ${site} | ${100 + nth}`).join('\n')}`
    const before = sites.map((site, nth) => stored('2022-02', 100 + nth, { site }))
    expect((await sheet(table, { stored: before })).said).toEqual(['2 – "2022-03" warning month-copied'])
    expect(
      (await sheet(table, { stored: before.map((line, nth) => (nth === 4 ? { ...line, reached: 7 } : line)) })).said,
    ).toEqual([])
    expect((await sheet(table)).said).toEqual([])
  })

  test('rows that are withdrawn are compared with nothing', async () => {
    const found = await sheet(`
      Change | District | Site | People reached
      delete | Beta     | A    | 120
             | Beta     | A.B  | 120`)
    expect(found.said).toEqual([])
    expect(found.lines.map(line => line.withdraw)).toEqual(['true', 'false'])
  })
})

describe('24 · a partner silent this month: no activity, or not reported?', () => {
  const table = `
      Cluster | District | Activity            | People reached
      Health  | Beta     | Primary health care | 120`

  test('a cluster and an activity of last month that this sheet says nothing of', async () => {
    const found = await sheet(table, {
      stored: [
        stored('2022-02', 10, { clusterId: 'cluster-W', activityId: 'activity-W1' }),
        stored('2022-02', 10, { activityId: 'activity-H1' }),
        stored('2022-02', 130, { activityId: 'activity-H3' }),
      ],
    })
    expect(found.said).toEqual(['0 – – warning silent-cluster', '0 – – warning silent-activity'])
    expect(words(found, 'silent-cluster')).toBe(
      'IOM reported for Water, Sanitation and Hygiene in 2022-02, and this sheet says nothing of it for 2022-03. Is there no activity, or was it not reported? If there was none, write a row with 0 people; if it was forgotten, add it.',
    )
    expect(words(found, 'silent-activity')).toContain('“Vaccination of children” (Health)')
  })

  test('a row with nobody is an answer, and so is what another sheet of the month said', async () => {
    const before = stored('2022-02', 10, { clusterId: 'cluster-W' })
    const answered = await sheet(`${table}\n WASH | Beta | Water trucking | 0`, { stored: [before] })
    expect(answered.said).toEqual([])
    const elsewhere = await sheet(table, { stored: [before, stored('2022-03', 5, { clusterId: 'cluster-W' })] })
    expect(elsewhere.said).toEqual([])
  })

  test('what was longer ago, or is another organisation’s, is not asked here', async () => {
    const found = await sheet(table, {
      stored: [
        stored('2022-01', 10, { clusterId: 'cluster-W' }),
        stored('2022-02', 10, { clusterId: 'cluster-W', leadOrganisationId: 'organisation-WHO' }),
      ],
    })
    expect(found.said).toEqual([])
  })

  test('of a sheet of several months the latest is asked about, also beside its own months', async () => {
    const found = await sheet(`
      Reporting month | Cluster | Lead organisation | People reached
      2022-02         | Health  | IOM               | 100
      2022-02         | WASH    | IOM               | 90
      2022-03         | Health  | IOM               | 120
      2022-02         | WASH    | WHO               | 100`)
    expect(found.said).toEqual(['0 – – warning silent-cluster'])
    expect(found.problems[0]?.details).toMatchObject({ organisation: 'IOM', cluster: 'Water, Sanitation and Hygiene' })
  })
})

describe('a sheet that is too large to be compared', () => {
  const lines = (count: number) =>
    `District | Activity details | People reached\n${Array.from({ length: count }, (_, nth) => `Beta | Visit ${nth} | ${nth}`).join('\n')}`

  test('says that it was not compared with what is stored, where something is', async () => {
    const before = [stored('2022-01', 100)]
    const large = await sheet(lines(20_001), { stored: before })
    expect(large.good).toBe(20_001)
    const notes = large.said.filter(text => text.includes('not-compared'))
    expect(notes).toEqual(['0 – – warning sheet-lines-not-compared'])
    expect(words(large, 'sheet-lines-not-compared')).toContain('more than 20,000 lines')
    expect((await sheet(lines(20_001))).said.filter(text => text.includes('not-compared'))).toEqual([])
    expect((await sheet(lines(20_000), { stored: before })).said.filter(text => text.includes('not-compared'))).toEqual([])
  })

  test('of very many organisations it is compared with none, and says so', () => {
    expect(notCompared(2_000)).toBeNull()
    expect(notCompared(2_001)).toMatchObject({ row: 0, severity: 'warning', code: 'sheet-organisations-not-compared' })
  })
})
