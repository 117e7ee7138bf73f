/** Why a command about money was refused, beside the fields that it is about. */
import { Problem } from '../../../kernel/problems.ts'
import { fill } from '../../../kernel/pure/fill.ts'
import { type Language, nameIn } from '../../../kernel/pure/languages.ts'
import { sayMoney } from '../../messages/money.ts'
import { wordOf } from '../../messages/money-words.ts'
import type { Errors } from '../accounts/parts.tsx'

export interface Refusal {
  /** By field; `''` is about the form as a whole. */
  errors: Errors
  status: 409 | 412 | 422
  code: string
}

/** What a form's fields are called by the inputs of commands, and which field a problem is about. */
const fieldOfInput: Record<string, string> = {
  names: 'nameEn',
  giverId: 'giver',
  receiverId: 'receiver',
  organisationId: 'organisation',
  clusterId: 'cluster',
  projectCode: 'project',
  placeId: 'place',
  groupId: 'group',
  activityId: 'activity',
  amountMinor: 'amount',
  into: 'intoAmount',
  method: 'inKindMethod',
  unitsPerBase: 'unitsPerBase',
  intoFund: 'intoFund',
  fromFund: 'fromFund',
  inKind: 'inKindMethod',
}
const fieldOfProblem: Record<string, string> = {
  'funding-code-taken': 'code',
  'agreement-wrong-source': 'parent',
  'giver-is-not-holder': 'parent',
  'own-circle': 'parent',
  'no-such-fund': 'intoFund',
  'fund-closed': 'intoFund',
  'fund-mixes-earmarks': 'intoFund',
  'illustrative-source': 'parent',
  'counted-twice': 'knownApart',
  'not-enough-money': 'amount',
  'no-agreement': 'happened',
  'before-start': 'happened',
  'after-end': 'happened',
  'period-closed': 'happened',
  'budget-line-unknown': 'budgetLine',
  'exchange-into-what': 'intoAmount',
  'money-other-currency': 'currency',
  'funding-no-such-project': 'project',
  'ledger-month-not-over': 'month',
}

/** The message with the words of the field for what the details name by code. */
function messageOf(problem: Problem, language: Language): string {
  const { details } = problem
  const word = (name: string, of: Parameters<typeof wordOf>[0]) =>
    typeof details[name] === 'string' ? { [name]: wordOf(of, details[name], language) } : {}
  const isKind = problem.code === 'money-kind-not-here'
  return fill(nameIn(problem.definition.text, language), language, {
    ...details,
    ...word('dimension', 'dimension'),
    ...word('account', 'account'),
    ...word('state', 'state'),
    ...(isKind ? { ...word('allowed', 'agreement'), ...word('asked', 'entry') } : {}),
  })
}

/**
 * Puts a refusal beside its field. Anything but a problem that the person can mend is thrown on.
 * @param renamed fields of this form that are called otherwise.
 */
export function refusalOf(error: unknown, language: Language, renamed: Readonly<Record<string, string>> = {}): Refusal {
  if (!(error instanceof Problem)) throw error
  const own = (field: string) => renamed[field] ?? field
  if (error.status === 404) return { errors: { '': sayMoney(language, 'notYours') }, status: 422, code: error.code }
  const status = error.status === 409 || error.status === 412 ? error.status : 422
  const message = messageOf(error, language)
  if (error.code === 'invalid-input') {
    const errors: Record<string, string> = { '': message }
    for (const { pointer, message: said } of error.fieldsIn(language)) {
      const parts = pointer.split('/').filter(part => part !== '' && !/^\d+$/.test(part))
      const last = parts.at(-1) ?? ''
      const named = parts.includes('names') ? 'names' : last
      errors[own(fieldOfInput[named] ?? named)] = said === message ? sayMoney(language, 'fieldWrong') : said
    }
    return { errors, status, code: error.code }
  }
  const dimension = error.details.dimension
  const field = error.code === 'outside-earmark' && typeof dimension === 'string' ? dimension : fieldOfProblem[error.code]
  return { errors: field === undefined ? { '': message } : { '': message, [own(field)]: message }, status, code: error.code }
}
