/** What is asked for, with every revision of it, and the form that sets it. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { listRequirements } from '../../../modules/funding/index.ts'
import { sayFunding } from '../../messages/funding.ts'
import { Hidden } from '../accounts/parts.tsx'
import { formatMoney } from '../profile/projects.tsx'
import { Records } from '../profile/records.tsx'
import type { LoadedFunding } from './load.ts'
import { Card } from './parts.tsx'

type Requirement = Awaited<ReturnType<typeof listRequirements.read>>[number]

export interface RequirementValues {
  clusterId?: string | undefined
  year?: string | undefined
  currency?: string | undefined
  amount?: string | undefined
  source?: string | undefined
}

interface Props {
  loaded: LoadedFunding
  requirements: readonly Requirement[]
  values: RequirementValues
  wrong?: string | undefined
}

export function RequirementsPage(props: Props) {
  const { loaded, requirements } = props
  const { language, base, mayKeep } = loaded
  const order = [...loaded.clusters.keys()]
  const place = (id: string | null) => (id === null ? -1 : order.indexOf(id))
  const years = [...new Set(requirements.map(({ year }) => year))].sort((a, b) => b - a)
  return (
    <div class="funding">
      <div class="page-head">
        <h1>{sayFunding(language, 'requirements')}</h1>
        <p class="links">
          <a href={base}>{sayFunding(language, 'funding')}</a>
        </p>
      </div>
      {mayKeep && <RequirementForm {...props} />}
      {years.length === 0 && <p class="notice">{sayFunding(language, 'noRequirements')}</p>}
      {years.map(year => (
        <Card key={year} id={`year-${year}`} title={String(year)}>
          <Records
            head={sayFunding(language, 'cluster')}
            columns={[
              { head: sayFunding(language, 'revision') },
              { head: sayFunding(language, 'amount'), number: true },
              { head: sayFunding(language, 'source') },
            ]}
            rows={requirements
              .filter(each => each.year === year)
              .sort((a, b) => place(a.clusterId) - place(b.clusterId) || a.no - b.no)
              .map(({ id, clusterId, no, amountMinor, currency, source, illustrative }) => ({
                key: id,
                head: <bdi>{clusterId === null ? sayFunding(language, 'whole') : loaded.clusterName(clusterId)}</bdi>,
                cells: [
                  no === 1 ? sayFunding(language, 'original') : sayFunding(language, 'revised', { no: no - 1 }),
                  <bdi key="amount">{formatMoney(amountMinor, currency)}</bdi>,
                  illustrative ? (
                    sayFunding(language, 'madeUp')
                  ) : (
                    <bdi key="source">{source ?? sayFunding(language, 'noSource')}</bdi>
                  ),
                ],
              }))}
          />
        </Card>
      ))}
    </div>
  )
}

function RequirementForm({ loaded, values, wrong }: Props) {
  const { language, base, clusters } = loaded
  const tops = [...clusters.values()].filter(({ parentId }) => parentId === null)
  return (
    <Card id="set-title" title={sayFunding(language, 'setRequirement')} note={sayFunding(language, 'setRequirementHint')}>
      {wrong && (
        <p class="error" role="alert" id="wrong">
          {wrong}
        </p>
      )}
      <form method="post" action={`${base}/requirements`} class="in-line">
        <Hidden fields={{ commandId: newId() }} />
        <div>
          <label for="clusterId">{sayFunding(language, 'cluster')}</label>
          <select id="clusterId" name="clusterId">
            <option value="">{sayFunding(language, 'whole')}</option>
            {tops.map(({ id, code }) => (
              <option key={id} value={id} selected={id === values.clusterId}>
                {`${code} · ${loaded.clusterName(id)}`}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label for="year">{sayFunding(language, 'year')}</label>
          <input id="year" name="year" inputMode="numeric" pattern="\d{4}" required value={values.year} size={6} />
        </div>
        <div>
          <label for="amount">{sayFunding(language, 'amount')}</label>
          <input
            id="amount"
            name="amount"
            inputMode="decimal"
            required
            value={values.amount}
            {...(wrong ? { 'aria-invalid': 'true', 'aria-describedby': 'wrong' } : {})}
          />
        </div>
        <div>
          <label for="currency">{sayFunding(language, 'currency')}</label>
          <input id="currency" name="currency" pattern="[A-Za-z]{3}" required value={values.currency} size={5} />
        </div>
        <div class="grow">
          <label for="source">{sayFunding(language, 'source')}</label>
          <input id="source" name="source" maxLength={500} value={values.source} />
        </div>
        <button type="submit">{sayFunding(language, 'save')}</button>
      </form>
    </Card>
  )
}
