/** A mail as it goes out: a subject, one sentence and the link, as plain text and as HTML in the direction of its language. Pure. */
import { directionOf, type Language } from '../../kernel/pure/languages.ts'
import { isNoticeKind, noticeKinds } from './kinds.ts'

export interface LetterParts {
  language: Language
  /** Kind of the notice, or `digest`. */
  kind: string
  /** Of a digest: how many notices it stands for. */
  notices: number | null
  /** Code of the operation, where there is one. */
  operation: string | null
  /** Address of the site, without a final slash. */
  site: string
  /** Path that the mail leads to. */
  link: string
}

export interface Letter {
  subject: string
  text: string
  html: string
}

const frame: Record<Language, { open: string; choose: string; digest: string; digestSentence: string }> = {
  en: {
    open: 'Open in Wusul',
    choose: 'Choose which mails you get',
    digest: 'Notices of this week',
    digestSentence: 'New notices that you have not read: {count}.',
  },
  ar: {
    open: 'افتح في وصول',
    choose: 'اختر الرسائل التي تصلك',
    digest: 'إشعارات هذا الأسبوع',
    digestSentence: 'إشعارات جديدة لم تقرأها: {count}.',
  },
  ckb: {
    open: 'لە وسول بیکەرەوە',
    choose: 'هەڵبژێرە کام نامەت بۆ بێت',
    digest: 'ئاگادارییەکانی ئەم هەفتەیە',
    digestSentence: 'ئاگاداریی نوێ کە نەتخوێندوونەتەوە: {count}.',
  },
}

const escaped = (text: string) => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)

function wordsOf({ kind, notices, language }: LetterParts): { subject: string; sentence: string } {
  const { digest, digestSentence } = frame[language]
  if (isNoticeKind(kind)) return noticeKinds[kind][language]
  return { subject: digest, sentence: digestSentence.replace('{count}', String(notices ?? 0)) }
}

/** Writes the mail of a notice or a digest. */
export function letterOf(parts: LetterParts): Letter {
  const { language, operation, site, link } = parts
  const { subject, sentence } = wordsOf(parts)
  const { open, choose } = frame[language]
  const address = `${site}${link}`
  const choices = `${site}/account#notices`
  const direction = directionOf(language)
  const align = direction === 'rtl' ? 'right' : 'left'
  const anchor = (href: string, words: string) => `<a href="${escaped(href)}">${escaped(words)}</a>`
  return {
    subject: operation === null ? `Wusul: ${subject}` : `${operation}: ${subject}`,
    text: `${sentence}\n\n${open}:\n${address}\n\n--\n${choose}:\n${choices}\n`,
    html: `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body dir="${direction}" style="font-family: sans-serif; font-size: 16px; line-height: 1.5; text-align: ${align};">
<p>${escaped(sentence)}</p>
<p>${anchor(address, open)}</p>
<p style="font-size: 13px;">${anchor(choices, choose)}</p>
</body>
</html>
`,
  }
}

/** What a mail server answered, without the addresses in it: the outbox names no mailbox. */
export function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '…').slice(0, 500)
}
