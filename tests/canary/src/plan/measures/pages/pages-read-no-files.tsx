import { readFileSync } from 'node:fs'
export const Fault = () => <p>{readFileSync('x', 'utf8')}</p>
