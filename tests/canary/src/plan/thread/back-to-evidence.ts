import { evidence } from '#plan/evidence/door.ts'
export const back = evidence
