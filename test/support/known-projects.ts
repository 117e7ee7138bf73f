/** What sheets of projects are checked against in tests: a small operation that stands in no database. */

import { createHash } from 'node:crypto'
import { checkProjects, type KnownProjects } from '../../src/exchange/feeds/projects/check.ts'
import { projectFeed } from '../../src/exchange/feeds/projects/columns.ts'
import type { Reference } from '../../src/exchange/feeds/reference.ts'
import { chooseSheet, headingsOf } from '../../src/exchange/feeds/sheet-choice.ts'
import { openTable } from '../../src/exchange/formats/open-table.ts'
import type { Language } from '../../src/kernel/pure/languages.ts'
import { defaultPath } from '../../src/modules/projects/default-path.ts'
import type { CurrentSheet } from '../../src/modules/projects/index.ts'
import type { Sheet } from '../../src/modules/projects/schema.ts'

/** The same id for the same word. */
export const idOf = (word: string): string => {
  const hex = createHash('sha256').update(word).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const organisation = (id: string, acronym: string | null, en: string) => ({
  ...{ id: idOf(id), acronym, names: { en }, aliases: [], type: null, isDonor: false },
})
export const organisations = [
  organisation('iom', 'IOM', 'International Organization for Migration'),
  organisation('unicef', 'UNICEF', 'United Nations Children’s Fund'),
  organisation('echo', 'ECHO', 'European Commission Humanitarian Aid Office'),
  // An acronym that a cell would take for "nothing here".
  organisation('nd', 'ND', 'Norwegian Demining'),
  organisation('moh', null, 'Ministry of Health, Baghdad'),
]
export const clusters = ['F', 'D'].map(code => ({
  ...{ id: idOf(`cluster ${code}`), code, names: { en: `Cluster ${code}` }, aliases: [], parentId: null },
  ...{ validFrom: null, validTo: null, predecessorIds: [] },
}))
export const groups = ['displaced', 'returnees'].map(code => ({
  id: idOf(`group ${code}`),
  code,
  names: { en: `The ${code}` },
  aliases: [],
}))
export const places = [
  ['IQG01', 'Anbar'],
  ['IQG15', 'Ninewa'],
  ['IQG15Q01', 'Markaz'],
  ['IQG01Q01', 'Markaz'],
].map(([code = '', en = '']) => ({
  ...{ id: idOf(`place ${code}`), parentId: null, level: 1, names: { en }, aliases: [], codes: [{ system: 'iq', code }] },
  ...{ latitude: null, longitude: null, boundary: null, boundaryIsSchematic: true, population: null },
  ...{ validFrom: null, validTo: null },
}))
const reference: Reference = {
  ...{ places, clusters, groups, organisations, activities: [], projects: [], need: new Map() },
  operation: { id: 'operation', code: 'TEST', country: 'IQ', start: null, end: null },
  ...{ closedPeriods: new Set(), currentCodeSystem: 'iq' },
}
export const objectives = [{ code: '1.10', lineageId: idOf('objective 1.10') }]

export const emptySheet: Sheet = {
  ...{ names: { en: 'Wells' }, objective: null, clusterId: null, objectiveId: null, starts: null, ends: null },
  ...{ partners: [], budget: [], placeIds: [], areas: null, groupIds: [], risks: [], awards: [], note: null, source: null },
}

/** A stored sheet, at version 3. */
export const stored = (code: string, sheet: Partial<Sheet> = {}, state: string | null = 'drafted'): CurrentSheet => ({
  ...{ ...emptySheet, ...sheet, code, no: 3, reason: null, state },
  ...{ savedBy: 'system', savedByKind: 'system', savedAt: '2005-01-01T00:00:00Z' },
})

export const knownWith = (...sheets: CurrentSheet[]): KnownProjects => ({ reference, sheets, path: defaultPath, objectives })

/** Checks a file as a person who may write everything, or what is said. */
export async function checkSheet(
  known: KnownProjects,
  given: { bytes: Uint8Array; fileName?: string; language?: Language; mayWrite?: (sheet: Sheet) => boolean },
) {
  const table = await openTable(given.bytes, given.fileName ?? 'projects.csv')
  const chosen = chooseSheet(table.sheets, projectFeed, {}, undefined)
  if ('found' in chosen) throw new Error(`No sheet: ${chosen.found}`)
  return checkProjects(table.rows(chosen.index), chosen.mapping, known, {
    ...{ headings: headingsOf(chosen.sheet), language: given.language ?? 'en', mayWrite: given.mayWrite ?? (() => true) },
  })
}
