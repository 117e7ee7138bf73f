/** Handing mails to the server of the settings. */
import { createTransport } from 'nodemailer'
import type { MailSettings } from '../../kernel/settings.ts'
import type { Letter } from './letter.ts'

export interface Mailer {
  /** Address of the site, for links; without a final slash. */
  site: string
  /** Hands one mail over, unless the signal breaks it off. The id makes two of one mail known as one. @throws Error with what the server said. */
  send(mail: { id: string; to: string; letter: Letter; signal: AbortSignal }): Promise<void>
  close(): void
}

const connectMilliseconds = 10_000
const answerMilliseconds = 20_000

/** A mailer over SMTP. Nothing is connected before the first mail. */
export function smtpMailer({ url, from }: MailSettings, site: string): Mailer {
  const transport = createTransport({
    url,
    ...{ connectionTimeout: connectMilliseconds, greetingTimeout: connectMilliseconds, socketTimeout: answerMilliseconds },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    site,
    async send({ id, to, letter: { subject, text, html }, signal }) {
      await transport.sendMail({
        ...{ from, to, subject, text, html, signal },
        messageId: `<${id}@${new URL(site).hostname}>`,
        // No automatic answers, such as from people on leave (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
    },
    close: () => transport.close(),
  }
}
