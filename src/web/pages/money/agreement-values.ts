/** The form of an agreement: what is stored as fields, and fields as what commands take. */
import type { ShownAgreement } from '../../../modules/funding/index.ts'
import { sayMoney } from '../../messages/money.ts'
import type { Values } from '../accounts/parts.tsx'
import type { LoadedMoney } from './load.ts'

const or = (value: string | undefined) => value?.trim() || null
const codesOf = (written: string | undefined) => (written ?? '').split(/[,;،؛\n]+/).flatMap(code => or(code) ?? [])

/** The terms that a posted form says, and what of it cannot be read, by field. */
export function termsOfValues(values: Values, loaded: LoadedMoney): { terms: object; wrong: Record<string, string> } {
  const { language, clusters, groups, placeOfCode } = loaded
  const wrong: Record<string, string> = {}
  const names = { en: or(values.nameEn), ar: or(values.nameAr), ckb: or(values.nameCkb) }
  const placeIds = codesOf(values.earmarkPlaces).flatMap(code => {
    const place = placeOfCode(code)
    if (!place) wrong.earmarkPlaces = sayMoney(language, 'wrongPlace', { value: code })
    return place?.id ?? []
  })
  const earmark = {
    strength: values.strength ?? 'unearmarked',
    clusterIds: [...clusters.keys()].filter(id => values[`earmarkCluster.${id}`]),
    projectCodes: codesOf(values.earmarkProjects),
    placeIds,
    groupIds: groups.map(({ id }) => id).filter(id => values[`earmarkGroup.${id}`]),
    words: or(values.earmarkWords),
  }
  const says = earmark.strength !== 'unearmarked' || earmark.words !== null
  const method = or(values.inKindMethod)
  return {
    wrong,
    terms: {
      names: Object.fromEntries(Object.entries(names).filter(([, name]) => name !== null)),
      reference: or(values.reference),
      currency: (values.currency ?? '').trim().toUpperCase(),
      projectCode: or(values.project),
      clusterId: or(values.cluster),
      starts: or(values.starts),
      ends: or(values.ends),
      advanceAllowed: values.advanceAllowed === 'yes',
      inKind: method === null ? null : { method, source: or(values.inKindSource) },
      earmark: says ? earmark : null,
      conditions: or(values.conditions),
      note: or(values.note),
      source: or(values.source),
    },
  }
}

/** Who gives what to whom, of the form in which an agreement is proposed. */
export const partiesOfValues = (values: Values): object => ({
  code: values.code?.trim() ?? '',
  kind: values.kind,
  giverId: values.kind === 'contribution' ? or(values.giver) : null,
  receiverId: values.receiver ?? '',
  parent: values.kind === 'contribution' ? null : or(values.parent),
  fromFund: values.kind === 'contribution' ? null : or(values.fromFund),
  intoFund: or(values.intoFund),
  knownApart: or(values.knownApart),
})

/** The fields of an agreement whose terms another one takes over. */
export function valuesOfAgreement({ agreement, terms }: ShownAgreement, { placesById, codeOfPlace }: LoadedMoney): Values {
  const earmark = terms?.earmark ?? null
  return {
    ...{ nameEn: agreement.names.en ?? '', nameAr: agreement.names.ar ?? '', nameCkb: agreement.names.ckb ?? '' },
    ...{ currency: agreement.currency, project: agreement.projectCode ?? '', cluster: agreement.clusterId ?? '' },
    ...{ starts: agreement.starts ?? '', ends: agreement.ends ?? '', reference: terms?.reference ?? '' },
    ...{ inKindMethod: terms?.inKind?.method ?? '', inKindSource: terms?.inKind?.source ?? '' },
    ...{ conditions: terms?.conditions ?? '', note: terms?.note ?? '', source: terms?.source ?? '' },
    ...(terms?.advanceAllowed ? { advanceAllowed: 'yes' } : {}),
    strength: earmark?.strength ?? 'unearmarked',
    earmarkWords: earmark?.words ?? '',
    earmarkProjects: earmark?.projectCodes.join(', ') ?? '',
    earmarkPlaces: (earmark?.placeIds ?? [])
      .flatMap(id => placesById.get(id) ?? [])
      .map(codeOfPlace)
      .join(', '),
    ...Object.fromEntries((earmark?.clusterIds ?? []).map(id => [`earmarkCluster.${id}`, 'yes'])),
    ...Object.fromEntries((earmark?.groupIds ?? []).map(id => [`earmarkGroup.${id}`, 'yes'])),
    carryOver: 'yes',
  }
}
