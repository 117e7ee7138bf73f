/** The API: any command and any view by its name, with the same policies as everywhere. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Actor } from '../../kernel/access.ts'
import { defineProblem, notFound, Problem, problemDetails } from '../../kernel/problems.ts'
import { isId } from '../../kernel/pure/ids.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import type { Registry } from '../../kernel/registry.ts'
import { fileBytesMax } from '../../modules/imports/index.ts'
import { say } from '../messages/house.ts'
import type { House } from '../pages/house.ts'
import { Scroll } from '../ui/scroll.tsx'
import { openApiDocument } from './openapi.ts'

const signInNeeded = defineProblem('sign-in-needed', 401, {
  en: 'Send a token in the header Authorization: Bearer …; make one on the page “My account”.',
  ar: 'أرسل رمزًا في الترويسة Authorization: Bearer …؛ أنشئه في صفحة «حسابي».',
  ckb: 'تۆکنێک لە سەرپەڕەی Authorization: Bearer … بنێرە؛ لە پەڕەی «هەژمارەکەم» دروستی بکە.',
})
const notJson = defineProblem('not-json', 422, {
  en: 'The body must be JSON, sent as application/json.',
  ar: 'يجب أن يكون المحتوى JSON مرسلًا بصفة application/json.',
  ckb: 'ناوەڕۆک دەبێت JSON بێت و وەک application/json بنێردرێت.',
})
const commandIdNeeded = defineProblem('command-id-wrong', 422, {
  en: 'Idempotency-Key must be a UUID.',
  ar: 'يجب أن يكون Idempotency-Key معرّف UUID.',
  ckb: 'Idempotency-Key دەبێت UUID بێت.',
})

const versionWrong = defineProblem('version-wrong', 422, {
  en: 'If-Match must be the version that you saw, a whole number in quotation marks.',
  ar: 'يجب أن يكون If-Match النسخة التي رأيتها، عددًا صحيحًا بين علامتي اقتباس.',
  ckb: 'If-Match دەبێت ئەو وەشانە بێت کە بینیوتە، ژمارەیەکی تەواو لەنێوان دوو نیشانەی وتەدا.',
})

interface ApiDeps {
  house: House
  registry: Registry
  publicUrl: string
  actorOf(c: Context): Promise<Actor>
  languageOf(c: Context): Language
}

/** Base64 of the largest file, and the input around it. */
const bodyBytesMax = Math.ceil((fileBytesMax * 4) / 3) + 1_000_000

export function api({ house, registry, publicUrl, actorOf, languageOf }: ApiDeps): Hono {
  const app = new Hono()
  const document = openApiDocument(registry, publicUrl)

  const inputOf = async (c: Context): Promise<unknown> => {
    if (!/^application\/json\b/.test(c.req.header('content-type') ?? '')) throw notJson()
    try {
      return await c.req.json()
    } catch {
      throw notJson()
    }
  }
  const askingOf = async (c: Context) => {
    const actor = await actorOf(c)
    if (actor.kind === 'visitor') throw signInNeeded()
    return { actor, language: languageOf(c) }
  }

  app.use(bodyLimit({ maxSize: bodyBytesMax }))
  app.get('/openapi.json', c => c.json(document))
  app.post('/commands/:name', async c => {
    const asking = await askingOf(c)
    const command = registry.commands.get(c.req.param('name'))
    if (!command) throw notFound()
    const commandId = c.req.header('idempotency-key')
    if (commandId !== undefined && !isId(commandId)) throw commandIdNeeded()
    const seen = c.req.header('if-match')?.match(/^"?(\d{1,9})"?$/)
    if (c.req.header('if-match') !== undefined && !seen) throw versionWrong()
    const answer = await house.runner.run(command, await inputOf(c), {
      ...asking,
      ...(commandId ? { commandId } : {}),
      ...(seen ? { seenVersion: Number(seen[1]) } : {}),
    })
    return c.json(answer ?? null)
  })
  app.post('/views/:name', async c => {
    const asking = await askingOf(c)
    const view = registry.views.get(c.req.param('name'))
    if (!view) throw notFound()
    return c.json((await house.reader.read(view, await inputOf(c), asking)) ?? null)
  })
  app.get('/', c => {
    const language = languageOf(c)
    const entries = [
      ...[...registry.views.values()].map(view => ({ kind: 'views', name: view.name, summary: view.summary })),
      ...[...registry.commands.values()].map(command => ({ kind: 'commands', name: command.name, summary: command.summary })),
    ]
    return house.render(c, {
      title: 'API',
      body: (
        <>
          <h1>API</h1>
          <p lang="en" dir="ltr">
            Every change is a command and every read is a view: <code>POST /api/commands/NAME</code> and{' '}
            <code>POST /api/views/NAME</code> with the input as JSON and a token in <code>Authorization: Bearer …</code>. The
            whole description, with every input: <a href="/api/openapi.json">openapi.json</a>.
          </p>
          <Scroll label="API">
            <table lang="en" dir="ltr">
              <thead>
                <tr>
                  <th scope="col">{say(language, 'name')}</th>
                  <th scope="col" />
                </tr>
              </thead>
              <tbody>
                {entries.map(entry => (
                  <tr key={entry.name}>
                    <th scope="row">
                      <code>
                        /api/{entry.kind}/{entry.name}
                      </code>
                    </th>
                    <td>{entry.summary}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      ),
    })
  })
  app.onError((error, c) => {
    if (!(error instanceof Problem)) throw error
    const language = languageOf(c)
    return c.body(JSON.stringify(problemDetails(error, language)), error.status as 422, {
      'content-type': 'application/problem+json',
      'content-language': language,
    })
  })
  return app
}
