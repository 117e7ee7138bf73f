/** A situation report in every format that it is handed on in. */

import type { Language } from '../../../kernel/pure/languages.ts'
import { languages } from '../../../kernel/pure/languages.ts'
import type { SitrepRecord } from '../../../modules/sitreps/index.ts'
import { periodOf } from '../../../modules/sitreps/rules.ts'
import { print } from '../../print/print.ts'
import { editionOf } from './parts.tsx'
import { standaloneOf } from './standalone.tsx'

export const sitrepFormats = ['pdf', 'png', 'html', 'json'] as const
export type SitrepFormat = (typeof sitrepFormats)[number]

export const sitrepMediaTypes: Record<SitrepFormat, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** How its file is called: irq-2004-f-2005-h1-edition-1-en.pdf; a snapshot is of no language. */
function fileNameOf(sitrep: SitrepRecord, format: SitrepFormat, language: Language): string {
  const { operation, cluster, months } = sitrep.snapshot.content
  const parts = [operation.code, cluster?.code ?? 'country-team', periodOf(months), 'edition', sitrep.edition]
  const name = [...parts, ...(format === 'json' ? [] : [language])].join('-').toLowerCase()
  return `${name.replace(/[^a-z0-9-]+/g, '-')}.${format}`
}

/** The snapshot with what is written beside it; `content` is canonical JSON, of which `hash` is the SHA-256. */
function jsonOf(sitrep: SitrepRecord): string {
  const { edition, state, takenAt, publishedAt, replaces, correction, texts, snapshot, contentText } = sitrep
  const head = JSON.stringify({
    ...{ edition, state, takenAt, publishedAt, replaces, correction, illustrative: sitrep.illustrative },
    texts: Object.fromEntries(languages.flatMap(language => (texts[language] ? [[language, texts[language]]] : []))),
    hash: snapshot.hash,
  })
  return `${head.slice(0, -1)},"content":${contentText}}`
}

/** @throws noPrinter @throws printerBusy of `print`, for PDF and PNG. */
export async function sitrepFile(sitrep: SitrepRecord, format: SitrepFormat, language: Language) {
  const name = fileNameOf(sitrep, format, language)
  if (format === 'json') return { name, body: new TextEncoder().encode(jsonOf(sitrep)) }
  const html = await standaloneOf(editionOf(sitrep), language)
  return { name, body: format === 'html' ? new TextEncoder().encode(html) : await print(html, format) }
}
