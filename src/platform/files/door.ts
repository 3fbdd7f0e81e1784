import { createHash } from 'node:crypto'
import type { Tx } from '#platform/database/door.ts'

export type StoredFile = { media_type: string; size_bytes: number; content: Uint8Array }

/**
 * Keeps a whole file of a council for ever, once, under the SHA-256 of its bytes (64 hexadecimal digits), which is
 * returned. A file that is there already stays as it is, with the media type it first came with.
 */
export const storeFile = async (
  tx: Tx,
  council_id: string,
  content: Uint8Array,
  media_type: string,
): Promise<string> => {
  const sha256 = createHash('sha256').update(content).digest('hex')
  await tx
    .insertInto('stored_file')
    .values({ council_id, sha256, media_type, size_bytes: content.byteLength, content })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return sha256
}

/** A file of the transaction's council, or null when it has none of that content. */
export const readFile = async (tx: Tx, sha256: string): Promise<StoredFile | null> =>
  (await tx
    .selectFrom('stored_file')
    .select(['media_type', 'size_bytes', 'content'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()) ?? null
