/**
 * Files tried against the official XML schemas of IATI by libxml2. The schemas are not part of this project: whoever runs it puts them into a
 * folder (`iati-activities-schema.xsd`, `iati-organisations-schema.xsd`, `iati-common.xsd`, `xml.xsd` of version 2.03, older versions in folders
 * `2.01` and `2.02` inside) and names the folder in the setting WUSUL_IATI_SCHEMAS.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ErrorDetail, XmlDocument, XsdValidator } from 'libxml2-wasm'

export interface SchemaFault {
  /** Line of the file, from 1. */
  line: number
  /** What libxml2 says, in English. */
  message: string
}

const parts = ['iati-common.xsd', 'xml.xsd']
const rootSchemas = { activities: 'iati-activities-schema.xsd', organisations: 'iati-organisations-schema.xsd' }
export type SchemaKind = keyof typeof rootSchemas

/** Whether a folder holds the schemas of 2.03. */
export const hasSchemas = (folder: string): boolean =>
  [...parts, ...Object.values(rootSchemas)].every(name => existsSync(path.join(folder, name)))

/** Faults of a library error; those without a place are of the whole document. */
function faultsOf(error: unknown): SchemaFault[] {
  const { details, message } = error as { details?: ErrorDetail[]; message: string }
  if (!details || details.length === 0) return [{ line: 0, message }]
  return details.map(({ line, message: said }) => ({ line, message: said.trim() }))
}

/** Schemas of one version in memory. Dispose of it when done: its memory is the library's own. */
export class IatiSchemas {
  readonly #library: typeof import('libxml2-wasm')
  readonly #validators: Record<SchemaKind, XsdValidator>

  private constructor(library: typeof import('libxml2-wasm'), validators: Record<SchemaKind, XsdValidator>) {
    this.#library = library
    this.#validators = validators
  }

  /**
   * @param version the folder of an older version inside; 2.03 lies in the folder itself
   * @throws Error when the folder does not hold the schemas, or they are none.
   */
  static async open(folder: string, version: '2.01' | '2.02' | '2.03' = '2.03'): Promise<IatiSchemas> {
    const of = version === '2.03' ? folder : path.join(folder, version)
    if (!hasSchemas(of))
      throw new Error(
        `The folder ${of} does not hold the schemas of IATI ${version}: ${[...Object.values(rootSchemas), ...parts].join(', ')}. Put them there, or correct WUSUL_IATI_SCHEMAS.`,
      )
    const library = await import('libxml2-wasm')
    // Schemas include each other by name: only these names can be opened, whatever a schema asks for.
    const buffers = Object.fromEntries(
      await Promise.all(parts.map(async name => [name, new Uint8Array(await readFile(path.join(of, name)))] as const)),
    )
    const provider = new library.XmlBufferInputProvider(buffers)
    library.xmlRegisterInputProvider(provider)
    try {
      const open = async (name: string) => {
        using schema = library.XmlDocument.fromBuffer(new Uint8Array(await readFile(path.join(of, name))), {
          ...{ url: name, option: library.ParseOption.XML_PARSE_NONET },
        })
        return library.XsdValidator.fromDoc(schema)
      }
      const activities = await open(rootSchemas.activities)
      const organisations = await open(rootSchemas.organisations)
      return new IatiSchemas(library, { activities, organisations })
    } finally {
      library.xmlCleanupInputProvider()
    }
  }

  /** What the schema finds wrong with a file; nothing when it is valid. */
  faults(bytes: Uint8Array, kind: SchemaKind): SchemaFault[] {
    const { XmlDocument: Document, ParseOption } = this.#library
    let document: XmlDocument
    try {
      const option = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES
      document = Document.fromBuffer(bytes, { option })
    } catch (error) {
      return faultsOf(error)
    }
    try {
      this.#validators[kind].validate(document)
      return []
    } catch (error) {
      return faultsOf(error)
    } finally {
      document.dispose()
    }
  }

  dispose(): void {
    for (const validator of Object.values(this.#validators)) validator.dispose()
  }
  [Symbol.dispose](): void {
    this.dispose()
  }
}
