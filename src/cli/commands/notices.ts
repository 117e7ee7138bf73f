/** `wusul notices` and `wusul outbox`: what people were told, and the mails of the installation. */
import { Option } from 'commander'
import {
  isNoticeKind,
  listNotices,
  type MailState,
  mailStates,
  noticeKinds,
  retryMails,
  showOutbox,
} from '../../modules/notices/index.ts'
import { actor, answer, asJson, columns, inHouse, personOf, program } from '../terminal.ts'

interface Json {
  json?: boolean
}

const notices = program.command('notices').description('what people are told in the app')
const outbox = program.command('outbox').description('mails that wait, went out, failed or were given up')

notices
  .command('list')
  .description('notices of a person, the latest first')
  .argument('<e-mail>')
  .option('--unread', 'only those not read')
  .option(...asJson)
  .action((email: string, flags: Json & { unread?: boolean }) =>
    inHouse(async (house, language) => {
      const { id: personId } = await personOf(house, email)
      const found = await house.reader.read(listNotices, { personId, unreadOnly: flags.unread === true }, { actor })
      answer(flags, found, () =>
        columns(
          found.map(notice => [
            notice.madeAt.slice(0, 16).replace('T', ' '),
            notice.readAt === null ? 'not read' : 'read',
            notice.texts[language].subject,
            notice.link,
          ]),
        ),
      )
    }),
  )

outbox
  .command('list')
  .description('mails, the latest first')
  .addOption(new Option('--state <state>', 'only those that are').choices(mailStates))
  .option(...asJson)
  .action((flags: Json & { state?: MailState }) =>
    inHouse(async (house, language) => {
      const found = await house.reader.read(showOutbox, flags.state ? { states: [flags.state] } : {}, { actor })
      answer(flags, found, () =>
        [
          mailStates.map(state => `${found.counts[state]} ${state}`).join(', '),
          columns(
            found.mails.map(mail => [
              mail.id,
              mail.queuedAt,
              mail.state,
              `${mail.attempts} attempts`,
              isNoticeKind(mail.kind) ? noticeKinds[mail.kind][language].name : mail.kind,
              mail.lastError,
            ]),
          ),
        ]
          .filter(Boolean)
          .join('\n'),
      )
    }),
  )

outbox
  .command('retry')
  .description('have mails sent again that failed or were given up; all of them when none is named')
  .argument('[mail-id...]')
  .option(...asJson)
  .action((ids: string[], flags: Json) =>
    inHouse(async house => {
      const done = await house.runner.run(retryMails, { ids: ids.length > 0 ? ids : null }, { actor })
      answer(flags, done, () => `${done.retried} mails wait to be sent again`)
    }),
  )
