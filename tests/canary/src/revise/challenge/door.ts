export const challenge = []
