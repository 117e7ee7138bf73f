/** The sourced money of an operation folder: funds, and contributions as far as sources state their amount and their day. */
import * as v from 'valibot'
import type { CommandRunner, Giving } from '../../kernel/command.ts'
import { idOf } from '../../kernel/pure/ids.ts'
import { openFund, postMoney, proposeAgreement, signAgreement } from '../../modules/funding/index.ts'
import { NamesSchema } from '../../modules/operations/index.ts'
import type { LoadedOperation } from './load.ts'

const Source = v.pipe(v.string(), v.minLength(1))

export const MoneyFile = v.strictObject({
  funds: v.array(
    v.strictObject({
      code: v.string(),
      names: NamesSchema,
      /** Who administers it, by acronym; null: no organisation that the folder names. */
      organisation: v.nullable(v.string()),
      /** null: commonly known, and no source at hand says it. */
      organisationSource: v.nullable(Source),
      opened: v.nullable(v.string()),
      source: Source,
    }),
  ),
  contributions: v.array(
    v.strictObject({
      code: v.string(),
      /** Key of the fact that says it. */
      fact: v.string(),
      /** English name of the donor. */
      donor: v.string(),
      fund: v.string(),
      names: NamesSchema,
      /** Whole minor units, as text. */
      amountMinor: v.pipe(v.string(), v.regex(/^[1-9]\d{0,17}$/)),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
      /** As precise as the source is. */
      date: v.nullable(v.string()),
      says: v.picklist(['contribution', 'plan']),
      source: Source,
    }),
  ),
})
export type MoneyFile = v.InferOutput<typeof MoneyFile>
type Contribution = MoneyFile['contributions'][number]

/** Whether the ledger can say it: it moves money on days, and neither a month nor a plan is one. */
export const canBePosted = ({ date, says }: Pick<Contribution, 'date' | 'says'>): boolean =>
  says === 'contribution' && date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date)

/**
 * Opens the funds and commits what can be posted. That money was paid is said by no source of such a contribution, so it is not.
 * @throws Error naming a donor, organisation or fund that the folder does not have.
 */
export async function storeSourcedMoney(
  runner: CommandRunner,
  { seed, operationId, organisations, money }: Pick<LoadedOperation, 'seed' | 'operationId' | 'organisations' | 'money'>,
  step: (name: string) => Giving,
): Promise<void> {
  if (money === null) return
  const known = (name: string) => {
    const id = organisations.get(name)
    if (!id) throw new Error(`money.json names ${name}, which the operation does not have.`)
    return id
  }
  for (const { code, names, organisation, opened, source } of money.funds) {
    const organisationId = organisation === null ? null : known(organisation)
    const fund = { operationId, id: idOf(seed, 'fund', code), code, names, organisationId, opened, source }
    await runner.run(openFund, fund, step(`fund ${code}`))
  }
  for (const contribution of money.contributions.filter(canBePosted)) {
    const { code, names, donor, fund, amountMinor, currency, date, source } = contribution
    const into = money.funds.find(each => each.code === fund)
    if (!into?.organisation) throw new Error(`${code} goes into ${fund}, of which nobody is known to receive money.`)
    const parties = { giverId: known(donor), receiverId: known(into.organisation) }
    const id = idOf(seed, 'agreement', code)
    const agreement = {
      operationId,
      id,
      code,
      kind: 'contribution' as const,
      ...parties,
      intoFund: fund,
      names,
      currency,
      source,
    }
    await runner.run(proposeAgreement, agreement, step(`agreement ${code}`))
    await runner.run(signAgreement, { operationId, code, signedOn: date ?? '' }, step(`signature ${code}`))
    const commitment = { id: idOf(seed, 'entry', code), agreement: code, kind: 'commitment' as const, happened: date ?? '' }
    const postings = [{ ...commitment, amountMinor, currency, source }]
    await runner.run(postMoney, { operationId, postings }, step(`commitment ${code}`))
  }
}
