/**
 * Activities and organisations written as IATI 2.03: in the order of the schema, the same bytes for the same content, in whatever order it was
 * given. What was read and is not known here stands where it can, so that reading and writing again changes nothing.
 */
import type { IatiActivity, IatiHead, IatiOrganisation } from './model.ts'
import { commentOf, compact, indented, writable } from './serialize.ts'
import { encode } from './shape.ts'
import { activityShape } from './shapes/activity.ts'
import { organisationShape } from './shapes/organisation.ts'
import { element } from './xml.ts'

export const writtenVersion = '2.03'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

function declare(attributes: Record<string, string>, namespaces: Record<string, string> | undefined): void {
  for (const prefix of Object.keys(namespaces ?? {}).sort()) attributes[`xmlns:${prefix}`] = namespaces?.[prefix] ?? ''
}

/** The tag of the root, without its end. */
function opening(name: string, head: IatiHead): string {
  const root = element(name, { version: writtenVersion })
  if (head.generated !== undefined) root.attributes['generated-datetime'] = head.generated
  if (head.linkedDataDefault !== undefined) root.attributes['linked-data-default'] = head.linkedDataDefault
  declare(root.attributes, head.namespaces)
  for (const each of Object.keys(head.rest?.attributes ?? {}).sort()) root.attributes[each] = head.rest?.attributes?.[each] ?? ''
  const comments = (head.comments ?? []).map(commentOf).join('')
  return `${declaration}${comments}${compact(root).replace(/\/>$/, '>')}\n`
}

function closing(name: string, head: IatiHead): string {
  return `${(head.rest?.elements ?? []).map(xml => `  ${xml}\n`).join('')}</${name}>\n`
}

function activityText(activity: IatiActivity): string {
  const { element: made, raw } = encode('iati-activity', activity, activityShape)
  declare(made.attributes, activity.namespaces)
  return indented(made, raw, 1)
}

function organisationText(organisation: IatiOrganisation): string {
  const { element: made, raw } = encode('iati-organisation', organisation, organisationShape)
  declare(made.attributes, organisation.namespaces)
  return indented(made, raw, 1)
}

const byIdentifier = (a: { identifier?: string }, b: { identifier?: string }) =>
  compare(writable(a.identifier ?? ''), writable(b.identifier ?? ''))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function inOrder<T extends { identifier?: string }>(items: readonly T[], textOf: (item: T) => string): string[] {
  return items
    .map(item => ({ item, text: textOf(item) }))
    .sort((a, b) => byIdentifier(a.item, b.item) || compare(a.text, b.text))
    .map(({ text }) => text)
}

/** A file of activities, by their identifiers. */
export function writeActivities(activities: readonly IatiActivity[], head: IatiHead = {}): string {
  const name = 'iati-activities'
  return [opening(name, head), ...inOrder(activities, activityText), closing(name, head)].join('')
}

/** A file of activities in pieces, in the order in which they come. */
export function* activityPieces(activities: Iterable<IatiActivity>, head: IatiHead = {}): Generator<string> {
  yield opening('iati-activities', head)
  for (const activity of activities) yield activityText(activity)
  yield closing('iati-activities', head)
}

/** A file of organisations, by their identifiers. */
export function writeOrganisations(organisations: readonly IatiOrganisation[], head: IatiHead = {}): string {
  const name = 'iati-organisations'
  return [opening(name, head), ...inOrder(organisations, organisationText), closing(name, head)].join('')
}
