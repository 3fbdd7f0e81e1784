import type { AuditFault } from './faults.ts'

/** The end of a council's chain at some moment, noted where whoever looks after the database cannot reach it. */
export type Anchor = { council_id: string; position: number; hash: string; sealed_at: string }

/** One line of an anchor file: council, how many rows, the hash of the last seal, when it was sealed. */
export const printAnchor = ({ council_id, position, hash, sealed_at }: Anchor): string =>
  `${council_id} ${position} ${hash} ${sealed_at}`

/** The heads in an anchor file; lines that are empty or start with # are passed over. Throws on any other. */
export const parseAnchors = (text: string): Anchor[] =>
  text.split('\n').flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const [, council_id, position, hash, sealed_at] = /^(\S+) (\d+) ([0-9a-f]{64}) (\S+)\s*$/.exec(line) ?? []
    if (!council_id || !hash || !sealed_at) throw new Error(`Line ${at + 1} of the anchor file is not an anchor.`)
    return [{ council_id, position: Number(position), hash, sealed_at }]
  })

/** Noted heads that the chain no longer passes through. `hashes`: of the seals at the noted positions, by position. */
export const anchorFaults = (anchors: readonly Anchor[], hashes: ReadonlyMap<number, string>): AuditFault[] =>
  anchors
    .filter(({ position, hash }) => hashes.get(position) !== hash)
    .map(({ council_id, position, hash, sealed_at }) => ({
      kind: 'anchor',
      entry_id: null,
      at: sealed_at,
      was: '',
      more: hashes.has(position)
        ? `The chain of ${council_id} was made anew: seal ${position} was ${hash} when it was noted (sealed ${sealed_at}), and is another now.`
        : `The end of the chain of ${council_id} was cut off: seal ${position} was noted (sealed ${sealed_at}), and is gone.`,
    }))
