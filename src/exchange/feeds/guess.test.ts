import { expect, test } from 'vitest'
import { openTable } from '../formats/open-table.ts'
import { flowColumns, writtenFields } from './flows/fields.ts'
import { guessFeed } from './guess.ts'
import { planHeadings } from './plan/columns.ts'
import { projectColumns } from './projects/columns.ts'
import { rateColumns } from './rates/columns.ts'

const guess = async (...lines: string[]) =>
  guessFeed((await openTable(new TextEncoder().encode([...lines, 'x,y,z'].join('\n')), 'a.csv')).sheets)

test.each([0, 1, 2] as const)(
  'our own sheets of projects and plans are known by their headings in every language (%s)',
  async nth => {
    expect(
      await guess(
        Object.values(projectColumns)
          .map(({ heading }) => heading[nth])
          .join(','),
      ),
    ).toBe('projects')
    expect(await guess(writtenFields.map(field => flowColumns[field].heading[nth]).join(','))).toBe('flows')
    expect(
      await guess(
        Object.values(rateColumns)
          .map(({ heading }) => heading[nth])
          .join(','),
      ),
    ).toBe('rates')
    expect(
      await guess(
        Object.values(planHeadings)
          .map(({ heading }) => heading[nth])
          .join(','),
      ),
    ).toBe('plan')
  },
)

test('and by their tags alone', async () => {
  expect(
    await guess(
      Object.values(projectColumns)
        .map(({ tag }) => tag)
        .join(','),
    ),
  ).toBe('projects')
  expect(
    await guess(
      Object.values(planHeadings)
        .map(({ tag }) => tag)
        .join(','),
    ),
  ).toBe('plan')
  expect(await guess('#indicator+code,#indicator+i_en+name,#indicator+unit,#targeted')).toBe('indicators')
})

test.each([
  ['projects', 'Project code,Project title,Cluster,Lead agency,Donor,Total budget,Currency,Start date,End date,Status'],
  ['plan', 'Level,Objective code,Parent code,Objective (English),Cluster code,P-code,People in need'],
  ['indicators', 'Indicator code,Name in English,Unit,Target'],
  ['indicators', 'Indicator code,Month,Governorate,Figure'],
  ['needs', 'Admin 1,Sector,In need'],
  [
    'activities',
    'Project code,Project title,Organisation,Cluster,Activity,Governorate,District,Month,People reached,Donor,Status',
  ],
  ['activities', 'Organisation,Cluster,Activity,Indicator,Governorate,Reached'],
  ['projects', 'Project code,Version,Project title,Cluster,Lead agency,Donor,Total budget,Currency,Start date'],
  ['activities', 'Project code,Project title,Lead organisation,Cluster,Governorate,Start date,End date'],
  ['activities', 'Lead organisation,Cluster,Governorate,Start date,End date,Status'],
  ['activities', 'One,Two,Three'],
  ['flows', 'Kind of flow,Agreement code,Giver,Receiver,Amount,Currency,Date'],
  ['flows', 'Transaction type,Grant number,Donor,Implementing partner,Sector,Project code,Governorate,Amount,Currency,Date'],
  ['flows', 'Donor,Recipient organisation,Currency,Date,Pledged,Committed,Paid'],
  ['rates', 'Country,Currency,Abbrev.,Exchange rates to US dollar,Effective date'],
  [
    'activities',
    'Donor,Lead organisation,Implementing partner,Cluster,Activity,Governorate,Month,People reached,Amount,Currency,Status',
  ],
])('a sheet is read as %s: %s', async (feed, headings) => {
  expect(await guess(headings)).toBe(feed)
})
