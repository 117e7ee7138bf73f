/** The measures that the overview shows of the operation's picture. */
export {
  columnLevel,
  type Figure,
  type Picture,
  type PictureInput,
  pictureOf,
  validIn,
} from '../../../modules/delivery/index.ts'

export const measures = ['reached', 'inNeed', 'targeted', 'coverage', 'organisations'] as const
export type Measure = (typeof measures)[number]
