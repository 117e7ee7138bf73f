/** `wusul operation`: the operations of this installation. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { startOperation } from '../../exchange/new-operation/create.ts'
import { removeIllustrativeReports } from '../../modules/delivery/index.ts'
import { listOperations } from '../../modules/operations/index.ts'
import { removeIllustrativeNeeds } from '../../modules/plan/index.ts'
import { actor, inHouse, operationOf, print, program } from '../terminal.ts'

const operations = program.command('operation').description('operations of this installation')
operations
  .command('list')
  .description('list the operations')
  .action(() =>
    inHouse(async house => {
      for (const operation of await house.reader.read(listOperations, {}, { actor }))
        print(`${operation.code}\t${operation.names.en ?? operation.names.ar ?? ''}`)
    }),
  )
operations
  .command('create')
  .description('start an operation of any country, with the clusters of the IASC')
  .argument('<code>', 'short code of the operation, such as IRQ-2022')
  .requiredOption('--country <code>', 'ISO 3166-1 code of two letters')
  .option('--name <name>', 'name in English; the country’s when left out')
  .option('--places <file>', 'places with P-codes: CSV, XLSX, HXL or GeoJSON')
  .action((code: string, flags: { country: string; name?: string; places?: string }) =>
    inHouse(async house => {
      const places = flags.places
        ? { bytes: new Uint8Array(await readFile(flags.places)), fileName: path.basename(flags.places) }
        : undefined
      const made = await startOperation(house.runner, { code, country: flags.country, name: flags.name, places })
      print(
        `${code.toUpperCase()} is ready: ${made.places} places, ${made.clusters} clusters. Import a sheet with: wusul import activities FILE --operation ${code.toUpperCase()} --learn`,
      )
    }),
  )
operations
  .command('remove-illustrative')
  .description('remove every illustrative figure of an operation; what is sourced or reported stays')
  .option('--operation <code>', 'operation, when there are several')
  .action((flags: { operation?: string }) =>
    inHouse(async house => {
      const operation = await operationOf(house, flags.operation)
      const input = { operationId: operation.id }
      const needs = await house.runner.run(removeIllustrativeNeeds, input, { actor })
      const reports = await house.runner.run(removeIllustrativeReports, input, { actor })
      print(JSON.stringify({ needs, reports }))
    }),
  )
