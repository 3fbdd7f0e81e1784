export const support = true
