/** `wusul` as somebody at a terminal gives it, on the database of a house; where it matters in a process of its own. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.ts'
import { program } from '../../src/cli/terminal.ts'
import { visitor } from '../../src/kernel/access.ts'
import { newId } from '../../src/kernel/pure/ids.ts'
import { acceptInvitation, bearing, identifyToken, recoverAccount } from '../../src/modules/accounts/index.ts'
import { loadShipped, openTestHouse, type TestHouse } from '../support/house.ts'
import { wusul } from '../support/process.ts'

let house: TestHouse
let loaded: Awaited<ReturnType<typeof loadShipped>>
const folder = mkdtempSync(path.join(os.tmpdir(), 'wusul-cli-'))

beforeAll(async () => {
  house = await openTestHouse('facts')
  loaded = await loadShipped(house, { illustrative: false })
})
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Gives it in a process of its own. */
const giveAlone = (args: string[], input?: string) => wusul(args, { DATABASE_URL: house.databaseUrl }, input)

/** Gives it in this process, which is many times quicker. */
async function give(args: string[]): Promise<{ code: number; output: string; errors: string }> {
  const said = { output: '', errors: '' }
  const keeping = (stream: NodeJS.WriteStream, as: keyof typeof said) =>
    vi.spyOn(stream, 'write').mockImplementation(text => {
      said[as] += text
      return true
    })
  const written = keeping(process.stdout, 'output')
  const complained = keeping(process.stderr, 'errors')
  vi.stubEnv('DATABASE_URL', house.databaseUrl)
  try {
    const code = await run(args)
    return { code, ...said }
  } finally {
    written.mockRestore()
    complained.mockRestore()
    vi.unstubAllEnvs()
    process.exitCode = 0
  }
}

/** What a word answers with --json. */
async function answerOf<T = Record<string, string>>(...args: string[]): Promise<T> {
  const { code, output, errors } = await give([...args, '--json'])
  expect({ args, code, errors }).toEqual({ args, code: 0, errors: '' })
  return JSON.parse(output) as T
}

function leaves(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)
}

test('every word says what it does and takes --json', () => {
  const words = leaves(program)
  expect(words.length).toBeGreaterThan(30)
  for (const word of words) {
    expect(word.description(), word.name()).not.toBe('')
    expect(
      word.options.map(option => option.long),
      `${word.parent?.name()} ${word.name()}`,
    ).toContain('--json')
  }
})

test('help says how it ends, and what is not understood ends with 2', async () => {
  const help = await giveAlone(['--help'])
  expect(help.code).toBe(0)
  for (const word of ['people', 'tokens', 'operation', 'import', 'export', 'template', 'journal', 'totals', 'command', 'view'])
    expect(help.output).toMatch(new RegExp(`^  ${word}\\b`, 'm'))
  expect(help.output).toMatch(/It ends with\n {2}0 {2}done/)
  for (const args of [
    ['no-such-word'],
    ['people', 'invite'],
    ['people', 'invite', '--role', 'king'],
    ['import', 'activities'],
    ['operation', 'close-month', 'May'],
  ]) {
    const { code, output, errors } = await give(args)
    expect({ args, code, output }).toEqual({ args, code: 2, output: '' })
    expect(errors).toMatch(/^error: /)
    expect(errors).not.toMatch(/\n\s+at /)
  }
})

test('any command and any view is given by its name, with its input as JSON, a file or what is piped in', async () => {
  const { operationId } = loaded
  const input = { operationId, period: '2004-01', closed: true }
  const file = path.join(folder, 'input.json')
  writeFileSync(file, JSON.stringify({ ...input, period: '2004-02' }))
  const id = newId()
  const command = ['command', 'operations.close-period']
  expect((await give([...command, '--id', id, '--input', JSON.stringify(input)])).output).toBe('{"closedPeriods":["2004-01"]}\n')
  expect((await give([...command, '--input', file])).output).toBe('{"closedPeriods":["2004-01","2004-02"]}\n')
  expect((await giveAlone([...command, '--input', '-'], JSON.stringify({ ...input, period: '2004-03' }))).output).toContain(
    '2004-03',
  )
  // The same id again: the first answer, and nothing done.
  expect((await give([...command, '--id', id, '--input', JSON.stringify(input)])).output).toBe('{"closedPeriods":["2004-01"]}\n')
  const shown = await give(['view', 'operations.operation', '--input', '{"code":"IRQ-2004"}'])
  expect(JSON.parse(shown.output)).toMatchObject({ closedPeriods: ['2004-01', '2004-02', '2004-03'], version: 4 })
  const listed = await answerOf<{ name: string }[]>('commands')
  expect(listed.map(({ name }) => name)).toEqual([...house.registry.commands.keys()])
  expect((await give(['views'])).output).toMatch(/^operations\.operation {2,}One operation/m)
}, 60_000)

test('projects are listed, shown and taken along their path, and a step that does not fit ends with 1', async () => {
  const all = await answerOf<{ code: string; state: string | null }[]>('project', 'list')
  expect(all).toHaveLength(23)
  const narrowed = await answerOf<{ code: string }[]>('project', 'list', '--cluster', 'F', '--partner', 'UNHCR', '--text', 'idp')
  expect(narrowed.map(({ code }) => code)).toEqual(['S-20'])
  expect((await give(['project', 'list', '--cluster', 'Z'])).errors).toBe('There is no cluster Z.\n')
  expect((await give(['project', 'list', '--state', 'unknown'])).output).toMatch(/^A5-02 +not known {2}Rehabilitation/)
  expect((await give(['project', 'step', 'S-20', 'close'])).errors).toMatch(/^Nobody knows where S-20 stands/)
  const input = { operationId: loaded.operationId, code: 'F6-10', sheet: { names: { en: 'Wells' } } }
  await answerOf('command', 'projects.start-project', '--input', JSON.stringify(input))
  expect(await answerOf('project', 'step', 'F6-10', 'agree')).toEqual({ code: 'F6-10', state: 'agreed' })
  expect((await give(['project', 'step', 'F6-10', 'submit'])).output).toBe('F6-10: Before the Iraqi Strategic Review Board\n')
  const returned = ['project', 'step', 'F6-10', 'return', '--on', '2004-11-02']
  expect(await give(returned)).toMatchObject({ code: 1, output: '' })
  expect((await give([...returned, '--reason', 'Not split by donor'])).code).toBe(0)
  expect((await give(['project', 'step', 'F6-10', 'fund', '--on', 'May'])).code).toBe(2)
  expect((await give(['project', 'show', 'F6-10'])).output).toMatch(
    /next +revise: Drafted in the cluster \(task-manager, coordinator\)/,
  )
  const shown = await answerOf<{ state: string; events: { reason: string | null }[] }>('project', 'show', 'F6-10')
  expect(shown).toMatchObject({ state: 'returned', events: [{}, {}, {}, { reason: 'Not split by donor' }] })
  const path = await answerOf<{ version: number; path: object }>('project', 'path')
  const file = `${folder}/path.json`
  writeFileSync(file, JSON.stringify(path))
  expect(await answerOf('project', 'path', '--set', file)).toEqual({ ...path, version: 2 })
  writeFileSync(file, JSON.stringify({ ...path.path, final: ['withdrawn'] }))
  expect((await give(['project', 'path', '--set', file])).errors).toContain('closed is a dead end')
})

test('what is refused is one sentence in the language asked for, or a problem with --json', async () => {
  const refused = await give(['--language', 'ar', 'command', 'operations.close-period', '--input', '{"period":"May"}'])
  expect(refused.code).toBe(1)
  expect(refused.errors).toMatch(/^[\u0600-\u06ff].*\n {2}\/operationId: هذا ناقص\.\n {2}\/period: يُكتب الشهر/)
  const met = await give(['operation', 'close-month', '2004-04', '--version', '1', '--json'])
  expect(met.code).toBe(1)
  expect(JSON.parse(met.errors)).toMatchObject({ type: 'urn:wusul:problem:changed-meanwhile', status: 412, seen: 1, current: 4 })
  expect(await give(['command', 'no.such', '--input', '{'])).toMatchObject({
    code: 1,
    output: '',
    errors: 'There is no command no.such. "wusul commands" lists them.\n',
  })
  expect((await give(['command', 'operations.close-period', '--input', '{'])).errors).toMatch(/^The input is not JSON: /)
  expect((await give(['view', 'plan.plan', '--input', 'no-such-file.json'])).errors).toMatch(
    /^There is no file .*no-such-file\.json\.\n$/,
  )
  expect((await give(['operation', 'show', '--operation', 'NOWHERE'])).errors).toBe(
    'There is no operation NOWHERE. There are: IRQ-2004.\n',
  )
}, 60_000)

test('people are invited, given roles, helped, suspended and let in; everything the pages do', async () => {
  const email = 'dilan@example.org'
  const password = 'water sanitation hygiene'
  const place = ['--operation', 'IRQ-2004', '--organisation', 'IOM', '--place', 'IQG15']
  const invited = await answerOf('people', 'invite', '--role', 'field-staff', ...place, '--email', email)
  expect((await answerOf<object[]>('people', 'invitations'))[0]).toMatchObject({ id: invited.id, email, role: 'field-staff' })
  const secret = new URL(invited.link ?? '').pathname.replace('/invitation/', '')
  const person = { name: 'Dilan', email, password }
  await house.runner.run(acceptInvitation, { secret, person }, { actor: bearing(visitor, secret) })

  const cluster = ['--operation', 'IRQ-2004', '--cluster', 'D']
  const { id: grant = '' } = await answerOf('people', 'grant', email, '--role', 'task-manager', ...cluster, '--to', '2099-12-31')
  const list = await give(['people', 'list'])
  expect(list.output).toMatch(/dilan@example\.org {2}Dilan {2}field-staff {2,}IRQ-2004 · IOM · IQG15/)
  expect(list.output).toMatch(/task-manager {2,}IRQ-2004 · cluster D {2,}until 2099-12-31/)
  await answerOf('people', 'end-role', grant)
  expect((await give(['people', 'list'])).output).not.toContain('task-manager')

  const { token = '', id: tokenId = '' } = await answerOf('tokens', 'make', email, '--name', 'pull', '--only', 'plan.plan')
  expect(await identifyToken(house.db, token, new Date())).toMatchObject({ narrowedTo: { write: false, names: ['plan.plan'] } })
  expect(await answerOf('tokens', 'list', email)).toHaveLength(1)
  await answerOf('tokens', 'revoke', tokenId)
  expect(await answerOf('tokens', 'list', email)).toEqual([])

  await house.pool.query(
    `insert into identity_session (id, expires_at, token, user_id) select $1, now() + interval '1 day', $1, id from identity_user where email = $2`,
    [newId(), email],
  )
  expect(await answerOf('people', 'sessions', 'list', email)).toHaveLength(1)
  expect(await answerOf('people', 'sessions', 'end', email)).toEqual({ ended: 1 })
  expect(await answerOf('people', 'language', email, 'ckb')).toEqual({ language: 'ckb' })

  const { link = '' } = await answerOf('people', 'recovery-link', email)
  const recovery = new URL(link).pathname.replace('/recover/', '')
  await house.runner.run(
    recoverAccount,
    { secret: recovery, password: 'a river that carries ships' },
    { actor: bearing(visitor, recovery) },
  )
  await answerOf('people', 'suspend', email)
  expect((await give(['people', 'list'])).output).toContain('Dilan (suspended)')
  await answerOf('people', 'let-in', email)
  expect((await give(['people', 'suspend', 'nobody@example.org'])).errors).toMatch(/^Nobody has an account with the address/)
  const again = await answerOf('people', 'invite', '--role', 'donor', '--operation', 'IRQ-2004', '--organisation', 'Kuwait')
  await answerOf('people', 'withdraw', again.id ?? '')
  expect(await answerOf('people', 'invitations')).toEqual([])
  expect((await answerOf('administrator-link')).link).toMatch(/^http:\/\/localhost:8080\/welcome\/[\w-]{43}$/)
  expect((await give(['permissions'])).output).toMatch(/^accounts\.suspend-person {2,}administrator$/m)
}, 120_000)

test('a plan goes in and out as a sheet, whole or not at all, and the same sheet again changes nothing', async () => {
  const file = path.join(folder, 'plan.csv')
  const heading = 'Objective code,Level,Parent code,Objective (English),Cluster code,P-code,People in need,People targeted'
  const rows = ['1,1,,People come home,,,,', '1.1,2,1,Homes are repaired,F,,,', '1.1,,,,,IQG15,1200,800']
  writeFileSync(file, [heading, ...rows, '1.2,2,9,Below nothing,F,,,'].join('\n'))
  const refused = await give(['import', 'plan', file, '--json'])
  expect(refused.code).toBe(3)
  expect(JSON.parse(refused.output)).toMatchObject({
    rejected: 1,
    import: null,
    problems: [{ code: 'plan-parent-unknown', row: 5 }],
  })
  writeFileSync(file, [heading, ...rows].join('\n'))
  expect((await give(['import', 'plan', file, '--dry-run'])).output).toContain('3 new, 0 changed')
  const stored = await answerOf('import', 'plan', file)
  expect(stored).toMatchObject({ new: 3, rejected: 0, plan: 'UNSP-2004' })
  const out = path.join(folder, 'plan.xlsx')
  expect(await answerOf('export', 'plan', '--out', out)).toEqual({ file: out, rows: 3 })
  expect(await answerOf('import', 'plan', out, '--dry-run')).toMatchObject({ new: 0, changed: 0, unchanged: 3, problems: [] })
  const undone = await give(['import', 'undo', stored.import ?? ''])
  expect(undone).toMatchObject({ code: 1, errors: expect.stringContaining('goes into a draft') })
}, 60_000)

test('what one journal says is shown, and a broken one ends with 1', async () => {
  const { output } = await give(['journal', 'show', '--limit', '3'])
  expect(
    output
      .trim()
      .split('\n')
      .map(line => (JSON.parse(line) as { seq: number }).seq),
  ).toHaveLength(3)
  const whole = await give(['journal', 'verify'])
  expect(whole.code).toBe(0)
  expect(whole.output).toMatch(/^IRQ-2004 {2,}\d+ entries {2}whole {2}[0-9a-f]{64}$/m)
  await house.pool.query('update journal set actor_id = $1 where operation_id = $2 and seq = 2', ['x', loaded.operationId])
  const broken = await giveAlone(['journal', 'verify'])
  expect(broken.code).toBe(1)
  expect(broken.output).toContain('BROKEN at entry 2: its content was changed')
}, 30_000)

test('indicators go in and out as a workbook, figures are compared with what was said, and a sheet is taken back', async () => {
  const file = path.join(folder, 'indicators.csv')
  const heading = 'Indicator code,Cluster,Name in English,Unit,Over months,Over places,Target'
  writeFileSync(file, [heading, 'CLI-1,F,Families visited,households,sum,sum,100', 'CLI-2,F,,households,sum,sum,'].join('\n'))
  const planned = await give(['import', 'indicators', file, '--json'])
  expect(planned.code).toBe(3)
  expect(JSON.parse(planned.output)).toMatchObject({
    new: 1,
    rejected: 1,
    problems: [{ code: 'indicator-name-missing', row: 3 }],
  })
  const figures = path.join(folder, 'figures.csv')
  writeFileSync(figures, ['Indicator code,Governorate,Organisation,Figure', 'CLI-1,Ninewa,IOM,40'].join('\n'))
  expect((await give(['import', 'indicators', figures, '--dry-run', '--period', '2005-10'])).output).toContain('1 new, 0 changed')
  const stored = await answerOf('import', 'indicators', figures, '--period', '2005-10')
  expect(stored).toMatchObject({ new: 1, rejected: 0 })
  expect(await answerOf('indicators', 'verify')).toMatchObject({ places: 0, areas: 0 })
  const out = path.join(folder, 'indicators.xlsx')
  expect(await answerOf('export', 'indicators', '--out', out)).toEqual({ file: out, rows: 2 })
  expect(await answerOf('import', 'indicators', out)).toMatchObject({ new: 0, changed: 0, unchanged: 2, import: null })
  expect(await answerOf('import', 'undo', stored.import ?? '')).toEqual({ withdrawn: 1, back: 0, kept: 0 })
  await house.pool.query('update indicator_value set current = true, withdrawn = false')
  expect((await give(['indicators', 'verify', '--json'])).code).toBe(1)
  expect(await answerOf('indicators', 'recompute')).toEqual({ recalculated: true })
  expect((await give(['indicators', 'verify'])).code).toBe(0)
}, 60_000)

test('sheets of projects go in and out, what is wrong is left, and an import is taken back', async () => {
  const file = path.join(folder, 'projects.csv')
  const heading = 'Project code,Project title,Cluster,Lead partner,Donor,Budget,Currency,State'
  const rows = ['CLI-01,Wells,F,IOM,WHO,"1.250,50",USD,Funded', 'CLI-02,Roads,F,Nobody at all,,,,']
  writeFileSync(file, [heading, ...rows].join('\n'))
  const corrected = path.join(folder, 'projects-corrected.xlsx')
  const wrong = await give(['import', 'projects', file, '--dry-run', '--json', '--corrected', corrected])
  expect(wrong.code).toBe(3)
  expect(JSON.parse(wrong.output)).toMatchObject({
    ...{ rows: 2, new: 1, rejected: 1, import: null },
    problems: [
      { code: 'project-organisation-unknown', row: 3 },
      { code: 'project-state-unreachable' },
      { code: 'number-grouping' },
    ],
  })
  expect(existsSync(corrected)).toBe(true)
  writeFileSync(file, [heading, rows[0]].join('\n'))
  const stored = await answerOf('import', 'projects', file)
  expect(stored).toMatchObject({ new: 1, rejected: 0 })
  expect((await give(['import', 'projects', file])).output).toContain('0 new, 0 changed, 1 unchanged (nothing stored)')
  const out = path.join(folder, 'projects.xlsx')
  const { projects } = (await answerOf('export', 'projects', '--out', out)) as { projects?: number }
  expect(await answerOf('import', 'projects', out)).toMatchObject({ new: 0, changed: 0, unchanged: projects, import: null })
  expect(await answerOf('import', 'undo', stored.import ?? '')).toEqual({ withdrawn: 1, restored: 0, kept: 0 })
}, 60_000)
