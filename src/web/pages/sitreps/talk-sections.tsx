/** Constraints with gaps, silence and overlaps; decisions and what is to be done; and where the figures come from. */
import { directionOf } from '../../../kernel/pure/languages.ts'
import type { ReportedText } from '../../../modules/sitreps/index.ts'
import { say } from '../../messages/house.ts'
import { saySitrep } from '../../messages/sitreps.ts'
import { formatMonth, formatWhole } from '../../numbers.ts'
import { formatDate, formatInstant } from '../profile/time.ts'
import { ClusterCode, type DocumentProps, MadeUp, nameOf, People, Section, SitTable, Source, Written } from './parts.tsx'

const arabicScript = /[\u0600-\u06ff]/

/** Texts of organisations that are listed; all of them stand beside the form that the report is written in, and in the snapshot. */
const reportedMax = 12

/** Constraints of reports that were accepted: the same words once, with everybody who wrote them. */
function ReportedConstraints({ edition, language }: DocumentProps) {
  const { reported, cluster } = edition.content
  const byText = Map.groupBy(
    reported.filter(({ constraints }) => constraints),
    ({ constraints }) => constraints?.trim() ?? '',
  )
  const texts = [...byText].sort(([, a], [, b]) => b.length - a.length).slice(0, reportedMax)
  return (
    <>
      <h3>{saySitrep(language, 'partReported')}</h3>
      {texts.length < byText.size && <p class="sit-note">{firstOf(texts.length, byText.size, language).trim()}</p>}
      <ul class="sit-reported">
        {texts.map(([text, reports]) => (
          <li key={text}>
            <span dir={directionOf(arabicScript.test(text) ? 'ar' : 'en')}>{text}</span>
            {reports.some(({ illustrative }) => illustrative) && <MadeUp language={language} />}
            <span class="sit-unit">
              {reports.map((report, index) => (
                <>
                  {index > 0 && ' · '}
                  <bdi>{nameOf(report.organisation, language)}</bdi>
                  {cluster === null && report.cluster !== null && ` (${report.cluster})`}{' '}
                  <PeriodOf report={report} language={language} />
                </>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <Source part="reported" edition={edition} language={language} root={null} />
    </>
  )
}

function PeriodOf({ report: { period }, language }: { report: ReportedText; language: DocumentProps['language'] }) {
  return <bdi>{/^\d{4}-\d{2}$/.test(period) ? formatMonth(period, language) : period}</bdi>
}

export function ConstraintsSection(props: DocumentProps) {
  const reported = props.edition.content.reported.some(({ constraints }) => constraints)
  return (
    <Written {...props} part="constraints">
      {reported ? <ReportedConstraints {...props} /> : null}
    </Written>
  )
}

const shownMax = 15
const overlapsShown = 10

function firstOf(shown: number, all: number, language: DocumentProps['language']): string {
  return shown < all ? ` ${saySitrep(language, 'firstOf', { shown: formatWhole(shown), all: formatWhole(all) })}` : ''
}

export function GapsSection(props: DocumentProps) {
  const { edition, language } = props
  const { content } = edition
  const shown = content.gaps.slice(0, shownMax)
  if (shown.length === 0) return null
  return (
    <Section
      document={props}
      part="gaps"
      title={saySitrep(language, 'gaps')}
      note={saySitrep(language, 'gapsLong') + firstOf(shown.length, content.figures.gaps ?? 0, language)}
    >
      <SitTable
        caption={saySitrep(language, 'gaps')}
        columns={[
          { head: saySitrep(language, 'area') },
          ...(content.cluster === null ? [{ head: saySitrep(language, 'cluster') }] : []),
          { head: say(language, 'inNeed'), number: true },
        ]}
        rows={shown.map(gap => ({
          key: gap.id,
          cells: [
            <bdi key="area">{nameOf(gap.names, language, gap.code)}</bdi>,
            ...(content.cluster === null
              ? [<ClusterCode key="cluster" code={gap.cluster} content={content} language={language} />]
              : []),
            <People key="need" value={gap.inNeed} language={language} />,
          ],
        }))}
      />
    </Section>
  )
}

export function SilentSection(props: DocumentProps) {
  const { edition, language } = props
  const { content } = edition
  const shown = content.silent.slice(0, shownMax)
  if (shown.length === 0) return null
  const month = formatMonth(content.months.to, language)
  return (
    <Section
      document={props}
      part="silent"
      title={saySitrep(language, 'silent')}
      note={saySitrep(language, 'silentLong', { month }) + firstOf(shown.length, content.figures.silent, language)}
    >
      <SitTable
        caption={saySitrep(language, 'silent')}
        columns={[
          { head: saySitrep(language, 'organisation') },
          ...(content.cluster === null ? [{ head: saySitrep(language, 'cluster') }] : []),
          { head: saySitrep(language, 'lastReport') },
        ]}
        rows={shown.map(partner => ({
          key: partner.id,
          cells: [
            <bdi key="name">{partner.code ?? nameOf(partner.names, language)}</bdi>,
            ...(content.cluster === null
              ? [<ClusterCode key="cluster" code={partner.cluster} content={content} language={language} />]
              : []),
            formatMonth(partner.lastPeriod, language),
          ],
        }))}
      />
    </Section>
  )
}

export function OverlapsSection(props: DocumentProps) {
  const { edition, language } = props
  const { content } = edition
  const shown = content.overlaps.slice(0, overlapsShown)
  if (shown.length === 0) return null
  return (
    <Section
      document={props}
      part="overlaps"
      title={saySitrep(language, 'overlaps')}
      note={saySitrep(language, 'overlapsLong') + firstOf(shown.length, content.figures.overlaps, language)}
    >
      <SitTable
        caption={saySitrep(language, 'overlaps')}
        columns={[
          { head: saySitrep(language, 'area') },
          { head: saySitrep(language, 'month') },
          { head: saySitrep(language, 'activity') },
          { head: saySitrep(language, 'organisations') },
          { head: say(language, 'reached'), number: true },
        ]}
        rows={shown.map(overlap => ({
          key: overlap.id,
          cells: [
            <>
              {content.cluster === null && <ClusterCode code={overlap.cluster} content={content} language={language} />}{' '}
              <bdi>{nameOf(overlap.area, language)}</bdi>
            </>,
            formatMonth(overlap.period, language),
            overlap.activity === null ? saySitrep(language, 'noActivity') : <bdi>{nameOf(overlap.activity, language)}</bdi>,
            <bdi key="who">
              {overlap.organisations.map(names => nameOf(names, language)).join(language === 'en' ? ', ' : '، ')}
            </bdi>,
            <People key="reached" value={overlap.highest} language={language} />,
          ],
        }))}
      />
    </Section>
  )
}

export function DecisionsSection(props: DocumentProps) {
  const { edition, language } = props
  const { decisions, cluster } = edition.content
  if (decisions.length === 0) return null
  return (
    <Section document={props} part="decisions" title={saySitrep(language, 'decisions')}>
      <ul class="sit-list">
        {decisions.map(({ id, text, meeting, day, agreed, illustrative, cluster: of }) => (
          <li key={id}>
            <span dir={directionOf(arabicScript.test(text) ? 'ar' : 'en')}>{text}</span>
            {illustrative && <MadeUp language={language} />}
            <span class="sit-unit">
              {cluster === null && of !== null && (
                <>
                  <ClusterCode code={of} content={edition.content} language={language} />{' '}
                </>
              )}
              <bdi>{meeting}</bdi> · {formatDate(day, language)}
              {!agreed && ` · ${saySitrep(language, 'notAgreed')}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function ActionsSection(props: DocumentProps) {
  const { edition, language } = props
  const { actions, cluster } = edition.content
  if (actions.length === 0) return null
  return (
    <Section document={props} part="actions" title={saySitrep(language, 'actions')} note={saySitrep(language, 'actionsNote')}>
      <SitTable
        caption={saySitrep(language, 'actions')}
        columns={[
          { head: saySitrep(language, 'what') },
          ...(cluster === null ? [{ head: saySitrep(language, 'cluster') }] : []),
          { head: saySitrep(language, 'who') },
          { head: saySitrep(language, 'due'), short: true },
          { head: saySitrep(language, 'state') },
        ]}
        rows={actions.map(action => ({
          key: action.id,
          cells: [
            <>
              <bdi>{action.what}</bdi>
              {action.illustrative && <MadeUp language={language} />}
            </>,
            ...(cluster === null
              ? [<ClusterCode key="cluster" code={action.cluster} content={edition.content} language={language} />]
              : []),
            <bdi key="who">{nameOf(action.organisation, language)}</bdi>,
            formatDate(action.due, language),
            <span key="state" class={action.late ? 'sit-late' : undefined}>
              {saySitrep(language, `state_${action.state}`)}
              {action.late && ` · ${saySitrep(language, 'late')}`}
            </span>,
          ],
        }))}
      />
    </Section>
  )
}

const partnersMax = 40

export function PartnersSection(props: DocumentProps) {
  const { edition, language } = props
  const { partners } = edition.content
  if (partners.length === 0) return null
  const shown = partners.slice(0, partnersMax)
  return (
    <Section
      document={props}
      part="partners"
      title={saySitrep(language, 'presence')}
      note={firstOf(shown.length, partners.length, language).trim() || undefined}
    >
      <ul class="sit-partners">
        {shown.map(({ id, code, names, areas, lines }) => (
          <li key={id}>
            <bdi>{code ?? nameOf(names, language)}</bdi>
            <span class="sit-unit">
              {saySitrep(language, 'areas')}: {formatWhole(areas)} · {saySitrep(language, 'lines')}: {formatWhole(lines)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** From what, when, and by which rules: what makes the page reproducible. */
export function AboutSection({ edition, language }: DocumentProps) {
  const { content, hash, takenAt } = edition
  const rules = Object.entries(content.rules).map(([name, version]) => `${name} ${version}`)
  return (
    <section class="sit-section sit-about" aria-labelledby="sit-about">
      <h2 id="sit-about">{saySitrep(language, 'about')}</h2>
      <p>
        {saySitrep(language, 'aboutText', { instant: formatInstant(takenAt, language) })} {say(language, 'uniqueNote')}
      </p>
      <dl>
        <div>
          <dt>{saySitrep(language, 'fingerprint')}</dt>
          <dd dir="ltr">
            <code>{hash}</code>
          </dd>
        </div>
        <div>
          <dt>{saySitrep(language, 'rules')}</dt>
          <dd dir="ltr">{rules.join(' · ')}</dd>
        </div>
      </dl>
    </section>
  )
}
