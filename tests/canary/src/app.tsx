import { measures } from '#plan/measures/queries.ts'
import { plans } from '#plan/service-plans/door.ts'
export const app = [measures, plans]
