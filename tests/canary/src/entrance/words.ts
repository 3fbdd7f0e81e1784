export const words = ['a sentence']
