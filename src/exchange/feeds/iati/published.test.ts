/** What is published: valid by the official schema, without a finding of the rules, the same bytes for the same content, marked where it is made up. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { clusters, idOf, knownWith, organisations, places, stored } from '../../../../test/support/known-projects.ts'
import { readIatiFile } from '../../formats/iati/read.ts'
import { hasSchemas, IatiSchemas } from '../../formats/iati/validate.ts'
import { writeActivities, writeOrganisations } from '../../formats/iati/write.ts'
import { identifierOf, type Publishing, publishedActivities } from './published.ts'
import { publishedOrganisation } from './published-organisation.ts'

const folder = process.env.WUSUL_IATI_SCHEMAS || path.resolve(import.meta.dirname, '../../../../../shared/data/real/iati-schema')

type Agreement = Publishing['funding']['agreements'][number]
type Entry = Publishing['funding']['entries'][number]
const agreement = (code: string, more: Partial<Agreement>): Agreement =>
  ({
    ...{
      id: idOf(`agreement ${code}`),
      code,
      kind: 'contribution',
      state: 'in-force',
      giverId: null,
      receiverId: null,
      names: { en: code },
    },
    ...{
      reference: null,
      projectCode: null,
      clusterId: null,
      parentId: null,
      fromFundId: null,
      intoFundId: null,
      starts: null,
      ends: null,
    },
    ...more,
  }) as Agreement
let nth = 0
const entry = (code: string, kind: Entry['kind'], amountMinor: string, more: Partial<Entry> = {}): Entry =>
  ({
    ...{
      id: `entry-${++nth}`,
      kind,
      happened: '2004-06-01',
      currency: 'USD',
      amountMinor,
      agreementId: idOf(`agreement ${code}`),
    },
    ...{ projectCode: null, placeId: null, clusterId: null, words: 'private words', illustrative: false, ...more },
  }) as Entry

const from: Publishing = {
  operation: { code: 'IRQ-2004', names: { en: 'Iraq', ar: 'العراق' }, country: 'IQ', starts: '2004-01-01', ends: '2004-12-31' },
  reference: knownWith().reference,
  sheets: [
    stored('F/1 a', {
      ...{
        names: { en: 'Wells & pumps', ar: 'آبار' },
        objective: 'Water <safe>',
        clusterId: clusters[0]?.id ?? null,
        starts: '2004',
        ends: '2004-12',
      },
      placeIds: [places[1]?.id ?? ''],
      partners: [{ role: 'implementing', organisationId: organisations[0]?.id ?? null, asWritten: null }],
      budget: [{ organisationId: null, asWritten: null, amountMinor: 100_050, currency: 'USD' }],
    }),
    stored('F-2', { names: { en: 'Tents' } }),
  ],
  funding: {
    funds: [],
    agreements: [
      agreement('C-1', { projectCode: 'F/1 a', giverId: idOf('echo'), receiverId: idOf('unicef') }),
      agreement('S-1', {
        projectCode: 'F/1 a',
        kind: 'sub-grant',
        parentId: idOf('agreement C-1'),
        giverId: idOf('unicef'),
        receiverId: idOf('iom'),
      }),
      agreement('C-2', { giverId: idOf('echo'), receiverId: idOf('iom') }),
    ],
    entries: [
      entry('C-1', 'pledge', '100000'),
      entry('C-1', 'commitment', '90000'),
      entry('C-1', 'payment', '80050', { happened: '2004-03-01' }),
      entry('C-1', 'refund', '50'),
      entry('S-1', 'allocation', '30000'),
      entry('S-1', 'disbursement', '30000'),
      entry('S-1', 'expenditure', '20000'),
      entry('C-1', 'expenditure', '10000', { projectCode: 'F-2' }),
      entry('C-2', 'payment', '1500', { currency: 'IQD' }),
      entry('C-1', 'not-stated', '7'),
      entry('C-1', 'expenditure', '9', { happened: '2030-01-01' }),
    ],
  },
  reached: new Map([
    ['F/1 a', 1_200],
    ['F-2', 9],
  ]),
  ...{ publisher: { ref: 'XM-DAC-41127', names: { en: 'OCHA' }, type: '40' }, illustrative: false, today: '2006-01-01' },
}

const file = writeActivities(publishedActivities(from))
const read = readIatiFile(Buffer.from(file))

test('no rule and no list finds anything, and the schema neither', async () => {
  expect(read.findings).toEqual([])
  expect(read.activities).toHaveLength(3)
  const organisation = writeOrganisations([
    publishedOrganisation(from, [{ clusterId: null, year: 2004, currency: 'USD', amountMinor: '500000', no: 1 }]),
  ])
  expect(readIatiFile(Buffer.from(organisation)).findings).toEqual([])
  if (!hasSchemas(folder)) return
  using schemas = await IatiSchemas.open(folder)
  expect(schemas.faults(Buffer.from(file), 'activities')).toEqual([])
  expect(schemas.faults(Buffer.from(organisation), 'organisations')).toEqual([])
})

test('a project with its money as its receiver sees it: in, passed on, spent; each once', () => {
  const project = read.activities.find(({ identifier }) => identifier === identifierOf('XM-DAC-41127', 'IRQ-2004', 'F/1 a'))
  expect(project?.identifier).toBe('XM-DAC-41127-IRQ-2004-F-1-a')
  const said = project?.transactions.map(({ type, value, provider, receiver }) =>
    [type, value?.currency, value?.amount, provider?.narratives[0]?.text ?? '', receiver?.narratives[0]?.text ?? ''].join(' '),
  )
  const [echo, unicef, iom] = [
    'European Commission Humanitarian Aid Office',
    'United Nations Children’s Fund',
    'International Organization for Migration',
  ]
  expect(said?.sort()).toEqual([
    `1 USD -0.50 ${echo} ${unicef}`,
    `1 USD 800.50 ${echo} ${unicef}`,
    `11 USD 900 ${echo} ${unicef}`,
    `13 USD 1000 ${echo} ${unicef}`,
    `2 USD 300 ${unicef} ${iom}`,
    `3 USD 300 ${unicef} ${iom}`,
  ])
  expect(project).toMatchObject({
    ...{ humanitarian: '1', status: '1', countries: [{ code: 'IQ' }] },
    locations: [{ ref: 'IQG15', name: { narratives: [{ text: 'Ninewa' }] } }],
    budgets: [{ start: '2004-01-01', end: '2004-12-31', value: { amount: '1000.50' } }],
    results: [{ indicators: [{ periods: [{ actuals: [{ value: '1200' }] }] }] }],
  })
  expect(file).not.toContain('private words')
})

test('what is spent stands with the project it is spent for; so few people that they could be known are left out', () => {
  const other = read.activities.find(({ identifier }) => identifier?.endsWith('F-2'))
  expect(other?.transactions.map(({ type, value }) => [type, value?.amount])).toEqual([['4', '100']])
  expect(other?.results).toEqual([])
})

test('the same content in another order is the same file; what is made up says so in every title', () => {
  const { agreements, entries, funds } = from.funding
  const turned = {
    ...from,
    sheets: [...from.sheets].reverse(),
    funding: { funds, agreements: [...agreements].reverse(), entries: [...entries].reverse() },
  }
  expect(writeActivities(publishedActivities(turned))).toBe(file)
  for (const { title, descriptions } of publishedActivities({ ...from, illustrative: true })) {
    for (const { text } of title?.narratives ?? []) expect(text).toMatch(/^(?:ILLUSTRATIVE|توضيحي|نموونەیی): /)
    expect(descriptions[0]?.narratives[0]?.text).toMatch(/^ILLUSTRATIVE: /)
  }
  expect(publishedOrganisation({ ...from, illustrative: true }, []).name?.narratives[0]?.text).toBe('ILLUSTRATIVE: OCHA')
})
