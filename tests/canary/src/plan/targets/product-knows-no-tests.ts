import { support } from '../../../tests/support.ts'
export const fault = support
