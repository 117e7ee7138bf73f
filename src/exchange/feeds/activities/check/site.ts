/** The sites of a sheet under one spelling each. */
import { siteKeyOf } from '../../../../modules/delivery/pure/keys.ts'
import type { ActivityRecord } from '../record.ts'
import type { Reading } from './row.ts'

export interface Sites {
  /** The site as the sheet wrote it first; another spelling of it in the same place is noted as mended. */
  read(reading: Reading, placeId: string | null): Pick<ActivityRecord, 'site' | 'siteKey'>
}

export function createSites(): Sites {
  const byPlace = new Map<string, Map<string, string>>()
  return {
    read({ text, notes }, placeId) {
      const written = text('site')
      if (written === null) return { site: null, siteKey: null }
      const key = siteKeyOf(written)
      let sites = byPlace.get(placeId ?? '')
      if (!sites) {
        sites = new Map()
        byPlace.set(placeId ?? '', sites)
      }
      const first = sites.get(key)
      if (first === undefined) sites.set(key, written)
      else if (first !== written) notes.add('repair', 'site-spelled-otherwise', 'site', { now: first })
      return { site: first ?? written, siteKey: key }
    },
  }
}
