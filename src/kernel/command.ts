/** The one way to write: what a command is, and the runner that every door calls. */
import { hash } from 'node:crypto'
import type pg from 'pg'
import * as v from 'valibot'
import { type Actor, isAllowed, type Policy, type Scope, tokenCovers } from './access.ts'
import { inTransaction, sql, type Tx } from './database/sql.ts'
import { appendToJournal, type Touched } from './journal.ts'
import { changedMeanwhile, commandIdReused, invalidInput, notFound, Problem, problemOfDatabaseError } from './problems.ts'
import { textOf } from './pure/field-texts.ts'
import { installationId, newId } from './pure/ids.ts'
import type { Language } from './pure/languages.ts'
import type { Vault } from './vault.ts'

/** What a handler may use besides its transaction. */
export interface CommandContext {
  actor: Actor
  language: Language
  commandId: string
  /** Rows given beside the input; see `Giving.rows`. */
  rows?: unknown
  /** Server time of this command: the time that counts. */
  now: Date
  /** Seals what must not be read from the database alone; null: the installation has no key. */
  vault: Vault | null
  /** Says what the command touched, for the journal. */
  touch(kind: string, id: string, change: Touched['change']): void
  /** Lets higher rooms react in the same transaction. */
  announce(event: string, payload: unknown): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of commands holds every kind of input and output
export type AnyCommand = Command<any, any, any>

export interface Command<Input, Loaded, Output> {
  kind: 'command'
  /** `room.verb-noun`: also its permission, its journal name, its API path and its CLI name. */
  name: string
  /** One line in English for the reference and the API document. */
  summary: string
  input: v.GenericSchema<unknown, Input>
  policy: Policy
  /** May be given offline and delivered later. */
  offline: boolean
  /** Reads what the scope and the handler need. Nothing found: return null, and the caller gets "not found". */
  load(tx: Tx, input: Input, context: CommandContext): Promise<Loaded | null>
  /** Version of the one thing that is edited, where a caller may say which version they saw. */
  version?: ((loaded: Loaded, input: Input) => number) | undefined
  /** What access is decided on; `operation` decides which journal the entry goes to. */
  scope(loaded: Loaded, input: Input): Scope | readonly Scope[]
  apply(tx: Tx, input: Input, loaded: Loaded, context: CommandContext): Promise<Output>
  /** What of the input the journal keeps; personal fields and secrets stay out. Default: all of it. */
  journalled?(input: Input, loaded: Loaded): unknown
}

/** Declares a command. `load` may be left out where the input alone says what is touched. */
export function command<Input, Output, Loaded = Record<string, never>>(
  definition: Omit<Command<Input, Loaded, Output>, 'kind' | 'offline' | 'load'> & {
    offline?: boolean
    load?: Command<Input, Loaded, Output>['load']
  },
): Command<Input, Loaded, Output> {
  const nothingToLoad = async () => ({}) as Loaded
  return { kind: 'command', ...definition, offline: definition.offline ?? false, load: definition.load ?? nothingToLoad }
}

/** A higher room's answer to a lower room's event, in the same transaction. */
export interface Reaction {
  event: string
  react(tx: Tx, payload: unknown, context: CommandContext): Promise<void>
}

export interface Giving {
  actor: Actor
  language?: Language
  /** Made by the caller; giving the same id again gives the same answer. */
  commandId?: string
  /**
   * Rows that are too many to stand in the input, in the form that the command's room packs them in; only doors inside the house can
   * give them. What they say must follow from the input (a stored file, say): the input alone decides whether a command was given before.
   */
  rows?: unknown
  /** Version of what is edited as the caller saw it: a change by somebody else since then refuses the command. */
  seenVersion?: number | undefined
  /** Clock of the device that gave the command: kept as a claim beside the server's. */
  deviceAt?: Date | null
}

export interface CommandRunner {
  /**
   * Gives a command: parse, known id, load, access, apply, journal, reactions and queued work in one transaction.
   * @throws Problem for everything a caller can mend: bad input, refused, conflict, broken rule.
   */
  run<Input, Loaded, Output>(command: Command<Input, Loaded, Output>, input: unknown, giving: Giving): Promise<Output>
}

/** Parses an input; all its problems at once. */
export function parseInput<Input>(schema: v.GenericSchema<unknown, Input>, input: unknown): Input {
  const result = v.safeParse(schema, input)
  if (result.success) return result.output
  throw invalidInput(
    {},
    result.issues.map(issue => ({
      pointer: (issue.path ?? []).map(step => `/${String(step.key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      code: issue.input === undefined ? 'missing' : issue.type,
      text: textOf(issue),
    })),
  )
}

/** The command was given before: the transaction stops and the first answer is read. */
class GivenBefore extends Error {}

async function firstAnswer<Output>(pool: pg.Pool, commandId: string, name: string, actorId: string, inputHash: string) {
  const { rows } = await pool.query('select command, actor_id, input_hash, answer from command_receipt where command_id = $1', [
    commandId,
  ])
  const receipt = rows[0]
  if (!receipt || receipt.command !== name || receipt.actor_id !== actorId || receipt.input_hash !== inputHash)
    throw commandIdReused()
  return receipt.answer as Output
}

/** Digest of an input. The same caller writes the same command in the same order: nothing is sorted. Files count by their content. */
function digestOf(input: unknown): string {
  const shown = Object.entries(input ?? {}).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? hash('sha256', value) : value,
  ])
  return hash('sha256', JSON.stringify(shown))
}

/** A command that keeps no version cannot promise that nothing changed, so it is refused to whoever asks for that. */
function assertUnchanged(seen: number | undefined, current: number | undefined): void {
  if (seen !== undefined && seen !== current) throw changedMeanwhile({ seen, current: current ?? null })
}

function asList(scope: Scope | readonly Scope[]): readonly Scope[] {
  return Array.isArray(scope) ? (scope as readonly Scope[]) : [scope as Scope]
}

function operationOf(scopes: readonly Scope[]): string {
  const operation = scopes[0]?.operation
  return typeof operation === 'string' ? operation : installationId
}

export function createCommandRunner(
  pool: pg.Pool,
  reactions: readonly Reaction[],
  clock: () => Date = () => new Date(),
  vault: Vault | null = null,
): CommandRunner {
  return {
    async run(command, rawInput, giving) {
      const { actor } = giving
      if (!tokenCovers(actor, 'command', command.name)) throw notFound()
      const input = parseInput(command.input, rawInput)
      const commandId = giving.commandId ?? newId()
      const inputHash = digestOf(rawInput)
      const touched: Touched[] = []
      try {
        return await inTransaction(pool, async tx => {
          const isNew = await tx.run(
            sql`insert into command_receipt (command_id, command, actor_id, input_hash) values (${commandId}, ${command.name}, ${actor.id}, ${inputHash}) on conflict do nothing`,
          )
          if (isNew === 0) throw new GivenBefore()
          const context: CommandContext = {
            actor,
            language: giving.language ?? 'en',
            commandId,
            rows: giving.rows,
            now: clock(),
            vault,
            touch: (kind, id, change) => void touched.push({ kind, id, change }),
            async announce(event, payload) {
              for (const reaction of reactions) if (reaction.event === event) await reaction.react(tx, payload, context)
            },
          }
          const loaded = await command.load(tx, input, context)
          if (loaded === null) throw notFound()
          const scopes = asList(command.scope(loaded, input))
          if (!isAllowed(actor, command.policy, scopes)) throw notFound()
          assertUnchanged(giving.seenVersion, command.version?.(loaded, input))
          const output = await command.apply(tx, input, loaded, context)
          await tx.run(
            sql`update command_receipt set answer = ${JSON.stringify(output ?? null)}::jsonb where command_id = ${commandId}`,
          )
          await appendToJournal(tx, {
            operationId: operationOf(scopes),
            commandId,
            command: command.name,
            actor,
            deviceAt: giving.deviceAt ?? null,
            serverAt: context.now,
            input: command.journalled ? command.journalled(input, loaded) : input,
            touched,
          })
          return output
        })
      } catch (error) {
        if (error instanceof GivenBefore) return firstAnswer(pool, commandId, command.name, actor.id, inputHash)
        if (error instanceof Problem) throw error
        throw problemOfDatabaseError(error) ?? error
      }
    },
  }
}
