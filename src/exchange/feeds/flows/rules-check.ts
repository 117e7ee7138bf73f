/** What speaks against movements in the terms of their agreements, told in the rows: the rules are those of the funding room. Pure. */
import { type Language, nameIn } from '../../../kernel/pure/languages.ts'
import {
  type AgreementFacts,
  type Around,
  chainOf,
  type Objection,
  objectionsTo,
  refuses,
} from '../../../modules/funding/rules.ts'
import type { Reference } from '../reference.ts'
import { type Made, standingOf } from './entries.ts'
import type { FlowField } from './fields.ts'
import type { KnownAgreement, KnownFlows } from './known.ts'

const factsOf = (agreement: KnownAgreement): AgreementFacts => ({
  ...{ id: agreement.code, code: agreement.code, kind: agreement.kind, parentId: agreement.parent },
  ...{ fromFundId: agreement.fromFund, intoFundId: agreement.intoFund, currency: agreement.currency, state: agreement.state },
  ...{ signedOn: agreement.signedOn, starts: agreement.starts, ends: agreement.ends, endedOn: agreement.endedOn },
  ...{ advanceAllowed: agreement.advanceAllowed, earmark: agreement.earmark },
})

/** An entry of a list, then what it lies in. */
const within = (entries: readonly { id: string; parentId: string | null }[]) => {
  const parents = new Map(entries.map(({ id, parentId }) => [id, parentId]))
  return (id: string): string[] => {
    const found: string[] = []
    for (let at: string | null = id; at !== null && !found.includes(at); at = parents.get(at) ?? null) found.push(at)
    return found
  }
}

const columnOf: Record<'cluster' | 'project' | 'place' | 'group', FlowField> = {
  cluster: 'cluster',
  project: 'project',
  place: 'placeName',
  group: 'group',
}

/** Names of what an earmark allows of a dimension. */
function allowedBy(
  { earmark, dimension }: Extract<Objection, { code: 'outside-earmark' }>,
  reference: Reference,
  language: Language,
) {
  const named = (ids: readonly string[], entries: readonly { id: string; names: Reference['groups'][number]['names'] }[]) =>
    ids.map(id => nameIn(entries.find(entry => entry.id === id)?.names ?? {}, language))
  const allowed = {
    cluster: () => named(earmark.clusterIds, reference.clusters),
    project: () => earmark.projectCodes,
    place: () => named(earmark.placeIds, reference.places),
    group: () => named(earmark.groupIds, reference.groups),
  }[dimension]()
  return allowed.join(language === 'en' ? ', ' : '، ')
}

/** Notes what speaks against entries that are new or other than before. */
export function tellObjections(
  made: readonly Made[],
  agreements: readonly KnownAgreement[],
  known: KnownFlows,
  language: Language,
): void {
  const byCode = new Map(agreements.map(agreement => [agreement.code, factsOf(agreement)]))
  const around: Around = { cluster: within(known.reference.clusters), place: within(known.reference.places) }
  for (const each of made) {
    const { content, said, implied } = each
    const standing = standingOf(each)
    if (standing === 'unchanged' || standing === 'elsewhere') continue
    const { row } = said
    const column = (field: FlowField) => (row.has(field) ? field : null)
    if (known.closedMonths.has(content.happened.slice(0, 7)) && !implied)
      row.add('error', 'flow-month-closed', column('date'), { month: content.happened.slice(0, 7) })
    const agreement = byCode.get(content.agreement)
    if (!agreement || implied) continue
    const asked = {
      ...{ kind: content.kind, happened: content.happened, currency: content.currency, of: content.of, back: content.back },
      ...{ amountMinor: BigInt(content.amountMinor), into: null, clusterId: content.clusterId, placeId: content.placeId },
      ...{ groupId: content.groupId, projectCode: content.projectCode },
    }
    for (const objection of objectionsTo(asked, chainOf(agreement, byCode), around)) {
      const { code } = objection
      if (code === 'outside-earmark') {
        const details = { code: objection.agreement, allowed: allowedBy(objection, known.reference, language) }
        row.add(refuses(objection) ? 'error' : 'warning', 'flow-outside-earmark', column(columnOf[objection.dimension]), details)
      } else if (code === 'kind-not-here') row.add('error', 'flow-kind-differs', column('kind'), { code: objection.agreement })
      else if (code === 'other-currency')
        row.add('error', 'flow-other-currency', column('currency'), { code: objection.agreement, allowed: objection.allowed })
      else if (code === 'no-agreement') row.add('error', 'flow-not-in-force', column('date'), { code: objection.agreement })
      else
        row.add('error', code === 'after-end' ? 'flow-after-end' : 'flow-before-start', column('date'), {
          code: objection.agreement,
          day: objection.allowed,
        })
    }
  }
}
