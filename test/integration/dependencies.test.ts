/** The table of dependencies says what is really taken, and why. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { projectFolder } from '../support/house.ts'

const read = (file: string) => readFileSync(path.join(projectFolder, file), 'utf8')

test('every package that the site runs on is in the table with its version, licence and reason, and no other', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
  const rows = [...read('docs/dependencies.md').matchAll(/^\| (\S+) \| (\d\S+) \| ([^|]+) \| ([^|]+) \|$/gm)]
  expect(Object.fromEntries(rows.map(([, name, version]) => [name, version]))).toEqual(dependencies)
  for (const [, name, , licence, reason] of rows) expect([licence?.trim(), reason?.trim()], name).not.toContain('')
})
