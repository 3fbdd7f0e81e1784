import { app } from '#app.tsx'
export const fault = app
