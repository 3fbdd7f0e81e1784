import type { ScannerPlace } from '#platform/config/door.ts'
import type { Log } from '#platform/log/door.ts'
import { askClamd, streamToClamd } from './clamd.ts'

type Scannable = { readonly name: string; readonly open: () => AsyncIterable<Uint8Array> }

/** What a scanner says of a file. `unknown`: nothing that can be relied on, and why. */
export type Verdict = { is: 'clean' } | { is: 'infected'; found: string } | { is: 'unknown'; why: string }

/** Has a file looked at for malware, before anything else reads it. */
export type Scan = (file: Scannable) => Promise<Verdict>

/** Where no scanner is set up, nothing is looked at: `golden-thread doctor` says so. */
export const scanNothing: Scan = async () => ({ is: 'clean' })

/** By the scanner of the settings, each file once. What is not found clean is in the server's log. */
export const openScan = (place: ScannerPlace | null | undefined, log: Log): Scan => {
  if (place == null) return scanNothing
  const known = new WeakMap<Scannable, Promise<Verdict>>()
  return (file) => {
    const verdict = known.get(file) ?? look(place, file, log)
    known.set(file, verdict)
    return verdict
  }
}

const look = async (place: ScannerPlace, file: Scannable, log: Log): Promise<Verdict> => {
  try {
    const answer = await streamToClamd(place, file.open())
    const verdict = verdictOf(answer)
    if (verdict.is === 'infected') log.warn({ file: file.name, found: verdict.found }, 'Malware was found in a file')
    if (verdict.is === 'unknown') log.error({ file: file.name, answer }, 'The malware scanner gave no verdict')
    return verdict
  } catch (error) {
    log.error({ err: error, file: file.name }, 'The malware scanner gave no verdict')
    return { is: 'unknown', why: 'the scanner does not answer' }
  }
}

/** What ClamAV's daemon means by its answer. Only the one word that says so makes a file clean. */
export const verdictOf = (answer: string): Verdict => {
  if (answer === 'stream: OK') return { is: 'clean' }
  const found = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1]
  if (found !== undefined) return { is: 'infected', found }
  if (/size limit exceeded/i.test(answer)) return { is: 'unknown', why: 'the scanner takes no file of this size' }
  return { is: 'unknown', why: 'the scanner gave an answer that says nothing' }
}

/** Whether the scanner answers, as a line of `golden-thread doctor`: its version and the day of its signatures. */
export const examineScanner = async (place: ScannerPlace): Promise<{ well: boolean; words: string }> => {
  try {
    const version = await askClamd(place, 'VERSION')
    if (/^ClamAV /.test(version)) return { well: true, words: `The malware scanner answers: ${version}.` }
    return { well: false, words: `What answers at CLAMAV_HOST is no ClamAV: ${version.slice(0, 100)}` }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no answer'
    return { well: false, words: `The malware scanner does not answer, so no file can be imported: ${why}.` }
  }
}
