/** Where the money of a contribution went: where it lies now, through whom, for what and where, and whom it helped to reach. */
import type { Written } from '../../../kernel/pure/money.ts'
import type { ForwardTrace } from '../../../modules/tracing/index.ts'
import { wordOf } from '../../messages/money-words.ts'
import { sayCaveat, sayTracing } from '../../messages/tracing.ts'
import { formatWhole, named } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { money, percentText } from '../money/amounts.ts'
import { addressOfAgreement, addressWith, type LoadedMoney } from '../money/load.ts'
import { type BarPart, Donor, MadeUp, PlaceOf, ProjectOf, Section, Who, WholeBar } from '../money/parts.tsx'
import { Records } from '../profile/records.tsx'

export type Trace = Written<ForwardTrace>

interface TraceProps {
  loaded: LoadedMoney
  trace: Trace
}

export function ForwardPage({ loaded, trace }: TraceProps) {
  const { language, base } = loaded
  const { contribution } = trace
  return (
    <div class="money">
      <div class="page-head">
        <h1>{sayTracing(language, 'forwardOf', { code: contribution.code })}</h1>
        <p>
          <bdi>{named(contribution, language)}</bdi> · <Donor id={contribution.giverId} loaded={loaded} />{' '}
          <MadeUp is={contribution.illustrative} language={language} />
        </p>
        <p class="links">
          <a href={addressOfAgreement(base, contribution.code)}>{sayTracing(language, 'agreement')}</a>
          <a href={`${base}/promptness`}>{sayTracing(language, 'promptness')}</a>
        </p>
      </div>
      <Now loaded={loaded} trace={trace} />
      <Through loaded={loaded} trace={trace} />
      <SpentOn loaded={loaded} trace={trace} />
      <PeopleReached loaded={loaded} trace={trace} />
      <Method language={language} caveats={trace.caveats} />
    </div>
  )
}

/** How the figures are to be read: the caveats that hold, and the method. */
export function Method({ language, caveats }: { language: LoadedMoney['language']; caveats: Trace['caveats'] }) {
  return (
    <Section id="method" title={sayTracing(language, 'caveatsTitle')}>
      {caveats.length > 0 && (
        <ul>
          {caveats.map(caveat => (
            <li key={caveat}>{sayCaveat(language, caveat)}</li>
          ))}
        </ul>
      )}
      <p class="muted">{sayTracing(language, 'method')}</p>
    </Section>
  )
}

/** One bar for each currency, whose parts sum to what was given. */
function Now({ loaded: { language }, trace: { standing } }: TraceProps) {
  const rows = standing.filter(row => Object.values(row).some(value => value !== row.currency && value !== '0'))
  return (
    <Section id="now" title={sayTracing(language, 'now')}>
      {rows.length === 0 && <p>{sayTracing(language, 'nothingYet')}</p>}
      {rows.map(row => {
        const of = (name: keyof Omit<typeof row, 'currency'>) => BigInt(row[name])
        const advanced = -of('advanced')
        const parts: BarPart[] = [
          { key: 'spent', name: sayTracing(language, 'spent'), amount: of('spent'), colour: 6 },
          { key: 'overheads', name: sayTracing(language, 'overheads'), amount: of('overheads'), colour: 5 },
          { key: 'held', name: sayTracing(language, 'held'), amount: of('held'), colour: 3 },
          {
            ...{ key: 'toCome', amount: of('committed') - advanced, colour: 1 },
            name: sayTracing(language, advanced === 0n ? 'toCome' : 'toComeFree'),
          },
          { key: 'promised', name: sayTracing(language, 'promised'), amount: of('promised'), colour: 'hatched' },
          { key: 'returned', name: sayTracing(language, 'returned'), amount: of('returned'), colour: 2 },
        ]
        const asides = [
          { name: sayTracing(language, 'given'), amount: of('given') },
          { name: sayTracing(language, 'earned'), amount: of('earned') },
          {
            name: sayTracing(language, of('exchanged') < 0n ? 'exchangedOut' : 'exchangedIn'),
            amount: of('exchanged'),
          },
          { name: sayTracing(language, 'advanced'), amount: advanced },
        ].filter(({ amount }) => amount !== 0n)
        return (
          <WholeBar
            key={row.currency}
            {...{ parts, currency: row.currency, language, asides }}
            caption={`${sayTracing(language, 'now')}: ${row.currency}`}
            wholeName={sayTracing(language, 'whole')}
          />
        )
      })}
    </Section>
  )
}

const deepest = 5
const lying = ['promised', 'committed', 'held', 'advanced', 'spent', 'overheads'] as const
const accountOf: Record<(typeof lying)[number], string> = {
  ...{ promised: 'pledged', committed: 'committed', held: 'held', advanced: 'advanced', spent: 'spent' },
  overheads: 'overheads',
}

/** The hands in their order, each one step in, with what of this money is there. */
function Through({ loaded, trace: { holders } }: TraceProps) {
  const { language, base } = loaded
  const rows = [...Map.groupBy(holders, ({ holderId }) => holderId).values()]
  return (
    <Section id="through" title={sayTracing(language, 'through')}>
      <p class="muted">{sayTracing(language, 'throughHint')}</p>
      <ul class="money-tree">
        {rows.map(currencies => {
          const [holder] = currencies
          if (!holder) return null
          const amounts = currencies.flatMap(row =>
            lying.flatMap(name => (row[name] === '0' ? [] : [{ name, amount: money(row[name], row.currency) }])),
          )
          return (
            <li key={holder.holderId} class={`money-step-${Math.min(holder.level ?? 0, deepest)}`}>
              <a
                href={
                  holder.kind === 'fund'
                    ? `${base}/funds#fund-${encodeURIComponent(holder.code)}`
                    : addressOfAgreement(base, holder.code)
                }
              >
                <bdi class="code">{holder.code}</bdi>
              </a>{' '}
              <span class="muted">{wordOf('agreement', holder.kind, language)}</span>{' '}
              <Who id={holder.organisationId} loaded={loaded} missing="receiverUnknown" />{' '}
              <MadeUp is={holder.illustrative} language={language} />
              {holder.level === null && <span class="unknown"> {sayTracing(language, 'wayUnknown')}</span>}
              {amounts.map(({ name, amount }) => (
                <span key={`${name} ${amount}`} class="money-line">
                  <span class="muted">{wordOf('account', accountOf[name], language)}:</span> <bdi>{amount}</bdi>
                </span>
              ))}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

/** Projects and places, the longer of the two down, with sums of both; a table for each currency. */
function SpentOn({ loaded, trace: { spending } }: TraceProps) {
  const { language } = loaded
  if (spending.length === 0)
    return (
      <Section id="spent-on" title={sayTracing(language, 'spentOn')}>
        <p>{sayTracing(language, 'nothingSpent')}</p>
      </Section>
    )
  const byCurrency = [...Map.groupBy(spending, ({ currency }) => currency)]
  return (
    <Section id="spent-on" title={sayTracing(language, 'spentOn')}>
      {byCurrency.map(([currency, rows]) => (
        <SpendingTable key={currency} {...{ loaded, currency, rows }} />
      ))}
    </Section>
  )
}

type Spending = Trace['spending']
const sumOf = (rows: Spending) => rows.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)

/** By what it was spent on, the largest first; what is not stated stands last. */
function grouped(rows: Spending, by: 'projectCode' | 'placeId') {
  return [...Map.groupBy(rows, row => row[by])].sort(
    ([a, ofA], [b, ofB]) => Number(a === null) - Number(b === null) || (sumOf(ofA) > sumOf(ofB) ? -1 : 1),
  )
}

function SpendingTable({ loaded, currency, rows }: { loaded: LoadedMoney; currency: string; rows: Spending }) {
  const { language } = loaded
  const projects = grouped(rows, 'projectCode')
  const places = grouped(rows, 'placeId')
  const isLong = places.length > projects.length
  const [downBy, acrossBy] = isLong ? (['placeId', 'projectCode'] as const) : (['projectCode', 'placeId'] as const)
  const [down, across] = isLong ? [places, projects] : [projects, places]
  const nameOf = (by: typeof downBy, key: string | null) => {
    if (key === null)
      return <span class="unknown">{sayTracing(language, by === 'placeId' ? 'placeUnknown' : 'projectUnknown')}</span>
    return by === 'placeId' ? <PlaceOf id={key} loaded={loaded} /> : <ProjectOf code={key} loaded={loaded} />
  }
  const label = `${sayTracing(language, 'spentOn')} (${currency})`
  return (
    <Scroll label={label} card={false}>
      <table class="money-crossed">
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{sayTracing(language, isLong ? 'place' : 'project')}</th>
            {across.map(([key]) => (
              <th key={key ?? ''} scope="col" class="number">
                {nameOf(acrossBy, key)}
              </th>
            ))}
            <th scope="col" class="number">
              {sayTracing(language, 'total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {down.map(([key, own]) => (
            <tr key={key ?? ''}>
              <th scope="row">{nameOf(downBy, key)}</th>
              {across.map(([other]) => {
                const inside = own.filter(row => row[acrossBy] === other)
                return (
                  <td key={other ?? ''} class="number">
                    {inside.length === 0 ? '–' : <bdi>{money(sumOf(inside), currency)}</bdi>}
                  </td>
                )
              })}
              <td class="number">
                <bdi>{money(sumOf(own), currency)}</bdi>
              </td>
            </tr>
          ))}
          <tr class="sum">
            <th scope="row">{sayTracing(language, 'total')}</th>
            {across.map(([key, own]) => (
              <td key={key ?? ''} class="number">
                <bdi>{money(sumOf(own), currency)}</bdi>
              </td>
            ))}
            <td class="number">
              <bdi>{money(sumOf(rows), currency)}</bdi>
            </td>
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}

function PeopleReached({ loaded, trace: { projects, people, base: currency } }: TraceProps) {
  const { language, base } = loaded
  if (projects.length === 0) return null
  const sum = (of: 'ownMinor' | 'wholeMinor') => projects.reduce((total, row) => total + BigInt(row[of]), 0n)
  const [own, whole] = [sum('ownMinor'), sum('wholeMinor')]
  const unknown = <span class="unknown">{sayTracing(language, 'unknown')}</span>
  const message = people.reached === null ? 'peopleUnknown' : own === whole ? 'alone' : 'together'
  return (
    <Section id="people" title={sayTracing(language, 'people')}>
      <p>
        {sayTracing(language, message, {
          people: people.reached === null ? '' : formatWhole(people.reached),
          share: whole === 0n ? sayTracing(language, 'unknown') : percentText(own, whole),
        })}{' '}
        <MadeUp is={people.illustrative} language={language} />
      </p>
      <Records
        head={sayTracing(language, 'project')}
        columns={[
          { head: sayTracing(language, 'ownMoney'), number: true },
          { head: sayTracing(language, 'allMoney'), number: true },
          { head: sayTracing(language, 'unknownMoney'), number: true },
          { head: sayTracing(language, 'share'), number: true },
          { head: sayTracing(language, 'reached'), number: true },
          { head: sayTracing(language, 'costPerPerson'), number: true },
        ]}
        rows={projects.map(row => ({
          key: row.projectCode,
          head: (
            <a href={addressWith(`${base}/trace`, { project: row.projectCode })}>
              <bdi>{row.projectCode}</bdi>
            </a>
          ),
          cells: [
            <bdi>{money(row.ownMinor, currency)}</bdi>,
            <bdi>{money(row.wholeMinor, currency)}</bdi>,
            row.unknownMinor === '0' ? '–' : <bdi>{money(row.unknownMinor, currency)}</bdi>,
            row.share === null ? unknown : <bdi>{percentText(BigInt(row.ownMinor), BigInt(row.wholeMinor))}</bdi>,
            row.people.reached === null ? unknown : formatWhole(row.people.reached),
            row.costPerPerson === null ? unknown : <bdi>{money(row.costPerPerson, currency)}</bdi>,
          ],
        }))}
      />
      <p class="muted">{sayTracing(language, 'costHint')}</p>
    </Section>
  )
}
