/** `wusul report`: what organisations owe, send and correct, and how it is reviewed. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { loadReference } from '../../exchange/feeds/activities/import.ts'
import { cellsOfFile } from '../../exchange/feeds/reports/cells.ts'
import { checkReportRows } from '../../exchange/feeds/reports/check-rows.ts'
import { cellProblemText, nameOfField } from '../../exchange/feeds/reports/messages.ts'
import type { House } from '../../house.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import {
  acceptReport,
  generateReports,
  listReports,
  reopenReport,
  saveDraft,
  sendBackReport,
  showReport,
  submitNoActivity,
  submitReport,
  waiveReport,
} from '../../modules/reporting/index.ts'
import { periodNamed, type ReportState, reportStates } from '../../modules/reporting/rules.ts'
import { roleScopeOf, scopeNames } from '../roles.ts'
import { actor, answer, asJson, columns, inHouse, ofOperation, operationOf, print, program } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
}

const asking = { actor }
const reports = program.command('report').description('periodic reports: what organisations owe, send and correct')

function aPeriod(text: string): string {
  if (periodNamed(text) === null) throw new InvalidArgumentError('A period is written 2005-03, 2005-Q1 or 2005-H1.')
  return text
}

async function limitsOf(house: House, flags: { operation?: string; cluster?: string; organisation?: string }) {
  const { clusterId, organisationId } = await roleScopeOf(house, { ...flags, role: 'task-manager' })
  return { ...(clusterId && { clusterId }), ...(organisationId && { organisationId }) }
}

/** A report by its id, as a command takes it. */
async function seen(house: House, operation: string | undefined, reportId: string) {
  const { id: operationId, code } = await operationOf(house, operation)
  const report = await house.reader.read(showReport, { operationId, reportId }, asking)
  return { report, code, given: { operationId, reportId, version: report.version } }
}

reports
  .command('make')
  .description('make the reports that are owed by today, and let the clock say which are due or overdue')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const done = await house.runner.run(generateReports, { operationId }, asking)
      answer(flags, done, () => `made: ${done.made}, moved by the clock: ${done.moved}`)
    }),
  )

reports
  .command('list')
  .description('reports, the newest period first')
  .addOption(new Option('--state <state>', 'only those in this state').choices(reportStates))
  .option('--cluster <code>', 'only those to it')
  .option('--organisation <acronym>', 'only those of it')
  .option('--period <period>', 'only those of it: 2005-03, 2005-Q1 or 2005-H1', aPeriod)
  .option('--late', 'only those that are late, or were')
  .option('--page <number>', 'page of a hundred', Number)
  .option(...ofOperation)
  .option(...asJson)
  .action(
    (
      flags: Flags & {
        state?: ReportState
        cluster?: string
        organisation?: string
        period?: string
        late?: boolean
        page?: number
      },
    ) =>
      inHouse(async house => {
        const { id: operationId } = await operationOf(house, flags.operation)
        const { state, period, late = false, page } = flags
        const asked = { ...(state && { states: [state] }), ...(period && { period }), ...(page && { page }), late }
        const found = await house.reader.read(listReports, { operationId, ...(await limitsOf(house, flags)), ...asked }, asking)
        const nameOf = await scopeNames(house)
        answer(flags, found, () =>
          [
            columns(
              found.reports.map(({ id, period: label, clusterId, organisationId, state: standing, dueOn, lines }) => [
                ...[id, label, nameOf({ operationId, clusterId, organisationId, placeId: null })],
                ...[standing, `due ${dueOn}`, `${lines} rows`],
              ]),
            ),
            Object.entries(found.counts)
              .map(([each, count]) => `${each}: ${count}`)
              .join(', '),
          ]
            .filter(Boolean)
            .join('\n'),
        )
      }),
  )

reports
  .command('show')
  .description('one report with its rows, words, comments and history')
  .argument('<report-id>')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags) =>
    inHouse(async (house, language) => {
      const { report } = await seen(house, flags.operation, id)
      const words = [
        ...(report.narrative === null ? [] : [`narrative: ${report.narrative}`]),
        ...(report.constraints === null ? [] : [`constraints: ${report.constraints}`]),
      ]
      answer(flags, report, () =>
        [
          `${report.period} · ${report.state} · due ${report.dueOn}${report.noActivity ? ' · no activity' : ''}`,
          ...words,
          ...report.rows.map(
            ({ cells }, nth) =>
              `${nth + 1}  ${Object.entries(cells)
                .map(([field, text]) => `${nameOfField(field, language)}: ${text}`)
                .join(' · ')}`,
          ),
          ...report.comments.map(
            ({ text, field, resolvedAt }) => `${resolvedAt ? 'settled' : 'open'} comment${field ? ` on ${field}` : ''}: ${text}`,
          ),
          columns(report.events.map(({ at, step, to, by, reason }) => [at, step, to, by, reason ?? ''])),
        ].join('\n'),
      )
    }),
  )

/** Says what is wrong with rows, cell by cell. */
function tellProblems(rows: Awaited<ReturnType<typeof checkReportRows>>, language: Language): void {
  for (const [nth, { problems }] of rows.entries())
    for (const problem of problems) {
      if (problem.severity !== 'error') continue
      const { message, remedy } = cellProblemText(problem, language)
      print(`row ${nth + 1}${problem.field ? ` · ${nameOfField(problem.field, language)}` : ''}: ${message} ${remedy}`)
    }
}

const exitCodeRejected = 3

reports
  .command('submit')
  .description('send a report; with a file (of the activity template), its rows take the place of those in the report first')
  .argument('<report-id>')
  .argument('[file]')
  .option('--narrative <words>', 'what was done, in words')
  .option('--constraints <words>', 'what hindered it, in words')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, file: string | undefined, flags: Flags & { narrative?: string; constraints?: string }) =>
    inHouse(async (house, language) => {
      const { report, code, given } = await seen(house, flags.operation, id)
      let { version } = given
      if (file !== undefined || flags.narrative !== undefined || flags.constraints !== undefined) {
        const read = file === undefined ? null : await cellsOfFile(await readFile(file), path.basename(file))
        if (read && 'found' in read) throw new Error('No sheet of this file looks like reports of activities.')
        const reference = await loadReference(house, { actor, language }, code)
        const today = new Date().toISOString().slice(0, 10)
        const rows = read ? await checkReportRows(read.cells, { owner: report, reference, today }) : report.rows
        const { narrative = report.narrative, constraints = report.constraints } = flags
        const draft = { ...given, rows, values: report.values, narrative, constraints }
        const saved = await house.runner.run(saveDraft, draft, { ...asking, rows })
        version = saved.version
        if (saved.wrong > 0) {
          tellProblems(rows, language)
          print(`kept as a draft and not sent: ${saved.wrong} rows have errors`)
          process.exitCode = exitCodeRejected
          return
        }
      }
      const done = await house.runner.run(submitReport, { ...given, version }, asking)
      answer(flags, done, () => done.state)
    }),
  )

reports
  .command('no-activity')
  .description('say that there was no activity in the period of a report')
  .argument('<report-id>')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags) =>
    inHouse(async house => {
      const done = await house.runner.run(submitNoActivity, (await seen(house, flags.operation, id)).given, asking)
      answer(flags, done, () => done.state)
    }),
  )

reports
  .command('accept')
  .description('accept a report; its lines and figures count from then on')
  .argument('<report-id>')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags) =>
    inHouse(async house => {
      const done = await house.runner.run(acceptReport, (await seen(house, flags.operation, id)).given, asking)
      answer(flags, done, () => `accepted: ${done.lines} rows, ${done.figures} figures`)
    }),
  )

for (const [word, description, give] of [
  [
    'send-back',
    'send a report back to be corrected',
    (house: House, input: object) => house.runner.run(sendBackReport, input, asking),
  ],
  ['reopen', 'open an accepted report again', (house: House, input: object) => house.runner.run(reopenReport, input, asking)],
  [
    'waive',
    'say that a report is not expected after all',
    (house: House, input: object) => house.runner.run(waiveReport, input, asking),
  ],
] as const)
  reports
    .command(word)
    .description(description)
    .argument('<report-id>')
    .requiredOption('--reason <words>', 'why')
    .option(...ofOperation)
    .option(...asJson)
    .action((id: string, flags: Flags & { reason: string }) =>
      inHouse(async house => {
        const { given } = await seen(house, flags.operation, id)
        const done = await give(house, { ...given, reason: flags.reason })
        answer(flags, done, () => done.state)
      }),
    )
