/**
 * Small numbers of people, which could name somebody, in what donors and the public see. The rule is applied to the finest figures there
 * are (project, cluster, place, group and month), before anything is added up: every figure that is shown is made from figures that may
 * be shown alone. So no difference of two figures, of whatever tables, tells what was left out.
 * Source of the threshold: the practice of statistical offices of not showing frequencies below ten (a "threshold rule", as in
 * Hundepool and others, Statistical Disclosure Control, 2012, chapter 5).
 */

/** Fewer people than this are not told. */
export const fewest = 10

export interface PeopleFigure {
  /** Null is unknown. */
  reached: number | null
}

export interface Shown<Figure> {
  figures: Figure[]
  /** How many figures were left out for being small. */
  small: number
}

/** Leaves out figures of one to nine people; zero and unknown stay what they are. */
export function withoutSmall<Figure extends PeopleFigure>(figures: readonly Figure[]): Shown<Figure> {
  const shown = figures.filter(({ reached }) => reached === null || reached === 0 || reached >= fewest)
  return { figures: shown, small: figures.length - shown.length }
}
