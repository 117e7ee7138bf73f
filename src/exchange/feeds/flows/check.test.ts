import { expect, test } from 'vitest'
import { checkMoney, emptyFlows, recordedHere, said, storedAfter } from '../../../../test/support/known-flows.ts'
import { idOf } from '../../../../test/support/known-projects.ts'

const head = ['Kind of flow', 'Agreement code', 'Giver', 'Receiver', 'From agreement', 'Amount', 'Currency', 'Date']
const chain = [
  head,
  ['pledge', 'C1', 'ECHO', 'UNICEF', null, 1000, 'EUR', '2004-03-01'],
  ['commitment', 'C1', 'ECHO', 'UNICEF', null, 900, 'EUR', '2004-04-01'],
  ['payment', 'C1', 'ECHO', 'UNICEF', null, '800,50', 'EUR', '2004-05-01'],
  ['sub-grant', 'S1', 'UNICEF', 'IOM', 'C1', 500, 'EUR', '2004-06-01'],
  ['disbursement', 'S1', null, null, null, 400, 'EUR', '2004-06-15'],
  ['expenditure', 'S1', null, null, null, 300, 'EUR', '2004-07-01'],
]

test('a chain from a pledge to what was spent becomes agreements and entries, every row as it stands', async () => {
  const found = await checkMoney(emptyFlows, chain)
  expect(said(found).filter(each => each.includes('error'))).toEqual([])
  expect(
    found.agreements.map(({ code, kind, giverId, receiverId, parent, state, signedOn, currency }) => [
      ...[code, kind, giverId, receiverId, parent, state, signedOn, currency],
    ]),
  ).toEqual([
    ['C1', 'contribution', idOf('echo'), idOf('unicef'), null, 'in-force', '2004-04-01', 'EUR'],
    ['S1', 'sub-grant', idOf('unicef'), idOf('iom'), 'C1', 'in-force', '2004-06-01', 'EUR'],
  ])
  expect(found.entries.map(({ kind, amountMinor, happened, row }) => [kind, amountMinor, happened, row])).toEqual([
    ['pledge', '100000', '2004-03-01', 2],
    ['commitment', '90000', '2004-04-01', 3],
    ['payment', '80050', '2004-05-01', 4],
    ['allocation', '50000', '2004-06-01', 5],
    ['disbursement', '40000', '2004-06-15', 6],
    ['expenditure', '30000', '2004-07-01', 7],
  ])
  expect(found.sums[0]).toEqual({ kind: 'pledge', currency: 'EUR', amountMinor: '100000', count: 1 })
})

test('the same sheet again is no new money, and one with another amount corrects the entry that it was', async () => {
  const known = storedAfter(emptyFlows, await checkMoney(emptyFlows, chain))
  const again = await checkMoney(known, chain)
  expect(again.compared).toEqual({ new: 0, changed: 0, unchanged: 6 })
  expect([again.entries, again.agreements]).toEqual([[], []])
  const corrected = await checkMoney(
    known,
    chain.map(row => (row[0] === 'payment' ? row.with(5, 700) : row)),
  )
  expect(corrected.compared).toEqual({ new: 0, changed: 1, unchanged: 5 })
  const [payment] = corrected.entries
  expect(payment?.amountMinor).toBe('70000')
  const first = known.entries.find(({ content }) => content.kind === 'payment')
  expect(payment?.externalId).toBe(first?.externalId)
  expect(payment?.contentHash).not.toBe(again.entries[0]?.contentHash)
})

test('two rows that say the same are two movements, each time', async () => {
  const rows = [...chain.slice(0, 3), ...['1', '2'].map(() => ['payment', 'C1', null, null, null, 100, 'EUR', '2004-05-01'])]
  const found = await checkMoney(emptyFlows, rows)
  expect(found.entries).toHaveLength(4)
  expect(new Set(found.entries.map(({ externalId }) => externalId)).size).toBe(4)
  expect((await checkMoney(storedAfter(emptyFlows, found), rows)).compared.unchanged).toBe(4)
})

test('columns of their own for what is pledged, committed and paid make an entry each; zeros make none', async () => {
  const found = await checkMoney(emptyFlows, [
    ['Donor', 'Agency', 'Currency', 'Date', 'Pledged', 'Committed', 'Paid'],
    ['ECHO', 'IOM', 'EUR', '2004-03-01', 500, 400, 0],
    ['Norwegian Demining', 'UNICEF', 'USD', '2004-04-01', null, null, 25],
  ])
  expect(said(found)).toEqual([
    '2 repair flow-agreement-made',
    '3 repair flow-agreement-made',
    '3 repair flow-commitment-implied',
  ])
  expect(found.agreements.map(({ code }) => code)).toEqual(['ECHO-IOM', 'ND-UNICEF'])
  expect(found.entries.map(({ kind, amountMinor, currency }) => [kind, amountMinor, currency])).toEqual([
    ['pledge', '50000', 'EUR'],
    ['commitment', '40000', 'EUR'],
    ['payment', '2500', 'USD'],
    ['commitment', '2500', 'USD'],
  ])
})

test('what a payment implies is implied again when the sheet comes again, and not where a commitment is stored', async () => {
  const paid = [head, ['paid', 'C1', 'ECHO', 'IOM', null, 10, 'EUR', '2004-05-01']]
  const first = await checkMoney(emptyFlows, paid)
  const known = storedAfter(emptyFlows, first)
  const again = await checkMoney(known, paid)
  expect([again.entries, again.compared]).toEqual([[], { new: 0, changed: 0, unchanged: 1 }])
  const more = await checkMoney(storedAfter(emptyFlows, await checkMoney(emptyFlows, chain.slice(0, 3))), [
    head,
    ['paid', 'C1', null, null, null, 10, 'EUR', '2004-08-01'],
  ])
  expect(more.entries.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([['payment', '1000']])
})

test('a commitment that is stated later takes the place of the one that a payment implied', async () => {
  const paid = ['paid', 'C1', 'ECHO', 'IOM', null, 10, 'EUR', '2004-05-01']
  const known = storedAfter(emptyFlows, await checkMoney(emptyFlows, [head, paid]))
  const stated = await checkMoney(known, [head, ['commitment', 'C1', 'ECHO', 'IOM', null, 15, 'EUR', '2004-04-01'], paid])
  expect(said(stated)).toEqual([])
  expect(stated.entries.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ['commitment', '1500'],
    ['reduction', '1000'],
  ])
  expect(stated.compared).toEqual({ new: 1, changed: 0, unchanged: 1 })
  const after = storedAfter(known, stated)
  const again = await checkMoney(after, [head, ['commitment', 'C1', 'ECHO', 'IOM', null, 15, 'EUR', '2004-04-01'], paid])
  expect([again.entries, again.compared.unchanged]).toEqual([[], 2])
})

test('rows without a code find the one agreement that they can mean, and ask where there are several', async () => {
  const known = storedAfter(emptyFlows, await checkMoney(emptyFlows, chain.slice(0, 3)))
  const row = ['payment', null, 'ECHO', 'UNICEF', null, 5, 'EUR', '2004-09-01']
  const one = await checkMoney(known, [head, row])
  expect(said(one)).toEqual(['2 repair flow-agreement-found'])
  expect(one.entries[0]?.agreement).toBe('C1')
  const two = storedAfter(
    known,
    await checkMoney(known, [head, ['commitment', 'C2', 'ECHO', 'UNICEF', null, 7, 'EUR', '2004-02-01']]),
  )
  const several = await checkMoney(two, [head, row])
  expect(said(several)).toEqual(['2 error flow-agreement-several'])
  expect(several.problems[0]?.details.codes).toBe('C1, C2')
})

test.each([
  ['an unknown kind', ['gift', 'C9', 'ECHO', 'IOM', null, 5, 'EUR', '2004-05-01'], 'flow-kind-unknown'],
  ['no kind', [null, 'C9', 'ECHO', 'IOM', null, 5, 'EUR', '2004-05-01'], 'flow-kind-missing'],
  ['no amount', ['pledge', 'C9', 'ECHO', 'IOM', null, null, 'EUR', '2004-05-01'], 'flow-amount-missing'],
  ['zero', ['pledge', 'C9', 'ECHO', 'IOM', null, 0, 'EUR', '2004-05-01'], 'flow-amount-zero'],
  ['less than zero', ['pledge', 'C9', 'ECHO', 'IOM', null, -5, 'EUR', '2004-05-01'], 'flow-amount-below-zero'],
  ['no currency', ['pledge', 'C9', 'ECHO', 'IOM', null, 5, null, '2004-05-01'], 'currency-missing'],
  ['no day', ['pledge', 'C9', 'ECHO', 'IOM', null, 5, 'EUR', null], 'flow-date-missing'],
  ['an unknown giver', ['pledge', 'C9', 'Atlantis', 'IOM', null, 5, 'EUR', '2004-05-01'], 'project-organisation-unknown'],
  ['no receiver', ['pledge', 'C9', 'ECHO', null, null, 5, 'EUR', '2004-05-01'], 'flow-receiver-missing'],
  ['an unknown agreement', ['expenditure', 'C9', null, null, null, 5, 'EUR', '2004-05-01'], 'flow-agreement-unknown'],
  ['no agreement', ['expenditure', null, 'ECHO', 'IOM', null, 5, 'EUR', '2004-05-01'], 'flow-agreement-missing'],
  ['no source', ['sub-grant', 'S9', 'UNICEF', 'IOM', null, 5, 'EUR', '2004-05-01'], 'flow-source-missing'],
  ['an unknown source', ['sub-grant', 'S9', 'UNICEF', 'IOM', 'X', 5, 'EUR', '2004-05-01'], 'flow-parent-unknown'],
  [
    'a giver who does not hold it',
    ['sub-grant', 'S9', 'Norwegian Demining', 'IOM', 'C1', 5, 'EUR', '2004-05-01'],
    'flow-giver-not-holder',
  ],
  ['its own source', ['sub-grant', 'S9', 'IOM', 'IOM', 'S9', 5, 'EUR', '2004-05-01'], 'flow-own-circle'],
  ['a kind of another agreement', ['disbursement', 'C1', null, null, null, 5, 'EUR', '2004-05-01'], 'flow-kind-differs'],
  [
    'another giver of the same',
    ['commitment', 'C1', 'Norwegian Demining', 'UNICEF', null, 5, 'EUR', '2004-05-01'],
    'flow-says-otherwise',
  ],
  ['more than is committed', ['payment', 'C1', null, null, null, 5000, 'EUR', '2004-05-01'], 'flow-not-committed'],
  ['more than is held', ['expenditure', 'C1', null, null, null, 5000, 'EUR', '2004-08-01'], 'flow-not-held'],
])('%s is refused in its row, and the others are not held up', async (_, row, code) => {
  const found = await checkMoney(emptyFlows, [...chain, row])
  expect(said(found).filter(each => each.includes('error'))).toEqual([`8 error ${code}`])
  expect(found.entries).toHaveLength(6)
})

test('a row waits for the row that says what its agreement is, and what comes from it waits with it', async () => {
  const found = await checkMoney(
    emptyFlows,
    chain.map(row => (row[0] === 'commitment' ? row.with(2, 'Atlantis') : row)),
  )
  expect(said(found).filter(each => each.includes('error'))).toEqual([
    '2 error flow-agreement-left',
    '3 error project-organisation-unknown',
    '4 error flow-agreement-left',
    '5 error flow-parent-left',
    '6 error flow-parent-left',
    '7 error flow-parent-left',
  ])
  expect([found.entries, found.agreements, found.rejected]).toEqual([[], [], 6])
})

test('what was recorded on the pages reads back unchanged by its id, and a sheet does not change it', async () => {
  const known = recordedHere(storedAfter(emptyFlows, await checkMoney(emptyFlows, chain)))
  const payment = known.entries.find(({ content }) => content.kind === 'payment')
  const withIds = (amount: string | number) => [
    [...head, 'Entry ID'],
    ['payment', 'C1', 'ECHO', 'UNICEF', null, amount, 'EUR', '2004-05-01', payment?.id ?? ''],
  ]
  expect((await checkMoney(known, withIds(800.5))).compared).toEqual({ new: 0, changed: 0, unchanged: 1 })
  expect(said(await checkMoney(known, withIds(801)))).toEqual(['2 error flow-entry-elsewhere'])
  expect(said(await checkMoney(known, [...withIds(800.5), ...withIds(800.5).slice(1)]))).toEqual(['3 error flow-entry-twice'])
})

test('terms of an agreement that was signed here are not changed by a sheet', async () => {
  const known = recordedHere(storedAfter(emptyFlows, await checkMoney(emptyFlows, chain.slice(0, 3))))
  const found = await checkMoney(known, [
    head,
    ['commitment', 'C1', 'Norwegian Demining', 'UNICEF', null, 5, 'EUR', '2004-05-01'],
  ])
  expect(said(found)).toEqual(['2 error flow-agreement-differs'])
  expect(found.problems[0]?.details.stored).toBe('ECHO')
})

test('a sheet of one organisation records its own money only', async () => {
  const mine = ({ receiverId, giverId }: { receiverId: string | null; giverId: string | null }) =>
    [receiverId, giverId].includes(idOf('iom'))
  const found = await checkMoney(emptyFlows, chain, { mayRecord: mine })
  expect(said(found).filter(each => each.includes('not-yours'))).toEqual([2, 3, 4].map(row => `${row} error flow-not-yours`))
  // What is passed on is stated by whoever passes it on, also where a row moves nothing of the giver's.
  const asked = new Set<string>()
  await checkMoney(emptyFlows, chain, {
    mayRecord: ({ giverId, receiverId }, kind) => {
      asked.add(`${giverId} ${receiverId} ${kind}`)
      return true
    },
  })
  expect([...asked].filter(each => each.endsWith(' null')).every(each => each.startsWith(`${idOf('echo')} `))).toBe(true)
})

test('funds are found by code and name, and what a fund itself earns is of the fund', async () => {
  const found = await checkMoney(emptyFlows, [
    [...head, 'Fund or window'],
    ['commitment', 'C1', 'ECHO', null, null, 900, 'USD', '2004-04-01', 'Iraq Trust Fund'],
    ['payment', 'C1', 'ECHO', null, null, 900, 'USD', '2004-04-02', 'ITF'],
    ['interest', null, null, null, null, 5, 'USD', '2004-05-02', 'itf'],
    ['allocation', 'A1', null, 'IOM', null, 905, 'USD', '2004-06-02', 'صندوق العراق'],
    ['allocation', 'A2', null, 'IOM', null, 1, 'USD', '2004-06-02', 'World Bank Fund'],
  ])
  expect(said(found).filter(each => each.includes('error'))).toEqual(['6 error flow-fund-unknown'])
  expect(
    found.agreements.map(({ code, intoFund, fromFund, receiverId, giverId }) => [code, intoFund, fromFund, giverId, receiverId]),
  ).toEqual([
    ['C1', 'ITF', null, idOf('echo'), idOf('unicef')],
    ['A1', null, 'ITF', idOf('unicef'), idOf('iom')],
  ])
  expect(found.entries.map(({ kind, agreement }) => [kind, agreement])).toEqual([
    ['commitment', 'sheet:agreement:C1'],
    ['payment', 'sheet:agreement:C1'],
    ['interest', 'ITF'],
    ['allocation', 'sheet:agreement:A1'],
  ])
})

test('HXL tags, Arabic headings and digits, and currencies in the cell are understood', async () => {
  const hxl = await checkMoney(emptyFlows, [
    ['a', 'b', 'c', 'd', 'e', 'f'],
    ['#status', '#org+funder', '#org+impl', '#value', '#currency', '#date'],
    ['commitment', 'ECHO', 'IOM', 12.5, 'EUR', '2004-05-01'],
  ])
  expect(hxl.entries.map(({ amountMinor }) => amountMinor)).toEqual(['1250'])
  const arabic = await checkMoney(
    emptyFlows,
    [
      ['نوع التدفق', 'المانح', 'المستلم', 'المبلغ', 'التاريخ'],
      ['التزام', 'ECHO', 'IOM', 'USD ١٬٢٣٤٫٥٦', '2004-05-01'],
    ],
    { language: 'ar' },
  )
  expect(arabic.entries.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([['123456', 'USD']])
  const french = await checkMoney(emptyFlows, [
    ['Type de flux', 'Bailleur', 'Bénéficiaire', 'Montant', 'Devise', 'Date de paiement'],
    ['engagement', 'ECHO', 'IOM', '1 000', 'EUR', '01/05/2004'],
  ])
  expect(french.entries.map(({ amountMinor, happened }) => [amountMinor, happened])).toEqual([['100000', '2004-05-01']])
})

test('a rate and the dollars that do not fit each other are told, and both are kept', async () => {
  const rows = [
    ['Kind', 'Donor', 'Recipient', 'Amount', 'Currency', 'Date', 'Exchange rate', 'Amount in USD'],
    ['commitment', 'ECHO', 'IOM', 824, 'EUR', '2004-05-01', '0.8240', 1000],
    ['commitment', 'Norwegian Demining', 'IOM', 824, 'EUR', '2004-05-01', 0.824, 1200],
  ]
  const found = await checkMoney(emptyFlows, rows)
  expect(said(found).filter(each => !each.includes('made'))).toEqual(['3 warning flow-rate-differs'])
  expect(found.entries.map(({ rate, baseMinor }) => [rate?.unitsPerBase, rate?.day, baseMinor])).toEqual([
    ['0.824', '2004-05-01', '100000'],
    ['0.824', '2004-05-01', '120000'],
  ])
})

test('an earmark is of what its rows are for, and goods say how they were valued', async () => {
  const found = await checkMoney(emptyFlows, [
    [...head, 'Cluster', 'Project code', 'Earmarking', 'In kind (how valued)'],
    ['commitment', 'C1', 'ECHO', 'IOM', null, 9, 'EUR', '2004-04-01', 'Cluster F', 'd9-01', 'tightly earmarked', 'yes'],
    ['commitment', 'C2', 'ECHO', 'IOM', null, 9, 'EUR', '2004-04-01', 'F', null, 'unearmarked', 'no'],
  ])
  expect(
    found.agreements.map(({ earmark, inKind, clusterId, projectCode }) => [earmark, inKind, clusterId, projectCode]),
  ).toEqual([
    [
      { strength: 'hard', words: null, clusterIds: [idOf('cluster F')], projectCodes: ['D9-01'], placeIds: [], groupIds: [] },
      { method: 'not stated', source: null },
      idOf('cluster F'),
      'D9-01',
    ],
    [
      { strength: 'unearmarked', words: null, clusterIds: [], projectCodes: [], placeIds: [], groupIds: [] },
      null,
      idOf('cluster F'),
      null,
    ],
  ])
  expect(said(found)).toContain('2 warning flow-in-kind-unvalued')
})

test('the rules of the agreements are told row by row, before anything is stored', async () => {
  const columns = [...head, 'Agreement starts', 'Agreement ends', 'Cluster', 'Earmarking']
  const terms = ['2004-03-01', '2004-12-31', 'F', 'earmarked']
  const found = await checkMoney({ ...emptyFlows, closedMonths: new Set(['2004-01']) }, [
    columns,
    ['commitment', 'C1', 'ECHO', 'UNICEF', null, 900, 'EUR', '2004-02-01', ...terms],
    ['payment', 'C1', null, null, null, 900, 'EUR', '2004-02-01'],
    ['expenditure', 'C1', null, null, null, 1, 'EUR', '2004-02-20', null, null, 'F'],
    ['expenditure', 'C1', null, null, null, 1, 'EUR', '2005-01-01', null, null, 'F'],
    ['expenditure', 'C1', null, null, null, 1, 'EUR', '2004-04-01', null, null, 'D'],
    ['expenditure', 'C1', null, null, null, 1, 'EUR', '2004-04-01', null, null, 'F'],
    ['interest', 'C1', null, null, null, 1, 'EUR', '2004-01-05', null, null, 'F'],
    ['sub-grant', 'S1', 'UNICEF', 'IOM', 'C1', 5, 'EUR', '2004-05-01', null, null, 'D'],
  ])
  expect(said(found).filter(each => each.includes('error'))).toEqual([
    '4 error flow-before-start',
    '5 error flow-after-end',
    '6 error flow-outside-earmark',
    '8 error flow-month-closed',
    '8 error flow-not-in-force',
    '9 error flow-outside-earmark',
  ])
  expect(found.problems.find(({ code }) => code === 'flow-outside-earmark')?.details.allowed).toBe('Cluster F')
})

test('totals, titles and empty rows are no money', async () => {
  const found = await checkMoney(emptyFlows, [
    ...chain,
    [null, null, null, null, null, null, null, null],
    ['Total', null, null, null, null, 2900.5, null, null],
  ])
  expect(found.rows).toBe(6)
  expect(said(found).filter(each => each.includes('error'))).toEqual([])
})
