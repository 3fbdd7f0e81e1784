import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fileFromBytes, type ImportReport, importFile } from '#do/imports/door.ts'
import { ok, type Result } from '#kernel/result.ts'
import type { Refusal } from '#platform/commands/door.ts'
import type { Ask } from './ask.ts'

const named = z.record(z.string(), z.string())

/** A file cannot stand in JSON: it is sent as the text of a CSV file, or as base64, which an Excel workbook needs. */
export const importBody = z
  .object({
    kind: z
      .string()
      .min(1)
      .describe('What the file holds: organisation, plan, measures, targets, values, actions, budget or risks'),
    file_name: z.string().min(1).default('file').describe('Kept as where the figures came from'),
    content: z.string().optional().describe('The text of a CSV file'),
    content_base64: z
      .base64('Send the file as base64')
      .optional()
      .describe('Or the bytes of a CSV file or an Excel workbook, as base64'),
    map: z
      .object({ columns: named.default({}), values: z.record(z.string(), named).default({}) })
      .optional()
      .describe('columns: which heading holds which column; values: which word of the file means which'),
    source: z.string().optional().describe('Where the figures come from, in words'),
    dry_run: z.boolean().default(false).describe('true: say what would change, and keep nothing'),
  })
  .refine(({ content, content_base64 }) => (content === undefined) !== (content_base64 === undefined), {
    path: ['content'],
    error: 'Send the file in content or in content_base64',
  })

/** What an import answers, dry or done. */
export const importAnswer: z.ZodType<ImportReport & { dry_run?: true | undefined }> = z.object({
  rows_read: z.int(),
  rows_changed: z.int(),
  faults: z
    .array(z.object({ row: z.int().nullable(), column: z.string(), found: z.string(), expected: z.string() }))
    .describe('Empty: a file with a fault is refused'),
  unused: z.array(z.string()).describe('Headings of the file that were not used'),
  already: z.string().nullable().describe('When this very file was taken before, if it was: nothing was done again'),
  dry_run: z.literal(true).optional().describe('There after a dry run: nothing was kept'),
})

/** Imports, and answers with the report of what it did; a dry run that found no fault is answered in the same way. */
export const importFromJson = async (ask: Ask, body: unknown): Promise<Result<unknown, Refusal>> => {
  const reports: ImportReport[] = []
  const report = (given: ImportReport) => {
    reports.push(given)
  }
  const input = importBody.transform((given) => ({ ...inputOf(given), report }))
  const done = await ask({ ...importFile, input }, body)
  const dry = reports.at(-1)
  if (!done.ok && done.error.kind === 'conflict' && dry?.faults.length === 0) return ok({ ...dry, dry_run: true })
  return done
}

const inputOf = ({ content, content_base64, file_name, ...given }: z.output<typeof importBody>) => {
  const bytes = content === undefined ? Buffer.from(content_base64 ?? '', 'base64') : Buffer.from(content)
  // the file is what is read; its fingerprint is what an idempotency key is remembered with
  const fingerprint = createHash('sha256').update(bytes).digest('hex')
  return { ...given, file_name, file: fileFromBytes(file_name, bytes), content: fingerprint }
}
