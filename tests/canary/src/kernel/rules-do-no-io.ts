import { readFileSync } from 'node:fs'
export const fault = readFileSync
