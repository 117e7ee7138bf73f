/** Entries of the ledger as the reader sees them: each with whose money it was, reversed ones struck and linked. */
import type { ListedEntry } from '../../../modules/funding/index.ts'
import { entryKinds } from '../../../modules/ledger/schema.ts'
import { sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { formatDate } from '../profile/time.ts'
import { DeskLinks } from './agreements.tsx'
import { money } from './amounts.ts'
import { addressWith, type LoadedMoney } from './load.ts'
import { AgreementLink, Chips, ClusterOf, Donor, FilterChoice, MadeUp, NotStated, Pager, PlaceOf, ProjectOf } from './parts.tsx'

export const entryFilters = ['agreement', 'kind', 'donor', 'agency', 'cluster', 'area', 'project', 'from', 'to'] as const
/** `none` asks for those where it is not stated. */
export type AskedEntries = Partial<Record<(typeof entryFilters)[number], string>>

interface EntriesProps {
  loaded: LoadedMoney
  asked: AskedEntries
  rows: readonly ListedEntry[]
  total: number
  baseCurrency: string
  page: number
  pages: number
}

export function EntriesPage(props: EntriesProps) {
  const { loaded, asked, rows, total, page, pages } = props
  const { language, base } = loaded
  const list = `${base}/entries`
  const isNarrowed = Object.values(asked).some(Boolean)
  return (
    <div class="money">
      <div class="page-head">
        <h1>{sayMoney(language, 'ledger')}</h1>
        <p class="links">
          <DeskLinks loaded={loaded} here="entries" />
        </p>
      </div>
      <p class="muted">{sayMoney(language, 'postHint')}</p>
      <Filters loaded={loaded} asked={asked} />
      <Chips chips={chipsOf(props)} language={language} />
      <p aria-live="polite">
        {sayMoney(language, 'entriesCount', { count: formatWhole(total) })}{' '}
        {total > 0 && (
          <a class="spaced" href={addressWith(`${base}/entries.csv`, asked)}>
            {sayMoney(language, 'csv')}
          </a>
        )}
      </p>
      {rows.length === 0 ? (
        <p class="notice">
          {sayMoney(language, isNarrowed ? 'noEntriesLike' : 'noEntries')}{' '}
          <a href={isNarrowed ? list : `${base}/agreements`}>{sayMoney(language, isNarrowed ? 'showAll' : 'allAgreements')}</a>
        </p>
      ) : (
        <section class="card">
          <EntriesTable loaded={loaded} rows={rows} baseCurrency={props.baseCurrency} />
          <Pager
            {...{ page, pages, language }}
            address={to => addressWith(list, { ...asked, page: to > 1 ? String(to) : null })}
          />
        </section>
      )}
    </div>
  )
}

function Filters({ loaded, asked }: Pick<EntriesProps, 'loaded' | 'asked'>) {
  const { language, base, organisationChoices, clusterChoices, areaChoices, projectChoices } = loaded
  const none = sayMoney(language, 'notStated')
  const day = (name: 'from' | 'to', label: string) => (
    <div>
      <label for={name}>{label}</label>
      <input id={name} name={name} type="date" value={asked[name]} />
    </div>
  )
  return (
    <form class="filters card" action={`${base}/entries`}>
      <div>
        <label for="agreement">{sayMoney(language, 'agreement')}</label>
        <input id="agreement" name="agreement" value={asked.agreement} maxLength={80} dir="auto" />
      </div>
      <FilterChoice
        {...{ name: 'kind', label: sayMoney(language, 'kind'), value: asked.kind, language }}
        options={entryKinds.map(id => ({ id, name: wordOf('entry', id, language) }))}
      />
      <FilterChoice
        {...{ name: 'donor', label: sayMoney(language, 'donor'), value: asked.donor, language, none }}
        options={organisationChoices}
      />
      <FilterChoice
        {...{ name: 'agency', label: sayMoney(language, 'agency'), value: asked.agency, language, none }}
        options={organisationChoices}
      />
      <FilterChoice
        {...{ name: 'cluster', label: sayMoney(language, 'cluster'), value: asked.cluster, language, none }}
        options={clusterChoices}
      />
      <FilterChoice
        {...{ name: 'area', label: sayMoney(language, 'area'), value: asked.area, language, none }}
        options={areaChoices}
      />
      <FilterChoice
        {...{ name: 'project', label: sayMoney(language, 'project'), value: asked.project, language, none }}
        options={projectChoices}
      />
      {day('from', sayMoney(language, 'fromDay'))}
      {day('to', sayMoney(language, 'toDay'))}
      <button type="submit">{sayMoney(language, 'narrow')}</button>
    </form>
  )
}

function chipsOf({ loaded, asked }: EntriesProps) {
  const { language, base, organisationChoices, clusterChoices, placesById } = loaded
  const among = (choices: readonly { id: string; name: string }[], id: string) =>
    choices.find(choice => choice.id === id)?.name ?? id
  const nameOf = (filter: (typeof entryFilters)[number], value: string): string => {
    if (value === 'none') return sayMoney(language, 'notStated')
    if (filter === 'donor' || filter === 'agency') return among(organisationChoices, value)
    if (filter === 'cluster') return among(clusterChoices, value)
    if (filter === 'kind') return wordOf('entry', value, language)
    const place = filter === 'area' && placesById.get(value)
    return place ? named(place, language) : value
  }
  return entryFilters.flatMap(filter => {
    const value = asked[filter]
    if (!value) return []
    const label = filter === 'from' ? 'fromDay' : filter === 'to' ? 'toDay' : filter
    const without = addressWith(`${base}/entries`, { ...asked, [filter]: null })
    return [{ name: sayMoney(language, label), value: nameOf(filter, value), without }]
  })
}

interface TableProps {
  loaded: LoadedMoney
  rows: readonly ListedEntry[]
  baseCurrency: string
}

export function EntriesTable({ loaded, rows, baseCurrency }: TableProps) {
  const { language, base } = loaded
  const t = (message: Parameters<typeof sayMoney>[1]) => sayMoney(language, message)
  return (
    <Records
      head={t('entry')}
      columns={[
        { head: t('agreement') },
        { head: t('amount'), number: true },
        { head: sayMoney(language, 'inBase', { currency: baseCurrency }), number: true },
        { head: t('whatFor') },
        { head: t('legs') },
      ]}
      rows={rows.map(row => {
        const text = (
          <>
            {formatDate(row.happened, language)} · {wordOf('entry', row.kind, language)}
          </>
        )
        return {
          key: row.id,
          head: (
            <span class={row.reversedBy ? 'money-reversed' : undefined}>
              <a href={`${base}/entries/${row.id}`}>{row.reversedBy ? <s>{text}</s> : text}</a>{' '}
              <MadeUp is={row.illustrative} language={language} />
              <Reversal row={row} loaded={loaded} />
            </span>
          ),
          cells: [
            <>
              {row.agreement ? <AgreementLink code={row.agreement} base={base} /> : '–'}
              {row.counterpart && (
                <span class="money-base">
                  {t('counterpart')}: <AgreementLink code={row.counterpart} base={base} />
                </span>
              )}
            </>,
            <AmountOf row={row} />,
            <InBase row={row} baseCurrency={baseCurrency} loaded={loaded} />,
            <WhatFor row={row} loaded={loaded} />,
            <Whose row={row} loaded={loaded} />,
          ],
        }
      })}
    />
  )
}

function Reversal({ row, loaded: { language, base } }: { row: ListedEntry; loaded: LoadedMoney }) {
  const link = (id: string, message: 'reverses' | 'reversedBy') => (
    <span class="money-base">
      <a href={`${base}/entries/${id}`}>{sayMoney(language, message)}</a>
    </span>
  )
  return (
    <>
      {row.reverses && link(row.reverses, 'reverses')}
      {row.reversedBy && link(row.reversedBy, 'reversedBy')}
    </>
  )
}

/** What a reversal takes back stands below zero. */
export function AmountOf({ row }: { row: ListedEntry }) {
  const amount = money(row.reverses === null ? row.amountMinor : -BigInt(row.amountMinor), row.currency)
  return <bdi>{row.reversedBy ? <s>{amount}</s> : amount}</bdi>
}

export function InBase({ row, baseCurrency, loaded }: { row: ListedEntry; baseCurrency: string; loaded: LoadedMoney }) {
  if (row.baseMinor === null) return <span class="unknown">{sayMoney(loaded.language, 'noRate')}</span>
  return <bdi>{money(row.reverses === null ? row.baseMinor : -BigInt(row.baseMinor), baseCurrency)}</bdi>
}

function WhatFor({ row, loaded }: { row: ListedEntry; loaded: LoadedMoney }) {
  const { language } = loaded
  if (row.clusterId === null && row.placeId === null && row.projectCode === null) return <NotStated language={language} />
  return (
    <>
      {row.clusterId && <ClusterOf id={row.clusterId} loaded={loaded} />}
      {row.projectCode && (
        <>
          <ProjectOf code={row.projectCode} loaded={loaded} />{' '}
        </>
      )}
      {row.placeId && <PlaceOf id={row.placeId} loaded={loaded} />}
    </>
  )
}

/** The legs by contribution: one at once, several unfolded. */
export function Whose({ row, loaded, open = false }: { row: ListedEntry; loaded: LoadedMoney; open?: boolean }) {
  const { language, base } = loaded
  const parts = row.parts.map((part, nth) => (
    <li key={part.contribution ?? nth}>
      {part.others ? (
        <span class="unknown">{sayMoney(language, 'others')}</span>
      ) : part.contribution === null ? (
        <span class="unknown">{sayMoney(language, 'originUnknown')}</span>
      ) : (
        <>
          <Donor id={part.donorId} loaded={loaded} /> <AgreementLink code={part.contribution} base={base} />
        </>
      )}{' '}
      <bdi>{money(part.amountMinor, row.currency)}</bdi>
    </li>
  ))
  if (parts.length === 0) return <>–</>
  const list = <ul class="plain">{parts}</ul>
  if (open || parts.length === 1) return list
  return (
    <details>
      <summary>{formatWhole(parts.length)}</summary>
      {list}
    </details>
  )
}
