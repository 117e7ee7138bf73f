import type { Room } from '../../kernel/registry.ts'
import { addDisaggregation } from './commands/add-disaggregation.ts'
import { endDisaggregation } from './commands/end-disaggregation.ts'
import { endIndicator } from './commands/end-indicator.ts'
import { endPlanned } from './commands/end-planned.ts'
import { planIndicators } from './commands/plan-indicators.ts'
import { recalculateFigures } from './commands/recalculate-figures.ts'
import { recordValuesCommand } from './commands/record-values.ts'
import { removeIllustrativeIndicators } from './commands/remove-illustrative.ts'
import { setTargets } from './commands/set-targets.ts'
import { storeDisaggregationCommand } from './commands/store-disaggregation.ts'
import { storeIndicatorsCommand } from './commands/store-indicators.ts'
import { storeIndicatorSheet } from './commands/store-sheet.ts'
import { takeFromLibrary } from './commands/take-from-library.ts'
import { undoIndicatorImport } from './commands/undo-import.ts'
import { verifyFigures } from './commands/verify-figures.ts'
import { reactions } from './reactions.ts'
import { listTargets, showAreas } from './views/areas.ts'
import { explainFigure, listValues } from './views/explanation.ts'
import { showFigures } from './views/figures.ts'
import { listDefinitions, listDisaggregations, listPlanned, showLibrary } from './views/planned.ts'

export { mayPlan } from './access.ts'
export { addDisaggregation } from './commands/add-disaggregation.ts'
export { endDisaggregation } from './commands/end-disaggregation.ts'
export { endIndicator } from './commands/end-indicator.ts'
export { endPlanned } from './commands/end-planned.ts'
export { planIndicators } from './commands/plan-indicators.ts'
export { recalculateFigures } from './commands/recalculate-figures.ts'
export { recordValuesCommand } from './commands/record-values.ts'
export { removeIllustrativeIndicators } from './commands/remove-illustrative.ts'
export { setTargets } from './commands/set-targets.ts'
export { storeDisaggregationCommand } from './commands/store-disaggregation.ts'
export { storeIndicatorsCommand } from './commands/store-indicators.ts'
export { storeIndicatorSheet } from './commands/store-sheet.ts'
export { takeFromLibrary } from './commands/take-from-library.ts'
export { undoIndicatorImport } from './commands/undo-import.ts'
export { verifyFigures } from './commands/verify-figures.ts'
export type { PlaceStep, UnitStep } from './explain.ts'
export { indicatorsAreIllustrative } from './illustrative.ts'
export { type LibraryIndicator, library, suits } from './library.ts'
export { categoriesOf, keyOf } from './parts.ts'
export { dimensionsIn, type PlannedIndicator } from './plan.ts'
export { problemsOfValues, recordValues } from './record-values.ts'
export { valueProblems } from './values-check.ts'
export { type AreaRow, listTargets, type PartRow, type StatedTargetRow, showAreas } from './views/areas.ts'
export { type Explained, type ExportedValue, explainFigure, listValues, type TracedValue } from './views/explanation.ts'
export { type IndicatorFigure, indicatorFigures, showFigures } from './views/figures.ts'
export {
  type Definition,
  type Disaggregation,
  listDefinitions,
  listDisaggregations,
  listPlanned,
  planIndicatorsOf,
  showLibrary,
} from './views/planned.ts'

export const indicatorsRoom: Room = {
  name: 'indicators',
  commands: [
    takeFromLibrary,
    storeIndicatorsCommand,
    endIndicator,
    planIndicators,
    endPlanned,
    setTargets,
    recordValuesCommand,
    storeDisaggregationCommand,
    addDisaggregation,
    endDisaggregation,
    storeIndicatorSheet,
    undoIndicatorImport,
    removeIllustrativeIndicators,
    recalculateFigures,
    verifyFigures,
  ],
  views: [
    listPlanned,
    showFigures,
    showAreas,
    explainFigure,
    listTargets,
    listValues,
    listDefinitions,
    listDisaggregations,
    showLibrary,
  ],
  reactions,
  migrations: new URL('./migrations/', import.meta.url).pathname,
}
