/** Flows written as the service publishes them: the same keys in the same order; what was written is read and written alike. Pure. */
import type { FtsFlow, FtsPage, FtsTotals, Json, JsonObject } from './model.ts'

/** Pages as they were read: each an answer with its envelope, several of them as a list; flows are those of the page. */
export function writeFtsPages(pages: readonly FtsPage[]): string {
  const written = pages.map(pageJson)
  const [only] = written
  return `${JSON.stringify(written.length === 1 ? only : written)}\n`
}

function pageJson({ envelope, flows }: FtsPage): Json {
  if (!envelope) return flows
  // Keys keep their places: the flows stand where they stood.
  const data: JsonObject = { ...envelope.data, flows }
  return 'data' in envelope.before ? { ...envelope.before, data } : data
}

/** Flows of ours as one answer with its totals. */
export function writeFtsAnswer(flows: readonly FtsFlow[], totals: FtsTotals, language: string): string {
  const answer = {
    status: 'ok',
    data: { incoming: totals.incoming, outgoing: totals.outgoing, internal: totals.internal, flows },
    meta: { language, count: flows.length },
  }
  return `${JSON.stringify(answer)}\n`
}
