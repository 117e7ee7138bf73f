import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, isAllowed, systemActor } from '../../../kernel/access.ts'
import { reporters } from '../../operations/index.ts'
import { reportingRights } from './rights.ts'

/** Ninewa lies in Iraq, Mosul in Ninewa. */
const around = (place: string) => [place, ...({ mosul: ['ninewa', 'iraq'], ninewa: ['iraq'] }[place] ?? [])]
const person = (...grants: [role: string, scope: Record<string, string>][]): Actor => ({
  id: 'somebody',
  kind: 'person',
  grants: grants.map(([role, scope]) => ({ role, scope: { operation: 'here', ...scope } })),
})
const whyNot = (actor: Actor, organisation: string | null, cluster = 'health', place: string | null = 'mosul') =>
  reportingRights(actor, 'here', around)?.whyNot({ organisation, cluster, place }) ?? null

test('those who keep the data report for everybody', () => {
  for (const actor of [systemActor(), person(['coordinator', {}]), person(['information-officer', {}])])
    expect(reportingRights(actor, 'here', around)).toBeNull()
})

test('a focal point reports for the own organisation, a task manager in the own cluster', () => {
  const focalPoint = person(['focal-point', { organisation: 'iom' }])
  expect([whyNot(focalPoint, 'iom'), whyNot(focalPoint, 'who'), whyNot(focalPoint, null)]).toEqual([
    null,
    'organisation',
    'organisation',
  ])
  const taskManager = person(['task-manager', { cluster: 'health' }])
  expect([whyNot(taskManager, 'who'), whyNot(taskManager, 'who', 'water')]).toEqual([null, 'cluster'])
  const both = person(['task-manager', { cluster: 'health' }], ['focal-point', { organisation: 'iom' }])
  expect([whyNot(both, 'who'), whyNot(both, 'iom', 'water'), whyNot(both, 'who', 'water')]).toEqual([null, null, 'organisation'])
})

test('field staff reports for its organisation inside its place', () => {
  const fieldStaff = person(['field-staff', { organisation: 'iom', place: 'ninewa' }])
  expect(whyNot(fieldStaff, 'iom')).toBeNull()
  for (const place of ['basra', 'iraq', null]) expect(whyNot(fieldStaff, 'iom', 'health', place)).toBe('place')
  expect(whyNot(fieldStaff, 'who')).toBe('organisation')
})

test('a donor, and somebody of another operation, report for nobody', () => {
  for (const actor of [
    person(['donor', { organisation: 'iom' }]),
    person(['focal-point', { organisation: 'iom', operation: 'x' }]),
  ])
    expect(whyNot(actor, 'iom')).toBe('organisation')
})

test('a line is refused here exactly where the policy of the command refuses it', () => {
  const organisation = fc.constantFrom('iom', 'who')
  const cluster = fc.constantFrom('health', 'water')
  const grant = fc.oneof(
    fc.record({ role: fc.constantFrom('focal-point', 'donor'), scope: fc.record({ organisation }) }),
    fc.record({ role: fc.constantFrom('task-manager', 'ministry-counterpart'), scope: fc.record({ cluster }) }),
  )
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 3 }), organisation, cluster, (grants, org, of) => {
      const actor = person(...grants.map(({ role, scope }): [string, Record<string, string>] => [role, scope]))
      const allowed = isAllowed(actor, reporters, [{ operation: 'here', organisation: org, cluster: of }])
      expect(whyNot(actor, org, of) === null).toBe(allowed)
    }),
  )
})
