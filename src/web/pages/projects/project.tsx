/** One project: its sheet, where it stands, what is said about it, and its history. */
import { newId } from '../../../kernel/pure/ids.ts'
import type { SheetField } from '../../../modules/projects/rules.ts'
import { sayMoney } from '../../messages/money.ts'
import { sayProjectSheet } from '../../messages/project-sheets.ts'
import { sayProject } from '../../messages/projects.ts'
import { named } from '../../numbers.ts'
import { Hidden, type Values } from '../accounts/parts.tsx'
import { ActorName } from '../profile/actors.tsx'
import { Source } from '../profile/facts.tsx'
import { Records } from '../profile/records.tsx'
import { formatInstant } from '../profile/time.ts'
import { HistoryOfProject } from './history.tsx'
import { addressOfProject, type LoadedProjects, type ProjectProps, type ShownProject } from './load.ts'
import { amountText, budgetText, ClusterOf, dateText, Lines, linesOf, NotSaid, spanText, Wrong, whoIs } from './parts.tsx'
import { Standing } from './standing.tsx'

interface PageProps extends ProjectProps {
  /** What was given and refused, and why. */
  wrong?: string | undefined
  values?: Values | undefined
}

export function ProjectPage(props: PageProps) {
  const { loaded, project, wrong } = props
  const { language, base, mayStart } = loaded
  const { code, sheet, mayEdit, copiedFrom } = project
  return (
    <div class="projects">
      <div class="page-head">
        <h1>
          <bdi class="code">{code}</bdi> <bdi>{named(sheet, language)}</bdi>
        </h1>
        <p>
          <ClusterOf id={sheet.clusterId} loaded={loaded} />
          {copiedFrom && (
            <>
              {' · '}
              <a href={addressOfProject(base, copiedFrom)}>{sayProject(language, 'copiedFrom', { code: copiedFrom })}</a>
            </>
          )}
        </p>
        <p class="links">
          {mayEdit && (
            <a class="button" href={addressOfProject(base, code, '/edit')}>
              {sayProject(language, 'edit')}
            </a>
          )}
          {mayStart && <a href={`${base}/new?copy=${encodeURIComponent(code)}`}>{sayProject(language, 'copy')}</a>}
          <a href={addressOfProject(base, code, '/money')}>{sayMoney(language, 'moneySheet')}</a>
          <a href={base}>{sayProject(language, 'allProjects')}</a>
        </p>
      </div>
      <Wrong>{wrong}</Wrong>
      <div class="project-columns">
        <div>
          <SheetOfProject {...props} />
        </div>
        <div>
          <Standing {...props} />
          <Comments {...props} />
        </div>
      </div>
      <HistoryOfProject {...props} />
    </div>
  )
}

const plainFields: readonly SheetField[] = ['objective', 'objectiveId', 'partners', 'placeIds', 'areas', 'groupIds', 'note']
/** Said only where there is something to say. */
const quietFields: readonly SheetField[] = ['areas', 'note']

function SheetOfProject({ loaded, project: { sheet, version } }: ProjectProps) {
  const { language, operation, root } = loaded
  const t = (message: Parameters<typeof sayProject>[1]) => sayProject(language, message)
  const said = (written: string | null) => (written === null ? <NotSaid language={language} /> : dateText(written, language))
  const facts = plainFields
    .map(field => ({ field, lines: linesOf(field, sheet, loaded) }))
    .filter(({ field, lines }) => lines.length > 0 || !quietFields.includes(field))
  return (
    <>
      <section class="card" aria-labelledby="sheet">
        <h2 id="sheet">
          {t('sheet')} <small class="muted">{sayProject(language, 'versionNo', { no: version })}</small>
        </h2>
        <dl class="facts">
          {facts.map(({ field, lines }) => (
            <div key={field}>
              <dt>{t(field)}</dt>
              <dd>
                <Lines lines={lines} language={language} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('dates')}</dt>
            <dd>{spanText(sheet, language) ?? <NotSaid language={language} />}</dd>
          </div>
          {sheet.source && (
            <div>
              <dt>{t('source')}</dt>
              <dd>
                <Source keys={sheet.source} sources={operation.sources} language={language} bare />{' '}
                <a href={`${root}/about/projects`}>{t('whatSourcesSay')}</a>
              </dd>
            </div>
          )}
        </dl>
      </section>
      <Budget loaded={loaded} sheet={sheet} />
      {sheet.risks.length > 0 && (
        <section class="card">
          <h2>{t('risks')}</h2>
          <Records
            head={t('risk')}
            columns={[{ head: t('level') }, { head: t('response') }]}
            rows={sheet.risks.map(({ words, level, response }, nth) => ({
              key: `${nth}`,
              head: <bdi>{words}</bdi>,
              cells: [
                level ? t(level) : <NotSaid language={language} />,
                <Lines lines={response ? [response] : []} language={language} />,
              ],
            }))}
          />
        </section>
      )}
      {sheet.awards.length > 0 && (
        <section class="card">
          <h2>{t('awards')}</h2>
          <Records
            head={t('award')}
            columns={[{ head: t('contractor') }, { head: t('amount'), number: true }, { head: t('awarded') }]}
            rows={sheet.awards.map(({ words, contractor, amountMinor, currency, awarded }, nth) => ({
              key: `${nth}`,
              head: <bdi>{words}</bdi>,
              cells: [
                <Lines lines={contractor ? [contractor] : []} language={language} />,
                amountText(amountMinor, currency, language),
                said(awarded),
              ],
            }))}
          />
        </section>
      )}
    </>
  )
}

function Budget({ loaded, sheet }: { loaded: LoadedProjects; sheet: ShownProject['sheet'] }) {
  const { language } = loaded
  const sum = budgetText(sheet.budget, language)
  return (
    <section class="card">
      <h2>{sayProject(language, 'budget')}</h2>
      {sheet.budget.length === 0 ? (
        <p>
          <span class="unknown">{sayProject(language, 'unknown')}</span>
        </p>
      ) : (
        <Records
          head={sayProject(language, 'donor')}
          columns={[{ head: sayProject(language, 'amount'), number: true }]}
          rows={[
            ...sheet.budget.map((line, nth) => ({
              key: `${nth}`,
              head: <bdi>{whoIs(loaded, line) ?? sayProject(language, 'allDonors')}</bdi>,
              cells: [
                <span class={line.amountMinor === null ? 'unknown' : undefined}>
                  {amountText(line.amountMinor, line.currency, language)}
                </span>,
              ],
            })),
            ...(sheet.budget.length > 1 && sum !== null
              ? [{ key: 'sum', head: sayProject(language, 'total'), cells: [sum], isTotal: true }]
              : []),
          ]}
        />
      )}
    </section>
  )
}

function Comments({ loaded, project, actors, values }: PageProps) {
  const { language, base } = loaded
  const { comments, mayComment, code } = project
  if (comments.length === 0 && !mayComment) return null
  return (
    <section class="card" aria-labelledby="comments">
      <h2 id="comments">{sayProject(language, 'comments')}</h2>
      {comments.length === 0 && <p class="muted">{sayProject(language, 'noComments')}</p>}
      <ul class="plain project-comments">
        {comments.map(({ id, words, actorId, actorKind, writtenAt, ...settled }) => (
          <li key={id} class={settled.resolved ? 'project-comment-resolved' : undefined}>
            <p class="project-words" id={`comment-${id}`}>
              <bdi>{words}</bdi>
            </p>
            <p class="muted">
              <ActorName id={actorId} kind={actorKind} known={actors} language={language} /> ·{' '}
              {formatInstant(writtenAt, language)}
            </p>
            {settled.settledAt && settled.settledBy && settled.settledByKind && (
              <p class="muted">
                <strong>{sayProjectSheet(language, settled.resolved ? 'resolved' : 'reopened')}</strong>{' '}
                <ActorName id={settled.settledBy} kind={settled.settledByKind} known={actors} language={language} /> ·{' '}
                {formatInstant(settled.settledAt, language)}
              </p>
            )}
            {mayComment && (
              <form method="post" action={addressOfProject(base, code, '/settle')}>
                <Hidden fields={{ commandId: newId(), comment: id, resolved: settled.resolved ? 'no' : 'yes' }} />
                <button type="submit" class="button-quiet" aria-describedby={`comment-${id}`}>
                  {sayProjectSheet(language, settled.resolved ? 'reopen' : 'resolve')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {mayComment && (
        <form method="post" action={addressOfProject(base, code, '/comment')}>
          <Hidden fields={{ commandId: newId() }} />
          <div class="field">
            <label for="words">{sayProject(language, 'comment')}</label>
            <textarea id="words" name="words" rows={3} maxLength={4000} required dir="auto">
              {values?.words ?? ''}
            </textarea>
          </div>
          <button type="submit">{sayProject(language, 'sendComment')}</button>
        </form>
      )}
    </section>
  )
}
