/** Whose money paid for a project, a place, an activity or a report line; what is of no known origin stays visible. */
import type { Written } from '../../../kernel/pure/money.ts'
import type { BackTrace } from '../../../modules/tracing/index.ts'
import { sayMoney } from '../../messages/money.ts'
import { sayTracing } from '../../messages/tracing.ts'
import { formatWhole, named } from '../../numbers.ts'
import { money, percentText } from '../money/amounts.ts'
import type { LoadedMoney } from '../money/load.ts'
import { type BarPart, Donor, Section, Who, WholeBar } from '../money/parts.tsx'
import { Records } from '../profile/records.tsx'
import { Method } from './forward.tsx'

interface BackProps {
  loaded: LoadedMoney
  trace: Written<BackTrace>
  title: string
  /** Where the thing that is asked about is shown. */
  about: { href: string; text: string } | null
}

const colours = [6, 5, 4, 3, 2, 1] as const

/** What is drawn apart; the rest together is the lightest part. */
const drawnApart = colours.length - 1

export function BackPage({ loaded, trace, title, about }: BackProps) {
  const { language, base } = loaded
  const { origins, caveats } = trace
  return (
    <div class="money">
      <div class="page-head">
        <h1>{title}</h1>
        {trace.asked.lineId && <p class="muted">{sayTracing(language, 'backLineHint')}</p>}
        <p class="links">
          {about && <a href={about.href}>{about.text}</a>}
          <a href={base}>{sayMoney(language, 'funding')}</a>
        </p>
      </div>
      {origins.length === 0 ? (
        <p class="notice">
          {sayTracing(language, 'noSpending')} <a href={`${base}/agreements`}>{sayMoney(language, 'allAgreements')}</a>
        </p>
      ) : (
        <>
          <Origins loaded={loaded} trace={trace} />
          <PeopleOf loaded={loaded} trace={trace} />
        </>
      )}
      <Method language={language} caveats={caveats} />
    </div>
  )
}

type OfTrace = Pick<BackProps, 'loaded' | 'trace'>

function Origins({ loaded, trace: { origins, base: currency, spent, spentBaseMinor: whole } }: OfTrace) {
  const { language, base, organisations } = loaded
  const nameOf = (id: string | null) => {
    const found = organisations.get(id ?? '')
    return found ? (found.acronym ?? named(found, language)) : sayTracing(language, 'giverUnknown')
  }
  // By donor: several contributions of one donor are one part of the bar.
  const known = [
    ...Map.groupBy(
      origins.filter(({ contributionId }) => contributionId !== null),
      ({ giverId }) => giverId,
    ),
  ]
    .map(([giverId, rows]) => ({ giverId, amount: rows.reduce((sum, { baseMinor }) => sum + BigInt(baseMinor), 0n) }))
    .sort((a, b) => (a.amount > b.amount ? -1 : 1))
  const apart = known.length <= colours.length ? known : known.slice(0, drawnApart)
  const rest = known.slice(apart.length)
  const unknown = origins.find(({ contributionId }) => contributionId === null)
  const parts: BarPart[] = [
    ...apart.map(({ giverId, amount }, nth) => ({
      ...{ key: giverId ?? 'no-giver', name: nameOf(giverId), amount },
      colour: colours[nth] ?? (1 as const),
    })),
    ...(rest.length > 0
      ? [
          {
            key: 'rest',
            name: sayTracing(language, 'otherDonors', { count: formatWhole(rest.length) }),
            colour: 1 as const,
            amount: restSum(),
          },
        ]
      : []),
    ...(unknown
      ? [
          {
            ...{ key: 'unknown', name: sayTracing(language, 'unknownMoney'), amount: BigInt(unknown.baseMinor) },
            colour: 'hatched' as const,
          },
        ]
      : []),
  ]
  function restSum() {
    return rest.reduce((sum, { amount }) => sum + amount, 0n)
  }
  return (
    <Section id="origins" title={sayTracing(language, 'back')}>
      <WholeBar
        {...{ parts, currency, language }}
        caption={sayTracing(language, 'back')}
        wholeName={sayTracing(language, 'whole')}
      />
      <Records
        head={sayTracing(language, 'donor')}
        columns={[
          { head: sayTracing(language, 'contribution') },
          { head: sayMoney(language, 'receiver') },
          { head: sayTracing(language, 'amount'), number: true },
          { head: sayMoney(language, 'inBase', { currency }), number: true },
          { head: sayTracing(language, 'share'), number: true },
        ]}
        rows={[
          ...origins.map(row => ({
            key: row.contributionId ?? 'unknown',
            head:
              row.contributionId === null ? (
                <span class="unknown">{sayTracing(language, 'unknownMoney')}</span>
              ) : (
                <Donor id={row.giverId} loaded={loaded} />
              ),
            cells: [
              row.code ? (
                <a href={`${base}/trace/contributions/${encodeURIComponent(row.code)}`}>
                  <bdi class="code">{row.code}</bdi>
                </a>
              ) : (
                <span class="unknown">
                  {sayTracing(language, row.contributionId === null ? 'unknown' : 'contributionPrivate')}
                </span>
              ),
              row.contributionId === null ? '–' : <Who id={row.receiverId} loaded={loaded} missing="receiverUnknown" />,
              <Amounts amounts={row.amounts} />,
              row.withoutBase > 0 && row.baseMinor === '0' ? (
                <span class="unknown">{sayTracing(language, 'noRate')}</span>
              ) : (
                <bdi>{money(row.baseMinor, currency)}</bdi>
              ),
              row.share === null ? (
                <span class="unknown">{sayTracing(language, 'unknown')}</span>
              ) : (
                <bdi>{percentText(BigInt(row.baseMinor), BigInt(whole))}</bdi>
              ),
            ],
          })),
          { key: 'sum', head: sayTracing(language, 'total'), cells: [null, null, <Amounts amounts={spent} />], isTotal: true },
        ]}
      />
    </Section>
  )
}

function Amounts({ amounts }: { amounts: readonly { currency: string; amountMinor: string }[] }) {
  return (
    <>
      {amounts.map(({ currency, amountMinor }) => (
        <bdi key={currency} class="money-line">
          {money(amountMinor, currency)}
        </bdi>
      ))}
    </>
  )
}

function PeopleOf({ loaded: { language }, trace: { people, costPerPerson, base } }: OfTrace) {
  const unknown = <span class="unknown">{sayTracing(language, 'unknown')}</span>
  return (
    <Section id="people" title={sayTracing(language, 'reached')}>
      <dl class="facts">
        <div>
          <dt>{sayTracing(language, 'reached')}</dt>
          <dd>{people === null || people.reached === null ? unknown : formatWhole(people.reached)}</dd>
        </div>
        <div>
          <dt>{sayTracing(language, 'costPerPerson')}</dt>
          <dd>{costPerPerson === null ? unknown : <bdi>{money(costPerPerson, base)}</bdi>}</dd>
        </div>
      </dl>
      <p class="muted">{sayTracing(language, 'costHint')}</p>
    </Section>
  )
}
