// Reports: drafts from the figures as they stand, and releases kept whole.
export { releaseReport, reportCommands, writeText } from './commands.ts'
export type { ReportContent } from './content.ts'
export { draftReport } from './draft.ts'
export type { ReportAsked } from './gather.ts'
export { findRelease, listReleases, newestFigureOn, type Release, type ReleaseSummary, reportsOwed } from './queries.ts'
export { writeReportFiles } from './report-file.ts'
