/** Parts that the plan's pages share: figures of people with their bars, marks of clusters, the head of a version. */
import type { ComponentChildren } from 'preact'
import type { Language } from '../../../kernel/pure/languages.ts'
import type { Cluster } from '../../../modules/plan/index.ts'
import { type PlanMessage, sayPlan } from '../../messages/plan.ts'
import { formatWhole, named } from '../../numbers.ts'
import { colourOf, markOf } from '../overview/matrix-model.ts'
import type { LoadedPlans, LoadedVersion, ObjectivePeople } from './load.ts'

type Version = LoadedVersion['framework']['version']

export function versionText({ status, inForceFrom }: Version, language: Language): string {
  if (status === 'draft' || status === 'withdrawn') return sayPlan(language, status)
  return sayPlan(language, status === 'in-force' ? 'inForce' : 'superseded', { date: inForceFrom ?? '' })
}

export const levelName = ({ framework }: LoadedVersion, level: number, language: Language): string =>
  named({ names: framework.plan.levels[level - 1] ?? {}, code: String(level) }, language)

export const addressOfVersion = (path: string, { framework }: Pick<LoadedVersion, 'framework'>, more = ''): string =>
  `${path}?plan=${encodeURIComponent(framework.plan.code)}&version=${framework.version.no}${more}`

/** A share as it is written: something is never 0 %, and less than all is never 100 %. */
function shareText(percent: number): string {
  if (percent > 0 && percent < 0.5) return '<1'
  return percent < 100 && percent >= 99.5 ? '>99' : formatWhole(percent)
}

const barEnd = 100

function Bar({ percent }: { percent: number }) {
  return (
    <span class={percent > barEnd ? 'plan-bar plan-bar-over' : 'plan-bar'} aria-hidden="true">
      <i style={`inline-size:${Math.min(barEnd, percent)}%`} />
    </span>
  )
}

/** The mark of what no source gives. */
export function IllustrativeMark({ language }: { language: Language }) {
  return (
    <span class="plan-mark" title={sayPlan(language, 'illustrative')}>
      <span aria-hidden="true">*</span>
      <span class="visually-hidden">{sayPlan(language, 'illustrative')}</span>
    </span>
  )
}

interface PeopleProps {
  language: Language
  people: ObjectivePeople
  figure: 'inNeed' | 'targeted' | 'reached'
}

/** Shares of a figure: targeted of those in need, and reached of the target. */
function shareOf({ people, figure }: PeopleProps): { percent: number; text: PlanMessage } | null {
  const [part, whole] = figure === 'targeted' ? [people.targeted, people.inNeed] : [people.reached, people.targeted]
  if (figure === 'inNeed' || typeof part !== 'number' || !whole) return null
  const percent = (part / whole) * 100
  const ofTarget = percent > barEnd ? 'overTarget' : 'shareOfTarget'
  return { percent, text: figure === 'targeted' ? 'shareOfNeed' : ofTarget }
}

/** One figure of an objective. Not stated, unknown and zero look different. */
export function People(props: PeopleProps) {
  const { language, people, figure } = props
  const value = people[figure]
  if (value === undefined)
    return (
      <span class="muted" title={sayPlan(language, 'notStated')}>
        <span aria-hidden="true">–</span>
        <span class="visually-hidden">{sayPlan(language, 'notStated')}</span>
      </span>
    )
  if (value === null) return <span class="plan-unknown hatch">{sayPlan(language, 'unknown')}</span>
  const share = shareOf(props)
  const unknown = figure === 'reached' ? 0 : people.unknown[figure]
  return (
    <>
      <b>{formatWhole(value)}</b>
      {figure === 'reached' && people.illustrativeReach && <IllustrativeMark language={language} />}
      {share && (
        <>
          <Bar percent={share.percent} />
          <small>{sayPlan(language, share.text, { share: shareText(share.percent) })}</small>
        </>
      )}
      {unknown > 0 && (
        <small>{sayPlan(language, 'partlyUnknown', { unknown: formatWhole(unknown), all: formatWhole(people.figures) })}</small>
      )}
    </>
  )
}

export function ClusterName({ cluster, loaded, short }: { cluster: Cluster | undefined; loaded: LoadedPlans; short?: boolean }) {
  if (!cluster) return null
  const name = named(cluster, loaded.language)
  return (
    <span class="plan-cluster" title={short ? name : undefined}>
      <span class={`mark k${colourOf(cluster, loaded.clusters)}`} aria-hidden="true">
        {markOf(cluster)}
      </span>{' '}
      <bdi class={short ? 'visually-hidden' : undefined}>{name}</bdi>
    </span>
  )
}

/** The head of a page about one version. */
export function VersionHead({
  loaded,
  shown,
  title,
  children,
}: {
  loaded: LoadedPlans
  shown: LoadedVersion
  title?: ComponentChildren
  children?: ComponentChildren
}) {
  const { language } = loaded
  const { plan, version, objectives } = shown.framework
  const marked = plan.illustrative || objectives.some(({ illustrative }) => illustrative)
  return (
    <div class="page-head">
      <h1>{title ?? <bdi>{named(plan, language)}</bdi>}</h1>
      <p class="muted">
        {title && (
          <>
            <bdi>{named(plan, language)}</bdi>
            {' · '}
          </>
        )}
        <span class="plan-version">
          {sayPlan(language, 'versionNo', { no: version.no })}
          {language === 'en' ? ', ' : '، '}
          {versionText(version, language)}
        </span>
        {version.withdrawn && (
          <>
            {' · '}
            <bdi>{version.withdrawn}</bdi>
          </>
        )}
        {version.note && (
          <>
            {' · '}
            <bdi>{version.note}</bdi>
          </>
        )}
        {marked && <span class="badge badge-after">{sayPlan(language, 'illustrative')}</span>}
      </p>
      {children}
    </div>
  )
}

/** What went wrong with a form, read out at once. */
export function Wrong({ wrong }: { wrong: string | undefined }) {
  return wrong ? (
    <p class="notice notice-error" role="alert">
      {wrong}
    </p>
  ) : null
}
