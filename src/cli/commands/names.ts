/** `wusul names`: what sheets brought in, kept, merged into what it really is, corrected, and separated again. */
import { InvalidArgumentError, Option } from 'commander'
import { doings, labelOfEntry, type NameEntry, type NameKind, nameKinds, readEntries } from '../../exchange/names/kinds.ts'
import { containing, countUnreviewed, type ReviewedName, reviewOf } from '../../exchange/names/review.ts'
import type { House } from '../../house.ts'
import { isId } from '../../kernel/pure/ids.ts'
import type { Language, Names } from '../../kernel/pure/languages.ts'
import { nameKey } from '../../kernel/pure/text.ts'
import { actor, inHouse, operationOf, print, program } from '../terminal.ts'

interface Flags {
  operation?: string
  kind: NameKind
  json?: boolean
}

/** How alike suggestions must be, and how many are listed. */
const suggesting = { suggest: 3, floor: 0.5 }
/** How many entries are named when a name stands for several. */
const namedMax = 10

const kindOption = () => new Option('--kind <kind>', 'kind of names').choices([...nameKinds]).makeOptionMandatory()
const operationOption = () => new Option('--operation <code>', 'operation, when there are several')
const jsonOption = () => new Option('--json', 'print what was found or done as JSON')

interface Doing {
  house: House
  language: Language
  operationId: string
  kind: NameKind
}

function withOperation(flags: Flags, work: (doing: Doing) => Promise<void>): Promise<void> {
  return inHouse(async (house, language) => {
    const operation = await operationOf(house, flags.operation)
    await work({ house, language, operationId: operation.id, kind: flags.kind })
  })
}

/**
 * The entry that is meant by an id, a name, a code or an alias.
 * @throws Error with the ids of all that could be meant.
 */
async function entryOf(
  { house, language, operationId, kind }: Doing,
  text: string,
  states: readonly NameEntry['status'][],
  but?: string,
) {
  const filter = isId(text) ? { ids: [text] } : { states }
  const entries = (await readEntries(house, { actor, language }, operationId, kind, filter)).filter(({ id }) => id !== but)
  const called = (entry: NameEntry, names: readonly (string | null)[]) =>
    isId(text) ? entry.id === text : names.some(name => name !== null && nameKey(name) === nameKey(text))
  const byName = entries.filter(entry => called(entry, [entry.code, ...Object.values(entry.names)]))
  const found = byName.length > 0 ? byName : entries.filter(entry => called(entry, entry.aliases))
  if (found.length === 1 && found[0]) return found[0]
  if (found.length === 0) throw new Error(`There is no ${kind} “${text}”. List them with: wusul names list --kind ${kind}`)
  const ids = found.slice(0, namedMax).map(entry => `${entry.id} ${labelOfEntry(entry, language)}`)
  throw new Error(`“${text}” may be ${found.length} entries. Say which by its id:\n  ${ids.join('\n  ')}`)
}

const asJson = ({ entry, above, into, fileName, lines, firstPeriod, lastPeriod, suggestions }: ReviewedName) => ({
  ...{ id: entry.id, kind: entry.kind, names: entry.names, code: entry.code, aliases: entry.aliases, status: entry.status },
  ...{ type: entry.type, isDonor: entry.isDonor, level: entry.level, version: entry.version },
  in: above && { id: above.id, names: above.names, code: above.code },
  mergedInto: into && { id: into.id, names: into.names, code: into.code },
  ...{ mergedAt: entry.mergedAt, file: fileName, lines, firstMonth: firstPeriod, lastMonth: lastPeriod, suggestions },
})

function lineOf(
  { entry, above, into, fileName, lines, firstPeriod, lastPeriod, suggestions }: ReviewedName,
  language: Language,
): string {
  const months = firstPeriod === null ? '' : firstPeriod === lastPeriod ? ` ${firstPeriod}` : ` ${firstPeriod} to ${lastPeriod}`
  return [
    entry.id,
    labelOfEntry(entry, language) + (above ? ` in ${labelOfEntry(above, language)}` : ''),
    `${lines} lines${months}`,
    fileName ?? '-',
    into
      ? `= ${labelOfEntry(into, language)}`
      : suggestions.map(({ label, score }) => `${label} ${Math.round(score * 100)}%`).join(', ') || '-',
  ].join('\t')
}

const names = program
  .command('names')
  .description('names that sheets brought in: places, organisations, clusters, groups, activities')

names
  .command('list')
  .description('unreviewed names with where they came from and what they look like; without a kind, how many there are of each')
  .addOption(new Option('--kind <kind>', 'kind of names').choices([...nameKinds]))
  .option('--merged', 'those that were merged into another')
  .option('--search <text>', 'those that contain a text')
  .addOption(operationOption())
  .addOption(jsonOption())
  .action((flags: Omit<Flags, 'kind'> & { kind?: NameKind; merged?: boolean; search?: string }) =>
    inHouse(async (house, language) => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const asking = { actor, language }
      const { kind } = flags
      if (!kind) {
        const counts = await countUnreviewed(house, asking, operationId)
        if (flags.json) print(JSON.stringify(counts))
        else for (const one of nameKinds) print(`${one}\t${counts[one]}`)
        return
      }
      const states = [flags.merged ? ('merged' as const) : ('unreviewed' as const)]
      const all = await readEntries(house, asking, operationId, kind, { states })
      const fitting = flags.search ? containing(all, flags.search) : all
      const found: ReviewedName[] = []
      // As many at a time as one view answers for.
      for (let at = 0; at < fitting.length; at += 500)
        found.push(...(await reviewOf(house, asking, operationId, kind, fitting.slice(at, at + 500), suggesting)))
      if (flags.json) print(JSON.stringify(found.map(asJson)))
      else for (const name of found) print(lineOf(name, language))
    }),
  )

names
  .command('keep')
  .description('confirm names as they are')
  .argument('[name...]', 'name, code or id')
  .option('--all', 'every unreviewed name of the kind')
  .addOption(kindOption())
  .addOption(operationOption())
  .addOption(jsonOption())
  .action((texts: string[], flags: Flags & { all?: boolean }) =>
    withOperation(flags, async doing => {
      const { house, language, operationId, kind } = doing
      if (texts.length === 0 && !flags.all) throw new Error('Say which names to keep, or --all.')
      const entries = flags.all
        ? await readEntries(house, { actor, language }, operationId, kind, { states: ['unreviewed'] })
        : await Promise.all(texts.map(text => entryOf(doing, text, ['unreviewed'])))
      let kept = 0
      for (let at = 0; at < entries.length; at += 1_000) {
        const ids = entries.slice(at, at + 1_000).map(({ id }) => id)
        kept += (await doings[kind].keep(house.runner, { operationId, ids }, { actor })).reviewed
      }
      print(flags.json ? JSON.stringify({ kept }) : `${kept} kept`)
    }),
  )

names
  .command('merge')
  .description('say that a name is another spelling of an entry: its lines move there, and sheets that use it are understood')
  .argument('<name>', 'name, code or id')
  .argument('<into>', 'name, code or id of what it really is')
  .addOption(kindOption())
  .addOption(operationOption())
  .addOption(jsonOption())
  .action((text: string, intoText: string, flags: Flags) =>
    withOperation(flags, async doing => {
      const { house, language, operationId, kind } = doing
      const entry = await entryOf(doing, text, ['unreviewed']).catch(() => entryOf(doing, text, ['reviewed', 'unreviewed']))
      const into = await entryOf(doing, intoText, ['reviewed', 'unreviewed'], entry.id)
      const input = { operationId, id: entry.id, intoId: into.id }
      const { namesLeftOut } = await doings[kind].merge(house.runner, input, { actor, language })
      if (flags.json) print(JSON.stringify({ id: entry.id, into: into.id, namesLeftOut }))
      else print(`${labelOfEntry(entry, language)} is ${labelOfEntry(into, language)} now`)
    }),
  )

names
  .command('separate')
  .description('take a merge back: what it moved moves back')
  .argument('<name>', 'name, code or id of the merged entry')
  .addOption(kindOption())
  .addOption(operationOption())
  .addOption(jsonOption())
  .action((text: string, flags: Flags) =>
    withOperation(flags, async doing => {
      const { house, language, operationId, kind } = doing
      const entry = await entryOf(doing, text, ['merged'])
      const { from } = await doings[kind].separate(house.runner, { operationId, id: entry.id }, { actor, language })
      if (flags.json) print(JSON.stringify({ id: entry.id, from }))
      else print(`${labelOfEntry(entry, language)} stands for itself again`)
    }),
  )

interface Renaming extends Flags {
  en?: string
  ar?: string
  ckb?: string
  code?: string
  type?: string
  alias?: string[]
}

const several = (value: string, before: string[] | undefined) => [...(before ?? []), value]

names
  .command('rename')
  .description('correct what an entry is called; names it had stay known')
  .argument('<name>', 'name, code or id')
  .option('--en <name>', 'name in English')
  .option('--ar <name>', 'name in Arabic')
  .option('--ckb <name>', 'name in Sorani')
  .option('--code <code>', 'code, acronym or P-code')
  .option('--type <type>', 'type of an organisation, such as nngo')
  .option('--alias <name>', 'another spelling; may be given several times', several)
  .addOption(kindOption())
  .addOption(operationOption())
  .addOption(jsonOption())
  .action((text: string, flags: Renaming) =>
    withOperation(flags, async doing => {
      const { house, language, operationId, kind } = doing
      const { en, ar, ckb, code, type, alias = [] } = flags
      if ([en, ar, ckb, code, type].every(value => value === undefined) && alias.length === 0)
        throw new InvalidArgumentError('Say what to correct: --en, --ar, --ckb, --code, --type or --alias.')
      const entry = await entryOf(doing, text, ['reviewed', 'unreviewed'])
      const given: Names = { ...(en && { en }), ...(ar && { ar }), ...(ckb && { ckb }) }
      const { version } = await doings[kind].correct(
        house.runner,
        {
          ...entry,
          operationId,
          names: { ...entry.names, ...given },
          // A place keeps the codes it has unless another one is given.
          code: code ?? (kind === 'place' ? null : entry.code),
          type: type ?? entry.type,
          aliases: [...entry.aliases, ...alias],
        },
        { actor, language },
      )
      if (flags.json) print(JSON.stringify({ id: entry.id, version }))
      else print(`${labelOfEntry({ names: { ...entry.names, ...given }, code: code ?? entry.code }, language)} is saved`)
    }),
  )
