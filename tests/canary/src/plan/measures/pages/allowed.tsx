import type { measures } from '../queries.ts'
export const Fine = ({ rows }: { rows: ReturnType<typeof measures> }) => <p>{rows.length}</p>
