/** What the machine says about the server's processes. A number in a file may have died, or be another process by now. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** The command that a process was started with; empty for one that has ended and was not collected. */
function commandOf(pid: number): string {
  if (existsSync('/proc/self/cmdline'))
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      return ''
    }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/** Number of the server that runs on a cluster, or null. */
export function serverPid(cluster: string): number | null {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isInteger(pid) || pid <= 0) return null
  return commandOf(pid).includes('postgres') ? pid : null
}

/** Numbers of the server's processes whose working folder is the cluster's; empty where the machine does not tell (no /proc). */
export function serverProcessesIn(cluster: string): number[] {
  if (!existsSync('/proc/self/cwd')) return []
  const folder = realpathSync(cluster)
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === folder && commandOf(pid).includes('postgres')
      } catch {
        // Gone meanwhile, or another user's.
        return false
      }
    })
}
