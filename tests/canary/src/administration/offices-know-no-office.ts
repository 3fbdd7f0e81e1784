import { words } from '#entrance/words.ts'
export const fault = words
