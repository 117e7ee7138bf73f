/** Problems 4 to 6: organisations spelled many ways, who leads and who implements, donors in notes. */
import { describe, expect, test } from 'vitest'
import { month } from './operation.ts'
import { sheet, words } from './sheet.ts'

describe('4 · organisations spelled many ways, acronyms, trailing spaces, other languages', () => {
  test('names, acronyms, aliases and names in other languages are known as they are', async () => {
    const found = await sheet(`
      Lead organisation
      IOM
      iom
      I.O.M.
      International Organization for Migration
      المنظمة الدولية للهجرة
      ڕێکخراوی نێودەوڵەتیی کۆچ
      OMS`)
    expect(found.said.filter(said => !said.includes('repeated-row'))).toEqual([])
    expect(found.lines.map(line => line.leadOrganisationId)).toEqual([...Array(6).fill('organisation-IOM'), 'organisation-WHO'])
  })

  test.each([
    ['The International Organisation for Migration', 'IOM'],
    ['International Organization of Migrations', 'IOM'],
    ['International Organization for Migration (IOM)', 'IOM'],
    ['IOM - International Organization for Migration', 'IOM'],
    ['IOM (Erbil office)', 'IOM'],
    ['Intl. Organization for Migration (IOM)', 'IOM'],
    ['IOM / المنظمة الدولية للهجرة', 'IOM'],
    ['Help Nów', 'HN'],
  ])('%s is read as %s, and that is said', async (name, acronym) => {
    const found = await sheet(`
      Lead organisation
      ${name}`)
    expect(found.said).toEqual([`2 Lead organisation "${name}" repair name-spelled-otherwise`])
    expect(found.problems[0]?.details).toEqual({ now: acronym })
    expect(found.lines).toMatchObject([{ leadOrganisationId: `organisation-${acronym}` }])
  })

  test.each(['Help Later', 'Internal Organization of Mines', 'Vision (IOM)', 'Ministry of Health / WHO'])(
    '%s is not guessed: an error with similar names',
    async name => {
      const found = await sheet(`
      Lead organisation
      ${name}`)
      expect(found.said).toEqual([`2 Lead organisation "${name}" error organisation-unknown`])
      expect(found.rejected).toBe(1)
    },
  )

  test('a slip of the pen is suggested', async () => {
    const found = await sheet(`
      Lead organisation
      Relief Everwhere`)
    expect(words(found, 'organisation-unknown')).toContain('Similar names: RI')
  })

  test('several organisations in one cell', async () => {
    const found = await sheet(`
      Lead organisation
      IOM / UNICEF
      WHO and Help Now`)
    expect(found.said).toEqual([
      '2 Lead organisation "IOM / UNICEF" error organisation-several',
      '3 Lead organisation "WHO and Help Now" error organisation-several',
    ])
    expect(words(found, 'organisation-several')).toContain('IOM, UNICEF')
  })

  test('an acronym of one and the name of another', async () => {
    const found = await sheet(`
      Lead organisation     | Partner acronym
      World Health Organization | IOM
      World Health Organization | WHO`)
    expect(found.said[0]).toBe('2 Partner acronym "IOM" warning organisation-acronym-differs')
    expect(found.lines[0]?.leadOrganisationId).toBe('organisation-WHO')
    expect(found.said.join()).not.toMatch(/3 .*differs/)
  })

  test('an acronym alone does not decide over a name that is quite another', async () => {
    const found = await sheet(`
      Lead organisation     | Partner acronym
      Rural Improvement Fund | RI
      Secours partout        | RI`)
    expect(found.said).toEqual([
      '2 Lead organisation "Rural Improvement Fund" error organisation-unknown',
      '3 Lead organisation "Secours partout" error organisation-unknown',
    ])
  })
})

describe('5 · lead and implementer swapped, or both report the same work', () => {
  test('a local partner that leads an agency', async () => {
    const found = await sheet(`
      Lead organisation | Implementing partner
      Help Now          | UNICEF
      UNICEF            | Help Now
      Relief Everywhere | Help Now`)
    expect(found.said).toEqual(['2 Lead organisation "Help Now" warning lead-and-implementer-swapped'])
    expect(words(found, 'lead-and-implementer-swapped')).toMatch(
      /^HN leads and UNICEF implements for it: the two may be swapped\./,
    )
  })

  test('the same work with the two swapped', async () => {
    const found = await sheet(`
      Lead organisation | Implementing partner | District | People reached
      UNICEF            | Relief Everywhere    | Beta     | 120
      Relief Everywhere | UNICEF               | Beta     | 120
      Relief Everywhere | UNICEF               | Al-Alpha | 120`)
    expect(found.said).toEqual(['3 – – warning same-work-swapped'])
    expect(words(found, 'same-work-swapped')).toContain('Row 2')
  })

  test('the same work reported by the implementer itself', async () => {
    const found = await sheet(`
      Lead organisation | Implementing partner | District | People reached
      UNICEF            | Help Now             | Beta     | 120
      Help Now          |                      | Beta     | 120
      Help Now          | Help Now             | Al-Alpha | 120`)
    expect(found.said).toEqual(['3 – – warning same-work-reported-twice'])
  })

  test('the other organisation has reported it already', async () => {
    const stored = {
      leadOrganisationId: 'organisation-HN',
      implementingOrganisationId: null,
      period: month,
      clusterId: 'cluster-H',
      subclusterId: null,
      activityId: null,
      activityDetail: null,
      placeId: 'XT0102',
      site: null,
      groupId: null,
      reached: 120,
    }
    const table = `
      Lead organisation | Implementing partner | District | People reached
      UNICEF            | Help Now             | Beta     | 120`
    const found = await sheet(table, { stored: [stored] })
    expect(found.said).toEqual(['2 – "2022-03" warning same-work-stored'])
    expect((await sheet(table, { stored: [{ ...stored, reached: 90 }] })).said).toEqual([])
    const swapped = { ...stored, leadOrganisationId: 'organisation-HN', implementingOrganisationId: 'organisation-UNICEF' }
    expect((await sheet(table, { stored: [swapped] })).said).toEqual(['2 – "2022-03" warning same-work-stored'])
    const itself = { ...stored, leadOrganisationId: 'organisation-UNICEF', implementingOrganisationId: 'organisation-HN' }
    expect((await sheet(table, { stored: [itself] })).said).toEqual([])
  })
})

describe('6 · donors in notes', () => {
  test('a donor that a note names while its own cell is blank', async () => {
    const found = await sheet(
      `
      Donor | Comments                       | District
            | Funded by ECHO since January   | Beta
            | with the support of Japan, ECHO | Al-Alpha
      Japan | Funded by ECHO                 | Gamma
            | an echo of last year           |
            |                                |`.replace('| Gamma', '|'),
    )
    expect(found.said.filter(said => said.includes('donor'))).toEqual([
      '2 Comments "Funded by ECHO since January" warning donor-in-comments',
      '3 Comments "with the support of Japan, ECHO" warning donor-in-comments',
    ])
    expect(words(found, 'donor-in-comments')).toContain('the donor ECHO')
    expect(found.problems[1]?.details).toEqual({ donor: 'Japan, ECHO' })
  })

  test('where the sheet has no column for donors, that is what to change', async () => {
    const found = await sheet(`
      Activity detail
      Vaccination with funds of the European Civil Protection and Humanitarian Aid Operations`)
    expect(found.said.map(said => said.split(' ').at(-1))).toEqual(['donor-in-comments-no-column'])
    expect(words(found, 'donor-in-comments-no-column')).toContain('Add a column for donors')
  })

  test('several donors in their own cell', async () => {
    const found = await sheet(`
      Donor
      ECHO; Japan
      ECHO, Somebody`)
    expect(found.said).toEqual(['3 Donor "ECHO, Somebody" error donor-unknown'])
    expect(found.lines[0]?.donorIds).toBe('{organisation-ECHO,organisation-Japan}')
  })
})
