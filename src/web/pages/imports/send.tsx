/** The page where sheets are sent, with those that were sent before. */
import { flowFormats } from '../../../exchange/feeds/flows/export.ts'
import { acceptedFiles } from '../../../exchange/formats/readable.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { FeedName, ImportSummary } from '../../../modules/imports/index.ts'
import { say } from '../../messages/house.ts'
import { sayIati } from '../../messages/iati.ts'
import { sayIndicator } from '../../messages/indicators.ts'
import { sayMoneyFile } from '../../messages/money-files.ts'
import { sayPlan } from '../../messages/plan.ts'
import { sayProject } from '../../messages/projects.ts'
import { sayOfSheets } from '../../messages/sheets.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { statusMessage } from './imports.tsx'

interface SendProps {
  language: Language
  path: string
  imports: readonly ImportSummary[]
  /** Why files that were just sent could not be read; a file of its own has no name. */
  refused: readonly Refusal[]
  /** How many files were received just now, when they were several. */
  received?: number | undefined
  /** Whether the person may review the names that sheets bring in. */
  mayReview: boolean
  /** Files of money that the person may send. */
  money: readonly ('flows' | 'fts' | 'rates')[]
}

export interface Refusal {
  fileName: string | null
  reason: string
}

export function SendPage({ language, path, imports, refused, received, mayReview, money }: SendProps) {
  return (
    <>
      <h1>{say(language, 'imports')}</h1>
      {refused.length > 0 && (
        <div class="notice notice-error" role="alert">
          <p>
            <strong>{say(language, 'fileRefused')}</strong>
          </p>
          {refused.map(({ fileName, reason }) => (
            <p key={fileName}>
              {fileName !== null && (
                <>
                  <bdi>{fileName}</bdi>:{' '}
                </>
              )}
              {reason}
            </p>
          ))}
        </div>
      )}
      {received !== undefined && received > 0 && (
        <p class="notice" role="status">
          {sayOfSheets(language, 'severalReceived', { count: formatWhole(received) })}
        </p>
      )}
      <form class="card" method="post" action={`${path}/imports`} enctype="multipart/form-data">
        <div class="drop" data-island="drop">
          <label for="file">{say(language, 'file')}</label>
          <p class="muted" id="file-hint">
            {sayOfSheets(language, 'dropHere')}
          </p>
          <input
            id="file"
            name="file"
            type="file"
            multiple
            required
            aria-describedby="file-hint"
            accept={`${acceptedFiles},.xml,application/xml,text/xml`}
          />
          <p class="muted" role="status" data-drop-list={sayOfSheets(language, 'chosenFiles', { files: '{files}' })} />
        </div>
        <fieldset class="choices">
          <legend>{sayOfSheets(language, 'whatIsIt')}</legend>
          {(
            [
              ['', 'guessIt'],
              ['activities', 'activities'],
              ['needs', 'needs'],
            ] as const
          ).map(([feed, message]) => (
            <div key={message}>
              <input id={`feed-${message}`} name="feed" type="radio" value={feed} checked={feed === ''} />{' '}
              <label for={`feed-${message}`}>{sayOfSheets(language, message)}</label>
            </div>
          ))}
          {money.map(feed => (
            <div key={feed}>
              <input id={`feed-${feed}`} name="feed" type="radio" value={feed} />{' '}
              <label for={`feed-${feed}`}>{sayMoneyFile(language, feed)}</label>
            </div>
          ))}
        </fieldset>
        <div class="field">
          <label for="period">{say(language, 'period')}</label>
          <input
            id="period"
            name="period"
            type="text"
            dir="ltr"
            pattern="\d{4}-(0[1-9]|1[0-2])"
            placeholder={say(language, 'monthHint')}
          />
        </div>
        {mayReview && (
          <div class="check">
            <input id="learn" name="learn" type="checkbox" value="yes" /> <label for="learn">{say(language, 'learn')}</label>
          </div>
        )}
        <button type="submit">{say(language, 'check')}</button>
        <p class="muted">{say(language, 'checkNote')}</p>
        <ul class="plain actions">
          <li>
            <a class="spaced" href={`${path}/template.xlsx`}>
              {say(language, 'template')}
            </a>
          </li>
          {money.includes('flows') && (
            <li>
              <a class="spaced" href={`${path}/flows/template.xlsx`}>
                {sayMoneyFile(language, 'template')}
              </a>
            </li>
          )}
          {money.includes('flows') && (
            <li>
              {sayMoneyFile(language, 'exportLabel')}{' '}
              {flowFormats.map((format, nth) => (
                <>
                  {nth > 0 && ' · '}
                  <a class="spaced" href={`${path}/flows/file/${format}`}>
                    <bdi>{format.toUpperCase()}</bdi>
                  </a>
                </>
              ))}
            </li>
          )}
          <li>
            <a class="spaced" href={`${path}/columns`}>
              {sayOfSheets(language, 'rememberedColumns')}
            </a>
          </li>
          {mayReview && (
            <li>
              <a class="spaced" href={`${path}/names`}>
                {say(language, 'reviewNames')}
              </a>
            </li>
          )}
        </ul>
      </form>
      <script type="module" src="/assets/drop.js" />
      <Earlier language={language} path={path} imports={imports} />
    </>
  )
}

function Earlier({ language, path, imports }: Pick<SendProps, 'language' | 'path' | 'imports'>) {
  if (imports.length === 0) return null
  return (
    <Scroll label={say(language, 'earlier')}>
      <h2>{say(language, 'earlier')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(language, 'file_')}</th>
            <th scope="col">{say(language, 'kind')}</th>
            <th scope="col">{say(language, 'status')}</th>
            {(['rows', 'newLines', 'changedLines', 'rejected'] as const).map(head => (
              <th key={head} scope="col" class="number">
                {say(language, head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {imports.map(entry => (
            <tr key={entry.id}>
              <td>
                <a href={`${path}/imports/${entry.id}`}>
                  <bdi>{entry.fileName}</bdi>
                </a>
              </td>
              <td>{feedName(entry.feed, language)}</td>
              <td>{say(language, statusMessage[entry.status])}</td>
              {([entry.counts?.rows, entry.counts?.new, entry.counts?.changed, entry.counts?.rejected] as const).map(
                (count, index) => (
                  <td key={String(index)} class="number">
                    {count === undefined ? '–' : formatWhole(count)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** What a sheet was sent as. */
export function feedName(feed: FeedName, language: Language): string {
  if (feed === 'plan') return sayPlan(language, 'plan')
  if (feed === 'indicators') return sayIndicator(language, 'indicators')
  if (feed === 'projects') return sayProject(language, 'projects')
  if (feed === 'flows' || feed === 'fts' || feed === 'rates') return sayMoneyFile(language, `${feed}Short`)
  if (feed === 'iati') return sayIati(language, 'iati')
  return sayOfSheets(language, feed === 'needs' ? 'needsShort' : 'activitiesShort')
}
