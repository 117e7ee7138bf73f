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
  for (const signal of stopSignals)
    process.once(signal, () => {
      const late = new Promise(resolve => setTimeout(resolve, closeMillisecondsMax))
      void Promise.race([house.close(), late]).finally(() => process.exit(exitCodeStopped))
    })
  try {
    return await work(house, program.opts<{ language: Language }>().language)
  } finally {
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

function aLanguage(text: string): Language {
  const language = languages.find(entry => entry === text)
  if (!language) throw new InvalidArgumentError(`A language is one of ${languages.join(', ')}.`)
  return language
}

export function aMonth(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('A month is written YYYY-MM.')
  return text
}

export const program = new Command('wusul')
  .description('Runs a humanitarian operation from the command line, on the database of the site (WUSUL_DATA or DATABASE_URL).')
  .option('--language <code>', 'language of messages: en, ar or ckb', aLanguage, 'en')
  .showHelpAfterError()

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

/** Prints an answer: as JSON on one line when asked for, else in words. */
export function answer<T>(flags: { json?: boolean | undefined }, value: T, inWords?: (value: T) => string): void {
  print(flags.json || !inWords ? JSON.stringify(value ?? null) : inWords(value))
}
