import { printDateTime } from '#kernel/dates.ts'
import {
  type AuditEntry,
  type AuditNames,
  type AuditWords,
  type FieldChange,
  fieldChanges,
} from '#platform/audit/door.ts'

/** A row of the log as it is read: one sentence, and field by field beneath it. */
export type ToldEntry = {
  entry: AuditEntry
  when: string
  /** 'Rosa Patel, Head of Housing, changed the Q2 2026/27 target … from 92% to 90%. Reason: New contract.' */
  sentence: string
  changes: FieldChange[]
  door: string
}

export const doorWords: Record<string, string> = {
  form: 'a page',
  api: 'the API',
  cli: 'the command line',
  job: 'a job',
}

/** Tells rows of the log in words; a command without words of its own is told by its fields. */
export const tellEntry = (entry: AuditEntry, words: AuditWords, names: AuditNames): ToldEntry => {
  const who = entry.post === '' ? entry.actor_name : `${entry.actor_name}, ${entry.post},`
  const what = words[entry.command]?.tell(entry, names) ?? plainly(entry, words)
  const why = entry.reason ? ` Reason: ${ended(entry.reason)}` : ''
  return {
    entry,
    when: printDateTime(entry.at),
    sentence: `${who} ${ended(what)}${why}`,
    changes: fieldChanges(entry.before, entry.after),
    door: doorWords[entry.door] ?? entry.door,
  }
}

/** 'figure: 91 → 92', where both sides speak of the field. */
export const printChange = ({ field, before, after }: FieldChange): string => {
  if (before === '') return `${field}: ${after}`
  return after === '' ? `${field}: ${before} before, and not stated after` : `${field}: ${before} → ${after}`
}

const plainly = ({ command, subject_kind, subject_id }: AuditEntry, words: AuditWords): string =>
  `used “${words[command]?.title ?? command}” on ${subject_kind} ${subject_id}`

const ended = (text: string): string => (/[.!?…]”?$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
