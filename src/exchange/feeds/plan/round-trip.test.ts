/** Whatever a plan says, its sheet says, and reads back without a difference: as CSV and as a workbook, in every language. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visitor } from '../../../kernel/access.ts'
import { type Language, languages } from '../../../kernel/pure/languages.ts'
import type { AnyView, ViewReader } from '../../../kernel/view.ts'
import type { CaseloadFigure, Framework, Objective } from '../../../modules/plan/index.ts'
import { openTable } from '../../formats/open-table.ts'
import type { Reference } from '../reference.ts'
import { chooseSheet, headingsOf } from '../sheet-choice.ts'
import { checkPlan } from './check.ts'
import { planFeed } from './columns.ts'
import { planFile } from './export.ts'

const clusters = ['F', 'D'].map(code => ({
  id: `cluster ${code}`,
  code,
  names: { en: `Cluster ${code}` },
  aliases: [],
  parentId: null,
  ...{ validFrom: null, validTo: null, predecessorIds: [] },
}))
const groups = ['displaced', 'sick'].map(code => ({ id: `group ${code}`, code, names: { en: `The ${code}` }, aliases: [] }))
const places = ['IQG01', 'IQG15', 'IQG15Q01'].map(code => ({
  ...{
    id: `place ${code}`,
    parentId: null,
    level: 1,
    ...{ latitude: null, longitude: null, boundary: null, boundaryIsSchematic: true, population: null },
    ...{ validFrom: null, validTo: null },
    names: { en: `Place ${code}` },
    aliases: [],
    codes: [{ system: 'iq', code }],
  },
}))
const reference: Reference = {
  ...{ places, clusters, groups, organisations: [], activities: [], projects: [], need: new Map() },
  operation: { id: 'operation', code: 'TEST', country: 'IQ', start: null, end: null },
  ...{ closedPeriods: new Set(), currentCodeSystem: 'iq' },
}

const spoken = fc.constantFrom(
  'Shelter',
  'مأوى للعائدين',
  'ئاوی پاک',
  '=SUM(A1)',
  '-5 % less hunger',
  '2005-02-01',
  '1.10',
  '"Quoted", with; signs',
  'Two\nlines',
)
const name = fc.oneof(spoken, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })).filter(text => text.trim() !== '')
const people = fc.option(fc.nat(2_000_000), { freq: 4 })
const aPlan = fc
  .array(
    fc.record({
      deep: fc.integer({ min: 1, max: 3 }),
      below: fc.nat(),
      en: name,
      ar: fc.option(name),
      cluster: fc.constantFrom(...clusters.map(({ id }) => id), null),
      source: fc.option(name),
      figures: fc.uniqueArray(
        fc.record({
          placeId: fc.constantFrom(...places.map(({ id }) => id), null),
          groupId: fc.constantFrom(...groups.map(({ id }) => id), null),
          inNeed: people,
          targeted: people,
          source: fc.option(name),
        }),
        { maxLength: 4, selector: ({ placeId, groupId }) => `${placeId}|${groupId}` },
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((drawn): Framework => {
    const objectives: Objective[] = []
    const caseloads: CaseloadFigure[] = []
    for (const [nth, { deep, below, en, ar, cluster, source, figures }] of drawn.entries()) {
      const above = objectives.filter(({ level }) => level < deep)
      const parent = above[below % Math.max(1, above.length)]
      const id = `objective ${nth}`
      objectives.push({
        ...{ id, lineageId: id, parentId: parent?.id ?? null, level: parent ? deep : 1, code: `${nth}.A`, clusterId: cluster },
        ...{ names: { en, ...(ar !== null && { ar }) }, sort: nth, ended: null, source, illustrative: nth % 3 === 0, version: 1 },
      })
      for (const figure of figures)
        if (Object.values(figure).some(value => value !== null)) caseloads.push({ objectiveId: id, ...figure })
    }
    const version = { planId: 'plan', no: 1, status: 'draft' as const, inForceFrom: null, note: null, withdrawn: null }
    const levels = [{ en: 'Goal', ckb: 'ئامانج' }, { en: 'Outcome', ar: 'المحصلة' }, { en: 'Output' }]
    const plan = { id: 'plan', code: 'PLAN', names: { en: 'Plan' }, starts: null, ends: null, source: null, illustrative: false }
    return { plan: { ...plan, levels, versions: [version] }, version, objectives, caseloads, calledElsewhere: [] }
  })

/** Answers views from memory. */
const readerOf = (framework: Framework): ViewReader => ({
  mayRead: () => Promise.resolve(true),
  read: (async (view: AnyView) =>
    ({ 'plan.framework': framework, 'places.places': places, 'plan.plan': { clusters, groups } })[view.name]) as never,
})

async function readBack(framework: Framework, format: 'csv' | 'xlsx', language: Language) {
  const house = { reader: readerOf(framework) }
  const given = { operationId: 'operation', planId: 'plan', format }
  const { body, count } = await planFile(house, { actor: visitor, language }, given)
  const table = await openTable(await new Response(body).bytes(), `plan.${format}`)
  const chosen = chooseSheet(table.sheets, planFeed, {}, undefined)
  if (!('mapping' in chosen)) throw new Error('The sheet was not known again.')
  const options = { headings: headingsOf(chosen.sheet), mayWrite: () => true }
  return { count, check: await checkPlan(table.rows(chosen.index), chosen.mapping, reference, framework, options) }
}

test.each([
  ['csv', 60],
  ['xlsx', 15],
] as const)(
  '%s',
  async (format, numRuns) => {
    await fc.assert(
      fc.asyncProperty(aPlan, fc.constantFrom(...languages), async (framework, language) => {
        const { count, check } = await readBack(framework, format, language)
        expect(check.problems.filter(({ code }) => code !== 'plan-target-above-need')).toEqual([])
        expect([check.objectives, check.caseloads]).toEqual([[], []])
        expect(check.compared).toEqual({ new: 0, changed: 0, unchanged: count })
      }),
      { numRuns },
    )
  },
  60_000,
)
