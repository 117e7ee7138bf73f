import * as v from 'valibot'
import type { Reaction } from '../../kernel/command.ts'
import type { Tx } from '../../kernel/database/sql.ts'
import { Merged } from '../operations/index.ts'
import { moveFigures, moveFiguresBack } from './figures.ts'
import { moveMembers, moveMembersBack } from './members.ts'

const on = (event: string, react: (tx: Tx, merged: Merged, now: Date) => Promise<void>): Reaction => ({
  event,
  react: (tx, payload, { now }) => react(tx, v.parse(Merged, payload), now),
})

/** Figures follow the place they are of, memberships of clusters the organisation; and both go back when the two are separated. */
export const reactions: readonly Reaction[] = [
  on('places.merged', (tx, merged, now) => moveFigures(tx, 'place_id', merged, now)),
  on('places.separated', (tx, merged) => moveFiguresBack(tx, 'place_id', merged)),
  on('organisations.merged', moveMembers),
  on('organisations.separated', moveMembersBack),
]
