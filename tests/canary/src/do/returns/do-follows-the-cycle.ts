import { reports } from '#review/reports/door.ts'
export const fault = reports
