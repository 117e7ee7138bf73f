/** Files that a person sends at once: each becomes an import of its own, read as what its columns say it is. */
import { looksLikeFts, oneFile } from '../../../exchange/feeds/fts/import.ts'
import { guessFeed } from '../../../exchange/feeds/guess.ts'
import { receiveSheet } from '../../../exchange/feeds/reading.ts'
import type { FtsFile } from '../../../exchange/formats/fts/read.ts'
import { looksLikeIati } from '../../../exchange/formats/iati/read.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { openTable } from '../../../exchange/formats/open-table.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import type { Actor } from '../../../kernel/access.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { FeedName } from '../../../modules/imports/index.ts'
import type { House } from '../house.ts'
import type { Refusal } from './send.tsx'

export interface SentForm {
  files: File[]
  /** What the person says the sheets hold; null leaves it to their columns. */
  feed: FeedName | null
  options: { period?: string; learn: boolean }
}

/** What a person may say that a file holds. */
const feedsToChoose = ['activities', 'needs', 'flows', 'fts', 'rates'] as const

type Field = string | File
const filesOf = (field: Field | Field[] | undefined) =>
  (Array.isArray(field) ? field : [field]).filter((entry): entry is File => entry instanceof File && entry.name !== '')

/** What was sent; fields that mean nothing are left out. */
export function sentForm(body: Record<string, Field | Field[]>): SentForm {
  const { file, feed, period, learn } = body
  const month = typeof period === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? { period } : {}
  return {
    files: filesOf(file),
    feed: feedsToChoose.find(each => each === feed) ?? null,
    options: { ...month, learn: learn === 'yes' },
  }
}

/** What a file is read as. A file of IATI says itself what it is. @throws FileProblem for one that is no sheet */
async function feedOf(bytes: Uint8Array, fileName: string, feed: FeedName | null): Promise<FeedName> {
  if (looksLikeIati(bytes)) return 'iati'
  const { sheets } = await openTable(bytes, fileName)
  return feed ?? guessFeed(sheets)
}

/** Keeps every file that can be opened, one after the other. */
export async function receiveSent(
  house: House,
  asking: { actor: Actor; language: Language },
  operationId: string,
  { files, feed, options }: SentForm,
): Promise<{ received: string[]; refused: Refusal[] }> {
  const received: string[] = []
  const refused: Refusal[] = []
  const pages: FtsFile[] = []
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    try {
      // Pages of one answer belong together.
      if (feed === 'fts' || (feed === null && looksLikeFts({ name: file.name, bytes }))) {
        pages.push({ name: file.name, bytes })
        continue
      }
      const read = await feedOf(bytes, file.name, feed)
      // Whoever gives or receives published money is taken in as unreviewed: without them it would be nobody's.
      const given = { operationId, feed: read, fileName: file.name, bytes, options: read === 'iati' ? {} : options }
      received.push(await receiveSheet(house, asking, given))
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error
      refused.push({ fileName: file.name, reason: fileProblemText(error, asking.language) })
    }
  }
  if (pages.length > 0)
    try {
      const { name, bytes } = oneFile(pages)
      received.push(await receiveSheet(house, asking, { operationId, feed: 'fts', fileName: name, bytes, options }))
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error
      refused.push({ fileName: pages[0]?.name ?? null, reason: fileProblemText(error, asking.language) })
    }
  return { received, refused }
}
