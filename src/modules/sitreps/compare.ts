/** What differs between two snapshots of the same months: figure by figure, and what was added to or left its lists. Pure. */

import type { Names } from '../../kernel/pure/languages.ts'
import { minorDigitsOf } from '../../kernel/pure/money.ts'
import type { Amount, Part, PeopleFigures, SnapshotContent } from './content.ts'
import { type RuleName, ruleVersions } from './rules.ts'

export type Value = string | number | boolean | null

export interface Difference {
  part: Part
  /** The thing that differs; null for the figures of all. */
  code: string | null
  names: Names
  kind: 'changed' | 'added' | 'removed'
  /** What of it, where it was there before and is now. */
  field: string | null
  before: Value
  after: Value
}

interface Entry {
  id: string
  code: string | null
  names: Names
  fields: Record<string, Value>
}

const people = ({ inNeed, targeted, reached, organisations, lines, linesUnknown }: PeopleFigures) => ({
  ...{ inNeed, targeted, reached, organisations, lines, linesUnknown },
})
const money = (amounts: readonly Amount[]): Record<string, Value> =>
  Object.fromEntries(amounts.map(({ currency, amountMinor }) => [currency, amountMinor]))

/** Amounts of millions are compared without the digits after the point. */
const wholeUnits = (minor: number, currency: string) => Math.round(minor / 10 ** minorDigitsOf(currency))

/** Everything of a snapshot that can differ, as entries of its parts. */
function entriesOf(content: SnapshotContent): [Part, Entry[]][] {
  const { figures } = content
  const { needsAsOf, areasPresent, gaps, silent, overlaps } = figures
  const all: Entry = {
    id: '',
    code: null,
    names: {},
    fields: { ...people(figures), needsAsOf, areasPresent, gaps, silent, overlaps },
  }
  return [
    ['figures', [all]],
    ['clusters', content.clusters.map(cluster => ({ ...cluster, fields: people(cluster) }))],
    ['areas', content.areas.map(area => ({ ...area, fields: people(area) }))],
    [
      'months',
      content.trend.map(({ period, reached, organisations, lines }) => ({
        ...{ id: period, code: period, names: {}, fields: { reached, organisations, lines } },
      })),
    ],
    [
      'objectives',
      content.objectives.map(({ inNeed, targeted, reached, ...named }) => ({ ...named, fields: { inNeed, targeted, reached } })),
    ],
    [
      'indicators',
      content.indicators.map(({ baseline, target, inPeriod, toDate, ...named }) => ({
        ...named,
        fields: { baseline, target, inPeriod, toDate },
      })),
    ],
    [
      'activities',
      content.activities.map(({ lines, organisations, places, ...named }) => ({
        ...named,
        fields: { lines, organisations, places },
      })),
    ],
    [
      'projects',
      content.projects.map(({ state, budget, ...named }) => ({
        ...named,
        fields: { state: state?.code ?? null, ...money(budget) },
      })),
    ],
    [
      'funding',
      (content.funding?.donors ?? []).map(({ id, names, amounts }) => ({ ...{ id, code: null, names, fields: money(amounts) } })),
    ],
    [
      'money',
      (content.money?.clusters ?? []).flatMap(({ id, code, names, ...figures }) =>
        (['required', 'committed', 'paid', 'spent'] as const).map(name => ({
          ...{ id: `${id} ${name}`, code, names },
          fields: { [name]: figures[name] === null ? null : wholeUnits(figures[name], content.money?.currency ?? '') },
        })),
      ),
    ],
    ['partners', content.partners.map(({ areas, lines, ...named }) => ({ ...named, fields: { areas, lines } }))],
    ['silent', content.silent.map(({ lastPeriod, ...named }) => ({ ...named, fields: { lastPeriod } }))],
    ['gaps', content.gaps.map(({ inNeed, ...named }) => ({ ...named, fields: { inNeed } }))],
    [
      'overlaps',
      content.overlaps.map(({ id, area, period, highest, sum }) => ({
        ...{ id, code: period, names: area, fields: { highest, sum } },
      })),
    ],
    ['decisions', content.decisions.map(({ id, day, text }) => ({ id, code: day, names: { en: text }, fields: { text } }))],
    [
      'actions',
      content.actions.map(({ id, what, state, due }) => ({ id, code: null, names: { en: what }, fields: { state, due } })),
    ],
    [
      'reported',
      content.reported.map(({ id, organisation, period, narrative, constraints }) => ({
        ...{ id, code: period, names: organisation, fields: { narrative, constraints } },
      })),
    ],
  ]
}

/** Differences in the order of the page. Names of things and what people wrote in the report are none. */
export function differencesOf(before: SnapshotContent, after: SnapshotContent): Difference[] {
  const then = new Map(entriesOf(before))
  return entriesOf(after).flatMap(([part, entries]) => {
    const earlier = new Map((then.get(part) ?? []).map(entry => [entry.id, entry]))
    const later = new Set(entries.map(({ id }) => id))
    const told = ({ code, names }: Entry) => ({ part, code, names })
    const found: Difference[] = []
    for (const entry of entries) {
      const was = earlier.get(entry.id)
      if (!was) {
        found.push({ ...told(entry), kind: 'added', field: null, before: null, after: null })
        continue
      }
      for (const field of new Set([...Object.keys(was.fields), ...Object.keys(entry.fields)])) {
        const [earlierValue, laterValue] = [was.fields[field] ?? null, entry.fields[field] ?? null]
        if (earlierValue !== laterValue)
          found.push({ ...told(entry), kind: 'changed', field, before: earlierValue, after: laterValue })
      }
    }
    for (const was of earlier.values())
      if (!later.has(was.id)) found.push({ ...told(was), kind: 'removed', field: null, before: null, after: null })
    return found
  })
}

/** Rules that figures are made by otherwise now than when a snapshot was taken. */
export function rulesChanged({ rules }: Pick<SnapshotContent, 'rules'>): RuleName[] {
  return (Object.keys(ruleVersions) as RuleName[]).filter(name => rules[name] !== ruleVersions[name])
}
