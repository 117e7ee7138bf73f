/** A situation report as one file with everything inside: for printing, and to be handed on as it is. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import { render } from 'preact-render-to-string'
import { directionOf, type Language } from '../../../kernel/pure/languages.ts'
import { saySitrep } from '../../messages/sitreps.ts'
import { SitrepDocument } from './document.tsx'
import { type Edition, kindOf, nameOf, ofWhom, spanOf } from './parts.tsx'

const packages = createRequire(import.meta.url)
const typefaces: Record<string, [from: string, file: string]> = {
  'source-sans-3-400': ['@fontsource/source-sans-3', 'source-sans-3-latin-400-normal'],
  'source-sans-3-600': ['@fontsource/source-sans-3', 'source-sans-3-latin-600-normal'],
  'vazirmatn-400': ['@fontsource/vazirmatn', 'vazirmatn-arabic-400-normal'],
  'vazirmatn-600': ['@fontsource/vazirmatn', 'vazirmatn-arabic-600-normal'],
}

async function inlined(name: string): Promise<string> {
  const [from, file] = typefaces[name] ?? []
  if (!from) throw new Error(`There is no typeface ${name}.`)
  const bytes = await readFile(
    path.join(path.dirname(packages.resolve(`${from}/package.json`)), 'files', `${file}.woff2`),
    'base64',
  )
  return `data:font/woff2;base64,${bytes}`
}

/** The styles of the site with its typefaces inside. */
async function makeStyles(): Promise<string> {
  const entry = path.join(import.meta.dirname, '../../styles/house.css')
  const built = await build({
    ...{ entryPoints: [entry], bundle: true, minify: true, write: false, target: 'es2022', logLevel: 'silent' },
    external: ['/assets/*'],
  })
  let css = built.outputFiles[0]?.text ?? ''
  for (const name of Object.keys(typefaces)) css = css.replaceAll(`/assets/${name}.woff2`, await inlined(name))
  return css
}
let styles: Promise<string> | null = null

/** A text inside a string of CSS. */
const inString = (text: string) => text.replace(/[\\"<\n]/g, sign => `\\${sign.codePointAt(0)?.toString(16)} `)

/** What stands at the edge of every page of paper: whose report it is, that it is made up or a draft, and the number of the page. */
function pageEdges({ content, edition, draft }: Edition, language: Language): string {
  const [start, end] = directionOf(language) === 'ltr' ? ['left', 'right'] : ['right', 'left']
  const family = '"Source Sans 3",Vazirmatn,sans-serif'
  const plain = `font:9px ${family};color:#52616f;direction:${directionOf(language)}`
  const marked = `font:600 9px ${family};color:#8a5200;direction:${directionOf(language)}`
  const operation = nameOf(content.operation.names, language, content.operation.code)
  const footer = [
    operation,
    ofWhom(content, language),
    spanOf(content.months, language),
    saySitrep(language, 'edition', { no: edition }),
  ]
  const marks = [
    ...(content.illustrative ? [saySitrep(language, 'illustrative')] : []),
    ...(draft ? [saySitrep(language, 'draft')] : []),
  ]
  return `@page{size:A4;margin:15mm 14mm 16mm;
@top-${start}{content:"${inString(kindOf(content, language))}";${plain}}
@top-${end}{content:"${inString(marks.join(' · '))}";${marked}}
@bottom-${start}{content:"${inString(footer.join(' · '))}";${plain};white-space:nowrap}
@bottom-${end}{content:"${inString(saySitrep(language, 'page'))} " counter(page) " ${inString(saySitrep(language, 'pageOf'))} " counter(pages);${plain};white-space:nowrap}
@bottom-center{content:none}}`
}

export async function standaloneOf(edition: Edition, language: Language): Promise<string> {
  styles ??= makeStyles()
  const css = await styles
  const { content } = edition
  const title = `${kindOf(content, language)} · ${ofWhom(content, language)} · ${spanOf(content.months, language)}`
  const html = render(
    <html lang={language} dir={directionOf(language)} class="sit-file">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        {/* Styles of ours, which would be escaped as text. */}
        <style dangerouslySetInnerHTML={{ __html: css + pageEdges(edition, language) }} />
      </head>
      <body>
        <main>
          <SitrepDocument edition={edition} language={language} root={null} />
        </main>
      </body>
    </html>,
  )
  return `<!doctype html>${html}`
}
