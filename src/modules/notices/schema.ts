/** Shapes of notices, mails and calendar entries. Browser-safe. */
import * as v from 'valibot'
import type { Language } from '../../kernel/pure/languages.ts'
import { PersonIdSchema } from '../accounts/schema.ts'
import { mailChoices, noticeKindNames } from './kinds.ts'

/** What is told, in every language. */
export type NoticeTexts = Record<Language, { subject: string; body: string }>

/** Whose it is; left out: one's own. Only the installation itself asks for somebody else. */
export const OwnerSchema = v.optional(v.nullable(PersonIdSchema), null)

export const MailChoicesSchema = v.pipe(
  v.array(v.object({ kind: v.picklist(noticeKindNames), mail: v.picklist(mailChoices) })),
  v.minLength(1),
  v.maxLength(noticeKindNames.length),
)
