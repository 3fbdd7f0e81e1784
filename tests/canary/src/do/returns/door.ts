export const returns = []
