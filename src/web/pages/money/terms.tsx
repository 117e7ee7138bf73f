/** The terms of an agreement, for those whose they are. */
import type { ListedAgreement, ShownAgreement } from '../../../modules/funding/index.ts'
import { type MoneyMessage, sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import { named } from '../../numbers.ts'
import { Source } from '../profile/facts.tsx'
import { formatDate } from '../profile/time.ts'
import type { LoadedMoney } from './load.ts'
import { NotStated, Section } from './parts.tsx'

interface TermsProps {
  loaded: LoadedMoney
  agreement: ListedAgreement
  terms: NonNullable<ShownAgreement['terms']>
}

export function Terms({ loaded, terms }: TermsProps) {
  const { language } = loaded
  const { reference, earmark, conditions, inKind, advanceAllowed, note, endedOn, endedReason, knownApart, source } = terms
  const said: [MoneyMessage, string | null][] = [
    ['conditions', conditions],
    ['note', note],
    ['knownApart', knownApart],
    ['reason', endedReason],
  ]
  return (
    <Section id="terms" title={sayMoney(language, 'terms')}>
      <dl class="facts">
        <div>
          <dt>{sayMoney(language, 'reference')}</dt>
          <dd>{reference ? <bdi>{reference}</bdi> : <NotStated language={language} />}</dd>
        </div>
        <div>
          <dt>{sayMoney(language, 'earmark')}</dt>
          <dd>{earmark ? <EarmarkOf loaded={loaded} earmark={earmark} /> : wordOf('strength', 'unearmarked', language)}</dd>
        </div>
        <div>
          <dt>{sayMoney(language, 'advance')}</dt>
          <dd>{sayMoney(language, advanceAllowed ? 'advanceAllowed' : 'advanceNot')}</dd>
        </div>
        {inKind && (
          <div>
            <dt>{sayMoney(language, 'inKind')}</dt>
            <dd>
              <bdi>{inKind.method}</bdi>
              {inKind.source && (
                <span class="source">
                  {' '}
                  <bdi>{inKind.source}</bdi>
                </span>
              )}
            </dd>
          </div>
        )}
        {endedOn && (
          <div>
            <dt>{sayMoney(language, 'endedOn')}</dt>
            <dd>{formatDate(endedOn, language)}</dd>
          </div>
        )}
        {said.map(([message, words]) =>
          words === null ? null : (
            <div key={message}>
              <dt>{sayMoney(language, message)}</dt>
              <dd class="money-words">
                <bdi>{words}</bdi>
              </dd>
            </div>
          ),
        )}
        {terms.identifiers.length > 0 && (
          <div>
            <dt>{sayMoney(language, 'identifiers')}</dt>
            <dd>
              {terms.identifiers.map(({ scheme, value }) => (
                <bdi key={`${scheme} ${value}`} class="money-line">
                  {scheme}: {value}
                </bdi>
              ))}
            </dd>
          </div>
        )}
        {source && (
          <div>
            <dt>{sayMoney(language, 'source')}</dt>
            <dd>
              <Source keys={source} sources={loaded.operation.sources} language={language} bare />
            </dd>
          </div>
        )}
      </dl>
    </Section>
  )
}

function EarmarkOf({ loaded, earmark }: { loaded: LoadedMoney; earmark: NonNullable<TermsProps['terms']['earmark']> }) {
  const { language, clusters, groups, placesById } = loaded
  const lists: [MoneyMessage, string[]][] = [
    ['cluster', earmark.clusterIds.flatMap(id => clusters.get(id) ?? []).map(each => named(each, language))],
    ['project', earmark.projectCodes],
    ['place', earmark.placeIds.flatMap(id => placesById.get(id) ?? []).map(each => named(each, language))],
    ['group', groups.filter(({ id }) => earmark.groupIds.includes(id)).map(each => named(each, language))],
  ]
  return (
    <>
      {wordOf('strength', earmark.strength, language)}
      <ul class="plain">
        {lists.map(([message, names]) =>
          names.length === 0 ? null : (
            <li key={message}>
              <span class="muted">{sayMoney(language, message)}:</span> <bdi>{names.join(', ')}</bdi>
            </li>
          ),
        )}
      </ul>
      {earmark.words && (
        <p class="money-words">
          “<bdi>{earmark.words}</bdi>”
        </p>
      )}
    </>
  )
}
