/** Shapes of roles given, invitations and tokens. Browser-safe. */
import * as v from 'valibot'
import { fieldText } from '../../kernel/pure/field-texts.ts'
import { languages } from '../../kernel/pure/languages.ts'
import { type Role, roleDimensions, roles } from '../operations/roles.ts'
import { DateSchema, IdSchema } from '../operations/schema.ts'

/** Shortest password that is accepted; long and simple beats short and odd (NIST SP 800-63B, 5.1.1). */
export const passwordLengthMin = 12
export const passwordLengthMax = 128

/**
 * A secret made by whoever gives the command, as the command's id is: 32 random bytes in base64url. The server keeps its SHA-256
 * only, so neither the answer kept for repeated commands nor the journal can give it away.
 */
export const SecretSchema = v.pipe(
  v.string(),
  v.regex(
    /^(wusul_)?[A-Za-z0-9_-]{43}$/,
    fieldText(
      'A secret is 32 random bytes written in base64url.',
      'السر 32 بايتًا عشوائيًا مكتوبًا بصيغة base64url.',
      'نهێنی ٣٢ بایتی هەڕەمەکییە بە base64url نووسراو.',
    ),
  ),
)

export const PersonIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
export const EmailSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254), v.email())
export const LanguageSchema = v.picklist(languages)

const dimensionFields = {
  operation: 'operationId',
  cluster: 'clusterId',
  organisation: 'organisationId',
  place: 'placeId',
} as const
type Dimension = keyof typeof dimensionFields
export const dimensions = Object.keys(dimensionFields) as Dimension[]

/** A role and what it is limited to; every dimension of the role is given and no other. */
export interface RoleScope {
  role: Role
  operationId: string | null
  clusterId: string | null
  organisationId: string | null
  placeId: string | null
}

const optionalId = v.optional(v.nullable(IdSchema), null)
const roleScopeEntries = {
  role: v.picklist(roles),
  operationId: optionalId,
  clusterId: optionalId,
  organisationId: optionalId,
  placeId: optionalId,
}

const notOfThisRole = fieldText(
  'This role is not limited by it; leave it empty.',
  'هذا الدور لا يتقيّد به؛ اتركه فارغًا.',
  'ئەم ڕۆڵە پێی سنووردار نابێت؛ بەتاڵی بهێڵە.',
)
const neededByThisRole = fieldText('This role needs it.', 'هذا الدور يحتاجه.', 'ئەم ڕۆڵە پێویستی پێیەتی.')

/** Refuses a missing dimension of the role and one that it does not have, each beside its field. */
function dimensionsFitRole<Input extends RoleScope>() {
  return v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const scope: RoleScope = dataset.value
    const needed: readonly string[] = roleDimensions[scope.role]
    for (const dimension of dimensions) {
      const key = dimensionFields[dimension]
      const given = scope[key] !== null
      if (given === needed.includes(dimension)) continue
      addIssue({
        message: given ? notOfThisRole : neededByThisRole,
        path: [{ type: 'object', origin: 'value', input: { ...scope }, key, value: scope[key] }],
      })
    }
  })
}

/** What a role seen through or held is limited to. */
export const RoleScopeSchema = v.pipe(v.object(roleScopeEntries), dimensionsFitRole())

const datedRoleEntries = {
  ...roleScopeEntries,
  /** First and last day, both included; no first day means today, no last day means until it is ended. */
  from: v.optional(v.nullable(DateSchema), null),
  to: v.optional(v.nullable(DateSchema), null),
}

export const InvitePerson = v.pipe(
  v.object({
    ...datedRoleEntries,
    secret: SecretSchema,
    email: v.optional(v.nullable(EmailSchema), null),
    validDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30)), 7),
  }),
  dimensionsFitRole(),
)

export const GrantRole = v.pipe(v.object({ ...datedRoleEntries, personId: PersonIdSchema }), dimensionsFitRole())

const PasswordSchema = v.pipe(v.string(), v.minLength(passwordLengthMin), v.maxLength(passwordLengthMax))

export const RecoverAccount = v.object({ secret: SecretSchema, password: PasswordSchema })

export const AcceptInvitation = v.object({
  secret: SecretSchema,
  /** Left out by somebody who is signed in: the role goes to their account. */
  person: v.optional(
    v.nullable(
      v.object({
        name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
        email: EmailSchema,
        password: PasswordSchema,
        /** Left out: pages follow the browser until a language is chosen. */
        language: v.optional(v.nullable(LanguageSchema), null),
      }),
    ),
    null,
  ),
})

export const EndRole = v.object({
  grantId: IdSchema,
  /** Last day on which the role holds; null ends it at once. */
  lastDay: v.optional(v.nullable(DateSchema), null),
})

export const MakeToken = v.object({
  /** Whose token; left out: one's own. Only the installation itself makes one for somebody else. */
  personId: v.optional(v.nullable(PersonIdSchema), null),
  secret: SecretSchema,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  write: v.boolean(),
  names: v.optional(
    v.nullable(v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z-]+\.[a-z-]+$/))), v.minLength(1), v.maxLength(200))),
    null,
  ),
  /** Last day on which the token works; null never ends. */
  lastDay: v.optional(v.nullable(DateSchema), null),
})

/** The dimensions of a role as the scope that access is decided on. */
export function scopeOf(scope: Omit<RoleScope, 'role'>): Record<Dimension, string | null> {
  return { operation: scope.operationId, cluster: scope.clusterId, organisation: scope.organisationId, place: scope.placeId }
}

/** The dimensions of a role as a grant carries them: those it is limited to. */
export function grantedScopeOf(scope: Omit<RoleScope, 'role'>): Record<string, string> {
  const limited: Record<string, string> = {}
  for (const [dimension, id] of Object.entries(scopeOf(scope))) if (id !== null) limited[dimension] = id
  return limited
}
