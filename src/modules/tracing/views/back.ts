import * as v from 'valibot'
import type { Db } from '../../../kernel/database/sql.ts'
import { fieldText } from '../../../kernel/pure/field-texts.ts'
import { type Written, written } from '../../../kernel/pure/money.ts'
import { type ViewContext, view } from '../../../kernel/view.ts'
import { showLine, smallNumbersAreKeptFrom } from '../../delivery/index.ts'
import { allAgreements, followingOf } from '../../funding/index.ts'
import { baseCurrencyOf, type CellFilter, type LedgerCell, readCells } from '../../ledger/index.ts'
import { CodeSchema, IdSchema, members } from '../../operations/index.ts'
import { placesAround } from '../../places/index.ts'
import { type People, peopleOf } from '../people.ts'
import { type Caveat, costPerPerson, permille } from '../pure/joint-people.ts'
import { mayFollow } from '../sight.ts'
import { sumOf } from './forward.ts'

/** What one contribution paid of it; of others’ contributions, whose terms are not the reader’s to see, what each donor’s paid together. */
export interface TracedOrigin {
  /** Of the contribution, or of the donor where several are told together; null: of no known origin. */
  contributionId: string | null
  /** Null for what is of no known origin, and for contributions whose terms are not the reader's to see. */
  code: string | null
  giverId: string | null
  receiverId: string | null
  amounts: { currency: string; amountMinor: bigint }[]
  /** In the currency of comparison; entries without a known rate are not in it. */
  baseMinor: bigint
  withoutBase: number
  /** Tenths of a per cent of all in the currency of comparison; null where nothing is known. */
  share: number | null
}

export interface BackTrace {
  /** What was asked for, as it was understood. */
  asked: { projectCode: string | null; placeIds: string[]; activityId: string | null; lineId: string | null }
  base: string
  /** Largest first; what is of no known origin last. Their amounts sum to what was spent, to the last unit. */
  origins: TracedOrigin[]
  spent: { currency: string; amountMinor: bigint }[]
  spentBaseMinor: bigint
  /** Of the projects that the money was spent on, in the place that is asked for; null where it names none, and for an activity. */
  people: People | null
  costPerPerson: bigint | null
  caveats: Caveat[]
}

interface BackQuestion {
  operationId: string
  projectCode?: string | undefined
  placeId?: string | undefined
  activityId?: string | undefined
  lineId?: string | undefined
}

const isOneQuestion = ({ projectCode, placeId, activityId, lineId }: BackQuestion) =>
  [projectCode, placeId, activityId, lineId].filter(Boolean).length === 1

/** Whose money paid for a project, for what was done in a place, for an activity of the catalogue, or for one line of a report. */
export const traceBack = view({
  name: 'tracing.back',
  summary: 'Whose money paid for a project, a place, an activity or a report line, with what is of no known origin.',
  input: v.pipe(
    v.object({
      operationId: IdSchema,
      projectCode: v.optional(CodeSchema),
      /** With everything inside it. */
      placeId: v.optional(IdSchema),
      /** Of the catalogue. */
      activityId: v.optional(IdSchema),
      /** A line of who does what where: what was spent on its project, in its place where spending names places. */
      lineId: v.optional(IdSchema),
    }),
    v.check(
      isOneQuestion,
      fieldText(
        'Ask for one of project, place, activity and line.',
        'اسأل عن واحد من المشروع أو المكان أو النشاط أو السطر.',
        'داوای یەکێک بکە لە پڕۆژە، شوێن، چالاکی یان دێڕ.',
      ),
    ),
  ),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, input, context): Promise<Written<BackTrace>> {
    const asked = await understood(db, input, context)
    const cells = await spendingOf(db, input.operationId, asked)
    const base = await baseCurrencyOf(db, input.operationId)
    const agreements = new Map((await allAgreements(db, input.operationId)).map(agreement => [agreement.id, agreement]))
    const whole = sumOf(cells)
    const originOf = ({ rootId }: LedgerCell): Pick<TracedOrigin, 'contributionId' | 'code' | 'giverId' | 'receiverId'> => {
      const contribution = rootId === null ? undefined : agreements.get(rootId)
      if (!contribution) return { contributionId: rootId, code: null, giverId: null, receiverId: null }
      const { code, giverId, receiverId } = contribution
      if (mayFollow(context.actor, input.operationId, contribution)) return { contributionId: rootId, code, giverId, receiverId }
      // What others gave is told together, by who gave it.
      return { contributionId: giverId ?? 'others', code: null, giverId, receiverId: null }
    }
    const origins = [...Map.groupBy(cells, cell => originOf(cell).contributionId).values()].flatMap((paid): TracedOrigin[] => {
      const [first] = paid
      if (!first) return []
      const withoutBase = paid.reduce((sum, cell) => sum + cell.withoutBase, 0)
      const share = permille(sumOf(paid), whole)
      return [{ ...originOf(first), amounts: inCurrencies(paid), baseMinor: sumOf(paid), share, withoutBase }]
    })
    const codes = [...new Set(cells.flatMap(({ projectCode }) => projectCode ?? []))]
    const keeps = smallNumbersAreKeptFrom(context.actor, input.operationId)
    const within = asked.placeIds.length > 0 ? asked.placeIds : undefined
    // People are known by project and place, not by activity.
    const reached =
      codes.length === 0 || asked.activityId !== null
        ? null
        : (await peopleOf(db, input.operationId, codes, context, keeps, within)).of(null)
    const said: [Caveat, boolean][] = [
      ['unknown-money', cells.some(({ rootId }) => rootId === null)],
      ['without-project', cells.some(({ projectCode }) => projectCode === null)],
      ['without-rate', cells.some(({ withoutBase }) => withoutBase > 0)],
      ['unknown-people', (reached?.linesUnknown ?? 0) > 0],
      ['small-numbers', (reached?.small ?? 0) > 0],
      ['highest-month', reached !== null && reached.firstMonth !== reached.lastMonth],
    ]
    return written<BackTrace>({
      ...{ asked, base, spent: inCurrencies(cells), spentBaseMinor: whole, people: reached },
      origins: origins.sort(
        (a, b) =>
          Number(a.contributionId === null) - Number(b.contributionId === null) ||
          (a.baseMinor === b.baseMinor ? 0 : a.baseMinor > b.baseMinor ? -1 : 1) ||
          ((a.contributionId ?? '') < (b.contributionId ?? '') ? -1 : 1),
      ),
      costPerPerson: costPerPerson(whole, reached?.reached ?? null),
      caveats: said.flatMap(([caveat, holds]) => (holds ? [caveat] : [])),
    })
  },
})

type Asked = BackTrace['asked']

async function understood(db: Db, input: BackQuestion, context: ViewContext): Promise<Asked> {
  const { operationId, projectCode = null, placeId, activityId = null, lineId = null } = input
  if (lineId === null) return { projectCode, placeIds: placeId ? [placeId] : [], activityId, lineId }
  const { line } = await showLine.read(db, { operationId, lineId }, context)
  return { projectCode: line.projectCode, placeIds: line.placeId ? [line.placeId] : [], activityId: null, lineId }
}

/** Spending that fits what is asked for. A line that names no project has no spending that is known to be for it. */
async function spendingOf(db: Db, operationId: string, asked: Asked): Promise<LedgerCell[]> {
  const { projectCode, placeIds, activityId, lineId } = asked
  if (lineId !== null && projectCode === null) return []
  const filter: CellFilter = {
    kinds: ['expenditure'],
    ...(projectCode === null ? {} : { projectCode }),
    ...(activityId === null ? {} : { activityId }),
  }
  const cells = await readCells(db, operationId, filter, ['rootId', 'projectCode', 'placeId'])
  if (placeIds.length === 0) return cells
  const { place } = await followingOf(db, operationId)
  const wanted = placeIds.map(place)
  const around = await placesAround(db, operationId, [
    ...new Set(cells.flatMap(({ placeId }) => (placeId ? [place(placeId)] : []))),
  ])
  const isInside = (placeId: string) => wanted.some(id => around.get(place(placeId))?.includes(id))
  const inside = cells.filter(({ placeId }) => placeId !== null && isInside(placeId))
  // Where spending on the project of a line names no place, all of it stands for the line's place too.
  return lineId !== null && inside.length === 0 ? cells.filter(({ placeId }) => placeId === null) : inside
}

function inCurrencies(cells: readonly LedgerCell[]): { currency: string; amountMinor: bigint }[] {
  const sums = new Map<string, bigint>()
  for (const { currency, amountMinor } of cells) sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor)
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amountMinor]) => ({ currency, amountMinor }))
}
