/** Tokens for programs that act with one's roles. */
import { newId } from '../../../kernel/pure/ids.ts'
import { newTokenSecret } from '../../../modules/accounts/index.ts'
import type { AccountProps } from './account.tsx'
import { ActionButton, Copyable, Field, Hidden, Moment, type PageBase, Table } from './parts.tsx'

function NewToken({ t, values, errors }: PageBase & AccountProps) {
  return (
    <form method="post" action="/account/tokens">
      <Hidden fields={{ commandId: newId(), secret: newTokenSecret() }} />
      <Field name="name" label={t('tokenName')} value={values.name} error={errors.name} maxLength={80} required />
      <label class="check">
        <input type="checkbox" name="write" value="yes" checked={values.write === 'yes'} /> {t('mayWrite')}
      </label>
      <div class={errors.names ? 'field field-wrong' : 'field'}>
        <label for="names">{t('tokenNames')}</label>
        <textarea
          id="names"
          name="names"
          rows={3}
          dir="ltr"
          value={values.names}
          aria-invalid={errors.names ? 'true' : undefined}
          aria-describedby={errors.names ? 'names-error' : undefined}
        />
        {errors.names && (
          <p class="error" id="names-error">
            {errors.names}
          </p>
        )}
      </div>
      <Field name="lastDay" type="date" label={t('lastDay')} value={values.lastDay} error={errors.lastDay} />
      <button type="submit">{t('makeToken')}</button>
    </form>
  )
}

export function Tokens(props: PageBase & AccountProps) {
  const { t, tokens, newToken } = props
  return (
    <section id="tokens" class="card account-wide">
      <h2>{t('tokens')}</h2>
      <p>
        {t('tokensText')} <a href="/api">API</a>
      </p>
      {newToken && (
        <div class="notice" role="status">
          <p>{t('tokenMade')}</p>
          <Copyable>{newToken}</Copyable>
        </div>
      )}
      {tokens.length > 0 && (
        <Table caption={t('tokens')} heads={[t('tokenName'), t('mayWrite'), t('until'), t('lastUsed'), t('manage')]}>
          {tokens.map(token => (
            <tr key={token.id}>
              <th scope="row">
                <bdi>{token.name}</bdi>
              </th>
              <td>
                {t(token.mayWrite ? 'readWrite' : 'readOnly')} <code dir="ltr">{token.names?.join(', ')}</code>
              </td>
              <td>{token.expiresAt ? <Moment iso={token.expiresAt} /> : '–'}</td>
              <td>{token.lastUsedAt ? <Moment iso={token.lastUsedAt} /> : t('never')}</td>
              <td>
                <ActionButton action="/account/tokens/revoke" label={t('revokeToken')} fields={{ tokenId: token.id }} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <NewToken {...props} />
    </section>
  )
}
