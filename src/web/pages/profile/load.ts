/** Reads what a page about one thing shows: the overview narrowed to it, for the months and the group of the address. */
import type { Context } from 'hono'
import type { Language } from '../../../kernel/pure/languages.ts'
import { listReportedProjects, type Overlap, type ReportedProject, type SilentPartner } from '../../../modules/delivery/index.ts'
import type { House } from '../house.ts'
import { type Asking, narrowedTo, readOverlaps, readSilent } from '../overview/attention-load.ts'
import { type Filters, filtersOf } from '../overview/filters.ts'
import { loadOverview, type Overview } from '../overview/load.ts'
import { readTrend, type TrendPoint } from '../overview/trend.ts'
import { type Addresses, addressesOf } from './addresses.ts'

/** What pages about clusters, areas and organisations are drawn from. */
export interface Shown {
  overview: Overview
  addresses: Addresses
  language: Language
  /** Address of the operation. */
  path: string
  /** Address of the page as people open it. */
  address: string
}

/** The same of a page about one of them, with what was reported on it and what needs attention. */
export interface ProfileShown extends Shown {
  reported: readonly ReportedProject[]
  overlaps: readonly Overlap[]
  silent: readonly SilentPartner[]
  trend: readonly TrendPoint[]
}

/** Reads what a page about one thing says of it beside its figures. */
export async function loadReported(
  { reader }: House,
  asking: Asking,
  overview: Overview,
): Promise<Pick<ProfileShown, 'reported' | 'overlaps' | 'silent' | 'trend'>> {
  const { from, to } = overview.months
  const [overlaps, silent, trend, reported] = await Promise.all([
    readOverlaps(reader, asking, overview),
    readSilent(reader, asking, overview),
    readTrend(reader, asking, overview),
    reader.read(listReportedProjects, { ...narrowedTo(overview), from, to }, asking),
  ])
  return { overlaps, silent, trend, reported }
}

export async function loadProfile(house: House, c: Context, only: Partial<Pick<Filters, 'cluster' | 'area' | 'organisation'>>) {
  const asking = await house.askingOf(c)
  const { cluster: _cluster, area: _area, organisation: _organisation, ...asked } = filtersOf(c.req.query())
  const overview = await loadOverview(house.reader, asking, c.req.param('code') ?? '', { ...asked, ...only })
  const shown: Shown = {
    overview,
    language: asking.language,
    path: `/o/${overview.operation.code}`,
    addresses: addressesOf(overview),
    address: house.addressOf(c),
  }
  return { asking, operationId: overview.operation.id, shown }
}
