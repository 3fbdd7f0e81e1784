export const reports = []
