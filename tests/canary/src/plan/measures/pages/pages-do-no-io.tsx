import { measures } from '../queries.ts'
export const Fault = () => <p>{measures().length}</p>
