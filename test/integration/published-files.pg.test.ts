/** Files that strangers published go in through the import, each into an operation of its own country. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  commitImport,
  type ImportOutcome,
  noActivitySheet,
  receiveActivities,
} from '../../src/exchange/feeds/activities/import.ts'
import { FileProblem } from '../../src/exchange/formats/table.ts'
import { startOperation } from '../../src/exchange/new-operation/create.ts'
import { Problem } from '../../src/kernel/problems.ts'
import { showReach, verifyTotals } from '../../src/modules/delivery/index.ts'
import { openTestHouse, publishedFolder, type TestHouse } from '../support/house.ts'

const here = existsSync(path.join(publishedFolder, 'hxl-3w'))
const published = (file: string) => new Uint8Array(readFileSync(path.join(publishedFolder, file)))

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house?.close())

test.skipIf(here)('published files are not beside the project: nothing to import', () => {})

interface Import {
  country: string
  period?: string
  places?: string
  /** Rows of data that the file has. */
  rows: number
  /** Rows that must be stored at least. */
  stored: number
}

const imports: Record<string, Import> = {
  'hxl-3w/irq_3w_2022_jan-apr_longtable.xlsx': {
    country: 'IQ',
    places: 'pcodes-iraq/irq_adm3_pcodes.csv',
    rows: 4839,
    stored: 4839,
  },
  'hxl-3w/afg_3w_2024_q1.csv': { country: 'AF', period: '2024-03', rows: 10_902, stored: 10_902 },
  'hxl-3w/bfa_5w_2022_feb.xlsx': { country: 'BF', period: '2022-02', rows: 420, stored: 420 },
  'hxl-3w/caf_3w_2022_mar.xlsx': { country: 'CF', period: '2022-03', rows: 1809, stored: 1809 },
  'hxl-3w/hnd_345w.csv': { country: 'HN', rows: 2730, stored: 2160 },
  'hxl-3w/hti_3w_2020.xlsx': { country: 'HT', period: '2020-12', rows: 11_376, stored: 11_376 },
  'hxl-3w/lby_3w_2021_may.xlsx': { country: 'LY', period: '2021-05', rows: 495, stored: 495 },
  'hxl-3w/nga_3w_2021_aug.xlsx': { country: 'NG', rows: 4648, stored: 4648 },
  'hxl-3w/rowca-3w-hxl.csv': { country: 'ML', period: '2014-06', rows: 244, stored: 244 },
  'hxl-3w/som_3w_2022_mar.xlsx': { country: 'SO', period: '2022-03', rows: 31_085, stored: 31_000 },
  'hxl-3w/ukr_5w_r12_2022.xlsx': { country: 'UA', period: '2022-12', rows: 0, stored: 0 },
  'hxl-3w/unhcr-3w.csv': { country: 'TD', period: '2014-01', rows: 2250, stored: 2250 },
}

function summary(file: string, { counts, check }: ImportOutcome): string {
  const codes = new Map<string, number>()
  for (const problem of check.problems)
    if (problem.severity === 'error') codes.set(problem.code, (codes.get(problem.code) ?? 0) + 1)
  const rejected = [...codes].map(([code, count]) => `${code} ${count}`).join(', ')
  return `${path.basename(file)}: ${counts.rows} rows read, ${counts.new} stored, ${counts.repaired} repaired, ${counts.rejected} rejected${rejected ? ` (${rejected})` : ''}`
}

for (const [file, wanted] of Object.entries(imports))
  test.skipIf(!here)(
    file,
    async () => {
      const code = path
        .basename(file)
        .slice(0, 8)
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '-')
        .replace(/-$/, '')
      const places = wanted.places ? { bytes: published(wanted.places), fileName: path.basename(wanted.places) } : undefined
      const { id: operationId } = await startOperation(house.runner, { code, country: wanted.country, places }, house.system)
      const options = { learn: true, ...(wanted.period && { period: wanted.period }) }
      const give = async () => {
        const importId = await receiveActivities(house, house.system, {
          operationId,
          fileName: path.basename(file),
          bytes: published(file),
          options,
        })
        return commitImport(house, house.system, { code, operationId, importId })
      }
      let outcome: ImportOutcome
      try {
        outcome = await give()
      } catch (error) {
        // What cannot be understood says what to change.
        if (!(error instanceof FileProblem) && !(error instanceof Problem && error.code === noActivitySheet().code)) throw error
        process.stdout.write(
          `${path.basename(file)}: refused, ${error instanceof Problem ? error.messageIn('en') : error.code}\n`,
        )
        expect(wanted.rows).toBe(0)
        return
      }
      process.stdout.write(`${summary(file, outcome)}\n`)
      const { rows, new: stored, rejected } = outcome.counts
      expect(rows).toBe(wanted.rows)
      expect(stored).toBeGreaterThanOrEqual(wanted.stored)
      expect(stored + rejected).toBe(rows)
      const again = await give()
      expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: stored })
      const reach = await house.reader.read(showReach, { operationId }, house.system)
      expect(reach.presence.length).toBeGreaterThan(stored > 0 ? 0 : -1)
      expect(await house.runner.run(verifyTotals, { operationId }, house.system)).toMatchObject({ reach: 0, presence: 0 })
    },
    60_000,
  )
