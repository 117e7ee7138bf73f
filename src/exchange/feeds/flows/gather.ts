import { labelOf } from '../../../kernel/pure/name-index.ts'
import { codesOf, looseCode } from './find.ts'
import type { FlowKind } from './kinds.ts'
import type { KnownAgreement, KnownFlows } from './known.ts'
import type { SaidRow } from './read-row.ts'

/** Rows of one agreement, and the agreement as it will stand. */
export interface Gathered {
  code: string
  stored: KnownAgreement | undefined
  rows: SaidRow[]
  /** Null until all rows are read, and where it cannot be made out of them. */
  now: KnownAgreement | null
  /** Whether what the rows say makes it another one than is stored. */
  differs: boolean
}

/** Who or what the money of a row is of. */
export type Holder = { agreement: Gathered } | { fund: string }

/** Kinds of movement that a fund itself may have. */
const ofFunds = new Set(['interest', 'expenditure', 'overheads', 'refund', 'refund-out', 'exchange'])

/** Whether a kind of movement says what its agreement is. */
export const isDefining = ({ of, code }: FlowKind) => of !== null || code === 'disbursement'
export const defines = ({ movements }: SaidRow) => movements.some(({ kind }) => isDefining(kind))
const givesOnly = ({ movements }: SaidRow) => movements.length > 0 && movements.every(({ kind }) => kind.of === 'contribution')

export interface Agreements {
  holders: ReadonlyMap<SaidRow, Holder>
  gathered: readonly Gathered[]
}

/** Puts rows to their agreements. Rows of which it cannot be said are noted. */
export function gatherAgreements(rows: readonly SaidRow[], known: KnownFlows): Agreements {
  const stored = codesOf(known.agreements.map(agreement => ({ code: agreement.code, of: agreement })))
  const byLoose = new Map<string, Gathered>()
  const gathered: Gathered[] = []
  const holders = new Map<SaidRow, Holder>()
  const put = (said: SaidRow, code: string, of: KnownAgreement | undefined) => {
    const key = looseCode(code)
    let into = byLoose.get(key)
    if (!into) {
      into = { code, stored: of, rows: [], now: null, differs: false }
      byLoose.set(key, into)
      gathered.push(into)
    }
    into.rows.push(said)
    holders.set(said, { agreement: into })
    return into
  }
  for (const said of rows) {
    if (said.agreement === null) continue
    const found = stored.find(said.agreement)
    const into = put(said, found?.code ?? said.agreement, found?.of)
    if (into.code !== said.agreement) said.row.add('repair', 'name-spelled-otherwise', 'agreement', { now: into.code })
  }
  const made = createCodes(known, gathered)
  for (const said of rows) {
    if (said.agreement !== null) continue
    const [first] = said.movements
    if (said.fund !== null && first && said.movements.every(({ kind }) => ofFunds.has(kind.code))) {
      holders.set(said, { fund: said.fund })
      continue
    }
    if (!givesOnly(said) || (said.giverId === null && said.receiverId === null)) {
      if (!said.row.notes.failed) said.row.add('error', 'flow-agreement-missing', said.row.has('agreement') ? 'agreement' : null)
      continue
    }
    const like = known.agreements.filter(agreement => agreement.kind === 'contribution' && isLike(agreement, said))
    const [only] = like
    if (like.length > 1) {
      said.row.add('error', 'flow-agreement-several', said.row.has('agreement') ? 'agreement' : 'giver', {
        codes: like.map(({ code }) => code).join(', '),
      })
      continue
    }
    const code = only?.code ?? made(said)
    put(said, code, only)
    said.row.add(
      'repair',
      only ? 'flow-agreement-found' : 'flow-agreement-made',
      said.row.has('agreement') ? 'agreement' : null,
      { code },
    )
  }
  return { holders, gathered }
}

/** Whether a row that names no code may mean a stored contribution: what it says of it is the same. */
function isLike(agreement: KnownAgreement, said: SaidRow): boolean {
  const same = (a: string | null, b: string | null) => b === null || a === b
  return (
    agreement.giverId === said.giverId &&
    agreement.receiverId === said.receiverId &&
    same(agreement.intoFund, said.fund) &&
    same(agreement.reference, said.reference) &&
    same(agreement.projectCode, said.projectCode) &&
    said.movements.every(({ currency }) => currency === agreement.currency)
  )
}

/** Codes for agreements that nobody gave one: giver, receiver and reference; rows that say the same of them are of one. */
function createCodes({ agreements, reference }: KnownFlows, gathered: readonly Gathered[]) {
  const taken = new Set([...agreements, ...gathered].map(({ code }) => looseCode(code)))
  const organisations = new Map(reference.organisations.map(entry => [entry.id, entry.acronym ?? labelOf(entry.names)]))
  const given = new Map<string, string>()
  const short = (text: string) =>
    text
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 24)
  return (said: SaidRow): string => {
    const { giverId, receiverId, fund, projectCode, reference: number } = said
    const currencies = [...new Set(said.movements.map(({ currency }) => currency))].join(' ')
    const key = JSON.stringify([giverId, receiverId, fund, projectCode, number, currencies])
    const before = given.get(key)
    if (before !== undefined) return before
    const parts = [
      giverId === null ? '' : (organisations.get(giverId) ?? said.row.text('giver') ?? ''),
      receiverId === null ? (fund ?? '') : (organisations.get(receiverId) ?? said.row.text('receiver') ?? ''),
      number ?? '',
    ]
    const wanted = parts.map(short).filter(Boolean).join('-') || 'C'
    let code = wanted
    for (let nth = 2; taken.has(looseCode(code)); nth += 1) code = `${wanted}-${nth}`
    taken.add(looseCode(code))
    given.set(key, code)
    return code
  }
}
