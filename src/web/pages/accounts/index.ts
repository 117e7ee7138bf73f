/** The pages about accounts, as one sub-app. */
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { accountRoutes } from './account-routes.tsx'
import { invitationRoutes } from './invitation.tsx'
import type { AccountsPagesDeps } from './parts.tsx'
import { peopleRoutes } from './people-routes.tsx'
import { permissionsRoutes } from './permissions.tsx'
import { recoveryRoutes } from './recovery.tsx'
import { seeAsRoutes } from './see-as.ts'
import { signInRoutes } from './sign-in.tsx'

export type { AccountsPagesDeps } from './parts.tsx'

/** Every route of the pages about accounts; a form posted from another site is refused. Problems are left to the house's handler. */
export function accountsPages(deps: AccountsPagesDeps): Hono {
  const publicOrigin = new URL(deps.authentication.publicUrl).origin
  const app = new Hono()
  app.use(csrf({ origin: (origin, c) => origin === publicOrigin || origin === new URL(c.req.url).origin }))
  for (const routes of [
    signInRoutes,
    invitationRoutes,
    recoveryRoutes,
    accountRoutes,
    peopleRoutes,
    permissionsRoutes,
    seeAsRoutes,
  ])
    app.route('/', routes(deps))
  return app
}
