/**
 * Typed errors. A problem is defined once with its HTTP status and its text in every language, thrown anywhere, and shown at
 * the doors as RFC 9457 problem details or as a message on a page.
 */

import type { FieldText } from './pure/field-texts.ts'
import { fill } from './pure/fill.ts'
import { type Language, type Names, nameIn } from './pure/languages.ts'

type Details = Record<string, string | number | null>

/** One field of an input that is wrong; `pointer` is an RFC 6901 JSON pointer into the input. */
export interface FieldProblem {
  pointer: string
  code: string
  /** What is wrong with it; left out where the problem itself says so. */
  text?: FieldText
}

interface ProblemDefinition {
  code: string
  /** HTTP status, RFC 9110. */
  status: number
  /** Message with `{name}` placeholders filled from the details. */
  text: Names
}

/** An expected failure of a command or view. Anything else that is thrown is a defect and answers 500. */
export class Problem extends Error {
  readonly definition: ProblemDefinition
  readonly details: Details
  readonly fields: FieldProblem[]
  constructor(definition: ProblemDefinition, details: Details = {}, fields: FieldProblem[] = []) {
    super(definition.code)
    this.name = 'Problem'
    this.definition = definition
    this.details = details
    this.fields = fields
  }
  get code(): string {
    return this.definition.code
  }
  get status(): number {
    return this.definition.status
  }
  /** The message in the reader's language, placeholders filled. */
  messageIn(language: Language): string {
    return fill(nameIn(this.definition.text, language), language, this.details)
  }
  /** Every wrong field with what is wrong with it, in the reader's language. */
  fieldsIn(language: Language): { pointer: string; code: string; message: string }[] {
    return this.fields.map(({ pointer, code, text }) => ({
      pointer,
      code,
      message: text?.[language] ?? this.messageIn(language),
    }))
  }
}

/** Defines a problem and returns what throws it: `throw unknownPlace({ code: 'IQG99' })`. */
export function defineProblem(code: string, status: number, text: Record<Language, string>) {
  const definition: ProblemDefinition = { code, status, text }
  return (details: Details = {}, fields: FieldProblem[] = []): Problem => new Problem(definition, details, fields)
}

/** RFC 9457 body of a problem in the reader's language. */
export function problemDetails(problem: Problem, language: Language) {
  return {
    type: `urn:wusul:problem:${problem.code}`,
    title: problem.code,
    status: problem.status,
    detail: problem.messageIn(language),
    ...(problem.fields.length > 0 ? { errors: problem.fieldsIn(language) } : {}),
    ...problem.details,
  }
}

/** One answer for "not there" and "not allowed", so that a refusal never tells a stranger what exists. */
export const notFound = defineProblem('not-found', 404, {
  en: 'This does not exist, or your roles do not give you access to it.',
  ar: 'هذا غير موجود، أو أن أدوارك لا تتيح لك الوصول إليه.',
  ckb: 'ئەمە بوونی نییە، یان ڕۆڵەکانت ڕێگەت پێ نادەن بیبینیت.',
})

export const invalidInput = defineProblem('invalid-input', 422, {
  en: 'Some fields are missing or wrong. Each one is listed with what it needs.',
  ar: 'بعض الحقول ناقصة أو غير صحيحة. كل حقل مذكور مع ما يلزمه.',
  ckb: 'هەندێک خانە کەمن یان هەڵەن. هەر یەکەیان لەگەڵ ئەوەی پێویستیەتی نووسراوە.',
})

export const commandIdReused = defineProblem('command-id-reused', 409, {
  en: 'This command id was already used for another command. Give the command a new id.',
  ar: 'معرّف الأمر هذا استُعمل من قبل لأمر آخر. أعطِ الأمر معرّفًا جديدًا.',
  ckb: 'ناسنامەی ئەم فرمانە پێشتر بۆ فرمانێکی تر بەکارهاتووە. ناسنامەیەکی نوێ بدە بە فرمانەکە.',
})

export const changedMeanwhile = defineProblem('changed-meanwhile', 412, {
  en: 'Somebody else changed this meanwhile. Look at what it says now, and give your change again if it is still right.',
  ar: 'غيّر شخص آخر هذا في هذه الأثناء. انظر ما يقوله الآن، ثم أعد تغييرك إن بقي صحيحًا.',
  ckb: 'لەم نێوانەدا کەسێکی تر ئەمەی گۆڕی. سەیری ئەوە بکە کە ئێستا دەڵێت، و ئەگەر گۆڕانەکەت هێشتا دروستە دووبارەی بکەرەوە.',
})

export const alreadyExists = defineProblem('already-exists', 409, {
  en: 'There is already an entry with this code or name ({constraint}).',
  ar: 'يوجد من قبل قيد بهذا الرمز أو الاسم ({constraint}).',
  ckb: 'پێشتر تۆمارێک بەم کۆد یان ناوە هەیە ({constraint}).',
})

export const referenceMissing = defineProblem('reference-missing', 422, {
  en: 'Something this refers to does not exist in the operation ({constraint}).',
  ar: 'شيء يشير إليه هذا غير موجود في العملية ({constraint}).',
  ckb: 'شتێک کە ئەمە ئاماژەی پێ دەدات لە ئۆپەراسیۆنەکەدا نییە ({constraint}).',
})

export const ruleBroken = defineProblem('rule-broken', 422, {
  en: 'A value is outside what is allowed here ({constraint}).',
  ar: 'قيمة خارج ما هو مسموح هنا ({constraint}).',
  ckb: 'نرخێک لە دەرەوەی ئەوەی لێرە ڕێگەپێدراوە ({constraint}).',
})

/** Constraint violations of PostgreSQL (class 23) become problems, so that the database does most of the validation. */
export function problemOfDatabaseError(error: unknown): Problem | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  if (error.code === '23505') return alreadyExists({ constraint })
  if (error.code === '23503') return referenceMissing({ constraint })
  if (error.code === '23514' || error.code === '23502') return ruleBroken({ constraint })
  return null
}
