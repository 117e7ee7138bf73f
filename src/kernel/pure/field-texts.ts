/** What is said beside a field that is wrong, in every language. Schemas name their own rules with `fieldText`. */
import { fill } from './fill.ts'
import type { Language } from './languages.ts'

export type FieldText = Record<Language, string>

const own = new Map<string, FieldText>()

/**
 * The message of a schema's own rule: `v.regex(/^\d+$/, fieldText('Only digits.', 'أرقام فقط.', 'تەنها ژمارە.'))`. A schema carries
 * the English one; the others are found by it.
 */
export function fieldText(en: string, ar: string, ckb: string): string {
  own.set(en, { en, ar, ckb })
  return en
}

const texts = {
  missing: { en: 'This is missing.', ar: 'هذا ناقص.', ckb: 'ئەمە نییە.' },
  wrong: { en: 'This is not as it should be.', ar: 'هذا ليس كما يجب.', ckb: 'ئەمە وەک پێویست نییە.' },
  string: { en: 'This must be a text.', ar: 'يجب أن يكون هذا نصًا.', ckb: 'ئەمە دەبێت دەق بێت.' },
  number: { en: 'This must be a number.', ar: 'يجب أن يكون هذا رقمًا.', ckb: 'ئەمە دەبێت ژمارە بێت.' },
  integer: { en: 'This must be a whole number.', ar: 'يجب أن يكون هذا عددًا صحيحًا.', ckb: 'ئەمە دەبێت ژمارەی تەواو بێت.' },
  boolean: { en: 'This must be true or false.', ar: 'يجب أن يكون هذا true أو false.', ckb: 'ئەمە دەبێت true یان false بێت.' },
  array: { en: 'This must be a list.', ar: 'يجب أن يكون هذا قائمة.', ckb: 'ئەمە دەبێت لیست بێت.' },
  object: {
    en: 'This must be an object with named fields.',
    ar: 'يجب أن يكون هذا كائنًا بحقول مسماة.',
    ckb: 'ئەمە دەبێت ئۆبجێکتێک بێت بە خانەی ناودار.',
  },
  picklist: { en: 'This is one of {expected}.', ar: 'هذا واحد من {expected}.', ckb: 'ئەمە یەکێکە لە {expected}.' },
  uuid: { en: 'This must be an id (UUID).', ar: 'يجب أن يكون هذا معرّفًا (UUID).', ckb: 'ئەمە دەبێت ناسنامە (UUID) بێت.' },
  iso_date: {
    en: 'A day is written YYYY-MM-DD.',
    ar: 'يُكتب اليوم YYYY-MM-DD.',
    ckb: 'ڕۆژ بە شێوەی YYYY-MM-DD دەنووسرێت.',
  },
  email: {
    en: 'This must be an e-mail address like name@example.org.',
    ar: 'يجب أن يكون هذا بريدًا إلكترونيًا مثل name@example.org.',
    ckb: 'ئەمە دەبێت ئیمەیڵ بێت وەک name@example.org.',
  },
  min_length: {
    en: 'This is too short: at least {requirement}.',
    ar: 'هذا قصير جدًا: {requirement} على الأقل.',
    ckb: 'ئەمە زۆر کورتە: لانیکەم {requirement}.',
  },
  max_length: {
    en: 'This is too long: at most {requirement}.',
    ar: 'هذا طويل جدًا: {requirement} على الأكثر.',
    ckb: 'ئەمە زۆر درێژە: لانیزۆر {requirement}.',
  },
  min_value: {
    en: 'This must be at least {requirement}.',
    ar: 'يجب ألا يقل هذا عن {requirement}.',
    ckb: 'ئەمە دەبێت لانیکەم {requirement} بێت.',
  },
  max_value: {
    en: 'This must be at most {requirement}.',
    ar: 'يجب ألا يزيد هذا على {requirement}.',
    ckb: 'ئەمە دەبێت لانیزۆر {requirement} بێت.',
  },
} satisfies Record<string, FieldText>

/** What of a schema's complaint decides the words. */
export interface Complaint {
  type: string
  message: string
  input: unknown
  expected: string | null
  requirement?: unknown
}

const kinds: Readonly<Record<string, FieldText>> = {
  ...texts,
  loose_object: texts.object,
  strict_object: texts.object,
  record: texts.object,
  literal: texts.picklist,
  enum: texts.picklist,
  union: texts.picklist,
}

/** The words for a complaint, in every language. A rule that nobody named is said to be wrong, and in English what it says itself. */
export function textOf(complaint: Complaint): FieldText {
  const named = own.get(complaint.message)
  if (named) return named
  const { input, type } = complaint
  const kind = input === undefined || (input === null && type !== 'null') ? texts.missing : kinds[type]
  if (!kind) return { ...texts.wrong, en: complaint.message }
  const values: Record<string, string> = {
    expected: (complaint.expected ?? '')
      .replace(/^\(|\)$/g, '')
      .replaceAll(' | ', ', ')
      .replaceAll('"', ''),
    requirement: String(complaint.requirement ?? ''),
  }
  return { en: fill(kind.en, 'en', values), ar: fill(kind.ar, 'ar', values), ckb: fill(kind.ckb, 'ckb', values) }
}
