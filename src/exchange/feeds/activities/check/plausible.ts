/** Whether the figures of a row can be right: what is possible but hardly so, and what is counted as people but is none. */
import type { Reference, ReferencePlace } from '../../reference.ts'
import { nameKey } from '../../text.ts'
import type { ActivityRecord } from '../record.ts'
import { ageOfGroup, type People } from './people.ts'
import type { Reading, Shared } from './row.ts'

const unitWords: Record<'people' | 'households' | 'other', readonly string[]> = {
  people: [
    'people',
    'persons',
    'person',
    'individuals',
    'individual',
    'beneficiaries',
    'beneficiary',
    'patients',
    'students',
    'children',
    'women',
    'men',
    'pupils',
    'personnes',
    'individus',
    'bénéficiaires',
    'personas',
    'beneficiarios',
    'أشخاص',
    'شخص',
    'أفراد',
    'فرد',
    'مستفيدين',
    'مستفيد',
    'کەس',
    'سوودمەند',
  ],
  households: [
    'households',
    'household',
    'hh',
    'hhs',
    'families',
    'family',
    'ménages',
    'ménage',
    'familles',
    'hogares',
    'familias',
    'أسر',
    'أسرة',
    'عائلات',
    'عائلة',
    'خێزان',
    'خێزانەکان',
  ],
  other: [
    'kits',
    'kit',
    'items',
    'item',
    'sessions',
    'session',
    'schools',
    'school',
    'classrooms',
    'facilities',
    'facility',
    'centres',
    'centers',
    'centre',
    'center',
    'hospitals',
    'clinics',
    'shelters',
    'shelter',
    'tents',
    'tent',
    'latrines',
    'wells',
    'boreholes',
    'baskets',
    'parcels',
    'rations',
    'vouchers',
    'blankets',
    'litres',
    'liters',
    'm3',
    'tons',
    'tonnes',
    'mt',
    'kg',
    'usd',
    'dollars',
    'consultations',
    'consultation',
    'trainings',
    'workshops',
    'campaigns',
    'projects',
    'trucks',
    'buildings',
    'houses',
    'units',
    'pieces',
    'boxes',
    'doses',
    'écoles',
    'séances',
    'abris',
    'centres de santé',
    'puits',
    'escuelas',
    'sesiones',
    'carpas',
    'centros',
    'pozos',
    'حقائب',
    'حقيبة',
    'مدارس',
    'مدرسة',
    'جلسات',
    'جلسة',
    'مراكز',
    'مركز',
    'خيم',
    'خيمة',
    'سلال',
    'سلة',
    'آبار',
    'دورات',
    'لتر',
    'طن',
    'پاکێت',
    'قوتابخانە',
    'دانیشتن',
    'بنکە',
    'خێمە',
    'سەبەتە',
    'بیر',
    'خول',
    'تەن',
  ],
}
const unitKind = new Map(
  Object.entries(unitWords).flatMap(([kind, words]) =>
    words.map(word => [nameKey(word), kind as keyof typeof unitWords] as const),
  ),
)
/** What the catalogue counts an activity in, in the same kinds. */
const catalogueKind = {
  people: 'people',
  households: 'households',
  items: 'other',
  facilities: 'other',
  sessions: 'other',
  money: 'other',
} as const

/** A number with what it counts: `500 hygiene kits`. */
const countedInText = /(\d[\d,. ]*)\s+((?:[\p{L}\p{M}-]+\s+){0,2}[\p{L}\p{M}-]+)/gu

const betweenDigits = /\d[,. ]\d/

/** Times the target from which a figure is taken for a slip of the pen. */
const targetTimesMax = 10
const peoplePerHouseholdMax = 20

export interface Plausibility {
  people: People
  unit: string | null
  quantity: string | null
  detail: string | null
  placeId: string | null
  clusterId: string | null
  groupId: string | null
  status: ActivityRecord['status']
  activityId: string | null
}

/** Figures that are possible but hardly right. */
export function checkPeople(reading: Reading, shared: Shared, given: Plausibility): void {
  const { notes } = reading
  const { people, status } = given
  const { reached, targeted, households, reachedNew } = people
  checkAges(reading, shared, given)
  checkUnits(reading, shared, given)
  if (status === 'planned' && reached !== null && reached > 0) notes.add('warning', 'planned-with-reached', 'reached')
  if (status === 'completed' && reached === 0) notes.add('warning', 'completed-with-nobody', 'reached')
  if (reached === null) return
  if (reachedNew !== null && reachedNew > reached) notes.add('error', 'new-above-reached', 'reachedNew', { reached })
  if (households !== null && households > 0) {
    if (reached === households && reached > 1) notes.add('warning', 'households-as-people', 'reached', { households })
    else if (reached < households || reached > households * peoplePerHouseholdMax)
      notes.add('warning', 'household-size', 'households', { reached })
  }
  if (targeted !== null && targeted > 0 && reached > targeted * targetTimesMax)
    notes.add('warning', 'reached-ten-times-target', 'reached', { targeted })
  checkArea(reading, shared, given, reached)
}

interface KnownFigure {
  figure: number
  place: string
}

/** Figures of places, of the nearest area around a place where it has none itself; looked up once for each place. */
class AreaFigures {
  private readonly population = new Map<string, KnownFigure | null>()
  private readonly need = new Map<string, KnownFigure | null>()
  private readonly places: Map<string, ReferencePlace>
  private readonly reference: Reference
  constructor(reference: Reference) {
    this.reference = reference
    this.places = new Map(reference.places.map(place => [place.id, place]))
  }
  populationOf(placeId: string): KnownFigure | null {
    return this.known(this.population, placeId, placeId, place => place.population)
  }
  needOf(placeId: string, clusterId: string): KnownFigure | null {
    const { need } = this.reference
    if (need.size === 0) return null
    return this.known(this.need, `${placeId}|${clusterId}`, placeId, place => need.get(`${place.id}|${clusterId}`))
  }
  private known(
    answers: Map<string, KnownFigure | null>,
    question: string,
    placeId: string,
    figureOf: (place: ReferencePlace) => number | null | undefined,
  ): KnownFigure | null {
    const before = answers.get(question)
    if (before !== undefined) return before
    let answer: KnownFigure | null = null
    for (let place = this.places.get(placeId); place && !answer; place = this.places.get(place.parentId ?? '')) {
      const figure = figureOf(place)
      if (figure !== null && figure !== undefined) answer = { figure, place: place.names.en ?? '' }
    }
    answers.set(question, answer)
    return answer
  }
}

const figuresByReference = new WeakMap<Reference, AreaFigures>()
function figuresOf(reference: Reference): AreaFigures {
  let figures = figuresByReference.get(reference)
  if (!figures) {
    figures = new AreaFigures(reference)
    figuresByReference.set(reference, figures)
  }
  return figures
}

/** More people than live in the place or are in need there. */
function checkArea({ notes }: Reading, { reference }: Shared, { placeId, clusterId }: Plausibility, reached: number): void {
  if (placeId === null) return
  const figures = figuresOf(reference)
  const population = figures.populationOf(placeId)
  if (population && reached > population.figure) {
    notes.add('warning', 'reached-above-population', 'reached', { population: population.figure, place: population.place })
    return
  }
  const need = clusterId === null ? null : figures.needOf(placeId, clusterId)
  if (need && reached > need.figure)
    notes.add('warning', 'reached-above-need', 'reached', { need: need.figure, place: need.place })
}

const groupAges = new WeakMap<Reference, Map<string, 'children' | 'adults' | null>>()
function ageOf(reference: Reference, groupId: string | null): 'children' | 'adults' | null {
  let ages = groupAges.get(reference)
  if (!ages) {
    ages = new Map(
      reference.groups.map(group => [group.id, ageOfGroup([group.code, ...Object.values(group.names), ...group.aliases])]),
    )
    groupAges.set(reference, ages)
  }
  return groupId === null ? null : (ages.get(groupId) ?? null)
}

/** Adults in an activity or a group of children only, and the other way round. */
function checkAges(
  { notes }: Reading,
  { reference, activities, parts }: Shared,
  { people, activityId, groupId }: Plausibility,
): void {
  if (parts.finest.length === 0) return
  const audience = activityId === null ? null : (activities.get(activityId)?.audience ?? null)
  const group = ageOf(reference, groupId)
  const only = audience ?? group
  if (only === null) return
  const others = only === 'children' ? parts.adults : parts.children
  const part = others.find(({ key }) => (people.breakdown[key] ?? 0) > 0)
  if (!part) return
  const found = people.breakdown[part.key] ?? 0
  if (audience === null)
    notes.add('warning', only === 'children' ? 'adults-in-children-group' : 'children-in-adults-group', part.index, {
      people: found,
    })
  else
    notes.add('error', only === 'children' ? 'adults-in-children-activity' : 'children-in-adults-activity', part.index, {
      people: found,
    })
}

/** Kits, schools, sessions or households that stand where people should. */
function checkUnits(
  { notes }: Reading,
  { activities }: Shared,
  { people, unit, quantity, detail, activityId }: Plausibility,
): void {
  const activity = activityId === null ? undefined : activities.get(activityId)
  const written = unit === null ? undefined : unitKind.get(nameKey(unit))
  const catalogued = activity?.unit ? catalogueKind[activity.unit] : undefined
  if (written && catalogued && written !== catalogued)
    notes.add('warning', 'unit-differs', 'unit', { unit: activity?.unit ?? '' })
  const { reached, households } = people
  if (reached === null || reached === 0) return
  const kind = written ?? catalogued
  const label = unit ?? activity?.unit ?? ''
  if (kind && kind !== 'people') {
    // Equal to the quantity the figure is the quantity; without one it may be.
    if (quantity !== null && Number(quantity) === reached) {
      notes.add('warning', kind === 'households' ? 'households-counted-as-people' : 'counted-as-people', 'reached', {
        unit: label,
      })
      return
    }
    if (quantity === null && households === null) {
      notes.add('warning', 'perhaps-counted-as-people', 'reached', { unit: label })
      return
    }
  }
  const what = detail === null ? null : countedAs(detail, reached)
  if (what === null) return
  notes.add('warning', what.kind === 'households' ? 'households-counted-as-people' : 'counted-as-people', 'reached', {
    unit: what.words,
  })
}

/** What a text says that a number counts, when that is not people. */
function countedAs(text: string, number: number): { kind: 'households' | 'other'; words: string } | null {
  // Most texts do not hold the figure at all.
  if (!(betweenDigits.test(text) ? text.replace(/[,. ]/g, '') : text).includes(String(number))) return null
  let found: { kind: 'households' | 'other'; words: string } | null = null
  for (const [, digits = '', words = ''] of text.matchAll(countedInText)) {
    if (Number(digits.replace(/\D/g, '')) !== number) continue
    const kinds = words.split(/\s+/).map(word => unitKind.get(nameKey(word)))
    // 500 people who received 500 kits are 500 people.
    if (kinds.includes('people')) return null
    const kind = kinds.find(each => each === 'households' || each === 'other')
    if (kind === 'households' || kind === 'other') found ??= { kind, words }
  }
  return found
}
