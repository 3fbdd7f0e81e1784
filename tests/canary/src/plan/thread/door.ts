export const thread = []
