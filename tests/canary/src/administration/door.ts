export const people = ['a person']
