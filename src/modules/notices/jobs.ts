/** What the room does by the clock: sending the mails of the outbox, and putting weekly digests into it. */
import * as v from 'valibot'
import { sql, type Tx } from '../../kernel/database/sql.ts'
import { type Job, weeklyAt } from '../../kernel/jobs.ts'
import { identifyPerson } from '../accounts/index.ts'
import { IdSchema, operationCodes } from '../operations/index.ts'
import { letterOf, withoutAddresses } from './letter.ts'
import type { Mailer } from './mailer.ts'
import { putInOutbox, sendMailJob } from './store.ts'

const Payload = v.object({ mailId: IdSchema })

interface Waiting {
  personId: string
  operationId: string | null
  kind: string
  link: string
  notices: number | null
  state: string
}

async function giveUp(tx: Tx, mailId: string, reason: string): Promise<void> {
  await tx.run(sql`update outbox set state = 'given-up', again_at = null, last_error = ${reason} where id = ${mailId}`)
}

/**
 * Sends one mail of the outbox. It goes out at least once: one that was handed over in the moment in which the process was killed goes
 * out again with the same Message-ID, by which mail programs know it as the same.
 */
export function sendMail(mailer: Mailer): Job {
  return {
    kind: sendMailJob,
    async run(tx, payload, { now, attempt, signal }) {
      const { mailId } = v.parse(Payload, payload)
      const mail =
        await tx.find<Waiting>(sql`select person_id as "personId", operation_id as "operationId", kind, link, notices, state
        from outbox where id = ${mailId} for update`)
      if (!mail || mail.state === 'sent') return
      const known = await identifyPerson(tx, mail.personId, now)
      if (!known) return giveUp(tx, mailId, 'The account is suspended.')
      const { email, language } = known.person
      const operation = mail.operationId && ((await operationCodes(tx)).get(mail.operationId) ?? null)
      const letter = letterOf({ ...mail, operation, language: language ?? 'en', site: mailer.site })
      try {
        await mailer.send({ id: mailId, to: email, letter, signal })
      } catch (error) {
        // What the other side says may name the address, and is written down and logged.
        throw new Error(withoutAddresses(error instanceof Error ? error.message : String(error)))
      }
      await tx.run(sql`update outbox set state = 'sent', sent_at = ${now}, again_at = null, last_error = null, attempts = ${attempt}
        where id = ${mailId}`)
    },
    async failed(tx, payload, { message, attempt, again }) {
      const { mailId } = v.parse(Payload, payload)
      await tx.run(sql`update outbox set state = ${again ? 'failed' : 'given-up'}, again_at = ${again}, attempts = ${attempt},
        last_error = ${message} where id = ${mailId}`)
    },
  }
}

const week = 7 * 86_400_000

/** Once a week, before the working week of the region begins: a mail to whoever wants one, when there are unread notices of these kinds. */
export const weeklyDigest: Job = {
  kind: 'notices.weekly-digest',
  next: weeklyAt(0, 3),
  async run(tx, _payload, { now }) {
    const day = now.toISOString().slice(0, 10)
    const since = new Date(now.getTime() - week)
    const people = await tx.rows<{
      personId: string
      notices: number
    }>(sql`select n.person_id as "personId", count(*)::int as notices
      from notice n join notice_preference p on p.person_id = n.person_id and p.kind = n.kind and p.mail = 'weekly'
      where n.read_at is null and n.made_at > ${since} group by 1 order by 1`)
    const mails = people.map(({ personId, notices }) => ({
      ...{ personId, notices, operationId: null, kind: 'digest' as const, link: '/notices', key: `digest|${day}` },
    }))
    await putInOutbox(tx, mails, now)
  },
}
