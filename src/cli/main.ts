/** `wusul`: the command line on the server. It acts for the installation itself, so it may do everything. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { exportFile, exportFormats } from '../exchange/feeds/activities/export.ts'
import {
  checkFile,
  commitImport,
  type ImportOutcome,
  inOrderOfWeight,
  receiveActivities,
} from '../exchange/feeds/activities/import.ts'
import { problemText } from '../exchange/feeds/activities/messages.ts'
import { activityTemplate } from '../exchange/feeds/activities/template.ts'
import { importNeeds } from '../exchange/feeds/needs/import.ts'
import { fileProblemText } from '../exchange/formats/messages.ts'
import { FileProblem } from '../exchange/formats/table.ts'
import { startOperation } from '../exchange/new-operation/create.ts'
import { type House, openHouse } from '../house.ts'
import { systemActor } from '../kernel/access.ts'
import { dbOf } from '../kernel/database/sql.ts'
import { journalEntries, verifyJournal } from '../kernel/journal.ts'
import { Problem, problemDetails } from '../kernel/problems.ts'
import { type Language, languages } from '../kernel/pure/languages.ts'
import { readSettings } from '../kernel/settings.ts'
import { newAdministratorLink } from '../modules/accounts/index.ts'
import { recomputeTotals, removeIllustrativeReports, undoImport, verifyTotals } from '../modules/delivery/index.ts'
import { fileBytesMax } from '../modules/imports/index.ts'
import { listOperations, type OperationSummary } from '../modules/operations/index.ts'
import { removeIllustrativeNeeds } from '../modules/plan/index.ts'

const actor = systemActor('command-line')

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Runs with the house open, and closes it whatever happens. */
async function inHouse<T>(work: (house: House, language: Language) => Promise<T>): Promise<T> {
  const house = await openHouse(readSettings(process.env))
  try {
    return await work(house, program.opts<{ language: Language }>().language)
  } finally {
    await house.close()
  }
}

/** The operation with the code, or the only one there is. */
async function operationOf(house: House, code: string | undefined): Promise<OperationSummary> {
  const operations = await house.reader.read(listOperations, {}, { actor })
  const found = code
    ? operations.find(operation => operation.code === code.toUpperCase())
    : operations.length === 1
      ? operations[0]
      : undefined
  if (found) return found
  const codes = operations.map(operation => operation.code).join(', ') || 'none'
  throw new Error(
    code ? `There is no operation ${code}. There are: ${codes}.` : `Say which operation with --operation. There are: ${codes}.`,
  )
}

function aLanguage(text: string): Language {
  const language = languages.find(entry => entry === text)
  if (!language) throw new InvalidArgumentError(`A language is one of ${languages.join(', ')}.`)
  return language
}

function aMonth(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('A month is written YYYY-MM.')
  return text
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidArgumentError('This is not JSON.')
  }
}

const program = new Command('wusul')
  .description('Runs a humanitarian operation from the command line, on the database of the site (WUSUL_DATA or DATABASE_URL).')
  .option('--language <code>', 'language of messages: en, ar or ckb', aLanguage, 'en')
  .showHelpAfterError()

interface ImportFlags {
  operation?: string
  period?: string
  learn?: boolean
  dryRun?: boolean
  json?: boolean
}

const shownProblems = 30

/** What `--json` prints: one object for each file. */
function answerOf(outcome: ImportOutcome, importId: string | null, language: Language) {
  return {
    ...outcome.counts,
    problems: inOrderOfWeight(outcome.check.problems).map(problem => ({
      row: problem.row,
      column: problem.column,
      code: problem.code,
      severity: problem.severity,
      value: problem.value,
      ...problemText(problem, language),
    })),
    problemCount: outcome.check.problemCount,
    learned: outcome.check.newEntries.length,
    import: importId,
  }
}

function report(file: string, answer: ReturnType<typeof answerOf>, dryRun: boolean): void {
  print(file)
  print(
    `  ${answer.rows} rows: ${answer.new} new, ${answer.changed} changed, ${answer.unchanged} unchanged, ${answer.rejected} rejected, ${answer.repaired} repaired${dryRun ? ' (nothing stored)' : ''}`,
  )
  if (answer.learned > 0) print(`  ${answer.learned} new names taken in as unreviewed`)
  for (const problem of answer.problems.slice(0, shownProblems))
    print(
      `  ${problem.severity}${problem.row > 0 ? ` row ${problem.row}` : ''}${problem.column ? ` · ${problem.column}` : ''}${problem.value ? ` · "${problem.value}"` : ''}: ${problem.message} ${problem.remedy}`,
    )
  if (answer.problemCount > shownProblems) print(`  … ${answer.problemCount - shownProblems} more; see them all with --json`)
  if (answer.import) print(`  import ${answer.import}`)
}

async function importActivities(files: string[], flags: ImportFlags): Promise<void> {
  const answers: object[] = []
  let refused = false
  await inHouse(async (house, language) => {
    const operation = await operationOf(house, flags.operation)
    const asking = { actor, language }
    const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
    const options = { ...(flags.period && { period: flags.period }), learn: flags.learn ?? false }
    for (const file of files) {
      try {
        const { size } = await stat(file)
        if (size > fileBytesMax)
          throw new FileProblem('file-too-large', { megabytes: Math.ceil(size / 1_000_000), limit: fileBytesMax / 1_000_000 })
        const bytes = new Uint8Array(await readFile(file))
        const given = { code: operation.code, operationId: operation.id, fileName: path.basename(file), bytes, options }
        let outcome: ImportOutcome
        let id: string | null = null
        if (flags.dryRun) outcome = await checkFile(doors, asking, given)
        else {
          id = await receiveActivities(doors, asking, given)
          outcome = await commitImport(doors, asking, { code: operation.code, operationId: operation.id, importId: id })
        }
        const answer = answerOf(outcome, id, language)
        if (outcome.counts.rejected > 0) process.exitCode = 3
        if (flags.json) answers.push(answer)
        else report(file, answer, flags.dryRun ?? false)
      } catch (error) {
        refused = true
        const message = sentenceOf(error, language)
        if (flags.json)
          answers.push({
            rows: 0,
            new: 0,
            changed: 0,
            unchanged: 0,
            rejected: 0,
            repaired: 0,
            problems: [{ row: 0, column: null, code: codeOf(error), value: null, message, remedy: '' }],
            import: null,
          })
        else print(`${file}\n  ${message}`)
      }
    }
  })
  if (flags.json) print(JSON.stringify(answers.length === 1 ? answers[0] : answers))
  if (refused) process.exitCode = 1
}

function codeOf(error: unknown): string {
  return error instanceof FileProblem || error instanceof Problem ? error.code : 'failed'
}

function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof FileProblem) return fileProblemText(error, language)
  if (error instanceof Problem) {
    const fields = error.fields.map(field => `${field.pointer}: ${field.message}`).join('\n  ')
    return fields ? `${error.messageIn(language)}\n  ${fields}` : error.messageIn(language)
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error)
    return `There is no file ${String(error.path)}.`
  return error instanceof Error ? error.message : String(error)
}

const importing = program.command('import').description('take in a sheet')
importing
  .command('activities')
  .description('who does what, where, when, for whom: XLSX, CSV or HXL; all good rows are stored, the others are listed')
  .argument('<file...>')
  .option('--operation <code>', 'operation, when there are several')
  .option('--period <YYYY-MM>', 'month of rows that do not say theirs', aMonth)
  .option('--learn', 'take in names the operation does not know, as unreviewed entries')
  .option('--dry-run', 'check and say what would happen; store nothing')
  .option('--json', 'print what was found as JSON')
  .action(importActivities)
importing
  .command('needs')
  .description('displaced people by place (IOM DTM lists and their like), as people in need')
  .argument('<file...>')
  .option('--operation <code>', 'operation, when there are several')
  .option('--period <YYYY-MM>', 'month that the list holds for', aMonth)
  .option('--dry-run', 'check and say what would happen; store nothing')
  .option('--json', 'print what was found as JSON')
  .action((files: string[], flags: ImportFlags) =>
    inHouse(async (house, language) => {
      const operation = await operationOf(house, flags.operation)
      for (const file of files) {
        const given = {
          code: operation.code,
          fileName: path.basename(file),
          bytes: new Uint8Array(await readFile(file)),
          period: flags.period,
          dryRun: flags.dryRun,
        }
        const outcome = await importNeeds(
          { db: dbOf(house.pool), runner: house.runner, reader: house.reader },
          { actor, language },
          given,
        )
        const problems = inOrderOfWeight(outcome.problems).map(problem => ({ ...problem, ...problemText(problem, language) }))
        if (outcome.rejected > 0) process.exitCode = 3
        if (flags.json) print(JSON.stringify({ ...outcome, problems }))
        else {
          print(
            `${file}\n  ${outcome.rows} rows, ${outcome.people} people in ${outcome.stored} places, ${outcome.rejected} rows rejected`,
          )
          for (const problem of problems.slice(0, shownProblems))
            print(`  ${problem.severity} row ${problem.row}: ${problem.message} ${problem.remedy}`)
          if (problems.length > shownProblems) print(`  … ${problems.length - shownProblems} more; see them all with --json`)
        }
      }
    }),
  )
importing
  .command('undo')
  .description('take a whole import back')
  .argument('<import>')
  .option('--operation <code>', 'operation, when there are several')
  .action((importId: string, flags: { operation?: string }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const undone = await house.runner.run(undoImport, { operationId: operation.id, importId }, { actor })
      print(`${undone.withdrawn} lines withdrawn, ${undone.restored} as they were before`)
    }),
  )

const writing = (name: string | undefined, standard: string) => path.resolve(name ?? standard)

program
  .command('template')
  .description('a workbook for partners to fill')
  .command('activities')
  .description('drop-down lists, a row of HXL tags, instructions in three languages')
  .option('--operation <code>', 'operation, when there are several')
  .option('--out <file>', 'where to write it')
  .action((flags: { operation?: string; out?: string }) =>
    inHouse(async (house, language) => {
      const operation = await operationOf(house, flags.operation)
      const file = writing(flags.out, `${operation.code.toLowerCase()}-template.xlsx`)
      await writeFile(
        file,
        new Uint8Array(await activityTemplate({ ...house, db: dbOf(house.pool) }, { actor, language }, operation.code)),
      )
      print(file)
    }),
  )

program
  .command('export')
  .description('take data out')
  .command('activities')
  .description('report lines, as the import reads them back')
  .option('--operation <code>', 'operation, when there are several')
  .addOption(new Option('--format <format>', 'kind of file').choices([...exportFormats]).default('xlsx'))
  .option('--from <YYYY-MM>', 'first month', aMonth)
  .option('--to <YYYY-MM>', 'last month', aMonth)
  .option('--out <file>', 'where to write it')
  .action((flags: { operation?: string; format: (typeof exportFormats)[number]; from?: string; to?: string; out?: string }) =>
    inHouse(async (house, language) => {
      const operation = await operationOf(house, flags.operation)
      const { body, name, count } = await exportFile(
        house,
        { actor, language },
        { operationId: operation.id, code: operation.code, ...flags },
      )
      const file = writing(flags.out, name)
      await writeFile(file, new Uint8Array(await new Response(body).arrayBuffer()))
      print(`${count} lines in ${file}`)
    }),
  )

const operations = program.command('operation').description('operations of this installation')
operations
  .command('list')
  .description('list the operations')
  .action(() =>
    inHouse(async house => {
      for (const operation of await house.reader.read(listOperations, {}, { actor }))
        print(`${operation.code}\t${operation.names.en ?? operation.names.ar ?? ''}`)
    }),
  )
operations
  .command('create')
  .description('start an operation of any country, with the clusters of the IASC')
  .argument('<code>', 'short code of the operation, such as IRQ-2022')
  .requiredOption('--country <code>', 'ISO 3166-1 code of two letters')
  .option('--name <name>', 'name in English; the country’s when left out')
  .option('--places <file>', 'places with P-codes: CSV, XLSX, HXL or GeoJSON')
  .action((code: string, flags: { country: string; name?: string; places?: string }) =>
    inHouse(async house => {
      const places = flags.places
        ? { bytes: new Uint8Array(await readFile(flags.places)), fileName: path.basename(flags.places) }
        : undefined
      const made = await startOperation(house.runner, { code, country: flags.country, name: flags.name, places })
      print(
        `${code.toUpperCase()} is ready: ${made.places} places, ${made.clusters} clusters. Import a sheet with: wusul import activities FILE --operation ${code.toUpperCase()} --learn`,
      )
    }),
  )
operations
  .command('remove-illustrative')
  .description('remove every illustrative figure of an operation; what is sourced or reported stays')
  .option('--operation <code>', 'operation, when there are several')
  .action((flags: { operation?: string }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const input = { operationId: operation.id }
      const needs = await house.runner.run(removeIllustrativeNeeds, input, { actor })
      const reports = await house.runner.run(removeIllustrativeReports, input, { actor })
      print(JSON.stringify({ needs, reports }))
    }),
  )

const journal = program.command('journal').description('the record of every change')
journal
  .command('show')
  .description('the latest changes of an operation, one JSON object a line, newest first')
  .option('--operation <code>', 'operation, when there are several')
  .option('--limit <number>', 'how many', Number, 20)
  .action((flags: { operation?: string; limit: number }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      for (const entry of await journalEntries(dbOf(house.pool), operation.id, { limit: flags.limit }))
        print(JSON.stringify(entry))
    }),
  )
journal
  .command('verify')
  .description('check the chain of hashes; fails when an entry was altered, removed or put in between')
  .action(() =>
    inHouse(async house => {
      const found = await verifyJournal(dbOf(house.pool))
      print(JSON.stringify(found))
      if (found.some(chain => chain.brokenAt !== null)) process.exitCode = 1
    }),
  )

const totals = program.command('totals').description('the totals that overview and map are drawn from')
totals
  .command('verify')
  .description('compute every total afresh from the report lines and compare; fails when one differs')
  .option('--operation <code>', 'operation, when there are several')
  .action((flags: { operation?: string }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const found = await house.runner.run(verifyTotals, { operationId: operation.id }, { actor })
      print(JSON.stringify(found))
      if (found.reach + found.presence + found.overlaps > 0) process.exitCode = 1
    }),
  )
totals
  .command('recompute')
  .description('compute every total anew from the report lines and keep it, when one was found to differ')
  .option('--operation <code>', 'operation, when there are several')
  .action((flags: { operation?: string }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      print(JSON.stringify(await house.runner.run(recomputeTotals, { operationId: operation.id }, { actor })))
    }),
  )

program
  .command('administrator-link')
  .description('a new one-time link to become administrator, for whoever has lost theirs')
  .action(() =>
    inHouse(async house => {
      const settings = readSettings(process.env)
      print(await newAdministratorLink(house.runner, settings.publicUrl ?? `http://${settings.host}:${settings.port}`))
    }),
  )

program
  .command('give')
  .description('give any command: its name and its input as JSON; without a name, list them')
  .argument('[command]')
  .argument('[input]', 'JSON', json, {})
  .action((name: string | undefined, input: unknown) =>
    inHouse(async house => {
      const command = name === undefined ? undefined : house.registry.commands.get(name)
      if (command) return print(JSON.stringify(await house.runner.run(command, input, { actor })))
      if (name !== undefined) throw new Error(`There is no command ${name}.`)
      for (const entry of house.registry.commands.values()) print(`${entry.name}\t${entry.summary}`)
    }),
  )

program
  .command('see')
  .description('read any view: its name and its input as JSON; without a name, list them')
  .argument('[view]')
  .argument('[input]', 'JSON', json, {})
  .action((name: string | undefined, input: unknown) =>
    inHouse(async house => {
      const view = name === undefined ? undefined : house.registry.views.get(name)
      if (view) return print(JSON.stringify(await house.reader.read(view, input, { actor })))
      if (name !== undefined) throw new Error(`There is no view ${name}.`)
      for (const entry of house.registry.views.values()) print(`${entry.name}\t${entry.summary}`)
    }),
  )

program.parseAsync().catch(error => {
  const language = program.opts<{ language?: Language }>().language ?? 'en'
  process.stderr.write(`${sentenceOf(error, language)}\n`)
  if (error instanceof Problem) process.stderr.write(`${JSON.stringify(problemDetails(error, language))}\n`)
  process.exitCode = 1
})
