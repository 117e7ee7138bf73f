/**
 * A file of 50 MB of a large publisher: read, tried by the rules of the standard and made projects and money of, as its pieces come. Beside
 * it libxml2 tries the same file against the official schema alone, where the schemas are there (WUSUL_IATI_SCHEMAS).
 * Run by hand: `npm run -s bench -- iati`.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkIatiBeside } from '../../src/exchange/feeds/iati/checking.ts'
import type { Reference } from '../../src/exchange/feeds/reference.ts'
import { hasSchemas, IatiSchemas } from '../../src/exchange/formats/iati/validate.ts'
import { generate } from './generate.ts'

const megabytes = Number(process.env.MEGABYTES ?? 50)
const limits = { seconds: 20, megabytes: 300 }
const schemas = process.env.WUSUL_IATI_SCHEMAS || path.resolve(import.meta.dirname, '../../../shared/data/real/iati-schema')

/** Seconds of processor time: what others do on the machine is not counted. */
const processor = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
/** The most memory that this process ever had. */
const peak = () => Math.round(process.resourceUsage().maxRSS / 1_024)

const reference: Reference = {
  operation: { id: 'o', code: 'IRQ-2004', country: 'IQ', start: '2004-01-01', end: '2005-12-31' },
  ...{ closedPeriods: new Set(), currentCodeSystem: 'COD-AB', groups: [], activities: [], projects: [], need: new Map() },
  places: Array.from({ length: 18 }, (_, at) => ({
    ...{ id: `p${at}`, parentId: null, level: 1, names: { en: `Governorate ${at}` }, aliases: [] },
    codes: [{ system: 'COD-AB', code: `IQG${String(at + 1).padStart(2, '0')}` }],
    ...{
      latitude: null,
      longitude: null,
      boundary: null,
      boundaryIsSchematic: true,
      population: null,
      validFrom: null,
      validTo: null,
    },
  })),
  organisations: [],
  clusters: [
    {
      id: 'c',
      code: 'C',
      parentId: null,
      names: { en: 'WASH' },
      aliases: [],
      validFrom: null,
      validTo: null,
      predecessorIds: [],
    },
  ],
}

/** Parts are measured in processes of their own, so that one's memory is not the other's. */
const part = process.argv[2]
if (part === 'check') {
  const file = process.argv[3] ?? ''
  const [start, begun] = [processor(), Date.now()]
  const bytes = readFileSync(file)
  const options = { learn: true, onlyCountry: false, today: '2026-01-01' }
  const found = await checkIatiBeside({ bytes, known: { reference, sheets: [] }, options })
  const seconds = processor() - start
  console.log(
    `read, rules, projects and money: ${seconds.toFixed(1)} s (limit ${limits.seconds} s: ${(seconds / limits.seconds).toFixed(2)}), ${((Date.now() - begun) / 1e3).toFixed(1)} s by the clock, ${peak()} MB (limit ${limits.megabytes} MB: ${(peak() / limits.megabytes).toFixed(2)})`,
  )
  console.log(
    `  ${found.activities} activities, ${found.projects.changes.length} projects, ${found.agreements.length} agreements, ${found.entries.length} movements, ${found.problemCount} findings`,
  )
} else if (part === 'schema') {
  const bytes = readFileSync(process.argv[3] ?? '')
  using official = await IatiSchemas.open(schemas)
  const start = processor()
  const faults = official.faults(bytes, 'activities')
  console.log(`libxml2, the schema alone: ${(processor() - start).toFixed(1)} s, ${peak()} MB, ${faults.length} faults`)
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'wusul-iati-'))
  const file = path.join(folder, 'activities.xml')
  try {
    const activities = await generate(file, megabytes * 1e6)
    console.log(`${(statSync(file).size / 1e6).toFixed(0)} MB, ${activities} activities`)
    const again = (name: string) =>
      spawnSync(process.execPath, [...process.execArgv, import.meta.filename, name, file], { stdio: 'inherit' })
    again('check')
    if (hasSchemas(schemas)) again('schema')
    else console.log('The official schemas are not there: set WUSUL_IATI_SCHEMAS to compare with libxml2.')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
