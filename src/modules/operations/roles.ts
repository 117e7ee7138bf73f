/** The roles of an operation and the policies that rooms are guarded with. Scopes: operation, cluster, organisation, place. */
import { type Actor, type Policy, systemRole, within } from '../../kernel/access.ts'
import type { Names } from '../../kernel/pure/languages.ts'

export const roles = [
  'administrator',
  'coordinator',
  'task-manager',
  'information-officer',
  'focal-point',
  'field-staff',
  'finance-officer',
  'donor',
  'ministry-counterpart',
] as const
export type Role = (typeof roles)[number]

/** What each role is limited to besides its operation; the administrator is of the whole installation. */
export const roleDimensions: Record<Role, readonly ('operation' | 'cluster' | 'organisation' | 'place')[]> = {
  administrator: [],
  coordinator: ['operation'],
  'information-officer': ['operation'],
  'task-manager': ['operation', 'cluster'],
  'focal-point': ['operation', 'organisation'],
  'field-staff': ['operation', 'organisation', 'place'],
  'finance-officer': ['operation', 'organisation'],
  donor: ['operation', 'organisation'],
  'ministry-counterpart': ['operation', 'cluster'],
}

export const roleNames: Record<Role, Required<Names>> = {
  administrator: { en: 'Administrator', ar: 'مسؤول النظام', ckb: 'بەڕێوەبەری سیستەم' },
  coordinator: { en: 'Chief of mission (coordinator)', ar: 'رئيس البعثة (منسّق)', ckb: 'سەرۆکی نێردە (هەماهەنگکار)' },
  'task-manager': { en: 'Task manager', ar: 'مدير المهام', ckb: 'بەڕێوەبەری ئەرک' },
  'information-officer': { en: 'Information officer', ar: 'مسؤول المعلومات', ckb: 'بەرپرسی زانیاری' },
  'focal-point': { en: 'Reporting focal point', ar: 'جهة اتصال التقارير', ckb: 'خاڵی پەیوەندیی ڕاپۆرت' },
  'field-staff': { en: 'Field staff', ar: 'موظف ميداني', ckb: 'کارمەندی مەیدانی' },
  'finance-officer': { en: 'Finance officer', ar: 'مسؤول مالي', ckb: 'بەرپرسی دارایی' },
  donor: { en: 'Donor', ar: 'جهة مانحة', ckb: 'بەخشەر' },
  'ministry-counterpart': { en: 'Ministry counterpart', ar: 'نظير في الوزارة', ckb: 'هاوتای وەزارەت' },
}

/** Everybody with a role in the operation. */
export const members: Policy = [
  ...within([], 'administrator'),
  ...within(
    ['operation'],
    'coordinator',
    'task-manager',
    'information-officer',
    'focal-point',
    'field-staff',
    'finance-officer',
    'donor',
    'ministry-counterpart',
  ),
]

/** Everybody with any role anywhere: for views that limit their rows to the actor's own operations. */
export const anyRole: Policy = within([], ...roles)

/** Those who keep the operation's lists: places, organisations, clusters, needs. */
export const keepers: Policy = [...within([], 'administrator'), ...within(['operation'], 'coordinator', 'information-officer')]

export const administrators: Policy = within([], 'administrator')

/**
 * Those who may report for an organisation: itself, its field staff for their places, and those who keep the operation's data. A task
 * manager for the cluster.
 */
export const reporters: Policy = [
  ...keepers,
  ...within(['operation', 'cluster'], 'task-manager'),
  ...within(['operation', 'organisation'], 'focal-point'),
  ...within(['operation', 'organisation', 'place'], 'field-staff'),
]

/** Those who may send files in: whoever may report something. What they may store of a file is decided when it is stored. */
export const senders: Policy = [
  ...keepers,
  ...within(['operation'], 'task-manager', 'focal-point', 'field-staff', 'finance-officer'),
]

/** Those who may see single report lines; `rowLimitsOf` says which lines. */
export const lineReaders: Policy = [
  ...within([], 'administrator'),
  ...within(
    ['operation'],
    'coordinator',
    'information-officer',
    'task-manager',
    'focal-point',
    'field-staff',
    'ministry-counterpart',
  ),
]

/** One alternative under which a line may be seen: all the named dimensions must fit. */
export interface RowLimit {
  cluster?: string | undefined
  organisation?: string | undefined
  place?: string | undefined
}

/**
 * Which single lines of an operation an actor sees: null for all of them, else those that fit any of the alternatives (none: no
 * line). Donors and finance officers see figures, not lines.
 */
export function rowLimitsOf(actor: Actor, operationId: string): RowLimit[] | null {
  const limits: RowLimit[] = []
  for (const grant of actor.grants) {
    if (grant.role === systemRole || grant.role === 'administrator') return null
    if (grant.scope.operation !== operationId || grant.role === 'donor' || grant.role === 'finance-officer') continue
    if (grant.role === 'coordinator' || grant.role === 'information-officer') return null
    const { cluster, organisation, place } = grant.scope
    limits.push({ cluster, organisation, place })
  }
  return limits
}

/** Places around a place, itself first and the largest last. */
export type PlacesAround = (placeId: string) => readonly string[]

/**
 * Where somebody holds a place for the organisation, every place inside it counts as that place. For actors whose roles are not limited
 * to places the place does not matter.
 */
export function placeAsHeld(actor: Actor, operationId: string, around: PlacesAround) {
  const limited = actor.grants.filter(({ scope }) => scope.operation === operationId && scope.place)
  return ({ organisation, place }: { organisation: string | null; place: string | null }): string | null | undefined => {
    if (limited.length === 0) return undefined
    const held = new Set(limited.filter(({ scope }) => scope.organisation === organisation).map(({ scope }) => scope.place))
    return (place && around(place).find(id => held.has(id))) ?? place
  }
}

/** Whether somebody's roles are limited to places, so that it matters what lies around a place. */
export const limitedToPlaces = (actor: Actor, operationId: string): boolean =>
  actor.grants.some(({ scope }) => scope.operation === operationId && scope.place !== undefined)
