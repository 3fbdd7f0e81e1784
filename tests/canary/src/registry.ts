import { measures } from '#plan/measures/queries.ts'
export const listsEnterByTheDoors = measures
