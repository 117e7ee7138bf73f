/** Sheets of a plan on their way into its draft: checked as often as anybody looks, stored whole or not at all. */
import { isAllowed } from '../../../kernel/access.ts'
import { defineProblem, notFound } from '../../../kernel/problems.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import { fileOfImport, showImport } from '../../../modules/imports/index.ts'
import { listPlans, noDraft, type StrategicPlan, showFramework, storeFramework } from '../../../modules/plan/index.ts'
import { openTable } from '../../formats/open-table.ts'
import { type Asking, type GivenFile, type ImportHouse, loadReference } from '../activities/import.ts'
import { choicesOf, noSuchSheet } from '../reading.ts'
import { chooseSheet, headingsOf } from '../sheet-choice.ts'
import { checkPlan, type PlanCheck } from './check.ts'
import { type PlanMapping, planFeed } from './columns.ts'

export const noPlanSheet = defineProblem('no-plan-sheet', 422, {
  en: 'No sheet of this file is a plan: a column with codes of objectives was looked for, and one with their names or with people. Found: {found}.',
  ar: 'لا توجد في هذا الملف ورقة خطة: بُحث عن عمود لرموز الأهداف وآخر لأسمائها أو للأشخاص. الموجود: {found}.',
  ckb: 'هیچ لاپەڕەیەکی ئەم فایلە پلان نییە: بەدوای ستوونی کۆدی ئامانجەکان و ستوونی ناو یان خەڵکدا گەڕاین. دۆزراوە: {found}.',
})
export const planSheetWrong = defineProblem('plan-sheet-wrong', 422, {
  en: 'A plan is stored whole or not at all: {count} rows of the sheet are wrong. Mend them and send it again.',
  ar: 'تُخزن الخطة كاملة أو لا تُخزن: {count} من صفوف الجدول خاطئة. أصلحها وأرسلها مجددًا.',
  ckb: 'پلان بە تەواوی پاشەکەوت دەکرێت یان هیچ: {count} ڕیزی خشتەکە هەڵەن. چاکیان بکە و دووبارە بینێرە.',
})
export const noSuchPlan = defineProblem('no-such-plan', 422, {
  en: 'Say which plan is meant. There are: {plans}.',
  ar: 'حدد الخطة المقصودة. الموجود: {plans}.',
  ckb: 'دیاری بکە مەبەست کام پلانە. ئەمانە هەن: {plans}.',
})

export interface PlanOutcome {
  plan: StrategicPlan
  sheet: string | null
  headings: string[]
  mapping: PlanMapping
  check: PlanCheck
  /** New, changed and unchanged count objectives and figures of people, not rows. */
  counts: { rows: number; new: number; changed: number; unchanged: number; rejected: number; repaired: number }
}

/** The plan of a code, or the only one there is. @throws noSuchPlan */
export async function planNamed(
  house: Pick<ImportHouse, 'reader'>,
  asking: Asking,
  operationId: string,
  code: string | undefined,
): Promise<StrategicPlan> {
  const plans = await house.reader.read(listPlans, { operationId }, asking)
  const found = code === undefined ? (plans.length === 1 ? plans[0] : undefined) : plans.find(plan => plan.code === code)
  if (!found) throw noSuchPlan({ plans: plans.map(plan => plan.code).join(', ') || '–' })
  return found
}

/** Files of plans say which plan they are for. */
export type PlanFileGiven = Omit<GivenFile, 'options'> & {
  planCode?: string | undefined
  options: { sheet?: string | undefined }
}

/**
 * Reads and checks a sheet against the draft of its plan.
 * @throws FileProblem when it cannot be read; Problem when no sheet is a plan, or the plan has no draft.
 */
export async function checkPlanFile(house: ImportHouse, asking: Asking, given: PlanFileGiven): Promise<PlanOutcome> {
  const reference = await loadReference(house, asking, given.code)
  const operationId = reference.operation.id
  const plan = await planNamed(house, asking, operationId, given.planCode)
  const draft = plan.versions.find(({ status }) => status === 'draft')
  if (!draft) throw noDraft()
  const framework = await house.reader.read(showFramework, { operationId, planId: plan.id, no: draft.no }, asking)
  const choices = await choicesOf(house, asking, planFeed, operationId, given.options)
  const table = await openTable(given.bytes, given.fileName)
  const chosen = chooseSheet(table.sheets, planFeed, choices, given.options.sheet)
  if ('found' in chosen) {
    const { asked, found, sheets } = chosen
    throw asked === undefined ? noPlanSheet({ found }) : noSuchSheet({ sheet: asked, sheets })
  }
  const { sheet, index, mapping } = chosen
  const headings = headingsOf(sheet)
  const { policy } = storeFramework
  const check = await checkPlan(table.rows(index), mapping, reference, framework, {
    headings,
    mayWrite: cluster => isAllowed(asking.actor, policy, [{ operation: operationId, cluster }]),
  })
  const { rows, rejected, repaired, compared } = check
  return { plan, sheet: sheet.name, headings, mapping, check, counts: { rows, ...compared, rejected, repaired } }
}

interface ReceivedPlan {
  code: string
  operationId: string
  importId: string
}

/** Checks the file of a received import again. @throws Problem `not-found` when the person may not see it. */
export async function checkPlanImport(house: ImportHouse, asking: Asking, given: ReceivedPlan): Promise<PlanOutcome> {
  const { code, operationId, importId } = given
  const { fileName, options, feed } = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  if (!bytes || feed !== 'plan') throw notFound()
  return checkPlanFile(house, asking, { code, fileName, bytes, planCode: options.plan, options: { sheet: options.sheet } })
}

/** Stores what the sheet changes, in one transaction. @throws planSheetWrong when any row of it is wrong: nothing is stored then. */
export async function commitPlanImport(
  house: ImportHouse,
  asking: Asking,
  given: ReceivedPlan,
  commandId: string = newId(),
): Promise<PlanOutcome> {
  const { operationId, importId } = given
  const outcome = await checkPlanImport(house, asking, given)
  const { plan, check, counts, sheet } = outcome
  if (check.rejected > 0) throw planSheetWrong({ count: check.rejected })
  const { objectives, caseloads, problems } = check
  await house.runner.run(
    storeFramework,
    { operationId, planId: plan.id, importId, objectives, caseloads, outcome: { sheet, counts, problems } },
    { ...asking, commandId },
  )
  return outcome
}
