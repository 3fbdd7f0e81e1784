import { home } from '#paths.ts'
export const link = home
