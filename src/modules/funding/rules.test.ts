import fc from 'fast-check'
import { expect, test } from 'vitest'
import { postingOf, type Source } from './posting-of.ts'
import {
  type AgreementFacts,
  type Asked,
  chainOf,
  inForceOn,
  isOwnCircle,
  latestOf,
  looksLikeSame,
  objectionsTo,
  outsideEarmark,
  refuses,
} from './rules.ts'
import { type Earmark, moneyKinds } from './schema.ts'

const around = {
  cluster: (id: string) => [id, ...(id.includes('/') ? [id.split('/')[0] ?? ''] : [])],
  place: (id: string) => id.split('.').map((_, nth, all) => all.slice(0, all.length - nth).join('.')),
}
const earmark = (more: Partial<Earmark>): Earmark => ({
  ...{ strength: 'hard', clusterIds: [], projectCodes: [], placeIds: [], groupIds: [], words: null },
  ...more,
})
const agreement = (more: Partial<AgreementFacts> = {}): AgreementFacts => ({
  ...{
    id: 'a',
    code: 'A',
    kind: 'sub-grant',
    parentId: null,
    fromFundId: null,
    intoFundId: null,
    currency: 'USD',
    state: 'in-force',
  },
  ...{ signedOn: '2005-01-01', starts: null, ends: null, endedOn: null, advanceAllowed: false, earmark: null },
  ...more,
})
const asked = (more: Partial<Asked> = {}): Asked => ({
  ...{ kind: 'expenditure', happened: '2005-03-01', currency: 'USD', amountMinor: 1n, of: 'committed', back: 'up', into: null },
  ...{ clusterId: null, placeId: null, groupId: null, projectCode: null },
  ...more,
})
const nothing = { clusterId: null, placeId: null, groupId: null, projectCode: null }

test('what lies inside an earmarked place or cluster is inside; what is not stated is not outside', () => {
  const of = earmark({ clusterIds: ['D'], placeIds: ['IQ.15'], projectCodes: ['P1'] })
  expect(outsideEarmark(of, { ...nothing, clusterId: 'D/1', placeId: 'IQ.15.3', projectCode: 'P1' }, around)).toEqual([])
  expect(outsideEarmark(of, { ...nothing, clusterId: 'F', placeId: 'IQ.2', projectCode: 'P2', groupId: 'any' }, around)).toEqual([
    ...['cluster', 'project', 'place'],
  ])
  expect(outsideEarmark(of, nothing, around)).toEqual([])
  // A whole country is not inside one of its areas.
  expect(outsideEarmark(of, { ...nothing, placeId: 'IQ' }, around)).toEqual(['place'])
})

test('an allocation is bound by what lies above it, expenditure by its own agreement too, and a soft earmark refuses nothing', () => {
  const top = agreement({ id: 'c', code: 'C', kind: 'contribution', earmark: earmark({ clusterIds: ['D'] }) })
  const child = agreement({ parentId: 'c', earmark: earmark({ clusterIds: ['F'], strength: 'earmarked' }) })
  const chain = chainOf(child, new Map([top, child].map(each => [each.id, each])))
  expect(chain).toEqual([child, top])
  const codes = (kind: Asked['kind'], clusterId: string) =>
    objectionsTo(asked({ kind, clusterId }), chain, around).map(({ code, agreement: of }) => `${code} ${of}`)
  expect(codes('allocation', 'D')).toEqual([])
  expect(codes('expenditure', 'D')).toEqual(['outside-earmark A'])
  expect(codes('expenditure', 'F')).toEqual(['outside-earmark C'])
  expect(codes('disbursement', 'F')).toEqual([])
  const soft = objectionsTo(
    asked({ clusterId: 'F' }),
    [agreement({ earmark: earmark({ clusterIds: ['D'], strength: 'soft' }) })],
    around,
  )
  expect(soft.map(refuses)).toEqual([false])
})

test('money is used under an agreement in force between its days; settling it comes after', () => {
  const over = agreement({ state: 'ended', endedOn: '2005-02-28', starts: '2005-01-15', ends: '2005-02-28' })
  const codes = (of: AgreementFacts, kind: Asked['kind'], happened: string) =>
    objectionsTo(asked({ kind, happened }), [of], around).map(({ code }) => code)
  expect(codes(over, 'expenditure', '2005-02-28')).toEqual([])
  expect(codes(over, 'expenditure', '2005-03-01')).toEqual(['no-agreement', 'after-end'])
  expect(codes(over, 'expenditure', '2005-01-10')).toEqual(['before-start'])
  for (const kind of ['refund', 'reduction', 'carry-over'] as const) expect(codes(over, kind, '2005-06-01')).toEqual([])
  const proposed = agreement({ kind: 'contribution', state: 'proposed', signedOn: null })
  expect(codes(proposed, 'pledge', '2005-01-01')).toEqual([])
  expect(codes(proposed, 'commitment', '2005-01-01')).toEqual(['no-agreement'])
  expect(codes(proposed, 'refund', '2005-01-01')).toEqual(['no-agreement'])
  expect(inForceOn({ state: 'in-force', signedOn: '2005-01-02', endedOn: null }, '2005-01-01')).toBe(false)
})

test('the way up follows amendments, and ends where a circle closes', () => {
  const all = [agreement({ id: 'c1' }), agreement({ id: 'c2', ends: '2006-01-01' }), agreement({ id: 'a', parentId: 'c1' })]
  const byId = new Map(all.map(each => [each.id, each]))
  const successors = new Map([['c1', 'c2']])
  expect(chainOf(all[2] ?? agreement(), byId, successors).map(({ id }) => id)).toEqual(['a', 'c2'])
  expect(latestOf('c1', new Map([...successors, ['c2', 'c1']]))).toBe('c2')
  const parents = fc.array(fc.option(fc.integer({ min: 0, max: 7 })), { minLength: 8, maxLength: 8 })
  fc.assert(
    fc.property(parents, above => {
      const any = above.map((parent, nth) => agreement({ id: String(nth), parentId: parent === null ? null : String(parent) }))
      const known = new Map(any.map(each => [each.id, each]))
      for (const each of any) {
        const chain = chainOf(each, known)
        expect(new Set(chain).size).toBe(chain.length)
        const last = chain.at(-1)
        // A chain that ends at one with a parent has met a circle.
        if (!isOwnCircle(each.id, known) && last?.parentId === null) expect(chain.length).toBeLessThanOrEqual(8)
        if (isOwnCircle(each.id, known)) expect(chain.some(({ parentId }) => parentId === each.id)).toBe(true)
      }
    }),
  )
})

test('the same amount of the same donor to the same receiver within 31 days looks like the same money', () => {
  const one = { id: '1', giverId: 'j', receiverId: 'u', currency: 'USD', amountMinor: 5n, happened: '2005-01-01' }
  const alike = (more: object) => looksLikeSame(one, [{ ...one, id: '2', ...more }]).length
  expect([{}, { happened: '2005-02-01' }, { happened: '2004-12-01' }].map(alike)).toEqual([1, 1, 1])
  const others = [
    { id: '1' },
    { happened: '2005-02-02' },
    { amountMinor: 6n },
    { currency: 'EUR' },
    { receiverId: 'x' },
    { giverId: 'x' },
  ]
  expect(others.map(alike)).toEqual([0, 0, 0, 0, 0, 0])
  // Who gave is not known: nothing can be said.
  expect(looksLikeSame({ ...one, giverId: null }, [{ ...one, id: '2', giverId: null }])).toEqual([])
})

test('every kind moves money between accounts of which one is of the agreement or of where it comes from', () => {
  const sources = fc.constantFrom<Source>(
    { kind: 'donor' },
    { kind: 'agreement', id: 'p', advanceAllowed: true },
    { kind: 'agreement', id: 'p', advanceAllowed: false },
    { kind: 'fund', id: 'f' },
    { kind: 'unknown' },
  )
  fc.assert(
    fc.property(fc.constantFrom(...moneyKinds), sources, fc.boolean(), (kind, source, lenient) => {
      const of = agreement({ kind: source.kind === 'donor' ? 'contribution' : 'allocation' })
      fc.pre(objectionsTo(asked({ kind }), [of], around).every(({ code }) => code !== 'kind-not-here'))
      const into = { currency: 'EUR', amountMinor: 2n }
      const posting = postingOf({ asked: asked({ kind, into }), agreement: of, holderId: 'a', source, successorId: 's', lenient })
      const from = 'kind' in posting.from ? [posting.from] : [...posting.from]
      expect([...from, posting.to].some(({ holderId }) => holderId !== null)).toBe(true)
      expect(new Set([...from, posting.to].map(({ holderId, kind: account }) => `${holderId} ${account}`)).size).toBe(
        from.length + 1,
      )
      // Only what strangers publish, or what no source states, comes from nobody knows where.
      if (!lenient && source.kind !== 'unknown') expect(from.some(({ kind: account }) => account === 'not-stated')).toBe(false)
      if (from.some(({ kind: account }) => account === 'donors')) expect(posting.rootId).toBe('a')
    }),
  )
})
