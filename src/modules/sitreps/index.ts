import type { Room } from '../../kernel/registry.ts'
import { correctSitrep } from './commands/correct-sitrep.ts'
import { makeSitrep } from './commands/make-sitrep.ts'
import { publishSitrep } from './commands/publish-sitrep.ts'
import { reviewSitrep } from './commands/review-sitrep.ts'
import { sendBackSitrep } from './commands/send-back-sitrep.ts'
import { takeFigures } from './commands/take-figures.ts'
import { withdrawSitrep } from './commands/withdraw-sitrep.ts'
import { writeTexts } from './commands/write-texts.ts'
import { compareSitrep, listSitreps, showSitrep } from './views/sitreps.ts'

export { makers } from './access.ts'
export { correctSitrep } from './commands/correct-sitrep.ts'
export { makeSitrep } from './commands/make-sitrep.ts'
export { publishSitrep } from './commands/publish-sitrep.ts'
export { reviewSitrep } from './commands/review-sitrep.ts'
export { sendBackSitrep } from './commands/send-back-sitrep.ts'
export { takeFigures } from './commands/take-figures.ts'
export { withdrawSitrep } from './commands/withdraw-sitrep.ts'
export { writeTexts } from './commands/write-texts.ts'
export type { Difference, Value } from './compare.ts'
export type * from './content.ts'
export type { Texts } from './store.ts'
export {
  compareSitrep,
  type ListedSitrep,
  listSitreps,
  type SitrepChanges,
  type SitrepRecord,
  showSitrep,
} from './views/sitreps.ts'

/** Situation reports: figures of a span of months as they stood when they were taken, and what is written beside them. */
export const sitrepsRoom: Room = {
  name: 'sitreps',
  commands: [makeSitrep, takeFigures, writeTexts, reviewSitrep, sendBackSitrep, publishSitrep, withdrawSitrep, correctSitrep],
  views: [listSitreps, showSitrep, compareSitrep],
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
