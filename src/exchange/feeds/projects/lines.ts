/** Things of which a project has several: partners, donors with amounts, risks, contracts. When two of them are the same. Pure. */
import type { Sheet } from '../../../modules/projects/schema.ts'
import { readText } from '../values.ts'

export type Partner = Sheet['partners'][number]
export type BudgetLine = Sheet['budget'][number]
export type Risk = Sheet['risks'][number]
export type Award = Sheet['awards'][number]

type Who = Pick<Partner, 'organisationId' | 'asWritten'>
/** Whom a line names; a name as it is written stands for itself. */
export const whoKey = ({ organisationId, asWritten }: Who): string =>
  organisationId ?? `~${(asWritten && readText(asWritten)) ?? ''}`
const text = (written: string | null) => (written === null ? null : readText(written))

export const partnerKey = (partner: Partner): string => `${partner.role ?? ''}|${whoKey(partner)}`
export const donorKey = (line: BudgetLine): string => `${whoKey(line)}|${line.currency ?? ''}`
export const budgetKey = (line: BudgetLine): string => `${whoKey(line)}|${line.currency ?? ''}|${line.amountMinor ?? ''}`
export const riskKey = ({ words, level, response }: Risk): string => JSON.stringify([text(words), level, text(response)])
export const awardKey = ({ words, contractor, amountMinor, currency, awarded }: Award): string =>
  JSON.stringify([text(words), text(contractor), amountMinor, currency, awarded])

const nobody = '~'
/** What a sheet cannot say is not taken away by one that does not say it. */
export const isSayable = {
  partner: (partner: Partner) => whoKey(partner) !== nobody,
  budget: (line: BudgetLine) => whoKey(line) !== nobody || line.amountMinor !== null,
  risk: ({ words }: Risk) => text(words) !== null,
  award: ({ words }: Award) => text(words) !== null,
}

/**
 * What is kept and what is new: lines that are still said stay as they are stored, in their order; new ones come after them. The same
 * line twice says nothing more than once.
 */
export function merged<T>(
  stored: readonly T[],
  said: readonly T[],
  key: (line: T) => string,
  sayable: (line: T) => boolean,
): T[] {
  const wanted = new Map(said.map(line => [key(line), line] as const))
  const kept = stored.filter(line => !sayable(line) || wanted.has(key(line)))
  const known = new Set(kept.map(key))
  return [...kept, ...[...wanted].flatMap(([each, line]) => (known.has(each) ? [] : [line]))]
}
