/**
 * Hashing a password is meant to take long. Where tests bring in people, each password is hashed once by each worker and the hash taken
 * again for the next person: a real one, that is verified as any other. Programs that tests start are not concerned.
 */
import { vi } from 'vitest'

const hashes = new Map<string, Promise<string>>()

vi.mock('better-auth/crypto', async load => {
  const real = await load<typeof import('better-auth/crypto')>()
  return {
    ...real,
    hashPassword(password: string): Promise<string> {
      const hash = hashes.get(password) ?? real.hashPassword(password)
      hashes.set(password, hash)
      return hash
    },
  }
})
