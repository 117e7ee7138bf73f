// Runs all tests and ends with their count; a run without any test is a failure.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { environment, root, setUp } from './set-up.mjs'

const node = setUp()
const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-test-'))
const report = path.join(folder, 'report.json')
const run = spawnSync(
  node,
  [
    `${root}/node_modules/vitest/vitest.mjs`,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment },
)
let passed = 0,
  failed = 0,
  skipped = 0
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed = result.numPassedTests
  failed =
    result.numFailedTests +
    result.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  skipped = result.numPendingTests + result.numTodoTests
} catch {
  failed = 1
}
rmSync(folder, { recursive: true, force: true })
console.log(`Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(run.status === 0 && failed === 0 && passed > 0 ? 0 : 1)
