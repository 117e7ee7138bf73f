/** All situation reports with their editions, and the form that makes one. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { ListedSitrep } from '../../../modules/sitreps/index.ts'
import { saySitrep } from '../../messages/sitreps.ts'
import { named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { Hidden, type Values } from '../accounts/parts.tsx'
import { Wrong } from '../coordination/parts.tsx'
import { Records } from '../profile/records.tsx'
import { formatInstant } from '../profile/time.ts'
import type { Loaded } from './load.ts'
import { ofWhom, spanOf } from './parts.tsx'

interface ListProps {
  loaded: Loaded
  sitreps: readonly ListedSitrep[]
  values: Values
  wrong?: string | undefined
}

/** Stands for the country team in the form and in addresses. */
export const countryTeam = '-'

export function SitrepsPage({ loaded, sitreps, values, wrong }: ListProps) {
  const { language, path, mayMake, clusters } = loaded
  const makes = mayMake(null) || clusters.some(({ id }) => mayMake(id))
  return (
    <div class="sitreps">
      <h1>{saySitrep(language, 'sitreps')}</h1>
      <Wrong wrong={wrong} />
      {makes && <MakeForm loaded={loaded} values={values} />}
      {sitreps.length === 0 ? (
        <p class="notice">{saySitrep(language, 'noSitreps')}</p>
      ) : (
        <Scroll label={saySitrep(language, 'sitreps')}>
          <Records
            head={saySitrep(language, 'report')}
            columns={[
              { head: saySitrep(language, 'ofWhom') },
              { head: saySitrep(language, 'edition', { no: '' }).trim(), number: true },
              { head: saySitrep(language, 'state') },
              { head: saySitrep(language, 'taken') },
              { head: saySitrep(language, 'published') },
            ]}
            rows={sitreps.map(sitrep => ({
              key: sitrep.id,
              head: (
                <>
                  <a href={`${path}/${sitrep.id}`}>{spanOf(sitrep, language)}</a>
                  {sitrep.illustrative && (
                    <>
                      {' '}
                      <span class="sit-badge">{saySitrep(language, 'illustrative')}</span>
                    </>
                  )}
                </>
              ),
              cells: [
                <bdi key="whom">
                  {ofWhom({ cluster: sitrep.cluster && { ...sitrep.cluster, id: '', lead: null, deputy: null } }, language)}
                </bdi>,
                String(sitrep.edition),
                <span key="state" class={`sit-state sit-state-${sitrep.state}`}>
                  {saySitrep(language, `sit_${sitrep.state}`)}
                </span>,
                formatInstant(sitrep.takenAt, language),
                sitrep.publishedAt === null ? '–' : formatInstant(sitrep.publishedAt, language),
              ],
            }))}
          />
        </Scroll>
      )}
    </div>
  )
}

function MakeForm({ loaded: { language, path, mayMake, clusters }, values }: { loaded: Loaded; values: Values }) {
  return (
    <form method="post" action={path} class="card sit-make" aria-labelledby="make-title">
      <h2 id="make-title">{saySitrep(language, 'make')}</h2>
      <p class="hint">{saySitrep(language, 'makeHint')}</p>
      <Hidden fields={{ commandId: newId() }} />
      <div class="sit-fields">
        <div class="field">
          <label for="cluster">{saySitrep(language, 'ofWhom')}</label>
          <select id="cluster" name="cluster">
            {mayMake(null) && (
              <option value={countryTeam} selected={values.cluster === countryTeam}>
                {saySitrep(language, 'countryTeam')}
              </option>
            )}
            {clusters
              .filter(({ id }) => mayMake(id))
              .map(cluster => (
                <option key={cluster.id} value={cluster.code} selected={values.cluster === cluster.code}>
                  {`${cluster.code} ${named(cluster, language)}`}
                </option>
              ))}
          </select>
        </div>
        {(['from', 'to'] as const).map(name => (
          <div key={name} class="field">
            <label for={name}>{saySitrep(language, name)}</label>
            <input id={name} name={name} type="month" value={values[name]} pattern="\d{4}-\d{2}" placeholder="2005-06" required />
          </div>
        ))}
        <button type="submit">{saySitrep(language, 'make')}</button>
      </div>
    </form>
  )
}
