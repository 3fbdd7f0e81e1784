import { createHash, randomBytes } from 'node:crypto'

/** A secret of 32 random bytes, told from others by how it begins, and the hash that is kept of it. */
export const newSecret = (): { secret: string; token_hash: string } => {
  const secret = `gt_${randomBytes(32).toString('base64url')}`
  return { secret, token_hash: hashOf(secret) }
}

/** Plain SHA-256 will do: nobody can guess 256 random bits, as they could a password. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
