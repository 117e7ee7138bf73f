/** `wusul contact` and `wusul import contacts`: who is where, and contacts from a sheet. */
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Option } from 'commander'
import { loadReference } from '../../exchange/feeds/activities/import.ts'
import { type ContactFormat, contactFormats, contactsFile } from '../../exchange/feeds/contacts/export.ts'
import {
  type ContactsOutcome,
  checkContactsFile,
  contactBytesMax,
  storeContactsFile,
} from '../../exchange/feeds/contacts/import.ts'
import { dbOf } from '../../kernel/database/sql.ts'
import { type Language, type Names, nameIn as nameInLanguage } from '../../kernel/pure/languages.ts'
import { visibilities } from '../../modules/coordination/contacts/schema.ts'
import { checkIn, checkOut, contactsForFile, listContacts } from '../../modules/coordination/index.ts'
import { roleScopeOf } from '../roles.ts'
import { columnsIn, exitCodeRejected, problemLine, problemsIn, refusedFile, refusedLine, unusedLines } from '../sheet-answer.ts'
import { actor, aDay, answer, asJson, begun, columns, inHouse, ofOperation, operationOf, program, writing } from '../terminal.ts'

interface Flags {
  operation?: string
  json?: boolean
}

const asking = { actor }
const contacts = program.command('contact').description('work contacts: who they are, and who is where')

contacts
  .command('list')
  .description('contacts by name')
  .option(...ofOperation)
  .option('--cluster <code>', 'only those of it')
  .option('--organisation <name>', 'only those of it; by acronym or English name')
  .option('--place <p-code>', 'only those who are there or inside it')
  .addOption(new Option('--which <which>', 'who').choices(['all', 'present', 'overdue', 'left']).default('all'))
  .option('--search <words>', 'a part of the name or the function')
  .option(...asJson)
  .action((flags: Flags & { cluster?: string; organisation?: string; place?: string; which: string; search?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { clusterId, organisationId, placeId } = await roleScopeOf(house, { ...flags, role: 'task-manager' })
      const narrowed = { ...(clusterId && { clusterId }), ...(organisationId && { organisationId }), ...(placeId && { placeId }) }
      const input = { operationId, which: flags.which, search: flags.search ?? '', ...narrowed }
      const found = await house.reader.read(listContacts, input, asking)
      answer(flags, found, () =>
        columns(
          found.map(({ id, name, function: work, stays, phones, overdue }) => {
            const since = stays.find(({ placeId: at }) => at === null)?.since
            return [id, name, work, since ? `here since ${since}${overdue ? ', overdue' : ''}` : 'not checked in', phones[0]]
          }),
        ),
      )
    }),
  )

begun('export')
  .command('contacts')
  .description('contacts of those who have not left, as the import reads them back')
  .option(...ofOperation)
  .addOption(
    new Option('--for <audience>', 'those alone who are shown to them').choices([...visibilities]).default('coordination'),
  )
  .addOption(new Option('--format <format>', 'kind of file').choices([...contactFormats]).default('xlsx'))
  .option('--out <file>', 'where to write it')
  .option(...asJson)
  .action((flags: Flags & { for: (typeof visibilities)[number]; format: ContactFormat; out?: string }) =>
    inHouse(async (house, language) => {
      const { id: operationId, code } = await operationOf(house, flags.operation)
      const found = await house.reader.read(contactsForFile, { operationId, shownTo: flags.for }, { ...asking, language })
      const reference = await loadReference(house, { actor, language }, code)
      const nameIn = (entries: readonly { id: string; names: Names; acronym?: string | null }[]) => {
        const byId = new Map(entries.map(entry => [entry.id, entry.acronym ?? nameInLanguage(entry.names, language)]))
        return (id: string) => byId.get(id) ?? ''
      }
      const codes = new Map(reference.clusters.map(cluster => [cluster.id, cluster.code]))
      const labels = {
        ...{ organisation: nameIn(reference.organisations), place: nameIn(reference.places) },
        cluster: (id: string) => codes.get(id) ?? null,
      }
      const { body, name } = contactsFile(found, { code, language, format: flags.format, labels })
      const file = writing(flags.out, name)
      // It names people: nobody else on the machine reads it.
      await writeFile(file, new Uint8Array(await new Response(body).arrayBuffer()), { mode: 0o600 })
      answer(flags, { file, contacts: found.length }, () => `${found.length} contacts in ${file}`)
    }),
  )

contacts
  .command('check-in')
  .description('check a contact in to the operation, and to a place where one is named')
  .argument('<contact-id>')
  .option('--place <p-code>', 'where')
  .option('--on <day>', 'the day; today when left out', aDay)
  .option('--until <day>', 'the day they will have checked out by', aDay)
  .option(...ofOperation)
  .option(...asJson)
  .action((contactId: string, flags: Flags & { place?: string; on?: string; until?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const { placeId } = await roleScopeOf(house, { ...flags, role: 'field-staff' })
      const input = { operationId, contactId, placeId, on: flags.on ?? null, until: flags.until ?? null }
      const done = await house.runner.run(checkIn, input, asking)
      answer(flags, done, () => `checked in on ${done.on}`)
    }),
  )

contacts
  .command('check-out')
  .description('check a contact out of the operation, or of the place alone')
  .argument('<contact-id>')
  .option('--of-place', 'they stay in the operation')
  .option('--on <day>', 'the day; today when left out', aDay)
  .option(...ofOperation)
  .option(...asJson)
  .action((contactId: string, flags: Flags & { ofPlace?: boolean; on?: string }) =>
    inHouse(async house => {
      const { id: operationId } = await operationOf(house, flags.operation)
      const input = { operationId, contactId, of: flags.ofPlace ? 'place' : 'operation', on: flags.on ?? null }
      const done = await house.runner.run(checkOut, input, asking)
      answer(flags, done, () => `checked out on ${done.on}`)
    }),
  )

const answerOf = ({ sheet, counts, check, mapping }: ContactsOutcome, importId: string | null, language: Language) => ({
  ...counts,
  problems: problemsIn(check.problems, language),
  problemCount: check.problemCount,
  import: importId,
  sheet,
  columns: columnsIn(mapping.columns),
})

function inWords(file: string, said: ReturnType<typeof answerOf>): string {
  const { rows, new: made, changed, unchanged, rejected, repaired, problems } = said
  const stored = said.import === null ? ' (nothing stored)' : ''
  return [
    file,
    `  ${rows} rows, ${rejected} rejected, ${repaired} repaired; contacts: ${made} new, ${changed} changed, ${unchanged} unchanged${stored}`,
    ...unusedLines(said.columns),
    ...problems.map(problem => problemLine(problem)),
    ...(said.import === null ? [] : [`  import ${said.import}`]),
  ].join('\n')
}

async function importContacts(file: string, flags: Flags & { sheet?: string; dryRun?: boolean }): Promise<void> {
  await inHouse(async (house, language) => {
    try {
      const operation = await operationOf(house, flags.operation)
      const doors = { db: dbOf(house.pool), runner: house.runner, reader: house.reader }
      const bytes = new Uint8Array(await readFile(file))
      if (bytes.length > contactBytesMax) throw new Error(`${file} is larger than ${contactBytesMax} bytes. Split it.`)
      const given = { code: operation.code, fileName: path.basename(file), bytes, sheet: flags.sheet }
      const checked = await checkContactsFile(doors, { actor, language }, given)
      // What changes nothing leaves no import behind.
      const stores = checked.check.changes.length > 0 && !flags.dryRun
      const stored = stores
        ? await storeContactsFile(doors, { actor, language }, { ...given, operationId: operation.id, seen: checked.seen })
        : null
      if (checked.counts.rejected > 0) process.exitCode = exitCodeRejected
      answer(flags, answerOf(checked, stored?.importId ?? null, language), said => inWords(file, said))
    } catch (error) {
      process.exitCode = 1
      answer(flags, refusedFile(error, language), said => refusedLine(file, said))
    }
  })
}

begun('import')
  .command('contacts')
  .description('work contacts: XLSX or CSV; kept encrypted, and the file itself is not kept')
  .argument('<file>')
  .option(...ofOperation)
  .option('--sheet <name>', 'the sheet of a workbook; the likeliest when left out')
  .option('--dry-run', 'check and say what would happen; store nothing')
  .option('--json', 'print what was found as JSON')
  .action(importContacts)
