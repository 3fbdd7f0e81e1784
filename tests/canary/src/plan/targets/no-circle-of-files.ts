import { second } from './second-of-circle.ts'
export const first = () => second
