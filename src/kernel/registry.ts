/** A room as the rest of the house sees it, and the list of everything that can be written and read. */
import type { AnyCommand, Reaction } from './command.ts'
import type { MigrationSource } from './database/migrate.ts'
import type { Job } from './jobs.ts'
import type { AnyView } from './view.ts'

export interface Room {
  name: string
  commands: readonly AnyCommand[]
  views: readonly AnyView[]
  reactions?: readonly Reaction[]
  /** What it does when a clock says so, or when it asked for it. */
  jobs?: readonly Job[]
  /** Folder of its numbered SQL files, or null when the room owns no tables. */
  migrations: string | null
}

export interface Registry {
  rooms: readonly Room[]
  commands: ReadonlyMap<string, AnyCommand>
  views: ReadonlyMap<string, AnyView>
  reactions: readonly Reaction[]
  jobs: readonly Job[]
  migrations: readonly MigrationSource[]
}

/** Collects the rooms, floors from below. Two things of one name stop the start. */
export function createRegistry(rooms: readonly Room[]): Registry {
  const commands = new Map<string, AnyCommand>()
  const views = new Map<string, AnyView>()
  for (const room of rooms) {
    for (const command of room.commands) {
      if (commands.has(command.name)) throw new Error(`Two commands are called ${command.name}.`)
      commands.set(command.name, command)
    }
    for (const view of room.views) {
      if (views.has(view.name)) throw new Error(`Two views are called ${view.name}.`)
      views.set(view.name, view)
    }
  }
  return {
    rooms,
    commands,
    views,
    reactions: rooms.flatMap(room => room.reactions ?? []),
    jobs: rooms.flatMap(room => room.jobs ?? []),
    migrations: rooms.flatMap(room => (room.migrations ? [{ name: room.name, folder: room.migrations }] : [])),
  }
}
