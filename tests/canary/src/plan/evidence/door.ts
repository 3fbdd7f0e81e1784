export { evidence } from './no-circle-of-slices.ts'
export const needs = []
