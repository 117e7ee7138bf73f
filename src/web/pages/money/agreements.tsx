/** All agreements that the reader sees: narrowed, in pages, with sums by kind and currency. */

import type { ListedAgreement } from '../../../modules/funding/index.ts'
import { agreementKinds, agreementStates } from '../../../modules/funding/schema.ts'
import { sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { formatDate } from '../profile/time.ts'
import { money } from './amounts.ts'
import { addressOfAgreement, addressWith, type LoadedMoney } from './load.ts'
import { Chips, ClusterOf, FigureOf, FilterChoice, MadeUp, Pager, ProjectOf, StateMark, Who } from './parts.tsx'

export type AskedAgreements = Partial<
  Record<'kind' | 'state' | 'giver' | 'receiver' | 'cluster' | 'project' | 'fund' | 'q', string>
>

interface ListProps {
  loaded: LoadedMoney
  asked: AskedAgreements
  /** Those of the page. */
  rows: readonly ListedAgreement[]
  /** All that are like what is asked for. */
  found: readonly ListedAgreement[]
  /** All that the reader sees at all. */
  all: readonly ListedAgreement[]
  baseCurrency: string
  page: number
  pages: number
}

export function AgreementsPage(props: ListProps) {
  const { loaded, asked, rows, found, all, page, pages } = props
  const { language, base, root, writable, mayKeep } = loaded
  const list = `${base}/agreements`
  const mayPropose = writable.length > 0
  return (
    <div class="money">
      <div class="page-head">
        <h1>{sayMoney(language, 'agreements')}</h1>
        <p class="links">
          {mayPropose && (
            <a class="button" href={`${list}/new`}>
              {sayMoney(language, 'propose')}
            </a>
          )}
          <DeskLinks loaded={loaded} here="agreements" />
        </p>
      </div>
      {all.length === 0 ? (
        <p class="notice">
          {sayMoney(language, 'noneYet')}{' '}
          {mayPropose && (
            <>
              {sayMoney(language, 'noneYetNext')} <a href={`${list}/new`}>{sayMoney(language, 'propose')}</a>
            </>
          )}
          {mayKeep && (
            <>
              {' · '}
              <a href={`${root}/imports`}>{sayMoney(language, 'sendFile')}</a>
            </>
          )}
        </p>
      ) : (
        <>
          <Filters {...props} />
          <Chips chips={chipsOf(props)} language={language} />
          <p aria-live="polite">
            {sayMoney(language, 'count', { count: formatWhole(found.length), all: formatWhole(all.length) })}{' '}
            <a class="spaced" href={addressWith(`${base}/agreements.csv`, asked)}>
              {sayMoney(language, 'csv')}
            </a>
          </p>
          {found.length === 0 ? (
            <p class="notice">
              {sayMoney(language, 'none')} <a href={list}>{sayMoney(language, 'showAll')}</a>
            </p>
          ) : (
            <>
              <section class="card">
                <AgreementsTable loaded={loaded} rows={rows} baseCurrency={props.baseCurrency} />
                <Pager
                  {...{ page, pages, language }}
                  address={to => addressWith(list, { ...asked, page: to > 1 ? String(to) : null })}
                />
              </section>
              <Sums loaded={loaded} found={found} />
            </>
          )}
        </>
      )}
    </div>
  )
}

/** The other pages of the desk. */
export function DeskLinks({ loaded: { language, base }, here }: { loaded: LoadedMoney; here: string }) {
  const pages = ['agreements', 'funds', 'entries', 'deadlines', 'rates', 'periods', 'promptness'] as const
  return (
    <>
      <a href={base}>{sayMoney(language, 'funding')}</a>
      {pages.map(
        page =>
          page !== here && (
            <a key={page} href={`${base}/${page}`}>
              {sayMoney(language, page)}
            </a>
          ),
      )}
    </>
  )
}

const choicesAmong = (loaded: LoadedMoney, ids: readonly (string | null)[]) => {
  const used = new Set(ids)
  return loaded.organisationChoices.filter(({ id }) => used.has(id))
}

function Filters({ loaded, asked, all }: ListProps) {
  const { language, base } = loaded
  const t = (message: Parameters<typeof sayMoney>[1]) => sayMoney(language, message)
  const clusters = new Set(all.map(({ clusterId }) => clusterId))
  const projects = new Set(all.map(({ projectCode }) => projectCode))
  return (
    <form class="filters card" action={`${base}/agreements`}>
      <div class="grow">
        <label for="q">{t('search')}</label>
        <input id="q" name="q" type="search" value={asked.q} maxLength={200} />
      </div>
      <FilterChoice
        {...{ name: 'kind', label: t('kind'), value: asked.kind, language }}
        options={agreementKinds.map(id => ({ id, name: wordOf('agreement', id, language) }))}
      />
      <FilterChoice
        {...{ name: 'state', label: t('state'), value: asked.state, language }}
        options={agreementStates.map(id => ({ id, name: wordOf('state', id, language) }))}
      />
      <FilterChoice
        {...{ name: 'giver', label: t('giver'), value: asked.giver, language }}
        options={choicesAmong(
          loaded,
          all.map(({ giverId }) => giverId),
        )}
      />
      <FilterChoice
        {...{ name: 'receiver', label: t('receiver'), value: asked.receiver, language }}
        options={choicesAmong(
          loaded,
          all.map(({ receiverId }) => receiverId),
        )}
      />
      <FilterChoice
        {...{ name: 'cluster', label: t('cluster'), value: asked.cluster, language }}
        options={loaded.clusterChoices.filter(({ id }) => clusters.has(id))}
      />
      <FilterChoice
        {...{ name: 'project', label: t('project'), value: asked.project, language }}
        options={[...projects].flatMap(code =>
          code === null ? [] : (loaded.projectChoices.find(({ id }) => id === code) ?? { id: code, name: code }),
        )}
      />
      <button type="submit">{t('narrow')}</button>
    </form>
  )
}

function chipsOf({ loaded, asked }: ListProps) {
  const { language, base, organisationChoices, clusterChoices } = loaded
  const nameOf = (choices: readonly { id: string; name: string }[], id: string) =>
    choices.find(choice => choice.id === id)?.name ?? id
  const said: Record<keyof AskedAgreements, (value: string) => [string, string]> = {
    q: value => [sayMoney(language, 'search'), value],
    kind: value => [sayMoney(language, 'kind'), wordOf('agreement', value, language)],
    state: value => [sayMoney(language, 'state'), wordOf('state', value, language)],
    giver: value => [sayMoney(language, 'giver'), nameOf(organisationChoices, value)],
    receiver: value => [sayMoney(language, 'receiver'), nameOf(organisationChoices, value)],
    cluster: value => [sayMoney(language, 'cluster'), nameOf(clusterChoices, value)],
    project: value => [sayMoney(language, 'project'), value],
    fund: value => [sayMoney(language, 'fund'), value],
  }
  return Object.entries(said).flatMap(([key, say]) => {
    const value = asked[key as keyof AskedAgreements]
    if (!value) return []
    const [name, shown] = say(value)
    return [{ name, value: shown, without: addressWith(`${base}/agreements`, { ...asked, [key]: null }) }]
  })
}

export function AgreementsTable({ loaded, rows, baseCurrency }: Pick<ListProps, 'loaded' | 'rows' | 'baseCurrency'>) {
  const { language, base } = loaded
  const t = (message: Parameters<typeof sayMoney>[1]) => sayMoney(language, message)
  return (
    <Records
      dense
      head={t('agreement')}
      columns={[
        { head: t('giver') },
        { head: t('receiver') },
        { head: t('whatFor') },
        { head: t('committed'), number: true },
        { head: t('received'), number: true },
        { head: t('spent'), number: true },
        { head: t('ends') },
        { head: t('state') },
      ]}
      rows={rows.map(row => ({
        key: row.id,
        head: (
          <>
            <a href={addressOfAgreement(base, row.code)}>
              <bdi class="code">{row.code}</bdi> <bdi>{named(row, language)}</bdi>
            </a>{' '}
            <span class="muted money-kind">{wordOf('agreement', row.kind, language)}</span>{' '}
            <MadeUp is={row.illustrative} language={language} />
          </>
        ),
        cells: [
          <Who id={row.giverId} loaded={loaded} missing="giverUnknown" />,
          <Who id={row.receiverId} loaded={loaded} missing="receiverUnknown" />,
          <>
            <ClusterOf id={row.clusterId} loaded={loaded} />
            {row.projectCode && <ProjectOf code={row.projectCode} loaded={loaded} />}
          </>,
          <FigureOf figure={row.totals.committed} base={baseCurrency} language={language} />,
          <FigureOf figure={row.totals.paid} base={baseCurrency} language={language} />,
          <FigureOf figure={row.totals.spent} base={baseCurrency} language={language} />,
          row.ends ? formatDate(row.ends, language) : <span class="unknown">{t('notStated')}</span>,
          <StateMark state={row.state} language={language} />,
        ],
      }))}
    />
  )
}

const summed = ['committed', 'paid', 'spent'] as const

/** What all that were found come to, by kind and currency: a kind is never added to another. */
function Sums({ loaded: { language }, found }: Pick<ListProps, 'loaded' | 'found'>) {
  const sums = new Map<string, { kind: string; currency: string; committed: bigint; paid: bigint; spent: bigint }>()
  for (const { kind, totals } of found)
    for (const name of summed)
      for (const { currency, amountMinor } of totals[name].currencies) {
        const key = `${agreementKinds.indexOf(kind)} ${currency}`
        const row = sums.get(key) ?? { kind, currency, committed: 0n, paid: 0n, spent: 0n }
        row[name] += BigInt(amountMinor)
        sums.set(key, row)
      }
  if (sums.size === 0) return null
  return (
    <section class="card" aria-labelledby="sums">
      <h2 id="sums">{sayMoney(language, 'sumsByKind')}</h2>
      <p class="muted">{sayMoney(language, 'sumsHint')}</p>
      <Records
        head={sayMoney(language, 'kind')}
        columns={[
          { head: sayMoney(language, 'committed'), number: true },
          { head: sayMoney(language, 'received'), number: true },
          { head: sayMoney(language, 'spent'), number: true },
        ]}
        rows={[...sums]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, { kind, currency, ...row }]) => ({
            key,
            head: `${wordOf('agreement', kind, language)} · ${currency}`,
            cells: summed.map(name => <bdi key={name}>{money(row[name], currency)}</bdi>),
          }))}
      />
    </section>
  )
}
