/** Notices, choices and calendars are each person's own; the outbox is the administrators'. */
import { makeCalendarFeed } from '../../../src/modules/notices/index.ts'
import type { TestHouse } from '../../support/house.ts'
import type { AccessCase } from './cases.ts'
import type { Scene, Who } from './cast.ts'

/** A calendar of somebody that can be revoked. */
export async function openNotices(house: TestHouse, personId: string, secret: string): Promise<void> {
  await house.runner.run(makeCalendarFeed, { personId, secret }, house.system)
}

const oneself: Who[] = ['fieldStaff']
const own =
  (more: (scene: Scene) => object = () => ({})) =>
  (scene: Scene) => ({ personId: scene.helped, ...more(scene) })

export const noticeCases: Record<string, AccessCase> = {
  'notices.notices': { who: oneself, input: own() },
  'notices.unread': { who: oneself, input: own() },
  'notices.preferences': { who: oneself, input: own() },
  'notices.calendar': { who: oneself, input: own() },
  'notices.mark-read': { who: oneself, input: own() },
  'notices.choose-mails': { who: oneself, input: own(() => ({ choices: [{ kind: 'meeting-called', mail: 'never' }] })) },
  'notices.make-calendar-feed': { who: oneself, input: own(scene => ({ secret: scene.secrets.fresh })) },
  'notices.revoke-calendar-feed': { who: oneself, input: own() },
  'notices.outbox': { who: ['administrator'], input: () => ({}) },
  'notices.retry-mails': { who: ['administrator'], input: () => ({}) },
}
