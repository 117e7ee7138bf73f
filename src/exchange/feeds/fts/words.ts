/** What the service calls things, in the words of the operation. Pure. */
import type { earmarkStrengths } from '../../../modules/funding/schema.ts'
import { type FtsFlow, type FtsObject, objectsOf } from '../../formats/fts/model.ts'
import type { OrganisationType } from '../reference.ts'

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(each => (typeof each === 'string' ? [each] : [])) : []

/** What an organisation of the service is among ours; null where that does not follow from its types. */
export function organisationTypeOf({ organizationTypes, organizationSubTypes }: FtsObject): OrganisationType | null {
  const types = textsOf(organizationTypes)
  const subTypes = textsOf(organizationSubTypes)
  if (types.includes('UN agency')) return 'un'
  if (types.includes('Government')) return 'government'
  if (types.includes('Red Cross/Red Crescent')) return 'red-cross'
  if (types.includes('Inter-governmental')) return 'international'
  if (types.some(type => type.startsWith('Private'))) return 'private'
  if (types.includes('NGO')) {
    if (subTypes.includes('International')) return 'ingo'
    if (subTypes.includes('National') || subTypes.includes('Local')) return 'nngo'
    return null
  }
  return types.length > 0 ? 'other' : null
}

export const isPooledFund = ({ organizationTypes }: FtsObject): boolean => textsOf(organizationTypes).includes('Pooled fund')

const strengths: Record<string, (typeof earmarkStrengths)[number]> = {
  unearmarked: 'unearmarked',
  'softly earmarked': 'soft',
  earmarked: 'earmarked',
  'tightly earmarked': 'hard',
}
/** How strictly the giver earmarked the flow; null where the service does not say, or says several things. */
export function strengthOf({ grandBargainEarmarkingType }: FtsFlow): (typeof earmarkStrengths)[number] | null {
  const [only, ...more] = textsOf(grandBargainEarmarkingType)
  return only === undefined || more.length > 0 ? null : (strengths[only] ?? null)
}

/** What of a flow has no place of its own here, for people. */
export function noteOf(flow: FtsFlow, also: readonly string[]): string | null {
  const named = (objects: readonly FtsObject[], type: string) => objectsOf(objects, type).map(({ name }) => name)
  const lines: [string, readonly string[]][] = [
    ['Plan', named(flow.destinationObjects, 'Plan')],
    ['Emergency', named(flow.destinationObjects, 'Emergency')],
    ['Clusters', named(flow.destinationObjects, 'Cluster')],
    ['Global clusters', named(flow.destinationObjects, 'GlobalCluster')],
    ['Project', named(flow.destinationObjects, 'Project')],
    ['Locations', named(flow.destinationObjects, 'Location')],
    ['Usage years', named(flow.destinationObjects, 'UsageYear')],
    ['Kind of flow', flow.flowType && flow.flowType !== 'Standard' ? [flow.flowType] : []],
    ['Method', flow.method && flow.method !== 'Traditional aid' ? [flow.method] : []],
    ['Keywords', flow.keywords ?? []],
  ]
  const text = [
    ...(flow.description ? [flow.description] : []),
    ...lines.flatMap(([label, words]) => (words.length > 0 ? [`${label}: ${words.join('; ')}`] : [])),
    ...also,
  ].join('\n')
  return text === '' ? null : text.slice(0, 4_000)
}
