/** Shapes of contacts and responsibilities. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../../kernel/pure/field-texts.ts'
import { EmailSchema, PersonIdSchema } from '../../accounts/schema.ts'
import { DateSchema, IdSchema } from '../../operations/schema.ts'

const line = (max: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(max))
const optional = <Schema extends v.GenericSchema<unknown, unknown>>(schema: Schema) => v.optional(v.nullable(schema), null)

/** Who may see a contact, from the fewest: own organisation and coordination, members of the same clusters, everybody in the operation. */
export const visibilities = ['coordination', 'clusters', 'all'] as const
export type Visibility = (typeof visibilities)[number]
export const VisibilitySchema = v.picklist(visibilities)

export const responsibilityKinds = ['task-manager', 'deputy', 'information-officer', 'focal-point'] as const
export type ResponsibilityKind = (typeof responsibilityKinds)[number]

export const phonesMax = 6
export const languagesMax = 12

/** A telephone number as people write it; spaces and marks are theirs. */
export const PhoneSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(40),
  v.regex(
    /^\+?[\d\u0660-\u0669\u06f0-\u06f9 ()./-]{5,}$/,
    fieldText(
      'A telephone number has digits, and may begin with +.',
      'رقم الهاتف أرقام، وقد يبدأ بعلامة +.',
      'ژمارەی تەلەفۆن لە ڕەنووس پێکدێت و دەکرێت بە + دەست پێ بکات.',
    ),
  ),
)

/** What names a person or reaches them: sealed wherever it is kept, and left out of the journal. */
export const DetailsSchema = v.object({
  name: line(200),
  function: optional(line(200)),
  email: optional(EmailSchema),
  phones: v.optional(v.pipe(v.array(PhoneSchema), v.maxLength(phonesMax)), []),
  callSign: optional(line(40)),
  satellitePhone: optional(PhoneSchema),
  languages: v.optional(v.pipe(v.array(line(40)), v.maxLength(languagesMax)), []),
})
export type Details = v.InferOutput<typeof DetailsSchema>

export const clusterIds = v.optional(v.pipe(v.array(IdSchema), v.maxLength(30)), [])

export const ResponsibilityInput = v.pipe(
  v.object({
    operationId: IdSchema,
    id: v.optional(IdSchema),
    kind: v.picklist(responsibilityKinds),
    clusterId: optional(IdSchema),
    organisationId: optional(IdSchema),
    personId: optional(PersonIdSchema),
    contactId: optional(IdSchema),
    starts: DateSchema,
    ends: optional(DateSchema),
  }),
  v.check(
    ({ personId, contactId }) => (personId === null) !== (contactId === null),
    fieldText(
      'Name a person with an account, or a contact.',
      'اذكر شخصًا له حساب أو جهة اتصال.',
      'کەسێک کە هەژماری هەیە یان پەیوەندییەک دیاری بکە.',
    ),
  ),
  v.check(
    ({ kind, clusterId, organisationId }) => fits(kind, { clusterId, organisationId }),
    fieldText(
      'Task managers and deputies are of a cluster, and of an organisation there are only focal points.',
      'مدير المهام ونائبه يكونان لمجموعة، ولا يكون للمنظمة إلا جهات اتصال.',
      'بەڕێوەبەری ئەرک و جێگرەکەی هی کڵەستەرن، و ڕێکخراو تەنها خاڵی پەیوەندیی هەیە.',
    ),
  ),
  v.check(
    ({ starts, ends }) => ends === null || ends >= starts,
    fieldText('It ends before it begins.', 'ينتهي قبل أن يبدأ.', 'پێش دەستپێکردن کۆتایی دێت.'),
  ),
)
export type GivenResponsibility = v.InferOutput<typeof ResponsibilityInput>

/** Of what there are responsibilities of each kind. */
export function fits(kind: ResponsibilityKind, of: { clusterId: string | null; organisationId: string | null }): boolean {
  if (of.clusterId !== null && of.organisationId !== null) return false
  if (of.organisationId !== null) return kind === 'focal-point'
  return of.clusterId !== null || kind === 'information-officer' || kind === 'focal-point'
}
