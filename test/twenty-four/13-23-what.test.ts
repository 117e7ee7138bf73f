/** Problems 13 and 23: activities, indicators, clusters and projects. */
import { describe, expect, test } from 'vitest'
import { sheet, words } from './sheet.ts'

describe('13 · free-text activities, activities not valid for the indicator, retired codes', () => {
  test('activities of the catalogue, by code, name, or both', async () => {
    const found = await sheet(`
      Cluster | Activity                        | Indicator
      Health  | Vaccination of children         | IND-1
      Health  | H1                              |
      Health  | H1 - Vaccination                | IND-1 Children vaccinated
      Health  | H1: Vaccination of the children |`)
    expect(found.said.filter(said => !said.includes('row'))).toEqual([
      '4 Activity "H1 - Vaccination" repair name-spelled-otherwise',
      '5 Activity "H1: Vaccination of the children" repair name-spelled-otherwise',
    ])
    expect(found.lines.map(line => line.activityId)).toEqual(Array(4).fill('activity-H1'))
    expect(found.lines[2]?.indicatorCode).toBe('IND-1')
  })

  test('free text is kept as it is written, with what is similar', async () => {
    const found = await sheet(`
      Activity
      Vaccinating children`)
    expect(found.said).toEqual(['2 Activity "Vaccinating children" warning activity-unknown'])
    expect(words(found, 'activity-unknown')).toContain('Similar: Vaccination of children')
    expect(found.lines).toMatchObject([{ activityId: null, activityDetail: 'Vaccinating children' }])
  })

  test('an activity under an indicator of another, and an indicator that nobody knows', async () => {
    const found = await sheet(`
      Activity                | Indicator
      Vaccination of children | IND-2
      Vaccination of children | IND-9
      Primary health care     | IND-2`)
    expect(found.said).toEqual([
      '2 Indicator "IND-2" error activity-not-for-indicator',
      '3 Indicator "IND-9" warning indicator-unknown',
    ])
    expect(words(found, 'activity-not-for-indicator')).toContain('choose one of its indicators: IND-1')
  })

  test('a retired code, with what is there now', async () => {
    const found = await sheet(`
      Activity
      H8`)
    expect(found.said).toEqual(['2 Activity "H8" error activity-retired'])
    expect(words(found, 'activity-retired')).toMatch(/present catalogue: .*Primary health care/)
  })

  test('an activity of another cluster', async () => {
    const found = await sheet(`
      Cluster | Activity
      Health  | Water trucking`)
    expect(found.said).toEqual(['2 Activity "Water trucking" warning activity-of-other-cluster'])
    expect(words(found, 'activity-of-other-cluster')).toContain('belongs to the cluster W Water, Sanitation and Hygiene')
  })

  test('clusters under other names', async () => {
    const found = await sheet(`
      Cluster
      Health Cluster
      1. Health
      Operational presence: Health
      WASH
      Water, sanitation & hygiene`)
    expect(found.lines.map(line => line.clusterId)).toEqual([...Array(3).fill('cluster-H'), ...Array(2).fill('cluster-W')])
    expect(found.said.filter(said => said.includes('name-'))).toEqual([
      '2 Cluster "Health Cluster" repair name-spelled-otherwise',
      '3 Cluster "1. Health" repair name-spelled-otherwise',
      '4 Cluster "Operational presence: Health" repair name-spelled-otherwise',
    ])
  })

  test('two clusters of one name, one after the other: the month decides', async () => {
    const found = await sheet(`
      Reporting month | Cluster
      2021-06         | Education and Culture
      2022-06         | Education and Culture`)
    expect(found.said).toEqual([])
    expect(found.lines.map(line => line.clusterId)).toEqual(['cluster-1', 'cluster-B'])
  })

  test('a cluster that was closed or not yet open, with the one that was there instead', async () => {
    const found = await sheet(`
      Reporting month | Cluster
      2022-03         | Water and Sanitation
      2021-06         | W
      2021-12         | Water and Sanitation`)
    expect(found.said).toEqual(['2 Cluster "Water and Sanitation" error cluster-closed', '3 Cluster "W" error cluster-not-open'])
    expect(words(found, 'cluster-closed')).toContain('took over: W Water, Sanitation and Hygiene')
    expect(words(found, 'cluster-not-open')).toContain('there before: 2 Water and Sanitation')
  })

  test('a code of one cluster and the name of another', async () => {
    const found = await sheet(`
      Cluster code | Cluster
      H            | Protection
      1            | Education and Culture`)
    expect(found.said).toEqual(
      ['2 Cluster code "H" error cluster-code-differs', '3 Cluster code "1" error cluster-closed'].map(said =>
        said.replace('3 Cluster code "1"', '3 Cluster "Education and Culture"'),
      ),
    )
  })

  test('areas of responsibility in their cluster, alone, and in another', async () => {
    const found = await sheet(`
      Cluster    | Sub-cluster
      Protection | Child Protection
                 | Child Protection
      Child Protection |
      Health     | Child Protection`)
    expect(found.said.filter(said => !said.includes('row'))).toEqual([
      '5 Sub-cluster "Child Protection" error subcluster-elsewhere',
    ])
    expect(found.lines.map(line => [line.clusterId, line.subclusterId])).toEqual(Array(3).fill(['cluster-P', 'cluster-CP']))
  })
})

describe('23 · project code missing or of another organisation', () => {
  test('a project of the organisation, also as implementer', async () => {
    const found = await sheet(`
      Lead organisation | Implementing partner | Project code | Start date
      IOM               |                      | hrp 001      | 2022-03-01
      UNICEF            | IOM                  | HRP-001      | 2022-03-01`)
    expect(found.said).toEqual([])
    expect(found.lines.map(line => line.projectCode)).toEqual(['HRP-001', 'HRP-001'])
  })

  test('missing, unknown, of another organisation, of another cluster, outside its dates', async () => {
    const found = await sheet(`
      Lead organisation | Cluster | Project code | Start date | End date
      IOM               | Health  |              |            |
      WHO               | Health  |              |            |
      IOM               | Health  | HRP-999      |            |
      WHO               | Health  | HRP-001      |            |
      IOM               | WASH    | HRP-001      |            |
      IOM               | Health  | HRP-001      | 2021-12-01 | 2022-04-30
      IOM               | Health  | HRP-001      | 2022-03-01 | 2023-04-30`)
    expect(found.said.filter(said => !said.includes('row'))).toEqual([
      '2 Project code – warning project-missing',
      '4 Project code "HRP-999" warning project-unknown',
      '5 Project code "HRP-001" warning project-of-other-organisation',
      '6 Project code "HRP-001" warning project-of-other-cluster',
      '7 Start date "2021-12-01" warning dates-outside-project',
      '8 End date "2023-04-30" warning dates-outside-project',
    ])
    expect(words(found, 'project-missing')).toContain('such as HRP-001')
    expect(words(found, 'project-of-other-organisation')).toContain('The project “HRP-001” is IOM’s.')
  })

  test('a sheet without the column is not asked in every row', async () => {
    expect((await sheet('District\nBeta')).said).toEqual([])
  })
})
