/** What somebody at the terminal says about columns: `--map "Heading=field"`. */
import { activityFeed } from '../exchange/feeds/activities/columns.ts'
import { meaningOf, meaningsOf, targetWord } from '../exchange/feeds/meanings.ts'
import { needsFeed } from '../exchange/feeds/needs/columns.ts'
import { lookAtFile, type ReadingOptions } from '../exchange/feeds/reading.ts'
import { nameKey } from '../exchange/feeds/text.ts'
import { normaliseTag } from '../exchange/formats/header.ts'
import type { House } from '../house.ts'
import type { Actor } from '../kernel/access.ts'
import { type Language, languages } from '../kernel/pure/languages.ts'
import type { FeedName } from '../modules/imports/index.ts'

export interface ColumnWord {
  heading: string
  key: string
  /** Null is "do not use". */
  target: string | null
}

const targetsOf = (feed: FeedName) => meaningsOf(feed, 'en').flatMap(({ choices }) => choices.map(({ target }) => target))

/** The target that a text names: by its word, or by its name in any language. */
function targetNamed(feed: FeedName, text: string): string | null | undefined {
  if (/^(-|none|not used)$/i.test(text)) return null
  const word = targetWord(feed, text)
  if (word !== undefined) return word
  const key = nameKey(text)
  return targetsOf(feed).find(target => languages.some(language => nameKey(meaningOf(feed, target, language)) === key))
}

/** `Heading=field`, `#tag=field`, or `Heading#2=field` for the second column of a heading. @throws Error that lists what can be said. */
export function columnWord(feed: FeedName, text: string): ColumnWord {
  const at = text.lastIndexOf('=')
  const heading = text.slice(0, at).trim()
  const named = text.slice(at + 1).trim()
  if (at < 1 || heading === '' || named === '') throw new Error(`“${text}” is not written COLUMN=FIELD.`)
  const target = targetNamed(feed, named)
  if (target === undefined)
    throw new Error(`There is no field “${named}”. Fields: ${targetsOf(feed).join(', ')}; or - for not using the column.`)
  const [, first = heading, nth] = /^(.+)#(\d+)$/.exec(heading) ?? []
  const key = normaliseTag(heading) ?? `${nameKey(first)}${nth === undefined ? '' : `#${nth}`}`
  return { heading, key, target }
}

/** The words with the headings as they stand in the sheet. @throws Error when it has no such column. */
export async function foundColumns(
  house: Pick<House, 'reader'>,
  asking: { actor: Actor; language: Language },
  given: { feed: FeedName; operationId: string; bytes: Uint8Array; fileName: string; options: ReadingOptions },
  words: readonly ColumnWord[],
): Promise<ColumnWord[]> {
  const look =
    given.feed === 'needs'
      ? await lookAtFile(house, asking, needsFeed, given)
      : await lookAtFile(house, asking, activityFeed, given)
  const columns = look?.columns ?? []
  const missing = words.find(({ key }) => !columns.some(column => column.key === key))
  if (missing)
    throw new Error(
      `There is no column “${missing.heading}”${look?.sheet ? ` in the sheet “${look.sheet}”` : ''}. Columns: ${columns.map(({ column }) => column.header || column.tag).join(', ') || 'none'}.`,
    )
  return words.map(word => ({ ...word, heading: columns.find(({ key }) => key === word.key)?.column.header || word.heading }))
}
