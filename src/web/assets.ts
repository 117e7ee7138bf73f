/** Style sheet, fonts and islands, each under /assets/ with a tag of its content, read or built once. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build } from 'esbuild'
import { Hono } from 'hono'

const here = import.meta.dirname
const packages = createRequire(import.meta.url)
const fontOf = (name: string, file: string) => path.join(path.dirname(packages.resolve(`${name}/package.json`)), file)

const woff2 = 'font/woff2'
const files: Record<string, { type: string; read(): Promise<Uint8Array> }> = {
  'house.css': { type: 'text/css; charset=utf-8', read: () => minified(path.join(here, 'styles/house.css')) },
  'icon.svg': { type: 'image/svg+xml', read: async () => new Uint8Array(await readFile(path.join(here, 'styles/icon.svg'))) },
  'passkey.js': { type: 'text/javascript; charset=utf-8', read: () => minified(path.join(here, 'islands/passkey.ts')) },
  'drop.js': { type: 'text/javascript; charset=utf-8', read: () => minified(path.join(here, 'islands/drop.ts')) },
  'waiting.js': { type: 'text/javascript; charset=utf-8', read: () => minified(path.join(here, 'islands/waiting.ts')) },
  'report-grid.js': { type: 'text/javascript; charset=utf-8', read: () => minified(path.join(here, 'islands/report-grid.ts')) },
  'source-sans-3-400.woff2': font('@fontsource/source-sans-3', 'files/source-sans-3-latin-400-normal.woff2'),
  'source-sans-3-600.woff2': font('@fontsource/source-sans-3', 'files/source-sans-3-latin-600-normal.woff2'),
  'vazirmatn-400.woff2': font('@fontsource/vazirmatn', 'files/vazirmatn-arabic-400-normal.woff2'),
  'vazirmatn-600.woff2': font('@fontsource/vazirmatn', 'files/vazirmatn-arabic-600-normal.woff2'),
}

function font(name: string, file: string) {
  return { type: woff2, read: async () => new Uint8Array(await readFile(fontOf(name, file))) }
}

async function minified(entry: string): Promise<Uint8Array> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['/assets/*'],
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.contents ?? new Uint8Array()
}

/** GET /:file. Browsers keep a file for an hour and then ask whether it changed. */
export function assets(): Hono {
  const ready = new Map<string, Promise<{ bytes: Uint8Array<ArrayBuffer>; tag: string }>>()
  const app = new Hono()
  app.get('/:file', async c => {
    const name = c.req.param('file')
    const file = files[name]
    if (!file) return c.notFound()
    let loading = ready.get(name)
    if (!loading) {
      loading = file.read().then(bytes => ({
        bytes: new Uint8Array(bytes),
        tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      }))
      ready.set(name, loading)
    }
    const { bytes, tag } = await loading
    const headers = { 'content-type': file.type, etag: tag, 'cache-control': 'public, max-age=3600' }
    if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers)
    return c.body(bytes, 200, headers)
  })
  return app
}
