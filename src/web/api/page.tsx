/** The readable side of the API: how to call it, and every command and view with its fields and who may. */
import type { Policy } from '../../kernel/access.ts'
import type { AnyCommand } from '../../kernel/command.ts'
import type { Language } from '../../kernel/pure/languages.ts'
import type { Registry } from '../../kernel/registry.ts'
import type { AnyView } from '../../kernel/view.ts'
import { type Role, roleNames } from '../../modules/operations/index.ts'
import { sayOfApi as say } from '../messages/api.ts'
import { fieldRows } from './fields.ts'
import { schemaOf } from './openapi.ts'

type Entry = AnyCommand | AnyView

function nameOfRole(role: string, language: Language): string {
  if (role === 'self') return say(language, 'oneself')
  if (role === 'link-bearer') return say(language, 'linkBearer')
  return roleNames[role as Role]?.[language] ?? role
}

function Fields({ entry, language }: { entry: Entry; language: Language }) {
  const rows = fieldRows(schemaOf(entry.input))
  if (rows.length === 0) return <p>{say(language, 'noInput')}</p>
  return (
    <table class="api-fields">
      <thead>
        <tr>
          <th scope="col">{say(language, 'field')}</th>
          <th scope="col">{say(language, 'type')}</th>
          <th scope="col">{say(language, 'needed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, type, needed }) => (
          <tr key={path}>
            <th scope="row">
              <code dir="ltr">{path}</code>
            </th>
            <td>
              <code dir="ltr">{type}</code>
            </td>
            <td>{needed ? say(language, 'yes') : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function EntryOfApi({ entry, language }: { entry: Entry; language: Language }) {
  const policy: Policy = entry.policy
  const who = [...new Set(policy.map(rule => nameOfRole(rule.role, language)))]
  return (
    <details id={entry.name}>
      <summary>
        <code dir="ltr">{entry.name}</code>{' '}
        <span lang="en" dir="ltr" class="api-summary">
          {entry.summary}
        </span>
      </summary>
      <p>
        <code dir="ltr">
          POST /api/{entry.kind}s/{entry.name}
        </code>
      </p>
      <p>
        <strong>{say(language, 'who')}</strong> {who.length > 0 ? who.join(' · ') : say(language, 'serverOnly')}
        {entry.kind === 'command' && entry.version ? ` · ${say(language, 'keepsVersion')}` : ''}
      </p>
      <Fields entry={entry} language={language} />
    </details>
  )
}

export function ApiPage({ registry, language, publicUrl }: { registry: Registry; language: Language; publicUrl: string }) {
  const example = `curl ${publicUrl}/api/views/operations.operations \\\n  -H "Authorization: Bearer wusul_…" \\\n  -H "Content-Type: application/json" -d "{}"`
  return (
    <div class="stack api">
      <h1>{say(language, 'title')}</h1>
      <p>{say(language, 'intro')}</p>
      <ol>
        <li>
          {say(language, 'makeToken')} <a href="/account#tokens">{say(language, 'account')}</a>
        </li>
        <li>
          {say(language, 'call')}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <pre dir="ltr" tabIndex={0}>
            <code>{example}</code>
          </pre>
        </li>
        <li>
          {say(language, 'whole')}{' '}
          <a href="/api/openapi.json" dir="ltr">
            openapi.json
          </a>
        </li>
      </ol>
      <section>
        <h2>{say(language, 'rules')}</h2>
        <dl>
          {(['once', 'conflict', 'problem'] as const).map(rule => (
            <div key={rule}>
              <dt>{say(language, `${rule}Term`)}</dt>
              <dd>{say(language, rule)}</dd>
            </div>
          ))}
        </dl>
      </section>
      {registry.rooms.map(room => (
        <section key={room.name} class="card">
          <h2>
            <bdi lang="en">{room.name}</bdi>
          </h2>
          {(['views', 'commands'] as const).map(
            kind =>
              room[kind].length > 0 && (
                <div key={kind}>
                  <h3>{say(language, kind)}</h3>
                  {room[kind].map(entry => (
                    <EntryOfApi key={entry.name} entry={entry} language={language} />
                  ))}
                </div>
              ),
          )}
        </section>
      ))}
    </div>
  )
}
