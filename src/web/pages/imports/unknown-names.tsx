/**
 * Names of a sheet that the operation does not know, with a choice for each: another spelling of a known entry, or new. A spelling is
 * made known by a command, and then the sheet is checked again.
 */
import { type Context, Hono } from 'hono'
import type { CheckResult } from '../../../exchange/feeds/activities/check.ts'
import { learnKey } from '../../../exchange/feeds/activities/learning.ts'
import type { NewEntry } from '../../../exchange/feeds/activities/record.ts'
import { doings, nameKinds } from '../../../exchange/names/kinds.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound } from '../../../kernel/problems.ts'
import { isId, newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { chooseNames } from '../../../modules/imports/index.ts'
import { keepers, showOperation } from '../../../modules/operations/index.ts'
import { say } from '../../messages/names.ts'
import { formatWhole } from '../../numbers.ts'
import type { House } from '../house.ts'

/** Names that are asked about at once; those that most rows name come first. */
const namesShown = 60
/** Longest key of a name that is chosen as new. */
const keyLengthMax = 500

interface UnknownNamesProps {
  language: Language
  /** Address of the operation. */
  path: string
  importId: string
  check: Pick<CheckResult, 'newEntries' | 'unknownNames'>
  learn: boolean
  /** Whether the person may say what names are; others see what is unknown and what it looks like. */
  mayChoose: boolean
}

/** What becomes of a name that nothing is said about. */
function standard(entry: NewEntry, learned: boolean, language: Language): string {
  if (learned) return say(language, 'asNew')
  return say(language, entry.kind === 'activity' ? 'asWritten' : 'leaveOut')
}

export function UnknownNames({ language, path, importId, check, learn, mayChoose }: UnknownNamesProps) {
  const learned = new Set(check.newEntries)
  const names = [...check.newEntries, ...check.unknownNames].sort((a, b) => b.count - a.count)
  if (names.length === 0) return null
  const shown = names.slice(0, namesShown)
  const rows = (count: number) =>
    count === 1 ? say(language, 'oneRow') : say(language, 'rowsCount', { count: formatWhole(count) })
  return (
    <form method="post" action={`${path}/imports/${importId}/names`} class="card unknown-names">
      <h2>
        {say(language, 'unknownTitle')} ({formatWhole(names.length)})
      </h2>
      <p>{say(language, learn ? 'learnedNote' : 'unknownNote')}</p>
      <input type="hidden" name="learn" value={learn ? 'yes' : ''} />
      <ul class="plain name-list">
        {shown.map((entry, nth) => (
          <li key={entry.temporaryId} class="unknown-name">
            <p class="name-head">
              <bdi>{entry.name}</bdi>
              {entry.code !== null && entry.code !== entry.name && <bdi class="muted">{entry.code}</bdi>}
            </p>
            <p class="muted">
              {say(language, `kind-${entry.kind}`)}
              {' · '}
              {rows(entry.count)}
            </p>
            {mayChoose ? (
              <>
                <input type="hidden" name={`kind-${nth}`} value={entry.kind} />
                <input type="hidden" name={`name-${nth}`} value={entry.name} />
                <input
                  type="hidden"
                  name={`isCode-${nth}`}
                  value={entry.kind === 'place' && entry.code === entry.name ? 'yes' : ''}
                />
                <select name={`choice-${nth}`} aria-label={say(language, 'choiceFor', { name: entry.name })}>
                  <option value="">{standard(entry, learned.has(entry), language)}</option>
                  {!learned.has(entry) && <option value="new">{say(language, 'asNew')}</option>}
                  {entry.suggestions.map(({ id, label }) => (
                    <option key={id} value={id}>
                      {say(language, 'isSame', { name: label })}
                    </option>
                  ))}
                </select>
              </>
            ) : (
              <p class="muted">
                <bdi>{entry.suggestions.map(({ label }) => label).join(', ')}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
      {names.length > shown.length && (
        <p class="muted">{say(language, 'shownFirst', { shown: shown.length, count: formatWhole(names.length) })}</p>
      )}
      {mayChoose && (
        <>
          <input type="hidden" name="commandId" value={newId()} />
          <button type="submit">{say(language, 'applyChoices')}</button>
        </>
      )}
    </form>
  )
}

interface Choice {
  kind: NewEntry['kind']
  name: string
  isCode: boolean
  /** `new`, or the id of the entry that it is another spelling of. */
  choice: string
}

function choicesOf(sent: Record<string, unknown>): Choice[] {
  const text = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '')
  return Array.from({ length: namesShown }, (_, nth) => nth).flatMap(nth => {
    const kind = nameKinds.find(known => known === text(`kind-${nth}`))
    const [name, choice] = [text(`name-${nth}`), text(`choice-${nth}`)]
    if (!kind || name === '' || (choice !== 'new' && !isId(choice))) return []
    return [{ kind, name, isCode: text(`isCode-${nth}`) === 'yes', choice }]
  })
}

/** POST /o/:code/imports/:id/names, and back to the sheet, which is checked again. */
export function unknownNameRoutes(house: House): Hono {
  const app = new Hono()
  app.post('/o/:code/imports/:id/names', async (c: Context) => {
    const asking = await house.askingOf(c)
    const operation = await house.reader.read(showOperation, { code: c.req.param('code') ?? '' }, asking)
    const operationId = operation.id
    if (!isAllowed(asking.actor, keepers, [{ operation: operationId }])) throw notFound()
    const importId = c.req.param('id') ?? ''
    const sent = await c.req.parseBody()
    const choices = choicesOf(sent)
    for (const kind of nameKinds) {
      const aliases = choices
        .filter(choice => choice.kind === kind && choice.choice !== 'new')
        .map(({ name, isCode, choice }) => ({ id: choice, alias: name, isCode }))
      if (aliases.length > 0) await doings[kind].addAliases(house.runner, { operationId, aliases }, asking)
    }
    const fresh = choices.filter(({ choice }) => choice === 'new').map(choice => learnKey(choice).slice(0, keyLengthMax))
    if (fresh.length > 0) await house.runner.run(chooseNames, { operationId, importId, learn: fresh }, asking)
    return c.redirect(`/o/${operation.code}/imports/${importId}?learn=${sent.learn === 'yes' ? 'yes' : 'no'}`, 303)
  })
  return app
}
