import { thread } from '#plan/thread/door.ts'
export const evidence = thread
