/**
 * Reads flows of the Financial Tracking Service: answers with their envelope, plain lists, several pages in one file or as several.
 * Every flow is looked at, and each thing that is wrong with one is told; a wrong flow holds no other one up. Pure.
 */
import { FileProblem } from '../table.ts'
import { checkFlow, textOf } from './check-flow.ts'
import { type FtsFinding, type FtsFlow, type FtsPage, type FtsTotals, type Json, type JsonObject, totalsOf } from './model.ts'

export interface FtsFile {
  name: string
  bytes: Uint8Array
}

/** A flow that can be taken in, and where it stood. */
export interface ReadFlow {
  flow: FtsFlow
  file: string
  /** Place among the flows of its file, from 1. */
  at: number
}

export interface FtsRead {
  /** Pages as they came, to be written again; those of one file one after the other. */
  pages: FtsPage[]
  /** Flows that can be taken in, each once, in its newest version. */
  flows: ReadFlow[]
  findings: FtsFinding[]
  /** Recomputed from the flows that can be taken in. */
  totals: FtsTotals
  /** What the envelopes say, where there are any; those of different questions are summed up. */
  stated: FtsTotals | null
}

const limits = { bytes: 200_000_000, flows: 200_000, depth: 64, findings: 20_000 }

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Deeper than any answer of the service: what reads it may recurse. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (inText) {
      if (unit === 0x5c) at += 1
      else if (unit === 0x22) inText = false
    } else if (unit === 0x22) inText = true
    else if (unit === 0x5b || unit === 0x7b) {
      depth += 1
      if (depth > limits.depth) return true
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1
  }
  return false
}

/** The JSON of a file; answers that stand one on each line become a list. @throws FileProblem */
function contentOf({ bytes, name }: FtsFile): Json {
  if (bytes.length === 0) throw new FileProblem('file-empty')
  if (bytes.length > limits.bytes)
    throw new FileProblem('file-too-large', { megabytes: Math.ceil(bytes.length / 1e6), limit: limits.bytes / 1e6 })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new FileProblem('file-damaged', { name })
  }
  if (isTooDeep(text)) throw new FileProblem('file-damaged', { name })
  try {
    return JSON.parse(text) as Json
  } catch {
    const lines = text.split('\n').filter(line => line.trim() !== '')
    try {
      if (lines.length > 1) return lines.map(line => JSON.parse(line) as Json)
    } catch {
      // Said below, as for a file of one line.
    }
    throw new FileProblem('file-damaged', { name })
  }
}

function pageOf(value: Json): FtsPage | null {
  if (Array.isArray(value)) return { envelope: null, flows: value }
  if (!isJsonObject(value)) return null
  const { data } = value
  if (isJsonObject(data) && Array.isArray(data.flows)) return { envelope: { before: value, data }, flows: data.flows }
  // The inner object of an answer, kept without its status.
  if (Array.isArray(value.flows)) return { envelope: { before: {}, data: value }, flows: value.flows }
  return null
}

/** Pages of a file. @throws FileProblem `file-not-a-table` where it holds none. */
function pagesOf(file: FtsFile): FtsPage[] {
  const content = contentOf(file)
  const parts = Array.isArray(content) && content.length > 0 && content.every(each => pageOf(each)) ? content : [content]
  const pages = parts.map(pageOf)
  if (!pages.every(page => page !== null)) throw new FileProblem('file-not-a-table', { name: file.name })
  return pages
}

const numberAt = (value: Json | undefined, key: string): number => {
  const found = isJsonObject(value) ? value[key] : undefined
  return typeof found === 'number' ? found : 0
}

const statedOf = ({ incoming, outgoing, internal }: JsonObject): FtsTotals => {
  const side = (value: Json | undefined) => ({
    flowCount: numberAt(value, 'flowCount'),
    fundingTotal: numberAt(value, 'fundingTotal'),
    pledgeTotal: numberAt(value, 'pledgeTotal'),
  })
  return {
    incoming: side(incoming),
    outgoing: side(outgoing),
    internal: { flowCount: numberAt(internal, 'flowCount') },
  }
}

const plus = (a: FtsTotals | null, b: FtsTotals): FtsTotals => ({
  incoming: {
    flowCount: (a?.incoming.flowCount ?? 0) + b.incoming.flowCount,
    fundingTotal: (a?.incoming.fundingTotal ?? 0) + b.incoming.fundingTotal,
    pledgeTotal: (a?.incoming.pledgeTotal ?? 0) + b.incoming.pledgeTotal,
  },
  outgoing: {
    flowCount: (a?.outgoing.flowCount ?? 0) + b.outgoing.flowCount,
    fundingTotal: (a?.outgoing.fundingTotal ?? 0) + b.outgoing.fundingTotal,
    pledgeTotal: (a?.outgoing.pledgeTotal ?? 0) + b.outgoing.pledgeTotal,
  },
  internal: { flowCount: (a?.internal.flowCount ?? 0) + b.internal.flowCount },
})

/** Pages of one question: they repeat its totals and its count. */
interface Question {
  file: string
  stated: FtsTotals
  count: number | null
  given: number
  flows: FtsFlow[]
}

const versionOf = ({ versionId }: FtsFlow) => (typeof versionId === 'number' ? versionId : 0)

/**
 * Reads files of flows, all pages together.
 * @throws FileProblem for a file that holds no flows at all, or more than can be read.
 */
export function readFts(files: readonly FtsFile[]): FtsRead {
  const findings: FtsFinding[] = []
  const pages: FtsPage[] = []
  const questions = new Map<string, Question>()
  const newest = new Map<string, ReadFlow>()
  const tell = (finding: FtsFinding) => {
    if (findings.length < limits.findings) findings.push(finding)
  }
  let count = 0
  for (const file of files) {
    let at = 0
    for (const page of pagesOf(file)) {
      pages.push(page)
      count += page.flows.length
      if (count > limits.flows) throw new FileProblem('file-too-many-rows', { limit: limits.flows })
      const question = page.envelope && questionOf(questions, page.envelope, file.name)
      if (question) question.given += page.flows.length
      for (const value of page.flows) {
        at += 1
        const where = { file: file.name, at }
        const { flow, found } = checkFlow(value, where)
        for (const finding of found) tell(finding)
        if (!flow) continue
        const before = newest.get(flow.id)
        if (before) {
          const same = versionOf(before.flow) === versionOf(flow)
          const older = versionOf(flow) < versionOf(before.flow) ? flow : before.flow
          tell({
            ...{ ...where, severity: 'warning', flowId: flow.id, key: 'versionId', value: textOf(older.versionId) },
            code: same ? 'fts-repeated' : 'fts-version-older',
            details: { at: before.at, now: Math.max(versionOf(flow), versionOf(before.flow)) },
          })
          if (older === flow || same) continue
          for (const each of questions.values()) each.flows = each.flows.filter(one => one !== before.flow)
        }
        newest.set(flow.id, { flow, ...where })
        question?.flows.push(flow)
      }
    }
  }
  const flows = [...newest.values()]
  for (const question of questions.values()) compareTotals(question, tell)
  compareParents(flows, tell)
  const stated = [...questions.values()].reduce<FtsTotals | null>((sum, question) => plus(sum, question.stated), null)
  return { pages, flows, findings, totals: totalsOf(flows.map(({ flow }) => flow)), stated }
}

function questionOf(
  questions: Map<string, Question>,
  { before, data }: NonNullable<FtsPage['envelope']>,
  file: string,
): Question | null {
  if (!isJsonObject(data.incoming)) return null
  const { meta } = before
  const count = isJsonObject(meta) && typeof meta.count === 'number' ? meta.count : null
  const key = JSON.stringify([data.incoming, data.outgoing, data.internal, count])
  const question = questions.get(key) ?? { file, stated: statedOf(data), count, given: 0, flows: [] }
  questions.set(key, question)
  return question
}

/** Holds the recomputed totals against those that the envelope states. */
function compareTotals({ file, stated, count, given, flows }: Question, tell: (finding: FtsFinding) => void): void {
  const whole = { file, at: 0, flowId: null, severity: 'warning' as const }
  const said = count ?? stated.incoming.flowCount + stated.outgoing.flowCount + stated.internal.flowCount
  if (given < said) {
    // Sums of some of the pages are none of the whole.
    tell({ ...whole, code: 'fts-pages-missing', key: 'meta.count', value: String(said), details: { given, said } })
    return
  }
  const found = totalsOf(flows)
  for (const side of ['incoming', 'outgoing'] as const)
    for (const key of ['fundingTotal', 'pledgeTotal'] as const)
      if (found[side][key] !== stated[side][key])
        tell({
          ...{ ...whole, code: 'fts-total-differs', key: `${side}.${key}`, value: String(stated[side][key]) },
          details: { stated: stated[side][key], found: found[side][key] },
        })
  for (const side of ['incoming', 'outgoing', 'internal'] as const)
    if (found[side].flowCount !== stated[side].flowCount)
      tell({
        ...{ ...whole, code: 'fts-total-differs', key: `${side}.flowCount`, value: String(stated[side].flowCount) },
        details: { stated: stated[side].flowCount, found: found[side].flowCount },
      })
}

/**
 * A parent's amount is what is left of it after its children; in a file where it is the sum of all of them it may be what was there
 * before, and would be counted twice. That is told, and left to a person.
 */
function compareParents(flows: readonly ReadFlow[], tell: (finding: FtsFinding) => void): void {
  const byId = new Map(flows.map(read => [read.flow.id, read]))
  for (const { flow, file, at } of flows) {
    const where = { file, at, flowId: flow.id, severity: 'warning' as const }
    const { childFlowIds } = flow
    if (!childFlowIds?.length || flow.amountUSD === 0) continue
    const children = childFlowIds.map(id => byId.get(String(id))?.flow)
    if (children.some(child => child === undefined || child.boundary !== flow.boundary)) continue
    const sum = children.reduce((total, child) => total + (child?.amountUSD ?? 0), 0)
    if (sum === flow.amountUSD)
      tell({ ...where, code: 'fts-parent-counts-children', key: 'amountUSD', value: String(sum), details: { sum } })
  }
}
