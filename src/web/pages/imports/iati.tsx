/** Published activities: what a file would bring, and what it brought. */
import type { Context, Hono } from 'hono'
import { inOrderOfWeight } from '../../../exchange/feeds/activities/import.ts'
import {
  checkIatiImport,
  commitIatiImport,
  type IatiOutcome,
  iatiChanged,
  undoIatiImport,
} from '../../../exchange/feeds/iati/import.ts'
import type { RowProblem } from '../../../exchange/feeds/problem.ts'
import { fileProblemText } from '../../../exchange/formats/messages.ts'
import { FileProblem } from '../../../exchange/formats/table.ts'
import { isAllowed } from '../../../kernel/access.ts'
import { notFound, Problem } from '../../../kernel/problems.ts'
import { isId, newId } from '../../../kernel/pure/ids.ts'
import type { Language } from '../../../kernel/pure/languages.ts'
import { writtenAmount } from '../../../kernel/pure/money.ts'
import { type ImportSummary, showImport } from '../../../modules/imports/index.ts'
import { keepers } from '../../../modules/operations/index.ts'
import { isIatiMessage, sayIati as say } from '../../messages/iati.ts'
import { formatWhole } from '../../numbers.ts'
import { Scroll } from '../../ui/scroll.tsx'
import type { House } from '../house.ts'
import { Problems } from './imports.tsx'
import type { Loaded } from './index.tsx'

function Counts({ language, counts }: { language: Language; counts: NonNullable<ImportSummary['counts']> }) {
  return (
    <dl class="card figures">
      {(['rows', 'new', 'changed', 'unchanged', 'rejected', 'repaired'] as const).map(name => (
        <div key={name}>
          <dt>{say(language, name)}</dt>
          <dd>{formatWhole(counts[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Amounts with their thousands apart. */
const grouped = (amount: string) => amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')

function Money({ language, sums }: { language: Language; sums: IatiOutcome['check']['sums'] }) {
  if (sums.length === 0) return null
  return (
    <Scroll label={say(language, 'money')}>
      <h2>{say(language, 'money')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(language, 'kind')}</th>
            <th scope="col">{say(language, 'currency')}</th>
            {(['amount', 'count'] as const).map(head => (
              <th key={head} scope="col" class="number">
                {say(language, head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map(({ kind, currency, amountMinor, count }) => (
            <tr key={`${kind} ${currency}`}>
              <td>{isIatiMessage(kind) ? say(language, kind) : kind}</td>
              <td>
                <bdi>{currency}</bdi>
              </td>
              <td class="number">
                <bdi>{grouped(writtenAmount(BigInt(amountMinor), currency) || '0')}</bdi>
              </td>
              <td class="number">{formatWhole(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="muted">{say(language, 'notAdded')}</p>
    </Scroll>
  )
}

interface LookProps {
  language: Language
  address: string
  fileName: string
  outcome: IatiOutcome
  mayStore: boolean
  wrong: string | null
}

function Wrong({ children }: { children: string | null }) {
  return children === null ? null : (
    <p class="notice notice-error" role="alert">
      {children}
    </p>
  )
}

function Look({ language, address, fileName, outcome, mayStore, wrong }: LookProps) {
  const { check, counts, seen } = outcome
  const something = check.agreements.length > 0 || check.projects.changes.length > 0
  return (
    <>
      <h1>
        <bdi>{fileName}</bdi>
      </h1>
      <p class="muted">{say(language, 'iati')}</p>
      <Wrong>{wrong}</Wrong>
      <Counts language={language} counts={counts} />
      <div class="card">
        {check.learned.length > 0 && <p>{say(language, 'organisations', { count: formatWhole(check.learned.length) })}</p>}
        {!something && <p>{say(language, 'nothing')}</p>}
        {something && !mayStore && <p>{say(language, 'keepersStore')}</p>}
        {something && mayStore && (
          <form method="post" action={`${address}/store`}>
            <input type="hidden" name="commandId" value={newId()} />
            <input type="hidden" name="seen" value={seen} />
            <button type="submit">{say(language, 'store')}</button>
          </form>
        )}
      </div>
      <Money language={language} sums={check.sums} />
      <Problems language={language} problems={inOrderOfWeight(check.problems)} count={check.problemCount} />
    </>
  )
}

function Stored({
  language,
  address,
  stored,
  mayUndo,
}: {
  language: Language
  address: string
  stored: ImportSummary & { problems: unknown[] }
  mayUndo: boolean
}) {
  const problems = stored.problems as RowProblem[]
  return (
    <>
      <h1>
        <bdi>{stored.fileName}</bdi>
      </h1>
      <p class="notice" role="status">
        {say(language, stored.status === 'undone' ? 'isUndone' : 'isStored')}
      </p>
      {stored.counts && <Counts language={language} counts={stored.counts} />}
      {stored.status === 'committed' && mayUndo && (
        <form class="card" method="post" action={`${address}/undo`}>
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

interface Roads {
  load(c: Context): Promise<Loaded>
}

export function iatiRoutes(app: Hono, house: House, { load }: Roads): void {
  const idOf = (c: Context) => {
    const id = c.req.param('id') ?? ''
    if (!isId(id)) throw notFound()
    return id
  }
  async function page(c: Context, loaded: Loaded, refused: Problem | null = null): Promise<Response> {
    const { asking, operation, language, path } = loaded
    const importId = idOf(c)
    const found = await house.reader.read(showImport, { operationId: operation.id, id: importId }, asking)
    if (found.feed !== 'iati') throw notFound()
    const address = `${path}/iati/sheets/${importId}`
    const mayStore = isAllowed(asking.actor, keepers, [{ operation: operation.id }])
    const title = found.fileName
    if (found.status !== 'received') {
      const body = <Stored language={language} address={address} stored={found} mayUndo={mayStore} />
      return house.render(c, { title, operation, body })
    }
    const wrong = refused === null ? null : refused.messageIn(language)
    try {
      const outcome = await checkIatiImport(house, asking, { code: operation.code, operationId: operation.id, importId })
      const body = <Look {...{ language, address, fileName: title, outcome, mayStore, wrong }} />
      return await house.render(c, { title, operation, body, ...(refused && { status: refused.status === 409 ? 409 : 422 }) })
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error
      const body = (
        <>
          <h1>
            <bdi>{title}</bdi>
          </h1>
          <Wrong>{fileProblemText(error, language)}</Wrong>
        </>
      )
      return house.render(c, { title, operation, body, status: 422 })
    }
  }
  app.get('/o/:code/iati/sheets/:id', async c => page(c, await load(c)))

  app.post('/o/:code/iati/sheets/:id/store', async c => {
    const loaded = await load(c)
    const { asking, operation, path } = loaded
    const importId = idOf(c)
    const { seen, commandId } = await c.req.parseBody()
    const { status } = await house.reader.read(showImport, { operationId: operation.id, id: importId }, asking)
    try {
      const given = { code: operation.code, operationId: operation.id, importId, seen: typeof seen === 'string' ? seen : '' }
      // Sent twice by an impatient hand: it is stored already.
      if (status === 'received')
        await commitIatiImport(house, asking, given, typeof commandId === 'string' && isId(commandId) ? commandId : newId())
    } catch (error) {
      if (!(error instanceof Problem) || ![iatiChanged().status, 422].includes(error.status)) throw error
      return page(c, loaded, error)
    }
    return c.redirect(`${path}/iati/sheets/${importId}`, 303)
  })

  app.post('/o/:code/iati/sheets/:id/undo', async c => {
    const { asking, operation, path } = await load(c)
    const importId = idOf(c)
    await undoIatiImport(house, asking, { operationId: operation.id, importId })
    return c.redirect(`${path}/iati/sheets/${importId}`, 303)
  })
}
