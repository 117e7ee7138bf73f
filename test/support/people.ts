/** People with roles, made as they are in life: by an invitation that they accept. */
import { visitor } from '../../src/kernel/access.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { acceptInvitation, bearing, invitePerson, newSecret, type RoleScope } from '../../src/modules/accounts/index.ts'
import type { TestHouse } from './house.ts'

export const testPassword = 'water sanitation hygiene'

/** Somebody new with a role. @returns their id. */
export async function addPerson(house: TestHouse, role: Partial<RoleScope> & Pick<RoleScope, 'role'>): Promise<string> {
  const secret = newSecret()
  await house.runner.run(invitePerson, { ...role, secret }, house.system)
  const person = { name: 'Somebody', email: `${newId()}@example.org`, password: testPassword }
  const { personId } = await house.runner.run(acceptInvitation, { secret, person }, { actor: bearing(visitor, secret) })
  return personId
}
