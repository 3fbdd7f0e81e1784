export const word = 'measure'
