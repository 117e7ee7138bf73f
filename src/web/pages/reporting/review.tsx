/** The review of a report: its lines with everything said about them, what was changed of what was sent, and what the reviewer can do. */
import type { GridColumn } from '../../islands/grid/data.ts'
import { sayReport } from '../../messages/reporting.ts'
import { Changes } from './change-list.tsx'
import { Comments, History } from './history.tsx'
import { Grid } from './lines.tsx'
import { StepForm, TextArea, Wrong } from './parts.tsx'
import { PlainTable } from './plain-table.tsx'
import { summaryOf } from './problem-list.tsx'
import { Head, type ReportProps } from './report.tsx'
import { Steps } from './steps.tsx'

interface ReviewProps extends ReportProps {
  columns: readonly GridColumn[]
  page: number
}

export function ReviewPage(props: ReviewProps) {
  const { loaded, report, rows, columns, page, wrong, said } = props
  const { language, base } = loaded
  const own = `${base}/${report.id}`
  return (
    <div class="reporting">
      <Head {...props} />
      <Wrong wrong={wrong} />
      {said && (
        <p class="notice" role="status">
          {sayReport(language, 'done')}
        </p>
      )}
      <p class="links">
        <a href={own}>{sayReport(language, 'backToReport')}</a>
        <span>{summaryOf(rows, language)}</span>
      </p>
      {rows.length > 0 && (
        <Grid {...{ loaded, report, rows, columns }} isEditable={false}>
          <PlainTable
            {...{ language, columns, rows, page }}
            action=""
            version={report.version}
            isEditable={false}
            pageAt={to => `${own}/review?page=${to}`}
            lineAt={row => `${own}/lines/${row}`}
          />
        </Grid>
      )}
      <CellForms {...props} />
      <div class="report-columns">
        <div>
          <Changes {...props} />
        </div>
        <div>
          <Steps {...props} />
          <Comments {...props} />
        </div>
      </div>
      <History {...props} />
    </div>
  )
}

/** Two forms about one cell: with a script they follow the reader through the grid. */
function CellForms({ loaded, report, rows, columns, values }: ReviewProps) {
  const { language, base } = loaded
  if (!report.mayReview || report.state !== 'submitted') return null
  const own = `${base}/${report.id}`
  const fields = { version: String(report.version), back: 'review' }
  const cell = (prefix: string) => (
    <div class="report-cell-fields">
      <div class="field">
        <label for={`${prefix}-row`}>{sayReport(language, 'row')}</label>
        <input
          {...{ id: `${prefix}-row`, name: 'row', inputMode: 'numeric', dir: 'ltr', autocomplete: 'off', 'data-grid-row': '' }}
          value={values?.form === prefix ? values.row : ''}
        />
      </div>
      <div class="field">
        <label for={`${prefix}-field`}>{sayReport(language, 'field')}</label>
        <select id={`${prefix}-field`} name="field" data-grid-field>
          {prefix === 'comment' && <option value="">{sayReport(language, 'wholeRow')}</option>}
          {columns.map(({ field, name }) => (
            <option key={field} value={field} selected={values?.form === prefix && values.field === field}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
  return (
    <div class="report-forms">
      <section class="card" aria-labelledby="add-comment">
        <h2 id="add-comment">{sayReport(language, 'addComment')}</h2>
        <StepForm
          action={`${own}/comments`}
          fields={{ ...fields, form: 'comment' }}
          label={sayReport(language, 'sendComment')}
          note={sayReport(language, 'rowHint')}
        >
          {cell('comment')}
          <TextArea
            {...{ name: 'text', id: 'comment-text', label: sayReport(language, 'commentText'), rows: 2, required: true }}
            value={values?.form === 'comment' ? values.text : ''}
          />
        </StepForm>
      </section>
      {rows.length > 0 && (
        <section class="card" aria-labelledby="repair-cell">
          <h2 id="repair-cell">{sayReport(language, 'repairCell')}</h2>
          <StepForm
            action={`${own}/repair`}
            fields={{ ...fields, form: 'repair' }}
            label={sayReport(language, 'saveRepair')}
            note={sayReport(language, 'repairNote')}
          >
            {cell('repair')}
            <div class="field">
              <label for="repair-value">{sayReport(language, 'newValue')}</label>
              <input
                {...{ id: 'repair-value', name: 'value', dir: 'auto', autocomplete: 'off', 'data-grid-value': '' }}
                value={values?.form === 'repair' ? values.value : ''}
              />
            </div>
          </StepForm>
        </section>
      )}
    </div>
  )
}
