// Node strips types from .ts by itself; pages are .tsx and need their markup turned into calls first.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

const options = { loader: 'tsx', jsx: 'automatic', jsxImportSource: 'preact', target: 'node24', sourcemap: 'inline' }

/** Where what was made of pages is kept for the next start, beside what Node keeps; of one version of the compiler. */
const kept = process.env.NODE_COMPILE_CACHE && path.join(process.env.NODE_COMPILE_CACHE, 'pages')
const version = kept && require('esbuild/package.json').version

/** What the compiler makes of a page. Loaded with the first page that is not kept: other programs and starts do without it. */
function compiled(file, source) {
  return require('esbuild').transformSync(source, { ...options, sourcefile: file }).code
}

/** Kept by its content, so that it never goes stale; a folder that cannot be written only makes starts slower. */
function compiledOnce(file, source) {
  const key = createHash('sha256')
    .update(JSON.stringify([version, options, file]))
    .update(source)
    .digest('hex')
  const place = path.join(kept, `${key}.js`)
  try {
    return readFileSync(place, 'utf8')
  } catch {}
  const code = compiled(file, source)
  try {
    mkdirSync(kept, { recursive: true })
    // Programs that start at once never read half of it.
    writeFileSync(`${place}.${process.pid}`, code)
    renameSync(`${place}.${process.pid}`, place)
  } catch {}
  return code
}

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const source = readFileSync(file, 'utf8')
    return { format: 'module', source: kept ? compiledOnce(file, source) : compiled(file, source), shortCircuit: true }
  },
})
