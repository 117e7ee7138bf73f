/** `wusul`: the command line on the server. It acts for the installation itself, so it may do everything. */
import { run } from './run.ts'

// Whoever reads us may have read enough (`wusul views | head`).
process.stdout.on('error', error => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2))
