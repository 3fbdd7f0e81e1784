import { people } from '#administration/door.ts'
import { measureCodes } from '#plan/measures/door.ts'
export const allowed = [people, measureCodes]
