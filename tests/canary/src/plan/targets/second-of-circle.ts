import { first } from './no-circle-of-files.ts'
export const second = () => first
