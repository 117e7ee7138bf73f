/** What sources say of money that is nobody's in the ledger: totals without a split, pledges, costs. Never added up. */
import type { listMoneyFacts } from '../../../modules/operations/index.ts'
import { sayFunding } from '../../messages/funding.ts'
import { named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { fullAmount } from './amounts.ts'
import type { LoadedFunding } from './load.ts'
import { Card } from './parts.tsx'

export type MoneyFacts = Awaited<ReturnType<typeof listMoneyFacts.read>>

export function Sourced({ loaded, facts }: { loaded: LoadedFunding; facts: MoneyFacts }) {
  const { language } = loaded
  if (facts.length === 0) return null
  return (
    <Card id="sourced-title" title={sayFunding(language, 'sourced')} note={sayFunding(language, 'sourcedNote')}>
      <Records
        head={sayFunding(language, 'saidOf')}
        columns={[
          { head: sayFunding(language, 'asOf') },
          { head: sayFunding(language, 'amount'), number: true },
          { head: sayFunding(language, 'source') },
        ]}
        rows={facts.map(({ key, label, asOf, qualifier, minor, currency, sources }) => ({
          key,
          head: <bdi>{named({ names: label }, language)}</bdi>,
          cells: [
            asOf ? <bdi key="as-of">{asOf}</bdi> : <span class="muted">{sayFunding(language, 'noSource')}</span>,
            minor === null ? (
              <span class="muted">{sayFunding(language, 'noSource')}</span>
            ) : (
              <span key="amount" class="amount">
                {qualifier && <bdi class="muted">{`${qualifier} `}</bdi>}
                <bdi>{fullAmount(String(minor), currency)}</bdi>
              </span>
            ),
            sources.length === 0 ? (
              <span class="muted">{sayFunding(language, 'noSource')}</span>
            ) : (
              <bdi key="sources">{sources.map(({ title }) => title).join('; ')}</bdi>
            ),
          ],
        }))}
      />
    </Card>
  )
}
