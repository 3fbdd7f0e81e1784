export const site = []
