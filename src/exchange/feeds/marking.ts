/** The corrected workbook of a sheet that was checked, or of an import: what was found is what its page shows. */
import { Worker } from 'node:worker_threads'
import { notFound } from '../../kernel/problems.ts'
import { fileOfImport, showImport } from '../../modules/imports/index.ts'
import { FileProblem } from '../formats/table.ts'
import { activityFeed } from './activities/columns.ts'
import { type Asking, checkImport, type ImportHouse, type ImportOptions } from './activities/import.ts'
import { correctedWorkbook, type MarkedSheet } from './corrected-workbook.ts'
import { checkFlowsImport } from './flows/import.ts'
import { checkIndicatorsImport, type IndicatorsOutcome } from './indicators/import.ts'
import type { MarkMessage } from './mark-worker.ts'
import { checkNeedsImport } from './needs/import.ts'
import { checkPlanImport } from './plan/import.ts'
import type { RowProblem } from './problem.ts'
import { checkProjectsImport } from './projects/import.ts'
import { checkRatesImport } from './rates/import.ts'
import { lookAtFile } from './reading.ts'

/** Larger files, and longer lists of problems, would keep other requests waiting. */
const largeFileBytes = 200_000
const manyProblems = 500

/** Marks a sheet: a small one here and now, a large one in a thread of its own. @throws FileProblem */
export async function markSheet(given: MarkedSheet): Promise<Uint8Array> {
  if (given.bytes.length <= largeFileBytes && given.problems.length <= manyProblems) return correctedWorkbook(given)
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./mark-worker.ts', import.meta.url), { workerData: given })
    thread.on('message', (message: MarkMessage) => {
      if ('workbook' in message) resolve(message.workbook)
      else reject(new FileProblem(message.fileProblem.code, message.fileProblem.details))
    })
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`The thread that marked a sheet ended with ${code} and no answer.`)))
  })
}

/** What a check found, as far as it is marked. */
interface Found {
  sheet: MarkedSheet['sheet']
  check: { problems: readonly RowProblem[]; problemCount: number }
  mapping: { at: MarkedSheet['point'] & object }
}

/** What `markSheet` needs of an outcome. */
export const marksOf = ({
  sheet,
  check,
  mapping,
}: Found): Pick<MarkedSheet, 'sheet' | 'problems' | 'problemCount' | 'point'> => ({
  sheet,
  problems: check.problems,
  problemCount: check.problemCount,
  point: { latitude: mapping.at?.latitude, longitude: mapping.at?.longitude },
})

/** The same for a workbook that may have several sheets of indicators. */
export function marksOfIndicators({ check }: IndicatorsOutcome) {
  const names = check.sheets.flatMap(({ name }) => name ?? [])
  return marksOf({ sheet: names.length === 0 ? null : names, check, mapping: { at: {} } })
}

/**
 * The file of an import with its problems marked: as it is checked now, or as it was stored.
 * @throws Problem `not-found` when the person may not see it; FileProblem when the file cannot be read.
 */
export async function correctedImport(
  house: ImportHouse,
  asking: Asking,
  given: { code: string; operationId: string; importId: string; options?: ImportOptions },
): Promise<{ workbook: Uint8Array; fileName: string }> {
  const { operationId, importId } = given
  const found = await house.reader.read(showImport, { operationId, id: importId }, asking)
  const bytes = await fileOfImport(house.db, operationId, importId)
  // Flows of a service are no sheet: there is nothing to mark.
  if (!bytes || found.feed === 'fts') throw notFound()
  const { fileName } = found
  const marks = async () => {
    if (found.status !== 'received') {
      const problems = found.problems as RowProblem[]
      if (found.feed === 'indicators') {
        const sheets = [...new Set(problems.flatMap(({ details }) => (details.sheet === undefined ? [] : String(details.sheet))))]
        return { sheet: sheets.length === 0 ? null : sheets, problems, problemCount: problems.length }
      }
      const options = { columns: found.options.columns, sheet: found.sheet ?? undefined }
      const look = await lookAtFile(house, asking, activityFeed, { operationId, bytes, fileName, options })
      const at = (field: 'latitude' | 'longitude') => look?.columns.find(({ target }) => target === field)?.column.index
      const point = { latitude: at('latitude'), longitude: at('longitude') }
      return { sheet: found.sheet, problems, problemCount: problems.length, point }
    }
    if (found.feed === 'indicators') return marksOfIndicators(await checkIndicatorsImport(house, asking, given))
    if (found.feed === 'plan') return marksOf({ ...(await checkPlanImport(house, asking, given)), mapping: { at: {} } })
    if (found.feed === 'flows') return marksOf({ ...(await checkFlowsImport(house, asking, given)), mapping: { at: {} } })
    if (found.feed === 'rates') return marksOf({ ...(await checkRatesImport(house, asking, given)), mapping: { at: {} } })
    if (found.feed === 'projects') return marksOf({ ...(await checkProjectsImport(house, asking, given)), mapping: { at: {} } })
    return marksOf(
      found.feed === 'needs' ? await checkNeedsImport(house, asking, given) : await checkImport(house, asking, given),
    )
  }
  const workbook = await markSheet({ bytes, fileName, language: asking.language, ...(await marks()) })
  return { workbook, fileName: `${fileName.replace(/\.[^.]*$/, '')} - ${asking.language}.xlsx` }
}
