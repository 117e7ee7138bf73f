/** Checks a file of IATI against an operation: all that is found in it at once, and the projects and the money it would bring. Needs no database. */
import type { OrganisationInput } from '../../../modules/organisations/schema.ts'
import type { CurrentSheet } from '../../../modules/projects/index.ts'
import { IatiReader, readIati } from '../../formats/iati/read.ts'
import { FileProblem } from '../../formats/table.ts'
import type { NewEntry } from '../activities/record.ts'
import type { RowProblem } from '../problem.ts'
import type { Reference } from '../reference.ts'
import { extract } from './extract.ts'
import { createGround } from './ground.ts'
import { type IatiMoney, moneyOf } from './money.ts'
import { IatiNotes } from './notes.ts'
import { type ProjectsOfFile, projectsOf } from './projects.ts'
import type { SaidActivity } from './said.ts'

export interface IatiSum {
  /** Kind of movement. */
  kind: string
  currency: string
  /** Minor units as text. */
  amountMinor: string
  count: number
}

export interface IatiCheck extends IatiMoney {
  version: string | null
  activities: number
  rejected: number
  problems: RowProblem[]
  problemCount: number
  learned: OrganisationInput[]
  newEntries: NewEntry[]
  unknownNames: NewEntry[]
  projects: ProjectsOfFile
  /** Never added over currencies. */
  sums: IatiSum[]
}

export interface IatiKnown {
  reference: Reference
  sheets: readonly CurrentSheet[]
}
export interface IatiOptions {
  /** Take in organisations that nobody knows, as unreviewed. */
  learn: boolean
  /** Leave out what is for other countries alone. */
  onlyCountry: boolean
  today: string
}

/** Of two activities with one identifier the one that was changed last counts. */
function latestOf(said: readonly SaidActivity[], notes: IatiNotes): SaidActivity[] {
  const latest = new Map<string, SaidActivity>()
  for (const activity of said) {
    const before = latest.get(activity.identifier)
    const stays = before && before.updated > activity.updated ? before : activity
    if (before) {
      const { line } = stays === before ? activity : before
      notes.rejected.add(line)
      notes.add({ line, element: 'iati-identifier', value: activity.identifier }, 'error', 'iati-identifier-twice', {
        row: stays.line,
      })
    }
    latest.set(activity.identifier, stays)
  }
  return [...latest.values()]
}

function sumsOf({ entries }: IatiMoney): IatiSum[] {
  const sums = new Map<string, { minor: bigint; count: number }>()
  for (const { kind, currency, amountMinor } of entries) {
    const key = `${kind}\u001f${currency}`
    const before = sums.get(key) ?? { minor: 0n, count: 0 }
    sums.set(key, { minor: before.minor + BigInt(amountMinor), count: before.count + 1 })
  }
  return [...sums]
    .map(([key, { minor, count }]) => {
      const [kind = '', currency = ''] = key.split('\u001f')
      return { kind, currency, amountMinor: String(minor), count }
    })
    .sort((a, b) => (a.kind + a.currency < b.kind + b.currency ? -1 : 1))
}

/** @throws FileProblem when the file cannot be read, or holds organisations and no activities. */
export async function checkIati(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { reference, sheets }: IatiKnown,
  options: IatiOptions,
): Promise<IatiCheck> {
  const notes = new IatiNotes()
  const ground = createGround(reference, options.learn)
  const reader = new IatiReader({ today: options.today })
  const said: SaidActivity[] = []
  let activities = 0
  for await (const item of readIati(pieces, reader)) {
    if (item.kind !== 'activity') throw new FileProblem('iati-only-organisations')
    activities += 1
    notes.take(item.findings)
    const one = extract(item.activity, ground, notes)
    if (!one) notes.rejected.add(item.element.line)
    else if (options.onlyCountry && one.countries.length > 0 && !one.countries.includes(ground.country))
      notes.rejected.add(one.line)
    else said.push(one)
  }
  if (reader.kind === 'organisations') throw new FileProblem('iati-only-organisations')
  notes.take(reader.findings)
  const kept = latestOf(said, notes)
  const projects = projectsOf(kept, sheets, ground, notes)
  const money = moneyOf(kept, projects.codes, ground, notes)
  const named = [
    ...money.agreements.flatMap(({ giverId, receiverId }) => [giverId, receiverId]),
    ...money.funds.map(({ organisationId }) => organisationId),
    ...projects.changes.flatMap(({ sheet }) => sheet.partners.map(({ organisationId }) => organisationId)),
  ]
  const learned = ground.learned(named)
  const problems = notes.problems.sort((a, b) => a.row - b.row)
  return {
    ...{ ...money, version: reader.version, activities, rejected: notes.rejected.size, problems, problemCount: notes.count },
    ...{ learned, newEntries: ground.newEntries(), unknownNames: ground.unknownNames(), projects, sums: sumsOf(money) },
  }
}
