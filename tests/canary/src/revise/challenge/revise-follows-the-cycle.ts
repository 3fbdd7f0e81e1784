import { site } from '#publish/site/door.ts'
export const fault = site
