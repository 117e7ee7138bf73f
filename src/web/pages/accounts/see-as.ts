/** Looking through another role in a demonstration, and leaving that again. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { notFound } from '../../../kernel/problems.ts'
import { RoleScopeSchema } from '../../../modules/accounts/index.ts'
import { type Role, roleDimensions } from '../../../modules/operations/index.ts'
import { type AccountsPagesDeps, goTo, safePath, valuesOf } from './parts.tsx'

/**
 * POST /see-as with role, operationId and, as the role needs them, clusterId, organisationId and placeId; POST /see-as/off. Both go
 * on to `next`.
 */
export function seeAsRoutes({ authentication, identityOf }: AccountsPagesDeps): Hono {
  const app = new Hono()
  app.post('/see-as', async c => {
    const { next, ...values } = await valuesOf(c)
    // The form offers every dimension; the chosen role says which of them count.
    const dimensions: readonly string[] = roleDimensions[values.role as Role] ?? []
    const counts = (name: string) => name === 'role' || dimensions.some(dimension => name === `${dimension}Id`)
    const given = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' && counts(name)))
    const choice = v.safeParse(RoleScopeSchema, given)
    if (!choice.success || choice.output.operationId === null) throw notFound()
    const seeAs = { ...choice.output, operationId: choice.output.operationId }
    const cookie = await authentication.startSeeingAs(await identityOf(c), seeAs)
    if (!cookie) throw notFound()
    return goTo(c, safePath(next), [cookie])
  })
  app.post('/see-as/off', async c => goTo(c, safePath((await valuesOf(c)).next), [authentication.stopSeeingAs()]))
  return app
}
