/** Files of money: looked at before they are stored, and as they were stored. */
import { inOrderOfWeight } from '../../../exchange/feeds/activities/import.ts'
import type { FlowSum } from '../../../exchange/feeds/flows/check.ts'
import { kindNamed, kindWord } from '../../../exchange/feeds/flows/kinds.ts'
import type { FtsCheck } from '../../../exchange/feeds/fts/check.ts'
import type { RowProblem } from '../../../exchange/feeds/problem.ts'
import { newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { writtenAmount } from '../../../kernel/pure/money.ts'
import type { ImportSummary } from '../../../modules/imports/index.ts'
import { sayMoneyFile as say } from '../../messages/money-files.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import { type ColumnsProps, ColumnsSection } from '../imports/columns.tsx'
import { Problems } from '../imports/imports.tsx'
import { Wrong } from '../projects/parts.tsx'

export type MoneyFeed = 'flows' | 'fts' | 'rates'
type Counts = NonNullable<ImportSummary['counts']>

/** What a check found, whichever of the feeds. */
export interface Looked {
  counts: Counts
  problems: readonly RowProblem[]
  problemCount: number
  /** Whether anything would be stored. */
  storable: boolean
  /** By which it is seen whether it is still what was looked at; of flows of the service nothing can change it. */
  seen: string | null
  newOrganisations: number
  sums?: readonly FlowSum[]
  agreements?: readonly string[]
  totals?: Pick<FtsCheck, 'totals' | 'apart'>
}

function CountList({ language, feed, counts }: { language: Language; feed: MoneyFeed; counts: Counts }) {
  const rates = feed === 'rates'
  const shown = [
    ['rows', counts.rows],
    [rates ? 'newRates' : 'newFlows', counts.new],
    [rates ? 'changedRates' : 'changedFlows', counts.changed],
    [rates ? 'unchangedRates' : 'unchangedFlows', counts.unchanged],
    ['rejected', counts.rejected],
    ['repaired', counts.repaired],
  ] as const
  return (
    <dl class="card figures">
      {shown.map(([name, count]) => (
        <div key={name}>
          <dt>{say(language, name)}</dt>
          <dd>{formatWhole(count)}</dd>
        </div>
      ))}
    </dl>
  )
}

const agreementsShown = 40

function Brings({ language, looked }: { language: Language; looked: Looked }) {
  const { sums = [], agreements = [], totals, newOrganisations } = looked
  if (sums.length + agreements.length + newOrganisations === 0 && !totals) return null
  const codes = agreements.slice(0, agreementsShown).join(language === 'en' ? ', ' : '، ')
  return (
    <section class="card" aria-labelledby="brings">
      <h2 id="brings">{say(language, 'wouldBring')}</h2>
      {sums.length > 0 && (
        <Scroll label={say(language, 'wouldBring')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say(language, 'kind')}</th>
                <th scope="col" class="number">
                  {say(language, 'count')}
                </th>
                <th scope="col" class="number">
                  {say(language, 'amount')}
                </th>
                <th scope="col">{say(language, 'currency')}</th>
              </tr>
            </thead>
            <tbody>
              {sums.map(({ kind, currency, amountMinor, count }) => {
                const named = kindNamed(kind)
                return (
                  <tr key={`${kind} ${currency}`}>
                    <th scope="row">{named ? kindWord(named, language) : kind}</th>
                    <td class="number">{formatWhole(count)}</td>
                    <td class="number">
                      <bdi>{grouped(writtenAmount(BigInt(amountMinor), currency))}</bdi>
                    </td>
                    <td>
                      <bdi>{currency}</bdi>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Scroll>
      )}
      {agreements.length > 0 && (
        <p>{say(language, 'agreements', { codes: `${codes}${agreements.length > agreementsShown ? ' …' : ''}` })}</p>
      )}
      {totals && <FtsTotals language={language} {...totals} />}
      {newOrganisations > 0 && <p>{say(language, 'newOrganisations', { count: formatWhole(newOrganisations) })}</p>}
    </section>
  )
}

const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')

function FtsTotals({ language, totals, apart }: { language: Language } & Pick<FtsCheck, 'totals' | 'apart'>) {
  const { found, storable, stated } = totals
  return (
    <>
      <p>
        {say(language, 'ftsTotals', {
          found: formatWhole(found.incoming.fundingTotal),
          storable: formatWhole(storable.incoming.fundingTotal),
        })}{' '}
        {stated && say(language, 'ftsStated', { stated: formatWhole(stated.incoming.fundingTotal) })}
      </p>
      {apart.count > 0 && (
        <p>{say(language, 'ftsApart', { count: formatWhole(apart.count), amount: formatWhole(apart.amountUSD) })}</p>
      )}
    </>
  )
}

interface PageProps {
  language: Language
  /** Address of the operation. */
  path: string
  feed: MoneyFeed
  importId: string
  fileName: string
  /** Why it was not stored just now. */
  wrong?: string | undefined
}

interface PreviewProps extends PageProps {
  looked: Looked
  columns: ColumnsProps | null
  /** Whether organisations that nobody knows may be taken in; null: they may not. */
  learn: boolean | null
  mayStore: boolean
}

/** What a file would bring, and what is wrong with it. */
export function MoneyPreview(props: PreviewProps) {
  const { language, path, feed, importId, fileName, wrong, looked, columns, learn, mayStore } = props
  const { counts, problems, problemCount, storable, seen } = looked
  const address = `${path}/${feed}/sheets/${importId}`
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <Wrong>{wrong}</Wrong>
      <CountList language={language} feed={feed} counts={counts} />
      <div class="card">
        {storable && mayStore && (
          <form method="post" action={`${address}/store`}>
            <input type="hidden" name="commandId" value={newId()} />
            {seen !== null && <input type="hidden" name="seen" value={seen} />}
            {learn && <input type="hidden" name="learn" value="yes" />}
            {counts.rejected > 0 && <p>{say(language, 'storePartly', { rejected: formatWhole(counts.rejected) })}</p>}
            <button type="submit">{say(language, 'store')}</button>
          </form>
        )}
        {storable && !mayStore && <p>{say(language, 'notYours')}</p>}
        {!storable && <p>{say(language, counts.rejected > 0 ? 'nothing' : 'same')}</p>}
        <p>
          {problems.length > 0 && feed !== 'fts' && (
            <a class="spaced" href={`${path}/imports/${importId}/corrected.xlsx`}>
              {say(language, 'corrected')}
            </a>
          )}{' '}
          <a class="spaced" href={`${path}/imports`}>
            {say(language, 'sendAnother')}
          </a>
        </p>
      </div>
      <Brings language={language} looked={looked} />
      {learn !== null && (
        <form class="card" method="get" action={address}>
          <div class="check">
            <input id="learn" name="learn" type="checkbox" value="yes" checked={learn} />{' '}
            <label for="learn">{say(language, 'learn')}</label>
          </div>
          <button type="submit" class="button-quiet">
            {say(language, 'checkAgain')}
          </button>
        </form>
      )}
      {columns && <ColumnsSection {...columns} />}
      <Problems language={language} problems={inOrderOfWeight(problems)} count={problemCount} />
    </>
  )
}

/** A file of which no sheet could be read: a person says what its columns hold. */
export function MoneyColumns({ fileName, wrong, columns }: { fileName: string; wrong: string; columns: ColumnsProps | null }) {
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      {!columns && <Wrong>{wrong}</Wrong>}
      {columns && <ColumnsSection {...columns} />}
    </>
  )
}

/** A file that was stored, or taken back. */
export function MoneyStored(props: PageProps & { stored: ImportSummary & { problems: unknown[] }; mayUndo: boolean }) {
  const { language, path, feed, importId, fileName, wrong, stored, mayUndo } = props
  const problems = stored.problems as RowProblem[]
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <Wrong>{wrong}</Wrong>
      <p class="notice" role="status">
        {say(language, stored.status === 'undone' ? 'isUndone' : 'isStored')}{' '}
        <a href={`${path}/imports`}>{say(language, 'sendAnother')}</a>
      </p>
      {stored.counts && <CountList language={language} feed={feed} counts={stored.counts} />}
      {stored.status === 'committed' && mayUndo && (
        <form class="card" method="post" action={`${path}/${feed}/sheets/${importId}/undo`}>
          <input type="hidden" name="commandId" value={newId()} />
          <p>{say(language, 'undoNote')}</p>
          <button type="submit" class="button-quiet">
            {say(language, 'undo')}
          </button>
        </form>
      )}
      {problems.length > 0 && <Problems language={language} problems={inOrderOfWeight(problems)} count={problems.length} />}
    </>
  )
}
