/** The generated rows that benches of the import share. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'

export const headings = [
  'Reporting month',
  'Lead organisation',
  'Implementing partner',
  'Donor',
  'Project code',
  'Cluster',
  'Activity',
  'Activity detail',
  'Unit',
  'Quantity',
  'Modality',
  'Governorate',
  'Governorate P-code',
  'District',
  'District P-code',
  'Site',
  'Latitude',
  'Longitude',
  'Status',
  'Start date',
  'End date',
  'Population group',
  'Households',
  'People targeted',
  'People reached',
  'Girls',
  'Boys',
  'Women',
  'Men',
  'Comments',
]

export interface Place {
  area: string
  areaCode: string
  district: string
  districtCode: string
}

/** The nth row; every fiftieth has an error. Deterministic. */
export function rowOf(nth: number, places: readonly Place[]): (string | number)[] {
  const place = places[nth % places.length] as Place
  const organisation = ['IOM', 'UNICEF', 'WHO', 'UNDP', 'UNHCR'][nth % 5] as string
  const parts = [nth % 40, nth % 30, nth % 50, nth % 20]
  const reached = parts.reduce((sum, part) => sum + part, 0)
  const month = `2005-${String((nth % 12) + 1).padStart(2, '0')}`
  const faulty = nth % 50 === 0
  return [
    month,
    organisation,
    organisation,
    'Japan',
    'S-01',
    'Health and Nutrition',
    `Activity ${nth % 9}`,
    `Detail ${nth}`,
    'people',
    reached,
    'in kind',
    place.area,
    place.areaCode,
    place.district,
    place.districtCode,
    `Site ${nth}`,
    33 + (nth % 400) / 100,
    43 + (nth % 300) / 100,
    'ongoing',
    `${month}-01`,
    `${month}-28`,
    'The sick',
    Math.ceil(reached / 6),
    reached + 10,
    faulty ? 'many' : reached,
    ...parts,
    'As agreed with the directorate',
  ]
}

/** The districts of the shipped operation. */
export async function somePlaces(): Promise<Place[]> {
  const file = path.resolve(import.meta.dirname, '../../operations/iraq-2004/places.json')
  const all = JSON.parse(await readFile(file, 'utf8')) as {
    level: number
    names: { en?: string }
    codes: { code: string }[]
    parentCode: string | null
  }[]
  const byCode = new Map(all.map(place => [place.codes[0]?.code, place]))
  return all
    .filter(place => place.level === 2)
    .map(place => ({
      area: byCode.get(place.parentCode ?? '')?.names.en ?? '',
      areaCode: place.parentCode ?? '',
      district: place.names.en ?? '',
      districtCode: place.codes[0]?.code ?? '',
    }))
}
