import { clock } from '#platform/clock/door.ts'
export const rulesKnowNoDatabase = clock
