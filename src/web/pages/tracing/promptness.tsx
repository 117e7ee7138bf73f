/** How many days money takes from each step to the next: median, middle half, what is open, and a small histogram with its numbers. */

import type { Language } from '../../../kernel/pure/languages.ts'
import { dayClasses, type MoneyPromptness } from '../../../modules/tracing/index.ts'
import { sayMoney } from '../../messages/money.ts'
import { sayStep, sayTracing } from '../../messages/tracing.ts'
import { formatWhole, named } from '../../numbers.ts'
import { DeskLinks } from '../money/agreements.tsx'
import type { LoadedMoney } from '../money/load.ts'
import { ClusterOf, Donor, Section, Who } from '../money/parts.tsx'
import { Records } from '../profile/records.tsx'

export const groupings = ['all', 'donor', 'agency', 'cluster'] as const
export type Grouping = (typeof groupings)[number]
const namesOfGroupings = { all: 'byAll', donor: 'byDonor', agency: 'byAgency', cluster: 'byCluster' } as const

interface PromptnessProps {
  loaded: LoadedMoney
  groups: readonly MoneyPromptness[]
  by: Grouping
}
type Step = MoneyPromptness['steps'][number]

export function PromptnessPage({ loaded, groups, by }: PromptnessProps) {
  const { language, base } = loaded
  const isEmpty = groups.every(({ contributions }) => contributions === 0)
  return (
    <div class="money">
      <div class="page-head">
        <h1>{sayTracing(language, 'promptness')}</h1>
        <p>{sayTracing(language, 'promptnessHint')}</p>
        <p class="links">
          <DeskLinks loaded={loaded} here="promptness" />
        </p>
      </div>
      <nav aria-label={sayTracing(language, 'by')}>
        <ul class="money-kinds">
          {groupings.map(each => (
            <li key={each}>
              <a
                href={each === 'all' ? `${base}/promptness` : `${base}/promptness?by=${each}`}
                aria-current={each === by ? 'page' : undefined}
              >
                {sayTracing(language, namesOfGroupings[each])}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {isEmpty ? (
        <p class="notice">
          {sayTracing(language, 'noContributions')} <a href={`${base}/agreements`}>{sayMoney(language, 'allAgreements')}</a>
        </p>
      ) : (
        groups.map(group => <Group key={group.groupId ?? ''} {...{ loaded, group, by }} />)
      )}
    </div>
  )
}

function Group({ loaded, group, by }: { loaded: LoadedMoney; group: MoneyPromptness; by: Grouping }) {
  const { language } = loaded
  const id = `group-${group.groupId ?? by}`
  const count = sayTracing(language, 'contributions', { count: formatWhole(group.contributions) })
  if (by === 'all')
    return (
      <Section id={id} title={count}>
        <Steps loaded={loaded} steps={group.steps} drawn />
      </Section>
    )
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>
        <GroupName {...{ loaded, group, by }} /> <small class="muted">{count}</small>
      </h2>
      <Steps loaded={loaded} steps={group.steps} />
    </section>
  )
}

function GroupName({ loaded, group: { groupId }, by }: { loaded: LoadedMoney; group: MoneyPromptness; by: Grouping }) {
  if (by === 'donor') return <Donor id={groupId} loaded={loaded} />
  if (by === 'agency') return <Who id={groupId} loaded={loaded} missing="receiverUnknown" />
  const cluster = loaded.clusters.get(groupId ?? '')
  return cluster ? <bdi>{named(cluster, loaded.language)}</bdi> : <ClusterOf id={groupId} loaded={loaded} />
}

const spanOf = (step: Step, language: Language) =>
  sayTracing(language, 'fromTo', { from: sayStep(language, step.from), to: sayStep(language, step.to) })

function Steps({ loaded: { language }, steps, drawn = false }: { loaded: LoadedMoney; steps: readonly Step[]; drawn?: boolean }) {
  const unknown = <span class="unknown">{sayTracing(language, 'unknown')}</span>
  const days = (count: number | null) => (count === null ? unknown : sayTracing(language, 'days', { count }))
  return (
    <>
      <Records
        head={`${sayMoney(language, 'from')} – ${sayMoney(language, 'to')}`}
        columns={[
          { head: sayTracing(language, 'median'), number: true },
          { head: sayTracing(language, 'quartiles'), number: true },
          { head: sayTracing(language, 'longest'), number: true },
          { head: sayTracing(language, 'done'), number: true },
          { head: sayTracing(language, 'open'), number: true },
          { head: sayTracing(language, 'before'), number: true },
        ]}
        rows={steps.map(step => ({
          key: `${step.from} ${step.to}`,
          head: spanOf(step, language),
          cells: [
            days(step.median),
            step.lowerQuartile === null ? unknown : <bdi dir="ltr">{`${step.lowerQuartile}–${step.upperQuartile}`}</bdi>,
            days(step.longest),
            formatWhole(step.count),
            formatWhole(step.open),
            formatWhole(step.before),
          ],
        }))}
      />
      {drawn && (
        <>
          <h3>{sayTracing(language, 'distribution')}</h3>
          <ul class="plain days-steps">
            {steps
              .filter(({ count }) => count > 0)
              .map(step => (
                <li key={`${step.from} ${step.to}`}>
                  <p>{spanOf(step, language)}</p>
                  <Histogram step={step} language={language} />
                </li>
              ))}
          </ul>
        </>
      )}
    </>
  )
}

const height = 48

/** Columns of how many took how long; each carries its number, and time runs as the text does. */
function Histogram({ step, language }: { step: Step; language: Language }) {
  const most = Math.max(1, ...step.distribution)
  const label = (nth: number) => {
    const longest = dayClasses[nth]
    if (longest === undefined) return sayTracing(language, 'longer')
    return longest === 0 ? sayTracing(language, 'sameDay') : sayTracing(language, 'upTo', { days: longest })
  }
  return (
    <ol class="days-bars">
      {step.distribution.map((count, nth) => (
        <li key={label(nth)}>
          <span>{formatWhole(count)}</span>
          <i
            aria-hidden="true"
            class={count === 0 ? 'days-none' : undefined}
            style={count === 0 ? undefined : `block-size:${Math.max(3, Math.round((count / most) * height))}px`}
          />
          <span>{label(nth)}</span>
        </li>
      ))}
    </ol>
  )
}
