/** The one way to read: a named, typed query whose rows are already limited by policies. */
import type pg from 'pg'
import type * as v from 'valibot'
import { type Actor, isAllowed, type Policy, type Scope, tokenCovers } from './access.ts'
import { parseInput } from './command.ts'
import { type Db, dbOf } from './database/sql.ts'
import { notFound } from './problems.ts'
import type { Language } from './pure/languages.ts'
import type { Vault } from './vault.ts'

export interface ViewContext {
  actor: Actor
  language: Language
  now: Date
  /** Opens what is sealed; null: the installation has no key. */
  vault: Vault | null
}

// biome-ignore lint/suspicious/noExplicitAny: a list of views holds every kind of input and output
export type AnyView = View<any, any>

export interface View<Input, Output> {
  kind: 'view'
  /** `room.noun`: also its permission, its API path and its CLI name. */
  name: string
  /** One line in English for the reference and the API document. */
  summary: string
  input: v.GenericSchema<unknown, Input>
  policy: Policy
  /** What access is decided on; null when what is asked for does not exist. */
  scope(db: Db, input: Input): Promise<Scope | readonly Scope[] | null>
  /** Reads. Where roles see different rows, the query limits them by `context.actor`. */
  read(db: Db, input: Input, context: ViewContext): Promise<Output>
}

/** Declares a view. */
export function view<Input, Output>(definition: Omit<View<Input, Output>, 'kind'>): View<Input, Output> {
  return { kind: 'view', ...definition }
}

export interface ViewReader {
  /** @throws Problem when the input is bad, or what is asked for does not exist or may not be seen (the same words). */
  read<Input, Output>(view: View<Input, Output>, input: unknown, asking: { actor: Actor; language?: Language }): Promise<Output>
  /** Whether the actor may read the view at all; for showing or hiding a link, never instead of reading. */
  mayRead<Input, Output>(view: View<Input, Output>, input: Input, actor: Actor): Promise<boolean>
}

export function createViewReader(pool: pg.Pool, clock: () => Date = () => new Date(), vault: Vault | null = null): ViewReader {
  const db = dbOf(pool)
  async function allowed<Input, Output>(view: View<Input, Output>, input: Input, actor: Actor): Promise<boolean> {
    if (!tokenCovers(actor, 'view', view.name)) return false
    const scope = await view.scope(db, input)
    if (scope === null) return false
    return isAllowed(actor, view.policy, Array.isArray(scope) ? (scope as readonly Scope[]) : [scope as Scope])
  }
  return {
    mayRead: allowed,
    async read(view, rawInput, asking) {
      const input = parseInput(view.input, rawInput)
      if (!(await allowed(view, input, asking.actor))) throw notFound()
      return view.read(db, input, { actor: asking.actor, language: asking.language ?? 'en', now: clock(), vault })
    },
  }
}
