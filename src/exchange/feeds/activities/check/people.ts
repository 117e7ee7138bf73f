/** For whom: the group and the people of a row, and whether their figures can be right. */
import type { Reference } from '../../reference.ts'
import { nameKey } from '../../text.ts'
import { readCount } from '../../values.ts'
import type { Field } from '../fields.ts'
import type { ActivityRecord } from '../record.ts'
import { type Reading, type Shared, taken } from './row.ts'

const notPeopleUnits = new Set(
  [
    'kits',
    'kit',
    'items',
    'sessions',
    'session',
    'households',
    'hh',
    'families',
    'schools',
    'facilities',
    'centres',
    'centers',
    'shelters',
    'tents',
    'litres',
    'tons',
    'mt',
    'usd',
  ].map(nameKey),
)
/** Times the target from which a figure is taken for a slip of the pen. */
const targetTimesMax = 10
const peoplePerHouseholdMax = 20

export function readGroup({ text, notes, row }: Reading, { resolver }: Shared): string | null {
  const name = text('group')
  return name === null ? null : taken(resolver.group(name, row), notes, 'group', 'group-unknown')
}

type People = Pick<ActivityRecord, 'households' | 'targeted' | 'reached' | 'reachedNew' | 'breakdown'>

export function readPeople({ cell, cells, notes }: Reading, { mapping }: Shared): People {
  const count = (field: Field) => notes.take(readCount(cell(field)), field)
  const breakdown: Record<string, number> = {}
  for (const { key, index } of mapping.parts) {
    const value = notes.take(readCount(cells[index]), index)
    if (value !== null) breakdown[key] = value
  }
  const total = count('reached')
  // Parts by sex and age are of one whole; people with disabilities are counted among them.
  const parts = Object.entries(breakdown).filter(([key]) => !key.includes('disabled'))
  const finest = Math.max(0, ...parts.map(([key]) => key.split('+').length))
  const whole = parts.filter(([key]) => key.split('+').length === finest)
  const complete =
    whole.length > 0 &&
    whole.length === mapping.parts.filter(({ key }) => !key.includes('disabled') && key.split('+').length === finest).length
  const sum = whole.reduce((all, [, value]) => all + value, 0)
  const index = mapping.parts[0]?.index
  if (total !== null && whole.length > 0 && (complete ? sum !== total : sum > total) && index !== undefined)
    notes.add('error', 'parts-do-not-sum', mapping.at.reached === undefined ? index : 'reached', { sum, total })
  let reached = total
  if (total === null && complete && !notes.failed) {
    reached = sum
    if (mapping.at.reached !== undefined) notes.add('repair', 'reached-from-parts', 'reached', { now: sum })
  }
  return { households: count('households'), targeted: count('targeted'), reached, reachedNew: count('reachedNew'), breakdown }
}

interface Plausibility {
  people: People
  unit: string | null
  quantity: string | null
  placeId: string | null
  clusterId: string | null
  status: ActivityRecord['status']
  activityId: string | null
}

/** Figures that are possible but hardly right. */
export function checkPeople({ notes }: Reading, { reference, resolver }: Shared, given: Plausibility): void {
  const { people, unit, quantity, placeId, clusterId, status, activityId } = given
  const { reached, targeted, households, breakdown, reachedNew } = people
  const activity = activityId === null ? undefined : activityById(reference).get(activityId)
  if (activity?.audience === 'children') {
    const adults = Object.entries(breakdown).find(([key, value]) => /adults|elderly/.test(key) && value > 0)
    if (adults) notes.add('error', 'adults-in-children-activity', 'activity', { people: adults[1] })
  }
  if (status === 'planned' && reached !== null && reached > 0) notes.add('warning', 'planned-with-reached', 'reached')
  if (reached === null) return
  if (reachedNew !== null && reachedNew > reached) notes.add('error', 'new-above-reached', 'reachedNew', { reached })
  if (households !== null && households > 0 && (reached < households || reached > households * peoplePerHouseholdMax))
    notes.add('warning', 'household-size', 'households', { reached })
  const otherUnit =
    (unit !== null && notPeopleUnits.has(nameKey(unit))) ||
    (activity?.unit !== undefined && activity.unit !== null && activity.unit !== 'people')
  if (otherUnit && quantity !== null && Number(quantity) === reached)
    notes.add('warning', 'counted-as-people', 'reached', { unit: unit ?? activity?.unit ?? '' })
  if (targeted !== null && targeted > 0 && reached > targeted * targetTimesMax)
    notes.add('warning', 'reached-ten-times-target', 'reached', { targeted })
  const place = placeId === null ? undefined : resolver.placeOf(placeId)
  if (place?.population && reached > place.population)
    notes.add('warning', 'reached-above-population', 'reached', { population: place.population })
  const need = placeId === null || clusterId === null ? undefined : reference.need.get(`${placeId}|${clusterId}`)
  if (need !== undefined && reached > need) notes.add('warning', 'reached-above-need', 'reached', { need })
}

const activityIndexes = new WeakMap<Reference, Map<string, Reference['activities'][number]>>()
function activityById(reference: Reference) {
  let index = activityIndexes.get(reference)
  if (!index) {
    index = new Map(reference.activities.map(activity => [activity.id, activity]))
    activityIndexes.set(reference, index)
  }
  return index
}
