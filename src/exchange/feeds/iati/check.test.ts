/** What files of IATI mean here: projects, agreements and money, of files that strangers published and of ones made for the purpose. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { idOf, knownWith, stored } from '../../../../test/support/known-projects.ts'
import { StoreFlows } from '../../../modules/funding/schema.ts'
import { StoreSheets } from '../../../modules/projects/schema.ts'
import { piecesOf } from '../../formats/iati/read.ts'
import { checkIati, type IatiCheck, type IatiOptions } from './check.ts'

const published = path.resolve(import.meta.dirname, '../../../../../shared/data/real/iati-activities')
const here = existsSync(published)

const options: IatiOptions = { learn: true, onlyCountry: false, today: '2026-11-25' }
const operationId = idOf('operation')

async function check(bytes: Uint8Array, more: Partial<IatiOptions> = {}, known = knownWith()): Promise<IatiCheck> {
  const found = await checkIati(piecesOf(bytes), known, { ...options, ...more })
  // What is found can be stored as it is.
  const { funds, agreements, entries, learned } = found
  v.parse(StoreFlows, {
    operationId,
    source: 'test',
    lenient: true,
    learned: { organisations: learned },
    funds,
    agreements,
    entries,
  })
  if (found.projects.changes.length > 0) v.parse(StoreSheets, { operationId, projects: found.projects.changes })
  return found
}

interface Given {
  id: string
  org?: string
  transactions?: string
  more?: string
  attributes?: string
}
const activity = ({ id, org = 'XM-DAC-41122', transactions = '', more = '', attributes = '' }: Given) =>
  `<iati-activity xml:lang="en" default-currency="USD" ${attributes}><iati-identifier>${id}</iati-identifier>
<reporting-org ref="${org}" type="40"><narrative>${org === 'XM-DAC-41122' ? 'UNICEF' : `Org ${org}`}</narrative></reporting-org>
<title><narrative>Title of ${id}</narrative></title><description><narrative>Words</narrative></description>
<activity-status code="2"/><activity-date type="2" iso-date="2004-01-01"/>${more}${transactions}</iati-activity>`
const money = (type: number, amount: string, more = '', date = '2004-05-01') =>
  `<transaction><transaction-type code="${type}"/><transaction-date iso-date="${date}"/><value value-date="${date}">${amount}</value>${more}</transaction>`
const from = (ref: string, of = '') =>
  `<provider-org ref="${ref}"${of && ` provider-activity-id="${of}"`}><narrative>${ref}</narrative></provider-org>`
const to = (ref: string, of = '') =>
  `<receiver-org ref="${ref}"${of && ` receiver-activity-id="${of}"`}><narrative>${ref}</narrative></receiver-org>`
const file = (...activities: string[]) =>
  Buffer.from(`<iati-activities version="2.03">\n${activities.join('\n')}\n</iati-activities>`)

const moved = ({ entries }: IatiCheck) =>
  entries.map(({ agreement, kind, amountMinor, currency }) => `${agreement} ${kind} ${amountMinor} ${currency}`)
const codes = ({ problems }: IatiCheck) =>
  problems.map(({ code }) => code).filter(code => !code.includes('-rule-') && !code.includes('element-missing'))

describe('an activity is the agreement under which its publisher receives', () => {
  test('incoming money of one giver, and what is spent of it', async () => {
    const found = await check(
      file(
        activity({
          id: 'XM-DAC-41122-1',
          transactions: money(11, '1000', from('ECHO')) + money(1, '600.5', from('ECHO')) + money(4, '200'),
        }),
      ),
    )
    const [agreement] = found.agreements
    expect(found.agreements).toHaveLength(1)
    expect(agreement).toMatchObject({ kind: 'contribution', giverId: idOf('echo'), receiverId: idOf('unicef'), parent: null })
    expect(moved(found)).toEqual([
      ...['commitment 100000', 'payment 60050', 'expenditure 20000'].map(each => `iati:XM-DAC-41122-1 ${each} USD`),
    ])
    expect(found.entries.every(({ projectCode }) => projectCode === 'XM-DAC-41122-1')).toBe(true)
  })

  test('of several givers it is a fund into which all of them pay, so that money is mixed and not guessed', async () => {
    const found = await check(
      file(activity({ id: 'A-1', transactions: money(1, '10', from('ECHO')) + money(1, '20', from('IOM')) + money(4, '5') })),
    )
    expect(found.funds).toMatchObject([{ externalId: 'iati:A-1', organisationId: idOf('unicef') }])
    expect(found.agreements.map(({ kind, intoFund }) => [kind, intoFund])).toEqual([
      ['contribution', 'iati:A-1'],
      ['contribution', 'iati:A-1'],
    ])
    expect(moved(found).at(-1)).toBe('iati:A-1 expenditure 500 USD')
  })

  test('what it passes on is a sub-grant of it; what one file tells twice counts once', async () => {
    const up = activity({
      ...{
        id: 'A-1',
        transactions: money(1, '100', from('ECHO')) + money(2, '60', to('IOM', 'B-1')) + money(3, '60', to('IOM', 'B-1')),
      },
    })
    const down = activity({ id: 'B-1', org: 'IOM', transactions: money(1, '60', from('XM-DAC-41122', 'A-1')) + money(4, '60') })
    const found = await check(file(down, up))
    expect(found.agreements.map(({ externalId, kind, parent }) => [externalId, kind, parent])).toEqual([
      ['iati:A-1', 'contribution', null],
      ['iati:B-1', 'sub-grant', 'iati:A-1'],
    ])
    expect(moved(found)).toEqual([
      'iati:A-1 commitment 10000 USD',
      'iati:A-1 payment 10000 USD',
      'iati:B-1 allocation 6000 USD',
      'iati:B-1 disbursement 6000 USD',
      'iati:B-1 expenditure 6000 USD',
    ])
    expect(codes(found).filter(code => code === 'iati-same-money')).toHaveLength(2)
    // Where the receiver says nothing of it, the giver's word counts.
    const alone = await check(file(up))
    expect(alone.agreements.map(({ externalId, kind, parent }) => [externalId, kind, parent])).toContainEqual([
      ...['iati:A-1:to:B-1', 'sub-grant', 'iati:A-1'],
    ])
  })

  test('two activities that name each other as their source do not hang', async () => {
    const found = await check(
      file(
        activity({ id: 'A-1', transactions: money(1, '10', from('IOM', 'B-1')) }),
        activity({ id: 'B-1', org: 'IOM', transactions: money(1, '10', from('XM-DAC-41122', 'A-1')) }),
      ),
    )
    const parents = new Map(found.agreements.map(({ externalId, parent }) => [externalId, parent]))
    for (const start of parents.keys()) {
      const seen = new Set<string>()
      for (let at: string | null = start; at !== null; at = parents.get(at) ?? null) {
        expect(seen).not.toContain(at)
        seen.add(at)
      }
    }
  })
})

describe('a donor that publishes what it gives', () => {
  test('each receiver has a contribution; what was paid beyond what was committed was committed', async () => {
    const found = await check(
      file(
        activity({
          id: 'D-1',
          org: 'ECHO',
          transactions: money(2, '50', to('IOM')) + money(3, '80', to('IOM')) + money(12, '9', to('Somebody new')),
        }),
      ),
    )
    expect(found.agreements.map(({ externalId, kind, giverId, state }) => [externalId, kind, giverId, state])).toEqual([
      ['iati:D-1:to:IOM', 'contribution', idOf('echo'), 'in-force'],
      ['iati:D-1:to:Somebody new', 'contribution', idOf('echo'), 'proposed'],
    ])
    expect(moved(found)).toEqual([
      'iati:D-1:to:Somebody new pledge 900 USD',
      'iati:D-1:to:IOM commitment 3000 USD',
      'iati:D-1:to:IOM commitment 5000 USD',
      'iati:D-1:to:IOM payment 8000 USD',
    ])
    expect(found.learned).toMatchObject([{ names: { en: 'Somebody new' }, aliases: ['Somebody new'], status: 'unreviewed' }])
    expect(codes(found)).toContain('iati-commitment-implied')
  })

  test('whom payments went to is the only one that carries it out, or not stated', async () => {
    const role = (ref: string) => `<participating-org role="4" ref="${ref}"><narrative>${ref}</narrative></participating-org>`
    const given = (more: string) => file(activity({ id: 'D-1', org: 'ECHO', more, transactions: money(3, '80') }))
    const one = await check(given(role('IOM')))
    expect([one.agreements[0]?.receiverId, codes(one)]).toEqual([
      idOf('iom'),
      expect.arrayContaining(['iati-receiver-from-roles']),
    ])
    const two = await check(given(role('IOM') + role('UNICEF')))
    expect([two.agreements[0]?.receiverId, codes(two)]).toEqual([null, expect.arrayContaining(['iati-receiver-missing'])])
  })

  test('a commitment that names nobody is for those that were paid, and is not counted twice', async () => {
    const found = await check(
      file(
        activity({
          id: 'D-1',
          org: 'ECHO',
          transactions: money(2, '100') + money(3, '40', to('IOM')) + money(3, '70', to('UNICEF')),
        }),
      ),
    )
    expect(moved(found)).toEqual(
      [
        ...['not-stated commitment 10000', 'not-stated commitment -10000', 'IOM commitment 4000', 'UNICEF commitment 6000'],
        ...['UNICEF commitment 1000', 'IOM payment 4000', 'UNICEF payment 7000'],
      ].map(each => `iati:D-1:to:${each} USD`),
    )
    expect(found.sums).toContainEqual({ kind: 'commitment', currency: 'USD', amountMinor: '11000', count: 5 })
  })

  test('what it spent of its own money it gave itself; whose money another one spent is not stated', async () => {
    const funds = (ref: string) => `<participating-org role="1" ref="${ref}"><narrative>${ref}</narrative></participating-org>`
    const own = await check(file(activity({ id: 'D-1', org: 'ECHO', more: funds('ECHO'), transactions: money(4, '80') })))
    expect(moved(own).map(each => each.split(' ')[1])).toEqual(['commitment', 'payment', 'expenditure'])
    const others = await check(file(activity({ id: 'A-1', transactions: money(4, '80') })))
    expect(others.agreements[0]?.giverId).toBeNull()
    expect(moved(others)).toEqual(['iati:A-1 expenditure 8000 USD'])
  })
})

test('a reimbursement is a payment, interest is earned where it is received, loans are told', async () => {
  const found = await check(
    file(
      activity({
        id: 'A-1',
        transactions: money(7, '10', from('ECHO') + to('XM-DAC-41122')) + money(5, '1', to('XM-DAC-41122')) + money(6, '3'),
      }),
    ),
  )
  expect(moved(found)).toEqual([...['commitment 1000', 'payment 1000', 'interest 100'].map(each => `iati:A-1 ${each} USD`)])
  expect(codes(found)).toContain('iati-transaction-other')
})

test('currencies stay apart, amounts keep their smallest unit, what cannot be used is told and left out', async () => {
  const found = await check(
    file(
      activity({
        id: 'A-1',
        transactions:
          money(1, '10.005', from('ECHO')) +
          money(1, '1.5', from('ECHO')).replace('<value ', '<value currency="IQD" ') +
          money(1, '1,000', from('ECHO')) +
          money(1, '5', from('ECHO')).replace('<value ', '<value currency="dollars" ') +
          money(1, '0', from('ECHO')) +
          money(1, '5', from('ECHO'), 'May 2004'),
      }),
    ),
  )
  expect(found.sums).toEqual([
    { kind: 'commitment', currency: 'IQD', amountMinor: '1500', count: 1 },
    { kind: 'commitment', currency: 'USD', amountMinor: '1001', count: 1 },
    { kind: 'payment', currency: 'IQD', amountMinor: '1500', count: 1 },
    { kind: 'payment', currency: 'USD', amountMinor: '1001', count: 1 },
  ])
  for (const code of [
    'iati-amount-rounded',
    'iati-amount-unreadable',
    'iati-currency-missing',
    'iati-amount-zero',
    'iati-day-missing',
  ])
    expect(codes(found)).toContain(code)
})

test('clusters by vocabulary 10, places by P-code and by a name that only one place has', async () => {
  const place = (ref: string, name: string) => `<location ref="${ref}"><name><narrative>${name}</narrative></name></location>`
  const sector = '<sector vocabulary="99" code="F"><narrative>F</narrative></sector><sector vocabulary="10" code="8"/>'
  const found = await check(
    file(
      activity({
        id: 'A-1',
        more: place('IQG15', 'Mosul') + place('', 'Anbar') + place('', 'Markaz') + sector,
        transactions: money(4, '1'),
      }),
    ),
  )
  const [project] = found.projects.changes
  expect(project?.sheet).toMatchObject({
    placeIds: [idOf('place IQG15'), idOf('place IQG01')],
    areas: 'Markaz',
    clusterId: idOf('cluster F'),
  })
  expect(codes(found)).toEqual(expect.arrayContaining(['iati-place-unknown', 'iati-cluster-unknown']))
  // Several places: where the money went is not known.
  expect(found.entries[0]).toMatchObject({ placeId: null, clusterId: idOf('cluster F') })
})

test('the same file again is the same; a corrected amount is the same entry', async () => {
  const given = (amount: string) =>
    file(activity({ id: 'A-1', transactions: money(1, amount, from('ECHO')) + money(1, '7', from('ECHO')) }))
  const [first, again, corrected] = [await check(given('10')), await check(given('10')), await check(given('11'))]
  expect(again.entries).toEqual(first.entries)
  expect(corrected.entries.map(({ externalId }) => externalId)).toEqual(first.entries.map(({ externalId }) => externalId))
  const changed = corrected.entries.filter((entry, at) => entry.contentHash !== first.entries[at]?.contentHash)
  expect(changed.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ['commitment', '1800'],
    ['payment', '1100'],
  ])
})

test('of two activities of one identifier the one that was changed last counts; one without an identifier is left out', async () => {
  const of = (updated: string, amount: string) =>
    activity({ id: 'A-1', attributes: `last-updated-datetime="${updated}"`, transactions: money(4, amount) })
  const found = await check(file(of('2005-01-02T00:00:00Z', '2'), of('2005-01-01T00:00:00Z', '1'), activity({ id: ' ' })))
  expect(moved(found)).toEqual(['iati:A-1 expenditure 200 USD'])
  expect([found.activities, found.rejected, codes(found).filter(code => code.includes('identifier'))]).toEqual([
    ...[3, 2, ['iati-identifier-twice', 'iati-identifier-missing']],
  ])
})

test('contributions to budgets and to what an organisation does are no projects; edited projects are left as they are', async () => {
  const aid = (code: string) => `<default-aid-type code="${code}"/>`
  const found = await check(
    file(
      ...['A01', 'B02', 'C01', 'D02'].map((code, at) =>
        activity({ id: `A-${at}`, more: aid(code), transactions: money(3, '1', to('IOM')) }),
      ),
    ),
  )
  expect(found.projects.changes.map(({ code }) => code)).toEqual(['A-2', 'A-3'])
  expect(found.agreements.map(({ projectCode }) => projectCode)).toEqual([null, null, 'A-2', 'A-3'])
  const edited = await check(file(activity({ id: 'A-1' })), {}, knownWith(stored('A-1', { source: 'Edited here' })))
  expect([edited.projects.changes, codes(edited)]).toEqual([[], ['iati-project-kept']])
  const ours = await check(file(activity({ id: 'A-1' })), {}, knownWith(stored('A-1', { source: 'IATI A-1' })))
  expect(ours.projects.changes).toMatchObject([{ code: 'A-1', version: 3 }])
})

test('other countries are told, or left out when that is wished; unknown organisations are not stated without learning', async () => {
  const given = file(
    activity({ id: 'A-1', more: '<recipient-country code="HT"/>', transactions: money(1, '1', from('Nobody knows')) }),
  )
  const found = await check(given)
  expect([found.projects.changes.length, codes(found)]).toEqual([1, expect.arrayContaining(['iati-other-country'])])
  const only = await check(given, { onlyCountry: true })
  expect([only.projects.changes.length, only.rejected]).toEqual([0, 1])
  const unlearned = await check(given, { learn: false })
  expect(unlearned.agreements[0]?.giverId).toBeNull()
  expect([unlearned.learned, codes(unlearned)]).toEqual([[], expect.arrayContaining(['iati-organisation-unknown'])])
})

describe.skipIf(!here)('files that strangers published show their projects and their money', () => {
  // Amounts summed from the files by hand (by a script of another language), in minor units.
  test.each<[string, number, number, Record<string, string>]>([
    ['nl-minbuza_XM-DAC-7_2.03.xml', 13, 13, { 'commitment EUR': '1338986300', 'payment EUR': '1258996100' }],
    [
      'uk-dfid_caribbean_2.01.xml',
      54,
      54,
      { 'commitment GBP': '5528062200', 'expenditure GBP': '1610093800', 'payment GBP': '3467002500' },
    ],
    ['activity-example-annotated-2.03.xml', 1, 1, { 'payment AUD': '100000' }],
    ['iati-act-no-errors_2.03.xml', 1, 1, { 'payment EUR': '100000' }],
  ])('%s', async (name, activities, projects, sums) => {
    const found = await check(readFileSync(path.join(published, name)))
    expect([found.activities, found.rejected, found.projects.changes.length]).toEqual([activities, 0, projects])
    for (const [key, amount] of Object.entries(sums)) {
      const stated = found.entries.filter(each => `${each.kind} ${each.currency}` === key && each.externalId.includes(':t:'))
      expect(String(stated.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)), key).toBe(amount)
    }
    expect(found.agreements.every(({ giverId, receiverId }) => giverId !== null || receiverId !== null)).toBe(true)
  })
  test('an organisation file is refused with what to send instead', async () => {
    await expect(check(readFileSync(path.join(published, 'organisation-example-annotated-2.02.xml')))).rejects.toMatchObject({
      code: 'iati-only-organisations',
    })
  })
})
