/** Parts of the pages about projects: partners, amounts, dates and places in words, and every field of a sheet as lines of text. */
import type { ComponentChildren } from 'preact'
import { type Language, languages } from '../../../kernel/pure/languages.ts'
import { budgetSums, type SheetField } from '../../../modules/projects/rules.ts'
import type { Sheet } from '../../../modules/projects/schema.ts'
import { tell } from '../../messages/pages.ts'
import { sayProject } from '../../messages/projects.ts'
import { formatMonth, named } from '../../numbers.ts'
import { colourOf, markOf } from '../overview/matrix-model.ts'
import { formatMoney } from '../profile/projects.tsx'
import type { LoadedProjects } from './load.ts'

/** Keeps a part in its own direction inside a line of text. */
const isolate = (part: string) => `\u2068${part}\u2069`

/** A day, month or year as precise as it is known. */
export function dateText(written: string, language: Language): string {
  if (written.length === 4) return written
  const month = formatMonth(written.slice(0, 7), language)
  return written.length === 7 ? month : `${Number(written.slice(8))} ${month}`
}

/** From when to when, as far as it is known; null where neither is. */
export function spanText({ starts, ends }: Pick<Sheet, 'starts' | 'ends'>, language: Language): string | null {
  const [from, to] = [starts, ends].map(written => written && dateText(written, language))
  if (from && to) return tell(language, 'fromTo', { from, to })
  if (from) return tell(language, 'fromOn', { from })
  return to ? tell(language, 'untilOn', { to }) : null
}

export function stateName({ path, language }: LoadedProjects, state: string | null): string {
  if (state === null) return sayProject(language, 'stateUnknown')
  return named(path.states.find(({ code }) => code === state) ?? { names: {}, code: state }, language)
}

type Named = { organisationId: string | null; asWritten: string | null }

/** Who is meant: by the organisation's acronym or name, else as a source wrote it; null for nobody in particular. */
export function whoIs({ organisations, language }: LoadedProjects, { organisationId, asWritten }: Named): string | null {
  const found = organisations.get(organisationId ?? '')
  return found ? (found.acronym ?? named(found, language)) : asWritten
}

export const amountText = (minor: number | null, currency: string | null, language: Language): string =>
  minor === null || currency === null ? sayProject(language, 'unknown') : isolate(formatMoney(String(minor), currency))

/** What a budget comes to by currency, and how many amounts nobody knows. */
export function budgetText(budget: Sheet['budget'], language: Language): string | null {
  const { sums, unknown } = budgetSums(budget)
  if (sums.length === 0) return null
  const known = sums.map(({ minor, currency }) => isolate(formatMoney(String(minor), currency))).join(' + ')
  return unknown === 0 ? known : `${known} ${sayProject(language, 'andUnknown', { count: unknown })}`
}

const joined = (parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ')

/** What a field of a sheet says, a line for each thing; empty where it says nothing. */
export function linesOf(field: SheetField, sheet: Sheet, loaded: LoadedProjects): string[] {
  const { language, clusters, objectives, places, groups } = loaded
  const one = (said: string | null | undefined) => (said ? [said] : [])
  const t = (message: Parameters<typeof sayProject>[1]) => sayProject(language, message)
  switch (field) {
    case 'names':
      return languages.flatMap(each => one(sheet.names[each]))
    case 'clusterId': {
      const cluster = clusters.get(sheet.clusterId ?? '')
      return one(cluster && `${cluster.code} · ${isolate(named(cluster, language))}`)
    }
    case 'objectiveId': {
      if (sheet.objectiveId === null) return []
      const found = objectives.find(({ lineageId }) => lineageId === sheet.objectiveId)
      return [found ? `${isolate(found.code)} ${isolate(named(found, language))}` : t('notInForce')]
    }
    case 'starts':
    case 'ends': {
      const written = sheet[field]
      return written === null ? [] : [dateText(written, language)]
    }
    case 'partners':
      return sheet.partners.map(partner => joined([isolate(whoIs(loaded, partner) ?? ''), t(partner.role ?? 'roleUnknown')]))
    case 'budget':
      return sheet.budget.map(line =>
        joined([isolate(whoIs(loaded, line) ?? t('allDonors')), amountText(line.amountMinor, line.currency, language)]),
      )
    case 'placeIds':
      return places.filter(({ id }) => sheet.placeIds.includes(id)).map(place => named(place, language))
    case 'groupIds':
      return groups.filter(({ id }) => sheet.groupIds.includes(id)).map(group => named(group, language))
    case 'risks':
      return sheet.risks.map(({ words, level, response }) =>
        joined([isolate(words), level && t(level), response && isolate(response)]),
      )
    case 'awards':
      return sheet.awards.map(({ words, contractor, amountMinor, currency, awarded }) =>
        joined([
          isolate(words),
          contractor && isolate(contractor),
          amountText(amountMinor, currency, language),
          awarded && dateText(awarded, language),
        ]),
      )
    default:
      return one(sheet[field])
  }
}

/** Nobody said it: looks different from anything that was said. */
export function NotSaid({ language }: { language: Language }) {
  return <span class="unknown">{sayProject(language, 'notStated')}</span>
}

export function Lines({ lines, language }: { lines: readonly string[]; language: Language }) {
  if (lines.length === 0) return <NotSaid language={language} />
  if (lines.length === 1) return <bdi>{lines[0]}</bdi>
  return (
    <ul class="plain project-lines">
      {lines.map(line => (
        <li key={line}>
          <bdi>{line}</bdi>
        </li>
      ))}
    </ul>
  )
}

export function ClusterOf({ id, loaded }: { id: string | null; loaded: LoadedProjects }) {
  const cluster = loaded.clusters.get(id ?? '')
  if (!cluster) return <NotSaid language={loaded.language} />
  return (
    <span class="marked-name">
      <span class={`mark k${colourOf(cluster, loaded.clusters)}`} aria-hidden="true">
        {markOf(cluster)}
      </span>{' '}
      <a href={`${loaded.root}/clusters/${encodeURIComponent(cluster.code)}`}>
        <bdi>{named(cluster, loaded.language)}</bdi>
      </a>
    </span>
  )
}

/** Where a project stands; that nobody knows it looks different. */
export function StateMark({ state, loaded }: { state: string | null; loaded: LoadedProjects }) {
  const name = stateName(loaded, state)
  return state === null ? <span class="unknown project-unknown">{name}</span> : <span class="project-state">{name}</span>
}

export function Wrong({ children }: { children: ComponentChildren }) {
  return children ? (
    <p class="notice notice-error" role="alert">
      {children}
    </p>
  ) : null
}
