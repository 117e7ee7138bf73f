/** The API: any command and any view by its name, with the same policies as everywhere. */
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { rowsBeside } from '../../exchange/feeds/reports/check-given.ts'
import { type Actor, tokenCovers } from '../../kernel/access.ts'
import { defineProblem, notFound, Problem, problemDetails } from '../../kernel/problems.ts'
import { isId } from '../../kernel/pure/ids.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import type { Registry } from '../../kernel/registry.ts'
import { fileBytesMax } from '../../modules/imports/index.ts'
import { sayOfApi as say } from '../messages/api.ts'
import type { House } from '../pages/house.ts'
import { openApiDocument } from './openapi.ts'
import { ApiPage } from './page.tsx'

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
    const input = await inputOf(c)
    const rows = tokenCovers(asking.actor, 'command', command.name)
      ? await rowsBeside(house, asking, command.name, input)
      : undefined
    const answer = await house.runner.run(command, input, {
      ...{ ...asking, rows },
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
    return house.render(c, {
      title: say(language, 'title'),
      body: <ApiPage registry={registry} language={language} publicUrl={publicUrl} />,
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
