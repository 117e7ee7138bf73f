/** The API document (OpenAPI 3.1), made from the commands and views themselves. */
import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import type { Registry } from '../../kernel/registry.ts'

/** JSON Schema of an input; rules that JSON Schema cannot say are checked all the same and left out here. */
export function schemaOf(input: GenericSchema): object {
  const { $schema: _, ...schema } = toJsonSchema(input, { errorMode: 'ignore', typeMode: 'input' })
  return schema
}

const problemAnswer = {
  description: 'A problem (RFC 9457) in the language of Accept-Language.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

const answers = {
  '200': { description: 'The answer.', content: { 'application/json': { schema: {} } } },
  '401': problemAnswer,
  '404': problemAnswer,
  '409': problemAnswer,
  '412': problemAnswer,
  '422': problemAnswer,
}

const commandId = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Id of the command, a UUID made by the caller: giving it again gives the same answer and changes nothing.',
  schema: { type: 'string', format: 'uuid' },
}

const seenVersion = {
  name: 'If-Match',
  in: 'header',
  description: 'Version of what is edited, as you saw it: a change by somebody else since then refuses the command (412).',
  schema: { type: 'string', pattern: '^"?\\d+"?$' },
}

function operation(
  entry: { name: string; summary: string; input: GenericSchema; policy: readonly { role: string }[] },
  tag: string,
) {
  return {
    operationId: entry.name,
    summary: entry.summary,
    description: `Roles: ${[...new Set(entry.policy.map(rule => rule.role))].join(', ') || 'the installation itself'}.`,
    tags: [tag],
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(entry.input) } } },
    responses: answers,
  }
}

/** Paths are `/api/commands/{name}` and `/api/views/{name}`, both POST: an input never stands in an address, where logs would keep it. */
export function openApiDocument(registry: Registry, publicUrl: string): object {
  const paths: Record<string, object> = {}
  for (const command of registry.commands.values())
    paths[`/api/commands/${command.name}`] = {
      post: { ...operation(command, 'commands'), parameters: command.version ? [commandId, seenVersion] : [commandId] },
    }
  for (const view of registry.views.values()) paths[`/api/views/${view.name}`] = { post: operation(view, 'views') }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Wusul',
      version: '0.1.0',
      description: 'Every change is a command, every read is a view. Make a token on the page "My account".',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Problem: {
          type: 'object',
          required: ['type', 'title', 'status', 'detail'],
          properties: {
            type: { type: 'string' },
            title: { type: 'string' },
            status: { type: 'integer' },
            detail: { type: 'string' },
            errors: {
              type: 'array',
              items: {
                type: 'object',
                properties: { pointer: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  }
}
