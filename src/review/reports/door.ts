// Reports: drafts from the figures as they stand, and releases kept whole.
export { releaseReport } from './commands.ts'
export type { ReportContent } from './content.ts'
export type { ReportAsked } from './gather.ts'
export { listReleases, type Release, type ReleaseSummary } from './queries.ts'
export { openPdfs } from './render/press.ts'
export { writeReportFiles } from './report-file.ts'
