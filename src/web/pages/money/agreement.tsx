/** One agreement: where its money stands, comes from and goes, its terms, duties and plan, and what can be done with it. */
import type { ListedAgreement, ListedEntry, ShownAgreement } from '../../../modules/funding/index.ts'
import { sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { formatWhole, named } from '../../numbers.ts'
import type { Errors, Values } from '../accounts/parts.tsx'
import { Records } from '../profile/records.tsx'
import { formatDate } from '../profile/time.ts'
import { Actions, DoneForm } from './actions.tsx'
import { comparable, money } from './amounts.ts'
import { Chain } from './chain.tsx'
import { EntriesTable } from './entries.tsx'
import { addressOfAgreement, addressWith, type LoadedMoney } from './load.ts'
import {
  AgreementLink,
  type BarPart,
  ClusterOf,
  Donor,
  MadeUp,
  NotStated,
  ProjectOf,
  Section,
  StateMark,
  Who,
  WholeBar,
} from './parts.tsx'
import { Terms } from './terms.tsx'

export interface AgreementProps {
  loaded: LoadedMoney
  shown: ShownAgreement
  /** All that the reader sees, for what is passed on further down. */
  all: readonly ListedAgreement[]
  entries: { rows: readonly ListedEntry[]; total: number }
  /** Said after money was posted. */
  remarks: readonly string[]
  refused?: { step: string; errors: Errors; values: Values } | undefined
}

export function AgreementPage(props: AgreementProps) {
  const { loaded, shown, remarks } = props
  const { language, base } = loaded
  const { agreement, terms } = shown
  const mayWrite = loaded.mayWriteOf(agreement)
  return (
    <div class="money">
      <div class="page-head">
        <h1>
          <bdi class="code">{agreement.code}</bdi> <bdi>{named(agreement, language)}</bdi>
        </h1>
        <p>
          {wordOf('agreement', agreement.kind, language)} · <StateMark state={agreement.state} language={language} />{' '}
          <MadeUp is={agreement.illustrative} language={language} />
        </p>
        <p class="links">
          {agreement.kind === 'contribution' && (
            <a href={`${base}/trace/contributions/${encodeURIComponent(agreement.code)}`}>{sayMoney(language, 'trace')}</a>
          )}
          {agreement.projectCode && <ProjectOf code={agreement.projectCode} loaded={loaded} />}
          <a href={`${base}/agreements`}>{sayMoney(language, 'allAgreements')}</a>
        </p>
      </div>
      {remarks.map(remark => (
        <p key={remark} class="notice" role="status">
          {remark}
        </p>
      ))}
      {terms === null && <p class="notice">{sayMoney(language, 'ownPart')}</p>}
      <div class="money-columns">
        <div>
          <Stands {...props} />
          <Chain {...props} />
          <Balances {...props} />
          {terms && <Lines {...props} terms={terms} />}
        </div>
        <div>
          {mayWrite && <Actions {...props} />}
          <Parties {...props} />
          {terms && <Terms loaded={loaded} agreement={agreement} terms={terms} />}
          {terms && <Duties {...props} terms={terms} mayWrite={mayWrite} />}
        </div>
      </div>
      <Entries {...props} />
    </div>
  )
}

function Parties({ loaded, shown }: AgreementProps) {
  const { language, base } = loaded
  const { agreement, amends, amendedBy } = shown
  const t = (message: Parameters<typeof sayMoney>[1]) => sayMoney(language, message)
  const fund = (code: string) => (
    <a href={`${base}/funds#fund-${encodeURIComponent(code)}`}>
      <bdi>{code}</bdi>
    </a>
  )
  const day = (date: string | null) => (date ? formatDate(date, language) : <NotStated language={language} />)
  return (
    <Section id="parties" title={t('agreement')}>
      <dl class="facts">
        <div>
          <dt>{t('giver')}</dt>
          <dd>
            {agreement.kind === 'contribution' ? (
              <Donor id={agreement.giverId} loaded={loaded} />
            ) : (
              <Who id={agreement.giverId} loaded={loaded} missing="giverUnknown" />
            )}
          </dd>
        </div>
        <div>
          <dt>{t('receiver')}</dt>
          <dd>
            <Who id={agreement.receiverId} loaded={loaded} missing="receiverUnknown" />
          </dd>
        </div>
        {agreement.fromFund && (
          <div>
            <dt>{t('fromFund')}</dt>
            <dd>{fund(agreement.fromFund)}</dd>
          </div>
        )}
        {agreement.intoFund && (
          <div>
            <dt>{t('intoFund')}</dt>
            <dd>{fund(agreement.intoFund)}</dd>
          </div>
        )}
        <div>
          <dt>{t('cluster')}</dt>
          <dd>
            <ClusterOf id={agreement.clusterId} loaded={loaded} />
          </dd>
        </div>
        <div>
          <dt>{t('project')}</dt>
          <dd>
            <ProjectOf code={agreement.projectCode} loaded={loaded} />
          </dd>
        </div>
        <div>
          <dt>{t('signedOn')}</dt>
          <dd>{day(agreement.signedOn)}</dd>
        </div>
        <div>
          <dt>{t('starts')}</dt>
          <dd>{day(agreement.starts)}</dd>
        </div>
        <div>
          <dt>{t('ends')}</dt>
          <dd>{day(agreement.ends)}</dd>
        </div>
        {amends && (
          <div>
            <dt>{t('amends')}</dt>
            <dd>
              <AgreementLink code={amends} base={base} />
            </dd>
          </div>
        )}
        {amendedBy && (
          <div>
            <dt>{t('amendedBy')}</dt>
            <dd>
              <AgreementLink code={amendedBy} base={base} />
            </dd>
          </div>
        )}
      </dl>
    </Section>
  )
}

/** What was promised, is to come, lies there, went on and was spent: parts of one whole. */
function Stands({ loaded: { language }, shown: { agreement, baseCurrency } }: AgreementProps) {
  const { pledged, committed, paid, open, held, spent, overheads } = agreement.totals
  const { of, currency, withoutRate } = comparable([pledged, committed, paid, open, held, spent, overheads], baseCurrency)
  const advanced = of(held) < 0n ? -of(held) : 0n
  const lies = of(held) > 0n ? of(held) : 0n
  const toCome = of(open) - advanced
  const known = toCome + lies + of(spent) + of(overheads)
  const parts: BarPart[] = [
    { key: 'spent', name: sayMoney(language, 'spent'), amount: of(spent), colour: 6 },
    { key: 'overheads', name: sayMoney(language, 'overheads'), amount: of(overheads), colour: 5 },
    { key: 'passedOn', name: sayMoney(language, 'passedOn'), amount: of(committed) - known, colour: 4 },
    { key: 'held', name: sayMoney(language, 'held'), amount: lies, colour: 3 },
    { key: 'toCome', name: sayMoney(language, advanced === 0n ? 'toCome' : 'toComeFree'), amount: toCome, colour: 1 },
    { key: 'promised', name: sayMoney(language, 'promised'), amount: of(pledged), colour: 'hatched' },
  ]
  return (
    <Section id="stands" title={sayMoney(language, 'stands')}>
      {parts.every(({ amount }) => amount === 0n) ? (
        <p>{sayMoney(language, 'standsNothing')}</p>
      ) : (
        <WholeBar
          {...{ parts, currency, language }}
          caption={sayMoney(language, 'stands')}
          wholeName={sayMoney(language, 'whole')}
          asides={advanced === 0n ? [] : [{ name: sayMoney(language, 'advanced'), amount: advanced }]}
        />
      )}
      {withoutRate && <p class="muted">{sayMoney(language, 'withoutRate')}</p>}
    </Section>
  )
}

function Balances({ loaded, shown: { balances } }: AgreementProps) {
  const { language, base } = loaded
  const rows = balances.filter(({ amountMinor }) => amountMinor !== '0')
  if (rows.length === 0) return null
  return (
    <Section id="whose" title={sayMoney(language, 'whose')}>
      <Records
        head={sayMoney(language, 'account')}
        columns={[
          { head: sayMoney(language, 'donor') },
          { head: sayMoney(language, 'contribution') },
          { head: sayMoney(language, 'amount'), number: true },
        ]}
        rows={rows.map(({ kind, currency, amountMinor, contribution, donorId, others }, nth) => ({
          key: String(nth),
          head: wordOf('account', kind, language),
          cells: [
            others ? (
              <span class="unknown">{sayMoney(language, 'others')}</span>
            ) : contribution === null ? (
              <span class="unknown">{sayMoney(language, 'originUnknown')}</span>
            ) : (
              <Donor id={donorId} loaded={loaded} />
            ),
            contribution ? <AgreementLink code={contribution} base={base} /> : '–',
            <bdi>{money(amountMinor, currency)}</bdi>,
          ],
        }))}
      />
    </Section>
  )
}

type WithTerms = AgreementProps & { terms: NonNullable<ShownAgreement['terms']> }

function Lines({ loaded, shown: { agreement }, terms: { budgetLines, planned } }: WithTerms) {
  const { language } = loaded
  const { currency } = agreement
  const t = (message: Parameters<typeof sayMoney>[1]) => sayMoney(language, message)
  return (
    <>
      <Section id="budget-lines" title={t('budgetLines')}>
        {budgetLines.length === 0 ? (
          <p class="muted">{t('noBudgetLines')}</p>
        ) : (
          <Records
            head={t('budgetLine')}
            columns={[
              { head: t('cluster') },
              { head: t('budgeted'), number: true },
              { head: t('spent'), number: true },
              { head: t('left'), number: true },
            ]}
            rows={budgetLines.map(line => {
              const left = BigInt(line.amountMinor) - BigInt(line.spentMinor)
              return {
                key: line.id,
                head: (
                  <>
                    <bdi class="code">{line.code}</bdi> <bdi>{named(line, language)}</bdi>
                  </>
                ),
                cells: [
                  <ClusterOf id={line.clusterId} loaded={loaded} />,
                  <bdi>{money(line.amountMinor, currency)}</bdi>,
                  <bdi>{money(line.spentMinor, currency)}</bdi>,
                  <>
                    <bdi>{money(left, currency)}</bdi>
                    {left < 0n && <span class="money-late"> {t('beyond')}</span>}
                  </>,
                ],
              }
            })}
          />
        )}
      </Section>
      <Section id="planned" title={t('planned')}>
        {planned.length === 0 ? (
          <p class="muted">{t('noPlanned')}</p>
        ) : (
          <Records
            head={t('day')}
            columns={[{ head: t('direction') }, { head: t('amount'), number: true }]}
            rows={planned.map(payment => ({
              key: payment.id,
              head: formatDate(payment.on, language),
              cells: [t(payment.direction), <bdi>{money(payment.amountMinor, currency)}</bdi>],
            }))}
          />
        )}
      </Section>
    </>
  )
}

function Duties({ loaded, shown: { agreement }, terms: { duties }, mayWrite }: WithTerms & { mayWrite: boolean }) {
  const { language, base } = loaded
  const t = (message: Parameters<typeof sayMoney>[1]) => sayMoney(language, message)
  return (
    <Section id="duties" title={t('duties')}>
      {duties.length === 0 ? (
        <p class="muted">{t('noDuties')}</p>
      ) : (
        <Records
          head={t('duty')}
          columns={[{ head: t('dueOn') }, { head: t('doneOn') }]}
          rows={duties.map(duty => ({
            key: duty.id,
            head: (
              <>
                <bdi>{named(duty, language)}</bdi> <span class="muted">{wordOf('duty', duty.kind, language)}</span>
              </>
            ),
            cells: [
              formatDate(duty.dueOn, language),
              duty.doneOn ? (
                formatDate(duty.doneOn, language)
              ) : mayWrite && agreement.state !== 'ended' ? (
                <DoneForm action={addressOfAgreement(base, agreement.code, '/duty')} duty={duty} language={language} />
              ) : (
                <span class="unknown">{t('notDone')}</span>
              ),
            ],
          }))}
        />
      )}
    </Section>
  )
}

function Entries({ loaded, shown, entries }: AgreementProps) {
  const { language, base } = loaded
  const { rows, total } = entries
  return (
    <Section id="entries" title={sayMoney(language, 'entries')}>
      {rows.length === 0 ? (
        <p class="muted">{sayMoney(language, 'noEntries')}</p>
      ) : (
        <>
          <p class="muted">
            {sayMoney(language, 'latest', { count: formatWhole(rows.length), all: formatWhole(total) })}{' '}
            <a href={addressWith(`${base}/entries`, { agreement: shown.agreement.code })}>{sayMoney(language, 'allEntries')}</a>
          </p>
          <EntriesTable loaded={loaded} rows={rows} baseCurrency={shown.baseCurrency} />
        </>
      )}
    </Section>
  )
}
