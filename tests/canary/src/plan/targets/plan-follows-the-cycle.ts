import { returns } from '#do/returns/door.ts'
export const fault = returns
