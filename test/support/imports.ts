/** Received files for tests of what is done with them. */
import { type FeedName, receiveFile } from '../../src/modules/imports/index.ts'
import type { TestHouse } from './house.ts'

/** Receives a small file for each feed. @returns the ids of the imports. */
export async function importsOf(house: TestHouse, operationId: string, ...feeds: FeedName[]): Promise<string[]> {
  const ids: string[] = []
  for (const feed of feeds) {
    const file = { operationId, feed, fileName: `${feed}.csv`, content: Buffer.from('a,b\n1,2').toString('base64') }
    ids.push((await house.runner.run(receiveFile, file, house.system)).id)
  }
  return ids
}
