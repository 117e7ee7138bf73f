import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** Unit tests beside the code, tests on a real PostgreSQL (`*.pg.test.ts`), and browser tests (`test/browser/`). */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts'],
    globalSetup: 'test/support/shared-server.ts',
    setupFiles: 'test/support/passwords.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // Modules are evaluated once for each worker: what a test changes of the process it puts back.
    isolate: false,
    restoreMocks: true,
  },
})
