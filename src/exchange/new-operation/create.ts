/** Starts an operation of any country: its code and name, the clusters of the IASC as the default set, and its places. */
import { readFile } from 'node:fs/promises'
import countries from 'i18n-iso-countries'
import * as v from 'valibot'
import type { Actor } from '../../kernel/access.ts'
import type { CommandRunner } from '../../kernel/command.ts'
import { defineProblem } from '../../kernel/problems.ts'
import { newId } from '../../kernel/pure/ids.ts'
import type { Language, Names } from '../../kernel/pure/languages.ts'
import { createOperation, NamesSchema } from '../../modules/operations/index.ts'
import { storePlacesCommand } from '../../modules/places/index.ts'
import { storePlan } from '../../modules/plan/index.ts'
import { type FilePlace, readPlacesFile } from './places-file.ts'

const DefaultClusters = v.array(
  v.object({ code: v.string(), parent: v.optional(v.string()), names: NamesSchema, aliases: v.array(v.string()) }),
)

export interface NewOperation {
  code: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** English name; the country's when absent. */
  name?: string | undefined
  /** The country's places: as a file, or as they are known already. */
  places?: { bytes: Uint8Array; fileName: string } | readonly FilePlace[] | undefined
}

export const noSuchCountry = defineProblem('no-such-country', 422, {
  en: '{country} is no country code of ISO 3166-1. Use two letters, such as IQ for Iraq.',
  ar: '{country} ليس رمز بلد في ISO 3166-1. استعمل حرفين، مثل IQ للعراق.',
  ckb: '{country} کۆدی هیچ وڵاتێک نییە لە ISO 3166-1. دوو پیت بەکاربهێنە، وەک IQ بۆ عێراق.',
})

/** Names of a country in the languages that its list knows (ISO 3166-1); null for no country. */
export function countryNames(code: string): Names | null {
  const english = countries.getName(code, 'en')
  if (!english) return null
  const arabic = countries.getName(code, 'ar')
  const kurdish = countries.getName(code, 'ku')
  // The list's Kurdish is written in Latin letters for most countries; only what is in Arabic script is Sorani.
  return {
    en: english,
    ...(arabic ? { ar: arabic } : {}),
    ...(kurdish && /[\u0600-\u06ff]/.test(kurdish) ? { ckb: kurdish } : {}),
  }
}

/**
 * Creates the operation. The file of places is read before anything is stored.
 * @returns how many places and clusters it begins with.
 * @throws Problem for the country, or a code that is taken; PlacesFileProblem or FileProblem for the file.
 */
export async function startOperation(
  runner: CommandRunner,
  given: NewOperation,
  asking: { actor: Actor; language?: Language },
): Promise<{ id: string; places: number; clusters: number }> {
  const country = given.country.toUpperCase()
  const names = countryNames(country)
  if (!names) throw noSuchCountry({ country: given.country })
  const places = await placesOf(given.places)
  const file = new URL('./default-clusters.json', import.meta.url)
  const clusters = v.parse(DefaultClusters, JSON.parse(await readFile(file, 'utf8')))
  const { id: operationId } = await runner.run(
    createOperation,
    { code: given.code.toUpperCase(), names: given.name ? { en: given.name } : names, country },
    asking,
  )
  const root = places.some(place => place.level === 0)
    ? []
    : [
        {
          level: 0,
          names,
          aliases: [],
          codes: [{ system: places[0]?.codes[0]?.system ?? 'cod', code: country }],
          parentCode: null,
        },
      ]
  const all = [
    ...root,
    ...places.map(place => (place.level === 1 && place.parentCode === null ? { ...place, parentCode: country } : place)),
  ]
  await runner.run(storePlacesCommand, { operationId, places: all }, asking)
  const ids = new Map(clusters.map(({ code }) => [code, newId()]))
  await runner.run(
    storePlan,
    {
      operationId,
      clusters: clusters.map(({ parent, ...cluster }, sort) => ({
        ...cluster,
        id: ids.get(cluster.code),
        parentId: parent ? ids.get(parent) : null,
        sort,
        source: 'IASC cluster approach',
      })),
    },
    asking,
  )
  return { id: operationId, places: all.length, clusters: clusters.length }
}

async function placesOf(given: NewOperation['places']): Promise<readonly FilePlace[]> {
  if (given === undefined) return []
  return 'bytes' in given ? readPlacesFile(given.bytes, given.fileName, 'cod') : given
}
