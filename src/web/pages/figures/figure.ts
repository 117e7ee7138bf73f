/** A figure as it is taken away. */
import type { OutCell } from '../../../exchange/formats/write-table.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Overlap, SilentPartner } from '../../../modules/delivery/index.ts'
import type { ActivityType } from '../../../modules/plan/index.ts'
import type { Drawing } from '../../figures/drawing.tsx'
import type { Overview } from '../overview/load.ts'
import type { TrendPoint } from '../overview/trend.ts'

export interface FigureContent {
  title: string
  drawings: Drawing[]
  notes: string[]
  /** Headings, then rows. An empty cell is unknown. */
  table: OutCell[][]
}

/** What figures are made from; the last four only for the figures that need them. */
export interface FigureInput {
  overview: Overview
  language: Language
  trend: readonly TrendPoint[]
  overlaps: readonly Overlap[]
  silent: readonly SilentPartner[]
  activities: ReadonlyMap<string, ActivityType>
}
