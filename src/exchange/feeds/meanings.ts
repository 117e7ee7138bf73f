/** What columns can hold, feed by feed, in the words of people. */
import type { Language } from '../../kernel/pure/languages.ts'
import type { FeedName } from '../../modules/imports/index.ts'
import { activityFeed } from './activities/columns.ts'
import { targetGroups, targetName } from './activities/field-names.ts'
import { flowFeed } from './flows/columns.ts'
import { flowColumns, flowGroups } from './flows/fields.ts'
import { needsFeed } from './needs/columns.ts'
import { needsFieldName, needsGroups } from './needs/field-names.ts'
import { projectColumns, projectFeed, projectGroups } from './projects/columns.ts'
import { rateColumns, rateFeed, rateGroups } from './rates/columns.ts'

const at: Record<Language, 0 | 1 | 2> = { en: 0, ar: 1, ckb: 2 }

/** The word that a text is for a feed; undefined when it is none. */
export function targetWord(feed: FeedName, text: string): string | undefined {
  if (feed === 'projects') return projectFeed.targetOf(text)
  if (feed === 'flows') return flowFeed.targetOf(text)
  if (feed === 'rates') return rateFeed.targetOf(text)
  return feed === 'needs' ? needsFeed.targetOf(text) : activityFeed.targetOf(text)
}

/** What a column holds, in the reader's language; the stored word itself when the feed knows it no more. */
export function meaningOf(feed: FeedName, target: string, language: Language): string {
  if (feed === 'needs') {
    const field = needsFeed.targetOf(target)
    return field ? needsFieldName(field, language) : target
  }
  if (feed === 'projects') {
    const field = projectFeed.targetOf(target)
    return field ? projectColumns[field].heading[at[language]] : target
  }
  if (feed === 'flows') {
    const field = flowFeed.targetOf(target)
    return field ? flowColumns[field].heading[at[language]] : target
  }
  if (feed === 'rates') {
    const field = rateFeed.targetOf(target)
    return field ? rateColumns[field].heading[at[language]] : target
  }
  const known = activityFeed.targetOf(target)
  return known ? targetName(known, language) : target
}

/** What a column of a feed can hold, in the groups in which a person looks for it. */
export function meaningsOf(feed: FeedName, language: Language): { name: string; choices: { target: string; name: string }[] }[] {
  const groups: readonly { name: readonly [string, string, string]; targets: readonly string[] }[] =
    { projects: projectGroups, needs: needsGroups, flows: flowGroups, rates: rateGroups }[feed as string] ?? targetGroups
  return groups.map(({ name, targets }) => ({
    name: name[at[language]],
    choices: targets.map(target => ({ target, name: meaningOf(feed, target, language) })),
  }))
}
