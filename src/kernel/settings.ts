/** Settings come from the environment; bad ones stop the start, each with one sentence that says what to change. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { readKey } from './vault.ts'

export interface Settings {
  port: number
  host: string
  /** Absolute folder that holds the embedded database. */
  dataFolder: string
  /** External PostgreSQL; null uses the embedded one. */
  databaseUrl: string | null
  /** Address people reach the site at, without a final slash; null: as asked for. */
  publicUrl: string | null
  logLevel: string
  /** The server that mails are handed to, and whom they are from; null: mails wait in the outbox. */
  mail: MailSettings | null
  /** Master key of what is kept encrypted, 32 bytes; null: the embedded database has its own in a file, another one has none. */
  key: Uint8Array | null
  /** Absolute folder with the official XML schemas of IATI, which are not part of this project; null: files are tried by our own rules alone. */
  iatiSchemas: string | null
}

export interface MailSettings {
  /** `smtp://` or `smtps://` with what the server asks for: user, password, host, port. */
  url: string
  /** `Name <address@example.org>`, or the address alone. */
  from: string
}

export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem'
}

const logLevels = ['silent', 'error', 'warn', 'info', 'debug']
const projectFolder = path.resolve(import.meta.dirname, '../..')

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

/** @throws SettingsProblem naming every bad setting at once. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const problems: string[] = []
  const port = env.PORT === undefined || env.PORT === '' ? 8080 : Number(env.PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push(`PORT is "${env.PORT}", but a port is a whole number from 0 to 65535.`)
  const databaseUrl = env.DATABASE_URL || null
  if (databaseUrl && !isUrl(databaseUrl, ['postgres:', 'postgresql:']))
    problems.push('DATABASE_URL is not an address of the form postgresql://user:password@host:5432/database.')
  const publicUrl = env.WUSUL_URL || null
  if (publicUrl && !isUrl(publicUrl, ['http:', 'https:']))
    problems.push(`WUSUL_URL is "${publicUrl}", but it must begin with http:// or https://.`)
  const logLevel = env.WUSUL_LOG || 'warn'
  if (!logLevels.includes(logLevel)) problems.push(`WUSUL_LOG is "${logLevel}", but it is one of ${logLevels.join(', ')}.`)
  const mail = mailOf(env, problems)
  const key = env.WUSUL_KEY ? readKey(env.WUSUL_KEY) : null
  // The key is not repeated.
  if (env.WUSUL_KEY && !key)
    problems.push('WUSUL_KEY is not 32 bytes in base64 or hexadecimal; openssl rand -base64 32 makes one.')
  const iatiSchemas = env.WUSUL_IATI_SCHEMAS ? path.resolve(env.WUSUL_IATI_SCHEMAS) : null
  if (iatiSchemas && !existsSync(path.join(iatiSchemas, 'iati-activities-schema.xsd')))
    problems.push(
      `WUSUL_IATI_SCHEMAS is "${env.WUSUL_IATI_SCHEMAS}", but that folder does not hold iati-activities-schema.xsd: put the official schemas of IATI 2.03 there.`,
    )
  if (problems.length > 0) throw new SettingsProblem(problems.join('\n'))
  return {
    port,
    host: env.HOST || '127.0.0.1',
    dataFolder: path.resolve(env.WUSUL_DATA || path.join(projectFolder, 'data')),
    databaseUrl,
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
    logLevel,
    mail,
    key,
    iatiSchemas,
  }
}

/** Where mails go out, when both settings are given and right; what is wrong with them is added to the problems. */
function mailOf(env: Record<string, string | undefined>, problems: string[]): MailSettings | null {
  const url = env.WUSUL_SMTP_URL || null
  const from = env.WUSUL_MAIL_FROM || null
  // The address holds a password: it is not repeated.
  if (url && !isUrl(url, ['smtp:', 'smtps:']))
    problems.push('WUSUL_SMTP_URL is not an address of the form smtps://user:password@host:465.')
  if (from && !/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from))
    problems.push(`WUSUL_MAIL_FROM is "${from}", but it is written like Wusul <wusul@example.org>.`)
  if (url && !from) problems.push('WUSUL_SMTP_URL is given without WUSUL_MAIL_FROM: say whom mails are from.')
  if (from && !url) problems.push('WUSUL_MAIL_FROM is given without WUSUL_SMTP_URL: say which server sends mails.')
  return url && from ? { url, from } : null
}

/** The address people open. Passkeys need a name, not a number, so a site of this machine is `localhost`. */
export function addressOf({ host, publicUrl }: Settings, port: number): string {
  if (publicUrl) return publicUrl
  const local = ['0.0.0.0', '127.0.0.1', '::', '::1'].includes(host)
  return `http://${local ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`
}
