/** Funding at a glance: what is asked for and what came of it, by cluster, donor and agency, and what is about to expire. */
import type { FundingOverview, MoneyFlow } from '../../../modules/funding/index.ts'
import { PagePatterns } from '../../figures/drawing.tsx'
import { sayFunding } from '../../messages/funding.ts'
import { formatWhole } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { fullAmount, percentOf, shareText, shortAmount } from './amounts.ts'
import { FlowFigure } from './flow.tsx'
import type { LoadedFunding } from './load.ts'
import { Amount, Card, ShareBar } from './parts.tsx'
import { type MoneyFacts, Sourced } from './sourced.tsx'

interface Props {
  loaded: LoadedFunding
  funding: FundingOverview
  flow: MoneyFlow
  facts: MoneyFacts
  /** Pages that the reader may open, besides. */
  links: readonly { href: string; text: string }[]
}

const isNothing = ({ donors, agencies, clusters }: FundingOverview) =>
  donors.length === 0 && agencies.length === 0 && clusters.length === 0

export function FundingPage(props: Props) {
  const { loaded, funding, flow, facts, links } = props
  const { language, base, mayWrite } = loaded
  return (
    <div class="funding">
      <div class="page-head">
        <h1>{sayFunding(language, 'funding')}</h1>
        <p class="muted">{sayFunding(language, 'inCurrency', { currency: funding.baseCurrency })}</p>
        <p class="links">
          {links.map(({ href, text }) => (
            <a key={href} href={href}>
              {text}
            </a>
          ))}
        </p>
      </div>
      {isNothing(funding) ? (
        <div class="notice">
          <p>{sayFunding(language, 'noFlow')}</p>
          {mayWrite && (
            <p>
              <a href={`${base}/agreements`}>{sayFunding(language, 'noFlowNext')}</a>
            </p>
          )}
        </div>
      ) : (
        <>
          <Panel {...props} />
          <Clusters {...props} />
          <PagePatterns />
          <FlowFigure loaded={loaded} flow={flow} />
          <div class="halves">
            <Donors {...props} />
            <Agencies {...props} />
          </div>
          <div class="halves">
            <Expiring {...props} />
            <Apart {...props} />
          </div>
        </>
      )}
      <Sourced loaded={loaded} facts={facts} />
    </div>
  )
}

function Panel({ loaded, funding }: Props) {
  const { language } = loaded
  const { total, baseCurrency } = funding
  const required = total.requirement?.currentMinor ?? null
  const original = total.requirement?.originalMinor ?? null
  const boxes = [
    {
      name: sayFunding(language, 'required'),
      minor: required,
      withoutBase: 0,
      note:
        original === null || original === required
          ? null
          : sayFunding(language, 'originally', { amount: fullAmount(original, baseCurrency) }),
      percent: undefined,
    },
    ...(
      [
        ['funded', total.committed, required, 'fundedShare'],
        ['paid', total.paid, total.committed.baseMinor, 'paidShare'],
        ['spent', total.spent, total.paid.baseMinor, 'spentShare'],
      ] as const
    ).map(([name, figure, whole, share]) => {
      const percent = percentOf(figure.baseMinor, whole)
      return {
        name: sayFunding(language, name),
        minor: figure.baseMinor,
        withoutBase: figure.withoutBase,
        note: percent === null ? null : sayFunding(language, share, { share: shareText(percent) }),
        percent,
      }
    }),
    {
      name: sayFunding(language, 'pledged'),
      minor: total.pledged.baseMinor,
      withoutBase: total.pledged.withoutBase,
      note: null,
      percent: undefined,
    },
  ]
  return (
    <dl class="card key-figures">
      {boxes.map(({ name, minor, withoutBase, note, percent }) => (
        <div key={name}>
          <dt>{name}</dt>
          {minor === null ? (
            <dd class="key-value key-unknown">
              <i class="dots" aria-hidden="true" />
              {sayFunding(language, 'notAsked')}
            </dd>
          ) : (
            <dd class="key-value" title={fullAmount(minor, baseCurrency)}>
              <bdi>{shortAmount(minor, baseCurrency, language)}</bdi>
            </dd>
          )}
          {withoutBase > 0 && <dd class="key-note">{`+ ${sayFunding(language, 'withoutRate')}`}</dd>}
          {(note || percent !== undefined) && (
            <dd class="key-note">
              {percent !== undefined && (
                <span class="gauge" aria-hidden="true">
                  <span class="gauge-track">
                    {percent !== null && <i style={`inline-size:${Math.min(100, percent).toFixed(1)}%`} />}
                  </span>
                </span>
              )}
              {note && <span>{note}</span>}
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** In the order of the plan; what is for no cluster comes last. */
function inOrder({ clusters }: LoadedFunding, rows: FundingOverview['clusters']) {
  const order = [...clusters.keys()]
  const place = (id: string | null) => (id === null ? order.length : order.indexOf(id))
  return [...rows].sort((a, b) => place(a.clusterId) - place(b.clusterId))
}

function Clusters({ loaded, funding }: Props) {
  const { language } = loaded
  const { clusters, total, baseCurrency } = funding
  const amount = (minor: string | null | undefined) =>
    minor === null || minor === undefined ? (
      <span class="muted" title={sayFunding(language, 'notAsked')}>
        –
      </span>
    ) : (
      <span class={minor.startsWith('-') ? 'amount below-zero' : 'amount'} title={fullAmount(minor, baseCurrency)}>
        <bdi>{shortAmount(minor, baseCurrency, language)}</bdi>
      </span>
    )
  const cellsOf = (row: (typeof clusters)[number] | typeof total) => [
    amount(row.requirement?.currentMinor),
    <Amount key="committed" figure={row.committed} base={baseCurrency} language={language} />,
    <ShareBar key="share" percent={percentOf(row.committed.baseMinor, row.requirement?.currentMinor ?? null)} />,
    amount(row.gapMinor),
    <Amount key="paid" figure={row.paid} base={baseCurrency} language={language} />,
    <Amount key="allocated" figure={row.allocated} base={baseCurrency} language={language} />,
    <Amount key="spent" figure={row.spent} base={baseCurrency} language={language} />,
    <Amount key="unspent" figure={row.unspent} base={baseCurrency} language={language} />,
  ]
  return (
    <Card id="clusters-title" title={sayFunding(language, 'byCluster')}>
      <Records
        dense
        head={sayFunding(language, 'cluster')}
        columns={[
          { head: sayFunding(language, 'required'), number: true },
          { head: sayFunding(language, 'committed'), number: true },
          { head: sayFunding(language, 'funded') },
          ...(['gap', 'paid', 'allocated', 'spent', 'unspent'] as const).map(name => ({
            head: sayFunding(language, name),
            number: true,
          })),
        ]}
        rows={[
          ...inOrder(loaded, clusters).map(row => {
            const cluster = row.clusterId === null ? undefined : loaded.clusters.get(row.clusterId)
            return {
              key: row.clusterId ?? '',
              head: cluster ? (
                <a href={`${loaded.root}/clusters/${encodeURIComponent(cluster.code)}`}>
                  <bdi>{`${cluster.code} · ${loaded.clusterName(cluster.id)}`}</bdi>
                </a>
              ) : (
                loaded.clusterName(null)
              ),
              cells: cellsOf(row),
            }
          }),
          { key: 'total', head: sayFunding(language, 'whole'), cells: cellsOf(total), isTotal: true },
        ]}
      />
    </Card>
  )
}

/** Whoever is named has a row; nobody in particular has one where there is money. */
const saysSomething = (row: object) =>
  Object.values(row).every(value => value !== null) ||
  Object.values(row).some(value => value !== null && (value.currencies.length > 0 || value.withoutBase > 0))

function Donors({ loaded, funding }: Props) {
  const { language, base } = loaded
  const { donors, baseCurrency } = funding
  return (
    <Card id="donors-title" title={sayFunding(language, 'byDonor')}>
      <Records
        dense
        head={sayFunding(language, 'donor')}
        columns={(['pledged', 'committed', 'paid', 'spent'] as const).map(name => ({
          head: sayFunding(language, name),
          number: true,
        }))}
        rows={donors.filter(saysSomething).map(({ donorId, pledged, committed, paid, spent }) => {
          const name = <bdi>{loaded.organisationName(donorId, 'donorNotStated')}</bdi>
          return {
            key: donorId ?? '',
            head: donorId && loaded.mayOpenDonor(donorId) ? <a href={`${base}/donors/${donorId}`}>{name}</a> : name,
            cells: [pledged, committed, paid, spent].map((figure, at) => (
              <Amount key={at} figure={figure} base={baseCurrency} language={language} />
            )),
          }
        })}
      />
    </Card>
  )
}

function Agencies({ loaded, funding }: Props) {
  const { language, root } = loaded
  const { agencies, baseCurrency } = funding
  return (
    <Card id="agencies-title" title={sayFunding(language, 'byAgency')}>
      <Records
        dense
        head={sayFunding(language, 'agency')}
        columns={(['contributed', 'allotted', 'passedOn', 'spent', 'held'] as const).map(name => ({
          ...{ head: sayFunding(language, name), number: true },
        }))}
        rows={agencies.filter(saysSomething).map(({ agencyId, contributed, allotted, passedOn, spent, held }) => {
          const name = <bdi>{loaded.organisationName(agencyId, 'agencyNotStated')}</bdi>
          const key = agencyId === null ? null : loaded.organisationKey(agencyId)
          return {
            key: agencyId ?? '',
            head: key === null ? name : <a href={`${root}/organisations/${encodeURIComponent(key)}`}>{name}</a>,
            cells: [contributed, allotted, passedOn, spent, held].map((figure, at) => (
              <Amount key={at} figure={figure} base={baseCurrency} language={language} />
            )),
          }
        })}
      />
    </Card>
  )
}

/** How many agreements that end are shown. */
const mostEnding = 20

function Expiring({ loaded, funding }: Props) {
  const { language, base } = loaded
  const { expiring, over, baseCurrency } = funding
  const all = [...expiring, ...over]
  const shown = all.slice(0, mostEnding)
  const when = (days: number) =>
    days === 0
      ? sayFunding(language, 'endsToday')
      : sayFunding(language, days > 0 ? 'daysLeft' : 'daysOver', { count: formatWhole(Math.abs(days)) })
  return (
    <Card id="expiring-title" title={sayFunding(language, 'expiring')} note={sayFunding(language, 'expiringNote')}>
      {all.length === 0 ? (
        <p>{sayFunding(language, 'noneExpiring')}</p>
      ) : (
        <Records
          head={sayFunding(language, 'agreement')}
          columns={[{ head: sayFunding(language, 'ends') }, { head: sayFunding(language, 'left'), number: true }]}
          rows={shown.map(({ code, ends, days, left }) => ({
            key: code,
            head: (
              <a href={`${base}/agreements/${encodeURIComponent(code)}`}>
                <bdi>{code}</bdi>
              </a>
            ),
            cells: [
              <span key="ends" class={days < 0 ? 'warned' : undefined}>
                <time dateTime={ends}>{ends}</time> · {when(days)}
              </span>,
              <Amount key="left" figure={left} base={baseCurrency} language={language} />,
            ],
          }))}
        />
      )}
      {shown.length < all.length && (
        <p class="muted">
          {sayFunding(language, 'firstEnding', { shown: formatWhole(shown.length), all: formatWhole(all.length) })}
        </p>
      )}
    </Card>
  )
}

function Apart({ loaded, funding }: Props) {
  const { language } = loaded
  const { notAllocated, unknown, baseCurrency } = funding
  return (
    <Card id="apart-title" title={sayFunding(language, 'apart')}>
      <dl class="facts">
        <dt>{sayFunding(language, 'notAllocated')}</dt>
        <dd>
          <Amount figure={notAllocated} base={baseCurrency} language={language} />
        </dd>
        <dt>{sayFunding(language, 'unknownSpent')}</dt>
        <dd>
          <Amount figure={unknown.spent} base={baseCurrency} language={language} />
          {unknown.share !== null && unknown.share > 0 && (
            <small class="muted">{` ${sayFunding(language, 'ofSpent', { share: shareText(unknown.share * 100) })}`}</small>
          )}
        </dd>
      </dl>
    </Card>
  )
}
