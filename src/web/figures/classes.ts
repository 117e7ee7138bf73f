/** The classes that a measure is shaded by: at most six, with bounds that people can read. Pure. */

export interface Classes {
  /** Upper bounds, ascending. A class holds what is above the bound before it, up to and with its own. */
  bounds: readonly number[]
  /** Whether classes are equally wide, or hold about equally many values because the values are very unequal. */
  equal: 'width' | 'count'
  /** Whether the last class has no upper end: it holds all above the last bound but one. */
  open: boolean
}

const classesMax = 6
const noClasses: Classes = { bounds: [], equal: 'width', open: false }

/** Coverage is always shaded alike, so that pages can be compared: fifths of the target, and more than the target. */
export const coverageClasses: Classes = { bounds: [20, 40, 60, 80, 100, Number.POSITIVE_INFINITY], equal: 'width', open: true }

const niceSteps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** The smallest readable step that `classesMax` of reach up to the highest value. */
function stepFor(highest: number): number {
  const raw = highest / classesMax
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, raw)))
  const step = niceSteps.find(nice => nice * unit >= raw && Number.isInteger(nice * unit))
  return (step ?? 10) * unit
}

function equallyWide(highest: number): Classes {
  const step = stepFor(highest)
  return {
    bounds: Array.from({ length: Math.ceil(highest / step) }, (_, index) => step * (index + 1)),
    equal: 'width',
    open: false,
  }
}

/** Bounds of classes that hold about equally many values, rounded up to two figures. */
function equallyFull(sorted: readonly number[]): Classes {
  const bounds = Array.from({ length: classesMax - 1 }, (_, nth) => {
    const value = sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * (nth + 1)) / (classesMax - 1)) - 1)] ?? 0
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
    return Math.ceil(value / unit) * unit
  })
  return { bounds: [...new Set(bounds)], equal: 'count', open: false }
}

/** Shares of values in the lowest class from which equally wide classes would say nothing. */
const crowdedShare = 0.6
const crowdedFrom = 6

/**
 * Classes for whole numbers such as people or organisations: equally wide ones, unless most values would fall into the lowest.
 * @param values known values; zero and below do not count.
 */
export function classesOf(values: readonly number[]): Classes {
  const sorted = values.filter(value => value > 0).sort((a, b) => a - b)
  const highest = sorted.at(-1)
  if (highest === undefined) return noClasses
  const wide = equallyWide(highest)
  const lowest = wide.bounds[0] ?? 0
  const crowd = sorted.filter(value => value <= lowest).length
  return sorted.length >= crowdedFrom && crowd > sorted.length * crowdedShare ? equallyFull(sorted) : wide
}

/** Class of a value, from 1; 0 when it is unknown. Nothing at all is in the lowest class. */
function classOf(value: number | null, { bounds }: Classes): number {
  if (value === null || bounds.length === 0) return 0
  const index = bounds.findIndex(bound => value <= bound)
  return index === -1 ? bounds.length : index + 1
}

/** Shades 1 to 6 that a number of classes is shown with: far apart when they are few. */
const shades: readonly (readonly number[])[] = [[], [3], [2, 5], [2, 4, 6], [2, 3, 5, 6], [2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]]

/** Shade of a value, 1 (pale) to 6; 0 when it is unknown or nothing is shaded. */
export function shadeOf(value: number | null, classes: Classes): number {
  const nth = classOf(value, classes)
  return nth === 0 ? 0 : (shades[classes.bounds.length]?.[nth - 1] ?? 6)
}

/** Shade and lower bound of each class, for a legend. */
export function legendOf(classes: Classes): { shade: number; from: number }[] {
  return classes.bounds.map((_, index) => ({
    shade: shades[classes.bounds.length]?.[index] ?? 6,
    from: index === 0 ? 0 : (classes.bounds[index - 1] ?? 0),
  }))
}
