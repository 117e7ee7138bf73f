/** What every command of `wusul` shares: the program, the open house, reading options and saying what went wrong. */
import path from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import pino from 'pino'
import { fileProblemText } from '../exchange/formats/messages.ts'
import { FileProblem } from '../exchange/formats/table.ts'
import { type House, openHouse } from '../house.ts'
import { systemActor } from '../kernel/access.ts'
import { Problem } from '../kernel/problems.ts'
import { type Language, languages } from '../kernel/pure/languages.ts'
import { readSettings } from '../kernel/settings.ts'
import { listPeople } from '../modules/accounts/index.ts'
import { listOperations, type OperationSummary } from '../modules/operations/index.ts'

/** The command line acts for the installation itself: whoever has the server has everything. */
export const actor = systemActor('command-line')

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const closeMillisecondsMax = 3_000
const exitCodeStopped = 130

/** Runs with the house open, and closes it whatever happens, also when it is stopped (what was not committed is undone then). */
export async function inHouse<T>(work: (house: House, language: Language) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  // What is answered goes to standard output alone, so that it can be read by programs.
  const house = await openHouse(settings, pino({ level: settings.logLevel }, pino.destination(process.stderr.fd)))
  const stop = () => {
    const late = new Promise(resolve => setTimeout(resolve, closeMillisecondsMax))
    void Promise.race([house.close(), late]).finally(() => process.exit(exitCodeStopped))
  }
  for (const signal of stopSignals) process.on(signal, stop)
  try {
    return await work(house, program.opts<{ language: Language }>().language)
  } finally {
    for (const signal of stopSignals) process.off(signal, stop)
    await house.close()
  }
}

/** The operation with the code, or the only one there is. */
export async function operationOf(house: House, code: string | undefined): Promise<OperationSummary> {
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

export function aLanguage(text: string): Language {
  const language = languages.find(entry => entry === text)
  if (!language) throw new InvalidArgumentError(`A language is one of ${languages.join(', ')}.`)
  return language
}

/** The person with the e-mail address. */
export async function personOf(house: House, email: string): Promise<{ id: string; name: string }> {
  const people = await house.reader.read(listPeople, {}, { actor })
  const found = people.find(person => person.email === email.trim().toLowerCase())
  if (!found) throw new Error(`Nobody has an account with the address ${email}. "wusul people list" lists them.`)
  return found
}

export function aMonth(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('A month is written YYYY-MM.')
  return text
}

export const program = new Command('wusul')
  .description('Runs a humanitarian operation from the command line, on the database of the site (WUSUL_DATA or DATABASE_URL).')
  .option('--language <code>', 'language of messages: en, ar or ckb', aLanguage, 'en')
  .showHelpAfterError('Add --help to see what it takes.')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addHelpText(
    'after',
    `
Whatever the site shows and changes, this does, too: by a word of its own above, or by "wusul view NAME" and
"wusul command NAME" with the input as JSON. Every word takes --json.

It ends with
  0  done
  1  not done, and the message says why; or a check found a difference
  2  not understood: a word or an option is wrong
  3  done, but some rows of a sheet were rejected`,
  )

export function codeOf(error: unknown): string {
  return error instanceof FileProblem || error instanceof Problem ? error.code : 'failed'
}

export function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof FileProblem) return fileProblemText(error, language)
  if (error instanceof Problem) {
    const fields = error
      .fieldsIn(language)
      .map(field => `${field.pointer}: ${field.message}`)
      .join('\n  ')
    return fields ? `${error.messageIn(language)}\n  ${fields}` : error.messageIn(language)
  }
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && 'path' in error)
    return `There is no file ${String(error.path)}.`
  return error instanceof Error ? error.message : String(error)
}

/** Where a file is written: as asked, else under its standard name in the folder the command is given in. */
export const writing = (name: string | undefined, standard: string) => path.resolve(name ?? standard)

/** Rows as aligned columns. */
export function columns(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  const texts = rows.map(row => row.map(cell => String(cell ?? '–')))
  const widths: number[] = []
  for (const row of texts) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return texts.map(row => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  ')).join('\n')
}

/** The option that every word takes. */
export const asJson = ['--json', 'print as JSON'] as const

/** The option of words about one operation. */
export const ofOperation = ['--operation <code>', 'operation, when there are several'] as const

/** A day, YYYY-MM-DD. */
export function aDay(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('A day is written YYYY-MM-DD.')
  return text
}

export function aCount(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('This is a whole number of 1 or more.')
  return count
}

/** Prints an answer: as JSON on one line when asked for, else in words. */
export function answer<T>(flags: { json?: boolean | undefined }, value: T, inWords?: (value: T) => string): void {
  print(flags.json || !inWords ? JSON.stringify(value ?? null) : inWords(value))
}

/** A group of commands that another file has begun. */
export function begun(name: string): Command {
  const found = program.commands.find(command => command.name() === name)
  if (!found) throw new Error(`There is no command ${name} to add to.`)
  return found
}
