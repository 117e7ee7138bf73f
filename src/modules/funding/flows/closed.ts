/** What a file says otherwise of a month that takes no more entries stays as it was posted: it is a finding, and the rest is stored. */
import type { Tx } from '../../../kernel/database/sql.ts'
import type { FlowEntry } from '../schema.ts'
import { type PostedFlow, saidAsPosted } from './said.ts'
import type { Flow } from './wanted.ts'

export const monthOf = (day: string): string => day.slice(0, 7)

const wordsOnly: readonly string[] = ['row', 'contentHash', 'words', 'agreement']
/** What of a movement decides what is posted, in one order. */
const moneyIn = (said: FlowEntry) =>
  JSON.stringify(
    Object.entries(said)
      .filter(([name, value]) => !wordsOnly.includes(name) && value !== undefined && value !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
/** All of a signature but the hash of the content. */
const besideContent = (signature: string) => signature.slice(signature.indexOf(':'))

/**
 * Of movements that stand otherwise than they should, those whose money is another one and that must not be left: a file that is held to the
 * rules says so of a closed month, which is refused.
 */
export async function mayNotBeLeft(
  tx: Tx,
  operationId: string,
  closed: readonly { posted: PostedFlow; should: Flow }[],
  indexOf: (externalId: string) => number | undefined,
): Promise<Set<string>> {
  const strict = closed.filter(
    ({ posted: { signature }, should }) =>
      !should.lenient && indexOf(should.externalId) !== undefined && !signature.startsWith(`${should.contentHash}:`),
  )
  const before = await saidAsPosted(
    tx,
    operationId,
    strict.map(({ posted }) => posted),
  )
  return new Set(
    strict.flatMap(({ posted: { externalId, signature }, should }) => {
      const said = before.get(externalId)
      const same = said && moneyIn(said) === moneyIn(should.said) && besideContent(signature) === besideContent(should.signature)
      return same ? [] : [externalId]
    }),
  )
}
