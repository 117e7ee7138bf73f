/** `wusul meeting` and `wusul action`: meetings, and what is to be done after them. */
import { Option } from 'commander'
import type { House } from '../../house.ts'
import {
  type ActionSelection,
  actionSelections,
  addActionPoint,
  agreeMinutes,
  callMeeting,
  cancelMeeting,
  changeActionPoint,
  changeMeeting,
  dropActionPoint,
  finishActionPoint,
  holdMeeting,
  listActionPoints,
  listMeetings,
  recordMeeting,
  reopenActionPoint,
  showActionPoint,
  showMeeting,
} from '../../modules/coordination/index.ts'
import { instantOf, timeZonesOf, wallTimeOf } from '../../modules/coordination/pure/time-zones.ts'
import { roleScopeOf, scopeNames } from '../roles.ts'
import { actor, aDay, answer, asJson, columns, inHouse, ofOperation, operationOf, personOf, program } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
}

const asking = { actor }
const meetings = program.command('meeting').description('meetings of clusters and of the whole operation')
const actions = program.command('action').description('action points: what is to be done, by whom and by when')

/** Ids of a cluster by its code and an organisation by its acronym or name, where they are given. */
async function limitsOf(house: House, flags: { operation?: string; cluster?: string; organisation?: string }) {
  const { clusterId, organisationId } = await roleScopeOf(house, { ...flags, role: 'task-manager' })
  return { clusterId, organisationId }
}

const several = (value: string, before: string[] = []) => [...before, value]

meetings
  .command('list')
  .description('meetings, the latest first')
  .option(...ofOperation)
  .option('--cluster <code>', 'only those of it')
  .option(...asJson)
  .action((flags: Flags & { cluster?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { clusterId } = await limitsOf(house, flags)
      const found = await house.reader.read(listMeetings, { operationId, ...(flags.cluster && { clusterId }) }, asking)
      const nameOf = await scopeNames(house)
      answer(flags, found, () =>
        columns(
          found.map(meeting => {
            const { day, hour } = wallTimeOf(meeting.startsAt, meeting.timeZone)
            const of = nameOf({ operationId, clusterId: meeting.clusterId, organisationId: null, placeId: null })
            return [meeting.id, `${day} ${hour} ${meeting.timeZone}`, of, meeting.state, meeting.title]
          }),
        ),
      )
    }),
  )

meetings
  .command('show')
  .description('one meeting with its record and its action points')
  .argument('<meeting-id>')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const found = await house.reader.read(showMeeting, { operationId, id }, asking)
      const { day, hour } = wallTimeOf(found.startsAt, found.timeZone)
      const points = (head: string, list: typeof found.raised) =>
        list.length === 0 ? [] : [head, columns(list.map(point => ['', point.id, point.due, point.state, point.what]))]
      answer(flags, found, () =>
        [
          `${found.title} · ${day} ${hour} ${found.timeZone} · ${found.state}`,
          ...found.agenda.map(line => `  ${line}`),
          ...points('came back:', found.cameBack),
          ...(found.minutes === null ? [] : [found.minutes]),
          ...found.decisions.map(line => `decided: ${line}`),
          ...points('agreed on:', found.raised),
        ].join('\n'),
      )
    }),
  )

interface TimeFlags {
  title?: string
  day?: string
  from?: string
  until?: string
  timeZone?: string
  place?: string
  link?: string
  agenda?: string[]
}

/** When and where, from the options; what is left out stays as it was. */
function saidOf(flags: TimeFlags, before: { startsAt: string; endsAt: string | null; timeZone: string } | null, country: string) {
  const timeZone = flags.timeZone ?? before?.timeZone ?? timeZonesOf([country])[0] ?? 'UTC'
  const was = before && wallTimeOf(before.startsAt, before.timeZone)
  const ended = before?.endsAt ? wallTimeOf(before.endsAt, before.timeZone).hour : undefined
  const day = flags.day ?? was?.day ?? ''
  const read = (hour: string | undefined) => {
    const instant = instantOf({ day, hour: hour ?? '' }, timeZone)
    if (instant === null) throw new Error(`"${day} ${hour ?? ''}" is no day and hour. Write --day YYYY-MM-DD and --from HH:MM.`)
    return instant
  }
  const until = flags.until ?? ended
  return { startsAt: read(flags.from ?? was?.hour), endsAt: until === undefined ? null : read(until), timeZone }
}

meetings
  .command('call')
  .description('call a meeting of a cluster, or of the whole operation when none is named')
  .requiredOption('--title <words>', 'what it is called')
  .requiredOption('--day <day>', 'day it is held on', aDay)
  .requiredOption('--from <hour>', 'hour it begins at, HH:MM on the clocks there')
  .option('--until <hour>', 'hour it ends at')
  .option('--time-zone <name>', "whose clocks, such as Asia/Amman; the operation's country when left out")
  .option('--cluster <code>', 'cluster whose meeting it is')
  .option('--place <words>', 'where')
  .option('--link <address>', 'where to join from elsewhere')
  .option('--agenda <line>', 'a line of the agenda; may come several times', several)
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags & TimeFlags & { cluster?: string }) =>
    inHouse(async house => {
      const { id: operationId, country } = await operationOf(house, flags.operation)
      const { clusterId } = await limitsOf(house, flags)
      const { title, place = null, link = null, agenda = [] } = flags
      const input = { operationId, clusterId, title, place, link, agenda, ...saidOf(flags, null, country) }
      const done = await house.runner.run(callMeeting, input, asking)
      answer(flags, done, () => done.id)
    }),
  )

meetings
  .command('change')
  .description('change when and where a meeting is to be held, or its agenda; what is left out stays')
  .argument('<meeting-id>')
  .option('--title <words>', 'what it is called')
  .option('--day <day>', 'day it is held on', aDay)
  .option('--from <hour>', 'hour it begins at')
  .option('--until <hour>', 'hour it ends at')
  .option('--time-zone <name>', 'whose clocks')
  .option('--place <words>', 'where')
  .option('--link <address>', 'where to join from elsewhere')
  .option('--agenda <line>', 'a line of the new agenda; may come several times', several)
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags & TimeFlags) =>
    inHouse(async house => {
      const { id: operationId, country } = await operationOf(house, flags.operation)
      const was = await house.reader.read(showMeeting, { operationId, id }, asking)
      const { title = was.title, place = was.place, link = was.link, agenda = was.agenda } = flags
      const input = { operationId, id, version: was.version, title, place, link, agenda, ...saidOf(flags, was, country) }
      answer(flags, await house.runner.run(changeMeeting, input, asking), () => 'changed')
    }),
  )

meetings
  .command('record')
  .description('write down who was at a meeting, its minutes and decisions; what is left out stays')
  .argument('<meeting-id>')
  .option('--organisation <acronym>', 'an organisation that was there; may come several times', several)
  .option('--minutes <words>', 'the minutes')
  .option('--decision <line>', 'a decision; may come several times', several)
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags & { organisation?: string[]; minutes?: string; decision?: string[] }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const was = await house.reader.read(showMeeting, { operationId, id }, asking)
      const there = await Promise.all(
        (flags.organisation ?? []).map(organisation => limitsOf(house, { operation: flags.operation, organisation })),
      )
      const attendance = flags.organisation ? there.map(({ organisationId }) => ({ organisationId })) : was.attendance
      const { minutes = was.minutes, decision: decisions = was.decisions } = flags
      const input = { operationId, id, version: was.version, attendance, minutes, decisions }
      answer(flags, await house.runner.run(recordMeeting, input, asking), () => 'written down')
    }),
  )

for (const [word, description, said, step] of [
  ['hold', 'say that a meeting was held', 'held', (house: House, input: object) => house.runner.run(holdMeeting, input, asking)],
  [
    'agree',
    'say that the minutes of a meeting are agreed',
    'minutes agreed',
    (house: House, input: object) => house.runner.run(agreeMinutes, input, asking),
  ],
] as const)
  meetings
    .command(word)
    .description(description)
    .argument('<meeting-id>')
    .option(...ofOperation)
    .option(...asJson)
    .action((id: string, flags: Flags) =>
      inHouse(async house => {
        const { id: operationId } = await operationOf(house, flags.operation)
        const { version } = await house.reader.read(showMeeting, { operationId, id }, asking)
        answer<object>(flags, await step(house, { operationId, id, version }), () => said)
      }),
    )

meetings
  .command('cancel')
  .description('call a meeting off')
  .argument('<meeting-id>')
  .requiredOption('--reason <words>', 'why')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags & { reason: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { version } = await house.reader.read(showMeeting, { operationId, id }, asking)
      const input = { operationId, id, version, reason: flags.reason }
      answer(flags, await house.runner.run(cancelMeeting, input, asking), () => 'cancelled')
    }),
  )

actions
  .command('list')
  .description('action points: those that are open, when nothing else is asked for')
  .option(...ofOperation)
  .option('--cluster <code>', 'only those of it')
  .option('--organisation <acronym>', 'only those it is to do')
  .addOption(new Option('--which <state>', 'which of them').choices([...actionSelections]).default('open'))
  .option(...asJson)
  .action((flags: Flags & { cluster?: string; organisation?: string; which: ActionSelection }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { clusterId, organisationId } = await limitsOf(house, flags)
      const narrowed = { ...(clusterId && { clusterId }), ...(organisationId && { organisationId }) }
      const found = await house.reader.read(listActionPoints, { operationId, which: flags.which, ...narrowed }, asking)
      const nameOf = await scopeNames(house)
      answer(flags, found, () =>
        columns(
          found.map(point => {
            const of = nameOf({ ...point, operationId, placeId: null })
            return [point.id, point.due, point.state, of, `came back ${point.cameBack}`, point.what]
          }),
        ),
      )
    }),
  )

actions
  .command('show')
  .description('one action point with all that happened to it')
  .argument('<action-id>')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const found = await house.reader.read(showActionPoint, { operationId, id }, asking)
      const history = found.events.map(({ at, kind, due, note }) => [at, kind, `by ${due}`, note])
      answer(flags, found, () => `${found.what}\n${found.state}, by ${found.due}\n${columns(history)}`)
    }),
  )

interface ActionFlags {
  what?: string
  organisation?: string
  person?: string
  due?: string
}

/** Whose it is, from the options. */
async function ownerOf(house: House, flags: Flags & ActionFlags) {
  const { organisationId } = await limitsOf(house, { operation: flags.operation, organisation: flags.organisation })
  const person = flags.person ? await personOf(house, flags.person) : null
  return { ...(organisationId && { organisationId }), ...(person && { personId: person.id }) }
}

actions
  .command('add')
  .description('give an organisation something to do: agreed on at a meeting, or between meetings')
  .requiredOption('--what <words>', 'what is to be done')
  .requiredOption('--organisation <acronym>', 'who is to do it')
  .requiredOption('--due <day>', 'last day by which it is to be done', aDay)
  .option('--person <e-mail>', 'somebody with an account who is to do it')
  .option('--meeting <meeting-id>', 'the meeting that agreed on it')
  .option('--cluster <code>', 'its cluster, when no meeting is named')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags & ActionFlags & { meeting?: string; cluster?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { clusterId } = await limitsOf(house, { operation: flags.operation, cluster: flags.cluster })
      const { what, due, meeting: meetingId = null } = flags
      const input = { operationId, clusterId, meetingId, what, due, ...(await ownerOf(house, flags)) }
      const done = await house.runner.run(addActionPoint, input, asking)
      answer(flags, done, () => done.id)
    }),
  )

actions
  .command('change')
  .description('change what an open action point says, whose it is, or its deadline; what is left out stays')
  .argument('<action-id>')
  .option('--what <words>', 'what is to be done')
  .option('--organisation <acronym>', 'who is to do it')
  .option('--person <e-mail>', 'somebody with an account who is to do it')
  .option('--due <day>', 'last day by which it is to be done', aDay)
  .option('--reason <words>', 'why it changes')
  .option(...ofOperation)
  .option(...asJson)
  .action((id: string, flags: Flags & ActionFlags & { reason?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { version, organisationId, personId, ...was } = await house.reader.read(showActionPoint, { operationId, id }, asking)
      const owner = { organisationId, personId, ...(await ownerOf(house, flags)) }
      const { what = was.what, due = was.due, reason = null } = flags
      const input = { operationId, id, version, ...owner, what, due, reason }
      answer(flags, await house.runner.run(changeActionPoint, input, asking), () => 'changed')
    }),
  )

for (const [word, description, said, needsReason, step] of [
  [
    ...(['done', 'say that an action point is done', 'done', false] as const),
    (house: House, input: object) => house.runner.run(finishActionPoint, input, asking),
  ],
  [
    ...(['drop', 'drop an action point', 'dropped', true] as const),
    (house: House, input: object) => house.runner.run(dropActionPoint, input, asking),
  ],
  [
    ...(['reopen', 'open an action point again', 'open again', true] as const),
    (house: House, input: object) => house.runner.run(reopenActionPoint, input, asking),
  ],
] as const) {
  const reason = new Option('--reason <words>', needsReason ? 'why' : 'what was done')
  actions
    .command(word)
    .description(description)
    .argument('<action-id>')
    .addOption(needsReason ? reason.makeOptionMandatory() : reason)
    .option(...ofOperation)
    .option(...asJson)
    .action((id: string, flags: Flags & { reason?: string }) =>
      inHouse(async house => {
        const { id: operationId } = await operationOf(house, flags.operation)
        const { version } = await house.reader.read(showActionPoint, { operationId, id }, asking)
        answer(flags, await step(house, { operationId, id, version, reason: flags.reason ?? null }), () => said)
      }),
    )
}
