import * as v from 'valibot'
import type { Names } from '../../../kernel/pure/languages.ts'
import { nameKey } from '../../../kernel/pure/text.ts'
import { view } from '../../../kernel/view.ts'
import { CodeSchema, IdSchema, members } from '../../operations/index.ts'
import { type Seen, sightOf } from '../access.ts'
import { figuresOf, noTotals, type TotalFigures, totalsBy } from '../figures.ts'
import { type Picture, pictureOf, seeingOf, sourceIn } from '../picture.ts'
import { type AgreementKind, type AgreementState, agreementKinds, agreementStates } from '../schema.ts'
import type { Agreement } from '../store.ts'

/** What of an agreement everybody sees who sees it at all. */
export interface ListedAgreement {
  id: string
  code: string
  kind: AgreementKind
  state: AgreementState
  names: Names
  giverId: string | null
  receiverId: string | null
  /** Code of the agreement the money comes from, and of the funds it comes from or goes into. */
  parent: string | null
  fromFund: string | null
  intoFund: string | null
  currency: string
  clusterId: string | null
  projectCode: string | null
  signedOn: string | null
  starts: string | null
  ends: string | null
  inKind: boolean
  illustrative: boolean
  version: number
  /** `path`: only the part of own money in it is told. */
  seen: Exclude<Seen, 'no'>
  totals: TotalFigures
}

export function listedOf(
  picture: Picture,
  agreement: Agreement,
  seen: ListedAgreement['seen'],
  totals: TotalFigures,
): ListedAgreement {
  const { id, code, kind, state, names, giverId, receiverId, currency, clusterId, projectCode, signedOn, starts, ends } =
    agreement
  const fund = (of: string | null) => picture.funds.find(each => each.id === of)?.code ?? null
  return {
    ...{
      id,
      code,
      kind,
      state,
      names,
      giverId,
      receiverId,
      currency,
      clusterId,
      projectCode,
      signedOn,
      starts,
      ends,
      seen,
      totals,
    },
    parent: agreement.parentId === null ? null : (picture.byId.get(sourceIn(picture, agreement) ?? '')?.code ?? null),
    ...{ fromFund: fund(agreement.fromFundId), intoFund: fund(agreement.intoFundId) },
    ...{ inKind: agreement.inKind !== null, illustrative: agreement.illustrative, version: agreement.version },
  }
}

const pageMax = 500

/** Agreements that the reader sees, narrowed and in pages. */
export const listAgreements = view({
  name: 'funding.agreements',
  summary: 'Contributions, allocations and sub-grants with their totals, narrowed and in pages; each sees what is theirs.',
  input: v.object({
    operationId: IdSchema,
    kinds: v.optional(v.array(v.picklist(agreementKinds)), []),
    states: v.optional(v.array(v.picklist(agreementStates)), []),
    /** Null is asked for by leaving it out. */
    giverId: v.optional(v.nullable(IdSchema), null),
    receiverId: v.optional(v.nullable(IdSchema), null),
    /** A cluster with its areas of responsibility. */
    clusterId: v.optional(v.nullable(IdSchema), null),
    projectCode: v.optional(v.nullable(CodeSchema), null),
    /** Code of a fund that the money comes from or goes into. */
    fund: v.optional(v.nullable(CodeSchema), null),
    text: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(pageMax)), 100),
    offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  }),
  policy: members,
  scope: async (_db, input) => ({ operation: input.operationId }),
  async read(db, asked, { actor }): Promise<{ rows: ListedAgreement[]; total: number; baseCurrency: string }> {
    const picture = await pictureOf(db, asked.operationId, [])
    const seeing = seeingOf(picture, sightOf(actor, asked.operationId))
    const whole = totalsBy(picture.cells, picture.balances, picture.valueOf)
    const isOwn = ({ rootId }: { rootId: string | null }) => rootId !== null && seeing.own.has(rootId)
    const own = totalsBy(picture.cells.filter(isOwn), picture.balances.filter(isOwn), picture.valueOf)
    const words = asked.text.split(/\s+/).map(nameKey).filter(Boolean)
    const fund = picture.funds.find(({ code }) => code === asked.fund)?.id
    const fits = ({
      code,
      kind,
      state,
      names,
      giverId,
      receiverId,
      clusterId,
      projectCode,
      fromFundId,
      intoFundId,
    }: Agreement) => {
      const said = [code, ...Object.values(names)].map(nameKey)
      const { cluster } = picture.following
      return (
        (asked.kinds.length === 0 || asked.kinds.includes(kind)) &&
        (asked.states.length === 0 || asked.states.includes(state)) &&
        (asked.giverId === null || giverId === picture.following.organisation(asked.giverId)) &&
        (asked.receiverId === null || receiverId === picture.following.organisation(asked.receiverId)) &&
        (asked.clusterId === null ||
          (clusterId !== null && [clusterId, picture.topCluster(clusterId)].includes(cluster(asked.clusterId)))) &&
        (asked.projectCode === null || projectCode === asked.projectCode) &&
        (asked.fund === null || (fund !== undefined && [fromFundId, intoFundId].includes(fund))) &&
        words.every(word => said.some(each => each.includes(word)))
      )
    }
    const found = picture.agreements.flatMap(agreement => {
      const seen = seeing.as(agreement)
      return seen !== 'no' && fits(agreement) ? [{ agreement, seen }] : []
    })
    const rows = found.slice(asked.offset, asked.offset + asked.limit).map(({ agreement, seen }) => {
      const totals = (seen === 'terms' ? whole : own).get(agreement.id) ?? noTotals()
      return listedOf(picture, agreement, seen, figuresOf(totals))
    })
    return { rows, total: found.length, baseCurrency: picture.baseCurrency }
  },
})
