/**
 * The illustrative money of the shipped operation: what donors might have given, and what became of it. None of it happened. It has its
 * own funds, agreements and projects: nothing sourced gives to it, takes from it or is named by it.
 */
import { idOf } from '../../kernel/pure/ids.ts'
import {
  amendAgreement,
  postMoney,
  reverseEntry,
  type StoreIllustrativeFunding,
  setRequirements,
  storeIllustrativeFunding,
} from '../../modules/funding/index.ts'
import type { Money } from '../../modules/funding/schema.ts'
import { storeRatesCommand } from '../../modules/ledger/index.ts'
import { daysAfter } from '../../modules/reporting/rules.ts'
import {
  allocations,
  contributions,
  type Earmarking,
  type Given,
  type Passed,
  requirements,
  subGrants,
  wronglyEntered,
} from './illustrative-agreements.ts'
import { amendedCode, amendedOn, budgetLines, type Course, courseOf, type Moved, type WorkPlace } from './illustrative-course.ts'
import type { Illustrating } from './illustrative-indicators.ts'
import { illustrativeProjects } from './illustrative-projects.ts'
import { illustrativeRates } from './illustrative-rates.ts'
import type { IllustrativeLine } from './illustrative-reports.ts'

type Agreement = StoreIllustrativeFunding['agreements'][number]
type Names = Record<'en' | 'ar' | 'ckb', string>

const minor = (whole: number) => `${Math.round(whole) * 100}`
const words = {
  contribution: { en: 'Illustrative contribution', ar: 'مساهمة توضيحية', ckb: 'بەشداریی نموونەیی' },
  allocation: { en: 'Illustrative allocation', ar: 'تخصيص توضيحي', ckb: 'تەرخانکردنی نموونەیی' },
  'sub-grant': { en: 'Illustrative sub-grant', ar: 'منحة فرعية توضيحية', ckb: 'پێدراوی لاوەکیی نموونەیی' },
  window: {
    en: 'Illustrative trust fund, window of cluster',
    ar: 'صندوق استئماني توضيحي، نافذة المجموعة',
    ckb: 'سندوقی متمانەی نموونەیی، پەنجەرەی کڵەستەری',
  },
} satisfies Record<string, Names>
const lineNames: Record<(typeof budgetLines)[number], Names> = {
  STAFF: { en: 'Staff', ar: 'الموظفون', ckb: 'کارمەندان' },
  GOODS: { en: 'Goods for people', ar: 'مواد للمستفيدين', ckb: 'کەلوپەل بۆ خەڵک' },
  WORKS: { en: 'Works and contracts', ar: 'أشغال وعقود', ckb: 'کار و گرێبەست' },
  RUNNING: { en: 'Running costs', ar: 'تكاليف التشغيل', ckb: 'تێچووی بەڕێوەبردن' },
}
const lineShares: Record<(typeof budgetLines)[number], number> = { STAFF: 0.2, GOODS: 0.4, WORKS: 0.3, RUNNING: 0.1 }
const dutyNames = {
  interim: { en: 'Interim report', ar: 'تقرير مرحلي', ckb: 'ڕاپۆرتی ناوەند' },
  finance: { en: 'Financial report', ar: 'تقرير مالي', ckb: 'ڕاپۆرتی دارایی' },
  final: { en: 'Final report', ar: 'تقرير ختامي', ckb: 'ڕاپۆرتی کۆتایی' },
  condition: {
    en: 'Procurement plan agreed with the donor',
    ar: 'خطة مشتريات متفق عليها مع المانح',
    ckb: 'پلانی کڕین لەگەڵ بەخشەر',
  },
} satisfies Record<string, Names>

/** Where each project's lines say that people were reached, the most first. An unknown figure weighs nothing. */
function workPlaces(lines: readonly IllustrativeLine[]): Map<string, WorkPlace[]> {
  const found = new Map<string, WorkPlace[]>()
  for (const { line, district, group } of lines) {
    if (line.projectCode === null || !line.reached) continue
    const key = `${line.projectCode} ${line.period}`
    const place = { district, group, reached: line.reached }
    const places = found.get(key)
    if (places) places.push(place)
    else found.set(key, [place])
  }
  for (const places of found.values()) places.sort((a, b) => b.reached - a.reached || (a.district < b.district ? -1 : 1))
  return found
}

/** Ids of what agreements and entries name, by its codes. */
function idsIn({ loaded }: Illustrating) {
  const known = (ids: ReadonlyMap<string, string>) => (code: string) => {
    const id = ids.get(code)
    if (id === undefined) throw new Error(`Illustrative money names ${code}, which the operation does not have.`)
    return id
  }
  const [cluster, place, group] = [known(loaded.clusters), known(loaded.places), known(loaded.groups)]
  const earmarkOf = (earmark: Earmarking | undefined): Agreement['earmark'] => ({
    strength: earmark?.strength ?? 'unearmarked',
    clusterIds: (earmark?.clusters ?? []).map(cluster),
    projectCodes: [...(earmark?.projects ?? [])],
    placeIds: (earmark?.places ?? []).map(place),
    groupIds: (earmark?.groups ?? []).map(group),
  })
  const called = (name: string, language: 'en' | 'ar' | 'ckb') => {
    const names = loaded.organisationNames.get(name)
    return name === names?.en ? (names[language] ?? name) : name
  }
  const namesOf = (kind: keyof typeof words, from: string, to: string): Names => ({
    en: `${words[kind].en}: ${called(from, 'en')} to ${called(to, 'en')}`,
    ar: `${words[kind].ar}: ${called(from, 'ar')} إلى ${called(to, 'ar')}`,
    ckb: `${words[kind].ckb}: ${called(from, 'ckb')} بۆ ${called(to, 'ckb')}`,
  })
  return { cluster, place, group, organisation: known(loaded.organisations), earmarkOf, namesOf }
}
type Ids = ReturnType<typeof idsIn>

const linesOf = (amount: number): Agreement['lines'] =>
  budgetLines.map(code => ({ code, names: lineNames[code], amountMinor: minor(amount * lineShares[code]) }))

/** Reports that were promised: most came, some late, some not. */
function dutiesOf(
  { chance, loaded }: Illustrating,
  code: string,
  signed: string,
  asked: readonly (keyof typeof dutyNames)[],
): Agreement['duties'] {
  const due: Record<keyof typeof dutyNames, string> = {
    ...{ interim: daysAfter(signed, 180), finance: '2005-09-30', final: '2006-03-31', condition: daysAfter(signed, 60) },
  }
  return asked.map(duty => {
    const isDone = due[duty] < '2005-12-01' && chance(code, duty, 'done') < 0.75
    const doneOn = isDone ? daysAfter(due[duty], Math.round(-12 + 40 * chance(code, duty, 'late') ** 2)) : null
    const kind =
      duty === 'finance' ? ('financial-report' as const) : duty === 'condition' ? ('condition' as const) : ('report' as const)
    return { id: idOf(loaded.seed, 'illustrative-duty', code, duty), kind, names: dutyNames[duty], dueOn: due[duty], doneOn }
  })
}

/** What is expected in the months after the operation's last day: what is owed comes in, what is held goes out. */
function paymentsOf({ owed, held }: Course, code: string): Agreement['payments'] {
  const [open, there] = [owed.get(code) ?? 0, held.get(code) ?? 0]
  return [
    ...(open >= 1_000 ? [{ on: '2006-01-31', amountMinor: minor(open), direction: 'in' as const }] : []),
    ...(there >= 30_000
      ? ['2006-01-20', '2006-02-20', '2006-03-20'].map(on => ({ on, amountMinor: minor(there * 0.3), direction: 'out' as const }))
      : []),
  ]
}

function contributionOf(given: Given, course: Course, illustrating: Illustrating, ids: Ids): Agreement {
  const { code, donor, receiver, amount, currency, window, project, advance = false, amended } = given
  const signed = course.signed.get(code) ?? null
  // Money of a window is for no cluster until it is allocated.
  const cluster = illustrativeProjects.find(each => each.code === project)?.cluster ?? null
  return {
    ...{ id: idOf(illustrating.loaded.seed, 'illustrative-agreement', code), code, kind: 'contribution', currency },
    ...{ giverId: ids.organisation(donor), receiverId: ids.organisation(receiver), advanceAllowed: advance },
    names: ids.namesOf('contribution', donor, receiver),
    ...{
      intoFund: window ? `ILL-ITF-${window}` : null,
      clusterId: cluster && ids.cluster(cluster),
      projectCode: project ?? null,
    },
    ...{ signedOn: signed, starts: signed, ends: given.ends ?? '2006-12-31', earmark: ids.earmarkOf(given.earmark) },
    inKind: given.inKind ? { method: 'Price list of the supplier, without freight', source: 'illustrative' } : null,
    source: 'illustrative',
    lines: project && currency === 'USD' && !amended ? linesOf(amount) : [],
    duties: signed
      ? dutiesOf(illustrating, code, signed, ['interim', 'finance', 'final', ...(advance ? (['condition'] as const) : [])])
      : [],
    // Of the one in euros the money lies in dollars: what goes out of it cannot be said in the agreement's currency.
    payments: amended || currency !== 'USD' ? [] : paymentsOf(course, code),
  }
}

function passedOf(passed: Passed, course: Course, illustrating: Illustrating, ids: Ids): Agreement[] {
  const { code, from, receiver, project } = passed
  const done = course.passed.get(code)
  if (!done) return []
  const kind = subGrants.includes(passed) ? 'sub-grant' : 'allocation'
  const isFund = from.startsWith('ILL-ITF-')
  const above = [...allocations, ...subGrants, ...contributions].find(each => each.code === from)
  const giver = isFund ? 'UNDP' : (above?.receiver ?? 'UNDP')
  const cluster = illustrativeProjects.find(each => each.code === project)?.cluster
  return [
    {
      ...{
        id: idOf(illustrating.loaded.seed, 'illustrative-agreement', code),
        code,
        kind,
        currency: 'USD',
        source: 'illustrative',
      },
      ...{ giverId: ids.organisation(giver), receiverId: ids.organisation(receiver) },
      ...{
        parent: isFund ? null : from,
        fromFund: isFund ? from : null,
        projectCode: project,
        clusterId: cluster && ids.cluster(cluster),
      },
      names: ids.namesOf(kind, giver, receiver),
      ...{ signedOn: done.day, starts: done.day, ends: '2006-06-30', earmark: ids.earmarkOf(passed.earmark) },
      ...{ lines: linesOf(done.amount), payments: paymentsOf(course, code) },
      duties: dutiesOf(illustrating, code, done.day, ['interim', 'final']),
    },
  ]
}

const postingOf =
  ({ loaded }: Illustrating, ids: Ids) =>
  (moved: Moved, nth: number): Partial<Money> & Pick<Money, 'agreement' | 'kind' | 'happened' | 'amountMinor'> => {
    const { agreement, kind, happened, amount, currency, place, group, budgetLine, back, into, words: said } = moved
    return {
      ...{
        id: idOf(loaded.seed, 'illustrative-entry', `${nth}`),
        agreement,
        kind,
        happened,
        amountMinor: minor(amount),
        currency,
      },
      placeId: place ? ids.place(place) : null,
      groupId: group ? ids.group(group) : null,
      ...{ budgetLine: budgetLine ?? null, back: back ?? 'up', words: said ?? null },
      into: into ? { currency: into.currency, amountMinor: minor(into.amount) } : null,
    }
  }

async function askFor({ runner, loaded, step }: Illustrating, ids: Ids): Promise<void> {
  const { operationId } = loaded
  const asked = (millions: number, year: number, cluster: string) => ({
    ...{
      clusterId: ids.cluster(cluster),
      year,
      currency: 'USD',
      amountMinor: minor(millions * 1_000_000),
      source: 'illustrative',
    },
  })
  const original = requirements.map(([year, cluster, millions]) => asked(millions, year, cluster))
  await runner.run(setRequirements, { operationId, illustrative: true, requirements: original }, step('requirements'))
  const revised = requirements.flatMap(([year, cluster, , millions]) =>
    millions === null ? [] : [asked(millions, year, cluster)],
  )
  await runner.run(setRequirements, { operationId, illustrative: true, requirements: revised }, step('revised requirements'))
}

/** Stores the illustrative money, all of it marked. @returns how many entries were posted. */
export async function storeIllustrativeMoney(illustrating: Illustrating, lines: readonly IllustrativeLine[]): Promise<number> {
  const { runner, loaded, step, chance } = illustrating
  const { operationId } = loaded
  const rates = illustrativeRates(illustrating)
  const course = courseOf(workPlaces(lines), rates, chance)
  const ids = idsIn(illustrating)
  await runner.run(storeRatesCommand, { operationId, illustrative: true, rates }, step('rates'))
  await askFor(illustrating, ids)
  const windows = [...new Set(contributions.flatMap(({ window }) => window ?? []))]
  const funds = windows.map(window => ({
    ...{
      id: idOf(loaded.seed, 'illustrative-fund', window),
      code: `ILL-ITF-${window}`,
      organisationId: ids.organisation('UNDP'),
    },
    names: { en: `${words.window.en} ${window}`, ar: `${words.window.ar} ${window}`, ckb: `${words.window.ckb} ${window}` },
    ...{ opened: '2004-01-01', source: 'illustrative' },
  }))
  const agreements = [
    ...contributions.map(each => contributionOf(each, course, illustrating, ids)),
    ...[...allocations, ...subGrants].flatMap(each => passedOf(each, course, illustrating, ids)),
  ]
  await runner.run(storeIllustrativeFunding, { operationId, funds, agreements }, step('agreements'))
  const toPosting = postingOf(illustrating, ids)
  // The wrong entry holds less than was paid; the right one comes after its reversal.
  const right = course.moved.findIndex(({ agreement, kind }) => agreement === wronglyEntered && kind === 'payment')
  const all = course.moved.map(toPosting)
  const early = all.map((posting, nth) =>
    nth === right ? { ...posting, id: wrongId(illustrating), amountMinor: minor(600_000) } : posting,
  )
  const isEarly = ({ happened }: { happened: string }) => happened < amendedOn
  const post = (postings: object[], name: string) =>
    runner.run(postMoney, { operationId, illustrative: true, postings }, step(name))
  await post(early.filter(isEarly), 'money of 2004')
  const reason = 'Entered with the amount of another donor'
  await runner.run(reverseEntry, { operationId, entryId: wrongId(illustrating), reason }, step('reversal'))
  await amendAtTurnOfYear(illustrating, course, ids)
  const late = [...all.filter((_posting, nth) => nth === right), ...all.filter(each => !isEarly(each))]
  await post(late, 'money of 2005')
  return all.length + 2
}

const wrongId = ({ loaded }: Illustrating) => idOf(loaded.seed, 'illustrative-entry', 'wrong')

async function amendAtTurnOfYear(illustrating: Illustrating, course: Course, ids: Ids): Promise<void> {
  const { runner, loaded, step } = illustrating
  for (const given of contributions.filter(({ amended }) => amended)) {
    const { code, donor, receiver, currency, project } = given
    const { clusterId, earmark } = contributionOf(given, course, illustrating, ids)
    const input = {
      ...{
        operationId: loaded.operationId,
        id: idOf(loaded.seed, 'illustrative-agreement', amendedCode(code)),
        code,
        newCode: amendedCode(code),
      },
      ...{
        signedOn: amendedOn,
        reason: 'Work went on for another year',
        names: ids.namesOf('contribution', donor, receiver),
        currency,
      },
      ...{
        projectCode: project ?? null,
        clusterId: clusterId ?? null,
        starts: amendedOn,
        ends: '2006-12-31',
        source: 'illustrative',
      },
      ...{ earmark: earmark ?? null, carryOver: true },
    }
    await runner.run(amendAgreement, input, step(`amendment ${code}`))
  }
}
