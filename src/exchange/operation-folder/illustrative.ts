/**
 * The illustrative layer of the shipped operation: needs and monthly reports that fill every screen. Deterministic: the same folder
 * and seed give the same figures. Nothing of it is a fact; every line carries the mark *illustrative*.
 */
import { createHash } from 'node:crypto'
import { systemActor } from '../../kernel/access.ts'
import type { CommandRunner } from '../../kernel/command.ts'
import { contentHashOf, lineKeyOf, storeActivityReports } from '../../modules/delivery/index.ts'
import { storeNeedsCommand } from '../../modules/plan/index.ts'
import type { LoadedOperation } from './load.ts'

/** Uniform numbers in [0, 1) from a text, by SHA-256: the same text gives the same number on every machine. */
function chance(...parts: (string | number)[]): number {
  return createHash('sha256').update(parts.join('|')).digest().readUInt32BE(0) / 2 ** 32
}

/** Which agencies of the country team the illustration lets report, by cluster. */
const reportersOf: Record<string, string[]> = {
  A: ['FAO', 'WFP', 'UNEP'],
  B: ['UNESCO', 'UNICEF'],
  C: ['UNDP', 'IOM', 'ILO', 'UNIFEM'],
  D: ['WHO', 'UNICEF', 'IOM', 'UNFPA'],
  E: ['UNDP', 'UN-HABITAT', 'UNOPS', 'UNICEF'],
  F: ['UNHCR', 'IOM', 'UN-HABITAT'],
  G: ['UNDP', 'UNOPS'],
}
const groupsOf: Record<string, string[]> = {
  A: ['vulnerable', 'unemployed'],
  B: ['displaced', 'vulnerable'],
  C: ['unemployed', 'dispossessed'],
  D: ['sick', 'vulnerable'],
  E: ['vulnerable', 'displaced'],
  F: ['displaced', 'stranded', 'dispossessed'],
  G: ['vulnerable'],
}
const months = Array.from({ length: 12 }, (_, month) => `2005-${String(month + 1).padStart(2, '0')}`)

/** Districts by P-code with the code of their governorate. */
const districtsOf = (loaded: LoadedOperation) => [...loaded.places.keys()].filter(code => /^IQG\d\dQ\d\d$/.test(code)).sort()

/** Stores needs and reports of 2005 at district level, all marked illustrative. */
export async function storeIllustrativeLayer(
  runner: CommandRunner,
  loaded: LoadedOperation,
): Promise<{ needs: number; lines: number }> {
  const actor = { actor: systemActor() }
  const needs: object[] = []
  const lines: object[] = []
  for (const district of districtsOf(loaded))
    for (const [cluster, groups] of Object.entries(groupsOf))
      for (const group of groups) cellOf(loaded, district, cluster, group, needs, lines)
  await runner.run(storeNeedsCommand, { operationId: loaded.operationId, needs }, actor)
  await runner.run(storeActivityReports, { operationId: loaded.operationId, illustrative: true, lines }, actor)
  return { needs: needs.length, lines: lines.length }
}

function cellOf(
  loaded: LoadedOperation,
  district: string,
  cluster: string,
  group: string,
  needs: object[],
  lines: object[],
): void {
  const at = [district, cluster, group] as const
  const ids = { placeId: loaded.places.get(district), clusterId: loaded.clusters.get(cluster), groupId: loaded.groups.get(group) }
  // One cell in eight has no assessment: unknown stays unknown.
  if (chance(...at, 'assessed') < 0.125) return
  const inNeed = Math.round((800 + 24_000 * chance(...at, 'need') ** 3) / 10) * 10
  const targeted = chance(...at, 'target') < 0.15 ? null : Math.round((inNeed * (0.35 + 0.5 * chance(...at, 'share'))) / 10) * 10
  needs.push({
    ...ids,
    period: '2005-01',
    inNeed,
    targeted,
    severity: 1 + Math.floor(5 * chance(...at, 'phase')),
    source: 'illustrative',
    illustrative: true,
  })
  // Access differs: in the west and the north-west of 2005 fewer could work.
  const reach = district.startsWith('IQG01') || district.startsWith('IQG15') ? 0.35 : 0.72
  for (const organisation of reportersOf[cluster] ?? []) {
    if (chance(...at, organisation) > reach * 0.55) continue
    const first = Math.floor(6 * chance(...at, organisation, 'first'))
    const last = first + 2 + Math.floor(7 * chance(...at, organisation, 'last'))
    for (const [month, period] of months.entries()) {
      if (month < first || month > last || chance(...at, organisation, period) < 0.35) continue
      const unknown = chance(...at, organisation, period, 'unknown') < 0.06
      const reached = unknown
        ? null
        : Math.round(
            (targeted ?? inNeed * 0.4) * Math.min(1.15, (0.25 + chance(...at, organisation, 'pace')) * ((month + 2) / 12)),
          )
      const line = {
        ...ids,
        period,
        leadOrganisationId: loaded.organisations.get(organisation),
        implementingOrganisationId: loaded.organisations.get(organisation),
        status: 'ongoing' as const,
        reached,
        targeted,
      }
      lines.push({
        ...line,
        lineKey: lineKeyOf(['illustrative', loaded.operationId, organisation, period, ...at]),
        contentHash: contentHashOf(line),
      })
    }
  }
}
