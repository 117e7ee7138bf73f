/** What can be done with an agreement, by those who may: sign, amend, end, post money, set its plan. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language, Names } from '../../../kernel/pure/languages.ts'
import type { ListedAgreement } from '../../../modules/funding/index.ts'
import { sayMoney } from '../../messages/money.ts'
import { named } from '../../numbers.ts'
import { type Errors, Field, Hidden, type Values } from '../accounts/parts.tsx'
import { addressOfAgreement, type LoadedMoney } from './load.ts'
import { Refused } from './parts.tsx'

interface ActionsProps {
  loaded: LoadedMoney
  shown: { agreement: ListedAgreement }
  refused?: { step: string; errors: Errors; values: Values } | undefined
}

export function Actions({ loaded, shown: { agreement }, refused }: ActionsProps) {
  const { language, base } = loaded
  const { code, state, version } = agreement
  if (state === 'ended') return null
  const at = (more: string) => addressOfAgreement(base, code, more)
  const nothing: { errors: Errors; values: Values } = { errors: {}, values: {} }
  const of = (step: string) => (refused?.step === step ? refused : nothing)
  const hidden = { commandId: newId(), version: String(version) }
  const names = {
    signedOn: sayMoney(language, 'signedOn'),
    ended: sayMoney(language, 'endedOn'),
    reason: sayMoney(language, 'reason'),
  }
  return (
    <section class="card" aria-labelledby="actions">
      <h2 id="actions">{sayMoney(language, 'actions')}</h2>
      {refused && <Refused errors={refused.errors} names={names} />}
      <ul class="plain money-actions">
        {state === 'proposed' && (
          <li>
            <form method="post" action={at('/sign')}>
              <Hidden fields={hidden} />
              <Field
                name="signedOn"
                type="date"
                label={sayMoney(language, 'signedOn')}
                value={of('sign').values.signedOn}
                error={of('sign').errors.signedOn}
                required
              />
              <button type="submit">{sayMoney(language, 'sign')}</button>
            </form>
          </li>
        )}
        <li>
          <a class="button" href={at('/money')}>
            {sayMoney(language, 'postMoney')}
          </a>
        </li>
        {state === 'in-force' && loaded.mayAmend(agreement) && (
          <li>
            <a href={at('/amend')}>{sayMoney(language, 'amend')}</a>
          </li>
        )}
        <li>
          <a href={at('/plan')}>{sayMoney(language, 'editPlan')}</a>
        </li>
        <li>
          <details open={refused?.step === 'end'}>
            <summary>{sayMoney(language, 'end')}</summary>
            <p class="muted">{sayMoney(language, 'endHint')}</p>
            <form method="post" action={at('/end')}>
              <Hidden fields={hidden} />
              <Field
                name="ended"
                type="date"
                label={sayMoney(language, 'endedOn')}
                value={of('end').values.ended}
                error={of('end').errors.ended}
                required
              />
              <Field
                name="reason"
                label={sayMoney(language, 'reason')}
                value={of('end').values.reason}
                error={of('end').errors.reason}
                maxLength={1000}
                required
              />
              <button type="submit">{sayMoney(language, 'end')}</button>
            </form>
          </details>
        </li>
      </ul>
    </section>
  )
}

/** Says that a duty was met, and on which day. */
export function DoneForm(props: { action: string; duty: { id: string; names: Names }; language: Language; next?: string }) {
  const { action, duty, language, next } = props
  const id = `doneOn-${duty.id}`
  return (
    <form method="post" action={action} class="inline">
      <Hidden fields={{ commandId: newId(), duty: duty.id, ...(next ? { next } : {}) }} />
      <label class="visually-hidden" for={id}>
        {sayMoney(language, 'doneOn')}: {named({ names: duty.names }, language)}
      </label>
      <input id={id} type="date" name="doneOn" required />
      <button type="submit" class="button-quiet">
        {sayMoney(language, 'finishDuty')}
      </button>
    </form>
  )
}
