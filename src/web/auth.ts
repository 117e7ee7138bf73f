/**
 * Signing in. better-auth owns identities and sessions (passwords, passkeys, one-time codes); who may do what is decided by the
 * roles of the room `accounts`, read anew at each request, so that an ended role or a revoked session stops at once.
 */
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type pg from 'pg'
import type { Logger } from 'pino'
import { type Actor, visitor } from '../kernel/access.ts'
import { dbOf, sql } from '../kernel/database/sql.ts'
import { newId } from '../kernel/pure/ids.ts'
import {
  actorSeeingAs,
  identifyPerson,
  identifyToken,
  installationSecret,
  maySeeAs,
  noteTokenUse,
  openSeeAs,
  type Person,
  passwordLengthMax,
  passwordLengthMin,
  type SeeAs,
  sealSeeAs,
} from '../modules/accounts/index.ts'

/** Who makes a request. */
export interface Identity {
  /** What access is decided on; while seeing as another role, that role's grants. */
  actor: Actor
  /** The person signed in; null for visitors and tokens. */
  person: Person | null
  /** The role looked through in a demonstration. */
  seeAs: SeeAs | null
  /** The person's own roles, also while seeing as another; for leaving that again and for nothing else. */
  own: Actor
  /** Set-Cookie values to send with the answer: a session in use is renewed. */
  cookies: string[]
}

export interface Authentication {
  /** Answers /api/auth/*. */
  handler(request: Request): Promise<Response>
  identify(request: Request): Promise<Identity>
  /** Gives a page's form to better-auth as if the browser had called it, so that its limits and checks hold. */
  call(request: Request, path: string, body?: Record<string, unknown>): Promise<AuthAnswer>
  /** Set-Cookie value that makes the person see a demonstration as a role; null when they may not. */
  startSeeingAs(identity: Identity, seeAs: SeeAs): Promise<string | null>
  /** Set-Cookie value that ends it. */
  stopSeeingAs(): string
  publicUrl: string
}

export interface AuthAnswer {
  ok: boolean
  status: number
  /** better-auth's code of what went wrong, for choosing a message. */
  code: string | null
  body: unknown
  cookies: string[]
}

export interface AuthenticationSettings {
  /** Address people open, with scheme and without a path; decides cookies, origins and whose passkeys are accepted. */
  publicUrl: string
  /** Limits on attempts, kept in the database; off only in tests. */
  rateLimits?: boolean
}

export interface AuthenticationParts {
  pool: pg.Pool
  settings: AuthenticationSettings
  log: Logger
  /** Address of the client as the server sees it (behind a trusted proxy, as that says); attempts are counted by it. */
  clientAddress?: (request: Request) => string | null
}

const addressHeader = 'x-wusul-client-address'
const seeAsCookie = 'wusul_see_as'
const day = 86_400

/** What better-auth offers and this installation does not: accounts come from invitations alone, and no mail is sent. */
const closedPaths = [
  '/sign-up/email',
  '/sign-in/social',
  '/link-social',
  '/unlink-account',
  '/request-password-reset',
  '/reset-password',
  '/send-verification-email',
  '/verify-email',
  '/change-email',
  '/delete-user',
  '/get-access-token',
  '/refresh-token',
  '/account-info',
  '/two-factor/send-otp',
  '/two-factor/verify-otp',
]

/** Tables and columns of better-auth as the room's migrations make them. */
const timestamps = { createdAt: 'created_at', updatedAt: 'updated_at' }
const tables = {
  user: { modelName: 'identity_user', fields: { emailVerified: 'email_verified', ...timestamps } },
  session: {
    modelName: 'identity_session',
    fields: { expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', userId: 'user_id', ...timestamps },
  },
  account: {
    modelName: 'identity_account',
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'user_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...timestamps,
    },
  },
  verification: { modelName: 'identity_verification', fields: { expiresAt: 'expires_at', ...timestamps } },
  passkey: {
    modelName: 'identity_passkey',
    fields: {
      publicKey: 'public_key',
      userId: 'user_id',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
    },
  },
  twoFactor: {
    modelName: 'identity_two_factor',
    fields: {
      backupCodes: 'backup_codes',
      userId: 'user_id',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
}

/** better-auth's own messages, without their details: those may hold addresses. */
function quietLogger(log: Logger) {
  return {
    level: 'warn' as const,
    log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => log[level]({ part: 'sign-in' }, message),
  }
}

function configure({ pool, settings, log }: AuthenticationParts, secret: string) {
  const db = dbOf(pool)
  const publicUrl = new URL(settings.publicUrl)
  return betterAuth({
    appName: 'Wusul',
    baseURL: publicUrl.origin,
    basePath: '/api/auth',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: quietLogger(log),
    disabledPaths: closedPaths,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
    },
    user: tables.user,
    session: { ...tables.session, expiresIn: 30 * day, updateAge: day, freshAge: day },
    account: tables.account,
    verification: tables.verification,
    rateLimit: {
      enabled: settings.rateLimits ?? true,
      storage: 'database',
      modelName: 'identity_rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 100,
    },
    advanced: {
      cookiePrefix: 'wusul',
      useSecureCookies: publicUrl.protocol === 'https:',
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    databaseHooks: {
      session: {
        create: {
          async before(session) {
            const suspended = await db.find(
              sql`select 1 from identity_user where id = ${session.userId} and suspended_at is not null`,
            )
            if (suspended) throw new APIError('FORBIDDEN', { code: 'PERSON_SUSPENDED', message: 'This account is suspended.' })
          },
        },
      },
    },
    plugins: [
      passkey({ rpID: publicUrl.hostname, rpName: 'Wusul', origin: publicUrl.origin, schema: { passkey: tables.passkey } }),
      twoFactor({
        issuer: 'Wusul',
        schema: { user: { fields: { twoFactorEnabled: 'two_factor_enabled' } }, twoFactor: tables.twoFactor },
      }),
    ],
  })
}

function cookieIn(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=')
    if (key === name) return decodeURIComponent(value.join('='))
  }
  return null
}

function codeIn(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string' ? body.code : null
}

/** Nobody known: somebody who has not signed in, or whose token does not work. */
function stranger(): Identity {
  return { actor: visitor, own: visitor, person: null, seeAs: null, cookies: [] }
}

/** Gives better-auth a page's form as a request of its own, for the browser that posted it. */
async function callInside(
  handler: (request: Request) => Promise<Response>,
  origin: string,
  request: Request,
  headers: Headers,
  path: string,
  body?: Record<string, unknown>,
): Promise<AuthAnswer> {
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  const init: RequestInit = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  const response = await handler(new Request(`${origin}/api/auth${path}`, init))
  const answer: unknown = await response.json().catch(() => null)
  return {
    ok: response.ok,
    status: response.status,
    code: codeIn(answer),
    body: answer,
    cookies: response.headers.getSetCookie(),
  }
}

/**
 * Opens the door of signing in. The installation's secret is made at the first call and kept in the database.
 * @throws Error when the database cannot be reached or `publicUrl` is no address.
 */
export async function createAuthentication(parts: AuthenticationParts): Promise<Authentication> {
  const { pool, settings, clientAddress } = parts
  const secret = await installationSecret(pool)
  const auth = configure(parts, secret)
  const db = dbOf(pool)
  const { origin, protocol } = new URL(settings.publicUrl)
  const cookieAttributes = `Path=/; HttpOnly; SameSite=Lax${protocol === 'https:' ? '; Secure' : ''}`

  /** The address a client claims for itself is dropped; the one the server sees is counted. */
  function withAddress(request: Request, headers: Headers): Headers {
    headers.delete(addressHeader)
    const address = clientAddress?.(request)
    if (address) headers.set(addressHeader, address)
    return headers
  }

  async function identifyBearer(token: string): Promise<Identity> {
    const actor = await identifyToken(db, token, new Date())
    if (!actor) return stranger()
    await noteTokenUse(pool, actor.id)
    return { ...stranger(), actor, own: actor }
  }

  async function seenThrough(request: Request, own: Actor): Promise<SeeAs | null> {
    const sealed = cookieIn(request, seeAsCookie)
    const seeAs = sealed ? openSeeAs(secret, own.id, sealed) : null
    return seeAs && (await maySeeAs(db, own, seeAs.operationId)) ? seeAs : null
  }

  return {
    publicUrl: settings.publicUrl,
    handler: request => auth.handler(new Request(request, { headers: withAddress(request, new Headers(request.headers)) })),

    async identify(request) {
      const [scheme, token] = (request.headers.get('authorization') ?? '').split(' ')
      if (scheme?.toLowerCase() === 'bearer' && token) return identifyBearer(token)
      const { headers, response } = await auth.api.getSession({ headers: request.headers, returnHeaders: true })
      const known = response ? await identifyPerson(db, response.user.id, new Date()) : undefined
      if (!known) return stranger()
      const seeAs = await seenThrough(request, known.actor)
      return {
        actor: seeAs ? actorSeeingAs(known.actor, seeAs) : known.actor,
        own: known.actor,
        person: known.person,
        seeAs,
        cookies: headers.getSetCookie(),
      }
    },

    call: (request, path, body) => {
      const headers = withAddress(request, new Headers({ origin, 'content-type': 'application/json' }))
      return callInside(auth.handler, origin, request, headers, path, body)
    },

    async startSeeingAs({ own }, seeAs) {
      if (seeAs.role === 'administrator' || !(await maySeeAs(db, own, seeAs.operationId))) return null
      return `${seeAsCookie}=${sealSeeAs(secret, own.id, seeAs)}; ${cookieAttributes}`
    },

    stopSeeingAs: () => `${seeAsCookie}=; Max-Age=0; ${cookieAttributes}`,
  }
}
