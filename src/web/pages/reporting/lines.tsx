/** The lines of a report in a grid, and one line as a form. */
import type { GridColumn } from '../../islands/grid/data.ts'
import { sayReport } from '../../messages/reporting.ts'
import { LineForm } from './line-form.tsx'
import { Wrong } from './parts.tsx'
import { PlainTable } from './plain-table.tsx'
import { summaryOf } from './problem-list.tsx'
import { Head, type ReportProps } from './report.tsx'
import { gridDataOf, jsonInPage, type ShownRow } from './rows.ts'
import { Steps } from './steps.tsx'

interface LinesProps extends ReportProps {
  columns: readonly GridColumn[]
  /** Every column there is. */
  all: boolean
  /** Page of the table that works without a script, from 0. */
  page: number
}

export function LinesPage(props: LinesProps) {
  const { loaded, report, rows, columns, all, page, wrong, said } = props
  const { language, base } = loaded
  const own = `${base}/${report.id}`
  const here = `${own}/lines`
  const query = (more: Record<string, string>) => `${here}?${new URLSearchParams({ ...(all && { columns: 'all' }), ...more })}`
  return (
    <div class="reporting">
      <Head {...props} />
      <Wrong wrong={wrong} />
      {said && (
        <p class="notice" role="status">
          {sayReport(language, 'saved')}
        </p>
      )}
      <p class="links">
        <a href={own}>{sayReport(language, 'backToReport')}</a>
        <span data-grid-summary>{summaryOf(rows, language)}</span>
        <a href={all ? here : `${here}?columns=all`}>{sayReport(language, all ? 'fewerColumns' : 'moreColumns')}</a>
      </p>
      <Grid {...{ loaded, report, rows, columns }} isEditable={report.mayWrite}>
        <PlainTable
          {...{ language, columns, rows, page }}
          action={query({ page: String(page) })}
          version={report.version}
          isEditable={report.mayWrite}
          pageAt={to => query({ page: String(to) })}
          lineAt={row => `${here}/${row}`}
        />
      </Grid>
      <Steps {...props} flush only={['submit']} />
    </div>
  )
}

interface GridProps extends Pick<ReportProps, 'loaded' | 'report' | 'rows'> {
  columns: readonly GridColumn[]
  isEditable: boolean
  children: preact.ComponentChildren
}

/** The grid with its data; what it holds is there without a script. */
export function Grid({ loaded, report, rows, columns, isEditable, children }: GridProps) {
  const { language, base } = loaded
  const here = `${base}/${report.id}/lines`
  const fields = new URLSearchParams({ fields: columns.map(({ field }) => field).join(',') })
  const data = gridDataOf({
    ...{ key: `report:${report.id}`, version: report.version, rows, columns, language },
    ...{ saveTo: isEditable ? `${here}.json` : null, rowsAt: `${here}.json?${fields}` },
  })
  return (
    <section class="card grid-island" data-island="grid">
      <script type="application/json" data-grid-data dangerouslySetInnerHTML={{ __html: jsonInPage(data) }} />
      {children}
      <script type="module" src="/assets/report-grid.js" />
    </section>
  )
}

interface LineProps extends ReportProps {
  columns: readonly GridColumn[]
  row: ShownRow
  /** From 1; null: a new one. */
  position: number | null
}

export function LinePage(props: LineProps) {
  const { loaded, report, columns, row, position, wrong, said } = props
  const { language, base } = loaded
  const own = `${base}/${report.id}`
  return (
    <div class="reporting">
      <div class="page-head">
        <h1>{position === null ? sayReport(language, 'newLine') : sayReport(language, 'line', { nth: position })}</h1>
        <p class="links">
          <a href={own}>{sayReport(language, 'backToReport')}</a>
          <a href={`${own}/lines`}>{sayReport(language, report.mayWrite ? 'openGrid' : 'seeLines')}</a>
        </p>
      </div>
      <Wrong wrong={wrong} />
      {said && (
        <p class="notice" role="status">
          {sayReport(language, 'saved')}
        </p>
      )}
      <section class="card">
        <LineForm
          {...{ language, columns, row, version: report.version, isNew: position === null }}
          action={position === null ? `${own}/lines/new` : `${own}/lines/${row.id}`}
          isEditable={report.mayWrite}
        />
      </section>
    </div>
  )
}
