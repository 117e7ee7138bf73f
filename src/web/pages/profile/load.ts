/** Reads what a page about one thing shows: the overview narrowed to it, for the months and the group of the address. */
import type { Context } from 'hono'
import type { House } from '../house.ts'
import { type Filters, filtersOf } from '../overview/filters.ts'
import { loadOverview } from '../overview/load.ts'
import { addressesOf } from './addresses.ts'

export async function loadProfile(house: House, c: Context, only: Partial<Pick<Filters, 'cluster' | 'area' | 'organisation'>>) {
  const asking = await house.askingOf(c)
  const { cluster: _cluster, area: _area, organisation: _organisation, ...asked } = filtersOf(c.req.query())
  const overview = await loadOverview(house.reader, asking, c.req.param('code') ?? '', { ...asked, ...only })
  return {
    asking,
    overview,
    language: asking.language,
    operationId: overview.operation.id,
    path: `/o/${overview.operation.code}`,
    addresses: addressesOf(overview),
    address: house.addressOf(c),
  }
}
