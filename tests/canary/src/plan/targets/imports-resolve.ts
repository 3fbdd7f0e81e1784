import { nothing } from './nowhere.ts'
export const fault = nothing
