export type MeasureCode = string
export const measureCodes: MeasureCode[] = ['HOU03']
