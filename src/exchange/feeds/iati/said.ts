/** What an activity of a file says of a project and its money, in plain values. The rest of the activity is let go: files are large. */
import type { Names } from '../../../kernel/pure/languages.ts'

/** An organisation as a file names it. */
export interface SaidParty {
  ref: string | null
  /** In English where it is given, else in the language that stands first. */
  name: string | null
  names: Names
  /** Code of the list OrganisationType. */
  type: string | null
}

export interface SaidMovement {
  line: number
  /** Code of the list TransactionType. */
  type: string
  ref: string | null
  /** ISO date. */
  day: string
  currency: string
  /** Minor units; below zero where something is taken back. */
  minor: bigint
  provider: SaidParty | null
  providerActivity: string | null
  receiver: SaidParty | null
  receiverActivity: string | null
  /** Codes of humanitarian clusters that the transaction itself names. */
  clusterIds: string[]
  words: string | null
}

export interface SaidActivity {
  line: number
  identifier: string
  /** When the publisher changed it last; the later one of two with one identifier counts. */
  updated: string
  title: Names
  description: string | null
  reporting: SaidParty
  participating: (SaidParty & { role: string | null })[]
  /** Code of the list ActivityStatus. */
  status: string | null
  starts: string | null
  ends: string | null
  countries: string[]
  clusterIds: string[]
  placeIds: string[]
  /** Places in words that are none of the operation's. */
  areas: string[]
  /** Codes of types of aid by vocabulary: 1 DAC, 2 earmarking. */
  aidTypes: { vocabulary: string; code: string }[]
  conditions: string | null
  /** Budgets in force, by currency in minor units. */
  budgets: { currency: string; minor: bigint }[]
  hasResults: boolean
  movements: SaidMovement[]
}
