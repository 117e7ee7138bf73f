/** The permission table, for administrators. */
import { Hono } from 'hono'
import type { Permission } from '../../../modules/accounts/index.ts'
import { permissionsView } from '../../../modules/accounts/index.ts'
import { roleNames, roles } from '../../../modules/operations/index.ts'
import type { AccountsMessage } from '../../messages/accounts.ts'
import { type AccountsPagesDeps, baseOf, type Page, type PageBase, Table } from './parts.tsx'

const dimensionTexts: Record<string, AccountsMessage> = {
  operation: 'operation',
  cluster: 'cluster',
  organisation: 'organisation',
  place: 'place',
}

const otherTexts: Record<string, AccountsMessage> = { self: 'oneself', 'link-bearer': 'holderOfLink' }

function Cell({ t, limits }: { t: PageBase['t']; limits: readonly string[] | undefined }) {
  if (!limits) return <td>–</td>
  if (limits.length === 0) return <td>{t('everywhere')}</td>
  const names = limits.map(limit => {
    const key = dimensionTexts[limit]
    return key ? t(key) : limit
  })
  return <td>{`${t('own')}: ${names.join(' + ')}`}</td>
}

function Others({ t, permission }: { t: PageBase['t']; permission: Permission }) {
  if (permission.systemOnly) return <td>{t('systemOnly')}</td>
  const names = permission.others.map(other => {
    const key = otherTexts[other]
    return key ? t(key) : other
  })
  return <td>{names.join(', ') || '–'}</td>
}

export function permissionsPage({ t, language }: PageBase, permissions: readonly Permission[]): Page {
  const heads = [t('commandOrView'), ...roles.map(role => roleNames[role][language]), t('others')]
  return {
    title: t('permissionsTitle'),
    body: (
      <section>
        <h1>{t('permissionsTitle')}</h1>
        <p>{t('permissionsText')}</p>
        <Table caption={t('permissionsTitle')} heads={heads}>
          {permissions.map(permission => (
            <tr key={permission.name}>
              <th scope="row">
                <code dir="ltr" title={permission.summary}>
                  {permission.name}
                </code>
              </th>
              {roles.map(role => (
                <Cell key={role} t={t} limits={permission.roles[role]} />
              ))}
              <Others t={t} permission={permission} />
            </tr>
          ))}
        </Table>
      </section>
    ),
  }
}

/** GET /permissions. */
export function permissionsRoutes({ reader, registry, render, languageOf, identityOf }: AccountsPagesDeps): Hono {
  const view = permissionsView(() => registry)
  return new Hono().get('/permissions', async c => {
    const language = languageOf(c)
    const { actor } = await identityOf(c)
    return render(c, permissionsPage(baseOf(language), await reader.read(view, {}, { actor, language })))
  })
}
