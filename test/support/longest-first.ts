/** The order in which test files start, also where no earlier run says how long each takes: a long one that starts last runs alone. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest first: real programs that start and stop, then every page in a browser, the whole house, one room with its database. */
const kinds = [/\/start\.pg\.test\./, /\/test\/browser\//, /\/test\/integration\//, /\.pg\.test\./]

function kindOf({ moduleId }: TestSpecification): number {
  const found = kinds.findIndex(kind => kind.test(moduleId))
  return found === -1 ? kinds.length : found
}

export class LongestFirst extends BaseSequencer {
  /** Within a kind as vitest does: by what they took the last time, else by size. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => kindOf(one) - kindOf(other))
  }
}
