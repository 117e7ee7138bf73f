/** What every page is given: reading and writing as the person who asks, and the frame around its content. */
import type { Context } from 'hono'
import type { VNode } from 'preact'
import type { Actor } from '../../kernel/access.ts'
import type { CommandRunner } from '../../kernel/command.ts'
import type { Db } from '../../kernel/database/sql.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import type { ViewReader } from '../../kernel/view.ts'
import type { OperationSummary } from '../../modules/operations/index.ts'

export interface HousePage {
  title: string
  body: VNode
  operation?: Pick<OperationSummary, 'id' | 'code' | 'names'> | undefined
  /** Shows work that goes on: the page asks again until it is done. */
  waiting?: boolean
  status?: 200 | 404 | 409 | 412 | 413 | 422 | 500
}

export interface House {
  db: Db
  runner: CommandRunner
  reader: ViewReader
  /** Who asks and in which language. @throws SignInNeeded for somebody who is not signed in. */
  askingOf(c: Context): Promise<{ actor: Actor; language: Language }>
  /** Whether the person may look through other roles of an operation: in a demonstration, those who lead it. */
  maySeeAs(c: Context, operationId: string): Promise<boolean>
  /** Address of what was asked for, as people open it. */
  addressOf(c: Context): string
  render(c: Context, page: HousePage): Promise<Response>
}

/** The page is for people with an account: sends a browser to sign in and then back. */
export class SignInNeeded extends Error {}
