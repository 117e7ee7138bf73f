/** What a person can get wrong in a form about a report, besides what commands refuse. */
import { defineProblem } from '../../../kernel/problems.ts'
import { reportingTexts } from '../../messages/reporting.ts'

export const wrongRow = defineProblem('report-row-missing', 422, reportingTexts.wrongRow)
export const wrongFigure = defineProblem('report-figure-unread', 422, reportingTexts.wrongFigure)
export const nothingFound = defineProblem('report-nothing-to-start-from', 422, reportingTexts.prefillNothing)
export const noActivitySheet = defineProblem('report-no-sheet', 422, reportingTexts.noSheet)
export const noFile = defineProblem('report-file-missing', 422, reportingTexts.noFile)
