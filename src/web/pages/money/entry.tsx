/** One entry, and the form that takes it back. */
import type { ComponentChildren } from 'preact'
import { newId } from '../../../kernel/pure/ids.ts'
import type { ListedEntry } from '../../../modules/funding/index.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { named } from '../../numbers.ts'
import { type Errors, Field, Hidden, type Values } from '../accounts/parts.tsx'
import { Source } from '../profile/facts.tsx'
import { formatDate } from '../profile/time.ts'
import { AmountOf, InBase, Whose } from './entries.tsx'
import type { LoadedMoney } from './load.ts'
import { AgreementLink, ClusterOf, MadeUp, NotStated, PlaceOf, ProjectOf, Refused, Section, Tick } from './parts.tsx'

interface EntryProps {
  loaded: LoadedMoney
  entry: ListedEntry
  /** Why it was taken back, or takes another one back; null also where that is not the reader's to know. */
  reason: string | null
  baseCurrency: string
  mayReverse: boolean
  errors: Errors
  values: Values
}

export function EntryPage(props: EntryProps) {
  const { loaded, entry, reason, baseCurrency, mayReverse } = props
  const { language, base } = loaded
  const t = (message: MoneyMessage) => sayMoney(language, message)
  const activity = loaded.activities.get(entry.activityId ?? '')
  const group = loaded.groups.find(({ id }) => id === entry.groupId)
  const link = (id: string) => <a href={`${base}/entries/${id}`}>{t('entry')}</a>
  const unknown = <NotStated language={language} />
  const facts: [MoneyMessage, ComponentChildren][] = [
    ['happened', formatDate(entry.happened, language)],
    ['amount', <AmountOf row={entry} />],
    ['agreement', entry.agreement ? <AgreementLink code={entry.agreement} base={base} /> : '–'],
    ['counterpart', entry.counterpart ? <AgreementLink code={entry.counterpart} base={base} /> : '–'],
    ['cluster', <ClusterOf id={entry.clusterId} loaded={loaded} />],
    ['project', <ProjectOf code={entry.projectCode} loaded={loaded} />],
    ['place', <PlaceOf id={entry.placeId} loaded={loaded} />],
    ['group', group ? <bdi>{named(group, language)}</bdi> : unknown],
    [
      'activity',
      activity ? (
        <a href={`${base}/trace?activity=${activity.id}`}>
          <bdi>{named({ names: activity.names, code: activity.code ?? '' }, language)}</bdi>
        </a>
      ) : (
        unknown
      ),
    ],
    ['words', entry.words ? <bdi class="money-words">{entry.words}</bdi> : unknown],
    [
      'source',
      entry.source ? <Source keys={entry.source} sources={loaded.operation.sources} language={language} bare /> : unknown,
    ],
  ]
  return (
    <div class="money">
      <div class="page-head">
        <h1>
          {sayMoney(language, 'entryNo', { no: entry.no })}: {wordOf('entry', entry.kind, language)}{' '}
          <MadeUp is={entry.illustrative} language={language} />
        </h1>
        <p class="links">
          <a href={`${base}/entries`}>{t('ledger')}</a>
        </p>
      </div>
      {entry.reversedBy && (
        <p class="notice">
          {t('reversedBy')}
          {reason && (
            <>
              {': '}
              <bdi>{reason}</bdi>
            </>
          )}
          {' · '}
          {link(entry.reversedBy)}
        </p>
      )}
      {entry.reverses && (
        <p class="notice">
          {t('reverses')}
          {reason && (
            <>
              {': '}
              <bdi>{reason}</bdi>
            </>
          )}
          {' · '}
          {link(entry.reverses)}
        </p>
      )}
      <div class="money-columns">
        <Section id="entry" title={t('entry')}>
          <dl class="facts">
            {facts.map(([message, value]) => (
              <div key={message}>
                <dt>{t(message)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            <div>
              <dt>{sayMoney(language, 'inBase', { currency: baseCurrency })}</dt>
              <dd>
                <InBase row={entry} baseCurrency={baseCurrency} loaded={loaded} />
                {entry.rate && entry.currency !== baseCurrency && (
                  <span class="money-base">
                    {sayMoney(language, 'rateUsed', {
                      rate: entry.rate,
                      day: entry.rateDay ? formatDate(entry.rateDay, language) : '',
                      source: entry.rateSource ?? t('notStated'),
                    })}
                  </span>
                )}
              </dd>
            </div>
          </dl>
        </Section>
        <div>
          <Section id="legs" title={t('legs')}>
            <Whose row={entry} loaded={loaded} open />
          </Section>
          {mayReverse && <Reversal {...props} />}
        </div>
      </div>
    </div>
  )
}

function Reversal({ loaded: { language, base }, entry, errors, values }: EntryProps) {
  const t = (message: MoneyMessage) => sayMoney(language, message)
  return (
    <Section id="reversal" title={t('reverse')}>
      <p class="muted">{t('reverseHint')}</p>
      <Refused errors={errors} names={{ reason: t('reason'), confirm: t('reverseConfirm') }} />
      <form method="post" action={`${base}/entries/${entry.id}/reverse`}>
        <Hidden fields={{ commandId: newId() }} />
        <Field name="reason" label={t('reason')} value={values.reason} error={errors.reason} maxLength={1000} required />
        <Tick name="confirm" label={t('reverseConfirm')} {...{ values, errors, language }} />
        <button type="submit">{t('reverse')}</button>
      </form>
    </Section>
  )
}
