import { challenge } from '#revise/challenge/door.ts'
export const fault = challenge
