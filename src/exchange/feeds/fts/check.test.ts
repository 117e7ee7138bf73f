import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { emptyFlows } from '../../../../test/support/known-flows.ts'
import { idOf } from '../../../../test/support/known-projects.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { StoreFlows } from '../../../modules/funding/schema.ts'
import { readFts } from '../../formats/fts/read.ts'
import { readPlanFunding } from '../../formats/fts/requirements.ts'
import { learnNothing } from '../activities/learning.ts'
import { createResolver } from '../activities/resolve.ts'
import { checkFts, type KnownFts, requirementsOf, versionOf } from './check.ts'

const known: KnownFts = {
  ...{
    reference: emptyFlows.reference,
    learn: learnNothing,
    projectCodes: new Set(['D9-01']),
    funds: [],
    hashes: new Map(),
    versions: new Map(),
  },
}
const learning: KnownFts = { ...known, learn: { all: true, names: [], activities: false } }
const named = (type: string, name: string, more: object = {}) => ({ type, id: name, name, behavior: 'single', ...more })
const flow = (over: object = {}) => ({
  ...{
    id: '1',
    amountUSD: 1000,
    date: '2004-05-03T00:00:00Z',
    status: 'paid',
    boundary: 'incoming',
    onBoundary: 'single',
    versionId: 2,
  },
  sourceObjects: [named('Organization', 'ECHO')],
  destinationObjects: [named('Organization', 'IOM'), named('Cluster', 'Cluster F')],
  ...over,
})
const check = (flows: object[], of: KnownFts = known) =>
  checkFts(readFts([{ name: 'flows.json', bytes: new TextEncoder().encode(JSON.stringify(flows)) }]), of)

test('an incoming flow is a contribution, in its own currency with the stated dollars beside it', () => {
  const found = check([
    flow({
      ...{
        originalAmount: 824,
        originalCurrency: 'EUR',
        exchangeRate: 0.824,
        decisionDate: '2004-04-01T00:00:00Z',
        refCode: 'AB/1',
      },
      ...{ grandBargainEarmarkingType: ['earmarked'], contributionType: 'in kind', parentFlowId: 7 },
    }),
  ])
  expect(found.problems).toEqual([])
  const [agreement] = found.agreements
  expect(agreement).toMatchObject({
    ...{ externalId: 'fts:flow:1', code: 'FTS-1', kind: 'contribution', giverId: idOf('echo'), receiverId: idOf('iom') },
    ...{ currency: 'EUR', reference: 'AB/1', state: 'in-force', signedOn: '2004-04-01', clusterId: idOf('cluster F') },
    earmark: { strength: 'earmarked', clusterIds: [idOf('cluster F')] },
    inKind: { method: 'not stated', source: 'FTS' },
  })
  expect(agreement?.identifiers).toContainEqual({ scheme: 'fts-parent-flow', value: '7' })
  expect(found.entries).toMatchObject([
    {
      kind: 'payment',
      agreement: 'fts:flow:1',
      amountMinor: '82400',
      currency: 'EUR',
      baseMinor: '100000',
      happened: '2004-05-03',
    },
  ])
})

test('pledges are no more than pledges, commitments are committed, and what a pooled fund passes on comes out of it', () => {
  const fund = named('Organization', 'UNICEF', { id: '9', organizationTypes: ['Pooled fund'] })
  const found = check([
    flow({ id: '1', status: 'pledge' }),
    flow({ id: '2', status: 'commitment', destinationObjects: [fund] }),
    flow({ id: '3', boundary: 'internal', sourceObjects: [fund] }),
    flow({ id: '4', boundary: 'internal', status: 'commitment' }),
  ])
  expect(found.funds).toMatchObject([{ externalId: 'fts:organisation:9', organisationId: idOf('unicef') }])
  expect(found.agreements.map(({ kind, state, intoFund, fromFund }) => [kind, state, intoFund, fromFund])).toEqual([
    ['contribution', 'proposed', null, null],
    ['contribution', 'in-force', 'fts:organisation:9', null],
    ['allocation', 'in-force', null, 'fts:organisation:9'],
    ['sub-grant', 'in-force', null, null],
  ])
  expect(found.entries.map(({ kind }) => kind)).toEqual(['pledge', 'commitment', 'disbursement', 'allocation'])
})

test('what is shared with what lies outside is kept, and is in no total', () => {
  const found = check([flow({ id: '1', onBoundary: 'shared', amountUSD: 40 }), flow({ id: '2', amountUSD: 2 })])
  expect(found.entries.map(({ agreement }) => agreement)).toEqual(['fts:flow:2'])
  expect(found.agreements.map(({ state }) => state)).toEqual(['proposed', 'in-force'])
  expect([found.apart, found.totals.storable.incoming.fundingTotal]).toEqual([{ count: 1, amountUSD: 40 }, 2])
})

test('nobody is guessed: unknown names refuse the flow or stay open, and several givers are none', () => {
  const found = check([
    flow({ id: '1', sourceObjects: [named('Organization', 'Atlantis')] }),
    flow({ id: '2', sourceObjects: [named('Organization', 'ECHO'), named('Organization', 'IOM')] }),
    flow({ id: '3', sourceObjects: [] }),
    flow({
      id: '4',
      destinationObjects: [named('Organization', 'IOM'), named('Cluster', 'Fishing'), named('Project', 'x', { code: 'X1' })],
    }),
    flow({ id: '5', destinationObjects: [named('Organization', 'IOM'), named('Cluster', 'Fishing')] }),
    flow({
      id: '6',
      destinationObjects: [named('Organization', 'IOM'), named('Cluster', 'Cluster F'), named('Cluster', 'Cluster D')],
    }),
  ])
  expect(found.problems.map(({ row, code, details }) => [row, code, details.count])).toEqual([
    [1, 'project-organisation-unknown', undefined],
    [2, 'fts-organisations-share', undefined],
    [3, 'fts-giver-not-stated', undefined],
    [4, 'fts-cluster-unknown', 2],
    [4, 'fts-project-unknown', 1],
  ])
  expect([found.rows, found.good, found.rejected]).toEqual([6, 5, 1])
  expect(found.agreements.map(({ giverId }) => giverId).slice(0, 2)).toEqual([null, null])
  expect(found.agreements.map(({ clusterId }) => clusterId).slice(2)).toEqual([null, null, null])
  const learned = check(
    [flow({ sourceObjects: [named('Organization', 'Atlantis', { organizationTypes: ['Government'] })] })],
    learning,
  )
  expect(learned.newEntries).toMatchObject([{ name: 'Atlantis', type: 'government', isDonor: true }])
  expect(learned.agreements[0]?.giverId).toBe(learned.newEntries[0]?.temporaryId)
})

test('the same file again is no new money, an update replaces, and an older version does not', () => {
  const first = check([flow()])
  const after: KnownFts = {
    ...known,
    hashes: new Map(first.entries.map(({ externalId, contentHash }) => [externalId, contentHash])),
    versions: new Map(first.agreements.map(({ externalId, identifiers }) => [externalId, versionOf(identifiers) ?? 0])),
  }
  expect(check([flow()], after).compared).toEqual({ new: 0, changed: 0, unchanged: 1 })
  const update = check([flow({ versionId: 3, amountUSD: 900 })], after)
  expect(update.compared).toEqual({ new: 0, changed: 1, unchanged: 0 })
  expect(update.entries[0]?.externalId).toBe(first.entries[0]?.externalId)
  const older = check([flow({ versionId: 1, amountUSD: 5 })], after)
  expect([older.entries, older.problems.map(({ code }) => code)]).toEqual([[], ['fts-newer-stored']])
})

test('a flow of nothing is kept without money', () => {
  const found = check([flow({ amountUSD: 0, originalAmount: 0, originalCurrency: 'EUR' })])
  expect([found.entries, found.agreements.length, found.compared.new]).toEqual([[], 1, 1])
})

const folder = path.resolve(import.meta.dirname, '../../../../../shared/data/real/fts/input')
const here = existsSync(folder)
const file = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(path.join(folder, name))) })

test.skipIf(here)('published flows are not beside the project: nothing to try', () => {})

describe.skipIf(!here)('published flows', () => {
  test.each([
    ['1', 725_591_299, 484],
    ['171', 381_508_179, 424],
  ])('of location %s become what the funding room takes, and their dollars sum to what is stated', (location, funding, rows) => {
    const pages = ['', '-page-2', '-page-3'].map(page => file(`custom-search-locationid-${location}-year-2020${page}.json`))
    const found = checkFts(readFts(pages), learning)
    expect([found.rows, found.rejected]).toEqual([rows, 0])
    const input = {
      ...{ operationId: newId(), importId: null, source: 'FTS', lenient: true },
      ...{ funds: found.funds, agreements: found.agreements, entries: found.entries },
    }
    expect(v.safeParse(StoreFlows, input).issues ?? []).toEqual([])
    const contributions = new Set(
      found.agreements.flatMap(({ kind, externalId }) => (kind === 'contribution' ? [externalId] : [])),
    )
    const cents = found.entries
      .filter(({ agreement, kind }) => contributions.has(agreement) && kind !== 'pledge')
      .reduce(
        (sum, { currency, amountMinor, baseMinor }) => sum + BigInt(currency === 'USD' ? amountMinor : (baseMinor ?? '0')),
        0n,
      )
    expect(cents).toBe(BigInt(funding) * 100n)
  })

  test('requirements of a plan are those of its clusters, original and revised, with the whole beside them', () => {
    const cluster = (name: string) => ({
      ...{
        id: idOf(name),
        code: name,
        names: { en: name },
        aliases: [],
        parentId: null,
        validFrom: null,
        validTo: null,
        predecessorIds: [],
      },
    })
    const reference = { ...known.reference, clusters: ['Education', 'WASH'].map(cluster) }
    const { requirements, problems } = requirementsOf(
      readPlanFunding(file('1-fts-flow-custom-search-planid-832-groupby-cluster.json')),
      { year: 2020, source: 'FTS', resolver: createResolver(reference, learnNothing), file: 'plan.json' },
    )
    expect(requirements.slice(0, 2).map(({ clusterId, amountMinor, stage }) => [clusterId, amountMinor, stage])).toEqual([
      [null, '34797607400', 'original'],
      [null, '42038168400', 'revised'],
    ])
    expect(requirements.filter(({ clusterId }) => clusterId === idOf('WASH')).map(({ amountMinor }) => amountMinor)).toEqual([
      '2911579000',
      '2911579000',
    ])
    expect(problems.map(({ value }) => value)).toContain('Protection')
  })
})
