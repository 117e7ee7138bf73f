/** The financial sheet of a project: what it was given, by whom, what was spent, when and where, and what is left. */
import type { ProjectMoney } from '../../../modules/funding/index.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { formatMonth, named } from '../../numbers.ts'
import { Records } from '../profile/records.tsx'
import { AgreementsTable } from './agreements.tsx'
import { comparable, money } from './amounts.ts'
import { addressWith, type LoadedMoney } from './load.ts'
import { AgreementLink, type BarPart, ClusterOf, Donor, FigureOf, NotStated, PlaceOf, Section, WholeBar } from './parts.tsx'

export function ProjectMoneyPage({ loaded, sheet, title }: { loaded: LoadedMoney; sheet: ProjectMoney; title: string }) {
  const { language, base, root } = loaded
  const { code, baseCurrency, budget, committed, paid, open, spent, left } = sheet
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const figure = (of: Parameters<typeof FigureOf>[0]['figure']) => (
    <FigureOf figure={of} base={baseCurrency} language={language} />
  )
  const isEmpty = [committed, paid, spent].every(({ currencies }) => currencies.length === 0)
  return (
    <div class="money">
      <div class="page-head">
        <h1>{sayMoney(language, 'moneySheetOf', { code })}</h1>
        <p>
          <bdi>{title}</bdi>
        </p>
        <p class="links">
          <a href={`${root}/projects/${encodeURIComponent(code)}`}>{t('backToProject')}</a>
          <a href={addressWith(`${base}/trace`, { project: code })}>{t('whoseMoney')}</a>
          <a href={addressWith(`${base}/entries`, { project: code })}>{t('entries')}</a>
        </p>
      </div>
      {isEmpty ? (
        <p class="notice">
          {t('noMoney')} <a href={`${base}/agreements`}>{t('allAgreements')}</a>
        </p>
      ) : (
        <Stands {...{ loaded, sheet }} />
      )}
      <Section id="budget" title={t('budget')}>
        <p>{budget ? <bdi>{money(budget.amountMinor, budget.currency)}</bdi> : <span class="unknown">{t('unknown')}</span>}</p>
      </Section>
      {!isEmpty && (
        <>
          <div class="money-columns">
            <Section id="by-donor" title={t('byDonor')}>
              <Records
                head={t('donor')}
                columns={[
                  { head: t('received'), number: true },
                  { head: t('spent'), number: true },
                ]}
                rows={[
                  ...sheet.donors.map(row => ({
                    key: row.donorId ?? 'unknown',
                    head: <Donor id={row.donorId} loaded={loaded} />,
                    cells: [figure(row.paid), figure(row.spent)],
                  })),
                  { key: 'sum', head: t('whole'), cells: [figure(paid), figure(spent)], isTotal: true },
                ]}
              />
            </Section>
            <Section id="by-area" title={t('byArea')}>
              <Records
                head={t('area')}
                columns={[{ head: t('spent'), number: true }]}
                rows={sheet.areas.map(row => ({
                  key: row.areaId ?? 'unknown',
                  head: <PlaceOf id={row.areaId} loaded={loaded} />,
                  cells: [figure(row.spent)],
                }))}
              />
            </Section>
          </div>
          <Section id="by-month" title={t('byMonth')}>
            <Records
              head={t('month')}
              columns={[
                { head: t('received'), number: true },
                { head: t('spent'), number: true },
              ]}
              rows={sheet.months.map(row => ({
                key: row.month,
                head: row.month === '' ? <NotStated language={language} /> : formatMonth(row.month, language),
                cells: [figure(row.paid), figure(row.spent)],
              }))}
            />
          </Section>
        </>
      )}
      {sheet.budgetLines.length > 0 && (
        <Section id="budget-lines" title={t('budgetLines')}>
          <Records
            head={t('budgetLine')}
            columns={[
              { head: t('agreement') },
              { head: t('cluster') },
              { head: t('budgeted'), number: true },
              { head: t('spent'), number: true },
            ]}
            rows={sheet.budgetLines.map(line => ({
              key: line.id,
              head: (
                <>
                  <bdi class="code">{line.code}</bdi> <bdi>{named(line, language)}</bdi>
                </>
              ),
              cells: [
                <AgreementLink code={line.agreement} base={base} />,
                <ClusterOf id={line.clusterId} loaded={loaded} />,
                <bdi>{money(line.amountMinor, line.currency)}</bdi>,
                <bdi>{money(line.spentMinor, line.currency)}</bdi>,
              ],
            }))}
          />
        </Section>
      )}
      {sheet.agreements.length > 0 && (
        <Section id="agreements" title={t('agreementsOf')}>
          <AgreementsTable loaded={loaded} rows={sheet.agreements} baseCurrency={baseCurrency} />
        </Section>
      )}
      {open.currencies.length > 0 && left.withoutBase > 0 && <p class="muted">{t('withoutRate')}</p>}
    </div>
  )
}

/** What was committed for the project: spent, left, and still to come. */
function Stands({ loaded: { language }, sheet }: { loaded: LoadedMoney; sheet: ProjectMoney }) {
  const { committed, open, spent, left, baseCurrency } = sheet
  const { of, currency, withoutRate } = comparable([committed, open, spent, left], baseCurrency)
  const advanced = of(left) < 0n ? -of(left) : 0n
  const lies = of(left) > 0n ? of(left) : 0n
  const toCome = of(open) - advanced
  const parts: BarPart[] = [
    { key: 'spent', name: sayMoney(language, 'spent'), amount: of(spent), colour: 6 },
    {
      key: 'passedOn',
      name: sayMoney(language, 'passedOn'),
      amount: of(committed) - of(spent) - lies - toCome,
      colour: 4,
    },
    { key: 'held', name: sayMoney(language, 'held'), amount: lies, colour: 3 },
    { key: 'toCome', name: sayMoney(language, advanced === 0n ? 'toCome' : 'toComeFree'), amount: toCome, colour: 1 },
  ]
  return (
    <Section id="stands" title={sayMoney(language, 'stands')}>
      <WholeBar
        {...{ parts, currency, language }}
        caption={sayMoney(language, 'stands')}
        wholeName={sayMoney(language, 'whole')}
        asides={advanced === 0n ? [] : [{ name: sayMoney(language, 'advanced'), amount: advanced }]}
      />
      {withoutRate && <p class="muted">{sayMoney(language, 'withoutRate')}</p>}
    </Section>
  )
}
