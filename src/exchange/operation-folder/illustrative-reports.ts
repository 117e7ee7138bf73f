/** Illustrative reports of the shipped operation: what agencies might have sent for 2005, month by month, and how it was reviewed. */
import { idOf } from '../../kernel/pure/ids.ts'
import { recordIdOfKey } from '../../modules/delivery/pure/keys.ts'
import { storeIllustrativeReporting } from '../../modules/reporting/index.ts'
import { daysAfter, type Frequency, type Period, periodOf, type ReportState } from '../../modules/reporting/rules.ts'
import type { Illustrating } from './illustrative-indicators.ts'

/** A line of the illustrative layer, with the codes and names of what it says. */
export interface IllustrativeLine {
  line: {
    lineKey: string
    contentHash: string
    period: string
    reached: number | null
    targeted: number | null
    objective: string | null
    projectCode: string | null
  } & object
  year: number
  district: string
  cluster: string
  group: string
  organisation: string
  /** Its name as somebody would write it. */
  activity: string | null
}

const who = 'illustrative'
const dueDays = 10
const reviewDays = 7
const months = Array.from({ length: 12 }, (_, month) => `2005-${String(month + 1).padStart(2, '0')}`)

/** Agencies that are expected to report to a cluster as well and of whom the layer has no lines: now and then they say so, and now and then nothing. */
const quiet: Readonly<Record<string, readonly string[]>> = {
  A: ['UNDP'],
  B: ['ILO'],
  D: ['WFP'],
  E: ['UNEP'],
  F: ['UNDP'],
  G: ['UNEP'],
}

/** What partners wrote, for the months they wrote anything. */
const narratives = [
  'Work went on in all districts that could be reached. Registration was updated together with the municipalities.',
  'Distribution was completed in the first half of the month; the second half went into monitoring visits.',
  'Local partners took over the daily work; staff followed it from Amman and by telephone.',
  'Repairs of public buildings were handed over to the directorates, with training of their staff.',
]
const constraints = [
  'Roads were closed for several days and deliveries came late.',
  'Fuel was short; generators ran for half of the planned hours.',
  'Two districts could not be visited for reasons of security.',
  'Customs clearance took three weeks longer than planned.',
]
const halfYearNarratives = [
  'Families who returned were helped with shelter materials and legal advice in the governorates that could be reached. The plan for the second half of the year moves from emergency help to durable solutions.',
  'The list of public buildings in which displaced families live was completed with the ministry; return packages were given out where the buildings had to be vacated.',
  'Housing repair went on through local contractors; training of municipal engineers began.',
]

interface Owed {
  organisation: string
  cluster: string
  calendarId: string
  period: Period
  lines: readonly IllustrativeLine[]
  /** What the partner writes in words, and what became of the report where that is not left to chance. */
  words: readonly string[]
  fate?: Fate
}

interface Event {
  step: string
  from: ReportState | null
  to: ReportState
  at: string
  by: string
  reason?: string
}

const at = (day: string, hour: number) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`

type Fate = 'accepted' | 'waiting' | 'sent-back' | 'corrected' | 'reopened' | 'silent' | 'waived'

/** What became of a report. Of earlier months nearly all is settled; of the last ones some still is on its way. */
function fateOf({ chance }: Illustrating, owed: Owed): Fate {
  const { organisation, cluster, period, lines, fate } = owed
  if (fate) return fate
  const drawn = chance('fate', organisation, cluster, period.label)
  if (lines.length === 0) return drawn < 0.4 ? 'accepted' : drawn < 0.65 ? 'waived' : 'silent'
  if (period.ends < '2005-10-01') return drawn < 0.88 ? 'accepted' : 'corrected'
  return drawn < 0.35 ? 'accepted' : drawn < 0.65 ? 'waiting' : drawn < 0.85 ? 'sent-back' : 'reopened'
}

/** Everything that happened to a report, on the days on which it happened. */
function eventsOf({ chance }: Illustrating, { organisation, cluster, period }: Owed, fate: Fate): Event[] {
  const about = [organisation, cluster, period.label] as const
  const events: Event[] = [{ step: 'make', from: null, to: 'not-yet-due', at: at(period.starts, 4), by: 'system' }]
  const happen = (step: string, to: ReportState, day: string, hour: number, more: { by?: string; reason?: string } = {}) =>
    events.push({ step, from: events.at(-1)?.to ?? null, to, at: at(day, hour), by: who, ...more })
  const due = daysAfter(period.ends, dueDays)
  happen('fall-due', 'due', daysAfter(period.ends, 1), 0, { by: 'system' })
  const late = fate === 'silent' || fate === 'waived' || chance(...about, 'late') < 0.24
  if (late) happen('pass-due', 'overdue', daysAfter(due, 1), 0, { by: 'system' })
  if (fate === 'silent') return events
  if (fate === 'waived') {
    happen('waive', 'waived', daysAfter(due, 12), 9, { reason: 'No programme in the country in this period' })
    return events
  }
  const sent = late
    ? daysAfter(due, 2 + Math.floor(9 * chance(...about, 'how late')))
    : daysAfter(period.ends, 2 + Math.floor(8 * chance(...about, 'sent')))
  happen('submit', 'submitted', sent, 7)
  if (fate === 'waiting') return events
  const reviewed = daysAfter(sent, 1 + Math.floor(10 * chance(...about, 'reviewed') ** 2))
  if (fate === 'sent-back' || fate === 'corrected') {
    happen('send-back', 'sent-back', reviewed, 10, { reason: 'Look at the figure that the comment is on' })
    if (fate === 'sent-back') return events
    happen('submit', 'submitted', daysAfter(reviewed, 3), 8)
    happen('accept', 'accepted', daysAfter(reviewed, 5), 12)
    return events
  }
  happen('accept', 'accepted', reviewed, 12)
  if (fate === 'reopened')
    happen('reopen', 'reopened', daysAfter(reviewed, 9), 9, { reason: 'The partner counted one site twice' })
  return events
}

/** A line as somebody would have typed it. */
function cellsOf(
  { loaded }: Illustrating,
  { line, district, cluster, group, organisation, activity }: IllustrativeLine,
): Record<string, string> {
  const nameOf = (code: string) => loaded.names.get(code) ?? code
  const cells: Record<string, string | null> = {
    recordId: recordIdOfKey(line.lineKey),
    period: line.period,
    leadOrganisation: organisation,
    implementingOrganisation: organisation,
    clusterCode: cluster,
    activity,
    objective: line.objective,
    projectCode: line.projectCode,
    adm1Name: nameOf(district.slice(0, 5)),
    adm2Name: nameOf(district),
    adm2Code: district,
    group: nameOf(group),
    status: 'ongoing',
    targeted: line.targeted === null ? null : String(line.targeted),
    reached: line.reached === null ? null : String(line.reached),
  }
  return Object.fromEntries(Object.entries(cells).flatMap(([field, text]) => (text === null ? [] : [[field, text]])))
}

function rowsOf(given: Illustrating, reportId: string, owed: Owed, reviewedAt: string | null) {
  const { chance, loaded } = given
  return owed.lines.map(entry => {
    const { line } = entry
    const id = idOf(loaded.seed, 'report-row', reportId, line.lineKey)
    // One figure in forty came with a nought too many, and was mended by whoever reviewed it.
    const mended = reviewedAt !== null && line.reached !== null && line.reached > 0 && chance(line.lineKey, 'mended') < 0.025
    const repair = {
      field: 'reached',
      from: `${line.reached}0`,
      to: `${line.reached}`,
      code: 'reviewer',
      by: who,
      at: reviewedAt,
    }
    return { id, cells: cellsOf(given, entry), line, repairs: mended ? [repair] : [] }
  })
}

function reportOf(given: Illustrating, owed: Owed) {
  const { chance, loaded } = given
  const { organisation, cluster, calendarId, period, words } = owed
  const id = idOf(loaded.seed, 'report', calendarId, cluster, organisation, period.label)
  const fate = fateOf(given, owed)
  const events = eventsOf(given, owed, fate)
  const sent = events.some(({ step }) => step === 'submit')
  const inWordsAlone = sent && owed.fate !== undefined
  const tells = inWordsAlone || (sent && owed.lines.length > 0 && chance(period.label, organisation, 'told') < 0.7)
  const reviewedAt = events.findLast(({ step }) => step === 'accept')?.at ?? null
  const rows = sent ? rowsOf(given, id, owed, reviewedAt) : []
  const pick = (texts: readonly string[], of: string) => texts[Math.floor(texts.length * chance(id, of))] ?? null
  const asked = fate === 'sent-back' ? rows[0] : undefined
  return {
    ...{
      id,
      calendarId,
      organisationId: loaded.organisations.get(organisation),
      clusterId: loaded.clusters.get(cluster),
      period: period.label,
    },
    noActivity: sent && rows.length === 0 && !inWordsAlone,
    narrative: tells ? pick(words, 'narrative') : null,
    constraints: sent && chance(period.label, organisation, 'hindered') < 0.4 ? pick(constraints, 'constraints') : null,
    ...{ rows, events },
    comments: asked
      ? [
          {
            ...{ id: idOf(loaded.seed, 'report-comment', id), rowId: asked.id, field: 'reached' },
            text: 'More people than were targeted here. Are some counted twice?',
          },
        ]
      : [],
  }
}

const calendarNames: Record<'month' | 'half-year', Record<'en' | 'ar' | 'ckb', string>> = {
  month: { en: 'Monthly reports 2005', ar: 'التقارير الشهرية 2005', ckb: 'ڕاپۆرتە مانگانەکانی 2005' },
  'half-year': {
    en: 'Six-monthly progress report of the cluster',
    ar: 'تقرير التقدم نصف السنوي للمجموعة',
    ckb: 'ڕاپۆرتی پێشکەوتنی شەش مانگەی کڵەستەر',
  },
}

/** Stores the calendars of 2005 (monthly for all, six-monthly for cluster F), who owes what, and what came of it. @returns how many reports. */
export async function storeIllustrativeReports(given: Illustrating, lines: readonly IllustrativeLine[]): Promise<number> {
  const { runner, loaded, reporters, step } = given
  const { operationId, seed } = loaded
  const calendar = (frequency: Frequency & keyof typeof calendarNames, clusterId: string | null) => ({
    ...{ id: idOf(seed, 'report-calendar', frequency), names: calendarNames[frequency], frequency, clusterId },
    ...{ dueDays, reviewDays, starts: '2005-01', ends: '2005-12' },
  })
  const calendars = [calendar('month', null), calendar('half-year', loaded.clusters.get('F') ?? null)] as const
  const [monthly, halfYearly] = calendars
  const byOwner = Map.groupBy(
    lines.filter(({ year }) => year === 2005),
    ({ line, cluster, organisation }) => `${organisation}|${cluster}|${line.period}`,
  )
  const pairs = Object.entries(reporters).flatMap(([cluster, organisations]) =>
    [...organisations, ...(quiet[cluster] ?? [])].map(organisation => ({ organisation, cluster })),
  )
  const halfYears = [periodOf('half-year', '2005-01'), periodOf('half-year', '2005-07')]
  const ofF = pairs.filter(({ organisation, cluster }) => cluster === 'F' && reporters.F?.includes(organisation))
  const duty = (calendarId: string, { organisation, cluster }: (typeof pairs)[number]) => ({
    ...{ id: idOf(seed, 'report-duty', calendarId, cluster, organisation), calendarId },
    ...{ organisationId: loaded.organisations.get(organisation), clusterId: loaded.clusters.get(cluster) },
  })
  const reports = [
    ...pairs.flatMap(pair =>
      months.map(month => {
        const own = byOwner.get(`${pair.organisation}|${pair.cluster}|${month}`) ?? []
        return reportOf(given, {
          ...pair,
          calendarId: monthly.id,
          period: periodOf('month', month),
          lines: own,
          words: narratives,
        })
      }),
    ),
    ...ofF.flatMap((pair, nth) =>
      halfYears.map(period => {
        const fate = period.label.endsWith('H1') ? 'accepted' : (['waiting', 'accepted', 'silent'] as const)[nth % 3]
        const words = [halfYearNarratives[nth % halfYearNarratives.length] ?? '']
        return reportOf(given, { ...pair, calendarId: halfYearly.id, period, lines: [], words, ...(fate && { fate }) })
      }),
    ),
  ]
  const duties = [...pairs.map(pair => duty(monthly.id, pair)), ...ofF.map(pair => duty(halfYearly.id, pair))]
  await runner.run(storeIllustrativeReporting, { operationId, calendars, duties, reports }, step('periodic reports'))
  return reports.length
}
