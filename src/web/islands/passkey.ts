/** Passkeys need the browser: asks it for one to sign in with, or to add, and goes on. Without JavaScript the button stays hidden. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** Adding a passkey takes a session of today. */
class StaleSession extends Error {}

const base = '/api/auth/passkey'

async function ask(path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(
    base + path,
    body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  )
  if (!response.ok) {
    const { code } = (await response.json().catch(() => ({}))) as { code?: string }
    throw code === 'SESSION_NOT_FRESH' ? new StaleSession() : new Error(String(response.status))
  }
  return response.json()
}

type AuthenticationOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type RegistrationOptions = Parameters<typeof startRegistration>[0]['optionsJSON']

async function signIn(): Promise<void> {
  const optionsJSON = (await ask('/generate-authenticate-options')) as AuthenticationOptions
  await ask('/verify-authentication', { response: await startAuthentication({ optionsJSON }) })
}

async function add(name: string): Promise<void> {
  const optionsJSON = (await ask('/generate-register-options')) as RegistrationOptions
  await ask('/verify-registration', { response: await startRegistration({ optionsJSON }), ...(name ? { name } : {}) })
}

/** Makes the button of a passkey island work. */
function wake(island: HTMLElement): void {
  const button = island.querySelector<HTMLButtonElement>('[data-passkey]')
  const name = island.querySelector<HTMLInputElement>('[data-passkey-name]')
  const status = island.querySelector<HTMLElement>('[data-passkey-status]')
  if (!button || !browserSupportsWebAuthn()) return
  button.hidden = false
  if (name?.parentElement) name.parentElement.hidden = false
  button.addEventListener('click', async () => {
    button.disabled = true
    if (status) status.textContent = ''
    try {
      await (button.dataset.passkey === 'add' ? add(name?.value.trim() ?? '') : signIn())
      const next = island.dataset.next ?? '/'
      if (new URL(next, location.href).pathname === location.pathname) location.reload()
      else location.assign(next)
    } catch (error) {
      if (status) status.textContent = (error instanceof StaleSession ? island.dataset.stale : island.dataset.failed) ?? ''
      button.disabled = false
    }
  })
}

for (const island of document.querySelectorAll<HTMLElement>('[data-island="passkey"]')) wake(island)
