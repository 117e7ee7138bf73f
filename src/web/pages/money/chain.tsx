/** The hands that money goes through, before an agreement and after it. */
import type { ListedAgreement } from '../../../modules/funding/index.ts'
import { sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import type { AgreementProps } from './agreement.tsx'
import { addressOfAgreement } from './load.ts'
import { Section, Who } from './parts.tsx'

const deepest = 5

type Head = Omit<ListedAgreement, 'totals' | 'seen'>

/** The hands that money goes through: those before, this one, and those after, each one step in. */
export function Chain({ loaded, shown, all }: AgreementProps) {
  const { language, base } = loaded
  const { agreement, above } = shown
  const up: readonly Head[] = above.toReversed()
  const below = (code: string, step: number, seen: ReadonlySet<string>): { row: Head; step: number }[] =>
    all.flatMap(row =>
      row.parent === code && !seen.has(row.code)
        ? [{ row, step }, ...below(row.code, step + 1, new Set([...seen, row.code]))]
        : [],
    )
  const here = up.length
  const rows = [
    ...up.map((row, step) => ({ row, step })),
    { row: agreement as Head, step: here },
    ...below(agreement.code, here + 1, new Set([agreement.code])),
  ]
  const top = rows[0]?.row
  return (
    <Section id="chain" title={sayMoney(language, 'chain')}>
      <ul class="money-tree">
        {top?.fromFund && (
          <li>
            {sayMoney(language, 'fromFund')}{' '}
            <a href={`${base}/funds#fund-${encodeURIComponent(top.fromFund)}`}>
              <bdi>{top.fromFund}</bdi>
            </a>
          </li>
        )}
        {rows.map(({ row, step }) => (
          <li
            key={row.id}
            class={[`money-step-${Math.min(step, deepest)}`, row.code === agreement.code ? 'money-here' : ''].join(' ')}
            aria-current={row.code === agreement.code ? 'true' : undefined}
          >
            {row.code === agreement.code ? (
              <bdi class="code">{row.code}</bdi>
            ) : (
              <a href={addressOfAgreement(base, row.code)}>
                <bdi class="code">{row.code}</bdi>
              </a>
            )}{' '}
            <span class="muted">{wordOf('agreement', row.kind, language)}</span>{' '}
            <Who id={row.giverId} loaded={loaded} missing="giverUnknown" /> <Arrow language={language} />{' '}
            <Who id={row.receiverId} loaded={loaded} missing="receiverUnknown" />
            {row.code === agreement.code && <span class="muted"> ({sayMoney(language, 'thisOne')})</span>}
          </li>
        ))}
        {agreement.intoFund && (
          <li class={`money-step-${Math.min(here + 1, deepest)}`}>
            {sayMoney(language, 'intoFund')}{' '}
            <a href={`${base}/funds#fund-${encodeURIComponent(agreement.intoFund)}`}>
              <bdi>{agreement.intoFund}</bdi>
            </a>
          </li>
        )}
      </ul>
      {rows.length === here + 1 && !agreement.intoFund && <p class="muted">{sayMoney(language, 'chainNone')}</p>}
    </Section>
  )
}

/** Points onwards in the direction of the text. */
function Arrow({ language }: { language: string }) {
  return <span aria-hidden="true">{language === 'en' ? '→' : '←'}</span>
}
