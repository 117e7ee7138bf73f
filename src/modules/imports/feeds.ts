import * as v from 'valibot'

/** What a received sheet can be read as. */
const feeds = ['activities', 'needs', 'plan', 'indicators', 'projects', 'flows', 'fts', 'rates', 'iati'] as const
export type FeedName = (typeof feeds)[number]
export const FeedSchema = v.picklist(feeds)
