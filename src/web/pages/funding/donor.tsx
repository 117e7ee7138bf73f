/** What one donor gave, and what became of it: its own part alone. */
import type { DonorPage as DonorMoney } from '../../../modules/funding/index.ts'
import { sayFunding } from '../../messages/funding.ts'
import { named } from '../../numbers.ts'
import { NumberPanel } from '../profile/number-panel.tsx'
import { Records } from '../profile/records.tsx'
import { shortAmount } from './amounts.ts'
import type { LoadedFunding } from './load.ts'
import { Amount, Card } from './parts.tsx'

interface Props {
  loaded: LoadedFunding
  donor: DonorMoney
}

export function DonorPage({ loaded, donor }: Props) {
  const { language, base } = loaded
  const { totals, baseCurrency } = donor
  const name = loaded.organisationName(donor.organisationId, 'donorNotStated')
  return (
    <div class="funding">
      <div class="page-head">
        <h1>{sayFunding(language, 'donorTitle', { donor: name })}</h1>
        <p class="muted">
          {sayFunding(language, 'donorNote')} {sayFunding(language, 'inCurrency', { currency: baseCurrency })}
        </p>
        <p class="links">
          <a href={base}>{sayFunding(language, 'funding')}</a>
        </p>
      </div>
      <NumberPanel
        language={language}
        numbers={(['pledged', 'committed', 'paid', 'spent', 'overheads', 'unspent'] as const).map(key => ({
          name: sayFunding(language, key),
          value: shortAmount(totals[key].baseMinor, baseCurrency, language),
          ...(totals[key].withoutBase > 0 ? { note: sayFunding(language, 'withoutRate') } : {}),
        }))}
      />
      <Given loaded={loaded} donor={donor} />
      <Spent loaded={loaded} donor={donor} />
      <Due loaded={loaded} donor={donor} />
    </div>
  )
}

function Given({ loaded, donor }: Props) {
  const { language, base } = loaded
  const { baseCurrency } = donor
  const table = (rows: DonorMoney['contributions'], isOwn: boolean) => (
    <Records
      dense
      head={sayFunding(language, 'agreement')}
      columns={[
        { head: sayFunding(language, 'receiver') },
        ...(['committed', 'paid', 'spent', 'held'] as const).map(key => ({ head: sayFunding(language, key), number: true })),
      ]}
      rows={rows.map(({ code, names, receiverId, totals }) => ({
        key: code,
        head: (
          <a
            href={
              isOwn ? `${base}/trace/contributions/${encodeURIComponent(code)}` : `${base}/agreements/${encodeURIComponent(code)}`
            }
          >
            <bdi>{code}</bdi> <bdi class="muted">{named({ names }, language)}</bdi>
          </a>
        ),
        cells: [
          <bdi key="receiver">{loaded.organisationName(receiverId, 'agencyNotStated')}</bdi>,
          ...(['committed', 'paid', 'spent', 'held'] as const).map(key => (
            <Amount key={key} figure={totals[key]} base={baseCurrency} language={language} />
          )),
        ],
      }))}
    />
  )
  return (
    <>
      <Card id="given-title" title={sayFunding(language, 'contributions')}>
        {donor.contributions.length === 0 ? <p>{sayFunding(language, 'nothingGiven')}</p> : table(donor.contributions, true)}
      </Card>
      {donor.passedOn.length > 0 && (
        <Card id="passed-title" title={sayFunding(language, 'wentOn')}>
          {table(donor.passedOn, false)}
        </Card>
      )}
    </>
  )
}

function Spent({ loaded, donor }: Props) {
  const { language, root } = loaded
  return (
    <Card id="spent-title" title={sayFunding(language, 'spentWhere')}>
      {donor.spent.length === 0 ? (
        <p>{sayFunding(language, 'nothingSpent')}</p>
      ) : (
        <Records
          head={sayFunding(language, 'project')}
          columns={[
            ...(['agency', 'cluster', 'area'] as const).map(key => ({ head: sayFunding(language, key) })),
            { head: sayFunding(language, 'spent'), number: true },
          ]}
          rows={donor.spent.map(({ projectCode, clusterId, areaId, agencyId, spent }) => ({
            key: `${projectCode} ${clusterId} ${areaId} ${agencyId}`,
            head:
              projectCode === null ? (
                <span class="muted">{sayFunding(language, 'noProject')}</span>
              ) : (
                <a href={`${root}/projects/${encodeURIComponent(projectCode)}`}>
                  <bdi>{projectCode}</bdi>
                </a>
              ),
            cells: [
              <bdi key="agency">{loaded.organisationName(agencyId, 'agencyNotStated')}</bdi>,
              <bdi key="cluster">{loaded.clusterName(clusterId)}</bdi>,
              <bdi key="area">{loaded.placeName(areaId)}</bdi>,
              <Amount key="spent" figure={spent} base={donor.baseCurrency} language={language} />,
            ],
          }))}
        />
      )}
    </Card>
  )
}

function Due({ loaded, donor }: Props) {
  const { language, base } = loaded
  return (
    <Card id="due-title" title={sayFunding(language, 'dueToDonor')}>
      {donor.duties.length === 0 ? (
        <p>{sayFunding(language, 'nothingDue')}</p>
      ) : (
        <Records
          head={sayFunding(language, 'dueOn')}
          columns={[{ head: sayFunding(language, 'agreement') }, { head: sayFunding(language, 'duty') }]}
          rows={donor.duties.map(({ id, agreement, dueOn, names }) => ({
            key: id,
            head: <time dateTime={dueOn}>{dueOn}</time>,
            cells: [
              <a key="agreement" href={`${base}/agreements/${encodeURIComponent(agreement)}`}>
                <bdi>{agreement}</bdi>
              </a>,
              <bdi key="names">{named({ names }, language)}</bdi>,
            ],
          }))}
        />
      )}
    </Card>
  )
}
