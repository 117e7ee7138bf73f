/** Shapes of meetings and action points. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { PersonIdSchema } from '../accounts/schema.ts'
import { DateSchema, IdSchema } from '../operations/schema.ts'
import { isTimeZone } from './pure/time-zones.ts'

const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const optional = <Schema extends v.GenericSchema<unknown, unknown>>(schema: Schema) => v.optional(v.nullable(schema), null)

/** Why something was cancelled, dropped or opened again. */
export const ReasonSchema = line(1_000)
export const LinesSchema = v.pipe(v.array(line(1_000)), v.maxLength(100))
export const VersionSchema = v.pipe(v.number(), v.integer(), v.minValue(1))

const InstantSchema = v.pipe(
  v.string(),
  v.isoTimestamp(
    fieldText(
      'An instant is written in UTC: 2005-05-03T07:00:00Z.',
      'تُكتب اللحظة بالتوقيت العالمي: 2005-05-03T07:00:00Z.',
      'سات بە کاتی جیهانی دەنووسرێت: 2005-05-03T07:00:00Z.',
    ),
  ),
)

const LinkSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500),
  v.regex(
    /^https?:\/\/[^\s]+$/,
    fieldText(
      'A link begins with https:// or http://.',
      'يبدأ الرابط بـ https:// أو http://.',
      'بەستەر بە https:// یان http:// دەستپێدەکات.',
    ),
  ),
)

/** What is said of a meeting before it is held. Instants are in UTC; the time zone is the one people there read their clocks by. */
export const meetingEntries = {
  title: line(200),
  startsAt: InstantSchema,
  endsAt: optional(InstantSchema),
  timeZone: v.pipe(
    v.string(),
    v.check(
      isTimeZone,
      fieldText(
        'A time zone has a name such as Asia/Baghdad.',
        'للمنطقة الزمنية اسم مثل Asia/Baghdad.',
        'ناوچەی کاتی ناوێکی وەک Asia/Baghdadی هەیە.',
      ),
    ),
  ),
  place: optional(line(300)),
  link: optional(LinkSchema),
  agenda: v.optional(LinesSchema, []),
}

export const AttendanceSchema = v.pipe(
  v.object({ organisationId: optional(IdSchema), personId: optional(PersonIdSchema) }),
  v.check(
    ({ organisationId, personId }) => organisationId !== null || personId !== null,
    fieldText(
      'Name an organisation, a person, or both.',
      'اذكر منظمة أو شخصًا أو كليهما.',
      'ڕێکخراوێک یان کەسێک یان هەردووکیان دیاری بکە.',
    ),
  ),
)
export type Attendance = v.InferOutput<typeof AttendanceSchema>

/** What is to be done, by whom and by which day. */
export const actionEntries = {
  what: line(500),
  organisationId: IdSchema,
  personId: optional(PersonIdSchema),
  due: DateSchema,
}
