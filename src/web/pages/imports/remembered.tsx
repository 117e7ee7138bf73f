/** What headings of sheets are remembered to hold. */
import { meaningOf } from '../../../exchange/feeds/meanings.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { RememberedColumn } from '../../../modules/imports/index.ts'
import { say } from '../../messages/house.ts'
import { sayOfSheets } from '../../messages/sheets.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { feedName } from './send.tsx'

const shown = 300

interface RememberedProps {
  language: Language
  /** Address of the operation. */
  path: string
  columns: readonly RememberedColumn[]
  mayForget(column: RememberedColumn): boolean
}

export function RememberedPage({ language, path, columns, mayForget }: RememberedProps) {
  return (
    <>
      <h1>{sayOfSheets(language, 'rememberedColumns')}</h1>
      <p>{sayOfSheets(language, 'rememberedNote')}</p>
      {columns.length === 0 ? (
        <p class="card">{sayOfSheets(language, 'nothingRemembered')}</p>
      ) : (
        <Scroll label={sayOfSheets(language, 'rememberedColumns')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say(language, 'kind')}</th>
                <th scope="col">{sayOfSheets(language, 'heading')}</th>
                <th scope="col">{sayOfSheets(language, 'meaning')}</th>
                <th scope="col">{sayOfSheets(language, 'holdsFor')}</th>
                <th scope="col">{sayOfSheets(language, 'forget')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.slice(0, shown).map(column => (
                <tr key={column.id}>
                  <td>{feedName(column.feed, language)}</td>
                  <td>
                    <bdi>{column.heading}</bdi>
                  </td>
                  <td>
                    {column.target === null ? sayOfSheets(language, 'notUsed') : meaningOf(column.feed, column.target, language)}
                  </td>
                  <td>{sayOfSheets(language, column.forEveryone ? 'forEveryone' : column.own ? 'forYou' : 'forOnePerson')}</td>
                  <td>
                    {mayForget(column) && (
                      <form method="post" action={`${path}/columns/forget`}>
                        <input type="hidden" name="id" value={column.id} />
                        <input type="hidden" name="commandId" value={newId()} />
                        <button
                          type="submit"
                          class="button-quiet"
                          aria-label={sayOfSheets(language, 'forgetHeading', { heading: column.heading })}
                        >
                          {sayOfSheets(language, 'forget')}
                        </button>
                      </form>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {columns.length > shown && (
            <p class="muted">{say(language, 'shownFirst', { shown, count: formatWhole(columns.length) })}</p>
          )}
        </Scroll>
      )}
      <p>
        <a href={`${path}/imports`}>{say(language, 'imports')}</a>
      </p>
    </>
  )
}
