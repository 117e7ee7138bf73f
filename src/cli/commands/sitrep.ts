/** `wusul sitrep`: situation reports, made, reviewed, published and taken away at a terminal. */
import { writeFile } from 'node:fs/promises'
import { InvalidArgumentError, Option } from 'commander'
import type { House } from '../../house.ts'
import { nameIn } from '../../kernel/pure/languages.ts'
import {
  compareSitrep,
  type ListedSitrep,
  listSitreps,
  makeSitrep,
  publishSitrep,
  reviewSitrep,
  showSitrep,
} from '../../modules/sitreps/index.ts'
import { type Months, monthsOf, periodOf } from '../../modules/sitreps/rules.ts'
import { type SitrepFormat, sitrepFile, sitrepFormats } from '../../web/pages/sitreps/files.ts'
import { closePrinter } from '../../web/print/print.ts'
import { roleScopeOf } from '../roles.ts'
import { actor, answer, asJson, columns, inHouse, ofOperation, operationOf, program, writing } from '../terminal.ts'

interface Flags {
  operation?: string
  period?: Months
  cluster?: string
  json?: boolean
}

const asking = { actor }
const sitreps = program.command('sitrep').description('situation reports of the country team and of clusters')

function aPeriod(text: string): Months {
  const months = monthsOf(text)
  if (!months) throw new InvalidArgumentError('A period is written 2005-03, 2005-Q2, 2005-H1, 2005 or 2005-01..2005-06.')
  return months
}
const ofPeriod = ['--period <months>', 'a month, quarter, half-year, year, or FROM..TO'] as const
const ofCluster = ['--cluster <code>', "the cluster's; the country team's when left out"] as const

async function whose(house: House, { operation, cluster }: Flags) {
  const { id: operationId } = await operationOf(house, operation)
  const { clusterId } = await roleScopeOf(house, {
    ...(operation && { operation }),
    ...(cluster && { cluster }),
    role: 'task-manager',
  })
  return { operationId, clusterId: cluster ? (clusterId ?? null) : null }
}

/** The latest edition for the months; one that was withdrawn is none. */
async function latest(house: House, flags: Flags): Promise<{ operationId: string; found: ListedSitrep }> {
  const { operationId, clusterId } = await whose(house, flags)
  const months = flags.period
  const listed = await house.reader.read(listSitreps, { operationId, clusterId }, asking)
  const found = listed.find(({ from, to, state }) => from === months?.from && to === months.to && state !== 'withdrawn')
  if (!found || !months)
    throw new Error(`There is no report for ${months ? periodOf(months) : 'these months'}. "wusul sitrep make" makes one.`)
  return { operationId, found }
}

sitreps
  .command('make')
  .description('make a report: figures are taken now, and it is a draft until it is reviewed and published')
  .option(...ofOperation)
  .requiredOption(...ofPeriod, aPeriod)
  .option(...ofCluster)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const input = { ...(await whose(house, flags)), ...flags.period }
      const { id } = await house.runner.run(makeSitrep, input, asking)
      const { snapshot } = await house.reader.read(showSitrep, { operationId: input.operationId, id }, asking)
      answer(flags, { id, hash: snapshot.hash }, () => `${id}\n${snapshot.hash}`)
    }),
  )

sitreps
  .command('list')
  .description('all editions, the latest months first')
  .option(...ofOperation)
  .option('--cluster <code>', 'only those of it')
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const { operationId, clusterId } = await whose(house, flags)
      const found = await house.reader.read(listSitreps, { operationId, ...(flags.cluster && { clusterId }) }, asking)
      answer(flags, found, () =>
        columns(
          found.map(each => {
            const of = each.cluster ? `${each.cluster.code} ${nameIn(each.cluster.names, 'en')}` : 'country team'
            const made = each.illustrative ? 'illustrative' : ''
            return [each.id, periodOf(each), `edition ${each.edition}`, each.state, each.takenAt.slice(0, 10), made, of]
          }),
        ),
      )
    }),
  )

for (const [word, description, said, step] of [
  ['review', 'say that a report is reviewed and may be published', 'reviewed', reviewSitrep],
  ['publish', 'publish a reviewed report; it is final from then on', 'published', publishSitrep],
] as const)
  sitreps
    .command(word)
    .description(description)
    .option(...ofOperation)
    .requiredOption(...ofPeriod, aPeriod)
    .option(...ofCluster)
    .option(...asJson)
    .action((flags: Flags) =>
      inHouse(async house => {
        const { operationId, found } = await latest(house, flags)
        const input = { operationId, id: found.id, version: found.version }
        answer(flags, await house.runner.run(step, input, asking), () => said)
      }),
    )

sitreps
  .command('changes')
  .description('what changed since the figures of a report were taken')
  .option(...ofOperation)
  .requiredOption(...ofPeriod, aPeriod)
  .option(...ofCluster)
  .option(...asJson)
  .action((flags: Flags) =>
    inHouse(async house => {
      const { operationId, found } = await latest(house, flags)
      const changes = await house.reader.read(compareSitrep, { operationId, id: found.id }, asking)
      answer(flags, changes, () => {
        if (changes.differences.length === 0) return `nothing since ${changes.takenAt}`
        return columns(
          changes.differences.map(({ part, code, names, kind, field, before, after }) => {
            const values = kind === 'changed' ? `${before ?? 'unknown'} → ${after ?? 'unknown'}` : kind
            return [part, code ?? '', nameIn(names, 'en'), field, values]
          }),
        )
      })
    }),
  )

sitreps
  .command('export')
  .description('write a report as a file: its latest edition')
  .option(...ofOperation)
  .requiredOption(...ofPeriod, aPeriod)
  .option(...ofCluster)
  .addOption(new Option('--format <format>', 'of what kind').choices([...sitrepFormats]).default('pdf'))
  .option('--out <file>', 'where to; a name of its own in this folder when left out')
  .option(...asJson)
  .action((flags: Flags & { format: SitrepFormat; out?: string }) =>
    inHouse(async (house, language) => {
      try {
        const { operationId, found } = await latest(house, flags)
        const sitrep = await house.reader.read(showSitrep, { operationId, id: found.id }, asking)
        const { name, body } = await sitrepFile(sitrep, flags.format, language)
        const file = writing(flags.out, name)
        await writeFile(file, body)
        answer(flags, { file, bytes: body.length, hash: sitrep.snapshot.hash }, () => file)
      } finally {
        await closePrinter()
      }
    }),
  )
