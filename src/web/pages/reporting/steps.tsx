/** What the reader can do with a report now: exactly the steps that the machine leaves open to them. */
import type { ReportStep } from '../../../modules/reporting/rules.ts'
import { sayReport } from '../../messages/reporting.ts'
import { StepForm, TextArea } from './parts.tsx'
import { errorsIn } from './problem-list.tsx'
import type { ReportProps } from './report.tsx'

/** The form with everything that is written on the page of a report: what sends the report saves it first. */
export const reportForm = 'report-form'

const submitText = ({ submissions }: ReportProps['report']) => (submissions > 0 ? 'step_submit-again' : 'step_submit')

/** Sends the report with what is written on the page; or says that there was nothing, as long as nothing is written. */
function Sending({ loaded: { language, base }, report, rows }: StepsProps) {
  const own = `${base}/${report.id}`
  const button = (step: string, label: string, quiet: boolean) => (
    <button {...{ type: 'submit', form: reportForm, formaction: `${own}/${step}` }} class={quiet ? 'button-quiet' : undefined}>
      {label}
    </button>
  )
  const isBlank = rows.length === 0 && report.values.length === 0
  return (
    <>
      <div>
        <p class="hint">{sayReport(language, 'note_submit')}</p>
        {button('submit', sayReport(language, submitText(report)), errorsIn(rows).length > 0)}
      </div>
      {isBlank && (
        <div>
          <p class="hint">{sayReport(language, 'noActivityNote')}</p>
          {button('no-activity', sayReport(language, 'sayNoActivity'), true)}
        </div>
      )}
    </>
  )
}

type StepsProps = Pick<ReportProps, 'loaded' | 'report' | 'rows' | 'values'> & {
  /** A grid on the page is saved first. */
  flush?: boolean
  /** Nothing but these steps. */
  only?: readonly ReportStep[]
}

export function Steps({ loaded, report, rows, values, flush = false, only }: StepsProps) {
  const { language, base } = loaded
  const { version, openComments } = report
  const steps = only ? report.steps.filter(step => only.includes(step)) : report.steps
  if (only && steps.length === 0) return null
  // Whoever sent a report does not accept it.
  const isOwn = report.mayReview && !report.steps.includes('accept')
  const own = `${base}/${report.id}`
  const may = (step: ReportStep) => steps.includes(step)
  const fields = { version: String(version) }
  const reason = (step: string, label: string, required: boolean) => (
    <TextArea
      {...{ name: 'reason', id: `${step}-reason`, label, required, rows: 2 }}
      value={values?.step === step ? values.reason : ''}
    />
  )
  return (
    <section class="card" aria-labelledby="to-do">
      <h2 id="to-do">{sayReport(language, 'whatToDo')}</h2>
      {steps.length === 0 && <p class="muted">{sayReport(language, isOwn ? 'note_own' : 'nothingToDo')}</p>}
      <div class="report-steps">
        {may('submit') && !only && <Sending {...{ loaded, report, rows, values }} />}
        {may('submit') && only && (
          <StepForm
            {...{ action: `${own}/submit`, fields, flush, label: sayReport(language, submitText(report)) }}
            note={sayReport(language, 'note_submit')}
          />
        )}
        {may('accept') && (
          <StepForm
            {...{ action: `${own}/accept`, fields, label: sayReport(language, 'step_accept') }}
            note={sayReport(language, 'note_accept')}
          />
        )}
        {isOwn && steps.length > 0 && !may('accept') && <p class="muted">{sayReport(language, 'note_own')}</p>}
        {may('send-back') && (
          <StepForm
            {...{ action: `${own}/send-back`, fields, label: sayReport(language, 'step_send-back') }}
            note={sayReport(language, 'note_send-back')}
          >
            {reason('send-back', sayReport(language, openComments > 0 ? 'reasonOptional' : 'reason'), openComments === 0)}
          </StepForm>
        )}
        {(may('withdraw') || may('withdraw-correction')) && (
          <StepForm {...{ action: `${own}/withdraw`, fields, label: sayReport(language, 'step_withdraw'), quiet: true }} />
        )}
        {(['reopen', 'waive'] as const).filter(may).map(step => (
          <details key={step} class="report-fold" open={values?.step === step}>
            <summary>{sayReport(language, `step_${step}`)}</summary>
            <StepForm
              {...{ action: `${own}/${step}`, fields, label: sayReport(language, `step_${step}`) }}
              note={sayReport(language, `note_${step}`)}
            >
              {reason(step, sayReport(language, 'reason'), true)}
            </StepForm>
          </details>
        ))}
      </div>
    </section>
  )
}
