/** How the columns of sex and age of a sheet make up one whole; worked out once, not for every row. */
import type { ColumnMapping } from '../columns.ts'

export interface Part {
  key: string
  index: number
}

export interface PartPlan {
  /** The finest parts: those that add up to all people. */
  finest: readonly Part[]
  /** Whether all people are in them: women alone are no whole. */
  whole: boolean
  /** Coarser parts, with the finest ones that they are made of. */
  coarser: readonly { part: Part; inside: readonly Part[]; exact: boolean }[]
  /** People with disabilities: counted among the others, not beside them. */
  overlapping: readonly Part[]
  /** Parts that hold adults, and parts that hold children. */
  adults: readonly Part[]
  children: readonly Part[]
}

const attributesOf = (key: string) => key.split('+')
const isSex = (attribute: string) => attribute === 'f' || attribute === 'm'
const holds = (attributes: readonly string[]) => (part: Part) => attributesOf(part.key).some(each => attributes.includes(each))

/** @param countedTwice parts that are counted in other parts once more, as a survey of the sheet has shown. */
export function planParts({ parts }: Pick<ColumnMapping, 'parts'>, countedTwice: ReadonlySet<string>): PartPlan {
  const overlapping = parts.filter(holds(['disabled']))
  const columns = parts.filter(part => !overlapping.includes(part) && !countedTwice.has(part.key))
  const most = Math.max(0, ...columns.map(({ key }) => attributesOf(key).length))
  const finest = columns.filter(({ key }) => attributesOf(key).length === most)
  const sexes = new Set(finest.flatMap(({ key }) => attributesOf(key).filter(isSex)))
  const coarser = columns
    .filter(part => !finest.includes(part))
    .map(part => {
      const attributes = attributesOf(part.key)
      const inside = finest.filter(({ key }) => attributes.every(attribute => attributesOf(key).includes(attribute)))
      // Of the females, girls and women alone may leave out those whose age is not known.
      return { part, inside, exact: inside.length > 1 && !attributes.some(isSex) }
    })
    .filter(({ inside }) => inside.length > 0)
  return {
    finest,
    whole: finest.length > 0 && sexes.size !== 1,
    coarser,
    overlapping,
    adults: parts.filter(holds(['adults', 'elderly'])),
    children: parts.filter(holds(['infants', 'children', 'adolescents'])),
  }
}
