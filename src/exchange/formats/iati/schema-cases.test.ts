/** The official cases of the schemas: what should pass passes, what should fail fails; and what we write is valid. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readIatiFile } from './read.ts'
import { hasSchemas, IatiSchemas } from './validate.ts'
import { writeActivities, writeOrganisations } from './write.ts'

const real = path.resolve(import.meta.dirname, '../../../../../shared/data/real')
const folder = process.env.WUSUL_IATI_SCHEMAS || path.join(real, 'iati-schema')
const cases = path.join(real, 'iati-xsd-cases')
const published = path.join(real, 'iati-activities')
const here = hasSchemas(folder)

const filesIn = (of: string): string[] =>
  existsSync(of)
    ? readdirSync(of, { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.xml'))
        .sort()
    : []

test.skipIf(here)('the official schemas are not beside the project (WUSUL_IATI_SCHEMAS): nothing to try files against', () => {})

describe.skipIf(!here)('with the official schemas', () => {
  let schemas: IatiSchemas
  beforeAll(async () => {
    schemas = await IatiSchemas.open(folder)
  })
  afterAll(() => schemas?.dispose())

  test('every official case is valid or not as its folder says', () => {
    const names = filesIn(cases)
    const wrong = names.filter(name => {
      const bytes = readFileSync(path.join(cases, name))
      const kind = /<iati-organisations[\s>]/.test(bytes.toString('utf8')) ? 'organisations' : 'activities'
      return (schemas.faults(bytes, kind).length === 0) !== name.includes('should-pass')
    })
    expect(names.length).toBe(existsSync(cases) ? 376 : 0)
    expect(wrong).toEqual([])
  })

  test('what is valid and read is written as valid 2.03, and means the same', () => {
    const names = [
      ...filesIn(cases)
        .filter(name => name.includes('should-pass'))
        .map(name => path.join(cases, name)),
      ...filesIn(published)
        .filter(name => !/_1\./.test(name))
        .map(name => path.join(published, name)),
    ]
    const faults = names.flatMap(name => {
      const bytes = readFileSync(name)
      const versioned = bytes.toString('utf8').replace(/(<iati-(?:activities|organisations)[^>]*?version=")[^"]*"/, '$12.03"')
      const file = readIatiFile(Buffer.from(versioned))
      const written =
        file.kind === 'activities'
          ? writeActivities(file.activities, file.head)
          : writeOrganisations(file.organisations, file.head)
      return schemas
        .faults(Buffer.from(written), file.kind)
        .map(({ line, message }) => `${path.basename(name)}:${line} ${message}`)
    })
    expect(faults).toEqual([])
  })

  test('a fault is told with its line', () => {
    const faults = schemas.faults(
      Buffer.from('<iati-activities version="2.03">\n<iati-activity/>\n</iati-activities>'),
      'activities',
    )
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({ line: 2, message: expect.stringContaining('iati-identifier') })
    expect(schemas.faults(Buffer.from('<iati-activities'), 'activities')[0]?.line).toBe(1)
  })
})

test('a folder without schemas is refused with what is missing', async () => {
  await expect(IatiSchemas.open(import.meta.dirname)).rejects.toThrow(/iati-activities-schema\.xsd.*WUSUL_IATI_SCHEMAS/)
})
