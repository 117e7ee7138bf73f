/** Laws of the one place where access is decided, tried on generated grants, policies and scopes. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, type Grant, isAllowed, type Policy, type Scope, systemActor, tokenCovers, visitor } from './access.ts'

const dimensions = ['operation', 'cluster', 'organisation', 'place']
const role = fc.constantFrom('coordinator', 'task-manager', 'focal-point', 'administrator')
const id = fc.constantFrom('a', 'b', 'c')
const grant: fc.Arbitrary<Grant> = fc.record({
  role,
  scope: fc
    .dictionary(fc.constantFrom(...dimensions), id, { maxKeys: 4 })
    .map(scope => ({ ...scope }) as Readonly<Record<string, string>>),
})
const grants = fc.array(grant, { maxLength: 5 })
const policy: fc.Arbitrary<Policy> = fc.array(fc.record({ role, within: fc.subarray(dimensions) }), { maxLength: 5 })
const asked = fc.oneof(id, fc.constant(null), fc.uniqueArray(id, { maxLength: 3 }))
const scope: fc.Arbitrary<Scope> = fc.dictionary(fc.constantFrom(...dimensions), asked, { maxKeys: 4 }).map(each => ({ ...each }))
const scopes = fc.array(scope, { minLength: 1, maxLength: 4 })

const actorWith = (held: readonly Grant[]): Actor => ({ id: 'somebody', kind: 'person', grants: held })

/** Holds the law against many more cases than usual: access is worth it. */
function law<Values extends [unknown, ...unknown[]]>(
  ...given: [...{ [Key in keyof Values]: fc.Arbitrary<Values[Key]> }, (...values: Values) => void]
): void {
  fc.assert(fc.property(...(given as unknown as Parameters<typeof fc.property<Values>>)), { numRuns: 2_000 })
}

test('without a grant nothing is allowed, nor without a policy, nor to a visitor', () => {
  fc.assert(
    fc.property(policy, scopes, grants, (rules, on, held) => {
      expect(isAllowed(actorWith([]), rules, on)).toBe(false)
      expect(isAllowed(visitor, rules, on)).toBe(false)
      expect(isAllowed(actorWith(held), [], on)).toBe(false)
    }),
  )
})

test('one more grant or one more rule never takes a right away', () => {
  law(grants, grant, policy, policy, scopes, (held, another, rules, more, on) => {
    if (!isAllowed(actorWith(held), rules, on)) return
    expect(isAllowed(actorWith([...held, another]), rules, on)).toBe(true)
    expect(isAllowed(actorWith(held), [...rules, ...more], on)).toBe(true)
  })
})

test('to be allowed on several is to be allowed on each, and on none is to be refused', () => {
  law(grants, policy, scopes, (held, rules, on) => {
    const actor = actorWith(held)
    expect(isAllowed(actor, rules, on)).toBe(on.every(each => isAllowed(actor, rules, [each])))
    expect(isAllowed(actor, rules, [])).toBe(false)
  })
})

test('a grant in one operation never reaches into another, whatever the policy asks', () => {
  const inOperation = (operation: string) => grant.map(each => ({ ...each, scope: { ...each.scope, operation } }))
  law(fc.array(inOperation('a'), { maxLength: 5 }), policy, scope, (held, rules, on) => {
    expect(isAllowed(actorWith(held), rules, [{ ...on, operation: 'b' }])).toBe(false)
    expect(isAllowed(actorWith(held), rules, [{ ...on, operation: ['a', 'b'] }])).toBe(false)
  })
})

test('what a rule asks for must be granted and fit: one of several asked for that does not fit refuses', () => {
  law(grants, policy, scopes, (held, rules, on) => {
    if (!isAllowed(actorWith(held), rules, on)) return
    for (const each of on)
      expect(
        held.some(({ role: holds, scope: limits }) =>
          rules.some(
            rule =>
              rule.role === holds &&
              rule.within.every(dimension => {
                const wanted = [each[dimension] ?? []].flat()
                return limits[dimension] !== undefined && wanted.length > 0 && wanted.every(one => one === limits[dimension])
              }),
          ),
        ),
      ).toBe(true)
  })
})

test('narrowing a token only narrows', () => {
  const name = fc.constantFrom('room.one', 'room.two', 'room.three')
  const narrowed = fc.record({ write: fc.boolean(), names: fc.option(fc.array(name, { maxLength: 3 }), { nil: undefined }) })
  law(narrowed, fc.constantFrom('command', 'view'), name, (narrowedTo, kind, asks) => {
    const wide: Actor = { id: 't', kind: 'token', grants: [] }
    const covers = (to: typeof narrowedTo | undefined) => tokenCovers({ ...wide, narrowedTo: to }, kind, asks)
    expect(covers(undefined)).toBe(true)
    if (kind === 'command' && !narrowedTo.write) expect(covers(narrowedTo)).toBe(false)
    if (narrowedTo.names && !narrowedTo.names.includes(asks)) expect(covers(narrowedTo)).toBe(false)
    for (const tighter of [
      { ...narrowedTo, write: false },
      { ...narrowedTo, names: (narrowedTo.names ?? [asks]).slice(1) },
    ])
      if (covers(tighter)) expect(covers(narrowedTo)).toBe(true)
  })
})

test('the installation itself may do everything', () => {
  fc.assert(fc.property(policy, scopes, (rules, on) => void expect(isAllowed(systemActor(), rules, on)).toBe(true)))
})
