/** Reading: versions, faults with their lines, hostile files, files in pieces and in other letters. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languages } from '../../../kernel/pure/languages.ts'
import { fileProblemText } from '../messages.ts'
import { FileProblem } from '../table.ts'
import { hasCode, nameOfCode } from './codelists/index.ts'
import { IatiReader, lineOf, looksLikeIati, readIatiFile } from './read.ts'
import { dayOf, isDateTime, minorOf, pointOf, truthOf } from './values.ts'
import { writeActivities } from './write.ts'

const published = path.resolve(import.meta.dirname, '../../../../../shared/data/real/iati-activities')
const here = existsSync(published)

const bytes = (text: string) => Buffer.from(text)
const read = (text: string) => readIatiFile(bytes(text), { rules: false })
const inFile = (activity: string, root = 'version="2.03"') => `<iati-activities ${root}>\n${activity}\n</iati-activities>`

function refusal(text: string | Uint8Array, limits = {}): { code: string; details: object } {
  try {
    readIatiFile(typeof text === 'string' ? bytes(text) : text, { limits })
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error
    for (const language of languages) expect(fileProblemText(error, language)).not.toMatch(/[{}]/)
    return { code: error.code, details: error.details }
  }
  throw new Error('it was read')
}

test('version 1 is refused with the version named, also where only its shape tells it', () => {
  expect(refusal('<iati-activities version="1.05"/>')).toEqual({ code: 'iati-version-old', details: { version: '1.05' } })
  expect(refusal('<iati-activities><iati-activity><title>T</title></iati-activity></iati-activities>')).toEqual({
    ...{ code: 'iati-version-old', details: { version: '1.x' } },
  })
  expect(refusal('<iati-activities version="3.0"/>').code).toBe('iati-version-unknown')
  expect(refusal('<html/>')).toEqual({ code: 'iati-not-iati', details: { root: 'html' } })
})
test.skipIf(!here).each(['ocha-fts_haiti_1.x.xml', 'undp_sample_1.0.xml'])('%s, published, is refused as of version 1', name => {
  expect(refusal(readFileSync(path.join(published, name))).code).toBe('iati-version-old')
})

test('a file of version 2 that does not say so is read, and told of', () => {
  const { activities, findings } = read(inFile('<iati-activity><title><narrative>T</narrative></title></iati-activity>', ''))
  expect(activities).toHaveLength(1)
  expect(findings).toContainEqual(expect.objectContaining({ code: 'iati-version-missing', line: 1 }))
})

test('everything that is faulty is told at once, with line, element and value, and read as it stands', () => {
  const { activities, findings } = read(
    inFile(`<iati-activity default-currency="XXQ" colour="red">
<title>Bare words</title>
<iati-identifier>A-1</iati-identifier>
<activity-date type="9" iso-date="2004-02-30"/>
<transaction><transaction-type code="3"/><transaction-date iso-date="soon"/>
<value currency="USD" value-date="2004-01-01">1,000</value><value>5</value></transaction>
<activity-status code="2"/><activity-status code="3"/>
<wishes code="1"/>
</iati-activity>`),
  )
  const said = findings.map(({ line, element, value, code }) => [line, code.replace('iati-', ''), element, value])
  expect(said).toEqual(
    expect.arrayContaining([
      [2, 'code-unknown', '@default-currency', 'XXQ'],
      [2, 'attribute-unknown', '@colour', 'red'],
      [2, 'element-missing', 'reporting-org', null],
      [2, 'element-missing', 'description', null],
      [3, 'text-stray', 'title', 'Bare words'],
      [3, 'element-missing', 'title/narrative', null],
      [4, 'order', 'iati-identifier', null],
      [5, 'date-unreadable', 'activity-date/@iso-date', '2004-02-30'],
      [5, 'code-unknown', 'activity-date/@type', '9'],
      [6, 'date-unreadable', 'transaction/transaction-date/@iso-date', 'soon'],
      [7, 'number-unreadable', 'transaction/value', '1,000'],
      [7, 'element-repeated', 'transaction/value', '<value>5</value>'],
      [8, 'element-repeated', 'activity-status', '<activity-status code="3"/>'],
      [9, 'element-unknown', 'wishes', '<wishes code="1"/>'],
    ]),
  )
  const [activity] = activities
  expect(activity).toMatchObject({ status: '2', transactions: [{ date: 'soon', value: { amount: '1,000' } }] })
  expect(activity?.rest).toEqual({
    attributes: { colour: 'red' },
    elements: ['<activity-status code="3"/>', '<wishes code="1"/>'],
  })
  expect(activity?.transactions.map(lineOf)).toEqual([6])
  expect(findings.map(({ line }) => line)).toEqual(findings.map(({ line }) => line).sort((a, b) => a - b))
})

test('foreign namespaces are kept with their names, those that nobody declared too', () => {
  const given = `<iati-activity y:b="2"><iati-identifier>A</iati-identifier><activity-status code="2" x:a="1"/><x:note>1 &lt; 2</x:note></iati-activity>`
  const { activities, findings } = read(inFile(given, 'version="2.03" xmlns:x="https://example.org/x"'))
  expect(activities[0]?.namespaces).toEqual({ x: 'https://example.org/x', y: 'urn:undeclared:y' })
  expect(findings.map(({ code }) => code)).toContain('iati-prefix-undeclared')
  const written = writeActivities(activities)
  expect(written).toContain('xmlns:x="https://example.org/x" xmlns:y="urn:undeclared:y"')
  expect(written).toContain('<activity-status code="2" x:a="1"/>')
  expect(written).toContain('<x:note>1 &lt; 2</x:note>')
})

test('no document type: entities can neither be fetched nor multiplied', () => {
  const billion = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${inFile('<iati-activity><title>&b;</title></iati-activity>')}`
  expect(refusal(billion).code).toBe('xml-doctype')
  expect(refusal(`<!DOCTYPE x SYSTEM "file:///etc/passwd">${inFile('')}`).code).toBe('xml-doctype')
  expect(refusal(inFile('<iati-activity>&unknown;</iati-activity>')).code).toBe('xml-malformed')
})

test('limits: depth, elements, letters, bytes and attributes', () => {
  expect(refusal(inFile(`<iati-activity>${'<a>'.repeat(60)}${'</a>'.repeat(60)}</iati-activity>`)).code).toBe('xml-too-deep')
  expect(refusal(inFile(`<iati-activity>${'<a/>'.repeat(200)}</iati-activity>`), { elements: 100 }).code).toBe(
    'xml-part-too-large',
  )
  expect(refusal(inFile(`<iati-activity>${'a'.repeat(2_000)}</iati-activity>`), { characters: 1_000 }).code).toBe(
    'xml-part-too-large',
  )
  expect(refusal(inFile(' '.repeat(2_000)), { bytes: 1_000 }).code).toBe('file-too-large')
  const many = Array.from({ length: 150 }, (_, at) => `a${at}=""`).join(' ')
  expect(refusal(inFile(`<iati-activity ${many}/>`)).code).toBe('xml-too-deep')
})

test('what is no XML is refused with its place', () => {
  expect(refusal('')).toEqual({ code: 'file-empty', details: {} })
  expect(refusal(inFile('<iati-activity>'))).toMatchObject({ code: 'xml-malformed', details: { line: 3 } })
  expect(refusal('name,amount\nA,5').code).toBe('xml-malformed')
  expect(refusal('<?xml version="1.0" encoding="klingon"?><iati-activities version="2.03"/>').code).toBe('xml-encoding-unknown')
})

test('whatever is sent, it is read or refused in words, and never breaks', () => {
  const piece = fc.constantFrom(
    '<iati-activity>',
    '</iati-activity>',
    '<title',
    '>',
    '&amp;',
    '&#0;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    'x:y="',
    '"',
    '\u0000',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), parts => {
      try {
        read(inFile(parts.join(' ')))
      } catch (error) {
        expect(error).toBeInstanceOf(FileProblem)
      }
    }),
    { numRuns: 300 },
  )
})

test('in pieces of any size it is the same file; letters of other encodings are read', () => {
  const text = inFile('<iati-activity><iati-identifier>سلة ü</iati-identifier></iati-activity>')
  const whole = read(text).activities
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }), sizes => {
      const reader = new IatiReader({ rules: false })
      const items = []
      const all = bytes(text)
      for (let at = 0, nth = 0; at < all.length; nth++) {
        const size = sizes[nth % sizes.length] ?? 1
        items.push(...reader.write(all.subarray(at, at + size)))
        at += size
      }
      items.push(...reader.end())
      expect(items.map(item => (item.kind === 'activity' ? item.activity : null))).toEqual(whole)
    }),
    { numRuns: 40 },
  )
  expect(readIatiFile(Buffer.from(`\ufeff${text}`, 'utf16le'), { rules: false }).activities).toEqual(whole)
  const latin = Buffer.from(
    `<?xml version="1.0" encoding="ISO-8859-1"?>${inFile('<iati-activity><iati-identifier>é</iati-identifier></iati-activity>')}`,
    'latin1',
  )
  expect(readIatiFile(latin).activities[0]?.identifier).toBe('é')
  const spoiled = Buffer.from(inFile('<iati-activity><iati-identifier>é</iati-identifier></iati-activity>'), 'latin1')
  expect(readIatiFile(spoiled).findings.map(({ code }) => code)).toContain('iati-letters-lost')
})

test('a file is known by how it begins', () => {
  expect(looksLikeIati(bytes('<?xml version="1.0"?><!-- c -->\n<iati-organisations version="2.03">'))).toBe(true)
  expect(looksLikeIati(Buffer.from('\ufeff<iati-activities>', 'utf16le'))).toBe(true)
  expect(looksLikeIati(bytes('Agency,Activity\niati-activities'))).toBe(false)
})

test('values: days, times, amounts to the last unit, points', () => {
  expect([
    dayOf('2004-02-29'),
    dayOf('2003-02-29'),
    dayOf('2004-02-29Z'),
    dayOf(' 2004-02-29+03:00'),
    dayOf('29/02/2004'),
  ]).toEqual([...['2004-02-29', null, '2004-02-29', '2004-02-29', null]])
  expect([isDateTime('2018-06-22T10:29:25'), isDateTime('2018-06-22'), isDateTime('2018-13-22T10:29:25Z')]).toEqual([
    true,
    false,
    false,
  ])
  expect(minorOf('1000', 'USD')).toEqual({ minor: 100_000n, rounded: false })
  expect(minorOf('-0.5', 'JPY')).toEqual({ minor: -1n, rounded: true })
  expect(minorOf('.125', 'USD')).toEqual({ minor: 13n, rounded: true })
  expect(minorOf('1.5', 'IQD')).toEqual({ minor: 1_500n, rounded: false })
  expect([minorOf('1,000', 'USD'), minorOf('', 'USD'), minorOf('.', 'USD'), minorOf('1e3', 'USD')]).toEqual([
    null,
    null,
    null,
    null,
  ])
  expect(pointOf('36.34 43.13')).toEqual({ latitude: 36.34, longitude: 43.13 })
  expect([pointOf('136.34 43.13'), pointOf('x'), pointOf(undefined)]).toEqual([null, null, null])
  expect([truthOf('1'), truthOf('false'), truthOf('maybe'), truthOf(undefined)]).toEqual([true, false, null, null])
})

test('codes are known by their lists', () => {
  expect([hasCode('Country', 'IQ'), hasCode('Country', 'XX'), hasCode('Sector', '72010'), hasCode('Sector', '99999')]).toEqual([
    ...[true, false, true, false],
  ])
  expect([
    hasCode('Currency', 'IQD'),
    hasCode('Currency', 'IQX'),
    hasCode('Language', 'ckb'),
    hasCode('ActivityStatus', 'toString'),
  ]).toEqual([...[true, false, true, false]])
  expect([nameOfCode('TransactionType', '3'), nameOfCode('GlobalCluster', '4'), nameOfCode('AidType', 'Z')]).toEqual([
    ...['Disbursement', 'Emergency Shelter and NFI', null],
  ])
})
