/** `wusul operation`: the operations of this installation. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { startOperation } from '../../exchange/new-operation/create.ts'
import { placesKnownTo } from '../../exchange/new-operation/known-places.ts'
import { nameIn } from '../../kernel/pure/languages.ts'
import { removeIllustrativeMeetings } from '../../modules/coordination/index.ts'
import { removeIllustrativeReports } from '../../modules/delivery/index.ts'
import { removeIllustrativeFunding } from '../../modules/funding/index.ts'
import { removeIllustrativeIndicators } from '../../modules/indicators/index.ts'
import { closePeriod, listOperations, showOperation } from '../../modules/operations/index.ts'
import { removeIllustrativeNeeds, removeIllustrativePlan } from '../../modules/plan/index.ts'
import { removeIllustrativeProjects } from '../../modules/projects/index.ts'
import { removeIllustrativeReporting } from '../../modules/reporting/index.ts'
import { aCount, actor, aMonth, answer, asJson, columns, inHouse, ofOperation, operationOf, program } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
}

const operations = program.command('operation').description('operations of this installation')
operations
  .command('list')
  .description('list the operations')
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async (house, language) => {
      const found = await house.reader.read(listOperations, {}, { actor })
      answer(flags, found, () => columns(found.map(({ code, names }) => [code, nameIn(names, language)])))
    }),
  )
operations
  .command('show')
  .description('an operation with its hubs, timeline, facts and sources')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async (house, language) => {
      const { code } = await operationOf(house, flags.operation)
      const shown = await house.reader.read(showOperation, { code }, { actor })
      answer(flags, shown, () =>
        columns([
          ['code', shown.code],
          ['name', nameIn(shown.names, language)],
          ['from', shown.starts],
          ['to', shown.ends],
          ['demonstration', shown.demonstration ? 'yes' : 'no'],
          ['closed months', shown.closedPeriods.join(' ')],
          ['hub', nameIn(shown.hubs.find(({ active }) => active)?.names ?? {}, language)],
          ['facts', shown.facts.length],
          ['sources', shown.sources.length],
          ['version', shown.version],
        ]),
      )
    }),
  )
operations
  .command('create')
  .description('start an operation of any country, with the clusters of the IASC')
  .argument('<code>', 'short code of the operation, such as IRQ-2022')
  .requiredOption('--country <code>', 'ISO 3166-1 code of two letters')
  .option('--name <name>', 'name in English; the country’s when left out')
  .option('--places <file>', 'places with P-codes: CSV, XLSX, HXL or GeoJSON')
  .option('--places-of <code>', 'take the places that this operation of the same country knows')
  .option(...asJson)
  .action((code: string, flags: { country: string; name?: string; places?: string; placesOf?: string; json?: boolean }) =>
    inHouse(async house => {
      const places = flags.places
        ? { bytes: new Uint8Array(await readFile(flags.places)), fileName: path.basename(flags.places) }
        : flags.placesOf
          ? await placesKnownTo(house.reader, flags.placesOf.toUpperCase(), { actor })
          : undefined
      const given = { code, country: flags.country, name: flags.name, places }
      const made = await startOperation(house.runner, given, { actor })
      const upper = code.toUpperCase()
      answer(
        flags,
        { code: upper, ...made },
        () =>
          `${upper} is ready: ${made.places} places, ${made.clusters} clusters. Import a sheet with: wusul import activities FILE --operation ${upper} --learn`,
      )
    }),
  )
for (const [word, closed, description] of [
  ['close-month', true, 'close a month: it takes no more reports'],
  ['open-month', false, 'open a closed month again'],
] as const)
  operations
    .command(word)
    .description(description)
    .argument('<YYYY-MM>', 'the month', aMonth)
    .option(...ofOperation)
    .option('--version <number>', 'version of the operation that you saw; a change since then refuses this', aCount)
    .option(...asJson)
    .action((period: string, flags: Flags & { version?: number }) =>
      inHouse(async house => {
        const { id: operationId } = await operationOf(house, flags.operation)
        const giving = { actor, seenVersion: flags.version }
        const done = await house.runner.run(closePeriod, { operationId, period, closed }, giving)
        answer(flags, done, () => `closed months: ${done.closedPeriods.join(' ') || 'none'}`)
      }),
    )
operations
  .command('remove-illustrative')
  .description('remove every illustrative figure of an operation; what is sourced or reported stays')
  .option(...ofOperation)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const input = { operationId: operation.id }
      const funding = await house.runner.run(removeIllustrativeFunding, input, { actor })
      const projects = await house.runner.run(removeIllustrativeProjects, input, { actor })
      const meetings = await house.runner.run(removeIllustrativeMeetings, input, { actor })
      const needs = await house.runner.run(removeIllustrativeNeeds, input, { actor })
      const plan = await house.runner.run(removeIllustrativePlan, input, { actor })
      const reports = await house.runner.run(removeIllustrativeReports, input, { actor })
      const indicators = await house.runner.run(removeIllustrativeIndicators, input, { actor })
      const periodicReports = await house.runner.run(removeIllustrativeReporting, input, { actor })
      answer(flags, { needs, plan, reports, indicators, meetings, periodicReports, funding, projects })
    }),
  )
