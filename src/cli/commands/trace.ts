/** `wusul trace`: where the money of a contribution went, and whose money paid for something. */
import { Option } from 'commander'
import type { House } from '../../house.ts'
import { notFound } from '../../kernel/problems.ts'
import { type Written, writtenAmount } from '../../kernel/pure/money.ts'
import { listOrganisations } from '../../modules/organisations/index.ts'
import { listPlaces } from '../../modules/places/index.ts'
import { type BackTrace, traceBack, traceForward } from '../../modules/tracing/index.ts'
import { actor, answer, asJson, columns, inHouse, ofOperation, operationOf, program } from '../terminal.ts'

interface Flags {
  operation?: string
  contribution?: string
  activity?: string
  project?: string
  place?: string
  json?: boolean
}

const asking = { actor }
const questions = ['contribution', 'activity', 'project', 'place'] as const

async function namesOf(house: House, operationId: string): Promise<(id: string | null) => string> {
  const organisations = await house.reader.read(listOrganisations, { operationId }, asking)
  const names = new Map(organisations.map(({ id, acronym, names: { en } }) => [id, acronym ?? en ?? id]))
  return id => (id === null ? 'not stated' : (names.get(id) ?? id))
}

const shareOf = (share: number | null) => (share === null ? 'unknown' : `${(share / 10).toFixed(1)} %`)

async function forward(house: House, operationId: string, contribution: string, flags: Flags) {
  const trace = await house.reader.read(traceForward, { operationId, contribution }, asking)
  const nameOf = await namesOf(house, operationId)
  answer(flags, trace, ({ contribution: { code, giverId, receiverId }, standing, holders, projects, base, people }) =>
    [
      `${code}: ${nameOf(giverId)} to ${nameOf(receiverId)}`,
      ...standing.map(({ currency, given, committed, held, spent, overheads, returned }) => {
        const money = (minor: string) => writtenAmount(BigInt(minor), currency)
        return `${currency} ${money(given)} given: ${money(spent)} spent, ${money(held)} held, ${money(committed)} committed, ${money(overheads)} overheads, ${money(returned)} returned`
      }),
      '',
      columns([
        ['step', 'code', 'who', 'held', 'spent'],
        ...holders.map(({ level, code, organisationId, held, spent, currency }) => [
          ...[level, code, nameOf(organisationId)],
          ...[held, spent].map(minor => writtenAmount(BigInt(minor), currency)),
        ]),
      ]),
      '',
      columns([
        ['project', `spent of it (${base})`, 'share', 'people reached'],
        ...projects.map(({ projectCode, ownMinor, share, people: reached }) => [
          ...[projectCode, writtenAmount(BigInt(ownMinor), base), shareOf(share), reached.reached ?? 'unknown'],
        ]),
      ]),
      `People of these projects, each once: ${people.reached ?? 'unknown'}`,
    ].join('\n'),
  )
}

async function back(house: House, operationId: string, flags: Flags) {
  const trace = await traced(house, operationId, flags)
  const nameOf = await namesOf(house, operationId)
  answer(flags, trace, ({ origins, base, spentBaseMinor, people }) =>
    [
      columns([
        ['contribution', 'donor', base, 'share'],
        ...origins.map(({ contributionId, code, giverId, baseMinor, share }) => [
          ...[contributionId === null ? 'origin unknown' : code, nameOf(giverId)],
          ...[writtenAmount(BigInt(baseMinor), base), shareOf(share)],
        ]),
      ]),
      `Spent: ${base} ${writtenAmount(BigInt(spentBaseMinor), base)}. People reached: ${people?.reached ?? 'unknown'}`,
    ].join('\n'),
  )
}

async function traced(house: House, operationId: string, flags: Flags): Promise<Written<BackTrace>> {
  const read = (question: object) => house.reader.read(traceBack, { operationId, ...question }, asking)
  if (flags.project) return read({ projectCode: flags.project })
  if (flags.place) {
    const places = await house.reader.read(listPlaces, { operationId }, asking)
    const found = places.find(({ codes }) => codes.some(({ code }) => code.toUpperCase() === flags.place?.toUpperCase()))
    if (!found) throw new Error(`There is no place with the P-code ${flags.place}.`)
    return read({ placeId: found.id })
  }
  // An id is of a line that was reported, or of an activity of the catalogue.
  try {
    return await read({ lineId: flags.activity })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === notFound().code) return read({ activityId: flags.activity })
    throw error
  }
}

program
  .command('trace')
  .description('follow money: from a contribution to people, or from a project, place or activity back to its donors')
  .option(...ofOperation)
  .addOption(new Option('--contribution <code>', 'where its money went').conflicts([...questions.slice(1)]))
  .addOption(new Option('--activity <id>', 'whose money paid for it: a report line, or an activity of the catalogue'))
  .addOption(new Option('--project <code>', 'whose money paid for it').conflicts(['activity', 'place']))
  .addOption(new Option('--place <p-code>', 'whose money was spent there and inside it').conflicts('activity'))
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      if (!questions.some(question => flags[question]))
        throw new Error('Say what to follow: --contribution, --activity, --project or --place.')
      const { id: operationId } = await operationOf(house, flags.operation)
      await (flags.contribution ? forward(house, operationId, flags.contribution, flags) : back(house, operationId, flags))
    }),
  )
